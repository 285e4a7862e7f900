import { toWords } from '../../dataset/cell.ts';
import type { Field } from '../../dataset/dataset.ts';
import type { CategoryChart, Series } from '../chart.ts';
import type { Saying } from './facts.ts';
import { extremes, isFirm, isHidden, known, percent, short, step, type Known } from './figures.ts';
import { capital, list, saysUnit, subject, when } from './phrases.ts';

/** Values of a series that can be compared with each other, in order of time. */
export interface Stretch {
  /** Whose values they are, inside a sentence. */
  name: string;
  /** Whether the name says the unit. */
  isNamed: boolean;
  measure: Field;
  values: Known[];
  when: (point: Known) => string;
  /** How far each value is from the one before, when none is missing between; else nothing. */
  step: 'year' | 'month' | 'time' | undefined;
  /** Whether a value between the first and the last is hidden. */
  isPartial: boolean;
  /** Whether any value is hidden. */
  isHiding: boolean;
}

/** What a series says over time: its course; where it has a break, before and after; where more, since the last. */
export function trend(chart: CategoryChart, series: Series): Saying[] {
  const stretches = stretchesOf(chart, series);
  const [first] = stretches;
  if (stretches.length === 1)
    return first!.stretch.values.length > 0 ? [courses(first!.stretch).map(capital)] : [];
  const last = stretches.at(-1)!;
  const after = part(lastBreak(chart, last.start, stretches.length), last.stretch);
  if (stretches.length > 2 || first!.stretch.values.length === 0) return [after];
  const before = part(`Before the break ${when(chart.categories[last.start]!)}, `, first!.stretch);
  const told = [0, -1].map((at) => `${before.at(at)!} ${part('After the break, ', last.stretch).at(at)!}`);
  return [[...told, ...sides(chart, series)]];
}

/** `After the break in 2017/18, `; of more than one, `Since the last break, in 2017/18, `. */
function lastBreak({ categories }: CategoryChart, start: number, stretches: number): string {
  const time = when(categories[start]!);
  return stretches > 2 ? `Since the last break, ${time}, ` : `After the break ${time}, `;
}

function part(lead: string, stretch: Stretch): Saying {
  if (stretch.values.length === 0) return [`${lead}no figure is shown.`];
  return courses(stretch).map((each) => lead + each);
}

/** How a series with breaks went on either side of one, in short; of more, how since the last. */
export function sides(chart: CategoryChart, series: Series): Saying {
  const stretches = stretchesOf(chart, series);
  const [first, last] = [stretches[0]!, stretches.at(-1)!];
  const lead = lastBreak(chart, last.start, stretches.length);
  const after = `${lead}${gist(chart, last, first.stretch.name)}.`;
  if (stretches.length > 2 || first.stretch.values.length === 0) return [after];
  const before = `Before the break ${when(chart.categories[last.start]!)}, `;
  return [
    `${before}${gist(chart, first, first.stretch.name)}; after the break, ${gist(chart, last, 'it')}.`,
    after,
  ];
}

/** `Ash rose from 30 children to 41`: the times are those at which the part begins and ends, where none is given. */
function gist({ series }: CategoryChart, { start, end, stretch }: Part, name: string): string {
  const { values, measure } = stretch;
  const [first, last] = [values[0], values.at(-1)];
  if (!first || !last)
    return series.length > 1 && name !== 'it' ? `no figure is shown for ${name}` : 'no figure is shown';
  const told = name === 'it' ? { ...stretch, isNamed: true } : stretch;
  const from = full(first, told);
  if (values.length === 1) return `${name} stood at ${from}`;
  if (first.value === last.value) return `${name} stood at ${from} and again ${stretch.when(last)}`;
  const begun = first.index === start ? amount(first, told) : from;
  const to = last.index === end - 1 ? short(last.value, measure) : at(last, stretch);
  return `${name} ${last.value > first.value ? 'rose' : 'fell'} from ${begun} to ${to}`;
}

/** A stretch, and the indexes at which its part of the series begins and ends. */
interface Part {
  start: number;
  end: number;
  stretch: Stretch;
}

/** The stretches of a series between its breaks, with the indexes at which each begins and ends. */
export function stretchesOf(chart: CategoryChart, series: Series): Part[] {
  const { length } = series.values;
  const starts = [0, ...(series.breaks ?? []).filter((index) => index > 0 && index < length)];
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? length;
    return { start, end, stretch: stretchOf(chart, series, start, end) };
  });
}

