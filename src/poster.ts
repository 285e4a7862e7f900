import { z } from 'astro/zod';
import { Draft } from './draft.ts';
import { ForChildren } from './for-children.ts';
import type { Root } from 'mdast';
import { ReadingAge } from './reading-age.ts';
import {
  editionsOf,
  editionTitle,
  papersOf,
  pointWords,
  type Finding,
  type Point,
  type PointWords,
} from './point.ts';

/** A poster. Read from `content/posters/<poster>.md`; the text is shown on its web page only. */
export const Poster = z.strictObject({
  title: z.string().min(1).max(60),
  'for-children': ForChildren,
  'reading-age': ReadingAge.optional(),
  draft: Draft,
  /** What it draws on, and the period. */
  subtitle: z.string().min(1).max(160),
  /** The reporting year that all its points are of: `2016-17`; left out when it gathers points of several years. */
  edition: z.string().optional(),
  /** The colour of its title; posters that hang side by side may differ. */
  colour: z.enum(['navy', 'plum', 'green', 'slate', 'violet', 'rust']).default('navy'),
  /** The learning points on it, by file name, in their order. */
  points: z.array(z.string()).min(2).max(12),
});
export type Poster = z.infer<typeof Poster>;

/** A poster with the words of its points. */
export type ShownPoster = Omit<Poster, 'points'> & {
  points: PointWords[];
  /** The years of its points: `2016/17`, `2014/15 to 2021/22`. */
  years: string;
  /** The papers that its points are from, oldest first. */
  sources: Finding['source'][];
};

/** A poster with the words of its points; one that is not known is left out. */
export function shown(
  poster: Poster,
  pointOf: (id: string) => { value: Point; tree: Root } | undefined,
): ShownPoster {
  const points = poster.points.flatMap((id) => {
    const point = pointOf(id);
    return point ? [{ id, ...point }] : [];
  });
  return {
    ...poster,
    points: points.map(({ id, value, tree }) => pointWords(id, value, tree)),
    years: span(poster.edition ? [poster.edition] : points.flatMap(({ value }) => editionsOf(value))),
    sources: papersOf(
      points.map(({ value }) => value),
      poster.edition,
    ),
  };
}

/** The first and the last of some editions: `2014/15 to 2021/22`. */
function span(editions: readonly string[]): string {
  const order = [...new Set(editions)].sort();
  const [first, last] = [order[0], order.at(-1)].map((edition) => editionTitle(edition ?? ''));
  return first === last ? first! : `${first} to ${last}`;
}

const units =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const sets: Readonly<Record<string, number>> = { 'half a dozen': 6, 'a dozen': 12, 'a couple of': 2 };
const nouns = 'points? messages? lessons? things? ways? steps? reminders? asks? tips? ideas? findings?'.split(
  ' ',
);
const count = [
  `(?:${tens.join('|')})(?:[- ](?:${units.slice(0, 9).join('|')})(?![\\p{L}-]))?`,
  ...[...Object.keys(sets), ...[...units].reverse(), '\\d+'],
].join('|');
const promise = new RegExp(
  `(?<![\\w/.,-])(${count})(?: \\(\\d+\\))?(?:(?: [\\p{L}’'-]+){0,3}? (?:${nouns.join('|')})|-point)(?![\\p{L}-])` +
    `|\\btop (${count})(?![\\p{L}\\d-])`,
  'iu',
);

/** How many points a title promises ("Our four messages", "Top 10"), or `undefined` when it promises none. */
export function promisedPoints(title: string): number | undefined {
  const [, before, behind] = promise.exec(title) ?? [];
  const found = (before ?? behind)?.toLowerCase();
  return found === undefined ? undefined : countOf(found);
}

/** `12`, `twelve`, `twenty-one` or `a dozen` as a number. */
function countOf(words: string): number {
  if (/^\d+$/.test(words)) return Number(words);
  const [first = '', second = ''] = words.split(/[- ]/);
  return (
    sets[words] ??
    (tens.includes(first) ? 20 + 10 * tens.indexOf(first) : 0) +
      (units.indexOf(tens.includes(first) ? second : first) + 1)
  );
}
