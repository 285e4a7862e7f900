import { toText } from '../../dataset/cell.ts';
import type { CategoryChart, Series } from '../chart.ts';
import type { Facts } from './facts.ts';
import { apartShort, difference } from './figures.ts';
import { list } from './phrases.ts';
import { directions } from './times.ts';
import { isBroken, stretchesOf } from './trend.ts';

/** What many small charts over time say: how many rose and fell, and in which the change was largest. */
export function panels(chart: CategoryChart): Facts {
  const inFocus = chart.series.filter(({ colour }) => colour !== 'context');
  const facts = [...directions({ ...chart, series: inFocus }).slice(-1), ...largest(chart, inFocus)];
  return { facts, brief: facts.map((each) => [each]) };
}

/** The largest rise and the largest fall, of the series shown at the first and the last time and without a break. */
function largest(chart: CategoryChart, inFocus: readonly Series[]): string[] {
  const { measure, categories } = chart;
  const moves = inFocus.flatMap((series) => {
    const { values } = stretchesOf(chart, series)[0]!.stretch;
    const [first, last] = [values[0], values.at(-1)];
    const isWhole = first?.index === 0 && last?.index === categories.length - 1 && !isBroken(series);
    return isWhole ? [{ name: series.name, from: first.value, to: last.value }] : [];
  });
  const of =
    moves.length < inFocus.length ? `Of the ${toText(moves.length, undefined)} shown at both ends` : '';
  const told = ([1, -1] as const).flatMap((way) => {
    const those = moves.filter(({ from, to }) => way * (to - from) > 0);
    const size = Math.max(...those.map(({ from, to }) => difference(from, to, measure)));
    const most = those.filter(({ from, to }) => difference(from, to, measure) === size);
    if (most.length === 0) return [];
    const { from, to } = most[0]!;
    return [
      `the largest ${way > 0 ? 'rise' : 'fall'} was ${apartShort(from, to, measure)}, for ${list(most.map(({ name }) => name))}`,
    ];
  });
  if (told.length === 0 || moves.length < 2) return [];
  return [of ? `${of}, ${told.join('; ')}.` : `T${told.join('; ').slice(1)}.`];
}
