import type { Cell } from '../../../dataset/dataset.ts';
import type { CategoryChart } from '../../chart.ts';
import { shares } from '../../shares.ts';
import { isSymbol } from '../../../dataset/symbols.ts';
import { segment, type Sheet } from '../sheet.ts';
import { headings, writeHeadings } from './bar.ts';
import { keyOf } from './column.ts';
import { key } from './key.ts';
import { barMarks, fillOf, type Mark } from './marks.ts';
import { bandsAndBreaks, clearings, labelling, rows, type Rows } from './rows.ts';
import { range, scale, ticks, type Scale } from './scale.ts';
import { axisText, reached, saidOf, valueText } from './values.ts';

/** One bar a category, in parts; in shares of the whole when the chart says so. */
export function stacked(sheet: Sheet, given: CategoryChart): void {
  const chart = given.kind === 'stacked-100' ? shares(given) : given;
  const { width, size } = sheet.frame;
  const begin = key(sheet, keyOf(chart), 0);
  const labels = labelling(sheet, chart, Math.round(width * (size === 'wide' ? 0.3 : 0.34)));
  const x = lengthwise(sheet, chart, labels.left);
  const above = headings(sheet, chart, x);
  const top = begin + (above.height > 0 ? above.height + 6 : 0);
  const foot = sheet.line + 8;
  const found = rows(sheet, chart, { ...labels, bars: 1, top, foot });
  axis(sheet, chart, x, found);
  parts(sheet, chart, found, x);
  writeHeadings(sheet, chart, { x, top, found, above });
  bandsAndBreaks(sheet, chart, found);
  sheet.height = Math.ceil(found.bottom + foot);
}

function total(cells: readonly Cell[]): number {
  return cells.reduce<number>((sum, cell) => sum + (typeof cell === 'number' ? cell : 0), 0);
}

function totals({ categories, series }: CategoryChart): number[] {
  return categories.map((_, index) => total(series.map(({ values }) => values[index]!)));
}

/** The scale from 0 to the longest bar, with room for the symbols of hidden parts after the bars. */
function lengthwise(sheet: Sheet, chart: CategoryChart, left: number): Scale {
  const lengths = chart.kind === 'stacked-100' ? [100] : totals(chart);
  const reach = range([...lengths, ...reached({ ...chart, series: [] })]);
  const symbols = chart.categories.map((_, index) => symbolsOf(chart, index));
  const room = sheet.widest(symbols, 700);
  return scale(reach, [left, sheet.frame.width - (room > 0 ? room + 8 : 1)]);
}

/** The symbols that stand in place of parts of a bar. */
function symbolsOf({ series }: CategoryChart, index: number): string {
  const cells = series.map(({ values }) => values[index]!);
  return [...new Set(cells.filter((cell) => isSymbol(cell) && cell !== '[z]'))].join(' ');
}

/** Light lines behind the bars, with their numbers below. */
function axis(sheet: Sheet, chart: CategoryChart, x: Scale, found: Rows): void {
  const most = chart.kind === 'stacked-100' ? 100 : Math.max(...totals(chart), 0) || 1;
  const counts = sheet.frame.size === 'wide' ? [6, 5, 4, 3, 2] : [5, 4, 3, 2];
  const choices = counts.map((count) => numbersAt(sheet, chart, stepsTo(chart, most, count), x));
  const isApart = (all: readonly Numbered[]) =>
    all.every(({ left }, index) => index === 0 || left - all[index - 1]!.right > 10);
  for (const { step, text, left } of choices.find(isApart) ?? choices.at(-1)!.slice(0, 1)) {
    const colour = step === 0 ? 'axis' : 'grid';
    for (const [from, to] of clearings(found)) {
      sheet.below.push(segment([x(step), from], [x(step), to], colour));
    }
    sheet.write({ text, x: left, y: found.bottom + 5 + sheet.line / 2, colour: 'soft' });
  }
}

/** A number of the axis, and where it is written: below its line, or as near as the frame allows. */
interface Numbered {
  step: number;
  text: string;
  left: number;
  right: number;
}

function numbersAt(sheet: Sheet, chart: CategoryChart, steps: readonly number[], x: Scale): Numbered[] {
  return steps.map((step) => {
    const text = axisText(chart, step);
    const width = sheet.widthOf(text);
    const left = Math.max(0, Math.min(sheet.frame.width - width, x(step) - width / 2));
    return { step, text, left, right: left + width };
  });
}

function stepsTo({ kind, series }: CategoryChart, most: number, count: number): number[] {
  if (kind === 'stacked-100') return count >= 5 ? [0, 25, 50, 75, 100] : count >= 3 ? [0, 50, 100] : [0, 100];
  const isWhole = series.every(({ values }) =>
    values.every((value) => typeof value !== 'number' || Number.isInteger(value)),
  );
  return ticks([0, most], count + 1, isWhole).filter((step) => step <= most);
}

/** The parts of each bar with their values where they fit, and the symbols of hidden parts after it. */
function parts(sheet: Sheet, chart: CategoryChart, found: Rows, x: Scale): void {
  const edges = chart.categories.map(() => 0);
  // Rounded percentages may add up to 99 or 101; their bars are of one length all the same.
  const stretch = totals(chart).map((whole) => (chart.kind === 'stacked-100' ? 100 / whole : 1));
  const middle = (index: number) => found.rows[index]!.bars + found.thickness / 2;
  chart.series.forEach((series) => {
    const fill = fillOf(chart, series);
    const colour = /^series-\d$|^context$/.test(fill) ? `on-${fill.replace('series-', '')}` : undefined;
    const bars = series.values.map((value, index): Mark => {
      const text = valueText(chart, value);
      const said = saidOf(chart, series, index, text);
      const y = middle(index);
      if (typeof value !== 'number' || value === 0) return { ...said, x: Number.NaN, y };
      const [from, to] = [x(edges[index]!), x((edges[index]! += value * stretch[index]!))];
      const fits = to - from > sheet.widthOf(text, 700) + 8;
      if (fits && colour) sheet.write({ text, x: (from + to) / 2, y, align: 'center', weight: 700, colour });
      return { ...said, x: [from, to], y };
    });
    const colours = chart.categories.map(() => fill);
    barMarks(sheet, { axis: 'y', label: series.name, bars, colours, thickness: found.thickness, gap: 1 });
  });
  chart.categories.forEach((_, index) => {
    const text = symbolsOf(chart, index);
    if (text) sheet.write({ text, x: x(edges[index]!) + 6, y: middle(index), weight: 700 });
  });
}
