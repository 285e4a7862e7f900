import type { Tag } from '../xml.ts';
import {
  crowded,
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
import { checkedNumber, dateInWords, errorSeen, fault, uncalculated } from './shown.ts';

const office = 'urn:oasis:names:tc:opendocument:xmlns:office:1.0';
const calc = 'urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0';
const words = 'urn:oasis:names:tc:opendocument:xmlns:text:1.0';

interface Open {
  tag: Tag;
  paragraphs: string[];
  style: string;
}

/** Reads what is visible of a sheet of an OpenDocument spreadsheet, as its parts are told. */
export function sheetReader(name: string, styles: OdsStyles, leave: (what: string) => void) {
  const cells = new Map<string, Seen>();
  const merged: Area[] = [];
  const hidden = { rows: [] as [number, number][], columns: [] as [number, number][] };
  const columnStyles: { last: number; style: string }[] = [];
  const groups = { rows: [] as boolean[], columns: [] as boolean[] };
  let [row, column, lastColumn, rowRepeat, inner, isRowHidden] = [1, 1, 0, 1, 0, false];
  let [open, rowStyle] = [undefined as Open | undefined, ''];

  const starts: Record<string, (tag: Tag) => void> = {
    'table-column': (tag) => {
      const first = lastColumn + 1;
      lastColumn += repeat(tag, 'number-columns-repeated');
      columnStyles.push({ last: lastColumn, style: attribute(tag, 'default-cell-style-name') });
      if (isOff(tag) || groups.columns.includes(true)) hidden.columns.push([first, lastColumn]);
    },
    'table-column-group': (tag) => void groups.columns.push(attribute(tag, 'display') === 'false'),
    'table-row-group': (tag) => void groups.rows.push(attribute(tag, 'display') === 'false'),
    'table-row': (tag) => {
      [column, rowRepeat] = [1, repeat(tag, 'number-rows-repeated')];
      rowStyle = attribute(tag, 'default-cell-style-name');
      isRowHidden = isOff(tag) || groups.rows.includes(true);
    },
    'table-cell': (tag) => {
      const fallback = rowStyle || (columnStyles.find(({ last }) => column <= last)?.style ?? '');
      open = { tag, paragraphs: [], style: attribute(tag, 'style-name') || fallback };
    },
    'covered-table-cell': (tag) => void (column += repeat(tag, 'number-columns-repeated')),
  };
  const ends: Record<string, () => void> = {
    'table-column-group': () => void groups.columns.pop(),
    'table-row-group': () => void groups.rows.pop(),
    'table-row': () => {
      if (isRowHidden) hidden.rows.push([row, row + rowRepeat - 1]);
      row += rowRepeat;
    },
    'table-cell': () => {
      const { tag } = open!;
      const width = repeat(tag, 'number-columns-repeated');
      const seen = seenOf(open!, styles);
      if (!seen && tag.attributes[`{${office}}value`] !== undefined)
        leave('values that their number format hides');
      keep(seen, width);
      mergedAt(tag);
      column += width;
      open = undefined;
    },
  };

  function keep(seen: Seen | undefined, width: number): void {
    if (!seen) return;
    if (cells.size + width * rowRepeat > mostCells) throw crowded(name);
    for (let down = 0; down < rowRepeat; down += 1)
      for (let right = 0; right < width; right += 1) cells.set(keyOf(row + down, column + right), seen);
  }

  function mergedAt(tag: Tag): void {
    const [right, down] = [repeat(tag, 'number-columns-spanned'), repeat(tag, 'number-rows-spanned')];
    if (right * down > 1)
      merged.push({ top: row, left: column, bottom: row + down - 1, right: column + right - 1 });
  }

  return {
    open(tag: Tag): void {
      if (inner > 0 || isAside(tag)) return void (inner += 1);
      if (tag.space === tableSpace && Object.hasOwn(starts, tag.name)) starts[tag.name]!(tag);
      if (!open || tag.space !== words) return;
      if (tag.name === 'p') open.paragraphs.push('');
      else if (open.paragraphs.length > 0) open.paragraphs.push(`${open.paragraphs.pop()}${spaceOf(tag)}`);
    },
    text(text: string): void {
      if (inner === 0 && open && open.paragraphs.length > 0)
        open.paragraphs.push(`${open.paragraphs.pop()}${text}`);
    },
    close(tag: Tag): void {
      if (inner > 0) return void (inner -= 1);
      if (tag.space === tableSpace && Object.hasOwn(ends, tag.name)) ends[tag.name]!();
    },
    sheet(): Sheet {
      const within = (ranges: readonly [number, number][]) => (at: number) =>
        ranges.some(([first, last]) => at >= first && at <= last);
      const [rowHidden, columnHidden] = [within(hidden.rows), within(hidden.columns)];
      leaveHidden(cells, rowHidden, columnHidden, leave);
      return sheetOf(name, cells, merged, { row: rowHidden, column: columnHidden });
    },
  };
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
  return checkedNumber(text, Number(tag.attributes[`{${office}}value`]), /\d \d+\/\d/.test(text));
}

function dateSeen(value: string, text: string, shown: ReturnType<OdsStyles['dateParts']>): Seen {
  const [, y, m, d, clock = ''] = /^(\d{4})-(\d\d)-(\d\d)(T.*)?$/.exec(value) ?? [];
  const isTimed = shown.hours && /[1-9]/.test(clock);
  if (y === undefined || isTimed) return { kind: 'date', text, time: undefined };
  return { kind: 'date', text, time: dateInWords([Number(y), Number(m), Number(d)], shown) };
}
