import { toWords } from '../dataset/cell.ts';
import { fieldOf, matches, rows, type Dataset, type Field, type Row } from '../dataset/dataset.ts';
import type { Fault } from '../problem.ts';
import { kindOfTime, timeOf } from '../time.ts';

/** A figure at a time, on the way to a headline's own. */
export interface Moment {
  /** As it is written: `2014/15`. */
  time: string;
  /** The same in fractional years. */
  at: number;
  /** `undefined` where a symbol stands. */
  value: number | undefined;
  /** Whether it cannot be joined to what comes before: a time is missing, or what is measured changed. */
  isParted: boolean;
}

/** How a figure came to be what it is: the same figure at the times before it, in order, and what that tells. */
export interface Trend {
  moments: Moment[];
  /** `highest since 2011/12`. */
  words: string;
}

/** The figures that lead up to a row: those of rows that differ from it in no text field but `time`, up to its own time. */
export function trend(dataset: Dataset, row: Row, time: string, measure: string): Trend {
  const field = fieldOf(dataset, measure)!;
  const now = timeOf(String(row[time]))!;
  const among = alike(dataset, row, time).filter((each) => timeOf(String(each[time]))! <= now);
  const moments = parted(dataset, among, time, measure);
  return { moments, words: words(moments, field) };
}

/** What is wrong when no small line can lead up to a row: no times, two rows at one time, too few figures. */
export function trendFaults(dataset: Dataset, row: Row, time: string, measure: string): Fault[] {
  const among = alike(dataset, row, time);
  const untimed = among.find((each) => timeOf(String(each[time])) === undefined);
  if (untimed) {
    const cure = 'Name the text field that holds the times, such as the year.';
    return [{ message: `"trend" names "${time}", and "${String(untimed[time])}" is not a time.`, cure }];
  }
  const twice = among.find((each, index) => among.findIndex((other) => other[time] === each[time]) < index);
  if (twice) {
    const cure = 'Leave "trend" out: no text field tells the rows apart.';
    return [{ message: `Two rows of the trend stand at ${String(twice[time])}.`, cure }];
  }
  const now = timeOf(String(row[time]))!;
  const upTo = among.filter((each) => timeOf(String(each[time]))! <= now);
  const known = upTo.filter((each) => typeof each[measure] === 'number').length;
  if (known >= 3) return [];
  const cure = 'Leave "trend" out; "compare" sets the figure against an earlier one.';
  const count = `there ${known === 1 ? 'is' : 'are'} ${known} up to ${String(row[time])}`;
  return [{ message: `A trend needs 3 figures, and ${count}.`, cure }];
}

/** The rows that equal a row in every text field but one; the row itself among them. */
function alike(dataset: Dataset, row: Row, time: string): Row[] {
  const names = dataset.schema.fields.filter(({ type }) => type === 'string').map(({ name }) => name);
  const same = names.filter((name) => name !== time);
  return rows(dataset).filter((each) => same.every((name) => each[name] === row[name]));
}

/** The rows in order of time; the usual step of time is the smallest one. */
function parted(dataset: Dataset, among: readonly Row[], time: string, measure: string): Moment[] {
  const breaks = dataset.marks.filter(({ symbol, field }) => symbol === '[b]' && field === measure);
  const inOrder = among
    .map((row) => ({ row, time: String(row[time]), at: timeOf(String(row[time]))! }))
    .sort((a, b) => a.at - b.at);
  const steps = inOrder.map(({ at }, index) => (index === 0 ? Infinity : at - inOrder[index - 1]!.at));
  const usual = Math.min(...steps);
  return inOrder.map(({ row, time: label, at }, index) => ({
    time: label,
    at,
    value: typeof row[measure] === 'number' ? row[measure] : undefined,
    isParted:
      index > 0 && (steps[index]! > usual * 1.5 || breaks.some(({ where }) => matches(row, where ?? {}))),
  }));
}

/**
 * What the last figure is among those before it. Only the unbroken run of known figures that ends with it is compared:
 * what is hidden, missing or measured differently could be higher or lower.
 */
function words(moments: readonly Moment[], field: Field): string {
  const run = unbroken(moments);
  const last = run.at(-1)!.value;
  const before = run.slice(0, -1).map(({ value }) => value);
  const isAll = run.length === moments.length;
  const count = `${run.length} ${steps(run)}`;
  for (const [name, isBeyond] of [
    ['highest', (value: number) => value < last],
    ['lowest', (value: number) => value > last],
  ] as const) {
    const passed = before.length - 1 - before.findLastIndex((value) => !isBeyond(value));
    if (passed === before.length && passed > 1) return `${name} of ${isAll ? '' : 'the last '}${count}`;
    if (passed < before.length && passed > 1) return `${name} since ${run[before.length - 1 - passed]!.time}`;
  }
  if (run.length > 2 && before.every((value) => value === last))
    return `the same in ${isAll ? 'all' : 'the last'} ${count}`;
  return spread(moments, field);
}

type Known = Moment & { value: number };

/** The known moments at the end that nothing parts. */
function unbroken(moments: readonly Moment[]): Known[] {
  const start = moments.findLastIndex(
    ({ value, isParted }, index) => isParted || value === undefined || index === 0,
  );
  const from = moments[start]!.value === undefined ? start + 1 : start;
  return moments.slice(from) as Known[];
}

/** What figures a step of time apart are called. */
function steps(run: readonly Moment[]): string {
  const isYearly = run.every(({ at }, index) => index === 0 || Math.abs(at - run[index - 1]!.at - 1) < 0.02);
  const isYear = run.every(({ time }) => /year$/.test(kindOfTime(time) ?? ''));
  return isYearly && isYear ? 'years' : 'figures';
}

/** The least and the most of the known figures that can be compared with the last. */
function spread(moments: readonly Moment[], field: Field): string {
  const since = moments.slice(moments.findLastIndex(({ isParted }, index) => isParted || index === 0));
  const known = since.filter((moment): moment is Known => moment.value !== undefined);
  const values = known.map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const lead = known.length < since.length ? 'known figures ' : '';
  const first = known[0]!.time;
  if (least === most) return `${lead || 'figures '}unchanged since ${first}`;
  const ends = [least, most].map((value) =>
    toWords(value, field.unit === '%' ? field : { ...field, unit: undefined }),
  );
  return `${lead}between ${ends.join(' and ')} since ${first}`;
}
