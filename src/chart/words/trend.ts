import { toWords } from '../../dataset/cell.ts';
import type { Field } from '../../dataset/dataset.ts';
import type { CategoryChart, Series } from '../chart.ts';
import { apartShort, extremes, isFirm, isHidden, known, percent, short, type Known } from './figures.ts';
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

/** What a series says over time: its breaks, then a sentence or two on each stretch between them, then its gaps. */
export function trend(chart: CategoryChart, series: Series): string[] {
  const stretches = stretchesOf(chart, series);
  const isOnly = chart.series.length === 1;
  const parts = stretches.length === 2 ? ['Before the break, ', 'After the break, '] : [];
  const told = stretches.map(({ start, end, stretch }, index) => {
    const part = parts[index] ?? '';
    if (stretch.values.length === 0)
      return nothing(chart, series, part, stretches.length > 1 ? [start, end - 1] : []);
    if (end - start === 1 && stretches.length > 1) {
      const said = `${stretch.name} stood at ${full(stretch.values[0]!, stretch)}.`;
      return part || !isOnly ? part + said : capital(said);
    }
    const begun = !part && (isOnly || stretch.isPartial) ? capital(course(stretch)) : part + course(stretch);
    return [begun, ...highAndLow(stretch)].join(' ');
  });
  return [...breakOf(chart, series), ...told, ...gapsOf(chart, series)];
}

