import { z } from 'astro/zod';
import { Draft } from './draft.ts';
import { ForChildren } from './for-children.ts';
import { Paper } from './paper.ts';
import { ReadingAge } from './reading-age.ts';

/** The board's yearly reports by their file name; any other report is a one-off, named `special-…`. */
export const seriesNames = {
  oscb: 'Board annual report',
  paqa: 'Quality assurance annual report',
  crag: 'Case reviews annual report',
} as const;

/** One series in one edition. Read from `content/reports/2019-20/crag.mdx`, whose path is its address. */
export const Report = z.strictObject({
  /** The full title of this report. */
  title: z.string().min(1).max(120),
  /** What menus and cards call it. */
  short: z.string().min(1).max(40),
  /** For cards and search engines. */
  summary: z.string().min(1).max(300),
  'for-children': ForChildren,
  'reading-age': ReadingAge.optional(),
  draft: Draft,
  /** The paper it was written from; without a date when it bears none. */
  source: Paper.partial({ date: true }),
  /** Shown before distressing material. */
  'content-note': z.string().min(1).optional(),
});
export type Report = z.infer<typeof Report>;

/** Whether a report's file name is a series or a one-off. */
export function isReportName(name: string): boolean {
  return Object.hasOwn(seriesNames, name) || /^special-[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
}

/** Where a report stands among those of its edition: the board's own first, one-offs last. */
export function place(id: string): number {
  const index = Object.keys(seriesNames).indexOf(id.split('/').at(-1)!);
  return index === -1 ? Infinity : index;
}

/** The name, without its ending, of the documents that hold a report's figures: `child-protection-figures-2014-15`. */
export function figuresName(id: string): string {
  return documentName(id, 'figures');
}

/**
 * The name, without its ending, of the documents that hold a report: `crag-annual-report-2019-20`, and of a one-off
 * `child-protection-report-2014-15`.
 */
export function reportName(id: string): string {
  const isSeries = Object.hasOwn(seriesNames, id.split('/').at(-1)!);
  return documentName(id, isSeries ? 'annual-report' : 'report');
}

/** A name of at most 60 characters with its ending, whatever the report is called. */
function documentName(id: string, what: string): string {
  const [edition = '', name = ''] = id.split('/');
  const ending = `-${what}-${edition}`;
  const room = 60 - ending.length - '.docx'.length;
  const short = name.replace(/^special-/, '');
  return (short.length <= room ? short : short.slice(0, room + 1).replace(/-[^-]*$/, '')) + ending;
}
