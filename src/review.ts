import { z } from 'astro/zod';
import { Draft } from './draft.ts';
import { ReadingAge } from './reading-age.ts';

/** The kinds of reviews, as readers are told. */
export const reviewKinds = {
  'serious-case-review': 'Serious case review',
  'practice-review': 'Child safeguarding practice review',
  'rapid-review': 'Rapid review',
  'learning-review': 'Partnership learning review',
  'local-review': 'Local review',
  'national-review': 'National review',
} as const;

/** How far reviews have come, as readers are told. */
export const reviewStages = {
  commissioned: 'Commissioned',
  'under-way': 'Under way',
  'near-completion': 'Near completion',
  waiting: 'Completed as far as possible',
  'signed-off': 'Signed off',
  completed: 'Completed',
  published: 'Published',
  unknown: 'The paper gives no stage',
} as const;

/** Whether readers can read a review, as they are told. */
export const publications = {
  published: 'Published',
  due: 'Due to be published',
  'not yet': 'Not published by then',
  'held back': 'Held back',
  'not said': 'The paper does not say',
} as const;

/** A whole number, which front matter holds as the text that was typed. */
const Count = z.union([
  z.number().int().nonnegative(),
  z
    .string()
    .regex(/^(0|[1-9]\d{0,2})$/, 'write a whole number in digits')
    .transform(Number),
]);

const sentence = z.string().regex(/\S/, 'it is empty').max(400);

/** The row of a dataset that holds the same number. */
export const ReviewFigure = z.strictObject({
  /** The dataset: `reviews-by-type`; `2019-20/reviews-by-type` for one of another edition. */
  data: z.string(),
  /** The row: `type=Local reviews`, or the value alone. */
  at: z.string(),
  /** The number field. */
  field: z.string(),
});
export type ReviewFigure = z.infer<typeof ReviewFigure>;

/** Reviews of one kind at one stage: never a child, only how many reviews. */
export const ReviewGroup = z.strictObject({
  what: z.string().min(1).max(200),
  /** Left out where the paper does not say which kind. */
  kind: z.enum(Object.keys(reviewKinds) as [keyof typeof reviewKinds]).optional(),
  /** How many reviews; left out where the paper gives no number. */
  count: Count.refine((count) => count > 0, 'leave it out where there is none').optional(),
  figure: ReviewFigure.optional(),
  stage: z.enum(Object.keys(reviewStages) as [keyof typeof reviewStages]),
  publication: z.enum(Object.keys(publications) as [keyof typeof publications]),
  /** Why it is held back, or what was published. */
  why: z.string().min(1).max(300).optional(),
  /** The paper, by its name in `content/sources`. */
  source: z.string(),
  place: z.string().min(1).max(80),
});
export type ReviewGroup = z.infer<typeof ReviewGroup>;

/** A total of a paper and the parts that it must be the sum of. */
export const ReviewSum = z.strictObject({
  what: z.string().min(1).max(160),
  total: Count,
  figure: ReviewFigure.optional(),
  parts: z
    .array(
      z.strictObject({
        what: z.string().min(1).max(120),
        count: Count,
        figure: ReviewFigure.optional(),
      }),
    )
    .min(1),
  place: z.string().min(1).max(80),
  /** What readers are told where the parts of the paper do not make its total, or one of them is not printed. */
  remark: sentence.optional(),
});
export type ReviewSum = z.infer<typeof ReviewSum>;

/** The reviews that an edition tells of. Read from `content/reviews/<edition>.md`; the text says what the year is about. */
export const ReviewRegister = z.strictObject({
  'reading-age': ReadingAge.optional(),
  draft: Draft,
  groups: z.array(ReviewGroup).min(1),
  sums: z.array(ReviewSum).default([]),
  /** What readers should know about the numbers: what the paper leaves open, or says in two ways. */
  remarks: z.array(sentence).default([]),
});
export type ReviewRegister = z.infer<typeof ReviewRegister>;

/** What the parts of a total come to: `3 + 1 + 1 = 5`; `3 + 1 = 4, not 5`. */
export function reckoning({ total, parts }: Pick<ReviewSum, 'total' | 'parts'>): string {
  const counts = parts.map(({ count }) => count);
  const sum = counts.reduce((a, b) => a + b, 0);
  return `${counts.join(' + ')} = ${sum}${sum === total ? '' : `, not ${total}`}`;
}
