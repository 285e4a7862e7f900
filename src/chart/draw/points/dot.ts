import type { ChartDataset } from 'chart.js';
import type { CategoryChart, Series } from '../../chart.ts';
import { headings } from '../category/bar.ts';
import { key } from '../category/key.ts';
import { referenceDash } from '../category/levels.ts';
import { colourOf, markerOf } from '../category/marks.ts';
import { bandsAndBreaks, clearings, labelling, rows, type Rows } from '../category/rows.ts';
import { scale, ticks, type Scale } from '../category/scale.ts';
import { levels, reached, saidOf } from '../category/values.ts';
import type { Frame } from '../frame.ts';
import { Sheet } from '../sheet.ts';
import type { Surface } from '../surface.ts';
import { span, tickText, valueText, writeNumbers } from './axis.ts';
import { dotsOf, hasIntervals, labelsOf, laneOf, radiusOf, symbolsOf, type Dot } from './dots.ts';

/** Where a dot chart has its values: from a value to a pixel, where symbols stand, and the numbers along the axis. */
interface Plot {
  x: Scale;
  symbols: number;
  ticks: number[];
  /** Whether there is room for values beside the dots. */
  hasValues: boolean;
}

/** The drawing of a dot or range plot: a row for each category, a dot for each series, a bar between dots of one row. */
export function dot(chart: CategoryChart, frame: Frame, surface: Surface): Sheet {
  const sheet = new Sheet(frame, surface);
  const begin =
    chart.series.length > 1
      ? key(
          sheet,
          chart.series.map((one) => entryOf(chart, one)),
          0,
        )
      : 0;
  const labels = labelling(sheet, chart, Math.round(frame.width * (frame.size === 'wide' ? 0.3 : 0.34)));
  const plot = plotOf(sheet, chart, labels.left);
  const dots = chart.categories.map((_, index) => dotsOf(sheet, chart, plot.x, index));
  const above = headings(sheet, chart, plot.x);
  const top = begin + (above.height > 0 ? above.height + 6 : 0);
  const foot = sheet.line * 1.6;
  const bars = barsOf(sheet, chart, dots);
  const found = rows(sheet, chart, { ...labels, bars, top, foot });
  const middles = found.rows.map((row) => row.bars + (bars * found.thickness) / 2);
  drawAxis(sheet, chart, plot, found);
  drawLevels(sheet, chart, plot.x, { found, tops: above.write(top - 2), top });
  if (hasIntervals(chart)) drawIntervals(sheet, chart, plot.x, dots, middles);
  else drawRanges(sheet, dots, middles);
  dots.forEach((each, index) => {
    writeSymbols(sheet, chart, plot, index, middles[index]!);
    if (plot.hasValues) writeValues(sheet, chart, plot.x, each, middles[index]!);
  });
  for (const series of chart.series) drawDots(sheet, chart, series, dots, middles);
  bandsAndBreaks(sheet, chart, found);
  sheet.height = Math.ceil(found.bottom + foot);
  return sheet;
}

/** How many bars a row would have to hold to be high enough for its dots. */
function barsOf(sheet: Sheet, chart: CategoryChart, rows: readonly Dot[][]): number {
  if (hasIntervals(chart)) return chart.series.length;
  const lanes = Math.max(...rows.flat().map(({ lane }) => Math.abs(lane)), 0) * 2;
  const tall = lanes * laneOf(sheet, chart) + radiusOf(sheet) * 2;
  return tall <= sheet.line * 1.3 ? 1 : Math.ceil(tall / sheet.line);
}

function entryOf(chart: CategoryChart, series: Series) {
  const isOpen = series.colour === 'context';
  return {
    name: series.name,
    colour: isOpen ? 'axis' : colourOf(series),
    marker: markerOf(chart, series),
    isOpen,
  };
}

