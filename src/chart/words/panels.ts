import type { CategoryChart, Series } from '../chart.ts';
import type { Saying } from './facts.ts';
import { difference, short } from './figures.ts';
import { toWords } from '../../dataset/cell.ts';
import { change, stretchesOf } from './trend.ts';

/** In which of many series the rise and the fall from the first time to the last were largest. */
export function largest(chart: CategoryChart, among: readonly Series[]): Saying[] {
  const { measure, categories } = chart;
  const moves = among.flatMap((series) => {
    const { values } = stretchesOf(chart, series)[0]!.stretch;
    const [first, last] = [values[0], values.at(-1)];
    const isWhole = first?.index === 0 && last?.index === categories.length - 1;
    return isWhole ? [{ name: series.name, from: first.value, to: last.value }] : [];
  });
  if (moves.length < 2) return [];
  const told = ([1, -1] as const).flatMap((way) => {
    const those = moves.filter(({ from, to }) => way * (to - from) > 0);
    const size = Math.max(...those.map(({ from, to }) => difference(from, to, measure)));
    const most = those.filter(({ from, to }) => difference(from, to, measure) === size);
    return most.length === 1 ? [{ ...most[0]!, isAlone: those.length === 1 }] : [];
  });
  if (told.length === 0) return [];
  const all = told.map(({ name, from, to, isAlone }, at) => {
    const [verb, ...rest] = change(from, to, measure, 'by').split(' ');
    const most = isAlone ? '' : ' most,';
    const ends = `from ${(at === 0 ? toWords : short)(from, measure)} to ${short(to, measure)}`;
    return `${name} ${verb}${most} ${rest.join(' ')}, ${ends}`;
  });
  const lead = moves.length < among.length ? `Of the ${moves.length} shown at both ends, ` : '';
  return [[`${lead}${all.join('; ')}.`]];
}
