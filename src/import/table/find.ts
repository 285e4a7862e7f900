import { cellAt, crowded, mostCells, type Area, type Seen, type Sheet } from './book/grid.ts';
import { isSymbol } from '../../dataset/symbols.ts';
import { timeIn } from './times.ts';
import { numberIn } from './values.ts';

/** A table in a sheet: its visible rows and columns, header rows first, and the lines of text around it. */
export interface Found {
  sheet: Sheet;
  rows: number[];
  columns: number[];
  above: string[];
  below: string[];
}

/** The tables of a sheet, from the top: dense rows under their titles and above their notes. */
export function tablesIn(sheet: Sheet): Found[] {
  if (sheet.rows.length * sheet.columns.length > 25 * mostCells) throw crowded(sheet.name);
  const all = groups(sheet).flatMap((columns) => inColumns(sheet, columns));
  return all.sort((one, other) => one.rows[0]! - other.rows[0]! || one.columns[0]! - other.columns[0]!);
}

/** The table in an area of a sheet, with the lines of text around it; empty rows and columns at its edges fall away. */
export function tableIn(sheet: Sheet, { top, left, bottom, right }: Area): Found {
  const columns = sheet.columns.filter((column) => column >= left && column <= right);
  const rows = sheet.rows.filter(
    (row) => row >= top && row <= bottom && filled(sheet, row, columns).length > 0,
  );
  const lines = (among: readonly number[]) =>
    among
      .filter((row) => filled(sheet, row, sheet.columns).length === 1)
      .map((row) => lineOf(sheet, row, sheet.columns));
  const used = columns.filter((column) => rows.some((row) => cellAt(sheet, row, column)));
  return {
    sheet,
    rows,
    columns: used,
    above: lines(sheet.rows.filter((row) => row < top)),
    below: lines(sheet.rows.filter((row) => row > bottom)),
  };
}

function filled(sheet: Sheet, row: number, columns: readonly number[]): number[] {
  return columns.filter((column) => cellAt(sheet, row, column));
}

/** Columns that stand together: an empty column parts two tables, if the second has names of rows of its own. */
function groups(sheet: Sheet): number[][] {
  const wide = sheet.rows.filter((row) => filled(sheet, row, sheet.columns).length > 1);
  const used = new Set(wide.flatMap((row) => filled(sheet, row, sheet.columns)));
  const parts: number[][] = [];
  sheet.columns.forEach((column, index) => {
    if (!used.has(column)) return;
    if (parts.length > 0 && used.has(sheet.columns[index - 1]!)) parts.at(-1)!.push(column);
    else parts.push([column]);
  });
  const joined: number[][] = [];
  for (const part of parts) {
    const names = wide.map((row) => cellAt(sheet, row, part[0]!)).filter((seen) => seen?.kind === 'text');
    const isOwn = names.filter((seen) => numberIn(seen!.text) === undefined).length > 2 && part.length > 1;
    if (joined.length > 0 && !isOwn) joined.at(-1)!.push(...part);
    else joined.push([...part]);
  }
  return joined;
}

interface Run {
  rows: number[];
  /** Rows of one cell that may belong to the run, if it goes on. */
  pending: number[];
  gap: number;
}

function inColumns(sheet: Sheet, columns: readonly number[]): Found[] {
  const isOwn = runs(sheet, columns).filter(({ rows }) => isTable(sheet, rows, columns));
  return isOwn.map(({ rows }, index) => {
    const before = isOwn[index - 1]?.rows.at(-1) ?? 0;
    const after = isOwn[index + 1]?.rows[0] ?? Infinity;
    const between = (from: number, to: number) => sheet.rows.filter((row) => row > from && row < to);
    const above = textAbove(sheet, between(before, rows[0]!), columns, before > 0);
    const next = after === Infinity ? [] : textAbove(sheet, between(rows.at(-1)!, after), columns, true);
    const below = between(rows.at(-1)!, after).filter((row) => !next.includes(row));
    const lines = (among: readonly number[]) =>
      among.map((row) => lineOf(sheet, row, reach(sheet, columns))).filter(Boolean);
    return { sheet, rows, columns: [...columns], above: lines(above), below: lines(below) };
  });
}

