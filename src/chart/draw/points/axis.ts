import { toText } from '../../../dataset/cell.ts';
import type { Field } from '../../../dataset/dataset.ts';
import { segment, type Sheet } from '../sheet.ts';

/** What an axis of a field is called: its title, with the unit when the title does not say it. */
export function titleOf({ title, unit, type }: Field): string {
  const isSaid = type === 'string' || !unit || title.toLowerCase().includes(unit.toLowerCase());
  return isSaid ? title : `${title} (${unit})`;
}

/** A value of a field as it is written beside its mark: `626`, `48.3%`. */
export function valueText(value: number, field: Field): string {
  return toText(value, field) + (field.unit === '%' ? '%' : '');
}

/** A number along an axis of a field: `20`, `20%`. */
export function tickText(value: number, field: Field): string {
  return toText(value, undefined) + (field.unit === '%' ? '%' : '');
}

/**
 * The stretch of numbers that an axis of points shows: it need not begin at 0, and does so when the least value is less than
 * half as far from 0 as from the most.
 */
export function span(values: readonly number[]): [least: number, most: number] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (least === most) return least === 0 ? [0, 1] : [Math.min(0, least * 2), Math.max(0, least * 2)];
  if (least > 0 && least <= (most - least) / 2) return [0, most];
  if (most < 0 && -most <= (most - least) / 2) return [least, 0];
  return [least, most];
}

/** An arrow upwards or to the right. */
export function arrow(sheet: Sheet, from: readonly [number, number], to: readonly [number, number]): void {
  const head = sheet.frame.text / 2.5;
  const [x, y] = to;
  const isUp = from[0] === x;
  const tips = isUp
    ? ([
        [x - head, y + head],
        [x + head, y + head],
      ] as const)
    : ([
        [x - head, y - head],
        [x - head, y + head],
      ] as const);
  const width = (1.5 * sheet.frame.text) / 14;
  sheet.below.push(segment(from, to, 'axis', { width }), {
    path: [[...tips[0]], [...to], [...tips[1]]],
    colour: 'axis',
    width,
  });
}

/** Offers numbers below an axis, the outer ones first; one that would meet another is left out. */
export function writeNumbers(sheet: Sheet, numbers: readonly { x: number; text: string }[], y: number): void {
  const outer = [...numbers.slice(0, 1), ...numbers.slice(-1), ...numbers.slice(1, -1)];
  for (const { x, text } of outer) {
    const half = sheet.widthOf(text) / 2;
    const middle = Math.max(half, Math.min(sheet.frame.width - half, x));
    sheet.offer([{ text, x: middle, y, align: 'center' }]);
  }
}
