import { z } from 'astro/zod';
import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { Draft } from './draft.ts';
import { ForChildren } from './for-children.ts';
import { Paper } from './paper.ts';
import { ReadingAge } from './reading-age.ts';

/** The age groups that a point can be about, youngest first, as readers call them. */
export const ageNames = {
  'under-5': 'Children under five',
  primary: 'Primary school age',
  adolescents: 'Adolescents',
} as const;
export const Age = z.enum(['under-5', 'primary', 'adolescents']);
export type Age = z.infer<typeof Age>;

/** The most characters of an explanation: a poster has room for no more. */
export const longestExplanation = 220;

/** One place where a point was found. */
export const Finding = z.strictObject({
  /** The reporting year, whether or not the site has that edition: `2016-17`. */
  edition: z.string(),
  /** What it came from, in words: `three serious case reviews published in the year`. */
  in: z.string().min(1).max(160),
  /** The paper; without a date when it bears none. */
  source: Paper.partial({ date: true }),
  /** Where in the paper: `paragraph 18`. */
  place: z.string().min(1).max(80),
  /** The report of that edition that holds it: `2016-17/paqa`. */
  report: z.string().optional(),
});
export type Finding = z.infer<typeof Finding>;

/** Something that was made because of a point. */
const Made = z.strictObject({
  what: z.string().min(1).max(220),
  /** Where readers find it on this site: `/posters/ten-learning-points/`. */
  path: z.string().startsWith('/', 'write it from the root of the site, beginning with /').optional(),
});

/** A learning point. Read from `content/points/<id>.md`, whose name is its id for ever; the text is its explanation. */
export const Point = z.strictObject({
  'reading-age': ReadingAge.optional(),
  draft: Draft,
  headline: z.string().min(1).max(60),
  /** What it means for children; without it, what its first theme means. */
  'for-children': ForChildren.optional(),
  /** What it is about, by file name; it is listed under the first. */
  themes: z.array(z.string()).min(1),
  /** Whom it is for, by file name. */
  audiences: z.array(z.string()).min(1),
  /** Which children it is about; none when it is about children of any age. */
  ages: z.array(Age).default([]),
  /** Where it was found, oldest first. */
  found: z.array(Finding).min(1),
  made: z.array(Made).default([]),
});
export type Point = z.infer<typeof Point>;

/** A point as it stands on a poster, in a briefing or in a document: words alone. */
export interface PointWords {
  id: string;
  headline: string;
  text: string;
  /** The editions in which it was found, oldest first, as readers say them: `2016/17`. */
  years: string[];
}

/** The words of a point; `tree` is its explanation. */
export function pointWords(id: string, point: Pick<Point, 'headline' | 'found'>, tree: Root): PointWords {
  return { id, headline: point.headline, text: toString(tree), years: editionsOf(point).map(editionTitle) };
}

/** The papers in which points were found, oldest edition first, each once; those of one edition when it is named. */
export function papersOf(points: readonly Pick<Point, 'found'>[], edition?: string): Finding['source'][] {
  const found = points
    .flatMap(({ found }) => found)
    .filter((each) => !edition || each.edition === edition)
    .sort((a, b) => (a.edition < b.edition ? -1 : a.edition > b.edition ? 1 : 0));
  return [...new Map(found.map(({ source }) => [JSON.stringify(source), source])).values()];
}

/** The editions in which a point was found, oldest first, each once. */
export function editionsOf({ found }: Pick<Point, 'found'>): string[] {
  return [...new Set(found.map(({ edition }) => edition))];
}

/** An edition as readers say it: `2016/17`. */
export function editionTitle(edition: string): string {
  return edition.replace('-', '/');
}

/** When a point was found, in a sentence: `Found in 2014/15; again in 2016/17 and 2019/20`. */
export function foundIn([first = '', ...again]: readonly string[]): string {
  const last = again.at(-1);
  const rest = again.length > 1 ? `${again.slice(0, -1).join(', ')} and ${last}` : last;
  return `Found in ${first}${rest === undefined ? '' : `; again in ${rest}`}`;
}

/** Points in the order of a list: those that returned most often first, then the newest, then by headline. */
export function byReturn<Entry extends { data: Pick<Point, 'found' | 'headline'> }>(
  points: readonly Entry[],
): Entry[] {
  const order = ({ data }: Entry) => {
    const editions = editionsOf(data);
    return { count: editions.length, last: editions.at(-1)!, headline: data.headline };
  };
  return [...points].sort((a, b) => {
    const [one, other] = [order(a), order(b)];
    return (
      other.count - one.count ||
      other.last.localeCompare(one.last, 'en') ||
      one.headline.localeCompare(other.headline, 'en')
    );
  });
}
