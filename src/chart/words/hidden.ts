import type { CategoryChart } from '../chart.ts';
import { counted, list } from './phrases.ts';

const reasons = {
  '[c]': ['confidential', 'confidential'],
  '[x]': ['not available', 'not available'],
  '[low]': ['more than zero but rounds to zero', 'more than zero but round to zero'],
} as const;

/** How many values of a chart are not shown, and why; which, when they are few. What does not apply is not counted. */
export function hidden({ series, categories }: CategoryChart): string[] {
  const cells = series.flatMap(({ name, values }) =>
    values.map((value, index) => ({
      value,
      place: series.length === 1 ? categories[index]! : `${name}, ${categories[index]!}`,
    })),
  );
  const all = cells.filter(({ value }) => value !== '[z]').length;
  return Object.entries(reasons).flatMap(([symbol, [one, several]]) => {
    const places = cells.filter(({ value }) => value === symbol).map(({ place }) => place);
    return told(places, all, 'values', places.length === 1 ? one : several);
  });
}

/** How many points of a chart have no place in it, and why. */
export function unplaced(
  those: readonly { name: string; symbol: string }[],
  placed: number,
  nouns: string,
): string[] {
  const all = those.filter(({ symbol }) => symbol !== '[z]').length + placed;
  return Object.entries(reasons).flatMap(([symbol, [one, several]]) => {
    const places = those.filter((each) => each.symbol === symbol).map(({ name }) => name);
    return told(places, all, nouns, places.length === 1 ? one : several);
  });
}

function told(places: readonly string[], all: number, nouns: string, reason: string): string[] {
  if (places.length === 0) return [];
  const which = places.length <= 3 && places.length < all ? `: ${list(places)}` : '';
  return [`${counted(places.length, all, nouns)} ${reason}${which}.`];
}
