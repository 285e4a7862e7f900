import { datasetsOf, yearFrom, type About, type Made } from './datasets.ts';
import { chance, type Chance } from './random.ts';
import { headings, sentence, termNames, termSentence } from './words.ts';

/** The words of prose in each report, counted without its figures. */
export const wordsEach = 1500;
/** The terms that each report uses, and its footnotes. */
export const [termsEach, notesEach] = [20, 5];

/** A report of an archive of invented ones. */
export interface MadeReport extends About {
  title: string;
  summary: string;
  datasets: Made[];
  /** Its sections: prose, with the places of figures and bound numbers. */
  sections: { heading: string; blocks: Block[] }[];
  notes: string[];
}

/** Part of a section: a paragraph, or the place of one of the report's figures. */
export type Block = { text: string } | { chart: Made } | { table: Made };

const latest = 2024;
const series = ['oscb', 'paqa', 'crag'];

/** How many editions an archive of so many reports has: ten reports each, and at most 15. */
export function editionsOf(reports: number): string[] {
  const count = Math.min(15, Math.ceil(reports / 10));
  return Array.from({ length: count }, (_, index) => yearFrom(latest - count + 1 + index).replace('/', '-'));
}

/** The names of the glossary of an archive: it grows with the archive, to the size that glossaries of boards have. */
export function glossaryOf(reports: number): string[] {
  return termNames.slice(0, Math.min(termNames.length, 20 + Math.ceil(reports * 1.5)));
}

/** The reports of an archive, the same for the same number: each has words, figures and datasets of its own. */
export function madeReports(reports: number): MadeReport[] {
  const editions = editionsOf(reports);
  const glossary = glossaryOf(reports);
  return Array.from({ length: reports }, (_, number) => {
    const edition = editions[number % editions.length]!;
    const place = Math.floor(number / editions.length);
    const about = { edition, year: edition.replace('-', '/'), number };
    return madeReport({ ...about, series: series[place] ?? `special-study-${place}` }, glossary);
  });
}

function madeReport(about: About, glossary: readonly string[]): MadeReport {
  const by = chance(about.number);
  const datasets = datasetsOf(about);
  const [first, second, third] = datasets as [Made, Made, Made];
  const notes = Array.from({ length: notesEach }, () => sentence(by));
  const text = paragraphs(by, by.some(glossary, termsEach));
  const figures: Block[][] = [
    [{ chart: first }],
    [{ table: first }],
    [{ chart: second }],
    [{ table: second }],
  ];
  figures.push([{ table: third }], []);
  const size = Math.ceil(text.length / figures.length);
  const sections = headings(by, figures.length).map((heading, index) => ({
    heading,
    blocks: [
      ...text.slice(index * size, (index + 1) * size).map((each) => ({ text: each })),
      ...figures[index]!,
    ],
  }));
  const summary = sentence(by);
  return {
    ...about,
    title: `Study ${about.number + 1}: an invented report`,
    summary,
    datasets,
    sections,
    notes,
  };
}

/** Paragraphs of so many words in all that each term and each note has its place in. */
function paragraphs(by: Chance, terms: readonly string[]): string[] {
  const sentences: string[] = [];
  const left = [...terms];
  for (let words = 0; words < wordsEach;) {
    const next = left.length > 0 && sentences.length % 5 === 2 ? termSentence(by, left.pop()!) : sentence(by);
    const room = wordsEach - words;
    const kept =
      counted(next) <= room ? next : `${next.split(' ').slice(0, room).join(' ').replace(/[.,]$/, '')}.`;
    sentences.push(kept);
    words += counted(kept);
  }
  const joined = Array.from({ length: Math.ceil(sentences.length / 4) }, (_, index) =>
    sentences.slice(index * 4, index * 4 + 4).join(' '),
  );
  const every = Math.floor(joined.length / notesEach);
  return joined.map((each, index) =>
    index % every === 0 && index / every < notesEach ? `${each}[^${index / every + 1}]` : each,
  );
}

/** The words of a text. */
export function counted(text: string): number {
  return text.split(/\s+/).filter((word) => /\w/.test(word)).length;
}
