import { z } from 'astro/zod';
import { Day } from './paper.ts';

/** A cell as it was published; `null` where a disclosure took the value back. */
const LockedCell = z.union([z.number(), z.string().min(1)]).nullable();

/** What a file is named after: a name that leads nowhere else. */
const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'it has only small letters, digits and hyphens');

/** The numbers that one section prints, in order; or the value of one headline, with the cell that it shows. */
export const LockedSection = z.strictObject({
  section: z.string(),
  numbers: z.array(z.string().nullable()),
  from: z.strictObject({ data: z.string(), at: z.string(), field: z.string() }).optional(),
});
export type LockedSection = z.infer<typeof LockedSection>;

/** A dataset as it was published: what its CSV file is made from. */
export const LockedDataset = z.strictObject({
  name,
  title: z.string(),
  /** The day on which a dataset that was added later was published. */
  since: Day.optional(),
  /** What a field is called, what heads its column in the CSV file, and how it is shown. */
  fields: z.array(
    z.strictObject({
      name: z.string(),
      heading: z.string(),
      type: z.enum(['string', 'integer', 'number']),
      decimals: z.number().int().min(0).max(6).optional(),
      unit: z.string().optional(),
    }),
  ),
  /** What added up to what on that day: an outsider knows it still; left out in locks of earlier versions. */
  relations: z
    .array(
      z.strictObject({ field: z.string(), by: z.string(), total: z.string(), parts: z.array(z.string()) }),
    )
    .optional(),
  sums: z.array(z.strictObject({ total: z.string(), parts: z.array(z.string()) })).optional(),
  /** The columns of marks, each behind that of its field; bare, one a row. */
  marks: z
    .array(z.strictObject({ field: z.string(), heading: z.string(), cells: z.array(z.string()) }))
    .optional(),
  /** The numbers in its words: title, description, notes … */
  words: z.array(LockedSection).optional(),
  /** `null` once the whole dataset was withdrawn. */
  rows: z.array(z.array(LockedCell)).nullable(),
});
export type LockedDataset = z.infer<typeof LockedDataset>;

/** The narrative of a report by its name, or of the edition itself, called `edition`. */
export const LockedReport = z.strictObject({
  name,
  since: Day.optional(),
  sections: z.array(LockedSection),
});
export type LockedReport = z.infer<typeof LockedReport>;

/** What an edition said on the day it was published. Read from `content/editions/2019-20.lock.json`. */
export const Lock = z.strictObject({
  edition: z.string(),
  published: Day,
  /**
   * How numbers were read in words: 2 reads “twenty-one”, “a third”, “tenfold” and “£2m” whole, and the words for children, of
   * datasets and in charts too. Left out in locks of earlier versions, which are compared as they were read.
   */
  reading: z.literal(2).optional(),
  /** When warnings were no reason to wait, how many there were, and why. */
  despite: z
    .array(z.strictObject({ date: Day, warnings: z.number().int(), because: z.string().min(1) }))
    .optional(),
  datasets: z.array(LockedDataset),
  reports: z.array(LockedReport),
  addresses: z.array(z.string().startsWith('/')),
});
export type Lock = z.infer<typeof Lock>;

/** A lock as the text of its file: one row of data, one section and one address a line. */
export function lockText(lock: Lock): string {
  const { edition, published, reading, despite = [], datasets, reports, addresses } = lock;
  const excuses = despite.map((each) => JSON.stringify(each));
  return [
    '{',
    `  "edition": ${JSON.stringify(edition)},`,
    `  "published": ${JSON.stringify(published)},`,
    ...(reading ? [`  "reading": ${reading},`] : []),
    ...(excuses.length > 0 ? [`  "despite": ${list(excuses, 2)},`] : []),
    `  "datasets": ${list(datasets.map(datasetText), 2)},`,
    `  "reports": ${list(reports.map(reportText), 2)},`,
    `  "addresses": ${list(
      addresses.map((address) => JSON.stringify(address)),
      2,
    )}`,
    '}\n',
  ].join('\n');
}

function datasetText(dataset: LockedDataset): string {
  const { name, title, since, fields, marks, rows } = dataset;
  const head = [{ name }, { title }, ...(since ? [{ since }] : [])].map(memberText);
  const lines = rows?.map((row) => JSON.stringify(row));
  const columns = list(
    fields.map(({ name: field, heading, type, decimals, unit }) =>
      JSON.stringify({ name: field, heading, type, decimals, unit }),
    ),
    6,
  );
  return group([
    ...head,
    `"fields": ${columns}`,
    ...(['relations', 'sums'] as const).flatMap((key) => linesText(key, dataset[key])),
    ...(marks?.length ? linesText('marks', marks) : []),
    ...linesText('words', dataset.words),
    `"rows": ${lines ? list(lines, 6) : 'null'}`,
  ]);
}

/** A member that is a list, one thing a line; none, where there is no list. */
function linesText(key: string, things: readonly object[] | undefined): string[] {
  const lines = things?.map((thing) => JSON.stringify(thing));
  return lines ? [`"${key}": ${list(lines, 6)}`] : [];
}

function reportText({ name, since, sections }: LockedReport): string {
  const head = [{ name }, ...(since ? [{ since }] : [])].map(memberText);
  const lines = sections.map(({ section, numbers, from }) => JSON.stringify({ section, numbers, from }));
  return group([...head, `"sections": ${list(lines, 6)}`]);
}

function memberText(member: Record<string, string>): string {
  return JSON.stringify(member).slice(1, -1).replace(':', ': ');
}

function group(members: readonly string[]): string {
  return `{\n${members.map((member) => `      ${member}`).join(',\n')}\n    }`;
}

function list(items: readonly string[], indent: number): string {
  if (items.length === 0) return '[]';
  const space = ' '.repeat(indent);
  return `[\n${items.map((item) => `${space}  ${item}`).join(',\n')}\n${space}]`;
}
