import type { ChartDataset } from 'chart.js';
import type { CategoryChart, Series } from '../../chart.ts';
import type { Marker, Said, Sheet } from '../sheet.ts';

const dashes = [[], [7, 4], [2, 3], [10, 3, 2, 3], [4, 4], [1, 4]];
const contextDashes = [[], [6, 3], [2, 3], [8, 3, 2, 3], [3, 6], [1, 4]];
const greys = ['context', 'axis', 'reference'];
const markers = ['circle', 'rect', 'triangle', 'rectRot', 'circle', 'rect'] as const;

/** The name of a series' colour. */
export function colourOf({ colour }: Series): string {
  return colour === 'context' ? 'context' : `series-${colour + 1}`;
}

/** The shape of a series' dots: by its colour, so that both stay the same; those of context by their number. */
export function markerOf({ series }: CategoryChart, one: Series): Marker {
  const among = series.filter(({ colour }) => colour === 'context');
  const place = one.colour === 'context' ? among.indexOf(one) : one.colour;
  return markers[place] ?? 'circle';
}

/** The name of the colour of a series' bars; several series of context are greys that can be told apart. */
export function fillOf({ series }: CategoryChart, one: Series): string {
  const context = series.filter(({ colour }) => colour === 'context');
  return one.colour === 'context' ? greys[context.indexOf(one) % greys.length]! : colourOf(one);
}

/** The names of the colours of a series' bars: with one series, categories that are not in focus are grey. */
export function coloursOf(chart: CategoryChart, series: Series): string[] {
  const isAlone = chart.series.length === 1 && chart.focus.length > 0;
  return chart.categories.map((name) =>
    isAlone && !chart.focus.includes(name) ? 'context' : fillOf(chart, series),
  );
}

/** The dashes of a series' line: by its colour, so that both stay the same; those of context by their number. */
export function dashOf({ series }: CategoryChart, one: Series): number[] {
  if (one.colour !== 'context') return dashes[one.colour] ?? [];
  const place = series.filter(({ colour }) => colour === 'context').indexOf(one);
  return contextDashes[place] ?? [];
}

/** A point of a line, or the end of a bar, in pixels; without a value it has no place along the value's axis. */
export type Mark = Said & { x: number | [number, number]; y: number | [number, number] };

/** A line with its markers; it is not drawn to points that break with those before them. */
export function lineMarks(sheet: Sheet, chart: CategoryChart, series: Series, points: readonly Mark[]): void {
  const isContext = series.colour === 'context';
  const colour = sheet.surface.colour(colourOf(series));
  const none = sheet.surface.colour('none');
  const parted = partsOf(series);
  const borderColor = ({ p1DataIndex }: { p1DataIndex: number }) =>
    parted.includes(p1DataIndex) ? none : undefined;
  sheet.datasets.push({
    type: 'line',
    label: series.name,
    data: points as Mark[],
    order: isContext ? 1 : 0,
    borderColor: colour,
    borderWidth: (isContext ? 2 : 2.5) * (sheet.frame.text / 14),
    borderDash: dashOf(chart, series),
    ...(parted.length > 0 && { segment: { borderColor } }),
    pointBackgroundColor: colour,
    pointBorderColor: sheet.surface.colour('ground'),
    pointBorderWidth: 1.5,
    pointRadius: radii(sheet, series, points),
    pointHitRadius: 8,
    pointStyle: isContext ? 'circle' : (markers[series.colour as number] ?? 'circle'),
    spanGaps: false,
    clip: false,
  } as unknown as ChartDataset);
}

/** The sizes of a line's markers: smaller where they are close; context has them only where there is no line. */
function radii(sheet: Sheet, series: Series, points: readonly Mark[]): number[] {
  const spacing = (Number(points.at(-1)!.x) - Number(points[0]!.x)) / (points.length - 1);
  const radius = Math.max(2.5, Math.min(4.5, (spacing || Infinity) / 4)) * (sheet.frame.text / 14);
  const isLone = (index: number) => !joins(series, index) && !joins(series, index + 1);
  return points.map((_, index) => (series.colour !== 'context' || isLone(index) ? radius : 0));
}

/** Indexes of the values that no line leads up to, though they are numbers. */
function partsOf({ breaks = [], gaps = [] }: Series): number[] {
  return [...breaks, ...gaps];
}

/** Whether a line leads up to a value. */
function joins(series: Series, index: number): boolean {
  const isNumber = (at: number) => typeof series.values[at] === 'number';
  return isNumber(index) && isNumber(index - 1) && !partsOf(series).includes(index);
}

/** Bars between two pixels each, of one thickness: `y` when they lie, `x` when they stand. */
export function barMarks(sheet: Sheet, { axis, label, bars, colours, thickness, gap = 0 }: Bars): void {
  sheet.datasets.push({
    type: 'bar',
    label,
    data: bars as Mark[],
    indexAxis: axis,
    grouped: false,
    barThickness: thickness,
    backgroundColor: colours.map((name) => sheet.surface.colour(name)),
    inflateAmount: -gap / 2,
    clip: false,
  } as unknown as ChartDataset);
}

interface Bars {
  axis: 'x' | 'y';
  label: string;
  bars: readonly Mark[];
  /** One a bar, by name. */
  colours: readonly string[];
  thickness: number;
  /** The room in pixels between bars that touch. */
  gap?: number;
}
