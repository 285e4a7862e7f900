import { z } from 'astro/zod';
import { Draft } from './draft.ts';
import { ForChildren } from './for-children.ts';
import { Paper } from './paper.ts';
import { ReadingAge } from './reading-age.ts';

/** The audience that everybody belongs to: its points are for the readers of every other audience's page as well. */
export const everyone = 'everyone';

/** Something that a paper says to an audience, or about it. */
export const Saying = z
  .strictObject({
    /** What it says, in one or two sentences: words alone. */
    text: z.string().min(1).max(280),
    /** The reporting year, whether or not the site has that edition: `2016-17`. */
    edition: z.string(),
    /** Where in the paper: `paragraph 18`. */
    place: z.string().min(1).max(80),
    /** The report of that edition that holds it; its paper is the source. */
    report: z.string().optional(),
    /** The heading of the report that it stands under, as its address has it: `health-visitors`. */
    section: z.string().optional(),
    /** The paper, when no report of this site was written from it. */
    source: Paper.partial({ date: true }).optional(),
  })
  .refine(({ report, source }) => !report !== !source, 'give either "report" or "source"')
  .refine(({ report, section }) => report || !section, 'give "section" with "report" only');
export type Saying = z.infer<typeof Saying>;

/** Whom learning points are for. Read from `content/audiences/<audience>.md`; the text says what the learning asks. */
export const Audience = z.strictObject({
  title: z.string().min(1).max(60),
  'for-children': ForChildren,
  'reading-age': ReadingAge.optional(),
  draft: Draft,
  /** How the page speaks to them: `If you are a teacher or work in a school`. */
  you: z
    .string()
    .max(80)
    .regex(
      /^\p{Lu}[^.]+$/u,
      'write the first half of a sentence, with a capital letter and without a full stop',
    ),
  /** Who finds themselves here: `Teachers, governors, designated safeguarding leads`. */
  roles: z.string().min(1).max(120).optional(),
  /** What the papers say to them and about them, oldest first. */
  said: z.array(Saying).default([]),
});
export type Audience = z.infer<typeof Audience>;
