import type { Cell, Field, Marking } from '../../dataset/dataset.ts';
import { mostFields, mostRows } from '../../dataset/dataset.ts';
import { countsPeople } from '../../dataset/people.ts';
import { kindOfTime } from '../../time.ts';
import type { Column, Columns, Figure } from './columns.ts';
import type { Fault } from './headers.ts';
import { Refusal } from '../refusal.ts';
import { peopleIn, unitIn } from './units.ts';

/** A note that a cell, a row or a column refers to, by its number. */
export interface Reference {
  note: string;
  field?: string;
  where?: Record<string, string>;
}

/** A table in tidy rows: fields, rows in their order, marks and references to notes. */
export interface Tidy {
  fields: Field[];
  rows: Cell[][];
  marks: Marking[];
  references: Reference[];
  faults: Fault[];
  told: string[];
}

type Names = Extract<Column, { names: string[] }>;
type Figures = Extract<Column, { figures: Figure[] }>;

/** A column of figures after years were turned into rows. */
interface Measure {
  title: string;
  /** Its columns: one, or one for each time. */
  columns: Figures[];
}

/**
 * Turns a table into tidy rows: columns that are years become rows, where that is clear. A `Refusal` says that they are
 * more than a dataset holds.
 */
export function tidy({ columns, rows: numbers, told }: Columns, title: string): Tidy {
  const names = columns.filter((column): column is Names => 'names' in column);
  const figures = columns.filter((column): column is Figures => 'figures' in column);
  const { measures, times, said } = measured(figures, title);
  refuseSize(names.length + (times ? 1 : 0) + measures.length, numbers.length * (times?.length ?? 1));
  const taken = new Set<string>();
  const nameFields = names.map(({ header, names: all }) => nameField(header.title, all, taken));
  const timeField: Field[] = times
    ? [{ name: unique('year', taken), title: timeTitle(times), type: 'string' }]
    : [];
  const faults: Fault[] = [];
  const numberFields = measures.map((measure) => figureField(measure, title, taken, faults));
  const fields = [...nameFields, ...timeField, ...numberFields];
  const result: Tidy = { fields, rows: [], marks: [], references: [], faults, told: [...told, ...said] };
  numbers.forEach((_, row) => {
    (times ?? [undefined]).forEach((time, at) => {
      const named = names.map((column) => column.names[row]!);
      const values = measures.map(({ columns: each }) => cellOf(each[at]!.figures[row]!));
      result.rows.push([...named, ...(time === undefined ? [] : [time]), ...values]);
    });
  });
  noteMarks(result, { names, measures, times, numberFields, nameFields });
  return result;
}

/** Refuses what the check would refuse as a dataset, before anything is looked for in it. */
function refuseSize(fields: number, rows: number): void {
  const most = (count: number) => count.toLocaleString('en-GB');
  if (fields > mostFields)
    throw new Refusal(
      `The table would become ${most(fields)} columns; a dataset has at most ${mostFields}.`,
      'Leave out the columns that readers do not need, or import the table in parts: --range A1:F20 names the cells of one.',
    );
  if (rows > mostRows)
    throw new Refusal(
      `The table would become ${most(rows)} rows; a dataset has at most ${most(mostRows)} below the names of its columns.`,
      'Add up rows that readers do not need one by one, or import the table in parts: --range A1:F20 names the cells of one.',
    );
}

function cellOf(figure: Figure): Cell {
  return 'symbol' in figure ? figure.symbol : Number(figure.number);
}

/** What is measured. Where every column of figures is headed by a time, and each group by the same ones, times become rows. */
function measured(figures: readonly Figures[], title: string) {
  const groups = [...Map.groupBy(figures, ({ header }) => header.group)];
  const times = groups[0]?.[1].map(({ header }) => header.time) ?? [];
  const areTimes = times.length > 0 && times.every((time) => time !== undefined);
  const isSame = groups.every(
    ([, each]) => each.length === times.length && each.every(({ header }, at) => header.time === times[at]),
  );
  const kinds = new Set(times.map((time) => kindOfTime(time ?? '')));
  if (areTimes && isSame && kinds.size === 1 && new Set(times).size === times.length) {
    const measures = groups.map(([group, columns]): Measure => ({
      title: group || plainTitle(columns, title),
      columns,
    }));
    const said =
      times.length > 1
        ? [`The columns ${times[0]} to ${times.at(-1)} became rows: one for each ${kindWords(times[0]!)}.`]
        : [];
    return { measures, times: times as string[], said };
  }
  const measures = figures.map((column): Measure => {
    const { group, title: own } = column.header;
    return { title: group ? `${group}: ${own}` : own, columns: [column] };
  });
  const some = figures.filter(({ header }) => header.time !== undefined).length;
  const said =
    some > 1 ? ['Some columns are headed by times and some are not, so they were kept as columns.'] : [];
  return { measures, times: undefined, said };
}

function kindWords(time: string): string {
  const kind = kindOfTime(time);
  return kind === 'financial year' || kind === 'calendar year' ? 'year' : (kind ?? 'time');
}

