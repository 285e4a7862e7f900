import { ChartJs } from './chartjs.ts';
import type { Chart } from '../chart.ts';
import { widthOf } from '../font.ts';
import { words } from '../words/words.ts';
import { plan } from './configuration.ts';
import { escaped, RecordingContext } from './context.ts';
import { frameOf, type Frame, type Size } from './frame.ts';
import type { Surface } from './surface.ts';

/** SVG, in which colours stay names, as classes that the page's styles give meaning. */
const surface: Surface = { widthOf, colour: (name) => name };

/** A chart as an inline SVG of classes and numbers: no fixed size, no style attribute, no script; in a frame like that of the size. */
export function svg(chart: Chart, size: Size, wish: Partial<Frame> = {}): string {
  const frame = { ...frameOf(size), ...wish };
  const { height, configuration } = plan(chart, frame, surface);
  const context = new RecordingContext(frame.width, height);
  new ChartJs(context as unknown as CanvasRenderingContext2D, configuration).destroy();
  const alt = escaped(words(chart).alt);
  return `<svg class="drawing ${size}" viewBox="0 0 ${frame.width} ${height}" role="img" aria-label="${alt}">${context.elements.join('')}</svg>`;
}
