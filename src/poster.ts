import { z } from 'astro/zod';
import { Paper } from './paper.ts';

/** A learning point, the atom of a poster. */
export const Point = z.strictObject({
  /** Permanent: other people's links depend on it. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters, digits and hyphens'),
  headline: z.string().min(1).max(60),
  text: z.string().min(1).max(220),
});
export type Point = z.infer<typeof Point>;

/** A poster and its points. Read from `content/posters/<poster>.md`; the text is shown on its web page only. */
export const Poster = z.strictObject({
  title: z.string().min(1).max(60),
  /** What it draws on, and the period. */
  subtitle: z.string().min(1).max(160),
  edition: z.string(),
  source: Paper,
  points: z.array(Point).min(1).max(12),
});
export type Poster = z.infer<typeof Poster>;

const counts = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** How many points a title promises ("Ten learning points"), or `undefined` when it promises none. */
export function promisedPoints(title: string): number | undefined {
  const first = title.split(' ')[0]?.toLowerCase() ?? '';
  if (/^\d+$/.test(first)) return Number(first);
  const index = counts.indexOf(first);
  return index === -1 ? undefined : index + 1;
}
