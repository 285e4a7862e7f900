import { z } from 'astro/zod';
import { Consideration } from './consideration.ts';
import { Draft } from './draft.ts';
import { ForChildren } from './for-children.ts';
import { PaperDate } from './paper.ts';
import { ReadingAge } from './reading-age.ts';

/** Something that the guidance asks for and no section answers, with the reason. */
export const Unanswered = z.strictObject({
  /** The item by its name in the guidance: `spending`. */
  item: z.string().min(1),
  kind: z.enum(['the source paper does not cover this', 'not applicable']),
  /** One or two sentences for readers. */
  because: z.string().min(1).max(300),
});
export type Unanswered = z.infer<typeof Unanswered>;

/** A reporting year. Read from `content/editions/2019-20.md`, whose name is its address. */
export const Edition = z.strictObject({
  /** The year as readers say it: `2019/20`. */
  title: z.string().regex(/^\d{4}\/\d{2}$/, 'write the year as 2019/20'),
  /** First day of the period. */
  from: PaperDate,
  /** Last day of the period. */
  to: PaperDate,
  /** For cards and search engines. */
  summary: z.string().min(1).max(300),
  'for-children': ForChildren,
  'reading-age': ReadingAge.optional(),
  draft: Draft,
  /** Why the year is taken to be this one, where the papers do not name it. */
  inferred: z.string().min(1).max(600).optional(),
  /** The statutory guidance that the papers name, by file name. */
  guidance: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        /** Why it is named, where it was not in force in the period. */
        because: z.string().min(1).max(300).optional(),
      }),
    )
    .default([]),
  /** What the guidance in force asks for and no section answers. */
  unanswered: z.array(Unanswered).default([]),
  /** Reports of this edition that the papers do not include. */
  missing: z.array(z.string().min(1)).default([]),
  /** Which bodies considered its reports, where no cover paper of this site tells it. */
  considered: z.array(Consideration).default([]),
});
export type Edition = z.infer<typeof Edition>;

/** The edition of a report, a dataset or evidence: `2019-20` of `2019-20/crag`. */
export function yearOf(id: string): string {
  return id.split('/')[0]!;
}

/** The edition in whose folder a file of the content stands, or whose name it bears; nothing for others. */
export function editionOf(file: string): string | undefined {
  return /^(?:content\/(?:editions|reports|evidence|reviews)|data)\/([^/.]+)/.exec(file)?.[1];
}

/** Whether an edition's file name is a year and the one after it: `2019-20`, `1999-00`. */
export function isEditionName(name: string): boolean {
  const [, first = '', second = ''] = /^(\d{4})-(\d{2})$/.exec(name) ?? [];
  return first !== '' && (Number(first) + 1) % 100 === Number(second);
}
