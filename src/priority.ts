import { z } from 'astro/zod';
import { ForChildren } from './for-children.ts';
import { ReadingAge } from './reading-age.ts';

/** How far a priority has come, from the most to the least, as readers are told. */
export const priorityStatuses = {
  achieved: 'Achieved',
  progress: 'Progress reported',
  mixed: 'Some progress, more needed',
  little: 'Little or no progress',
  set: 'Named for the time ahead',
  unknown: 'The papers do not say',
} as const;

const sentence = z.string().regex(/\S/, 'it is empty').max(400);

/** What an edition says about a priority: objective, progress, challenge and what comes next. */
export const PriorityRecord = z.strictObject({
  /** The edition: `2016-17`. */
  edition: z.string(),
  /** What the board set out to do. */
  objective: sentence.optional(),
  progress: z.array(sentence).default([]),
  challenges: z.array(sentence).default([]),
  next: z.array(sentence).default([]),
  /** Compared over the years; never better than what the paper says. */
  status: z.enum(Object.keys(priorityStatuses) as [keyof typeof priorityStatuses]),
  /** What the status rests on. */
  because: sentence,
  /** The report of that edition that holds it, by name: `oscb`. */
  report: z.string().optional(),
  /** The paper, by its name in `content/sources`. */
  source: z.string(),
  /** Where in the paper: `paragraph 13`. */
  place: z.string().min(1).max(80),
});
export type PriorityRecord = z.infer<typeof PriorityRecord>;

/** What the board works on over the years. Read from `content/priorities/<priority>.md`; the text says what it is about. */
export const Priority = z.strictObject({
  title: z.string().min(1).max(60),
  'for-children': ForChildren,
  'reading-age': ReadingAge.optional(),
  /** By file name. */
  themes: z.array(z.string()).default([]),
  /** One for each edition that speaks of it, oldest first. */
  record: z.array(PriorityRecord).min(1),
});
export type Priority = z.infer<typeof Priority>;
