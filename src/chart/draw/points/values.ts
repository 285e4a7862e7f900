import type { CategoryChart, Series } from '../../chart.ts';
import type { Box } from '../box.ts';
import { colourOf, markerOf } from '../category/marks.ts';
import type { Scale } from '../category/scale.ts';
import type { Sheet } from '../sheet.ts';
import { labelsOf, laneOf, radiusOf, symbolsOf, type Dot } from './dots.ts';

/** Where a dot chart has its values: from a value to a pixel, where symbols stand, and the numbers along the axis. */
export interface Plot {
  x: Scale;
  /** Where the axis begins, in pixels. */
  left: number;
  /** Where symbols begin. */
  symbols: number;
  ticks: number[];
  /** Whether there is room for values beside the dots. */
  hasValues: boolean;
}

/** What stands for a series in the key, and before its symbols. */
export function entryOf(chart: CategoryChart, series: Series) {
  const isOpen = series.colour === 'context';
  return {
    name: series.name,
    colour: isOpen ? 'axis' : colourOf(series),
    marker: markerOf(chart, series),
    isOpen,
  };
}

/** The values beside the dots of a row; one that would stand on a reference line moves beyond it if it can. */
export function writeValues(
  sheet: Sheet,
  chart: CategoryChart,
  { x, left: start }: Plot,
  dots: readonly Dot[],
  middle: number,
): void {
  const hasHalo = chart.references.length + chart.bands.length > 0;
  const lines = chart.references.map(({ value }) => x(value));
  for (const { lane, isContext, ...label } of labelsOf(sheet, chart, dots, x)) {
    const y = middle + lane * laneOf(sheet, chart);
    const colour = isContext ? 'soft' : 'text';
    const text = { ...label, y, weight: 700, colour, hasHalo } as const;
    const { left, right } = sheet.boxOf(text);
    const line = lines.find((at) => at > left - 3 && at < right + 3);
    const moved = line === undefined ? text : { ...text, x: line + (label.align === 'left' ? 5 : -5) };
    const box = sheet.boxOf(moved);
    const isInside = box.left >= start && box.right <= sheet.frame.width;
    const isFree = isInside && isClear(box, radiusOf(sheet) + 1, dots, lines);
    sheet.write(isFree ? moved : text);
  }
}

/** Whether a box is on no line and no dot of its row. */
function isClear(
  { left, right }: Box,
  radius: number,
  dots: readonly Dot[],
  lines: readonly number[],
): boolean {
  const isOff = (from: number, to: number) => to <= left || from >= right;
  return lines.every((at) => isOff(at, at)) && dots.every(({ x }) => isOff(x - radius, x + radius));
}

function symbolWidth(sheet: Sheet, { series }: CategoryChart, symbol: string): number {
  return (series.length > 1 ? sheet.frame.text + 2 : 0) + sheet.widthOf(symbol, 700) + 8;
}

/** The room for symbols between the names and the axis. */
export function symbolRoom(sheet: Sheet, chart: CategoryChart): number {
  const rooms = chart.categories.map((_, index) =>
    symbolsOf(chart, index).reduce((sum, { symbol }) => sum + symbolWidth(sheet, chart, symbol), 0),
  );
  return Math.max(0, ...rooms);
}

/** Writes symbols in place of values at the start of the axis, behind a marker where there are several series. */
export function writeSymbols(sheet: Sheet, chart: CategoryChart, plot: Plot, index: number, y: number): void {
  let x = plot.symbols;
  const size = sheet.frame.text;
  for (const { one, symbol } of symbolsOf(chart, index)) {
    const hasMarker = chart.series.length > 1;
    const { name: _, ...sample } = entryOf(chart, one);
    if (hasMarker) sheet.below.push({ ...sample, x: x + size / 2, y, radius: size * 0.36 });
    sheet.write({ text: symbol, x: x + (hasMarker ? size + 2 : 0), y, weight: 700 });
    x += symbolWidth(sheet, chart, symbol);
  }
}
