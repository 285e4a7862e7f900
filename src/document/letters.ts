import { readFileSync } from 'node:fs';
import { fontFiles } from '../chart/font.ts';

let known: Set<number> | undefined;
const plainText = /^[\t\n\x20-\x7E‘’“”–…]*$/;

/** The characters of a text that the fonts of pictures and documents lack, each once; a PDF/UA-1 document may have none. */
export function lacking(text: string): string[] {
  if (plainText.test(text)) return [];
  known ??= fontFiles.map(charactersOf).reduce((all, each) => all.intersection(each));
  const has = (each: string) =>
    known!.has(each.codePointAt(0)!) || /[^\S\u1680]|\p{Default_Ignorable_Code_Point}/u.test(each);
  const isSet = (each: string) => has(each) || [...each.normalize('NFD')].every(has); // A letter and its accent.
  return [...new Set(text.normalize('NFC'))].filter((each) => !isSet(each));
}

/** What the fonts lack of a text: a word of another script, a letter, an emoji or a sign, as it is typed. */
export interface Strange {
  text: string;
  kind: 'script' | 'letter' | 'emoji' | 'sign';
  /** `Greek script` */
  script?: string;
  /** A letter without the marks that the fonts lack. */
  plain?: string;
}

/** The scripts that names and words in England are likely to be written in, and the languages that use them. */
const scripts = Object.entries({
  Arabic: 'Arabic script (Arabic, Urdu, Persian, Pashto)',
  Cyrillic: 'Cyrillic script (Ukrainian, Bulgarian, Russian)',
  Han: 'Chinese script',
  Hiragana: 'Japanese script',
  Katakana: 'Japanese script',
  Hangul: 'Korean script',
  Greek: 'Greek script',
  Hebrew: 'Hebrew script',
  Devanagari: 'Devanagari script (Hindi, Nepali)',
  Bengali: 'Bengali script',
  Gurmukhi: 'Gurmukhi script (Punjabi)',
  Gujarati: 'Gujarati script',
  Tamil: 'Tamil script',
  Thai: 'Thai script',
  Ethiopic: 'Ethiopic script (Amharic, Tigrinya)',
}).map(([name, title]) => ({ title, pattern: new RegExp(`^\\p{Script=${name}}`, 'u') }));

/** What the fonts lack of a text, in its order; words of one script that follow each other are one. */
export function strange(text: string): Strange[] {
  if (lacking(text).length === 0) return [];
  const all: (Strange & { from: number; to: number })[] = [];
  for (const { segment, index } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    if (lacking(segment).length === 0) continue;
    const [each, to, before] = [strangeOf(segment), index + segment.length, all.at(-1)];
    const isNext = before?.script && each.script === before.script && !text.slice(before.to, index).trim();
    if (isNext) all[all.length - 1] = { ...before, text: text.slice(before.from, to), to };
    else all.push({ ...each, from: index, to });
  }
  return all.map(({ from: _, to: __, ...each }) => each);
}

function strangeOf(text: string): Strange {
  const script = scripts.find(({ pattern }) => pattern.test(text))?.title;
  if (script !== undefined) return { text, kind: 'script', script };
  if (/\p{Emoji_Presentation}|\uFE0F/u.test(text)) return { text, kind: 'emoji' };
  if (!/^\p{L}/u.test(text)) return { text, kind: 'sign' };
  if (!/^\p{Script=Latin}/u.test(text)) return { text, kind: 'script', script: 'script that it is from' };
  const plain = text.normalize('NFD').replace(/\p{M}/gu, (mark) => (lacking(mark).length > 0 ? '' : mark));
  return { text, kind: 'letter', ...(lacking(plain).length === 0 && { plain: plain.normalize('NFC') }) };
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
