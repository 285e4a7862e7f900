import { z } from 'astro/zod';

/** How old readers may have to be for one text, and why: what may be harder to read than `readingAge` of the board says. */
export const ReadingAge = z.strictObject({
  /** The most that the text may be: `14`. */
  most: z.string().regex(/^(1\d|2[0-5])$/, 'write an age in years, 10 to 25'),
  /** Why it is harder: for whom it is written. */
  because: z.string().regex(/\S/, 'it is empty').max(300),
});
export type ReadingAge = z.infer<typeof ReadingAge>;
