import { z } from 'astro/zod';
import { Draft } from './draft.ts';
import { ForChildren } from './for-children.ts';
import { ReadingAge } from './reading-age.ts';

/**
 * A briefing: learning in seven minutes, in seven fixed parts. Read from `content/learning/<briefing>.mdx`; each part is
 * a heading of the second level with its text.
 */
export const Briefing = z.strictObject({
  title: z.string().min(1).max(60),
  'for-children': ForChildren,
  'reading-age': ReadingAge.optional(),
  draft: Draft,
  /** What it is about, for lists and search engines. */
  summary: z.string().min(1).max(200),
  /** What it is about, by file name. */
  themes: z.array(z.string()).min(1),
  /** Whom it is for, by file name. */
  audiences: z.array(z.string()).min(1),
});
export type Briefing = z.infer<typeof Briefing>;

/** The seven parts in their order: their headings, or none where the briefing gives its own. */
export const partTitles = [
  'Background',
  'Why it matters',
  undefined,
  undefined,
  undefined,
  'What to do',
  'Questions for your team',
] as const;

/** The most words of a briefing: what can be read aloud in seven minutes. */
export const mostWords = 980;

/** How many words are read aloud in a minute. */
export const wordsPerMinute = 140;

/** The fewest learning points that a briefing is made of. */
export const fewestPoints = 3;