/** Lays out the axis: behind the names and the symbols, with room for values at its ends. */
function plotOf(sheet: Sheet, chart: CategoryChart, left: number): Plot {
  const from = left + symbolRoom(sheet, chart);
  const width = sheet.frame.width - from - radiusOf(sheet) - 2;
  const intervals = chart.series.flatMap(({ intervals: all = [] }) => all.flatMap((each) => each ?? []));
  const values = [...reached(chart), ...intervals];
  const known = values.length > 0 ? values : [0];
  const along = axisTicks(sheet, chart, known, width);
  const ends = [along[0]!, along.at(-1)!] as const;
  const pads = padding(sheet, chart, ends, width);
  const hasValues = pads[0] + pads[1] <= width / 2;
  const [start, end] = hasValues ? pads : [radiusOf(sheet), 0];
  return { x: scale(ends, [from + start, from + width - end]), symbols: left, ticks: along, hasValues };
}

/** As many round numbers as fit beside each other, so that values may stand at both ends. */
function axisTicks(
  sheet: Sheet,
  { measure }: CategoryChart,
  values: readonly number[],
  width: number,
): number[] {
  const isWhole = measure.type === 'integer' && values.every(Number.isInteger);
  for (const count of [7, 6, 5, 4]) {
    const found = ticks(span(values), count, isWhole);
    const widest = sheet.widest(found.map((value) => tickText(value, measure)));
    if ((widest + 12) * found.length <= width * 0.8) return found;
  }
  return ticks(span(values), 3, isWhole);
}

/** The room that values to the left of the least dots and to the right of the most need beyond the ends of the axis. */
function padding(
  sheet: Sheet,
  chart: CategoryChart,
  ends: readonly [number, number],
  width: number,
): [number, number] {
  let pads: [number, number] = [radiusOf(sheet), 0];
  while (pads[0] + pads[1] < width * 0.7) {
    const x = scale(ends, [pads[0], width - pads[1]]);
    const labels = chart.categories.flatMap((_, index) =>
      labelsOf(sheet, chart, dotsOf(sheet, chart, x, index), x),
    );
    const boxes = labels.map((label) => sheet.boxOf({ ...label, y: 0, weight: 700 }));
    const over = [
      -Math.min(0, ...boxes.map(({ left }) => left)),
      Math.max(0, ...boxes.map(({ right }) => right - width)),
    ];
    if (over[0]! + over[1]! < 1) break;
    pads = [pads[0] + over[0]!, pads[1] + over[1]!];
  }
  return pads;
}

/** Light lines upwards, where no names stand, with numbers below them. */
function drawAxis(sheet: Sheet, { measure }: CategoryChart, { x, ticks: along }: Plot, found: Rows): void {
  const pieces = clearings(found);
  const paths = along.map(x).flatMap((at) =>
    pieces.map(
      ([top, foot]) =>
        [
          [at, top],
          [at, foot],
        ] as const,
    ),
  );
  sheet.below.push({ paths, colour: 'grid' });
  writeNumbers(
    sheet,
    along.map((value) => ({ x: x(value), text: tickText(value, measure) })),
    found.bottom + sheet.line * 0.9,
  );
}

interface Levels {
  found: Rows;
  /** Where the names of bands begin, then those of references. */
  tops: readonly number[];
  top: number;
}

/** Bands and references below the dots, up to their names. */
function drawLevels(sheet: Sheet, chart: CategoryChart, x: Scale, { found, tops, top }: Levels): void {
  levels(chart).forEach(({ from, to }, index) => {
    const area = { left: x(from), right: x(to), top: tops[index]! - 2, bottom: found.bottom };
    sheet.below.unshift({ area, colour: 'band' });
  });
  chart.references.forEach(({ value }, index) => {
    const pieces = [[tops[levels(chart).length + index]!, top] as const, ...clearings(found)];
    const paths = pieces.map(
      ([from, to]) =>
        [
          [x(value), from],
          [x(value), to],
        ] as const,
    );
    sheet.below.push({ paths, colour: 'reference', width: 1.5, dash: referenceDash });
  });
}

