import { z } from 'astro/zod';
import { Draft } from './draft.ts';
import { ForChildren } from './for-children.ts';
import { ReadingAge } from './reading-age.ts';
import { toldKeys } from './told.ts';

/** How far a priority has come, from the most to the least, as readers are told. */
export const priorityStatuses = {
  achieved: 'Achieved',
  progress: 'Progress reported',
  mixed: 'Some progress, more needed',
  needed: 'Improvement needed',
  little: 'Little or no progress',
  set: 'Named for the time ahead',
  unknown: 'Named, but progress not told',
} as const;
export type PriorityStatus = keyof typeof priorityStatuses;

/** What each status means, as readers are told. */
export const statusMeanings: Record<PriorityStatus, string> = {
  achieved: 'The paper says that what was set out is done.',
  progress: 'The paper tells of progress.',
  mixed: 'The paper tells of progress, and says that there is more to do.',
  needed: 'The paper asks for better. It may say what was done, but does not call it progress.',
  little: 'The paper says that things stood still or got worse.',
  set: 'The paper names it as something to work on from then on.',
  unknown: 'The paper speaks of it, but not of how far the work has come.',
};

/** What a cell says where the papers of an edition do not speak of a priority. */
export const silences = {
  before: 'Not named yet',
  after: 'The papers do not say',
} as const;

const sentence = z.string().regex(/\S/, 'it is empty').max(500);

/** What an edition says about a priority: objective, progress, challenge and what comes next. */
export const PriorityRecord = z.strictObject({
  ...toldKeys,
  /** What the board set out to do. */
  objective: sentence.optional(),
  progress: z.array(sentence).default([]),
  challenges: z.array(sentence).default([]),
  next: z.array(sentence).default([]),
  /** Compared over the years; never better than what the paper says. */
  status: z.enum(Object.keys(priorityStatuses) as [PriorityStatus]),
  /** What the status rests on: the paper's words between “ and ”. */
  because: sentence,
  /** Where in the paper: `paragraph 13`. */
  place: z.string().min(1).max(120),
});
export type PriorityRecord = z.infer<typeof PriorityRecord>;

/** What the board works on over the years. Read from `content/priorities/<priority>.md`; the text says what it is about. */
export const Priority = z.strictObject({
  title: z.string().min(1).max(60),
  'for-children': ForChildren,
  'reading-age': ReadingAge.optional(),
  draft: Draft,
  /** By file name. */
  themes: z.array(z.string()).default([]),
  /** One for each edition that speaks of it, oldest first. */
  record: z.array(PriorityRecord).min(1),
});
export type Priority = z.infer<typeof Priority>;

/** A priority in one edition: its record, or how the papers pass over it. */
export interface PriorityCell {
  edition: string;
  record: PriorityRecord | undefined;
  /** The status in words, or what stands in its place. */
  words: string;
}

/** A priority over editions, oldest first; where the papers of one do not speak of it, the words say so. */
export function cells({ record }: Pick<Priority, 'record'>, editions: readonly string[]): PriorityCell[] {
  const first = record[0]!.edition;
  return [...editions].sort().map((edition) => {
    const found = record.find((each) => each.edition === edition);
    const silence = edition < first ? silences.before : silences.after;
    return { edition, record: found, words: found ? priorityStatuses[found.status] : silence };
  });
}

/** The parts of a record in their order, with their headings and what readers are told where the paper has none. */
export const recordParts = [
  { key: 'objective', title: 'Objective', none: 'The paper sets no objective.' },
  { key: 'progress', title: 'Progress', none: 'The paper tells of no progress.' },
  { key: 'challenges', title: 'Challenge', none: 'The paper names no challenge.' },
  { key: 'next', title: 'Next', none: 'The paper does not say what comes next.' },
] as const;

/** Statuses that call what was done progress. */
export const progressStatuses: readonly PriorityStatus[] = ['achieved', 'progress', 'mixed'];

/** The texts of a record that may hold numbers, each with its path below the record. */
export function recordTexts(record: PriorityRecord): { path: (string | number)[]; text: string }[] {
  const listed = (['progress', 'challenges', 'next'] as const).flatMap((key) =>
    record[key].map((text, index) => ({ path: [key, index], text })),
  );
  const objective = record.objective === undefined ? [] : [{ path: ['objective'], text: record.objective }];
  return [{ path: ['because'], text: record.because }, ...objective, ...listed];
}
