import { kindOfTime, timeOf } from '../time.ts';
import { toText } from './cell.ts';
import { fieldOf, matches, rows, type Cell, type Dataset, type Field, type Row } from './dataset.ts';
import { isSymbol, marks, meanings, type Mark, type Symbol } from './symbols.ts';

/** A dataset with its id: edition and name. */
export interface Named {
  id: string;
  dataset: Dataset;
}

/** The figure of an indicator at one time, as the newest edition that gives it has it. */
export interface Point {
  /** The time as it is written: `2014/15`. */
  time: string;
  /** The same in fractional years. */
  at: number;
  value: Cell;
  marks: Mark[];
  /** The id of the dataset that the value comes from. */
  dataset: string;
  /** What earlier editions gave for this time where it differed, oldest first; nothing once the figure is hidden. */
  was: { value: Cell; dataset: string }[];
  /** Whether a step of time is missing between this point and the one before. */
  isAfterGap: boolean;
}

/** An indicator over all editions: one series of points in order of time. */
export interface Series {
  name: string;
  title: string;
  definition: string;
  /** The field of the newest dataset. */
  field: Field;
  /** Names of the indicators that readers could take for it. */
  unlike: string[];
  points: Point[];
  /** The ids of its datasets, oldest edition first. */
  datasets: string[];
}

/** The indicators that datasets name, by title, each joined over all editions. */
export function indicators(datasets: readonly Named[]): Series[] {
  const named = [...datasets]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ id, dataset }) => dataset.indicators.map((indicator) => ({ id, dataset, indicator })));
  const byName = Map.groupBy(named, ({ indicator }) => indicator.name);
  const series = [...byName].map(([name, uses]) => {
    const { indicator, dataset } = uses.at(-1)!;
    return {
      name,
      title: indicator.title,
      definition: indicator.definition,
      field: fieldOf(dataset, indicator.field)!,
      unlike: named
        .flatMap((each) => pair(each.indicator))
        .flatMap(([one, other]) => (one === name ? [other] : other === name ? [one] : [])),
      points: withGaps(joined(uses.flatMap(figures))),
      datasets: uses.map(({ id }) => id),
    };
  });
  return series
    .map((each) => ({ ...each, unlike: [...new Set(each.unlike)].sort() }))
    .sort((a, b) => (a.title < b.title ? -1 : 1));
}

type Use = Named & { indicator: Dataset['indicators'][number] };

function pair({ name, unlike = [] }: Use['indicator']): [string, string][] {
  return unlike.map((other) => [name, other]);
}

/** The figures of an indicator in one dataset. */
function figures({ id, dataset, indicator }: Use): Point[] {
  const { time, where = {}, field } = indicator;
  return rows(dataset)
    .filter((row) => matches(row, where))
    .map((row) => {
      const label = time === undefined ? dataset.period : String(row[time]);
      return {
        time: label,
        at: timeOf(label)!,
        value: row[field]!,
        marks: marksOf(dataset, row, field),
        dataset: id,
        was: [],
        isAfterGap: false,
      };
    });
}

function marksOf(dataset: Dataset, row: Row, name: string): Mark[] {
  const given = dataset.marks
    .filter(({ field, where }) => field === name && matches(row, where ?? {}))
    .map(({ symbol }) => symbol);
  const isProvisional = dataset.status === 'provisional' && typeof row[name] === 'number';
  return ordered([...given, ...(isProvisional ? ['[p]' as const] : [])]);
}

function ordered(given: readonly Mark[]): Mark[] {
  return marks.filter((mark) => given.includes(mark));
}

/** One point for each time; the figures come oldest edition first. */
function joined(all: readonly Point[]): Point[] {
  return [...Map.groupBy(all, ({ time }) => time).values()]
    .map((alike) => alike.reduce(superseded))
    .sort((a, b) => a.at - b.at);
}

/** The point of a time once a later edition has given it too: hidden in one is hidden for good. */
function superseded(before: Point, later: Point): Point {
  const hidden = [before, later].find(({ value }) => value === '[c]');
  if (hidden) return { ...later, value: '[c]', marks: later.marks.filter((mark) => mark === '[b]'), was: [] };
  if (typeof later.value !== 'number') return before;
  if (typeof before.value !== 'number') return later;
  if (before.value === later.value) return { ...later, was: before.was, marks: revised(later, before.was) };
  const was = [...before.was, { value: before.value, dataset: before.dataset }];
  return { ...later, was, marks: revised(later, was) };
}

function revised(point: Point, was: Point['was']): Mark[] {
  return was.length > 0 ? ordered([...point.marks, '[r]']) : point.marks;
}

/** Notes where a step is missing: the usual step is the smallest one. */
function withGaps(points: readonly Point[]): Point[] {
  const steps = points.map(({ at }, index) => (index === 0 ? 0 : at - points[index - 1]!.at));
  const usual = Math.min(...steps.slice(1));
  return points.map((point, index) => ({ ...point, isAfterGap: steps[index]! > usual * 1.5 }));
}

/** The figures of a dataset that a later edition revised: the time, what the dataset gives, and what holds now. */
export function revisedSince({ points, field }: Series, id: string): string[] {
  const shown = (value: Cell) => toText(value, field) + (field.unit === '%' ? '%' : '');
  return points.flatMap(({ time, value, was }) =>
    was
      .filter(({ dataset }) => dataset === id)
      .map((before) => `${time}: from ${shown(before.value)} to ${shown(value)}`),
  );
}

/** The symbols and marks that stand in a series, with what they mean. */
export function symbolsOf({ points }: Series): { value: Symbol | Mark; label: string }[] {
  const used = points.flatMap((point) => [...(isSymbol(point.value) ? [point.value] : []), ...point.marks]);
  return (Object.keys(meanings) as (Symbol | Mark)[])
    .filter((symbol) => used.includes(symbol))
    .map((value) => ({ value, label: meanings[value] }));
}

/** The times that a series runs over: `2010/11 to 2014/15`, or its one time. */
export function timesOf({ points }: Series): string {
  const [first, last] = [points[0]!.time, points.at(-1)!.time];
  return first === last ? first : `${first} to ${last}`;
}

/** What the times of a series are, as a column of them is headed: `Financial year`. */
export function timeTitle({ points }: Series): string {
  const kind = kindOfTime(points[0]?.time ?? '') ?? 'time';
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}
