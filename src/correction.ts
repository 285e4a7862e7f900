import { z } from 'astro/zod';
import { Draft } from './draft.ts';
import { Day } from './paper.ts';
import { ReadingAge } from './reading-age.ts';

const text = z.string().min(1);

/** One thing that changed: a cell of a dataset, a number of a report, or a whole dataset or report. */
export const Change = z
  .strictObject({
    /** The dataset's name. */
    dataset: text.optional(),
    /** Which row: `group=Care; year=2020/21`. */
    where: text.optional(),
    /** Which field of the row. */
    field: text.optional(),
    /** The report's name, `crag`; or `edition` for the text of the edition itself. */
    report: text.optional(),
    /** The heading of the section, or the label of the headline; needed when the number stands in several. Of a dataset its words. */
    section: text.optional(),
    /** Which of several equal numbers of the section, counted from 1. */
    which: z
      .string()
      .regex(/^[1-9]\d*$/, 'count from 1')
      .optional(),
    /** The number as it was published; left out when there was none. */
    before: text.optional(),
    /** The number as it is now; left out when there is none any more. */
    after: text.optional(),
  })
  .refine(
    ({ dataset, where, field, report, section, which }) =>
      dataset
        ? !report && (section ? !where && !field : !which)
        : report && !where && !field && (!which || section !== undefined),
    'give either "dataset", with "where" and "field", or "report", with "section" and "which" where needed; of the words of a dataset "dataset" and "section"',
  );
export type Change = z.infer<typeof Change>;

/** What an entry is: planned, an error put right, or something that should never have been shown. */
export const kinds = ['revision', 'correction', 'disclosure'] as const;

/** An entry about what changed after publication. Read from `content/corrections/<date>-<slug>.md`; the text says why. */
export const Correction = z
  .strictObject({
    'reading-age': ReadingAge.optional(),
    draft: Draft,
    date: Day,
    kind: z.enum(kinds),
    edition: text,
    /** What changed, in one sentence. */
    title: text.max(160),
    changes: z.array(Change).min(1),
  })
  .superRefine(({ kind, changes }, context) =>
    changes.forEach((change, index) => {
      const message = kind === 'disclosure' ? disclosureFault(change) : changeFault(change);
      if (message) context.addIssue({ code: 'custom', path: ['changes', index], message });
    }),
  );
export type Correction = z.infer<typeof Correction>;

/** Whether a change is about a dataset or report as a whole. */
export function isWhole({ where, field, section, before, after }: Change): boolean {
  return [where, field, section, before, after].every((each) => each === undefined);
}

function disclosureFault({ before, after }: Change): string | undefined {
  return before !== undefined || after !== undefined
    ? 'a disclosure never repeats the values: delete "before" and "after"'
    : undefined;
}

function changeFault(change: Change): string | undefined {
  const { dataset, where, field, section, before, after } = change;
  if (isWhole(change)) return undefined;
  if (before === undefined && after === undefined) return 'give "before", "after" or both';
  if (dataset && !section && !(where && field))
    return 'a change of a dataset needs "where" and "field", or "section"';
  if (before === after && before !== '[c]') return '"before" and "after" are the same';
  return undefined;
}
