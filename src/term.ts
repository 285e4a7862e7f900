import { z } from 'astro/zod';
import { Draft } from './draft.ts';
import { ForChildren } from './for-children.ts';
import { PaperDate, toWords } from './paper.ts';
import { ReadingAge } from './reading-age.ts';

/** What terms are about, as the glossary is filtered by it. */
export const subjects = {
  organisations: 'Organisations and teams',
  people: 'People and roles',
  plans: 'Help and plans',
  law: 'Law and guidance',
  harm: 'Harm and risk',
  reviews: 'Reviews and checks',
  methods: 'Tools and ways of working',
  figures: 'Figures and staffing',
} as const;
export type Subject = keyof typeof subjects;

/** A glossary term. Read from `content/glossary/<term>.md`; the text of the file is its definition. */
export const Term = z.strictObject({
  /** The full form, as it stands in the middle of a sentence. */
  term: z.string().min(1).max(80),
  /** Matched exactly. */
  abbreviation: z.string().min(2).max(20).optional(),
  /** Other forms to link, plurals first. */
  also: z.array(z.string().min(2)).default([]),
  /** What it is about. */
  subject: z.enum(Object.keys(subjects) as [Subject, ...Subject[]]).optional(),
  /** Where the definition is from. */
  meaning: z.enum(['papers', 'general knowledge']),
  /** The source papers that use it, by file name. */
  papers: z.array(z.string()).default([]),
  /** Related terms, by file name. */
  see: z.array(z.string()).default([]),
  'for-children': ForChildren,
  'reading-age': ReadingAge.optional(),
  draft: Draft,
  /** In use from this day or month, where the name began. */
  from: PaperDate.optional(),
  /** In use until this day or month, where it was replaced. */
  until: PaperDate.optional(),
  /** The term that took its place, by file name. */
  became: z.string().optional(),
  /** Where the dates are from: what the papers show, or what is generally known. */
  dates: z.enum(['papers', 'general knowledge']).optional(),
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

/** A term with its abbreviation: `Serious case review (SCR)`. */
export function fullHeading(term: Term): string {
  return heading(term) + (term.abbreviation ? ` (${term.abbreviation})` : '');
}

/** When a name was in use: `In use from July 2018 until December 2023.`; nothing where no date is known. */
export function validity({ from, until, dates }: Term): string | undefined {
  if (!from && !until) return undefined;
  const period = [from && `from ${toWords(from)}`, until && `until ${toWords(until)}`]
    .filter(Boolean)
    .join(' ');
  return dates === 'papers' ? `The papers use this name ${period}.` : `In use ${period}.`;
}

/** The name that a term has today, by file name; none where it is still in use or nothing took its place. */
export function todays(id: string, terms: ReadonlyMap<string, Term>): string | undefined {
  const line = [id];
  for (
    let next = terms.get(id)?.became;
    next && terms.has(next) && !line.includes(next);
    next = terms.get(next)?.became
  )
    line.push(next);
  return line.length > 1 ? line.at(-1) : undefined;
}

/** Whether one day or month is wholly before another; a month is not before a day in it. */
export function isBefore(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) < other.slice(0, length);
}

/** Whether a short form is made of first letters: `CRAG`, `CP plan`, and not `National Panel`. */
export function isShort(abbreviation: string | undefined): abbreviation is string {
  return abbreviation !== undefined && /\p{Lu}{2}/u.test(abbreviation);
}