/** The values of a series from one index up to another. */
export function stretchOf(chart: CategoryChart, series: Series, start: number, end: number): Stretch {
  const { measure, categories } = chart;
  const isOnly = chart.series.length === 1;
  const values = known(series.values, measure).filter(({ index }) => index >= start && index < end);
  const between = series.values.slice(values[0]?.index ?? 0, values.at(-1)?.index ?? 0);
  return {
    name: isOnly ? subject(measure) : series.name,
    isNamed: isOnly && saysUnit(measure),
    measure,
    values,
    when: ({ index }) => when(categories[index]!),
    step: stepOf(chart, series, values),
    isPartial: between.some(isHidden),
    isHiding: series.values.slice(start, end).some(isHidden),
  };
}

function stepOf({ times }: CategoryChart, { gaps = [] }: Series, values: readonly Known[]): Stretch['step'] {
  const later = values.slice(1);
  if (!times || later.some(({ index }, at) => index !== values[at]!.index + 1 || gaps.includes(index))) {
    return undefined;
  }
  const isEach = (years: number) =>
    later.every(({ index }) => Math.abs(times[index]! - times[index - 1]! - years) < 0.01);
  return isEach(1) ? 'year' : isEach(1 / 12) ? 'month' : 'time';
}

/** How a stretch ran from its first value to its last, and in short; as sentences that begin with its name. */
export function courses(stretch: Stretch): Saying {
  const { values, name, isPartial } = stretch;
  const [first, last] = [values[0]!, values.at(-1)!];
  if (values.length === 1) {
    return [`${name} stood at ${full(first, stretch)}${stretch.isHiding ? ', the only figure shown' : ''}.`];
  }
  const plain = `${name} ${overall(stretch)}.`;
  const lead = isPartial ? `by the figures shown, ${name}` : name;
  const { highest, lowest } = extremes(values);
  const [high, low] = [highest[0]!.value, lowest[0]!.value];
  if (high === low) return [`${name} ${constant(stretch)}.`];
  if (isLittle(high - low, first.value, stretch.measure)) {
    const end =
      first.value === last.value ? ` and again ${stretch.when(last)}` : ` and at ${at(last, stretch)}`;
    return [`${lead} changed little: it stood at ${full(first, stretch)}${end}.`, plain];
  }
  const turn = turnOf(values);
  if (turn) return [`${lead} ${turned(turn, stretch)}`, plain];
  const peaks = highAndLow(stretch);
  const way = peaks ?? tail(stretch);
  const isBounded = peaks === undefined ? isPartial && /(no|downs)\b/.test(way) : stretch.isHiding;
  return [`${isBounded ? `by the figures shown, ${name}` : name} ${overall(stretch)}${way}.`, plain];
}

/** `34 children in 2010/11`, or `34 in 2010/11` where the sentence has named the unit. */
function full(point: Known, stretch: Stretch): string {
  return `${amount(point, stretch)} ${stretch.when(point)}`;
}

function amount({ value }: Known, { isNamed, measure }: Stretch): string {
  return isNamed ? short(value, measure) : toWords(value, measure);
}

function at(point: Known, { measure, when: on }: Stretch): string {
  return `${short(point.value, measure)} ${on(point)}`;
}

function constant(stretch: Stretch): string {
  const { values, step: each, when: on } = stretch;
  const [first, last] = [values[0]!, values.at(-1)!];
  if (values.length === 2 || !each) return `stood at ${full(first, stretch)} and again ${on(last)}`;
  const bare = (point: Known) => on(point).replace(/^(in|on) /, '');
  return `stayed at ${amount(first, stretch)} from ${bare(first)} to ${bare(last)}`;
}

/** Whether all values lie within 3% of the first; in percentages also within one percentage point. */
export function isLittle(range: number, first: number, { unit }: Field): boolean {
  return range < Math.abs(first) * 0.03 && (unit !== '%' || range < 1);
}

/** From the first value to the last: `rose by 15 (44%), from 34 in 2010/11 to 49 in 2014/15`. */
function overall(stretch: Stretch): string {
  const [first, last] = [stretch.values[0]!, stretch.values.at(-1)!];
  if (first.value === last.value) return `stood at ${full(first, stretch)} and again ${stretch.when(last)}`;
  const much = change(first.value, last.value, stretch.measure);
  return `${much}, from ${full(first, stretch)} to ${at(last, stretch)}`;
}

