import { matches, rows, type Dataset, type Field, type Remark } from '../dataset.ts';
import { toText } from '../cell.ts';
import { isSymbol, marks } from '../symbols.ts';
import { labelOf } from '../table.ts';
import { columns, symbolsIn, type Column } from './columns.ts';
import { ods, type Workbook } from './ods/ods.ts';
import type { Sheet, SheetCell, SheetLine, SheetTable } from './ods/sheet.ts';
import { fullAddress, type Named, type Publication, type Year } from './publication.ts';

/** The datasets as a spreadsheet (ODS): cover, contents, notes, then one table a sheet, as tidy as the CSV files. */
export function workbook(
  year: Year,
  entries: readonly Named<Dataset>[],
  publication: Publication,
): Uint8Array {
  const names = sheetNames(entries.map(({ dataset }) => dataset.name));
  const tables = entries.map(({ dataset }, index) => tableSheet(dataset, names[index]!));
  const title =
    entries.length === 1 ? entries[0]!.dataset.title : `${publication.board.short}: data of ${year.title}`;
  const book: Workbook = {
    title,
    description: publication.board.notice,
    creator: publication.board.name,
    language: publication.board.language,
    sheets: [
      cover(title, year, entries, publication),
      contents(entries, names),
      notes(entries, names),
      ...tables,
    ],
  };
  return ods(book);
}

const fixed = ['Cover', 'Contents', 'Notes'];

/** Names of sheets: those of the datasets, cut to 31 characters at a hyphen, each once and none that is taken. */
export function sheetNames(names: readonly string[]): string[] {
  const taken = new Set(fixed.map((name) => name.toLowerCase()));
  return names.map((name) => {
    let found = cut(name, 31);
    for (let count = 2; taken.has(found); count += 1) found = `${cut(name, 28)}-${count}`;
    taken.add(found);
    return found;
  });
}

function cut(name: string, length: number): string {
  return name.length <= length
    ? name
    : name
        .slice(0, length + 1)
        .replace(/-[^-]*$/, '')
        .slice(0, length);
}

function cover(
  title: string,
  year: Year,
  entries: readonly Named<Dataset>[],
  publication: Publication,
): Sheet {
  const { name, licence, notice } = publication.board;
  const path = entries.length === 1 ? `/data/${entries[0]!.id}/` : '/data/';
  const address = fullAddress(publication, path);
  const what =
    entries.length === 1
      ? entries[0]!.dataset.description
      : `The ${entries.length} datasets of the annual reports of ${year.title}, one table a sheet.`;
  return {
    name: 'Cover',
    width: 180,
    lines: [
      { text: title },
      { text: what },
      { text: `${name}, edition ${year.title}` },
      { text: notice },
      { text: licence },
      {
        text: 'A symbol in square brackets stands in the place of a value; each sheet says what its symbols mean.',
      },
      { text: address, link: address },
    ],
  };
}

function contents(entries: readonly Named<Dataset>[], names: readonly string[]): Sheet {
  const first = [
    ['Notes', 'Notes on the figures'],
    ...entries.map(({ dataset }, index) => [names[index]!, dataset.title]),
  ] as [string, string][];
  const body = first.map(([name, title]) => [{ text: name, link: `#${name}` }, { text: title }]);
  return {
    name: 'Contents',
    lines: [{ text: 'Contents' }, { text: 'One table: the other sheets of this file, with links to them.' }],
    table: laidOut('contents', [{ title: 'Sheet' }, { title: 'What it holds' }], body),
  };
}

function notes(entries: readonly Named<Dataset>[], names: readonly string[]): Sheet {
  const body = entries.flatMap(({ dataset }, index) =>
    dataset.notes.map(({ text }, place) => [
      { text: names[index]!, link: `#${names[index]!}` },
      { text: `[note ${place + 1}]` },
      { text },
    ]),
  );
  const heading = { text: 'Notes' };
  if (body.length === 0)
    return { name: 'Notes', lines: [heading, { text: 'There are no notes.' }], width: 180 };
  return {
    name: 'Notes',
    lines: [heading, { text: 'One table: the notes on the figures, by the sheet they belong to.' }],
    table: laidOut('notes', [{ title: 'Sheet' }, { title: 'Note' }, { title: 'What it says' }], body),
  };
}

