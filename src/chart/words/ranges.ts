import { toWords } from '../../dataset/cell.ts';
import type { CategoryChart, Series } from '../chart.ts';
import type { Saying } from './facts.ts';
import { extremes, known, short, type Known } from './figures.ts';
import { among, list, plural, uncapital } from './phrases.ts';

/** What the ranges about the values of a chart say: that they are drawn, and which of them overlap. */
export function ranges(chart: CategoryChart): Saying[] {
  const those = chart.series.filter(({ intervals }) => intervals?.some((each) => each !== undefined));
  if (those.length === 0) return [];
  const lead = 'Each point is drawn with its range.';
  const told =
    chart.series.length === 1
      ? ofExtremes(chart, those[0]!)
      : those.length === 2
        ? ofPair(chart, those[0]!, those[1]!)
        : [];
  return [[...told.map((each) => `Each point has its range; ${uncapital(each)}`), lead]];
}

/** The ranges of the highest and of the lowest value, and whether they overlap. */
function ofExtremes({ categories, measure }: CategoryChart, { values, intervals }: Series): string[] {
  const told = known(values, measure).filter(({ index }) => intervals![index] !== undefined);
  const { highest, lowest } = extremes(told);
  const [high, low] = [highest[0], lowest[0]];
  if (told.length === 0 || highest.length > 1 || lowest.length > 1) return [];
  const at = ({ index }: Known) => {
    const [from, to] = intervals![index]!;
    return `${short(from, measure)} to ${toWords(to, measure)}`;
  };
  if (told.length === 1) return [`The range for ${categories[high!.index]} is ${at(high!)}.`];
  const meet = overlap(intervals![high!.index]!, intervals![low!.index]!) ? 'overlap' : 'do not overlap';
  const names = `The ranges for ${list([high!, low!].map(({ index }) => categories[index]!))}`;
  return [`${names}, ${at(high!)} and ${at(low!)}, ${meet}.`, `${names} ${meet}.`];
}

/** In how many categories the ranges of two series overlap. */
function ofPair({ categories, axis }: CategoryChart, one: Series, other: Series): string[] {
  const both = categories.flatMap((category, index) => {
    const [a, b] = [one.intervals![index], other.intervals![index]];
    return a && b ? [{ category, meets: overlap(a, b) }] : [];
  });
  if (both.length < 2) return [];
  const apart = both.filter(({ meets }) => !meets);
  const nouns = plural(axis.title, 'categories');
  const shown = both.length < categories.length ? ' where both are shown' : '';
  const lead = `The ranges of ${list([one.name, other.name])}`;
  if (apart.length === both.length)
    return [`${lead} do not overlap in any of the ${both.length} ${nouns}${shown}.`];
  const rest =
    apart.length > 0 && apart.length <= 3
      ? `; they do not for ${list(apart.map(({ category }) => category))}`
      : '';
  return [`${lead} overlap in ${among(both.length - apart.length, both.length, nouns)}${shown}${rest}.`];
}

function overlap(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] <= b[1] && b[0] <= a[1];
}
