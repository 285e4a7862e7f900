import { damaged } from '../container.ts';
import { readXml, type Tag } from '../xml.ts';
import {
  areaOf,
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
import { errorSeen, numberSeen, uncalculated } from './shown.ts';

/** What the sheets of a workbook share. */
export interface Shared {
  strings: readonly string[];
  /** The number format of each cell style. */
  formats: readonly string[];
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
}

/** Reads what is visible of a sheet of an Excel workbook; `leave` is told what is not read. */
export function sheetXlsx(
  name: string,
  bytes: Uint8Array,
  shared: Shared,
  leave: (what: string) => void,
): Sheet {
  const cells = new Map<string, Seen>();
  const merged: Area[] = [];
  const hidden = {
    rows: new Set<number>(),
    columns: [] as [number, number][],
    isAll: false,
    shown: new Set<number>(),
  };
  const path: string[] = [];
  let [row, column] = [0, 0];
  let open: Open | undefined;
  const starts: Record<string, (tag: Tag) => void> = {
    sheetFormatPr: ({ attributes }) => void (hidden.isAll = isTrue(attributes['zeroHeight'])),
    col: ({ attributes }) => {
      if (isTrue(attributes['hidden']) || attributes['width'] === '0')
        hidden.columns.push([Number(attributes['min']), Number(attributes['max'])]);
    },
    row: ({ attributes }) => {
      row = attributes['r'] === undefined ? row + 1 : Number(attributes['r']);
      if (!(row >= 1 && row <= 1_048_576)) throw damaged();
      column = 0;
      const isHidden = isTrue(attributes['hidden']) || Number(attributes['ht'] ?? 1) === 0;
      (isHidden ? hidden.rows : hidden.shown).add(row);
    },
    c: ({ attributes }) => {
      open = openCell(attributes, row, column);
      [row, column] = [open.row, open.column];
    },
    f: () => void (open && (open.hasFormula = true)),
    mergeCell: ({ attributes }) => {
      const area = areaOf(attributes['ref'] ?? '');
      if (area) merged.push(area);
    },
  };
  readXml(bytes, {
    open(tag) {
      path.push(tag.name);
      if (Object.hasOwn(starts, tag.name)) starts[tag.name]!(tag);
    },
    text(text) {
      const at = path.at(-1);
      if (!open || path.includes('rPh')) return;
      if (at === 'v') open.value += text;
      if (at === 't') open.text += text;
    },
    close({ name: closed }) {
      path.pop();
      if (closed !== 'c' || !open) return;
      const seen = seenOf(open, shared);
      if (seen) cells.set(keyOf(open.row, open.column), seen);
      if (!seen && open.value !== '' && open.type !== 's' && open.type !== 'str')
        leave('values that their number format hides');
      if (cells.size > mostCells) throw crowded(name);
      open = undefined;
    },
  });
  const isColumnHidden = (at: number) => hidden.columns.some(([first, last]) => at >= first && at <= last);
  const isRowHidden = (at: number) => hidden.rows.has(at) || (hidden.isAll && !hidden.shown.has(at));
  leaveHidden(cells, isRowHidden, isColumnHidden, leave);
  return sheetOf(name, cells, merged, { row: isRowHidden, column: isColumnHidden });
}

function openCell(attributes: Tag['attributes'], row: number, column: number): Open {
  const { r, t = 'n', s = '0' } = attributes;
  const at = r === undefined ? { top: row, left: column + 1 } : areaOf(r);
  if (!at) throw damaged();
  return { row: at.top, column: at.left, type: t, style: Number(s), hasFormula: false, value: '', text: '' };
}

function seenOf(cell: Open, { strings, formats, uses1904 }: Shared): Seen | undefined {
  const { type, value, text, hasFormula, style } = cell;
  if (type === 's') {
    if (value.trim() === '') return undefined;
    const shared = strings[Number(value)];
    if (shared === undefined) throw damaged();
    return textSeen(shared);
  }
  if (type === 'inlineStr') return textSeen(text);
  if (type === 'str') return textSeen(value);
  if (type === 'e') return errorSeen(value);
  if (value.trim() === '') return hasFormula ? uncalculated() : undefined;
  if (type === 'b') return { kind: 'text', text: value.trim() === '1' ? 'TRUE' : 'FALSE' };
  if (type === 'd') return isoSeen(value.trim());
  const number = Number(value);
  if (!Number.isFinite(number)) throw damaged();
  return numberSeen(number, formats[style] ?? 'General', uses1904);
}

/** A date that the file writes out; as what it is shown is not said. */
function isoSeen(value: string): Seen {
  return { kind: 'text', text: value.replace(/T00:00(:00(\.0+)?)?Z?$/, '') };
}

function textSeen(text: string): Seen | undefined {
  const clean = plainText(text);
  return clean === '' ? undefined : { kind: 'text', text: clean };
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
