import { z } from 'astro/zod';
import { Paper } from './paper.ts';
import type { PointWords } from './point.ts';

/** A poster. Read from `content/posters/<poster>.md`; the text is shown on its web page only. */
export const Poster = z.strictObject({
  title: z.string().min(1).max(60),
  /** What it draws on, and the period. */
  subtitle: z.string().min(1).max(160),
  edition: z.string(),
  source: Paper,
  /** The learning points on it, by file name, in their order. */
  points: z.array(z.string()).min(1).max(12),
});
export type Poster = z.infer<typeof Poster>;

/** A poster with the words of its points. */
export type ShownPoster = Omit<Poster, 'points'> & { points: PointWords[] };

/** A poster with the words of its points; one that is not known is left out. */
export function shown(poster: Poster, wordsOf: (id: string) => PointWords | undefined): ShownPoster {
  return { ...poster, points: poster.points.flatMap((id) => wordsOf(id) ?? []) };
}

const counts = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** How many points a title promises ("Ten learning points"), or `undefined` when it promises none. */
export function promisedPoints(title: string): number | undefined {
  const first = title.split(' ')[0]?.toLowerCase() ?? '';
  if (/^\d+$/.test(first)) return Number(first);
  const index = counts.indexOf(first);
  return index === -1 ? undefined : index + 1;
}
