import type { CategoryChart, Series } from '../../chart.ts';
import { segment, type Sheet } from '../sheet.ts';
import { endsHeight, endsWidth, writeEnds, type End } from './ends.ts';
import { flags, type Flags } from './flags.ts';
import { drawLines, grid, halfSteps, type Plot, timesHeight, writeTimes } from './lines.ts';
import { colourOf } from './marks.ts';
import { range, scale, ticks } from './scale.ts';
import { axisText, levels, reached, remarks, stretches, valueText } from './values.ts';

/** Lines over time, each with its name and its last value at its end. */
export function line(sheet: Sheet, chart: CategoryChart): void {
  const { size, height: wish, text } = sheet.frame;
  const steps = ticks(range(reached(chart)), size === 'wide' ? 6 : 5, isWhole(chart));
  const labels = endLabels(sheet, chart);
  const times = chart.times!;
  const x = across(sheet, chart, steps, endsWidth(sheet, labels));
  const above = headings(sheet, chart, x);
  const foot = timesHeight(sheet, chart.categories);
  const top = above.height > 0 ? above.height + 14 : sheet.line / 2 + 3;
  const best = (size === 'wide' ? 270 : 220) * (text / 14);
  const least = Math.max(endsHeight(sheet, labels) - 8, steps.length * (sheet.line + 2));
  const bottom = top + Math.max(least, wish === undefined ? best : wish - top - foot - 2);
  const y = scale([steps[0]!, steps.at(-1)!], [bottom, top]);
  const plot: Plot = { ...x, top, bottom, y, steps };
  grid(sheet, chart, plot, x.left);
  drawLines(sheet, chart, plot);
  writeTimes(sheet, chart.categories, times.map(x.x), { left: 0, right: sheet.frame.width, bottom });
  writeEnds(sheet, ends(chart, labels, plot), x.right + 10, [top - 8, bottom + 4]);
  writeHeadings(sheet, chart, plot, above);
  sheet.height = Math.ceil(bottom + foot + 2);
}

/** Whether every value of a chart is a whole number. */
export function isWhole(chart: CategoryChart): boolean {
  return reached(chart).every((value) => Number.isInteger(value));
}

/** Where the plot begins and ends, and where times stand in it. */
function across(sheet: Sheet, chart: CategoryChart, steps: readonly number[], ending: number) {
  const { width, text } = sheet.frame;
  const numbers = sheet.widest(steps.map((step) => axisText(chart, step)));
  const left = numbers + 8;
  const right = width - Math.max(ending > 0 ? ending + 12 : 0, 8);
  const inset = text / 2;
  const times = chart.times!;
  const [first, last] = [times[0]!, times.at(-1)!];
  const span: [number, number] = first === last ? [first - 1, last + 1] : [first, last];
  return { left, right, x: scale(span, [left + inset, right - inset]) };
}

type Label = Pick<End, 'lines' | 'colour'> & { series?: Series; at?: number };

/** What stands to the right of the plot: names and last values, references, bands between values. */
function endLabels(sheet: Sheet, chart: CategoryChart): Label[] {
  const { width, size } = sheet.frame;
  const room = Math.round(width * (size === 'wide' ? 0.26 : 0.31));
  const isAlone = chart.series.length === 1;
  const named = chart.series.map((series): Label => {
    const last =
      series.values.findLast((value) => typeof value === 'number') ??
      series.values.findLast((value) => value !== '[z]');
    const colour = series.colour === 'context' ? 'soft' : 'text';
    const name = isAlone ? [] : sheet.wrapped(series.name, room).map((text) => ({ text, colour }));
    const value = last === undefined ? [] : [{ text: valueText(chart, last), weight: 700 as const, colour }];
    return { series, lines: [...value, ...name], colour: colourOf(series) };
  });
  const grey = (label: string, at: number): Label => ({
    lines: sheet.wrapped(label, room).map((text) => ({ text, colour: 'soft' })),
    colour: 'axis',
    at,
  });
  return [
    ...named.filter(({ lines }) => lines.length > 0),
    ...chart.references.map(({ label, value }) => grey(label, value)),
    ...levels(chart).map(({ label, from, to }) => grey(label, (from + to) / 2)),
  ];
}

function ends(chart: CategoryChart, labels: readonly Label[], { right, x, y }: Plot): End[] {
  return labels.map(({ lines, colour, series, at }): End => {
    if (at !== undefined) return { lines, colour, from: [right - 4, y(at)] };
    const last = series!.values.findLastIndex((value) => typeof value === 'number');
    const value = series!.values[last];
    return {
      lines,
      colour,
      from: typeof value === 'number' ? [x(chart.times![last]!), y(value)] : undefined,
    };
  });
}

/** Remarks, and the names of bands along time, above the plot. */
function headings(sheet: Sheet, chart: CategoryChart, { x }: Pick<Plot, 'x'>): Flags {
  const middles = stretches(chart).map(({ label, from, to }) => {
    const [start, end] = halfSteps(chart.times!, from, to).map(x) as [number, number];
    return { text: label, x: (start + end) / 2, stretch: end - start };
  });
  return flags(sheet, [
    ...middles,
    ...remarks(chart).map(({ text, index }) => ({ text, x: x(chart.times![index]!) })),
  ]);
}

function writeHeadings(sheet: Sheet, chart: CategoryChart, plot: Plot, above: Flags): void {
  const tops = above.write(plot.top - 14);
  stretches(chart).forEach(({ from, to }, index) => {
    const [left, right] = halfSteps(chart.times!, from, to).map(plot.x) as [number, number];
    const area = {
      left: Math.max(left, plot.left),
      right: Math.min(right, plot.right),
      top: tops[index]! - 3,
      bottom: plot.bottom,
    };
    sheet.below.unshift({ area, colour: 'band' });
  });
  remarks(chart).forEach(({ index }, place) => {
    const from = tops[stretches(chart).length + place]!;
    const at = plot.x(chart.times![index]!);
    const highest = Math.max(
      ...chart.series.map(({ values }) => Number(values[index])).filter(Number.isFinite),
    );
    const to = Number.isFinite(highest) ? plot.y(highest) - 8 : plot.bottom;
    if (to > from) sheet.below.push(segment([at, from + 2], [at, to], 'axis'));
  });
}
