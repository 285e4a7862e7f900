import type { CategoryChart } from '../../chart.ts';
import { segment, type Sheet } from '../sheet.ts';
import { breaksOf, remarks, stretches } from './values.ts';

/** Where one category of a bar chart stands. */
export interface Row {
  top: number;
  bottom: number;
  /** The top of its first bar. */
  bars: number;
  /** The middle of its name. */
  middle: number;
  /** Where remarks on it begin. */
  notes: number;
  /** Where a line from top to bottom meets no text. */
  clear: [from: number, to: number];
}

/** The rows of a bar chart: categories to the left of their bars, or above them. */
export interface Rows {
  /** Where bars may begin. */
  left: number;
  rows: Row[];
  bottom: number;
  thickness: number;
}

/** How the categories of a bar chart are written. */
export interface Labelling {
  lines: string[][];
  /** Whether they stand above their bars, since they are too long to stand beside them. */
  isAbove: boolean;
  /** Where bars may begin. */
  left: number;
}

/** How categories are written in at most some width beside their bars; on a phone long ones stand above. */
export function labelling(sheet: Sheet, chart: CategoryChart, wish: number): Labelling {
  const { size, width, isTight } = sheet.frame;
  const most = isTight ? Math.max(wish, Math.round(width * 0.5)) : wish;
  const beside = chart.categories.map((category) => sheet.wrapped(category, most));
  const isAbove = size === 'narrow' && isCrowded(sheet, chart, beside, most);
  const lines = isAbove ? chart.categories.map((each) => sheet.wrapped(each, width)) : beside;
  return { lines, isAbove, left: isAbove ? 0 : sheet.widest(lines.flat()) + 10 };
}

interface Wish extends Labelling {
  /** How many bars a category has. */
  bars: number;
  top: number;
  /** The height in pixels that should be left below. */
  foot?: number;
}

/** Places and writes the categories of a bar chart, with remarks below their bars and the names of bands above them. */
export function rows(sheet: Sheet, chart: CategoryChart, wish: Wish): Rows {
  const natural = placed(sheet, chart, wish, 1);
  const room = sheet.frame.height;
  const spread = room === undefined ? 1 : (room - wish.top - (wish.foot ?? 0)) / (natural.bottom - wish.top);
  const isPressed = spread < 1 && sheet.frame.isTight;
  const fits = (each: number) => placed(sheet, chart, wish, each).bottom <= room! - (wish.foot ?? 0);
  const best = isPressed ? ([0.8, 0.6, 0.4, 0.3, 0.2].find(fits) ?? 0.2) : Math.min(Math.max(spread, 1), 1.8);
  const found = best === 1 ? natural : placed(sheet, chart, wish, best);
  writeRows(sheet, chart, wish, found);
  return found;
}

function placed(sheet: Sheet, chart: CategoryChart, wish: Wish, spread: number): Rows {
  const { lines, isAbove, left, bars, top } = wish;
  const { line, frame } = sheet;
  const thickness = (bars > 1 ? 19 : 24) * (frame.text / 14) * spread;
  const tall = bars * thickness;
  let edge = top;
  const found = lines.map((each, index): Row => {
    const begin = edge;
    const label = each.length * line;
    const head = edge + 6 * spread + headsOf(sheet, chart, index).length * line;
    const content = isAbove ? label + 2 + tall : Math.max(label, tall);
    const first = isAbove ? head + label + 2 : head + (content - tall) / 2;
    const notes = notesOf(sheet, chart, index, left).length * line;
    edge = head + content + notes + 6 * spread;
    const middle = isAbove ? head + label / 2 : first + tall / 2;
    const isLow = isAbove || head > begin + 6 * spread;
    const clear: Row['clear'] = [isLow ? first - 3 : begin, notes > 0 ? first + tall + 3 : edge];
    return { top: begin, bottom: edge, bars: first, middle, notes: head + content, clear };
  });
  return { left, rows: found, bottom: edge, thickness };
}

function writeRows(sheet: Sheet, chart: CategoryChart, { lines, left, bars }: Wish, found: Rows): void {
  found.rows.forEach((row, index) => {
    block(sheet, lines[index]!, 0, row.middle);
    notesOf(sheet, chart, index, left).forEach((text, order) => {
      const y = row.notes + (order + 0.5) * sheet.line;
      sheet.write({ text, x: left + 12, y, colour: 'soft' });
      if (order === 0) leader(sheet, left, row.bars + bars * found.thickness, y);
    });
    headsOf(sheet, chart, index).forEach((text, order) => {
      sheet.write({ text, x: 0, y: row.top + 4 + (order + 0.5) * sheet.line, colour: 'soft' });
    });
  });
}

/** Lines of text, one below the other, around a middle. */
function block(sheet: Sheet, lines: readonly string[], x: number, middle: number): void {
  lines.forEach((text, row) => {
    sheet.write({ text, x, y: middle + (row - (lines.length - 1) / 2) * sheet.line });
  });
}

function leader(sheet: Sheet, left: number, from: number, to: number): void {
  sheet.above.push({
    path: [
      [left + 3, from + 1],
      [left + 3, to],
      [left + 9, to],
    ],
    colour: 'axis',
  });
}

/** Whether categories take more than two lines beside the bars, or have words that would be broken. */
function isCrowded(
  sheet: Sheet,
  { categories }: CategoryChart,
  names: readonly string[][],
  most: number,
): boolean {
  const isBroken = categories.some((category) =>
    category.split(' ').some((word) => sheet.widthOf(word) > most),
  );
  return isBroken || names.some((lines) => lines.length > 2);
}

/** The remarks on a category, in lines. */
function notesOf(sheet: Sheet, chart: CategoryChart, at: number, left: number): string[] {
  return remarks(chart)
    .filter(({ index }) => index === at)
    .flatMap(({ text }) => sheet.wrapped(text, sheet.frame.width - left - 12));
}

/** The names of the bands that begin at a category, in lines. */
function headsOf(sheet: Sheet, chart: CategoryChart, at: number): string[] {
  return stretches(chart)
    .filter(({ from }) => from === at)
    .flatMap(({ label }) => sheet.wrapped(label, sheet.frame.width));
}

/** The stretches from the first row to the last in which a line meets no text, in pixels. */
export function clearings({ rows: all }: Rows): [number, number][] {
  const found: [number, number][] = [];
  for (const { clear } of all) {
    const last = found.at(-1);
    if (last && clear[0] - last[1] < 0.5) last[1] = clear[1];
    else found.push([...clear]);
  }
  return found;
}

/** Shades the bands along the categories, and parts the rows where the series breaks. */
export function bandsAndBreaks(sheet: Sheet, chart: CategoryChart, { rows: all, left }: Rows): void {
  const { width } = sheet.frame;
  for (const { from, to } of stretches(chart)) {
    const area = { left: 0, right: width, top: all[from]!.top, bottom: all[to]!.bottom };
    sheet.below.unshift({ area, colour: 'band' });
  }
  for (const index of breaksOf(chart)) {
    const y = all[index]!.top;
    sheet.below.push(segment([left, y], [width, y], 'axis', { dash: [2, 3] }));
    sheet.offer([{ text: 'break', x: width, y: y - sheet.line / 2, align: 'right', colour: 'soft' }]);
  }
}
