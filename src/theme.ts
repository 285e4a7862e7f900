import { z } from 'astro/zod';
import { Draft } from './draft.ts';
import { ForChildren } from './for-children.ts';
import { ReadingAge } from './reading-age.ts';

/** What learning points are about. Read from `content/themes/<theme>.md`; the text says what the theme is. */
export const Theme = z.strictObject({
  title: z.string().min(1).max(40),
  'for-children': ForChildren,
  'reading-age': ReadingAge.optional(),
  draft: Draft,
});
export type Theme = z.infer<typeof Theme>;