/** The columns of a table and those before it, up to the table on its left. */
function reach(sheet: Sheet, columns: readonly number[]): number[] {
  return sheet.columns.filter((column) => column <= columns.at(-1)!);
}

/** The rows of text that head a table: all of them over the first one, else the last block before it. */
function textAbove(
  sheet: Sheet,
  rows: readonly number[],
  columns: readonly number[],
  isBetween: boolean,
): number[] {
  const isFilled = (row: number) => lineOf(sheet, row, reach(sheet, columns)) !== '';
  if (!isBetween) return rows.filter(isFilled);
  const last = rows.findLastIndex(isFilled);
  const start = rows.findLastIndex((row, index) => index < last && !isFilled(row));
  // A block that touches the table before is that table's notes.
  return last < 0 || start < 0 ? [] : rows.slice(start + 1, last + 1);
}

function lineOf(sheet: Sheet, row: number, columns: readonly number[]): string {
  return columns
    .map((column) => cellAt(sheet, row, column)?.text ?? '')
    .filter(Boolean)
    .join(' ');
}

function runs(sheet: Sheet, columns: readonly number[]): Run[] {
  const found: Run[] = [];
  let run: Run | undefined;
  const begin = (row: number) => found.push((run = { rows: [row], pending: [], gap: 0 }));
  for (const row of sheet.rows) {
    const count = filled(sheet, row, columns).length;
    const first = count > 0 ? cellAt(sheet, row, filled(sheet, row, columns)[0]!)!.text : '';
    if (isNote(first, count) && !hasFigure(sheet, row, columns)) run = undefined;
    else if (count > 1 || isGroupHeader(sheet, row, columns)) {
      if (!run || run.gap > 1) begin(row);
      else if (run.gap + run.pending.length > 0 && isHeader(sheet, row, columns)) begin(row);
      else if (run.gap > 0 && run.pending.length > 0) begin(row);
      else run.rows.push(...run.pending.splice(0), row);
      if (run) run.gap = 0;
    } else if (count === 1 && run) {
      if (run.gap > 0) run = undefined;
      else run.pending.push(row);
    } else if (run) {
      if (run.pending.length > 0) run = undefined;
      else run.gap += 1;
    }
  }
  return found;
}

/** Whether a row begins the notes below a table; a column may be called "Source" or "Notes" too. */
function isNote(first: string, count: number): boolean {
  if (/^(source|notes?|key|footnotes?)\b\s*\d*[:.]/i.test(first)) return true;
  return count === 1 && /^(source|notes?|key|footnotes?)$/i.test(first);
}

/** A row with a single cell that heads several columns, other than the first. */
function isGroupHeader(sheet: Sheet, row: number, columns: readonly number[]): boolean {
  const [column, ...more] = filled(sheet, row, columns);
  if (column === undefined || more.length > 0 || column === columns[0]) return false;
  return sheet.merged.some(({ top, left, right }) => top === row && left === column && right > left);
}

/** Whether a row has a figure or a symbol beside its first cell: then it is none of the notes, whatever its name. */
function hasFigure(sheet: Sheet, row: number, columns: readonly number[]): boolean {
  return filled(sheet, row, columns)
    .slice(1)
    .some((column) => isFigure(cellAt(sheet, row, column)!));
}

/** Whether a row could be a header: words or times, and no number or symbol. */
export function isHeader(sheet: Sheet, row: number, columns: readonly number[]): boolean {
  return columns.every((column) => {
    const seen = cellAt(sheet, row, column);
    return seen === undefined || !isFigure(seen);
  });
}

function isFigure(seen: Seen): boolean {
  if (seen.kind === 'number') return seen.unit !== '' || timeIn(seen.text) === undefined;
  if (seen.kind !== 'text') return false;
  if (isSymbol(seen.text.toLowerCase())) return true;
  return numberIn(seen.text) !== undefined && timeIn(seen.text) === undefined;
}

/** Rows with a figure somewhere beside the first column; others are text that stands in several cells. */
function isTable(sheet: Sheet, rows: readonly number[], columns: readonly number[]): boolean {
  return (
    rows.length > 1 &&
    rows.slice(1).some((row) =>
      columns.slice(1).some((column) => {
        const seen = cellAt(sheet, row, column);
        return seen !== undefined && (seen.kind === 'number' || seen.kind === 'fault' || isFigure(seen));
      }),
    )
  );
}
