import {
  categoriesOf,
  fieldOf,
  matches,
  rows,
  type Cell,
  type Dataset,
  type Field,
  type Row,
} from './dataset.ts';
import { toText } from './cell.ts';
import { timeOf } from '../time.ts';
import { marksOn } from './marks.ts';
import { marks, meanings, symbols, type Mark, type Symbol } from './symbols.ts';

/** A dataset laid out for readers: one header row, row headers first, numbers as text. */
export interface Table {
  /** The header row: text, and whether the column holds numbers. */
  columns: { title: string; isNumber: boolean }[];
  /** One entry a row; the first `headers` cells head the row. */
  rows: TableCell[][];
  /** What the numbers are, with their unit, when the header row holds only categories of it: `Share of children (%)`. */
  measure: string | undefined;
  /** How many of the first columns are row headers. */
  headers: number;
  /** Symbols that stand in the table, then marks, with what they mean. */
  symbols: { value: Symbol | Mark; label: string }[];
  /** Notes on the dataset, numbered from 1 in its order. */
  notes: { number: number; text: string }[];
}

/** A cell as readers see it: `1,251`, `427 [p]`, `[c]`, with the notes that stand on it. */
export interface TableCell {
  text: string;
  notes: number[];
  /** Marks that stand in the text. */
  marks?: Mark[];
  /** In a table of the whole dataset, of the cell that stands for a row, its first measure: its index in `data`. */
  row?: number;
}

/** Which part of a dataset a table shows. */
export interface Layout {
  /** The rows; all of them when left out. */
  among?: readonly Row[];
  /** The text field whose values become columns. */
  columns?: string | undefined;
  /** The text field that heads the rows before all others; the first one when left out. */
  head?: string | undefined;
  /** The names of the fields; all of them when left out. */
  only?: readonly string[];
}

/**
 * The table of a dataset, of all its fields or, when `columns` names a text field, with a column for each of
 * that field's values and each measure. A column that would hold only `[z]` is left out.
 */
export function table(dataset: Dataset, { among: some, columns, only, head }: Layout = {}): Table {
  const among = some ?? rows(dataset);
  const fields = dataset.schema.fields.filter(({ name }) => !only || only.includes(name));
  const names = fields
    .filter((field) => field.type === 'string' && field.name !== columns)
    .sort((a, b) => Number(b.name === head) - Number(a.name === head));
  const measures = fields.filter((field) => field.type !== 'string');
  const across = columns === undefined ? undefined : fieldOf(dataset, columns);
  const body = across
    ? pivoted(dataset, among, names, across, measures)
    : flat(dataset, among, [...names, ...measures]);
  const cells = body.rows.flat();
  const used = [
    ...symbols.filter((symbol) => cells.some((cell) => cell.text === symbol)),
    ...marks.filter((mark) => cells.some((cell) => cell.marks?.includes(mark))),
  ];
  const shown = new Set(cells.flatMap((cell) => cell.notes));
  return {
    ...body,
    rows: placed(body.rows, some ? undefined : among),
    measure: across ? measures[0] && titled(measures[0]) : undefined,
    headers: Math.max(names.length, 1),
    symbols: used.map((value) => ({ value, label: labelOf(dataset, value) })),
    notes: dataset.notes
      .map(({ text, where, field }, index) => ({
        number: index + 1,
        text,
        isLoose: !where && (!field || field === columns),
      }))
      .filter(({ number, isLoose }) => isLoose || shown.has(number))
      .map(({ number, text }) => ({ number, text })),
  };
}

/**
 * The text field whose values make the best columns of a whole dataset: times before other categories, and only
 * when it leaves another text field to head the rows, fills the table and makes at most eight columns.
 */
export function columnsOf(dataset: Dataset): string | undefined {
  const all = rows(dataset);
  const names = dataset.schema.fields.filter((field) => field.type === 'string');
  const measures = dataset.schema.fields.filter((field) => field.type !== 'string');
  const candidates = names.filter((field) => {
    const heads = names.find((each) => each !== field);
    const count = categoriesOf(field, all).length;
    const columns = measures.flatMap((measure) => shownCategories(field, measure, all)).length;
    const isFull = heads && count * categoriesOf(heads, all).length === all.length;
    return isFull && count > 1 && count < all.length && columns <= 8;
  });
  const isTime = (field: Field) =>
    categoriesOf(field, all).every((category) => timeOf(category) !== undefined);
  return (candidates.find(isTime) ?? candidates.at(-1))?.name;
}

/** A cell, with the row that it may stand for. */
type Taken = TableCell & { from?: Row };
type Body = Pick<Table, 'columns'> & { rows: Taken[][] };

