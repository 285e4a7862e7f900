import type { Cell } from '../../../dataset/dataset.ts';
import type { CategoryChart } from '../../chart.ts';
import { segment, type Sheet } from '../sheet.ts';
import { endsHeight, endsWidth, writeEnds, type End } from './ends.ts';
import { flags, type Flags } from './flags.ts';
import { key } from './key.ts';
import { levelsAndReferences } from './levels.ts';
import { barMarks, coloursOf, fillOf, type Mark } from './marks.ts';
import { range, scale, type Scale } from './scale.ts';
import { breaksOf, levels, reached, remarks, saidOf, stretches, valueText } from './values.ts';

/** The slots of a column chart: one a category, with a bar for each series in it. */
export interface Slots {
  left: number;
  right: number;
  /** The width of a slot. */
  slot: number;
  /** From the middle of a bar to the middle of the next in its slot. */
  pitch: number;
}

/** Whether categories and values fit their slots, so that columns may stand upright. */
export function isColumn(sheet: Sheet, chart: CategoryChart): boolean {
  return areFitting(sheet, chart, slots(sheet, chart));
}

/** Whether categories fit below, and values above, the bars of some slots. */
export function areFitting(sheet: Sheet, chart: CategoryChart, { slot, pitch }: Slots): boolean {
  const isShort = (category: string) =>
    category.split(' ').every((word) => sheet.widthOf(word) <= slot - 8) &&
    sheet.wrapped(category, slot - 8).length <= 3;
  const values = chart.series.flatMap(({ values: all }) => all.filter((value) => value !== '[z]'));
  const widest = sheet.widest(
    values.map((value) => valueText(chart, value)),
    700,
  );
  return chart.categories.every(isShort) && widest + 4 <= pitch && pitch >= 14;
}

/** Columns that stand on 0, one a category or a group of them, each with its value. */
export function column(sheet: Sheet, chart: CategoryChart): void {
  const { size, height: wish, text } = sheet.frame;
  const place = slots(sheet, chart);
  const begin = chart.series.length > 1 ? key(sheet, keyOf(chart), 0) : 0;
  const above = headings(sheet, chart, place);
  const head = begin + (above.height > 0 ? above.height + 8 : 0);
  const labels = edgeLabels(sheet, chart);
  const foot = Math.max(...chart.categories.map((each) => lines(sheet, each, place).length)) * sheet.line + 8;
  const best = (size === 'wide' ? 220 : 180) * (text / 14);
  const least = Math.max(endsHeight(sheet, labels) + 4, 4 * sheet.line);
  const tall = Math.max(least, wish === undefined ? best : wish - head - foot - 2);
  const [top, bottom] = [head, head + tall];
  const y = upright(sheet, chart, top, bottom);
  levelsAndReferences(sheet, chart, { ...place, y });
  drawColumns(sheet, chart, { place, y, top, bottom, hasValues: true });
  writeCategories(sheet, chart, place, bottom + 6);
  const ends = labels.map((label): End => ({ ...label, from: [place.right - 4, y(label.at)] }));
  writeEnds(sheet, ends, place.right + 10, [top, bottom + 2]);
  writeHeadings(sheet, chart, { place, above, top: head, bottom, y });
  sheet.height = Math.ceil(bottom + foot + 2);
}

/** The series of a chart as they stand in its key. */
export function keyOf(chart: CategoryChart): { name: string; colour: string }[] {
  return chart.series.map((series) => ({ name: series.name, colour: fillOf(chart, series) }));
}

function writeCategories(sheet: Sheet, { categories }: CategoryChart, place: Slots, top: number): void {
  categories.forEach((category, index) => {
    const x = place.left + (index + 0.5) * place.slot;
    lines(sheet, category, place).forEach((text, row) => {
      sheet.write({ text, x, y: top + (row + 0.5) * sheet.line, align: 'center' });
    });
  });
}

function lines(sheet: Sheet, category: string, { slot }: Slots): string[] {
  return sheet.wrapped(category, slot - 8);
}

/** The scale of values, with room for the numbers above and below the bars. */
function upright(sheet: Sheet, chart: CategoryChart, top: number, bottom: number): Scale {
  const reach = range(reached(chart));
  const below = reach[0] < 0 ? sheet.line + 4 : 0;
  return scale(reach, [bottom - below, top + sheet.line + 4]);
}

function slots(sheet: Sheet, chart: CategoryChart): Slots {
  const ending = endsWidth(sheet, edgeLabels(sheet, chart));
  return slotsBetween(chart, 0, sheet.frame.width - (ending > 0 ? ending + 12 : 0), sheet.frame.text * 6);
}

/** The slots between two edges, with bars of at most some thickness. */
export function slotsBetween(chart: CategoryChart, left: number, right: number, most: number): Slots {
  const slot = (right - left) / chart.categories.length;
  const count = chart.series.length;
  const pitch = Math.min((slot * (count > 1 ? 0.8 : 0.72)) / count, most);
  return { left, right, slot, pitch };
}

