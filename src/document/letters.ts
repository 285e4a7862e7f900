import { readFileSync } from 'node:fs';
import { fontFiles } from '../chart/font.ts';

let known: Set<number> | undefined;

/** The characters of a text that the fonts of pictures and documents lack, each once; a PDF/UA-1 document may have none. */
export function lacking(text: string): string[] {
  known ??= fontFiles.map(charactersOf).reduce((all, each) => all.intersection(each));
  const has = (each: string) =>
    known!.has(each.codePointAt(0)!) || /[^\S\u1680]|\p{Default_Ignorable_Code_Point}/u.test(each);
  const isSet = (each: string) => has(each) || [...each.normalize('NFD')].every(has); // A letter and its accent.
  return [...new Set(text.normalize('NFC'))].filter((each) => !isSet(each));
}

/** The code points that a TrueType font has a glyph for, from its table `cmap` (OpenType, formats 4 and 12). */
function charactersOf(file: string): Set<number> {
  const bytes = readFileSync(file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = Array.from({ length: view.getUint16(4) }, (_, index) => 12 + index * 16);
  const record = tables.find((at) => bytes.toString('latin1', at, at + 4) === 'cmap')!;
  const start = view.getUint32(record + 8);
  const maps = Array.from(
    { length: view.getUint16(start + 2) },
    (_, index) => start + view.getUint32(start + 4 + index * 8 + 4),
  );
  return new Set(maps.flatMap((at) => mapped(view, at)));
}

function mapped(view: DataView, at: number): number[] {
  const format = view.getUint16(at);
  if (format === 12) {
    return Array.from({ length: view.getUint32(at + 12) }, (_, index) => at + 16 + index * 12).flatMap(
      (group) => run(view.getUint32(group), view.getUint32(group + 4)),
    );
  }
  if (format !== 4) return [];
  const half = view.getUint16(at + 6);
  return Array.from({ length: half / 2 }, (_, index) => at + 14 + index * 2).flatMap((end) =>
    run(view.getUint16(end + half + 2), Math.min(view.getUint16(end), 0xfffe)),
  );
}

/** Whole numbers from one to another. */
function run(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
