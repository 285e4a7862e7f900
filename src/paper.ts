import { z } from 'astro/zod';

const months = 'January February March April May June July August September October November December';

/** A day or a month, kept as the text that was typed: `2020-06-24` or `2015-10`. */
export const PaperDate = z
  .string()
  .refine(isDate, 'write a real date as year, month and day (2020-06-24), or year and month (2015-10)');

/** A day, kept as the text that was typed: `2026-09-30`. */
export const Day = z
  .string()
  .refine(
    (text) => isDate(text) && text.length === 10,
    'write a real day as year, month and day: 2026-09-30',
  );

/** The paper that a narrative was written from. */
export const Paper = z.strictObject({
  title: z.string().min(1),
  /** The committee or group that wrote or received it. */
  body: z.string().min(1),
  date: PaperDate,
});
export type Paper = z.infer<typeof Paper>;

/** A paper as sources name it: `“Safeguarding Children in Oxfordshire”, Performance Scrutiny Committee, 5 October 2017`. */
export function cited({ title, body, date }: Omit<Paper, 'date'> & { date?: string | undefined }): string {
  return [`“${title}”`, body, date ? toWords(date) : 'undated'].join(', ');
}

/** Papers as a line below a text names them, each as `name` does: `Sources: “…”, October 2017; “…”, 24 June 2020.` */
export function sourceLine<Each>(papers: readonly Each[], name: (paper: Each) => string): string {
  return `${papers.length === 1 ? 'Source' : 'Sources'}: ${papers.map(name).join('; ')}.`;
}

/** The date of the newest of some papers; a day before any of them when none bears a date. */
export function dated(papers: readonly { date?: string | undefined }[]): string {
  return (
    papers
      .map(({ date }) => date ?? '')
      .sort()
      .at(-1) || '2000-01-01'
  );
}

/** Whether a text is a date in the time of which boards write: the years from 1900 to 2100. */
function isDate(text: string): boolean {
  const [, year = '', month = '', day = '01'] =
    /^((?:19|20)\d\d|2100)-(\d{2})(?:-(\d{2}))?$/.exec(text) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(`${year}-${month}-${day}`);
}

/** `2020-06-24` as `24 June 2020`, `2015-10` as `October 2015`; no time zone is involved. */
export function toWords(date: string): string {
  const [year, month, day] = date.split('-');
  return [day && Number(day), months.split(' ')[Number(month) - 1], year].filter(Boolean).join(' ');
}
