import { isSymbol } from '../../../dataset/symbols.ts';
import type { CategoryChart, Series } from '../../chart.ts';
import type { Scale } from '../category/scale.ts';
import type { Sheet } from '../sheet.ts';
import { valueText } from './axis.ts';

/** A dot of a row. */
export interface Dot {
  series: Series;
  value: number;
  /** In pixels. */
  x: number;
  /** Steps below the middle of its row: dots that would hide each other stand apart. */
  lane: number;
  interval: readonly [number, number] | undefined;
  isContext: boolean;
}

/** A value beside its dot. */
export interface Label {
  text: string;
  x: number;
  lane: number;
  align: 'left' | 'right';
  isContext: boolean;
}

/** The radius of a dot in pixels. */
export function radiusOf({ frame }: Sheet): number {
  return (frame.text / 14) * 6;
}

/** The height in pixels of a step between dots of one row. */
export function laneOf(sheet: Sheet, chart: CategoryChart): number {
  return hasIntervals(chart) ? sheet.line : radiusOf(sheet) * 1.5;
}

/** Whether any value of a chart is known to lie between two others. */
export function hasIntervals({ series }: CategoryChart): boolean {
  return series.some(({ intervals = [] }) => intervals.some((each) => each !== undefined));
}

/** The dots of a category: those with intervals in the order of their series, others from the least to the most. */
export function dotsOf(sheet: Sheet, chart: CategoryChart, x: Scale, index: number): Dot[] {
  const hasBars = hasIntervals(chart);
  const dots = chart.series.flatMap((series, place): Dot[] => {
    const value = series.values[index];
    if (typeof value !== 'number') return [];
    const lane = hasBars ? place - (chart.series.length - 1) / 2 : 0;
    const isContext = isGrey(chart, series, index);
    return [{ series, value, x: x(value), lane, interval: series.intervals?.[index], isContext }];
  });
  return hasBars
    ? dots
    : inLanes(
        dots.toSorted((a, b) => a.x - b.x),
        radiusOf(sheet) * 1.7,
      );
}

function isGrey({ series, focus, categories }: CategoryChart, { colour }: Series, index: number): boolean {
  const isAside = series.length === 1 && focus.length > 0 && !focus.includes(categories[index]!);
  return colour === 'context' || isAside;
}

/** Moves dots that would hide each other up and down, in runs of those that touch. */
function inLanes(dots: readonly Dot[], clear: number): Dot[] {
  const runs: Dot[][] = [];
  for (const each of dots) {
    const before = runs.at(-1)?.at(-1);
    if (before && each.x - before.x < clear) runs.at(-1)!.push(each);
    else runs.push([each]);
  }
  return runs.flatMap((run) => run.map((each, index) => ({ ...each, lane: index - (run.length - 1) / 2 })));
}

/** The values that are written: those of the outer dots on their outer sides, or one behind each interval. */
export function labelsOf(sheet: Sheet, chart: CategoryChart, dots: readonly Dot[], x: Scale): Label[] {
  const aside = radiusOf(sheet) + sheet.frame.text * 0.35;
  const label = (each: Dot, align: Label['align'], at: number): Label => ({
    text: valueText(each.value, chart.measure),
    x: align === 'left' ? at + aside : at - aside,
    lane: each.interval ? each.lane : 0,
    align,
    isContext: each.isContext,
  });
  if (hasIntervals(chart)) {
    return dots.map((each) => ({
      ...label(each, 'left', Math.max(each.x, each.interval ? x(each.interval[1]) - aside / 2 : 0)),
      lane: each.lane,
    }));
  }
  const [first, last] = [dots[0], dots.at(-1)];
  if (!first || !last) return [];
  const right = label(last, 'left', last.x);
  return first === last ? [right] : [label(first, 'right', first.x), right];
}

/** The symbols of a category in place of values, each with the series that it stands for. */
export function symbolsOf({ series }: CategoryChart, index: number): { symbol: string; of: Series[] }[] {
  const found = series.flatMap((one) => {
    const value = one.values[index];
    return isSymbol(value) && value !== '[z]' ? [{ one, symbol: value }] : [];
  });
  return [...new Set(found.map(({ symbol }) => symbol))].map((symbol) => ({
    symbol,
    of: found.filter((each) => each.symbol === symbol).map(({ one }) => one),
  }));
}
