import { syllables } from './syllables.ts';

/** A sentence of a text, with what an author needs to find it. */
export interface Sentence<Place = unknown> {
  text: string;
  place: Place;
  words: number;
  /** The words that may be hard, and the syllables of them. */
  measured: number;
  syllables: number;
}

/** Tells which words of a text are not hard to read: those of names and of terms that are explained. */
export interface Known {
  /** Finds the terms of the glossary. */
  terms: (text: string) => readonly { form: string; index: number }[];
  /** Words that are written with a capital letter wherever they stand. */
  names: ReadonlySet<string>;
}

/**
 * Where sentences end: at a full stop, a question or an exclamation mark before a capital letter or a number, and at a
 * colon or a semicolon, as Flesch counted them.
 */
const end = /(?=\s)(?:(?<=[.!?][”’")\]]*)\s+(?=[“‘"([]?[\p{Lu}\d])|(?<=[:;])\s+)/u;

/** A word with its apostrophes and hyphens, or a number. */
const word = /\p{N}[\p{L}\p{N}.,:/%]*|\p{L}+(?:[’'-]\p{L}+)*/gu;

/** The sentences of a line of text; `placeOf` says where in it something stands. */
export function sentences<Place>(
  line: string,
  { terms, names }: Known,
  placeOf: (index: number) => Place,
): Sentence<Place>[] {
  const found: Sentence<Place>[] = [];
  let from = 0;
  for (const text of line.split(end)) {
    from = line.indexOf(text, from);
    const sentence = { text, place: placeOf(from), words: 0, measured: 0, syllables: 0 };
    const explained = terms(text).map(({ form, index }) => [index, index + form.length]);
    for (const { 0: each, index } of text.matchAll(word)) {
      sentence.words += 1;
      const isFirst = sentence.words === 1;
      if (isName(each, isFirst, names) || explained.some(([start, stop]) => index >= start! && index < stop!))
        continue;
      sentence.measured += 1;
      sentence.syllables += syllables(each);
    }
    if (sentence.words > 0) found.push(sentence);
    from += text.length;
  }
  return found;
}

/** Numbers, abbreviations in capital letters, and what is written with a capital letter though no sentence begins there. */
function isName(word: string, isFirst: boolean, names: ReadonlySet<string>): boolean {
  if (/\d|\p{Lu}.*\p{Lu}/u.test(word)) return true;
  return /^\p{Lu}\p{L}/u.test(word) && (!isFirst || names.has(word));
}

/** The words of some lines that stand with a capital letter within a sentence, and nowhere in small letters. */
export function namesIn(lines: readonly string[]): Set<string> {
  const small = new Set<string>();
  const capital = new Set<string>();
  for (const line of lines)
    for (const [each] of line.matchAll(/(?<=[\p{L}\p{N},] )\p{Lu}?\p{L}+/gu))
      (/^\p{Lu}/u.test(each) ? capital : small).add(each);
  return new Set([...capital].filter((each) => !small.has(each.toLowerCase())));
}

/**
 * The age at which a text can be read: the Flesch–Kincaid grade and five years. All words make sentences long, and those
 * that are measured make them hard.
 */
export function ageOf(all: readonly Omit<Sentence, 'text' | 'place'>[]): number {
  const sum = (key: 'words' | 'measured' | 'syllables') => all.reduce((total, each) => total + each[key], 0);
  const [words, measured] = [sum('words'), sum('measured')];
  if (words === 0) return 0;
  return 0.39 * (words / all.length) + 11.8 * (measured ? sum('syllables') / measured : 1) - 15.59 + 5;
}

/** The sentences that make a text hardest, most first: long ones, and those of long words. */
export function hardest<Place>(all: readonly Sentence<Place>[], limit: number): Sentence<Place>[] {
  const excess = (each: Sentence) => (ageOf([each]) - limit) * each.words;
  return all.filter((each) => excess(each) > 0).sort((a, b) => excess(b) - excess(a));
}
