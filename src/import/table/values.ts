import { isMarker, markerCure } from '../../check/dataset/markers.ts';
import { isSymbol, marks, type Mark, type Symbol } from '../../dataset/symbols.ts';
import type { Seen } from './book/grid.ts';
import { dayInDigits } from './times.ts';

/** What is wrong with a cell: why, as the end of a sentence that begins with its address, and what to do. */
export interface CellFault {
  why: string;
  cure: string;
}

/** A figure: the number as it is shown, with a point, its sign, and what stands beside it; or a symbol; or a fault. */
export type Value =
  | { number: string; unit: string; marks: Mark[]; notes: string[]; isText: boolean }
  | { symbol: Symbol }
  | { fault: CellFault };

/** What markers of the sheet stand for, as the author says: `*` for `[c]`; `empty` for cells without anything. */
export type Meant = ReadonlyMap<string, Symbol>;

/** The number that a text is, written as English writes numbers: `1,234`, `12.5%`, `£3,000`; else nothing. */
export function numberIn(text: string): { number: string; unit: string } | undefined {
  const match = /^([-−]?)([£$€]?) ?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)? ?(%?)$/.exec(text.trim());
  if (!match) return undefined;
  const [, sign = '', currency = '', whole = '', fraction = '', percent = ''] = match;
  const digits = whole.replaceAll(',', '');
  if (/^0\d/.test(digits)) return undefined;
  const isZero = /^[0.]+$/.test(digits + fraction);
  return { number: `${sign && !isZero ? '-' : ''}${digits}${fraction}`, unit: currency || percent };
}

/** What a cell of a column of figures holds. */
export function valueOf(seen: Seen | undefined, meant: Meant): Value {
  if (seen === undefined) return meant.has('empty') ? { symbol: meant.get('empty')! } : { fault: empty };
  if (seen.kind === 'fault') return { fault: seen };
  if (seen.kind === 'date') return { fault: dated(seen.text) };
  if (seen.kind === 'number') return exact({ ...seen, marks: [], notes: [], isText: false });
  const { text, marks: beside, notes } = parted(seen.text);
  const symbol =
    meant.get(text.toLowerCase()) ??
    (isSymbol(text.toLowerCase()) ? (text.toLowerCase() as Symbol) : undefined);
  if (symbol) return { symbol };
  const found = numberIn(text);
  if (found && /^[-−]/.test(text) && !found.number.startsWith('-')) return { fault: belowNought(text) };
  return found ? exact({ ...found, marks: beside, notes, isText: true }) : { fault: wordsFault(seen.text) };
}

/** The most that a number can hold and be read back as it was. */
function exact(value: Extract<Value, { number: string }>): Value {
  const bare = value.number.includes('.') ? value.number.replace(/\.?0+$/, '') : value.number;
  if (String(Number(value.number)) === (bare === '-0' ? '0' : bare)) return value;
  return {
    fault: { why: 'has more digits than can be kept exactly', cure: 'Write it with at most 15 digits.' },
  };
}

const empty: CellFault = {
  why: 'is empty, and the other cells of its column are numbers',
  cure: 'Write 0 for none, [x] where the figure is not available, [z] where there can be none; or add --symbols "empty=x" if all empty cells mean that.',
};

function belowNought(text: string): CellFault {
  return {
    why: `holds "${text}", a nought with a minus sign`,
    cure: 'Write 0 for none, or the number that was meant.',
  };
}

function dated(text: string): CellFault {
  return {
    why: `is a date or a time, shown as ${text}, among numbers`,
    cure: 'Excel may have made it out of something like 1-4 or 1/2. Give the cell the format Text or Number and type it again.',
  };
}

/** A text with the marks and the notes that stand behind it: `12 [p] [note 1]`, `Children²`. */
export function parted(text: string): { text: string; marks: Mark[]; notes: string[] } {
  const found: Mark[] = [];
  const notes: string[] = [];
  let rest = text.trim();
  for (;;) {
    const mark = /\s*\[([prefub])\]$/i.exec(rest);
    const note = /\s*\[note (\w+)\]$/i.exec(rest) ?? /(?<=\p{L}\)?)\s?([¹²³⁴⁵⁶⁷⁸⁹])$/u.exec(rest);
    if (mark) found.push(marks.find((each) => each === `[${mark[1]!.toLowerCase()}]`)!);
    else if (note) notes.push(digitOf(note[1]!));
    else return { text: rest, marks: found, notes };
    rest = rest.slice(0, (mark ?? note)!.index).trim();
  }
}

function digitOf(note: string): string {
  const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(note);
  return raised < 0 ? note : String(raised);
}

function wordsFault(text: string): CellFault {
  const cure = markerCure(text) ?? markerCure(text.replace(/[[\](){}]/g, ''));
  const shown = `holds "${text.length > 40 ? `${text.slice(0, 39)}…` : text}"`;
  if (cure === undefined) return { why: `${shown} where a number belongs`, cure: oddNumberCure(text) };
  const symbol = /"\[(\w+)\]"/.exec(cure)?.[1] ?? 'x';
  const [others] = /\[z\].*\[x\]/.exec(cure) ?? [];
  const choice = others && symbol === 'z' ? 'z (or x)' : symbol;
  const option = `If every "${text}" of the table means the same, add --symbols "${text}=${symbol}"`;
  return {
    why: `${shown}, which readers do not know`,
    cure: `${cure} ${option}${choice === symbol ? '' : ` or "${text}=x"`}.`,
  };
}

function oddNumberCure(text: string): string {
  if (/^0\d/.test(text))
    return 'Numbers that begin with 0 are codes: leave the column out with --range, or put words in it.';
  if (/\d\s*E[+-]?\d/i.test(text)) return 'Write the number in full, without an exponent.';
  if (/^\(.*\d.*\)$/.test(text)) return 'Write a number below 0 with a minus sign.';
  if (/\d,\d{1,2}$/.test(text)) return 'Write decimals with a point.';
  return 'Write the number alone, and its unit into the title of the column; or leave the row out with --range.';
}

/** The name that a cell of a text column gives its row; a fault when it is unclear. */
export function nameOf(seen: Seen | undefined): { name: string; notes: string[] } | { fault: CellFault } {
  if (seen === undefined)
    return {
      fault: {
        why: 'is empty, so it is not said what its row is about',
        cure: 'Write the name into every row; a cell that stands for several rows can be merged.',
      },
    };
  if (seen.kind === 'fault') return { fault: seen };
  if (seen.kind === 'date')
    return seen.time === undefined ? { fault: dated(seen.text) } : { name: seen.time, notes: [] };
  if (seen.kind === 'number') return { name: seen.text, notes: [] };
  const { text, notes } = parted(seen.text);
  const day = dayInDigits(text);
  if (day === 'two')
    return {
      fault: {
        why: `is the text "${text}", which could be two different days`,
        cure: 'Write the month in letters, as 3 April 2024.',
      },
    };
  if (isMarker(text))
    return {
      fault: { why: `holds "${text}" where a name belongs`, cure: 'Say in words what the row is about.' },
    };
  return { name: day ?? text, notes };
}
