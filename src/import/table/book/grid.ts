import { Refusal } from '../../refusal.ts';

/** A cell as a reader of the sheet sees it; empty ones are left out. */
export type Seen =
  | { kind: 'text'; text: string }
  /** A number: `number` is the one that is shown, with a point and no other characters, and `unit` its sign, `%` or `£`. */
  | { kind: 'number'; text: string; number: string; unit: string; isRounded: boolean }
  /** A date: `time` is what is shown of it, as the site writes it; absent when that is no day, month or year. */
  | { kind: 'date'; text: string; time: string | undefined }
  /** What cannot be taken: why, and what to do. */
  | { kind: 'fault'; text: string; why: string; cure: string };

/** Text as a reader sees it: spaces as one, and no characters that do not show or that turn the direction of others. */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replace(
      /[\0-\x08\x0E-\x1F\x7F-\x9F\u00AD\u180E\u200B\u202A-\u202E\u2060-\u2069\uE000-\uF8FF\uFEFF]/g,
      '',
    )
    .replace(/[\s\u00A0]+/g, ' ')
    .trim();
}

/** Whether a text with digits in it has characters that turn the direction of others. */
export function isTurned(text: string): boolean {
  return /[\u202D\u202E\u2066-\u2068]/.test(text) && /\p{N}/u.test(text);
}

/** A rectangle of cells, counted from 1, ends included. */
export interface Area {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** What is visible of a sheet: rows and columns that are hidden are left out with all that is in them. */
export interface Sheet {
  name: string;
  /** The numbers of the visible rows that have something in them, with up to two empty ones after each. */
  rows: number[];
  /** The numbers of the visible columns, likewise. */
  columns: number[];
  /** The visible cells, by row and column. */
  cells: Map<string, Seen>;
  merged: Area[];
}

/** Something that a file holds and that was not read: its kind, never its contents. */
export interface Left {
  what: string;
  count: number;
}

/** What an import reads of a file. */
export interface Book {
  sheets: Sheet[];
  /** The names of all visible sheets, also of those that were not asked for. */
  names: string[];
  left: Left[];
  /** What the author should know of how the file was read. */
  told: string[];
}

/** The most cells with something in them that an import reads. */
export const mostCells = 200_000;

/** The cell of a sheet at a row and a column. */
export function cellAt(sheet: Sheet, row: number, column: number): Seen | undefined {
  return sheet.cells.get(keyOf(row, column));
}

/** Where a cell is kept in a sheet. */
export function keyOf(row: number, column: number): string {
  return `${row} ${column}`;
}

/** The address of a cell as spreadsheets name it: `C7`. */
export function addressOf(row: number, column: number): string {
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row}`;
}

/** The address of an area: `A5:F20`. */
export function areaAddress({ top, left, bottom, right }: Area): string {
  return `${addressOf(top, left)}:${addressOf(bottom, right)}`;
}

/** The area that `A5:F20` or `C7` names; `undefined` when it names none. */
export function areaOf(address: string): Area | undefined {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Z]{1,3})\$?([1-9]\d{0,6}))?$/i.exec(
    address.trim(),
  );
  if (!match) return undefined;
  const [, left = '', top = '', right = left, bottom = top] = match;
  const [first, last] = [columnOf(left), columnOf(right)];
  return {
    top: Math.min(Number(top), Number(bottom)),
    bottom: Math.max(Number(top), Number(bottom)),
    left: Math.min(first, last),
    right: Math.max(first, last),
  };
}

function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** A sheet of what is visible; rows and columns that are hidden take their cells with them. */
export function sheetOf(
  name: string,
  cells: ReadonlyMap<string, Seen>,
  merged: readonly Area[],
  isHidden: { row: (row: number) => boolean; column: (column: number) => boolean },
): Sheet {
  const visible = new Map<string, Seen>();
  const isCovered = covering(merged, cells);
  const [rows, columns] = [new Set<number>(), new Set<number>()];
  for (const [key, seen] of cells) {
    const [row = 0, column = 0] = key.split(' ').map(Number);
    if (isHidden.row(row) || isHidden.column(column) || isCovered(key)) continue;
    visible.set(key, seen);
    rows.add(row);
    columns.add(column);
  }
  return {
    name,
    rows: spaced(rows, isHidden.row),
    columns: spaced(columns, isHidden.column),
    cells: visible,
    merged: merged.filter(({ top, left }) => !isHidden.row(top) && !isHidden.column(left)),
  };
}

/** Which cells lie under a merged one: what they hold does not show. */
function covering(merged: readonly Area[], cells: ReadonlyMap<string, Seen>): (key: string) => boolean {
  const covered = new Set<string>();
  for (const { top, left, bottom, right } of merged) {
    const isWide = (bottom - top + 1) * (right - left + 1) > cells.size;
    for (let row = top; !isWide && row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1) covered.add(keyOf(row, column));
    for (const key of isWide ? cells.keys() : []) {
      const [row = 0, column = 0] = key.split(' ').map(Number);
      if (row >= top && row <= bottom && column >= left && column <= right) covered.add(key);
    }
  }
  for (const { top, left } of merged) covered.delete(keyOf(top, left));
  return (key) => covered.has(key);
}

/** Numbers in order, with up to two visible ones of every gap: a stray cell far away makes no sheet long. */
function spaced(used: ReadonlySet<number>, isHidden: (number: number) => boolean): number[] {
  const sorted = [...used].sort((one, other) => one - other);
  return sorted.flatMap((number, index) => {
    const next = sorted[index + 1] ?? number;
    const gap = [1, 2, 3, 4, 5, 6]
      .map((step) => number + step)
      .filter((each) => each < next && !isHidden(each));
    return [number, ...gap.slice(0, 2)];
  });
}

/** Tells of rows and columns that are hidden and have something in them. */
export function leaveHidden(
  cells: ReadonlyMap<string, Seen>,
  isRowHidden: (row: number) => boolean,
  isColumnHidden: (column: number) => boolean,
  leave: (what: string) => void,
): void {
  const places = [...cells.keys()].map((key) => key.split(' ').map(Number));
  new Set(places.map(([row]) => row!).filter(isRowHidden)).forEach(() => leave('hidden rows'));
  new Set(places.map(([, column]) => column!).filter(isColumnHidden)).forEach(() => leave('hidden columns'));
}

/** The sheet has more cells than a table for readers has. */
export function crowded(name: string): Refusal {
  return new Refusal(
    `The sheet "${name}" has more than ${mostCells.toLocaleString('en-GB')} cells, which is more than a table for readers has.`,
    'Name the sheet of the summary with --sheet, or save a copy with that sheet alone.',
  );
}