/** References and levels, whose names stand to the right of the plot. */
function edgeLabels(sheet: Sheet, chart: CategoryChart): (Omit<End, 'from'> & { at: number })[] {
  const { width, size } = sheet.frame;
  const room = Math.round(width * (size === 'wide' ? 0.2 : 0.28));
  const label = (text: string, at: number) => ({
    at,
    colour: 'axis',
    lines: sheet.wrapped(text, room).map((said) => ({ text: said, colour: 'soft' })),
  });
  return [
    ...chart.references.map(({ label: text, value }) => label(text, value)),
    ...levels(chart).map(({ label: text, from, to }) => label(text, (from + to) / 2)),
  ];
}

interface Columns {
  place: Slots;
  y: Scale;
  top: number;
  bottom: number;
  /** Whether there is room for each value at the end of its bar. */
  hasValues: boolean;
}

/** The middle of a value at the end of its bar: beyond any reference that would run through it. */
function labelAt(sheet: Sheet, { references }: CategoryChart, y: Scale, value: Cell): number {
  const side = typeof value === 'number' && value < 0 ? 1 : -1;
  const half = sheet.line / 2;
  const lines = references.map((each) => y(each.value)).sort((a, b) => side * (a - b));
  const beyond = (at: number, line: number) => (Math.abs(line - at) < half ? line + side * (half + 2) : at);
  return lines.reduce(beyond, (typeof value === 'number' ? y(value) : y(0)) + side * (half + 2));
}

/** The bars of some slots with their values, or symbols where they would stand, and the line at 0. */
export function drawColumns(sheet: Sheet, chart: CategoryChart, wish: Columns): void {
  const { place, y, top, bottom } = wish;
  const { left, right, slot, pitch } = place;
  const count = chart.series.length;
  chart.series.forEach((series, order) => {
    const middle = (index: number) => left + (index + 0.5) * slot + (order - (count - 1) / 2) * pitch;
    const bars = series.values.map((value, index): Mark => {
      const said = saidOf(chart, series, index, valueText(chart, value));
      return { ...said, x: middle(index), y: typeof value === 'number' ? [y(0), y(value)] : Number.NaN };
    });
    const thickness = count > 1 ? pitch - 2 : pitch;
    barMarks(sheet, { axis: 'x', label: series.name, bars, colours: coloursOf(chart, series), thickness });
    series.values.forEach((value, index) => writeValue(sheet, chart, wish, value, middle(index)));
  });
  sheet.above.push(segment([left, y(0)], [right, y(0)], 'axis'));
  for (const index of breaksOf(chart)) {
    const x = left + index * slot;
    sheet.below.push(segment([x, top], [x, bottom], 'axis', { dash: [2, 3] }));
    sheet.offer([{ text: 'break', x: x + 4, y: top + sheet.line / 2, colour: 'soft' }]);
  }
}

function writeValue(sheet: Sheet, chart: CategoryChart, wish: Columns, value: Cell, x: number): void {
  const hasHalo = chart.references.length + chart.bands.length + chart.annotations.length > 0;
  const text = valueText(chart, value);
  const y = labelAt(sheet, chart, wish.y, value);
  const label = { text, x, y, align: 'center', weight: 700, hasHalo } as const;
  if (value !== '[z]' && wish.hasValues) sheet.write(label);
  else if (value !== '[z]') sheet.offer([label]);
}

/** Remarks, and the names of bands along the categories, above the plot. */
function headings(sheet: Sheet, chart: CategoryChart, { left, slot }: Slots): Flags {
  return flags(sheet, [
    ...stretches(chart).map(({ label, from, to }) => ({
      text: label,
      x: left + ((from + to + 1) / 2) * slot,
      stretch: (to - from + 1) * slot,
    })),
    ...remarks(chart).map(({ text, index }) => ({ text, x: left + (index + 0.5) * slot })),
  ]);
}

interface Headed {
  place: Slots;
  above: Flags;
  top: number;
  bottom: number;
  y: Scale;
}

function writeHeadings(sheet: Sheet, chart: CategoryChart, { place, above, top, bottom, y }: Headed): void {
  const { left, slot } = place;
  const tops = above.write(top - 6);
  stretches(chart).forEach(({ from, to }, index) => {
    const area = { left: left + from * slot, right: left + (to + 1) * slot, top: tops[index]! - 3, bottom };
    sheet.below.unshift({ area, colour: 'band' });
  });
  remarks(chart).forEach(({ index }, order) => {
    const from = tops[stretches(chart).length + order]!;
    const at = left + (index + 0.5) * slot;
    const labels = chart.series.map(({ values }) => labelAt(sheet, chart, y, values[index]!));
    const to = Math.min(...labels) - sheet.line / 2 - 3;
    if (to > from) sheet.below.push(segment([at, from + 2], [at, to], 'axis'));
  });
}
