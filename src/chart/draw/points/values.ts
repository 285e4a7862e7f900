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
  /** Whether symbols stand behind the markers of their series. */
  hasMarkers: boolean;
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

/** The room for symbols between the names and the axis; markers are left out where they would take too much of it. */
export function symbolRoom(
  sheet: Sheet,
  chart: CategoryChart,
  left: number,
): Pick<Plot, 'hasMarkers'> & { room: number } {
  const widest = (hasMarkers: boolean) =>
    Math.max(0, ...chart.categories.map((_, index) => stripWidth(sheet, chart, index, hasMarkers)));
  const most = (sheet.frame.width - left) * 0.4;
  const hasMarkers = widest(true) <= most;
  return { hasMarkers, room: widest(hasMarkers) };
}

function stripWidth(sheet: Sheet, chart: CategoryChart, index: number, hasMarkers: boolean): number {
  const widths = symbolsOf(chart, index).map(({ symbol, of }) => {
    const markers = hasMarkers ? markersOf(chart, of).length * (sheet.frame.text + 2) : 0;
    return markers + sheet.widthOf(symbol, 700) + 8;
  });
  return widths.reduce((sum, width) => sum + width, 0);
}

/** The series whose markers stand before a symbol: none when it stands for all. */
function markersOf({ series }: CategoryChart, of: readonly Series[]): readonly Series[] {
  return of.length === series.length ? [] : of;
}

/** Writes symbols in place of values at the start of the axis, behind the markers of their series. */
export function writeSymbols(sheet: Sheet, chart: CategoryChart, plot: Plot, index: number, y: number): void {
  let x = plot.symbols;
  const size = sheet.frame.text;
  for (const { symbol, of } of symbolsOf(chart, index)) {
    for (const series of plot.hasMarkers ? markersOf(chart, of) : []) {
      const { name: _, ...sample } = entryOf(chart, series);
      sheet.below.push({ ...sample, x: x + size / 2, y, radius: size * 0.36 });
      x += size + 2;
    }
    sheet.write({ text: symbol, x, y, weight: 700 });
    x += sheet.widthOf(symbol, 700) + 8;
  }
}