function tableSheet(dataset: Dataset, name: string): Sheet {
  const all = columns(dataset);
  const remarks = remarksOn(dataset);
  const body = dataset.data.slice(1).map((_, index) => {
    return [...all.map((column) => cellOf(column, index)), ...(remarks ? [{ text: remarks[index]! }] : [])];
  });
  const heads = all.map((column) => ({ title: headed(dataset, column), isEnd: isNumeric(column) }));
  return {
    name,
    lines: linesAbove(dataset, all),
    table: laidOut(
      `data_${dataset.name.replaceAll('-', '_')}`,
      [...heads, ...(remarks ? [{ title: 'Notes' }] : [])],
      body,
    ),
  };
}

/** What stands above a table: its title, what is on the sheet and its symbols, then what the figures are. */
function linesAbove(dataset: Dataset, all: readonly Column[]): SheetLine[] {
  const count = dataset.data.length - 1;
  const used = [
    ...new Set(all.flatMap(symbolsIn)),
    ...marks.filter((mark) =>
      all.some(({ isMarks, cells }) => isMarks && cells.some((cell) => String(cell).includes(mark))),
    ),
  ];
  const symbols = used.map((symbol) => `${symbol} ${labelOf(dataset, symbol)}`).join('; ');
  const noted = numbered(dataset, ({ where, field }) => !where && !field)
    .map((note) => ` ${note}`)
    .join('');
  return [
    { text: dataset.title },
    { text: `One table with ${count} ${count === 1 ? 'row' : 'rows'}.${symbols && ` Symbols: ${symbols}.`}` },
    { text: dataset.description + noted },
    { text: `Period: ${dataset.period}. Area: ${dataset.geography}. Status: ${dataset.status}.` },
    { text: `Source: ${dataset.sources.map(({ title }) => title).join('; ')}` },
    ...aboutColumns(dataset),
    ...ownLicence(dataset),
    { text: 'Contents', link: '#Contents' },
  ];
}

/** What the columns hold whose titles do not say it all. */
function aboutColumns({ schema }: Dataset): SheetLine[] {
  const said = schema.fields.flatMap(({ title, description }) =>
    description ? [`${title}: ${description.replace(/\.$/, '')}.`] : [],
  );
  return said.length > 0 ? [{ text: `Columns. ${said.join(' ')}` }] : [];
}

/** The licence of a dataset that may not be used as the cover says. */
function ownLicence({ licenses = [] }: Dataset): SheetLine[] {
  const said = licenses.map(({ name, title = name, path }) => (path ? `${title}, ${path}` : title));
  return said.length > 0 ? [{ text: `Licence of this table: ${said.join('; ')}` }] : [];
}

/** The title of a column, with the notes that stand on its whole field: `Prevalence [note 2]`. */
function headed(dataset: Dataset, { title, field, isMarks }: Column): string {
  const isHere = (note: Remark) => !isMarks && note.field === field.name && !note.where;
  return [title, ...numbered(dataset, isHere)].join(' ');
}

/** The notes on each row and its cells, as `[note 1]`, when there are any. */
function remarksOn(dataset: Dataset): string[] | undefined {
  const texts = rows(dataset).map((row) =>
    numbered(dataset, ({ where }) => where !== undefined && matches(row, where)).join(' '),
  );
  return texts.some((text) => text !== '') ? texts : undefined;
}

function numbered(dataset: Dataset, isHere: (note: Remark) => boolean): string[] {
  return dataset.notes.flatMap((note, index) => (isHere(note) ? [`[note ${index + 1}]`] : []));
}

function isNumeric({ field, isMarks }: Column): boolean {
  return field.type !== 'string' && !isMarks;
}

function cellOf(column: Column, index: number): SheetCell {
  const cell = column.cells[index]!;
  if (typeof cell === 'number') return numberCell(cell, column.field);
  return { text: cell, isEnd: isSymbol(cell) && isNumeric(column) };
}

function numberCell(value: number, field: Field): SheetCell {
  const text = toText(value, field);
  return { text, value, decimals: text.split('.')[1]?.length ?? 0 };
}

/** A table whose columns are as wide as what they hold asks for, in millimetres. */
function laidOut(
  name: string,
  heads: readonly { title: string; isEnd?: boolean }[],
  body: SheetCell[][],
): SheetTable {
  const columns = heads.map(({ title, isEnd = false }, index) => {
    const words = title.split(' ').map((word) => word.length * 1.1);
    const longest = Math.max(...body.map((cells) => cells[index]!.text.length), ...words, title.length / 4);
    return { title, isEnd, width: Math.min(120, Math.max(25, Math.ceil(longest * 2.3) + 8)) };
  });
  return { name, columns, rows: body };
}
