import { select, isCancel } from '@clack/prompts';
import { WrongUse } from '../../command/outcome.ts';
import { areaAddress, areaOf, crowded, mostCells, type Book, type Sheet } from './book/grid.ts';
import type { TableBook } from './read.ts';
import { Refusal } from '../refusal.ts';
import { nearest } from '../../problem.ts';
import { tableIn, type Found } from './find.ts';

/** What an author says of where the table stands. */
export interface Place {
  sheet?: string | undefined;
  range?: string | undefined;
  table?: string | undefined;
}

/** The table that is meant: the only one, the one that is named, or the one that a person picks; in a script it must be clear. */
export async function chosen(book: TableBook, place: Place): Promise<Found> {
  const found = await picked(book, place);
  if (found.rows.length * found.columns.length > mostCells) throw crowded(found.sheet.name);
  return found;
}

async function picked(book: TableBook, place: Place): Promise<Found> {
  const sheets = named(book, place.sheet);
  if (place.range !== undefined) return inRange(sheets, place.range);
  const tables = book.tables.filter(({ sheet }) => sheets.includes(sheet));
  if (tables.length === 0) throw none(book);
  if (place.table !== undefined) return numbered(tables, place.table);
  if (tables.length === 1) return tables[0]!;
  if (!process.stdin.isTTY)
    throw new WrongUse(`${several(tables)}\nSay which one: --table 1, or --sheet "name", or --range A5:F20.`);
  const answer = await select({
    message: `There are ${tables.length} tables. Which one?`,
    options: tables.map((table, value) => ({ value, label: described(table) })),
  });
  if (isCancel(answer)) throw new WrongUse('No table was chosen; nothing was written.');
  return tables[answer]!;
}

function named(book: Book, name: string | undefined): Sheet[] {
  if (name === undefined) return book.sheets;
  const found = book.sheets.filter((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  if (found.length > 0) return found;
  throw new WrongUse(`There is no visible sheet called "${name}". ${nearest(name, book.names)}`);
}

function inRange(sheets: readonly Sheet[], range: string): Found {
  const [, sheet, cells = range] = /^'?([^'!]+)'?!(.+)$/.exec(range) ?? [];
  const area = areaOf(cells);
  if (!area) throw new WrongUse(`"${range}" is no range of cells; write it as A5:F20.`);
  const among =
    sheet === undefined ? sheets : sheets.filter(({ name }) => name.toLowerCase() === sheet.toLowerCase());
  const filled = among.filter((each) => each.rows.length > 0);
  if (filled.length > 1)
    throw new WrongUse(
      `The file has several sheets: ${filled.map(({ name }) => name).join(', ')}. Say which one with --sheet "name".`,
    );
  const found = filled[0] && tableIn(filled[0], area);
  if (!found || found.rows.length < 2)
    throw new WrongUse(`There is no table in ${range}: it needs a row of titles and rows below it.`);
  return found;
}

function numbered(tables: readonly Found[], number: string): Found {
  const found = /^[1-9]\d*$/.test(number) ? tables[Number(number) - 1] : undefined;
  if (found) return found;
  throw new WrongUse(`There is no table ${number}. ${several(tables)}`);
}

function several(tables: readonly Found[]): string {
  const count = tables.length === 1 ? 'There is one table:' : `There are ${tables.length} tables:`;
  return [count, ...tables.map((table, index) => `    ${index + 1}  ${described(table)}`)].join('\n');
}

/** A table in a line: where it stands, and what stands over it. */
function described({ sheet, rows, columns, above }: Found): string {
  const area = areaAddress({
    top: rows[0]!,
    left: columns[0]!,
    bottom: rows.at(-1)!,
    right: columns.at(-1)!,
  });
  return [sheet.name, area, above[0]].filter(Boolean).join(', ');
}

function none({ sheets }: Book): Refusal {
  const where = sheets.length > 1 ? 'No visible sheet has a table' : 'There is no table';
  return new Refusal(
    `${where}: a row of titles, and rows of names and figures below it.`,
    'If there is one, say where it stands: --sheet "name" --range A5:F20. A sheet that is hidden is not read: show it first.',
  );
}
