import type { Cell } from '../../dataset/dataset.ts';

/** The most decimal places that any of the numbers is typed with. */
export function decimals(cells: readonly Cell[]): number {
  return Math.max(0, ...cells.map((cell) => String(cell).split('.')[1]?.length ?? 0));
}

/** A number rounded to so many places, free of what binary fractions leave over. */
export function rounded(number: number, places: number): number {
  return Number(number.toFixed(Math.min(places, 20)));
}
