import { z } from 'astro/zod';
import { ForChildren } from './for-children.ts';
import { PaperDate } from './paper.ts';
import { ReadingAge } from './reading-age.ts';

/** A glossary term. Read from `content/glossary/<term>.md`; the text of the file is its definition. */
export const Term = z.strictObject({
  /** The full form, as it stands in the middle of a sentence. */
  term: z.string().min(1).max(80),
  /** Matched exactly. */
  abbreviation: z.string().min(2).max(20).optional(),
  /** Other forms to link, plurals first. */
  also: z.array(z.string().min(2)).default([]),
  /** Where the definition is from. */
  meaning: z.enum(['papers', 'general knowledge']),
  /** Related terms, by file name. */
  see: z.array(z.string()).default([]),
  'for-children': ForChildren.optional(),
  'reading-age': ReadingAge.optional(),
  /** In use from this day or month, where the name began. */
  from: PaperDate.optional(),
  /** In use until this day or month, where it was replaced. */
  until: PaperDate.optional(),
  /** The term that took its place, by file name. */
  became: z.string().optional(),
});
export type Term = z.infer<typeof Term>;

/** Every form of a term that is linked in a narrative. */
export function forms(term: Term): string[] {
  return [term.term, ...(term.abbreviation ? [term.abbreviation] : []), ...term.also];
}

/** A term as it heads a list: its first letter raised. */
export function heading(term: Term): string {
  return term.term.charAt(0).toUpperCase() + term.term.slice(1);
}
