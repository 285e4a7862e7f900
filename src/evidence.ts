import { z } from 'astro/zod';
import { Draft } from './draft.ts';
import { ReadingAge } from './reading-age.ts';

/** The four sides from which evidence is looked at, as readers are told. */
export const quarters = {
  quantitative: 'Numbers',
  qualitative: 'Quality of practice',
  practitioners: 'Practitioners’ views',
  families: 'Children’s and families’ views',
} as const;

/** What stands in a quarter for which the paper gives nothing. */
export const emptyQuarter = 'Nothing in the paper';

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
  draft: Draft,
  /** What it is about: `Neglect`. */
  title: z.string().min(1).max(60),
  /** By file name. */
  themes: z.array(z.string()).default([]),
  /** The paper, by its name in `content/sources`. */
  source: z.string(),
  /** The report of the same edition that shows it: `2016-17/paqa`. */
  report: z.string(),
  quantitative: items,
  qualitative: items,
  practitioners: items,
  families: items,
});
export type Evidence = z.infer<typeof Evidence>;

/** A quarter as readers see it; without items where the paper gives none. */
export interface Quarter {
  title: string;
  items: { what: string; place: string }[];
}

/** Evidence as it stands on a page or in a document: words alone. */
export interface EvidenceWords {
  /** Its id on the page: `evidence-neglect`. */
  id: string;
  title: string;
  quarters: Quarter[];
  /** A remark, or nothing. */
  remark: string;
}

/** The words of the evidence `2016-17/neglect`; `remark` is the text of its file. */
export function evidenceWords(name: string, evidence: Evidence, remark: string): EvidenceWords {
  const sides = Object.keys(quarters) as (keyof typeof quarters)[];
  return {
    ...{ id: evidenceId(name), title: evidence.title, remark: remark.trim() },
    quarters: sides.map((side) => ({ title: quarters[side], items: evidence[side] })),
  };
}

/** The id that the evidence `2016-17/neglect` has on a page. */
export function evidenceId(name: string): string {
  return `evidence-${name.split('/').at(-1)}`;
}

/** Several themes in one table: for each theme how much is known from each side. */
export function overview(all: readonly EvidenceWords[]): { head: string[]; rows: string[][] } {
  return {
    head: ['What it is about', ...Object.values(quarters)],
    rows: all.map(({ title, quarters: sides }) => [
      title,
      ...sides.map(({ items: { length } }) => told(length)),
    ]),
  };
}

function told(count: number): string {
  return count === 0 ? emptyQuarter : count === 1 ? '1 finding' : `${count} findings`;
}
