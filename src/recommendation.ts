import { z } from 'astro/zod';
import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { Draft } from './draft.ts';
import { PaperDate } from './paper.ts';
import { ReadingAge } from './reading-age.ts';
import { toldKeys } from './told.ts';

/** What kinds of things papers ask or announce, as readers are told. */
export const recommendationKinds = {
  recommendation: 'Recommendation',
  aim: 'Aim for the time ahead',
  message: 'Message',
  action: 'Action announced',
} as const;
export type RecommendationKind = keyof typeof recommendationKinds;

/** How the title of a list begins; the names of those whom it is for follow. */
export const recommendationTitles: Record<RecommendationKind, string> = {
  recommendation: 'Recommended to',
  aim: 'Aims for',
  message: 'Messages for',
  action: 'Announced by',
};

/** What has become of a recommendation, as readers are told. */
export const recommendationStatuses = {
  done: 'Done',
  'under-way': 'Under way',
  repeated: 'Raised again later',
  open: 'Made; nothing reported since',
} as const;
export type RecommendationStatus = keyof typeof recommendationStatuses;

const sentence = z.string().regex(/\S/, 'it is empty').max(400);

const Status = z.enum(Object.keys(recommendationStatuses) as [RecommendationStatus]);

/** What a later paper says about a recommendation. */
export const FollowUp = z.strictObject({
  ...toldKeys,
  what: sentence,
  place: z.string().min(1).max(80),
  /** What readers are told as long as the edition of this paper is a draft. */
  was: z.strictObject({ status: Status, evidence: sentence.optional() }).optional(),
});
export type FollowUp = z.infer<typeof FollowUp>;

/** Something that a paper asks for or announces. Read from `content/recommendations/<name>.md`; the text says what is to be done. */
export const Recommendation = z.strictObject({
  'reading-age': ReadingAge.optional(),
  draft: Draft,
  headline: z.string().min(1).max(80),
  kind: z.enum(Object.keys(recommendationKinds) as [RecommendationKind]),
  ...toldKeys,
  /** Where in the paper: `section 10`. */
  place: z.string().min(1).max(80),
  /** Who is to act, as the paper says it; without it, readers are told that the paper names nobody. */
  owner: z.string().min(1).max(120).optional(),
  /** Until when, where the paper says it. */
  due: PaperDate.optional(),
  /** By file name. */
  themes: z.array(z.string()).default([]),
  /** By file name; a list where it is part of several. */
  priority: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
  status: Status,
  /** What the status rests on; without it, readers are told that the papers show none. */
  evidence: sentence.optional(),
  /** What later papers say, oldest first. */
  follow: z.array(FollowUp).default([]),
});
export type Recommendation = z.infer<typeof Recommendation>;

/** A recommendation as it stands in a report, whatever the output: words alone. */
export interface RecommendationWords {
  id: string;
  kind: RecommendationKind;
  headline: string;
  text: string;
}

/** The words of a recommendation; `tree` is its text. */
export function recommendationWords(
  id: string,
  { kind, headline }: Pick<Recommendation, 'kind' | 'headline'>,
  tree: Root,
): RecommendationWords {
  return { id, kind, headline, text: toString(tree) };
}

/** Where a recommendation stands on the page of all of them. */
export function recommendationPath(id: string): string {
  return `/recommendations/#${id}`;
}
