import type { Palette } from '../../../board.ts';
import { canvasPng } from '../../canvas.ts';
import type { Chart } from '../../chart.ts';
import { widthOf } from '../../font.ts';
import { bitmap } from './bitmap.ts';
import { plan } from '../configuration.ts';
import { frameOf } from '../frame.ts';
import { isColumn } from '../category/column.ts';
import { Sheet } from '../sheet.ts';
import { draw, paint } from './png.ts';
import { svg } from '../svg.ts';

/** A drawing for a document: nothing outside it gives its colours a meaning. */
export interface Plate {
  svg: string;
  /** The same as PNG, in base64, half as fine again: for programs that cannot show SVG. */
  png: string;
  /** In CSS pixels. */
  width: number;
  height: number;
  /** The drawing for about half the width of a page, with text of the same size; none when the chart is another one there. */
  narrow?: Pick<Plate, 'svg' | 'width' | 'height'>;
}

/** A chart on white, in the colours of the palette. */
export function plate(chart: Chart, palette?: Palette): Plate {
  const frame = narrowFrame(chart);
  return {
    ...vector(svg(chart, 'wide'), palette),
    png: raster(chart, palette).toString('base64'),
    ...(frame && { narrow: vector(svg(chart, 'narrow', frame), palette) }),
  };
}

/** A low frame that shows what the whole width does: lines in one plot, with room for their names, or upright columns. */
function narrowFrame(chart: Chart): { width: number; height: number } | undefined {
  const { width } = frameOf('narrow');
  if ((chart.kind !== 'line' && chart.kind !== 'column') || chart.hasPanels) return undefined;
  if (chart.kind === 'line') return { width: chart.series.length > 1 ? width * 1.25 : width, height: 205 };
  const sheet = new Sheet(frameOf('narrow'), { widthOf, colour: (name) => name });
  return isColumn(sheet, chart) ? { width, height: 205 } : undefined;
}

/** A drawing whose colours are its own, with its size in pixels. */
function vector(drawing: string, palette: Palette | undefined) {
  const [width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(drawing)!.slice(1).map(Number) as [number, number];
  const font = `font-family="'Atkinson Hyperlegible Next', Arial, sans-serif" font-size="${frameOf('wide').text}"`;
  const root = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ${font} fill="${paint(palette)('text')}">`;
  const painted = drawing
    .replace(/^<svg[^>]*>/, root)
    .replace(/class="([^"]*)"/g, (_, names: string) => attributes(names, palette));
  return { svg: painted, width, height };
}

/** The outline of text that lines run below; programs that know no order of painting would draw it over the text. */
export const halo = / stroke="[^"]*" stroke-width="4" stroke-linejoin="round" paint-order="stroke"/g;

/** What the classes of an element stand for: `fill series-1`, `line grid`, `dot series-2`, `on-2`, `soft halo`. */
function attributes(classes: string, palette: Palette | undefined): string {
  const colour = paint(palette);
  const names = classes.split(' ');
  const [first = '', second = ''] = names;
  if (first === 'line') return `fill="none" stroke="${colour(second)}"`;
  if (first === 'dot') return `fill="${colour(second)}" stroke="${colour('ground')}" stroke-width="1.5"`;
  const filled = names.find((name) => name !== 'fill' && name !== 'halo') ?? 'text';
  const outline = `stroke="${colour('ground')}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`;
  return `fill="${colour(filled)}"${names.includes('halo') ? ` ${outline}` : ''}`;
}

/** The same drawing as PNG, half as fine again. */
function raster(chart: Chart, palette: Palette | undefined): Buffer {
  const fine = 1.5;
  const planned = plan(chart, frameOf('wide'), { widthOf, colour: paint(palette) });
  const sheet = bitmap(frameOf('wide').width, planned.height, fine);
  planned.configuration.options!.devicePixelRatio = fine;
  draw(planned, sheet);
  const { context, canvas } = sheet;
  context.resetTransform();
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = paint(palette)('ground');
  context.fillRect(0, 0, canvas.width, canvas.height);
  return Buffer.from(canvasPng(canvas));
}