/** The same cells; of those that may stand for a row of a whole dataset, the first one says which. */
function placed(body: readonly Taken[][], among: readonly Row[] | undefined): TableCell[][] {
  const places = new Map(among?.map((row, index) => [row, index + 1]));
  return body.map((cells) =>
    cells.map(({ from, ...cell }) => {
      const row = from && places.get(from);
      if (from) places.delete(from);
      return row === undefined ? cell : { ...cell, row };
    }),
  );
}

function flat(dataset: Dataset, among: readonly Row[], fields: readonly Field[]): Body {
  return {
    columns: fields.map((field) => ({ title: titled(field), isNumber: field.type !== 'string' })),
    rows: among.map((row) => {
      const first = fields.find(({ type }) => type !== 'string') ?? fields[0];
      return fields.map((field) => ({
        ...shownCell(dataset, row, field),
        ...(field === first && { from: row }),
      }));
    }),
  };
}

function pivoted(
  dataset: Dataset,
  among: readonly Row[],
  names: readonly Field[],
  across: Field,
  measures: readonly Field[],
): Body {
  const keyOf = (row: Row) => JSON.stringify(names.map((field) => row[field.name]));
  const firsts = [...new Map(among.toReversed().map((row) => [keyOf(row), row])).values()].toReversed();
  const byPlace = new Map(among.map((row) => [`${keyOf(row)} ${String(row[across.name])}`, row]));
  const columns = measures.flatMap((measure) => {
    const categories = shownCategories(across, measure, among);
    const isOnly = measures.length === 1 || categories.length > 1;
    return categories.map((category) => ({
      measure,
      category,
      title:
        isOnly && measures[0] === measure ? category : titled(measure, categories.length > 1 ? category : ''),
    }));
  });
  return {
    columns: [
      ...names.map((field) => ({ title: titled(field), isNumber: false })),
      ...columns.map(({ title }) => ({ title, isNumber: true })),
    ],
    rows: ordered(firsts, among, keyOf).map((first) => [
      ...names.map((field) => shownCell(dataset, first, field, across)),
      ...columns.map(({ measure, category }) => {
        const row = byPlace.get(`${keyOf(first)} ${category}`);
        return row ? { ...shownCell(dataset, row, measure, across), from: row } : { text: '[z]', notes: [] };
      }),
    ]),
  };
}

/** The values of a field that head columns of a measure: those for which it holds more than `[z]`. */
function shownCategories(across: Field, measure: Field, among: readonly Row[]): string[] {
  return categoriesOf(across, among).filter((category) =>
    among.some((row) => row[across.name] === category && row[measure.name] !== '[z]'),
  );
}

function ordered(firsts: readonly Row[], among: readonly Row[], keyOf: (row: Row) => string): Row[] {
  const keys = among.map(keyOf);
  return [...firsts].sort((a, b) => keys.indexOf(keyOf(a)) - keys.indexOf(keyOf(b)));
}

function titled(field: Field, category = ''): string {
  const unit = field.unit && field.type !== 'string' && !field.title.endsWith(`(${field.unit})`);
  const title = category ? `${field.title}, ${category}` : field.title;
  return unit && field.unit!.toLowerCase() !== field.title.toLowerCase() ? `${title} (${field.unit})` : title;
}

function shownCell(dataset: Dataset, row: Row, field: Field, across?: Field): TableCell {
  const cell: Cell = row[field.name] ?? '[z]';
  const marks = marksOn(dataset, row, field);
  const text = [toText(cell, field), ...marks].join(' ');
  return { text, notes: notesOn(dataset, row, field, across), ...(marks.length > 0 && { marks }) };
}

/**
 * The numbers of the notes that stand on a cell. A note on whole rows stands on their first field or, when it is about
 * values that head columns, on each figure that it is about.
 */
function notesOn(dataset: Dataset, row: Row, field: Field, across?: Field): number[] {
  return dataset.notes.flatMap((note, index) => {
    if (!note.where && !note.field) return [];
    const isHere = matches(row, note.where ?? {});
    const place = note.field ?? dataset.schema.fields[0]!.name;
    const isOfColumns = across && note.where && (place === across.name || across.name in note.where);
    const isOnFigures = isOfColumns && fieldOf(dataset, place)?.type === 'string';
    return isHere && (isOnFigures ? field.type !== 'string' : field.name === place) ? [index + 1] : [];
  });
}

/** What a symbol or mark means, in the dataset's own words when it has some. */
export function labelOf(dataset: Dataset, symbol: Symbol | Mark): string {
  return dataset.schema.missingValues.find(({ value }) => value === symbol)?.label ?? meanings[symbol];
}
