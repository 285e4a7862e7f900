import type { Cell, Dataset, Field } from '../dataset.ts';
import { isSymbol } from '../symbols.ts';

/** A dataset as RFC 4180 CSV in UTF-8 with CRLF: field titles, then the rows; symbols in their bare form (`c`). */
export function csv(dataset: Dataset): string {
  return lines([dataset.schema.fields.map(heading), ...dataset.data.slice(1)]);
}

/** What heads the column of a field: its title, and its unit when it holds numbers. */
export function heading(field: Field): string {
  return field.unit && field.type !== 'string' ? `${field.title} (${field.unit})` : field.title;
}

/** Rows as CSV, one a line. */
export function lines(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => row.map(toCell).join(',') + '\r\n').join('');
}

function toCell(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const text = isSymbol(cell) ? cell.slice(1, -1) : harmless(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Text that a spreadsheet would take for a formula is led by an apostrophe (OWASP: CSV injection). */
function harmless(text: string): string {
  return /^[=+\-@\p{Cc}]/u.test(text) ? `'${text}` : text;
}
