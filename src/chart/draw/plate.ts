import type { Palette } from '../../board.ts';
import type { Chart } from '../chart.ts';
import { widthOf } from '../font.ts';
import { bitmap, ink } from './bitmap.ts';
import { frameOf } from './frame.ts';
import { legend, type Legend } from './legend.ts';
import { plan } from './configuration.ts';
import { draw, paint } from './png.ts';
import type { Surface } from './surface.ts';
import { svg } from './svg.ts';

/** A drawing for a document: nothing outside it gives its colours a meaning. */
export interface Plate {
  svg: string;
  /** The same as PNG, in base64, twice as fine: for programs that cannot show SVG. */
  png: string;
  /** In CSS pixels. */
  width: number;
  height: number;
}

/** A chart with the names of its series above it, on white. */
export function plate(chart: Chart, palette?: Palette): Plate {
  const colour = paint(palette);
  const frame = frameOf('wide');
  const names = legend(chart, { x: 0, y: 0, width: frame.width, size: frame.text });
  const inner = svg(chart, 'wide');
  const drawn = Number(/viewBox="0 0 \d+ (\d+)"/.exec(inner)![1]);
  const [width, height] = [frame.width, Math.ceil(drawn + names.height)];
  const root = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="'Atkinson Hyperlegible Next', Arial, sans-serif" font-size="${frame.text}" fill="${colour('text')}">`;
  const body = inner.replace(/^<svg[^>]*>|<\/svg>$/g, '');
  const chartGroup = `<g transform="translate(0 ${names.height})">${resolved(body, colour)}</g>`;
  return {
    svg: `${root}${legendSvg(names, colour)}${chartGroup}</svg>`,
    png: raster(chart, names, colour),
    ...{ width, height },
  };
}

/** Elements whose classes are replaced by the colours that they stand for. */
function resolved(elements: string, colour: (name: string) => string): string {
  return elements.replace(
    /class="(?:(fill|line) )?([\w-]+)"/g,
    (_, role: string | undefined, name: string) =>
      role === 'line' ? `fill="none" stroke="${colour(name)}"` : `fill="${colour(name)}"`,
  );
}

function legendSvg({ lines, swatches }: Legend, colour: (name: string) => string): string {
  return [
    ...swatches.map(
      ({ colour: name, x, y, size }) =>
        `<rect x="${x}" y="${y}" width="${size}" height="${size}" fill="${colour(name)}"/>`,
    ),
    ...lines.map(({ text, x, y, size }) => `<text x="${x}" y="${y + size * 0.35}">${escaped(text)}</text>`),
  ].join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** The same drawing as PNG, twice as fine. */
function raster(chart: Chart, names: Legend, colour: Surface['colour']): string {
  const frame = frameOf('wide');
  const planned = plan(chart, frame, { widthOf, colour });
  const fine = 2;
  const sheet = bitmap(frame.width * fine, Math.ceil(planned.height + names.height) * fine);
  const { context } = sheet;
  context.fillStyle = colour('ground');
  context.fillRect(0, 0, sheet.canvas.width, sheet.canvas.height);
  context.scale(fine, fine);
  ink(context, names, colour);
  const inner = bitmap(frame.width * fine, planned.height * fine);
  planned.configuration.options!.devicePixelRatio = fine;
  draw(planned, inner);
  context.resetTransform();
  context.drawImage(inner.canvas, 0, names.height * fine);
  return sheet.canvas.encodeSync('png').toString('base64');
}
