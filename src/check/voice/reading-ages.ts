import type { Content } from '../../content.ts';
import { problemAt, type Problem } from '../../problem.ts';
import { ageOf, hardest, namesIn, sentences, type Known, type Sentence } from '../../reading/reading.ts';
import { excerpt, type Source } from '../../source.ts';
import { once } from '../once.ts';
import { termMatcher } from '../terms/matcher.ts';
import { ownTexts, publicTexts, type PublicText } from './texts.ts';
import type { Rule } from '../rule.ts';

/** How old readers have to be for a text, or for all short texts of one kind. */
export interface Reading {
  name: string;
  age: number;
  words: number;
  /** The most that it may be: what the board aims at, or what the text explains. */
  most: number;
  isExplained: boolean;
  sentences: Placed[];
}

type Placed = Sentence<{ source: Source; offset: number }>;

/** With fewer words a text is measured with the others of its kind: one long word would decide about it. */
const fewest = 100;

/** The reading age of each text, and of the short texts of each kind together; measured once. */
export const readings = once((content): Reading[] => {
  const aim = content.board?.value.readingAge ?? 12;
  const texts = [...publicTexts(content), ...ownTexts(content)];
  const known = knownWords(content, texts);
  const measured = texts.map((text) => ({ ...text, sentences: sentencesOf(text, known) }));
  const isShort = (text: (typeof measured)[number]) => !text.explained && wordsOf(text.sentences) < fewest;
  const short = [...Map.groupBy(measured.filter(isShort), ({ kind }) => kind)];
  return [
    ...measured
      .filter((text) => !isShort(text))
      .map(({ name, explained, sentences: own }) => reading(name, own, aim, explained?.most)),
    ...short
      .map(([kind, all]) =>
        reading(
          `${kind}: ${all.length} short ${all.length === 1 ? 'text' : 'texts'}`,
          all.flatMap((text) => text.sentences),
          aim,
        ),
      )
      .filter(({ words }) => words >= fewest),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
});

function reading(name: string, own: Placed[], aim: number, explained?: string): Reading {
  const [age, words] = [ageOf(own), wordsOf(own)];
  const most = Math.max(aim, Number(explained ?? 0));
  return { name, age, words, most, isExplained: explained !== undefined, sentences: own };
}

function wordsOf(all: readonly Sentence[]): number {
  return all.reduce((sum, { words }) => sum + words, 0);
}

function knownWords(content: Content, texts: readonly PublicText[]): Known {
  const prose = texts.flatMap(({ lines }) => lines.filter(({ isProse }) => isProse));
  return { terms: termMatcher(content), names: namesIn(prose.map(({ text }) => text)) };
}

function sentencesOf({ lines }: PublicText, known: Known): Placed[] {
  return lines
    .filter(({ isProse }) => isProse)
    .flatMap(({ text, source, at }) => sentences(text, known, (index) => ({ source, offset: at(index) })));
}

/** Warns of a text that is harder to read than the board aims at and does not say why, and names its hardest sentences. */
export const readingAgeRule: Rule = {
  name: 'reading-ages',
  group: 'Voice',
  severity: 'warning',
  asks: 'Every text can be read at the age that the board aims at, or says for whom it is harder.',
  why: 'The age is worked out from the length of sentences and words; it cannot see whether they make sense. `npm run check -- --more` prints all of them.',
  find: readingAgeProblems,
};

function readingAgeProblems(content: Content): Problem[] {
  return readings(content).flatMap(({ name, age, most, isExplained, sentences: own }) => {
    if (!isAbove({ age, most })) return [];
    const worst = hardest(own, most).slice(0, 3);
    const first = worst[0] ?? own[0]!;
    const said = worst.map(({ text, words, place: { source, offset } }) => {
      const file = source === first.place.source ? 'line' : `${source.path}, line`;
      return `${file} ${source.placeOf(offset).line} (${words} words): “${excerpt(text, 90)}”`;
    });
    return problemAt(first.place.source, first.place.offset, {
      severity: 'warning',
      message: `${name} can be read at the age of ${tenths(age)}; ${isExplained ? 'it says itself' : 'the aim is'} ${most}.`,
      cure: `Shorten or reword what is hardest, or explain it with "reading-age": ${said.join('; ')}`,
    });
  });
}

/** Whether readers have to be older than a text may ask. */
export function isAbove({ age, most }: Pick<Reading, 'age' | 'most'>): boolean {
  return tenths(age) > most;
}

function tenths(age: number): number {
  return Math.round(age * 10) / 10;
}

/** The reading ages as a table, a line for each text or kind of short texts. */
export function readingReport(all: readonly Reading[]): string {
  const width = Math.max(...all.map(({ name }) => name.length));
  return all
    .map(({ name, age, words, most, isExplained }) => {
      const over = isAbove({ age, most }) ? '  above the aim' : '';
      const why = isExplained ? `  explained up to ${most}` : over;
      return `${name.padEnd(width)}  ${age.toFixed(1).padStart(4)}  ${String(words).padStart(5)} words${why}`;
    })
    .join('\n');
}