/** The stretches of a series between its breaks, with the indexes at which each begins and ends. */
export function stretchesOf(
  chart: CategoryChart,
  series: Series,
): { start: number; end: number; stretch: Stretch }[] {
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

function nothing(
  { series: all, categories }: CategoryChart,
  { name }: Series,
  part: string,
  ends: number[],
): string {
  const of = all.length === 1 ? '' : ` for ${name}`;
  if (part) return `${part}no figure is shown${of}.`;
  const [start, end] = ends.map((index) => categories[index]!);
  const span = start === undefined ? '' : start === end ? ` ${when(start)}` : ` from ${start} to ${end}`;
  return `No figure is shown${of}${span}.`;
}

/** How a stretch ran from its first value to its last, as a sentence that begins with its name. */
export function course(stretch: Stretch): string {
  const { values, name, isPartial } = stretch;
  const [first, last] = [values[0]!, values.at(-1)!];
  if (values.length === 1) return `${name} stood at ${full(first, stretch)}, the only figure shown.`;
  const { highest, lowest } = extremes(values);
  const [high, low] = [highest[0]!.value, lowest[0]!.value];
  const lead = isPartial ? `by the figures shown, ${name}` : name;
  if (high === low) return `${lead} ${constant(stretch)}.`;
  if (isLittle(high - low, first.value, stretch.measure)) {
    const end =
      first.value === last.value ? ` and again ${stretch.when(last)}` : ` and at ${at(last, stretch)}`;
    return `${lead} changed little: it stood at ${full(first, stretch)}${end}.`;
  }
  const turn = turnOf(values);
  return turn ? `${lead} ${turned(turn, stretch)}` : `${lead} ${overall(stretch)}${tail(stretch)}.`;
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
  const { values, step, when: on } = stretch;
  const [first, last] = [values[0]!, values.at(-1)!];
  if (values.length === 2 || !step) return `stood at ${full(first, stretch)} and again ${on(last)}`;
  const bare = (point: Known) => on(point).replace(/^(in|on) /, '');
  return `stayed at ${amount(first, stretch)} from ${bare(first)} to ${bare(last)}`;
}

/** Whether all values lie within 3% of the first; in percentages also within one percentage point. */
export function isLittle(range: number, first: number, { unit }: Field): boolean {
  return range < Math.abs(first) * 0.03 && (unit !== '%' || range < 1);
}

/** From the first value to the last: `rose by 15, or 44%, from 34 in 2010/11 to 49 in 2014/15`. */
function overall(stretch: Stretch): string {
  const [first, last] = [stretch.values[0]!, stretch.values.at(-1)!];
  if (first.value === last.value) return `stood at ${full(first, stretch)} and again ${stretch.when(last)}`;
  const much = multiplied(first.value, last.value, stretch.measure);
  return `${much}, from ${full(first, stretch)} to ${at(last, stretch)}`;
}

/** `more than doubled`, `halved`; else the change: `rose by 204, or 48%`. */
function multiplied(from: number, to: number, measure: Field): string {
  const ratio = isFirm(from, measure) && to > 0 ? to / from : 1;
  if (ratio >= 3) return ratio > 3 ? 'more than tripled' : 'tripled';
  if (ratio >= 2) return ratio > 2 ? 'more than doubled' : 'doubled';
  if (ratio <= 0.5) return ratio < 0.5 ? 'more than halved' : 'halved';
  return changed(from, to, measure);
}

function changed(from: number, to: number, measure: Field): string {
  const share = percent(Math.abs(to - from), from, measure);
  return `${to > from ? 'rose' : 'fell'} by ${apartShort(from, to, measure)}${share ? `, or ${share}` : ''}`;
}

/** What is to be said on the way from first to last, when it has no single turn. */
function tail({ values, step }: Stretch): string {
  if (values.length < 3) return '';
  const moves = values.slice(1).map(({ value }, index) => Math.sign(value - values[index]!.value));
  const way = Math.sign(values.at(-1)!.value - values[0]!.value);
  const noun = way > 0 ? 'rise' : 'fall';
  if (way === 0 || moves.includes(-way)) return way === 0 ? '' : ', with ups and downs in between';
  if (moves.includes(0)) return way > 0 ? ', with no fall in between' : ', with no rise in between';
  return step ? `, with a ${noun} each ${step}` : `, with a ${noun} from each figure shown to the next`;
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

/** `rose from 10 children in 2001 to 30 in 2002, then fell to 20 in 2003. Over the whole period it rose by 10.` */
function turned(turn: Known, stretch: Stretch): string {
  const { values, measure } = stretch;
  const [first, last] = [values[0]!, values.at(-1)!];
  const [verb, back] = turn.value > first.value ? ['rose', 'fell'] : ['fell', 'rose'];
  const again = last.value === first.value ? ' again' : '';
  const course = `${verb} from ${full(first, stretch)} to ${at(turn, stretch)}, then ${back} to ${short(last.value, measure)}${again} ${stretch.when(last)}.`;
  if (again) return course;
  const change = multiplied(first.value, last.value, measure);
  return `${course} From first to last it ${change}.`;
}

/** Where a stretch with ups and downs was highest and lowest, when that was at neither end. */
function highAndLow(stretch: Stretch): string[] {
  const { values, measure, isHiding } = stretch;
  const ends = [values[0]!.value, values.at(-1)!.value];
  const { highest, lowest } = extremes(values);
  if (isLittle(highest[0]!.value - lowest[0]!.value, ends[0]!, measure) || turnOf(values)) return [];
  const facts = [['highest', highest] as const, ['lowest', lowest] as const]
    .filter(([, points]) => !ends.includes(points[0]!.value))
    .map(([word, points], index) => {
      const what = index > 0 ? `the ${word}` : `The ${word} figure${isHiding ? ' shown' : ''}`;
      return `${what} was ${short(points[0]!.value, measure)}, ${times(points, stretch)}`;
    });
  return facts.length ? [`${facts.join('; ')}.`] : [];
}

function times(points: readonly Known[], { when: on }: Stretch): string {
  return points.length > 3 ? `${points.length} times` : list(points.map((point) => on(point)));
}

/** Whether a series falls into stretches that cannot be compared. */
export function isBroken({ breaks = [], values }: Series): boolean {
  return breaks.some((index) => index > 0 && index < values.length);
}

/** Where a series has breaks; said once, with the first, where all have the same. */
function breakOf({ series: all, categories }: CategoryChart, series: Series): string[] {
  if (!isBroken(series)) return [];
  const isShared = all.length > 1 && all.every(({ breaks }) => breaks?.join() === series.breaks!.join());
  if (isShared && series.name !== all[0]!.name) return [];
  const times = series.breaks!.filter((index) => index > 0).map((index) => when(categories[index]!));
  const whose = isShared ? 'all series' : all.length === 1 ? 'the series' : `the series for ${series.name}`;
  return times.length === 1
    ? [
        `There is a break in ${whose} ${times[0]!}. Figures from then on cannot be compared with those before.`,
      ]
    : [`There are breaks in ${whose} ${list(times)}. Figures on either side of one cannot be compared.`];
}

/** The times between the first and the last figure of a series for which it has none, without a symbol to say why. */
function gapsOf({ series: all, categories }: CategoryChart, { name, values, gaps = [] }: Series): string[] {
  const shown = values.flatMap((value, index) => (value === '[z]' ? [] : [index]));
  const inside = values.flatMap((value, index) =>
    value === '[z]' && index > shown[0]! && index < shown.at(-1)! ? [categories[index]!] : [],
  );
  const of = all.length === 1 ? '' : ` for ${name}`;
  const which = of ? list(inside.map(when)) : `for ${list(inside)}`;
  return [
    ...(inside.length ? [`There is no figure${of} ${which}.`] : []),
    ...gaps
      .filter((index) => index > 0)
      .map((index) => `There is no figure${of} between ${categories[index - 1]} and ${categories[index]}.`),
  ];
}
