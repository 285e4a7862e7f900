import { addressOf } from './book/grid.ts';
import type { Found } from './find.ts';
import { coveredAt, headed, type Fault, type Header } from './headers.ts';
import { timeIn } from './times.ts';
import { nameOf, numberIn, valueOf, type Meant, type Value } from './values.ts';

/** A cell of a column of figures, without what is wrong with it. */
export type Figure = Exclude<Value, { fault: unknown }>;

/** A column of a table: names of rows, or figures; one for each row of the body, with the notes beside each. */
export type Column = { header: Header; notes: string[][] } & ({ names: string[] } | { figures: Figure[] });

/** A table as it was read: its columns, the numbers of its rows in the sheet, and what is wrong or worth knowing. */
export interface Columns {
  columns: Column[];
  rows: number[];
  faults: Fault[];
  told: string[];
}

/** Reads the columns of a table, and finds every cell of it that cannot be taken. */
export function columnsOf(found: Found, meant: Meant): Columns {
  const { headers, body, faults, told } = headed(found);
  if (headers.length > 0 && body.length === 0) {
    const cure = 'Say where the table stands with its figures, as --range A5:F20.';
    faults.push({ at: headers[0]!.at, why: 'is a title with nothing below it', cure });
  }
  if (faults.length > 0) return { columns: [], rows: body, faults, told };
  const covered = headers.some(({ column }) => body.some((row) => coveredAt(found, row, column).isCovered));
  if (covered) told.push('Names that are merged over several rows were written into each of them.');
  const columns = headers.flatMap((header, index): Column[] => {
    const read = areNames(found, body, header.column, index)
      ? namesColumn(found, body, header)
      : figuresColumn(found, body, header, meant);
    faults.push(...read.faults);
    return read.column ? [read.column] : [];
  });
  if (faults.length === 0) faults.push(...repeated(columns, body, headers));
  return { columns, rows: body, faults, told: [...told, ...textNumbers(columns), ...rounded(columns)] };
}

/** The first column names the rows; others do that hold words and no figures. */
function areNames(found: Found, body: readonly number[], column: number, index: number): boolean {
  if (index === 0) return body.length > 1 || !isFigured(found, body, column);
  const seen = body.flatMap((row) => coveredAt(found, row, column).seen ?? []);
  const isWord = seen.map(
    (each) =>
      each.kind === 'date' ||
      (each.kind === 'text' &&
        'fault' in valueOf(each, new Map()) &&
        !('fault' in nameOf(each)) &&
        !isMark(each.text)),
  );
  return isWord.some(Boolean) && !isFigured(found, body, column);
}

function isMark(text: string): boolean {
  return /^([<≤]\s*\d+|\W{1,3}|n\/?a|nil|none|tbc|[a-z~])$/i.test(text.trim());
}

function isFigured(found: Found, body: readonly number[], column: number): boolean {
  return body.some((row) => {
    const { seen } = coveredAt(found, row, column);
    return seen?.kind === 'number' || (seen?.kind === 'text' && numberIn(seen.text) !== undefined);
  });
}

function namesColumn(found: Found, body: readonly number[], header: Header) {
  const faults: Fault[] = [];
  const read = body.map((row) => {
    const name = nameOf(coveredAt(found, row, header.column).seen);
    if ('name' in name) return name;
    faults.push({ at: addressOf(row, header.column), ...name.fault });
    return { name: '', notes: [] };
  });
  const names = read.map(({ name }) => name);
  const times = names.map(timeIn);
  const areTimes = times.every((time) => time !== undefined);
  const column: Column = { header, notes: read.map(({ notes }) => notes), names: areTimes ? times : names };
  return { faults, column };
}

function figuresColumn(found: Found, body: readonly number[], header: Header, meant: Meant) {
  const faults: Fault[] = [];
  const figures = body.flatMap((row): Figure[] => {
    const { seen, isCovered } = coveredAt(found, row, header.column);
    const at = addressOf(row, header.column);
    if (isCovered) {
      const why =
        'is covered by a figure that is merged over several rows, so it is not clear which row it is for';
      faults.push({ at, why, cure: 'Split the cell (Unmerge) and write each figure into its row.' });
      return [];
    }
    const value = valueOf(seen, meant);
    if (!('fault' in value)) return [value];
    faults.push({ at, ...value.fault });
    return [];
  });
  if (faults.length > 0) return { faults, column: undefined };
  const column: Column = {
    header,
    figures,
    notes: figures.map((each) => ('number' in each ? each.notes : [])),
  };
  return { faults: mixedUnits(column, body), column };
}

/** A column in which some figures are shown with a sign and some without: 12% and 12 are not the same. */
function mixedUnits(column: Column, body: readonly number[]): Fault[] {
  if (!('figures' in column)) return [];
  const numbers = column.figures.flatMap((each, index) => ('number' in each ? [{ ...each, index }] : []));
  const first = numbers[0]?.unit ?? '';
  const other = numbers.find(({ unit, number }) => unit !== first && Number(number) !== 0);
  if (!other || numbers.find(({ number }) => Number(number) !== 0)?.unit === other.unit) return [];
  const why = `is shown ${other.unit ? `with ${other.unit}` : 'without a sign'}, and the column begins with figures ${first ? `with ${first}` : 'without'}`;
  return [
    {
      at: addressOf(body[other.index]!, column.header.column),
      why,
      cure: 'Give the whole column one number format.',
    },
  ];
}

/** Rows that all their names have in common: readers could not tell them apart. */
function repeated(columns: readonly Column[], rows: readonly number[], headers: readonly Header[]): Fault[] {
  const named = columns.flatMap((column) => ('names' in column ? [column.names] : []));
  const seen = new Map<string, number>();
  return rows.flatMap((row, index) => {
    const key = JSON.stringify(named.map((names) => names[index]));
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    if (first === undefined || named.length === 0) return [];
    const why = `has the same name as the row ${first}`;
    return [
      {
        at: addressOf(row, headers[0]!.column),
        why,
        cure: 'Name the rows so that they can be told apart, or add a column that tells them apart.',
      },
    ];
  });
}

function figuresOf(columns: readonly Column[]) {
  return columns
    .flatMap((column) => ('figures' in column ? column.figures : []))
    .filter((each) => 'number' in each);
}

function textNumbers(columns: readonly Column[]): string[] {
  const all = figuresOf(columns);
  const count = all.filter(({ isText }) => isText).length;
  if (count === 0 || count === all.length) return [];
  return [
    `${count} ${count === 1 ? 'number is' : 'numbers are'} typed as text in the sheet; taken as the ${count === 1 ? 'number' : 'numbers'} that they read as.`,
  ];
}

function rounded(columns: readonly Column[]): string[] {
  const count = figuresOf(columns).filter((each) => 'isRounded' in each && each.isRounded).length;
  if (count === 0) return [];
  return [
    `${count} ${count === 1 ? 'figure is' : 'figures are'} stored with more decimals than shown; what a reader of the sheet sees was taken.`,
  ];
}
