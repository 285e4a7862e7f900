import { kindOfTime } from '../../time.ts';
import type { CategoryChart, Series } from '../chart.ts';
import type { Saying } from './facts.ts';
import { counted, list, places, when } from './phrases.ts';
import { isBroken } from './trend.ts';

const reasons = {
  '[c]': ['confidential', 'confidential'],
  '[x]': ['not available', 'not available'],
  '[low]': ['more than zero but rounds to zero', 'more than zero but round to zero'],
} as const;

/** How many values of a chart are not shown, and why; which, when they are few. What does not apply is not counted. */
export function hidden({ series, categories }: CategoryChart): Saying[] {
  const cells = series.flatMap(({ name, values }) =>
    values.map((value, index) => ({ value, series: name, category: categories[index]! })),
  );
  const all = cells.filter(({ value }) => value !== '[z]').length;
  return Object.entries(reasons).flatMap(([symbol, [one, several]]) => {
    const those = cells.filter(({ value }) => value === symbol);
    const which = series.length === 1 ? list(those.map(({ category }) => category)) : places(those);
    return told(those.length, which, all, 'values', those.length === 1 ? one : several);
  });
}

/** How many points of a chart have no place in it, and why. */
export function unplaced(
  those: readonly { name: string; symbol: string }[],
  placed: number,
  nouns: string,
): Saying[] {
  const all = those.filter(({ symbol }) => symbol !== '[z]').length + placed;
  return Object.entries(reasons).flatMap(([symbol, [one, several]]) => {
    const names = those.filter((each) => each.symbol === symbol).map(({ name }) => name);
    return told(names.length, list(names), all, nouns, names.length === 1 ? one : several);
  });
}

/** With the names, when they are few, and without. */
function told(count: number, which: string, all: number, nouns: string, reason: string): Saying[] {
  if (count === 0) return [];
  const said = `${counted(count, all, nouns)} ${reason}`;
  return [[...(count <= 3 && count < all ? [`${said}: ${which}.`] : []), `${said}.`]];
}

/** Where series have breaks, and what that means; in short, how many have. */
export function breaks({ series, categories }: CategoryChart): Saying[] {
  const broken = series.filter(isBroken).map(({ name, breaks: indexes = [] }) => ({
    name,
    times: indexes
      .filter((index) => index > 0 && index < categories.length)
      .map((index) => located(categories[index]!)),
  }));
  const [first] = broken;
  if (!first) return [];
  const isShared =
    broken.length === series.length && broken.every(({ times }) => times.join() === first.times.join());
  const isSame = isShared || broken.length === 1;
  const said = (where: string) => cautioned(where, isSame && first.times.length === 1);
  const all = series.length === 1 ? 'the series' : 'all series';
  if (isShared) return [[said(`${all} ${list(first.times)}`), said(all)]];
  const which = isSame
    ? `${first.name} ${list(first.times)}`
    : list(broken.map(({ name, times }) => `${name} (${list(times)})`));
  return [[said(`the series for ${which}`), said(`${broken.length} of ${series.length} series`)]];
}

function cautioned(where: string, isOne: boolean): string {
  return isOne
    ? `There is a break in ${where}: figures before and after it cannot be compared.`
    : `There are breaks in ${where}: figures on either side of one cannot be compared.`;
}

function located(category: string): string {
  return kindOfTime(category) ? when(category) : `at ${category}`;
}

/** The times between the first and the last figure for which there is none, without a symbol to say why. */
export function gaps(chart: CategoryChart): Saying[] {
  const { series, times } = chart;
  if (!times) return [];
  const all = series.map((each) => gapsOf(chart, each));
  const isShared = series.length > 1 && all.every((each) => each.join() === all[0]!.join());
  const said = all.flatMap((each, at) => {
    if (each.length === 0 || (isShared && at > 0)) return [];
    const of = series.length === 1 || isShared ? '' : ` for ${series[at]!.name}`;
    return [`There is no figure${of} ${list(each)}.`];
  });
  return said.length > 0 ? [[said.join(' '), 'Some times in between have no figure.']] : [];
}

function gapsOf({ categories }: CategoryChart, { values, gaps: indexes = [] }: Series): string[] {
  const shown = values.flatMap((value, index) => (value === '[z]' ? [] : [index]));
  const inside = values.flatMap((value, index) =>
    value === '[z]' && index > shown[0]! && index < shown.at(-1)! ? [when(categories[index]!)] : [],
  );
  const between = indexes
    .filter((index) => index > 0)
    .map((index) => `between ${categories[index - 1]} and ${categories[index]}`);
  return [...inside, ...between];
}
