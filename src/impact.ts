import { z } from 'astro/zod';
import { Draft } from './draft.ts';
import { ReadingAge } from './reading-age.ts';
import { toldKeys } from './told.ts';

/** What evidence of impact shows, from the least to the most, as readers are told. */
export const impactLevels = {
  activity: 'Something was done',
  reach: 'People were reached',
  reaction: 'People said what they thought of it',
  practice: 'Practice changed',
  outcome: 'Children’s lives changed',
} as const;
export type ImpactLevel = keyof typeof impactLevels;

const sentence = z.string().regex(/\S/, 'it is empty').max(500);
const place = z.string().min(1).max(120);

/** A link of a chain, with the most that it shows. */
export const ImpactLink = z.strictObject({
  what: sentence,
  level: z.enum(Object.keys(impactLevels) as [ImpactLevel]),
  place,
});
export type ImpactLink = z.infer<typeof ImpactLink>;

/** From a need to what came of it. Read from `content/impacts/<name>.md`; the text, where there is some, is a remark. */
export const Impact = z.strictObject({
  'reading-age': ReadingAge.optional(),
  draft: Draft,
  title: z.string().min(1).max(80),
  ...toldKeys,
  /** By file name. */
  themes: z.array(z.string()).default([]),
  /** By file name. */
  priority: z.string().optional(),
  need: z.strictObject({ what: sentence, place }).optional(),
  activity: ImpactLink,
  evidence: ImpactLink.optional(),
  /** What changed in practice or for children; without it, readers are told that the papers report none. */
  outcome: ImpactLink.optional(),
});
export type Impact = z.infer<typeof Impact>;

/** The links of a chain in their order, with their headings and what readers are told where the paper has none. */
export const chainParts = [
  { key: 'need', title: 'Need', none: 'The paper names no need.' },
  { key: 'activity', title: 'Activity', none: '' },
  { key: 'evidence', title: 'Evidence', none: 'The paper shows no evidence.' },
  { key: 'outcome', title: 'Outcome', none: 'No outcome is reported.' },
] as const;

/** The texts of a chain that may hold numbers, each with its path in the front matter. */
export function chainTexts(impact: Impact): { path: string[]; text: string }[] {
  return chainParts.flatMap(({ key }) => {
    const link = impact[key];
    return link ? [{ path: [key, 'what'], text: link.what }] : [];
  });
}

/** How much a level shows: the larger, the more. */
export function rank(level: ImpactLevel): number {
  return Object.keys(impactLevels).indexOf(level);
}
