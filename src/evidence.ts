import { z } from 'astro/zod';
import { ReadingAge } from './reading-age.ts';

/** The four sides from which evidence is looked at, as readers are told. */
export const quarters = {
  quantitative: 'Numbers',
  qualitative: 'Quality of practice',
  practitioners: 'Practitioners’ views',
  families: 'Children’s and families’ views',
} as const;

const items = z
  .array(
    z.strictObject({
      what: z.string().regex(/\S/, 'it is empty').max(300),
      /** Where in the paper: `paragraph 18`. */
      place: z.string().min(1).max(80),
    }),
  )
  .describe('Empty where the paper gives none; readers see that the quarter is empty.');

/**
 * What a report says about one theme, seen from four sides. Read from `content/evidence/2016-17/neglect.md`; the text,
 * where there is some, is a remark.
 */
export const Evidence = z.strictObject({
  'reading-age': ReadingAge.optional(),
  /** What it is about: `Neglect`. */
  title: z.string().min(1).max(60),
  /** By file name. */
  themes: z.array(z.string()).default([]),
  /** The paper, by its name in `content/sources`. */
  source: z.string(),
  quantitative: items,
  qualitative: items,
  practitioners: items,
  families: items,
});
export type Evidence = z.infer<typeof Evidence>;
