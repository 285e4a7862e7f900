import { addressOf, cellAt, type Area } from './book/grid.ts';
import { isHeader, type Found } from './find.ts';
import { parted, type CellFault } from './values.ts';
import { timeIn } from './times.ts';
import type { Mark } from '../../dataset/symbols.ts';

/** A fault at a cell. */
export type Fault = CellFault & { at: string };

/** What a table says over a column. */
export interface Header {
  column: number;
  /** The words over several columns, if there are any. */
  group: string;
  title: string;
  /** The time that the title is, as the site writes it. */
  time: string | undefined;
  marks: Mark[];
  notes: string[];
  /** Where the title stands. */
  at: string;
}

/** The titles of the columns, and the rows below them. */
export interface Headed {
  headers: Header[];
  body: number[];
  faults: Fault[];
  told: string[];
}

/** Reads the header rows of a table: one, or several where words stand over groups of columns. */
export function headed(found: Found): Headed {
  const { sheet, rows, columns } = found;
  const depth = depthOf(found);
  const [faults, told]: [Fault[], string[]] = [[], []];
  const top = rows[0]!;
  if (!isHeader(sheet, top, columns)) {
    const why = 'begins the table, but the row holds numbers, not the titles of the columns';
    const cure =
      'Put a row of titles over the figures; or say where the table with its titles stands, as --range A5:F20.';
    return { headers: [], body: [], faults: [{ at: addressOf(top, columns[0]!), why, cure }], told };
  }
  const headers = columns.map((column, index): Header => {
    const parts = rows.slice(0, depth).map((row) => wordsOver(found, row, column, depth));
    const own = [...new Set(parts.filter(Boolean))];
    const at = addressOf(rows[depth - 1]!, column);
    if (own.length === 0 && index === 0)
      told.push(`${at} is empty; its column is called "Category" until you give it a better title.`);
    else if (own.length === 0)
      faults.push({
        at,
        why: 'is empty, though its column holds something',
        cure: 'Give the column a title.',
      });
    const { text, marks, notes } = parted(unmarked(own.at(-1) ?? 'Category'));
    return { column, group: own.slice(0, -1).join(', '), title: text, time: timeIn(text), marks, notes, at };
  });
  faults.push(...(faults.length > 0 ? [] : twins(headers)), ...mergedFaults(found, depth));
  return { headers, body: rows.slice(depth), faults, told };
}

/** Columns of one title under the same words: readers could not tell them apart. */
function twins(headers: readonly Header[]): Fault[] {
  const known = new Map<string, string>();
  return headers.flatMap(({ group, title, at }) => {
    const key = JSON.stringify([group, title].map((words) => words.toLowerCase()));
    const first = known.get(key);
    if (first === undefined) known.set(key, at);
    const cure = 'Give each column a title that says what sets it apart.';
    return first === undefined ? [] : [{ at, why: `has the same title as the column at ${first}`, cure }];
  });
}

/** Words that qualify what they stand behind, as the marks that they are: `2023/24 (provisional)`. */
function unmarked(title: string): string {
  return title.replace(
    /\s*\((provisional|revised|estimated?|forecast)\)$/i,
    (_, word: string) => ` [${word[0]!.toLowerCase()}]`,
  );
}

/** How many rows are headers: those after the first as long as the one above them leaves or joins columns. */
function depthOf({ sheet, rows, columns }: Found): number {
  let depth = 1;
  while (depth < 3 && depth < rows.length - 1) {
    const row = rows[depth - 1]!;
    const isOpen = columns.some((column) => !cellAt(sheet, row, column) || joins(sheet.merged, row, column));
    const reaches = sheet.merged.some(
      ({ top, bottom, left }) => top <= row && bottom > row && columns.includes(left),
    );
    const below = rows[depth]!;
    const hasWords = columns
      .slice(1)
      .some(
        (column) =>
          cellAt(sheet, below, column)?.kind === 'text' ||
          timeIn(cellAt(sheet, below, column)?.text ?? '') !== undefined,
      );
    if (
      !reaches &&
      !(isOpen && hasWords && isHeader(sheet, below, columns) && isSparse({ sheet, rows, columns }, row))
    )
      break;
    depth += 1;
  }
  return depth;
}

/** Whether a row has a gap beside its first column, or a cell that spans several columns. */
function isSparse({ sheet, columns }: Pick<Found, 'sheet' | 'rows' | 'columns'>, row: number): boolean {
  return (
    columns.slice(1).some((column) => !cellAt(sheet, row, column)) ||
    columns.some((column) => joins(sheet.merged, row, column))
  );
}

function joins(merged: readonly Area[], row: number, column: number): boolean {
  return merged.some(
    ({ top, bottom, left, right }) =>
      row >= top && row <= bottom && column >= left && column <= right && right > left,
  );
}

/** The words over a column in a header row; what spans columns is said of each, and so is what stands left of a gap in an upper row. */
function wordsOver({ sheet, rows, columns }: Found, row: number, column: number, depth: number): string {
  const own = cellAt(sheet, row, column)?.text;
  if (own) return own;
  const area = sheet.merged.find(
    ({ top, bottom, left, right }) => row >= top && row <= bottom && column >= left && column <= right,
  );
  if (area) return cellAt(sheet, area.top, area.left)?.text ?? '';
  if (row === rows[depth - 1] || column === columns[0]) return '';
  // Words over several columns are often not merged: they reach up to the next words.
  const before = columns.slice(1, columns.indexOf(column)).findLast((each) => cellAt(sheet, row, each));
  if (before === undefined || joins(sheet.merged, row, before)) return '';
  return cellAt(sheet, row, before)!.text;
}

/** Cells that are merged below the header: clear down a column of names, and nowhere else. */
function mergedFaults({ sheet, rows, columns }: Found, depth: number): Fault[] {
  const body = rows.slice(depth);
  const inBody = sheet.merged.filter(({ top, bottom, left, right }) => {
    const isThere =
      body.some((row) => row >= top && row <= bottom) &&
      columns.some((column) => column >= left && column <= right);
    return isThere && (right > left || top < body[0]!);
  });
  return inBody.map(({ top, left }) => ({
    at: addressOf(top, left),
    why: 'is merged over several columns of the table, so it is not clear which of them it is for',
    cure: 'Split the cell (Merge & Centre, Unmerge) and write into each what is meant.',
  }));
}

/** The cell that says what stands in a row and column: its own, or the one that is merged down over it. */
export function coveredAt({ sheet }: Found, row: number, column: number) {
  const own = cellAt(sheet, row, column);
  const area = own
    ? undefined
    : sheet.merged.find(
        ({ top, bottom, left, right }) => left === column && right === column && row > top && row <= bottom,
      );
  return { seen: area ? cellAt(sheet, area.top, area.left) : own, isCovered: area !== undefined };
}
