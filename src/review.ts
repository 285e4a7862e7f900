import { z } from 'astro/zod';
import { ReadingAge } from './reading-age.ts';

/** The kinds of reviews, as readers are told. */
export const reviewKinds = {
  'serious-case-review': 'Serious case review',
  'practice-review': 'Child safeguarding practice review',
  'rapid-review': 'Rapid review',
  'learning-review': 'Partnership learning review',
  'local-review': 'Local review',
  'national-review': 'National review',
  'homicide-review': 'Domestic homicide review',
} as const;

/** How far reviews have come, as readers are told. */
export const reviewStages = {
  commissioned: 'Commissioned',
  'under-way': 'Under way',
  'near-completion': 'Near completion',
  waiting: 'Completed as far as possible; other proceedings go on',
  'signed-off': 'Signed off',
  completed: 'Completed',
  published: 'Published',
  unknown: 'The papers do not say',
} as const;

/** Reviews of one kind at one stage: never a child, only how many reviews. */
export const ReviewGroup = z.strictObject({
  what: z.string().min(1).max(200),
  /** Left out where the paper does not say which kind. */
  kind: z.enum(Object.keys(reviewKinds) as [keyof typeof reviewKinds]).optional(),
  /** How many reviews; left out where the paper gives no number. */
  count: z.number().int().positive().optional(),
  stage: z.enum(Object.keys(reviewStages) as [keyof typeof reviewStages]),
  publication: z.enum(['published', 'due', 'held back', 'not said']),
  /** Why it is held back, or what was published. */
  why: z.string().min(1).max(300).optional(),
  /** The paper, by its name in `content/sources`. */
  source: z.string(),
  place: z.string().min(1).max(80),
});

/** A total of a paper and the parts that it must be the sum of. */
export const ReviewSum = z.strictObject({
  what: z.string().min(1).max(160),
  total: z.number().int().nonnegative(),
  parts: z
    .array(z.strictObject({ what: z.string().min(1).max(120), count: z.number().int().nonnegative() }))
    .min(1),
  place: z.string().min(1).max(80),
  /** What readers are told where the parts of the paper do not make its total. */
  remark: z.string().min(1).max(400).optional(),
});

/** The reviews that an edition tells of. Read from `content/reviews/<edition>.md`; the text, where there is some, is a remark. */
export const ReviewRegister = z.strictObject({
  'reading-age': ReadingAge.optional(),
  groups: z.array(ReviewGroup).min(1),
  sums: z.array(ReviewSum).default([]),
});
export type ReviewRegister = z.infer<typeof ReviewRegister>;