function symbolWidth(sheet: Sheet, { series }: CategoryChart, symbol: string): number {
  return (series.length > 1 ? sheet.frame.text + 2 : 0) + sheet.widthOf(symbol, 700) + 8;
}

/** The room for symbols between the names and the axis. */
function symbolRoom(sheet: Sheet, chart: CategoryChart): number {
  const rooms = chart.categories.map((_, index) =>
    symbolsOf(chart, index).reduce((sum, { symbol }) => sum + symbolWidth(sheet, chart, symbol), 0),
  );
  return Math.max(0, ...rooms);
}

/** Writes symbols in place of values at the start of the axis, behind a marker where there are several series. */
function writeSymbols(sheet: Sheet, chart: CategoryChart, plot: Plot, index: number, y: number): void {
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

type Bar = readonly [from: readonly [number, number], to: readonly [number, number]];

/** The bars between the least and the most dots of rows. */
function drawRanges(sheet: Sheet, rows: readonly Dot[][], middles: readonly number[]): void {
  const paths = rows.flatMap((dots, index): Bar[] => {
    const [first, last, y] = [dots[0], dots.at(-1), middles[index]!];
    return first && last && first !== last
      ? [
          [
            [first.x, y],
            [last.x, y],
          ],
        ]
      : [];
  });
  if (paths.length > 0) sheet.below.push({ paths, colour: 'context', width: (sheet.frame.text / 14) * 4 });
}

/** The intervals of values, in the colours of their series; of context, in grey. */
function drawIntervals(
  sheet: Sheet,
  chart: CategoryChart,
  x: Scale,
  rows: readonly Dot[][],
  middles: readonly number[],
): void {
  const bars = rows.flatMap((dots, index) =>
    dots.flatMap(({ interval, series, lane, isContext }) => {
      if (!interval) return [];
      const y = middles[index]! + lane * laneOf(sheet, chart);
      const bar: Bar = [
        [x(interval[0]), y],
        [x(interval[1]), y],
      ];
      return [{ colour: isContext ? 'context' : colourOf(series), bar }];
    }),
  );
  for (const [colour, alike] of Map.groupBy(bars, (each) => each.colour)) {
    const paths = alike.map(({ bar }) => bar);
    sheet.below.push({ paths, colour, width: (sheet.frame.text / 14) * 3 });
  }
}

/** The values beside the dots of a row. */
function writeValues(sheet: Sheet, chart: CategoryChart, x: Scale, dots: readonly Dot[], y: number): void {
  const hasHalo = chart.references.length + chart.bands.length > 0;
  for (const { lane, isContext, ...label } of labelsOf(sheet, chart, dots, x)) {
    const colour = isContext ? 'soft' : 'text';
    sheet.write({ ...label, y: y + lane * laneOf(sheet, chart), weight: 700, colour, hasHalo });
  }
}

/** The dots of a series, one a row. */
function drawDots(
  sheet: Sheet,
  chart: CategoryChart,
  series: Series,
  rows: readonly Dot[][],
  middles: readonly number[],
): void {
  const { surface } = sheet;
  const found = rows.map((dots) => dots.find((each) => each.series === series));
  const data = found.map((each, index) => ({
    ...saidOf(chart, series, index, each ? valueText(each.value, chart.measure) : ''),
    x: each?.x ?? Number.NaN,
    y: middles[index]! + (each?.lane ?? 0) * laneOf(sheet, chart),
  }));
  const colours = (own: string, grey: string) =>
    found.map((each) => surface.colour(each?.isContext ? grey : own));
  sheet.datasets.push({
    type: 'line',
    label: series.name,
    data,
    showLine: false,
    order: series.colour === 'context' ? 1 : 0,
    pointStyle: markerOf(chart, series),
    pointRadius: radiusOf(sheet),
    pointHitRadius: 8,
    pointBackgroundColor: colours(colourOf(series), 'ground'),
    pointBorderColor: colours('ground', 'axis'),
    pointBorderWidth: (sheet.frame.text / 14) * 1.5,
    clip: false,
  } as unknown as ChartDataset);
}
