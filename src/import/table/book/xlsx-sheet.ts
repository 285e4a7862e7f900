import { damaged } from '../../container.ts';
import { readXml, type Reader, type Tag } from '../../xml.ts';
import {
  areaOf,
  crowded,
  isTurned,
  keyOf,
  leaveHidden,
  mostCells,
  plainText,
  sheetOf,
  type Area,
  type Seen,
  type Sheet,
} from './grid.ts';
import {
  changeable,
  errorSeen,
  numberSeen,
  storedNumber,
  struck,
  textShown,
  turned,
  unreadable,
  uncalculated,
  unseen,
} from './shown.ts';
import { set, type Setting } from './letters.ts';
import { Conditions } from './xlsx-conditions.ts';
import type { Look } from './xlsx-looks.ts';

/** What the sheets of a workbook share. */
export interface Shared {
  strings: readonly string[];
  looks: readonly Look[];
  /** The numbers of the looks of conditional formats that change or hide what a cell shows. */
  changing: ReadonlySet<number>;
  uses1904: boolean;
}

/** A cell while it is read. */
interface Open {
  row: number;
  column: number;
  type: string;
  style: number;
  hasFormula: boolean;
  value: string;
  text: string;
  /** Of the piece of text that is read. */
  setting: Setting;
}

/** Reads what is visible of a sheet of an Excel workbook; `leave` is told what is not read. */
export function sheetXlsx(
  name: string,
  bytes: Uint8Array,
  shared: Shared,
  leave: (what: string) => void,
): Sheet {
  const reading = new Reading(name, shared, leave);
  readXml(bytes, reading);
  return reading.sheet();
}

/** A sheet while it is read. */
class Reading implements Reader {
  readonly #name: string;
  readonly #shared: Shared;
  readonly #leave: (what: string) => void;
  readonly #cells = new Map<string, Seen>();
  readonly #merged: Area[] = [];
  readonly #hidden = { rows: new Set<number>(), columns: [] as [number, number][], isAll: false };
  readonly #shown = new Set<number>();
  readonly #path: string[] = [];
  #place = { row: 0, column: 0 };
  #open: Open | undefined;
  readonly #conditions: Conditions;

  constructor(name: string, shared: Shared, leave: (what: string) => void) {
    this.#name = name;
    this.#shared = shared;
    this.#leave = leave;
    this.#conditions = new Conditions(shared.changing);
  }

  open(tag: Tag): void {
    const { name, attributes } = tag;
    this.#path.push(name);
    this.#conditions.open(tag);
    if (name === 'sheetFormatPr') this.#hidden.isAll = isTrue(attributes['zeroHeight']);
    if (name === 'col') this.#column(attributes);
    if (name === 'row') this.#row(attributes);
    if (name === 'c') {
      this.#open = openCell(attributes, this.#place.row, this.#place.column);
      this.#place = { row: this.#open.row, column: this.#open.column };
    }
    if (name === 'f' && this.#open) this.#open.hasFormula = true;
    if (this.#open) this.#piece(this.#open, tag);
    const area = name === 'mergeCell' ? areaOf(attributes['ref'] ?? '') : undefined;
    if (area) this.#merged.push(area);
  }

  text(text: string): void {
    this.#conditions.text(text);
    if (!this.#open || this.#path.includes('rPh')) return;
    if (this.#path.at(-1) === 'v') this.#open.value += text;
    if (this.#path.at(-1) === 't') this.#open.text += set(text, this.#open.setting);
  }

  /** Notes how a piece of text in the cell is set. */
  #piece(open: Open, { name, attributes: { val = '1' } }: Tag): void {
    if (name === 'r') open.setting = { align: undefined, isStruck: false };
    if (name === 'vertAlign') open.setting.align = val;
    if (name === 'strike') open.setting.isStruck = isTrue(val);
  }

  close(tag: Tag): void {
    const { name } = tag;
    this.#path.pop();
    this.#conditions.close(tag);
    if (name !== 'c' || !this.#open) return;
    const { row, column, value, type } = this.#open;
    const shown = seenOf(this.#open, this.#shared);
    const look = this.#shared.looks[this.#open.style];
    const seen = shown && look?.isUnseen ? unseen() : shown && look?.isStruck ? struck(shown.text) : shown;
    if (seen) this.#cells.set(keyOf(row, column), seen);
    else if (value !== '' && !['s', 'str'].includes(type))
      this.#leave('values that their number format hides');
    if (this.#cells.size > mostCells) throw crowded(this.#name);
    this.#open = undefined;
  }

  sheet(): Sheet {
    const { rows, columns, isAll } = this.#hidden;
    const isColumn = (at: number) => columns.some(([first, last]) => at >= first && at <= last);
    const isRow = (at: number) => rows.has(at) || (isAll && !this.#shown.has(at));
    for (const key of this.#cells.keys())
      if (this.#conditions.covers(key)) this.#cells.set(key, changeable());
    leaveHidden(this.#cells, isRow, isColumn, this.#leave);
    return sheetOf(this.#name, this.#cells, this.#merged, { row: isRow, column: isColumn });
  }

  #column({ hidden, width, min, max }: Tag['attributes']): void {
    if (isTrue(hidden) || (width !== undefined && Number(width) < 0.2))
      this.#hidden.columns.push([Number(min), Number(max)]);
  }

  #row({ r, hidden, ht = '1' }: Tag['attributes']): void {
    const row = r === undefined ? this.#place.row + 1 : Number(r);
    if (!(row >= 1 && row <= 1_048_576)) throw damaged();
    this.#place = { row, column: 0 };
    (isTrue(hidden) || Number(ht) < 0.5 ? this.#hidden.rows : this.#shown).add(row);
  }
}

function openCell(attributes: Tag['attributes'], row: number, column: number): Open {
  const { r, t = 'n', s = '0' } = attributes;
  const at = r === undefined ? { top: row, left: column + 1 } : areaOf(r);
  if (!at) throw damaged();
  const setting = { align: undefined, isStruck: false };
  return {
    ...{ row: at.top, column: at.left, type: t, style: Number(s) },
    ...{ hasFormula: false, value: '', text: '', setting },
  };
}

function seenOf(cell: Open, { strings, looks, uses1904 }: Shared): Seen | undefined {
  const { type, value, text, hasFormula, style } = cell;
  const pattern = looks[style]?.format ?? 'General';
  if (type === 's') {
    if (value.trim() === '') return undefined;
    const shared = strings[Number(value)];
    if (shared === undefined) throw damaged();
    return textSeen(shared, pattern);
  }
  if (type === 'inlineStr') return textSeen(text, pattern);
  if (type === 'str') return textSeen(value, pattern);
  if (type === 'e') return errorSeen(value);
  if (value.trim() === '') return hasFormula ? uncalculated() : undefined;
  if (type === 'b') return { kind: 'text', text: value.trim() === '1' ? 'TRUE' : 'FALSE' };
  if (type === 'd') return isoSeen(value.trim());
  const number = storedNumber(value);
  if (Number.isNaN(number)) return unreadable(plainText(value));
  if (!Number.isFinite(number)) throw damaged();
  return numberSeen(number, pattern, uses1904);
}

/** A date that the file writes out; as what it is shown is not said. */
function isoSeen(value: string): Seen {
  return { kind: 'text', text: value.replace(/T00:00(:00(\.0+)?)?Z?$/, '') };
}

function textSeen(text: string, pattern: string): Seen | undefined {
  const clean = plainText(textShown(text, pattern));
  if (isTurned(text)) return turned(clean);
  return clean === '' ? undefined : { kind: 'text', text: clean };
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