/** What figures are called that have only years over them. */
function plainTitle(columns: readonly Figures[], title: string): string {
  const first = columns.flatMap(({ figures }) => figures).find((each) => 'number' in each);
  if (first && 'unit' in first && first.unit === '%') return 'Percentage';
  const who = peopleIn(title);
  return who ? who.charAt(0).toUpperCase() + who.slice(1) : 'Number';
}

function timeTitle(times: readonly string[]): string {
  const kind = kindOfTime(times[0]!);
  return kind === 'month' ? 'Month' : kind === 'day' ? 'Date' : 'Year';
}

function nameField(title: string, names: readonly string[], taken: Set<string>): Field {
  const categories = [...new Set(names)];
  const isTime = categories.every((name) => kindOfTime(name) !== undefined);
  const name = unique(title, taken);
  return { name, title, type: 'string', ...(isTime ? {} : { categories, categoriesOrdered: true }) };
}

function figureField(
  { title, columns }: Measure,
  tableTitle: string,
  taken: Set<string>,
  faults: Fault[],
): Field {
  const numbers = columns
    .flatMap(({ figures }) => figures)
    .flatMap((each) => ('number' in each ? [each] : []));
  const sign = numbers.find(({ number }) => Number(number) !== 0)?.unit ?? numbers[0]?.unit ?? '';
  const found = unitIn(title, sign);
  const type = numbers.some(({ number }) => number.includes('.')) ? 'number' : 'integer';
  const isPlain = found.unit === undefined && type === 'integer';
  const unit = found.unit ?? (isPlain ? peopleIn(tableTitle) : undefined);
  if (unit === '%' && sign !== '%' && isFraction(numbers.map(({ number }) => number)))
    faults.push({
      at: columns[0]!.header.at,
      why: 'says per cent, but every figure below it lies between 0 and 1',
      cure: 'Give the figures the number format Percentage, so that the sheet shows 31.5% and not 0.315.',
    });
  const places = decimalsOf(numbers.map(({ number }) => number));
  return {
    name: unique(found.title, taken),
    title: found.title,
    type,
    ...(unit !== undefined && { unit }),
    ...(places > 0 && { decimals: places }),
    ...(type === 'integer' && countsPeople(unit) && { disclosive: true }),
  };
}

function isFraction(numbers: readonly string[]): boolean {
  return (
    numbers.length > 0 &&
    numbers.every((each) => Math.abs(Number(each)) <= 1) &&
    numbers.some((each) => each.includes('.'))
  );
}

/** The decimals that a field fixes: those that all figures are shown with, or that keep zeros at an end; else none. */
function decimalsOf(numbers: readonly string[]): number {
  const places = numbers.map((each) => each.split('.')[1]?.length ?? 0);
  const most = Math.max(0, ...places);
  const isNeeded = places.every((each) => each === most) || numbers.some((each) => /\.\d*0$/.test(each));
  return isNeeded ? Math.min(most, 6) : 0;
}

/** A name for a field, made from its title, that no other field has. */
function unique(title: string, taken: Set<string>): string {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/%/g, ' percent ')
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 40)
    .replace(/^_+|_+$/g, '');
  const base =
    /^[a-z]/.test(slug) && !['constructor', 'prototype'].includes(slug)
      ? slug
      : `column_${slug}`.replace(/_+$/, '');
  let name = base;
  for (let count = 2; taken.has(name); count += 1) name = `${base}_${count}`;
  taken.add(name);
  return name;
}

interface Parts {
  names: readonly Names[];
  measures: readonly Measure[];
  times: readonly string[] | undefined;
  nameFields: readonly Field[];
  numberFields: readonly Field[];
}

function noteMarks(result: Tidy, { names, measures, times, numberFields, nameFields }: Parts): void {
  const time = times && result.fields[names.length]!.name;
  const whereOf = (row: number) =>
    Object.fromEntries(names.map((column, at) => [nameFields[at]!.name, column.names[row]!]));
  names.forEach(({ header, notes }, at) => {
    const field = nameFields[at]!.name;
    result.references.push(...header.notes.map((note) => ({ note, field })));
    notes.forEach((all, row) =>
      result.references.push(...all.map((note) => ({ note, where: { [field]: names[at]!.names[row]! } }))),
    );
  });
  measures.forEach(({ columns }, at) => {
    const field = numberFields[at]!.name;
    columns.forEach(({ header, figures }, index) => {
      const over = time === undefined ? {} : { where: { [time]: times![index]! } };
      result.marks.push(...header.marks.map((symbol) => ({ symbol, field, ...over })));
      result.references.push(...header.notes.map((note) => ({ note, field, ...over })));
      figures.forEach((figure, row) => {
        if (!('number' in figure)) return;
        const where = { ...whereOf(row), ...over.where };
        result.marks.push(...figure.marks.map((symbol) => ({ symbol, field, where })));
        result.references.push(...figure.notes.map((note) => ({ note, field, where })));
      });
    });
  });
}
