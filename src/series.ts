import { z } from 'astro/zod';
import { isEditionName } from './edition.ts';
import { seriesNames } from './report.ts';

const name = z.strictObject({
  /** The name as it stands in a list: `Case Review and Governance subgroup (CRAG)`. */
  name: z.string().min(1).max(120),
  /** The first edition that has it; left out for the first name. */
  from: z.string().refine(isEditionName, 'write the edition as 2019-20').optional(),
});

/** Whether the first name has no beginning and each other begins after the one above it. */
function isInOrder(names: readonly z.infer<typeof name>[]): boolean {
  return names.every(({ from }, index) =>
    index === 0 ? from === undefined : from !== undefined && from > (names[index - 1]!.from ?? ''),
  );
}

/** What a series tells year after year, and who wrote it under which name. Read from `content/board.json`. */
export const SeriesWords = z.strictObject({
  /** A sentence: `What the most serious cases taught.` */
  about: z.string().min(1).max(240),
  /** Who writes the reports, by date, oldest first; more than one where the name changed. */
  names: z
    .array(name)
    .refine(isInOrder, 'give each name but the first the edition in which it began, later ones behind')
    .default([]),
});
export type SeriesWords = z.infer<typeof SeriesWords>;

/** What `content/board.json` says of each series. */
export const AllSeriesWords = z.strictObject({
  oscb: SeriesWords.optional(),
  paqa: SeriesWords.optional(),
  crag: SeriesWords.optional(),
} satisfies Record<keyof typeof seriesNames, unknown>);

/** The series that have a report, by name, each with the ids of its reports, newest first. */
export function seriesOf(
  reports: readonly string[],
): { name: keyof typeof seriesNames; reports: string[] }[] {
  return (Object.keys(seriesNames) as (keyof typeof seriesNames)[])
    .map((name) => ({
      name,
      reports: reports
        .filter((id) => id.endsWith(`/${name}`))
        .sort()
        .reverse(),
    }))
    .filter(({ reports: own }) => own.length > 0);
}

/** The names of a series over the years: `Until 2019/20`, `Since 2021/22`; none where it never changed. */
export function namesByDate({ names }: SeriesWords, editions: readonly string[]) {
  if (names.length < 2) return [];
  return names.map(({ name, from }, index) => {
    const next = names[index + 1]?.from;
    const last =
      next &&
      [...editions]
        .sort()
        .filter((edition) => edition < next)
        .at(-1);
    return { name, from, until: last };
  });
}