/** `more than doubled`, `halved`; else, or when its size is asked for, the change: `rose by 204 (48%)`. */
export function change(from: number, to: number, measure: Field, kind: 'ratio' | 'by' = 'ratio'): string {
  const ratio = kind === 'ratio' && isFirm(from, measure) && to > 0 ? to / from : 1;
  if (ratio >= 3) return ratio > 3 ? 'more than tripled' : 'tripled';
  if (ratio >= 2) return ratio > 2 ? 'more than doubled' : 'doubled';
  if (ratio <= 0.5) return ratio < 0.5 ? 'more than halved' : 'halved';
  return `${to > from ? 'rose' : 'fell'} by ${sized(from, to, measure)}`;
}

/** `204 (48%)`. */
function sized(from: number, to: number, measure: Field): string {
  const share = percent(Math.abs(to - from), from, measure);
  return `${step(from, to, measure)}${share ? ` (${share})` : ''}`;
}

/** What is to be said on the way from first to last, when it has no single turn. */
function tail({ values, step: each }: Stretch): string {
  if (values.length < 3) return '';
  const moves = values.slice(1).map(({ value }, index) => Math.sign(value - values[index]!.value));
  const way = Math.sign(values.at(-1)!.value - values[0]!.value);
  const noun = way > 0 ? 'rise' : 'fall';
  if (way === 0 || moves.includes(-way)) return way === 0 ? '' : ', with ups and downs in between';
  if (moves.includes(0)) return way > 0 ? ', with no fall in between' : ', with no rise in between';
  return each ? `, with a ${noun} each ${each}` : `, with a ${noun} from each figure shown to the next`;
}

/** The one point at which values turn from rising to falling, or from falling to rising. */
function turnOf(values: readonly Known[]): Known | undefined {
  return values.slice(1, -1).find(({ value }, index) => {
    const [before, after] = [values.slice(0, index + 2), values.slice(index + 1)];
    const isOnly = values.filter((each) => each.value === value).length === 1;
    return isOnly && [1, -1].some((way) => runs(before, way) && runs(after, -way));
  });
}

/** Whether values run one way, upwards (1) or downwards (−1), without a step back. */
function runs(values: readonly Known[], way: number): boolean {
  return values.every(({ value }, index) => index === 0 || way * (value - values[index - 1]!.value) >= 0);
}

/** `rose from 10 children in 2001 to 30 in 2002, then fell to 20 in 2003, up 10 overall.` */
function turned(turn: Known, stretch: Stretch): string {
  const { values, measure } = stretch;
  const [first, last] = [values[0]!, values.at(-1)!];
  const [verb, back] = turn.value > first.value ? ['rose', 'fell'] : ['fell', 'rose'];
  const again = last.value === first.value ? ' again' : '';
  const end = `then ${back} to ${short(last.value, measure)}${again} ${stretch.when(last)}`;
  const net = again ? '' : `, ${netted(first.value, last.value, measure)} overall`;
  return `${verb} from ${full(first, stretch)} to ${at(turn, stretch)}, ${end}${net}.`;
}

/** `up 15 (44%)`, `more than doubling`. */
function netted(from: number, to: number, measure: Field): string {
  const said = change(from, to, measure);
  if (!/^(rose|fell) /.test(said)) return said.replace(/led$/, 'ling').replace(/ved$/, 'ving');
  return said.replace(/^rose by/, 'up').replace(/^fell by/, 'down');
}

/** Where a stretch with ups and downs was highest and lowest, when that was at neither end: `, with a low of 416 in 2012/13`. */
function highAndLow(stretch: Stretch): string | undefined {
  const { values, measure } = stretch;
  const ends = [values[0]!.value, values.at(-1)!.value];
  const { highest, lowest } = extremes(values);
  const told = [['high', highest] as const, ['low', lowest] as const]
    .filter(([, points]) => !ends.includes(points[0]!.value))
    .map(([word, points]) => `a ${word} of ${short(points[0]!.value, measure)}${times(points, stretch)}`);
  return told.length > 0 ? `, with ${told.join(' and ')}` : undefined;
}

function times(points: readonly Known[], { when: on }: Stretch): string {
  return points.length > 2 ? `, ${points.length} times` : ` ${list(points.map((point) => on(point)))}`;
}

/** Whether a series falls into stretches that cannot be compared. */
export function isBroken({ breaks = [], values }: Series): boolean {
  return breaks.some((index) => index > 0 && index < values.length);
}
