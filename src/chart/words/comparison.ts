import { toText, toWords } from '../../dataset/cell.ts';
import type { CategoryChart } from '../chart.ts';
import {
  apart,
  difference,
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
import type { Facts } from './facts.ts';
import { capital, list, among, noun } from './phrases.ts';
import { isBroken, stretchesOf } from './trend.ts';

type Measure = CategoryChart['measure'];

/** A value with the name of what it stands for. */
export interface Named extends Known {
  name: string;
}

/** What a chart of one series over categories says: the extremes, what lies between, and how far they are apart. */
export function comparison(chart: CategoryChart): Facts {
  const { measure, categories } = chart;
  const series = chart.series[0]!;
  const named = known(series.values, measure).map((each) => ({ ...each, name: categories[each.index]! }));
  if (isBroken(series)) return broken(chart);
  const isPartial = series.values.some(isHidden);
  const ends = range(named, measure, isPartial);
  const facts = [ends, ...spread(named, measure), ...between(named, measure), ...focused(chart, named)];
  return { facts, brief: [[ends, bounds(named, measure)], ...spread(named, measure).map((each) => [each])] };
}

/** Categories of which some cannot be compared with those before: the extremes of each part, and nothing across. */
function broken(chart: CategoryChart): Facts {
  const series = chart.series[0]!;
  const facts = stretchesOf(chart, series).map(({ start, end, stretch }) => {
    const named = stretch.values.map((each) => ({ ...each, name: chart.categories[each.index]! }));
    const part = `From ${chart.categories[start]} to ${chart.categories[end - 1]}`;
    const said = range(named, chart.measure, series.values.slice(start, end).some(isHidden));
    return `${start === end - 1 ? `For ${chart.categories[start]}` : part}: ${said.charAt(0).toLowerCase()}${said.slice(1)}`;
  });
  const times = series.breaks!.map((index) => chart.categories[index]!);
  const lead = `There is a break in the series at ${list(times)}: values on either side of it cannot be compared.`;
  return { facts: [lead, ...facts], brief: [[lead, 'There is a break in the series.']] };
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
    const all = capital(
      among(named.length, named.length, isPartial ? 'values shown' : what === 'total' ? 'totals' : 'values'),
    );
    return `${all} are the same: ${toWords(high.value, measure)}.`;
  }
  if (named.length === 2 && !isPartial) {
    return `The ${what} is higher for ${high.name}, at ${toWords(high.value, measure)}, than for ${low.name}, at ${short(low.value, measure)}.`;
  }
  const lead = isPartial ? 'Of the values shown, the' : 'The';
  return `${lead} highest ${what}, ${toWords(high.value, measure)}, ${held(highest)}; the lowest, ${short(low.value, measure)}, ${held(lowest)}.`;
}

function held(those: readonly Named[]): string {
  if (those.length > 3) return `is shared by ${those.length} of them`;
  const names = list(those.map(({ name }) => name));
  return those.length > 1 ? `is shared by ${names}` : `is for ${names}`;
}

/** The range without names, where these are too long. */
export function bounds(named: readonly Known[], measure: Measure): string {
  if (named.length === 0) return 'No value is shown.';
  const { highest, lowest } = extremes(named);
  const [high, low] = [highest[0]!.value, lowest[0]!.value];
  if (high === low) return `The values shown are ${toWords(high, measure)}.`;
  return `The values shown run from ${toWords(low, measure)} to ${toWords(high, measure)}.`;
}

/** The values between the extremes, when these are three or fewer. */
function between(named: readonly Named[], measure: Measure): string[] {
  const { highest, lowest } = extremes(named);
  const inside = named
    .filter(({ value }) => value < (highest[0]?.value ?? 0) && value > (lowest[0]?.value ?? 0))
    .toSorted((a, b) => b.value - a.value || a.index - b.index);
  if (inside.length === 0 || inside.length > 3) return [];
  const those = inside.map(
    ({ name, value }, at) => `${(at === 0 ? toWords : short)(value, measure)} for ${name}`,
  );
  const isOne = inside.length === 1 && (inside[0]!.value === 1 || !isCount(measure));
  return [`In between ${isOne ? 'is' : 'are'} ${list(those)}.`];
}

/** How far the extremes are apart: in points, as a multiple, as a fraction, else as a number. */
function spread(named: readonly Named[], measure: Measure): string[] {
  if (named.length < 2) return [];
  const { highest, lowest } = extremes(named);
  const [high, low] = [highest[0]!.value, lowest[0]!.value];
  if (high === low) return [];
  if (isCount(measure) && high < leastBase) return [];
  const size = apart(high, low, measure);
  if (!isFirm(low, measure)) return [`The gap is ${size}.`];
  const ratio = multiple(high / low);
  if (ratio) return [`The highest is ${ratio} the lowest.`];
  const part = fraction(difference(high, low, measure), high);
  return [part ? `The lowest is ${size}, or ${part}, below the highest.` : `The gap is ${size}.`];
}

/** How the categories in focus stand to the others: by how much, or in which place. */
function focused({ focus, measure }: CategoryChart, named: readonly Named[]): string[] {
  const others = named.filter(({ name }) => !focus.includes(name));
  const isLevel = named.every(({ value }) => value === named[0]!.value);
  if (focus.length === 0 || focus.length > 3 || others.length === 0 || isLevel) return [];
  return named
    .filter(({ name }) => focus.includes(name))
    .map((one) => {
      const whose = `The ${noun(measure)} for ${one.name}`;
      if (others.length > 3)
        return `${whose}, ${toWords(one.value, measure)}, is the ${place(one, named)} of the ${named.length} shown.`;
      return `${whose} is ${list(others.map((other) => standing(one, other, measure)))}.`;
    });
}

function standing(one: Known, other: Named, measure: Measure): string {
  if (one.value === other.value) return `the same as for ${other.name}`;
  const way = one.value > other.value ? 'higher' : 'lower';
  return `${apart(one.value, other.value, measure)} ${way} than for ${other.name}`;
}

/** `highest`, `second highest`, `joint 4th highest`. */
function place(one: Known, all: readonly Known[]): string {
  const above = all.filter(({ value }) => value > one.value).length;
  const isJoint = all.some((each) => each !== one && each.value === one.value);
  const isLast = all.every(({ value }) => value >= one.value);
  const word = isLast ? 'lowest' : `${ordinals[above] ?? `${toText(above + 1, undefined)}th `}highest`;
  return `${isJoint ? 'joint ' : ''}${word}`;
}

const ordinals = [
  '',
  'second ',
  'third ',
  'fourth ',
  'fifth ',
  'sixth ',
  'seventh ',
  'eighth ',
  'ninth ',
  'tenth ',
];
