import type { Cell, Dataset } from '../dataset.ts';
import { isSymbol } from '../symbols.ts';

/** A dataset as RFC 4180 CSV in UTF-8 with CRLF: field titles, then the rows; symbols in their bare form (`c`). */
export function csv(dataset: Dataset): string {
  const header = dataset.schema.fields.map((field) =>
    field.unit && field.type !== 'string' ? `${field.title} (${field.unit})` : field.title,
  );
  return [header, ...dataset.data.slice(1)].map((row) => row.map(toCell).join(',') + '\r\n').join('');
}

/** A cell of a CSV file: symbols in their bare form, text quoted where it must be. */
export function toCell(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const text = isSymbol(cell) ? cell.slice(1, -1) : harmless(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Text that a spreadsheet would take for a formula is led by an apostrophe (OWASP: CSV injection). */
function harmless(text: string): string {
  return /^[=+\-@\p{Cc}]/u.test(text) ? `'${text}` : text;
}
