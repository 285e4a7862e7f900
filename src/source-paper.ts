import { z } from 'astro/zod';
import { Paper } from './paper.ts';

/** A paragraph, a table or a heading of a source paper, and where readers find what it says. */
export const SourceUnit = z
  .strictObject({
    /** The first and the last line in the text copy of the paper; every line belongs to one unit. */
    lines: z.tuple([z.number().int().positive(), z.number().int().positive()]),
    /** As readers would find it in the paper: `paragraph 18`, `table of risk factors`. */
    place: z.string().min(1).max(80),
    /** What it is about, in a few words of our own. */
    about: z.string().min(1).max(120),
    /** The addresses that carry it, with a fragment where the page has one: `/2016-17/paqa/#what-case-reviews-show`. */
    carried: z.array(z.string().startsWith('/')).default([]),
    /** Why it, or a part of it, is not published. */
    withheld: z.string().min(1).max(240).optional(),
    /** What readers should know about it: a slip of the paper, a total that does not add up. */
    remark: z.string().min(1).max(400).optional(),
  })
  .refine(
    ({ carried, withheld }) => carried.length > 0 || withheld,
    'name an address under "carried", or say why not under "withheld"',
  );
export type SourceUnit = z.infer<typeof SourceUnit>;

/** A paper that the content comes from, with the place of each of its parts. Read from `content/sources/<name>.json`. */
export const SourcePaper = z.strictObject({
  ...Paper.partial({ date: true }).shape,
  /** The edition that it is about: `2016-17`. */
  edition: z.string(),
  /** How many lines its text copy has. */
  lines: z.number().int().positive(),
  units: z.array(SourceUnit).default([]),
});
export type SourcePaper = z.infer<typeof SourcePaper>;
