import type { Reader, Tag } from '../../xml.ts';
import {
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
import { attribute, tableSpace, type OdsStyles } from './ods-styles.ts';
import { set } from './letters.ts';
import { OdsConditions } from './ods-conditions.ts';
import {
  changeable,
  checkedNumber,
  dateInWords,
  errorSeen,
  fault,
  storedNumber,
  struck,
  turned,
  uncalculated,
  unseen,
} from './shown.ts';

const office = 'urn:oasis:names:tc:opendocument:xmlns:office:1.0';
const calc = 'urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0';
const words = 'urn:oasis:names:tc:opendocument:xmlns:text:1.0';

interface Open {
  tag: Tag;
  paragraphs: string[];
  style: string;
}

/** A sheet of an OpenDocument spreadsheet while it is read: told of its parts, it keeps what is visible. */
export class OdsReading implements Reader {
  readonly #name: string;
  readonly #styles: OdsStyles;
  readonly #leave: (what: string) => void;
  readonly #cells = new Map<string, Seen>();
  readonly #merged: Area[] = [];
  readonly #hidden = { rows: [] as [number, number][], columns: [] as [number, number][] };
  readonly #columnStyles: { last: number; style: string }[] = [];
  readonly #groups = { rows: [] as boolean[], columns: [] as boolean[] };
  #place = { row: 1, column: 1, repeat: 1, style: '', isHidden: false };
  #lastColumn = 0;
  /** How deep in what is no part of the sheet’s text. */
  #aside = 0;
  #open: Open | undefined;
  /** The styles of the pieces of text that are open. */
  readonly #spans: string[] = [];
  readonly #conditions: OdsConditions;

  constructor(name: string, styles: OdsStyles, leave: (what: string) => void) {
    this.#name = name;
    this.#styles = styles;
    this.#leave = leave;
    this.#conditions = new OdsConditions(styles);
  }

  open(tag: Tag): void {
    this.#conditions.open(tag);
    if (this.#aside > 0 || isAside(tag)) this.#aside += 1;
    else if (tag.space === tableSpace) this.#begin(tag);
    else if (this.#open && tag.space === words) {
      if (tag.name === 'span') this.#spans.push(tag.attributes[`{${words}}style-name`] ?? '');
      this.#words(tag.name === 'p' ? undefined : spaceOf(tag));
    }
  }

  text(text: string): void {
    if (this.#aside === 0 && this.#open && this.#open.paragraphs.length > 0) this.#words(this.#set(text));
  }

  close(tag: Tag): void {
    if (this.#aside > 0) this.#aside -= 1;
    else if (tag.space === tableSpace) this.#end(tag.name);
    else if (tag.space === words && tag.name === 'span') this.#spans.pop();
  }

  /** A piece of text as the styles around it set it; what nobody sees is left out. */
  #set(text: string): string {
    const all = this.#spans.map((style) => this.#styles.letters(style));
    if (all.some(({ isUnseen }) => isUnseen)) return '';
    const align = all.findLast((each) => each.align)?.align;
    return set(text, { align, isStruck: all.some(({ isStruck }) => isStruck) });
  }

  sheet(): Sheet {
    const within = (ranges: readonly [number, number][]) => (at: number) =>
      ranges.some(([first, last]) => at >= first && at <= last);
    const [row, column] = [within(this.#hidden.rows), within(this.#hidden.columns)];
    for (const key of this.#cells.keys())
      if (this.#conditions.covers(key)) this.#cells.set(key, changeable());
    leaveHidden(this.#cells, row, column, this.#leave);
    return sheetOf(this.#name, this.#cells, this.#merged, { row, column });
  }

  #begin(tag: Tag): void {
    const isFolded = attribute(tag, 'display') === 'false';
    if (tag.name === 'table-column-group') this.#groups.columns.push(isFolded);
    if (tag.name === 'table-row-group') this.#groups.rows.push(isFolded);
    if (tag.name === 'table-column') this.#columns(tag);
    if (tag.name === 'covered-table-cell') this.#place.column += repeat(tag, 'number-columns-repeated');
    if (tag.name === 'table-row') {
      const isHidden = isOff(tag) || this.#groups.rows.includes(true);
      const style = attribute(tag, 'default-cell-style-name');
      this.#place = {
        row: this.#place.row,
        column: 1,
        repeat: repeat(tag, 'number-rows-repeated'),
        style,
        isHidden,
      };
    }
    if (tag.name === 'table-cell') {
      const ofColumn = this.#columnStyles.find(({ last }) => this.#place.column <= last)?.style ?? '';
      const style = attribute(tag, 'style-name') || this.#place.style || ofColumn;
      this.#open = { tag, paragraphs: [], style };
    }
  }

  #end(name: string): void {
    if (name === 'table-column-group') this.#groups.columns.pop();
    if (name === 'table-row-group') this.#groups.rows.pop();
    if (name === 'table-cell' && this.#open) this.#keep(this.#open);
    if (name !== 'table-row') return;
    const { row, repeat: count, isHidden } = this.#place;
    if (isHidden) this.#hidden.rows.push([row, row + count - 1]);
    this.#place.row += count;
  }

  #columns(tag: Tag): void {
    const first = this.#lastColumn + 1;
    this.#lastColumn += repeat(tag, 'number-columns-repeated');
    this.#columnStyles.push({ last: this.#lastColumn, style: attribute(tag, 'default-cell-style-name') });
    if (isOff(tag) || this.#groups.columns.includes(true))
      this.#hidden.columns.push([first, this.#lastColumn]);
  }

  /** Adds to the last paragraph of the open cell; begins a new one without text to add. */
  #words(text: string | undefined): void {
    const { paragraphs } = this.#open!;
    if (text === undefined) paragraphs.push('');
    else if (paragraphs.length > 0) paragraphs.push(`${paragraphs.pop()}${text}`);
  }

  #keep(open: Open): void {
    const { row, column, repeat: count } = this.#place;
    const width = repeat(open.tag, 'number-columns-repeated');
    const shown = seenOf(open, this.#styles);
    const letters = this.#styles.letters(open.style);
    const seen =
      shown && letters.isUnseen ? unseen() : shown && letters.isStruck ? struck(shown.text) : shown;
    const isStored = open.tag.attributes[`{${office}}value`] !== undefined;
    if (!seen && isStored) this.#leave('values that their number format hides');
    if (seen && this.#cells.size + width * count > mostCells) throw crowded(this.#name);
    for (let down = 0; seen && down < count; down += 1)
      for (let right = 0; right < width; right += 1) this.#cells.set(keyOf(row + down, column + right), seen);
    const [right, down] = ['columns', 'rows'].map((which) => repeat(open.tag, `number-${which}-spanned`)) as [
      number,
      number,
    ];
    if (right * down > 1)
      this.#merged.push({ top: row, left: column, bottom: row + down - 1, right: column + right - 1 });
    this.#place.column += width;
    this.#open = undefined;
  }
}

/** Comments, drawings and how words are read aloud stand in a cell, but are none of its text. */
function isAside({ space, name }: Tag): boolean {
  if (space === tableSpace) return ['shapes', 'tracked-changes', 'detective'].includes(name);
  return name === 'annotation' || name === 'ruby-text' || space.endsWith(':drawing:1.0');
}

function isOff(tag: Tag): boolean {
  return ['collapse', 'filter'].includes(attribute(tag, 'visibility'));
}

function repeat(tag: Tag, name: string): number {
  const count = Number(attribute(tag, name) || 1);
  return Number.isInteger(count) && count > 0 ? Math.min(count, 1_048_576) : 1;
}

function spaceOf({ name, attributes }: Tag): string {
  if (name === 's') return ' '.repeat(Math.min(Number(attributes[`{${words}}c`] ?? 1) || 1, 100));
  return name === 'tab' || name === 'line-break' ? ' ' : '';
}

function seenOf({ tag, paragraphs, style }: Open, styles: OdsStyles): Seen | undefined {
  const text = plainText(paragraphs.join(' '));
  const type = tag.attributes[`{${office}}value-type`] ?? '';
  if (paragraphs.some(isTurned)) return turned(text);
  const isError =
    tag.attributes[`{${calc}}value-type`] === 'error' ||
    /^(#(DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!)|Err:\d+)$/.test(text);
  if (isError) return errorSeen(text);
  if (type === '' && attribute(tag, 'formula') !== '' && text === '') return uncalculated();
  if (text === '') {
    const isUnsaid = paragraphs.length === 0 && tag.attributes[`{${office}}value`] !== undefined;
    return isUnsaid
      ? fault('', 'does not say how its number is shown', 'Open the file in LibreOffice and save it.')
      : undefined;
  }
  if (type === 'date')
    return dateSeen(tag.attributes[`{${office}}date-value`] ?? '', text, styles.dateParts(style));
  if (type === 'time') return { kind: 'date', text, time: undefined };
  if (!['float', 'percentage', 'currency'].includes(type)) return { kind: 'text', text };
  return checkedNumber(text, storedNumber(tag.attributes[`{${office}}value`] ?? ''), /\d \d+\/\d/.test(text));
}

function dateSeen(value: string, text: string, shown: ReturnType<OdsStyles['dateParts']>): Seen {
  const [, y, m, d, clock = ''] = /^(\d{4})-(\d\d)-(\d\d)(T.*)?$/.exec(value) ?? [];
  const isTimed = shown.hours && /[1-9]/.test(clock);
  if (y === undefined || isTimed) return { kind: 'date', text, time: undefined };
  return { kind: 'date', text, time: dateInWords([Number(y), Number(m), Number(d)], shown) };
}
