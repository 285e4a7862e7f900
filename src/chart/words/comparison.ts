import { toWords } from '../../dataset/cell.ts';
import type { CategoryChart } from '../chart.ts';
import type { Facts, Saying } from './facts.ts';
import {
  apart,
  difference,
  distance,
  extremes,
  fraction,
  isCount,
  isFirm,
  isHidden,
  known,
  leastBase,
  multiple,
  short,
  type Known,
} from './figures.ts';
import { capital, list, among, noun, ordinal, uncapital } from './phrases.ts';
import { isBroken, stretchesOf } from './trend.ts';

type Measure = CategoryChart['measure'];

/** A value with the name of what it stands for. */
export interface Named extends Known {
  name: string;
}

/** The most values that are all told, one by one. */
const mostRanked = 5;

/** What a chart of one series over categories says: the values or their extremes, then those in focus, or how far they are apart. */
export function comparison(chart: CategoryChart): Facts {
  const { measure, categories } = chart;
  const series = chart.series[0]!;
  if (isBroken(series)) return { facts: parts(chart), notes: [] };
  const named = known(series.values, measure).map((each) => ({ ...each, name: categories[each.index]! }));
  const isPartial = series.values.some(isHidden);
  const ends = [
    ...ranking(named, measure, isPartial),
    range(named, measure, isPartial),
    bounds(named, measure),
  ];
  const focus = focused(chart, named, isPartial);
  return { facts: [ends, ...(focus.length > 0 ? focus : spread(named, measure))], notes: [] };
}

/** Categories of which some cannot be compared with those before: the extremes of each part, and nothing across. */
function parts(chart: CategoryChart): Saying[] {
  const series = chart.series[0]!;
  return stretchesOf(chart, series).map(({ start, end, stretch }) => {
    const named = stretch.values.map((each) => ({ ...each, name: chart.categories[each.index]! }));
    const part = `From ${chart.categories[start]} to ${chart.categories[end - 1]}`;
    const said = range(named, chart.measure, series.values.slice(start, end).some(isHidden));
    return [`${start === end - 1 ? `For ${chart.categories[start]}` : part}: ${uncapital(said)}`];
  });
}

/** All values in order, when they are three to five and not all the same. */
function ranking(named: readonly Named[], measure: Measure, isPartial: boolean): string[] {
  const isLevel = named.every(({ value }) => value === named[0]!.value);
  if (named.length < 3 || named.length > mostRanked || isLevel) return [];
  const told = named
    .toSorted((a, b) => b.value - a.value || a.index - b.index)
    .map(({ name, value }, at) => `${name} (${(at === 0 ? toWords : short)(value, measure)})`);
  return [`${isPartial ? 'Of those shown, from' : 'From'} highest to lowest: ${list(told)}.`];
}

/** The highest and the lowest value, and all that share them. */
export function range(named: readonly Named[], measure: Measure, isPartial: boolean): string {
  if (named.length === 0) return 'No value is shown.';
  const { highest, lowest } = extremes(named);
  const [high, low] = [highest[0]!, lowest[0]!];
  const what = noun(measure);
  if (named.length === 1)
    return `The only ${what}${isPartial ? ' shown' : ''} is ${toWords(high.value, measure)}, for ${high.name}.`;
  if (high.value === low.value) {
    const all = capital(among(named.length, named.length, isPartial ? 'values shown' : 'values'));
    return `${all} are the same: ${toWords(high.value, measure)}.`;
  }
  if (named.length === 2 && !isPartial) {
    return `The ${what} is higher for ${high.name}, at ${toWords(high.value, measure)}, than for ${low.name}, at ${short(low.value, measure)}.`;
  }
  const top = `ighest ${held(highest, named.length)}, at ${toWords(high.value, measure)}`;
  const bottom = `lowest ${held(lowest, named.length)}, at ${short(low.value, measure)}`;
  return `${isPartial ? 'Of those shown, h' : 'H'}${top}; ${bottom}.`;
}

function held(those: readonly Named[], all: number): string {
  if (those.length > 3) return `are ${those.length} of the ${all}`;
  return `${those.length > 1 ? 'are' : 'is'} ${list(those.map(({ name }) => name))}`;
}

/** The range without names, where these are too long. */
export function bounds(named: readonly Known[], measure: Measure): string {
  if (named.length === 0) return 'No value is shown.';
  const { highest, lowest } = extremes(named);
  const [high, low] = [highest[0]!.value, lowest[0]!.value];
  if (high === low) return `The values shown are ${toWords(high, measure)}.`;
  return `The values shown run from ${short(low, measure)} to ${toWords(high, measure)}.`;
}

/** How far the extremes are apart: as a multiple, and of more values than are all told, in points or as a fraction. */
function spread(named: readonly Named[], measure: Measure): Saying[] {
  if (named.length < 2) return [];
  const { highest, lowest } = extremes(named);
  const [high, low] = [highest[0]!.value, lowest[0]!.value];
  if (high === low || (isCount(measure) && high < leastBase)) return [];
  const ratio = isFirm(low, measure) ? multiple(high / low) : undefined;
  if (ratio) return [[`The highest is ${ratio} the lowest.`]];
  if (named.length <= mostRanked) return [];
  const size = apart(high, low, measure);
  const part = isFirm(low, measure) && fraction(difference(high, low, measure), high);
  return [[part ? `The lowest is ${size}, or ${part}, below the highest.` : `The gap is ${size}.`]];
}

/** How the categories in focus stand to the others: by how much, or in which place. */
function focused({ focus, measure }: CategoryChart, named: readonly Named[], isPartial: boolean): Saying[] {
  const [ones, others] = [true, false].map((is) => named.filter(({ name }) => focus.includes(name) === is));
  const isLevel = named.every(({ value }) => value === named[0]!.value);
  if (ones!.length === 0 || others!.length === 0 || isLevel || focus.length > 3) return [];
  if (others!.length <= 3) {
    return ones!.map((one) => {
      const stands = others!.map((other, at) => standing(one, other, measure, at === 0));
      return [`${one.name} stood ${list(stands)}.`];
    });
  }
  const { highest, lowest } = extremes(named);
  const of = isPartial ? `the ${named.length} shown` : named.length;
  return ones!
    .filter((one) => !highest.includes(one) && !lowest.includes(one))
    .map((one) => [`${one.name} ranked ${place(one, named)} of ${of}, at ${toWords(one.value, measure)}.`]);
}

function standing(one: Known, other: Named, measure: Measure, isFirst: boolean): string {
  if (one.value === other.value) return `level with ${other.name}`;
  const far = (isFirst ? apart : distance)(one.value, other.value, measure);
  return `${far} ${one.value > other.value ? 'above' : 'below'} ${other.name}`;
}

/** `second highest`, `joint 4th highest`. */
function place(one: Known, all: readonly Known[]): string {
  const above = all.filter(({ value }) => value > one.value).length;
  const isJoint = all.some((each) => each !== one && each.value === one.value);
  return `${isJoint ? 'joint ' : ''}${ordinal(above + 1)} highest`;
}
