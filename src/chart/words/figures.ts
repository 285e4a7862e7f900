import { toText, toWords } from '../../dataset/cell.ts';
import type { Cell, Field } from '../../dataset/dataset.ts';
import { isSymbol } from '../../dataset/symbols.ts';

/** A value that is shown, as it is printed, and its place among the categories. */
export interface Known {
  index: number;
  value: number;
}

/** The values that are shown; rounded as they are printed, so that a reader who checks a sentence finds it true. */
export function known(values: readonly Cell[], measure: Field): Known[] {
  return values.flatMap((value, index) =>
    typeof value === 'number' ? [{ index, value: printed(value, measure) }] : [],
  );
}

function printed(value: number, { decimals }: Field): number {
  return decimals === undefined ? value : Number(value.toFixed(decimals)) || 0;
}

/** Whether something stands in the place of a value, or the value is missing for a reason: `[z]` does not count. */
export function isHidden(value: Cell): boolean {
  return isSymbol(value) && value !== '[z]';
}

/** All that share the highest value, and all that share the lowest. */
export function extremes<T extends Known>(among: readonly T[]): { highest: T[]; lowest: T[] } {
  const values = among.map(({ value }) => value);
  const at = (end: number) => among.filter(({ value }) => value === end);
  return { highest: at(Math.max(...values)), lowest: at(Math.min(...values)) };
}

/** A value after one that has named the unit: `626`, `48.3%`. */
export function short(value: number, measure: Field): string {
  return measure.unit === '%' ? toWords(value, measure) : toText(value, measure);
}

/** How far two values are apart, as printed: `3 percentage points`, `16 consultations`, `7.1 per 10,000 children`. */
export function apart(a: number, b: number, measure: Field): string {
  const size = difference(a, b, measure);
  if (measure.unit !== '%') return toWords(size, { ...measure, decimals: undefined } as Field);
  return `${toText(size, undefined)} percentage ${size === 1 ? 'point' : 'points'}`;
}

/** The same without its unit: after a sentence that has named it. */
export function distance(a: number, b: number, measure: Field): string {
  return toText(difference(a, b, measure), undefined);
}

/** The same of a change, of which the values follow with their unit: `204`, `3 percentage points`. */
export function step(a: number, b: number, measure: Field): string {
  return (measure.unit === '%' ? apart : distance)(a, b, measure);
}

/** The distance of two values, free of what binary fractions add. */
export function difference(a: number, b: number, measure: Field): number {
  const decimals = (value: number) => toText(value, measure).split('.')[1]?.length ?? 0;
  return Number(Math.abs(a - b).toFixed(Math.min(20, Math.max(decimals(a), decimals(b)))));
}

/** Whether a measure counts things: whole numbers, of which a share can be told. */
export function isCount({ type, unit }: Field): boolean {
  return type === 'integer' && unit !== '%' && !unit?.startsWith('per ');
}

/** The least count that a percentage or a ratio is told of: below it, one more or less would change it by 5% or more. */
export const leastBase = 20;

/** Whether a ratio to a value may be told: of counts from 20 and of rates from 10, never of percentages. */
export function isFirm(value: number, measure: Field): boolean {
  if (isCount(measure)) return value >= leastBase;
  return measure.unit?.startsWith('per ') === true && value >= 10;
}

/** A share in whole per cent, of a count from 20: `48%`; nothing for other measures, or when it rounds to 0. */
export function percent(part: number, base: number, measure: Field): string | undefined {
  const share = Math.round((100 * part) / base);
  return isCount(measure) && base >= leastBase && share > 0 ? `${toText(share, undefined)}%` : undefined;
}

const fractions = [
  [1 / 2, 'half'],
  [1 / 3, 'a third'],
  [1 / 4, 'a quarter'],
] as const;

/** `about a third`: within two percentage points of it. */
export function fraction(part: number, base: number): string | undefined {
  const found = fractions.find(([share]) => Math.abs(part / base - share) <= 0.02);
  return found && `${part / base === found[0] ? '' : 'about '}${found[1]}`;
}

/** `twice`, `more than 3 times`, of a ratio from 2; nothing below. */
export function multiple(ratio: number): string | undefined {
  if (ratio < 2) return undefined;
  const whole = Math.floor(ratio);
  return `${ratio > whole ? 'more than ' : ''}${whole === 2 ? 'twice' : `${toText(whole, undefined)} times`}`;
}
