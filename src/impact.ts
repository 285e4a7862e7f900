import { z } from 'astro/zod';
import { ReadingAge } from './reading-age.ts';

/** What evidence of impact shows, from the least to the most, as readers are told. */
export const impactLevels = {
  activity: 'Something was done',
  reach: 'People were reached',
  reaction: 'People said what they thought of it',
  practice: 'Practice changed',
  outcome: 'Children’s lives changed',
} as const;

/** A link of a chain, with the most that it shows. */
export const ImpactLink = z.strictObject({
  what: z.string().regex(/\S/, 'it is empty').max(400),
  level: z.enum(Object.keys(impactLevels) as [keyof typeof impactLevels]),
  place: z.string().min(1).max(80),
});

/** From a need to what came of it. Read from `content/impacts/<name>.md`; the text, where there is some, is a remark. */
export const Impact = z.strictObject({
  'reading-age': ReadingAge.optional(),
  title: z.string().min(1).max(80),
  edition: z.string(),
  /** The report of that edition that holds it, by name: `oscb`. */
  report: z.string().optional(),
  /** The paper, by its name in `content/sources`. */
  source: z.string(),
  /** By file name. */
  themes: z.array(z.string()).default([]),
  /** By file name. */
  priority: z.string().optional(),
  need: z.strictObject({ what: ImpactLink.shape.what, place: ImpactLink.shape.place }).optional(),
  activity: ImpactLink,
  evidence: ImpactLink.optional(),
  /** What changed for children; without it, readers are told that the papers report none. */
  outcome: ImpactLink.optional(),
});
export type Impact = z.infer<typeof Impact>;
