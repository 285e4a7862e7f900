import { z } from 'astro/zod';
import { Claim } from '../number/claim.ts';

const text = z.string().regex(/\S/, 'it is empty');
const title = text.refine((words) => words.split(/\s+/).length <= 15, 'use at most 15 words');
const subtitle = text.max(160);

/** The attributes of a chart, as an author writes them. */
export const ChartAttributes = z.strictObject({
  data: text.describe('The name of the dataset; `2014-15/plans` for one of another edition.'),
  kind: z
    .enum(['line', 'column', 'bar', 'stacked', 'stacked-100', 'dot', 'scatter'])
    .describe('How it is drawn.'),
  title: title.describe('The headline: what the chart shows, in at most 15 words.'),
  subtitle: subtitle.describe('What was measured, where and when, in at most 160 characters.'),
  x: text.describe('The text field along the axis; in a scatter chart the number field that is read across.'),
  y: text.describe('The number field that is measured; in a scatter chart the one that is read upwards.'),
  series: text.optional().describe('The text field whose values are lines or colours.'),
  where: text.optional().describe('Which rows are drawn: `year=2014/15; group!=Total|Other`.'),
  sort: z
    .literal('given')
    .optional()
    .describe('Keeps bars in the order of the rows; they are sorted by value without it.'),
  focus: text
    .optional()
    .describe(
      'The series or categories that the chart is about, parted by `;`. The others are drawn in grey.',
    ),
  panels: z
    .literal('yes')
    .optional()
    .describe('One small drawing for each series, all to one scale: small multiples.'),
  reference: text.optional().describe('Lines at a value: `90: Target; 75.5: England`.'),
  band: text
    .optional()
    .describe(
      'Shaded stretches: `2019/20 to 2020/21: Lockdowns`, or between values `60 to 80: Usual range`.',
    ),
  annotation: text.optional().describe('Remarks on a category or time: `2013/14: A new threshold document`.'),
  label: text.optional().describe('In a scatter chart, the text field that names each point.'),
  low: text.optional().describe('In a dot chart, the number field with the least that each value may be.'),
  high: text.optional().describe('In a dot chart, the number field with the most that each value may be.'),
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
  'split-across': text.optional().describe('Where high begins across, when the field holds numbers: `30`.'),
  'split-up': text.optional().describe('Where high begins upwards, when the field holds numbers: `50`.'),
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
    trend: text.optional().describe('The text field with times along which a small line is drawn.'),
  })
  .refine(
    ({ value, data, at, field, compare, trend }) =>
      value ? !data && !at && !field && !compare && !trend : data && at && field,
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
