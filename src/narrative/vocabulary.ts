import { z } from 'astro/zod';
import { Claim } from '../number/claim.ts';

const text = z.string().regex(/\S/, 'it is empty');
const title = text.refine((words) => words.split(/\s+/).length <= 15, 'use at most 15 words');
const subtitle = text.max(160);

/** The attributes of a chart, as an author writes them. */
export const ChartAttributes = z.strictObject({
  data: text,
  kind: z.enum(['line', 'column', 'bar', 'stacked']),
  title,
  subtitle,
  x: text,
  y: text,
  series: text.optional(),
  where: text.optional(),
  sort: z.literal('given').optional(),
});
export type ChartAttributes = z.infer<typeof ChartAttributes>;

/** The attributes of a table. */
export const TableAttributes = z.strictObject({
  data: text,
  title,
  subtitle,
  where: text.optional(),
  rows: text.optional(),
  columns: text.optional(),
});
export type TableAttributes = z.infer<typeof TableAttributes>;

/** The attributes of a two-by-two grid of labels. */
export const QuadrantAttributes = z.strictObject({
  data: text,
  title,
  subtitle,
  label: text,
  across: text,
  up: text,
});
export type QuadrantAttributes = z.infer<typeof QuadrantAttributes>;

/** The attributes of a key number: taken from a dataset, or given in words. */
export const HeadlineAttributes = z
  .strictObject({
    label: text,
    value: text.optional(),
    data: text.optional(),
    at: text.optional(),
    field: text.optional(),
    compare: text.optional(),
  })
  .refine(
    ({ value, data, at, field, compare }) =>
      value ? !data && !at && !field && !compare : data && at && field,
    'give either "value", or "data", "at" and "field"',
  );
export type HeadlineAttributes = z.infer<typeof HeadlineAttributes>;

/** What may stand between a component's tags. */
type Inside = 'nothing' | 'paragraphs' | 'list' | 'headlines';

/** The components that a narrative may use: the schema of their attributes, and what may stand inside them. */
export const vocabulary = {
  Chart: { attributes: ChartAttributes, inside: 'paragraphs' },
  Table: { attributes: TableAttributes, inside: 'paragraphs' },
  Quadrant: { attributes: QuadrantAttributes, inside: 'paragraphs' },
  Headlines: { attributes: z.strictObject({}), inside: 'headlines' },
  Headline: { attributes: HeadlineAttributes, inside: 'nothing' },
  KeyMessage: { attributes: z.strictObject({}), inside: 'paragraphs' },
  Voice: { attributes: z.strictObject({ who: text }), inside: 'paragraphs' },
  Note: { attributes: z.strictObject({ title: text }), inside: 'paragraphs' },
  LearningPoints: { attributes: z.strictObject({ poster: text }), inside: 'nothing' },
  Recommendations: { attributes: z.strictObject({ to: text }), inside: 'list' },
} as const satisfies Record<string, { attributes: z.ZodType; inside: Inside }>;

export type ComponentName = keyof typeof vocabulary;

/** The components that stand inside a sentence, with the schema of their attributes; they hold text only. */
export const inline = { Num: { attributes: Claim } } as const satisfies Record<
  string,
  { attributes: z.ZodType }
>;

export type InlineName = keyof typeof inline;

/** The components that are numbered as figures: charts, tables and grids. */
export const figureNames = ['Chart', 'Table', 'Quadrant'] as const satisfies ComponentName[];

/** Whether a name is in the vocabulary. */
export function isComponentName(name: string): name is ComponentName {
  return Object.hasOwn(vocabulary, name);
}

/** Whether a name is that of a component that stands inside a sentence. */
export function isInlineName(name: string): name is InlineName {
  return Object.hasOwn(inline, name);
}
