import type { Cell, Dataset } from '../dataset.ts';
import { isSymbol } from '../symbols.ts';
import { bare, columns } from './columns.ts';

/**
 * A dataset as RFC 4180 CSV in UTF-8 with CRLF: field titles, then the rows; symbols in their bare form (`c`), and
 * marks in a column of their own.
 */
export function csv(dataset: Dataset): string {
  const all = columns(dataset);
  const body = dataset.data.slice(1).map((_, index) =>
    all.map(({ cells, isMarks }) => {
      return isMarks ? bare(String(cells[index])) : cells[index]!;
    }),
  );
  return lines([all.map(({ title }) => title), ...body]);
}

/** Rows as CSV, one a line. */
export function lines(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => row.map(toCell).join(',') + '\r\n').join('');
}

/** A cell of a CSV file: symbols in their bare form, text quoted where it must be. */
export function toCell(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const text = isSymbol(cell) ? bare(cell) : harmless(cell);
  // A row that begins with # is a comment to some readers (CSV on the Web), unless it is quoted.
  return /[",\r\n]|^#/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Text that a spreadsheet would take for a formula is led by an apostrophe (OWASP: CSV injection), and so is text that
 * looks as if it had been: readers can take the first one off again.
 */
export function harmless(text: string): string {
  return /^'*[=+\-@\p{Cc}]/u.test(text) ? `'${text}` : text;
}
