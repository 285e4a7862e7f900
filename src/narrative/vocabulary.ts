import { z } from 'astro/zod';
import { Claim } from '../number/claim.ts';

const text = z.string().regex(/\S/, 'it is empty');
const title = text.refine((words) => words.split(/\s+/).length <= 15, 'use at most 15 words');
const subtitle = text.max(160);
const themes = text
  .optional()
  .describe('The themes that it is about, by file name, parted by `;`: their pages show it too.');

/** The attributes of a chart, as an author writes them. */
export const ChartAttributes = z.strictObject({
  data: text.describe('The name of the dataset; `2014-15/plans` for one of another edition.'),
  kind: z
    .enum(['line', 'column', 'bar', 'stacked', 'stacked-100', 'dot', 'scatter'])
    .describe('How it is drawn; the examples below say what each is for.'),
  title: title.describe('The headline: what the figure shows, in at most 15 words.'),
  subtitle: subtitle.describe('What was measured, where and when, in at most 160 characters.'),
  x: text.describe('The text field along the axis; in a scatter chart the number field that is read across.'),
  y: text.describe('The number field that is measured; in a scatter chart the one that is read upwards.'),
  series: text.optional().describe('The text field whose values are lines or colours.'),
  where: text.optional().describe('Which rows are drawn: `year=2014/15; group!=Total|Other`.'),
  sort: z
    .literal('given')
    .optional()
    .describe('Keeps bars and dots in the order of the rows; they are sorted by value without it.'),
  focus: text
    .optional()
    .describe(
      'The series or categories that the chart is about, parted by `;`. The others are drawn in grey.',
    ),
  panels: z
    .literal('yes')
    .optional()
    .describe('One small drawing for each series, all to one scale: small multiples.'),
  reference: text.optional().describe('Lines at a value: `90: Target; 75.5: England`. At most three.'),
  band: text
    .optional()
    .describe(
      'Shaded stretches: `2019/20 to 2020/21: Lockdowns`, or between values `60 to 80: Usual range`. At most two.',
    ),
  annotation: text
    .optional()
    .describe('Remarks on a category or time: `2013/14: A new threshold document`. At most four.'),
  label: text
    .optional()
    .describe('In a scatter chart, which needs it, the text field that names each point.'),
  low: text.optional().describe('In a dot chart, the number field with the least that each value may be.'),
  high: text.optional().describe('In a dot chart, the number field with the most that each value may be.'),
  themes,
});
export type ChartAttributes = z.infer<typeof ChartAttributes>;

const described = {
  data: ChartAttributes.shape.data,
  title: ChartAttributes.shape.title,
  subtitle: ChartAttributes.shape.subtitle,
};

/** The attributes of a table. */
export const TableAttributes = z.strictObject({
  ...described,
  where: text.optional().describe('Which rows are shown: `year=2014/15; group!=Total|Other`.'),
  rows: text
    .optional()
    .describe('The field whose values head the rows; the first field of the dataset without it.'),
  columns: text.optional().describe('The text field whose values become columns, such as the year.'),
  themes,
});
export type TableAttributes = z.infer<typeof TableAttributes>;

/** The attributes of a two-by-two grid of labels. */
export const QuadrantAttributes = z.strictObject({
  ...described,
  label: text.describe('The text field that names what stands in the grid.'),
  across: text.describe(
    'The field that is low on the left and high on the right: numbers, or text with two `categories`, low first.',
  ),
  up: text.describe('The field that is low below and high above, in the same way.'),
  'split-across': text.optional().describe('Where high begins across, when the field holds numbers: `30`.'),
  'split-up': text.optional().describe('Where high begins upwards, when the field holds numbers: `50`.'),
  themes,
});
export type QuadrantAttributes = z.infer<typeof QuadrantAttributes>;

/** The attributes of a key number: taken from a dataset, or given in words. */
export const HeadlineAttributes = z
  .strictObject({
    label: text.describe('What the number is of.'),
    value: text
      .optional()
      .describe('The number as a paper gives it in words: `over 9,000`. Not with any of those below.'),
    data: text.optional().describe('The name of the dataset that the number is in.'),
    at: text.optional().describe('The row: `year=2014/15; area=South`, or the values alone.'),
    field: text.optional().describe('The number field.'),
    compare: text.optional().describe('An earlier row, named in the same way; readers see the change.'),
    trend: text.optional().describe('The text field with times along which a small line is drawn.'),
  })
  .refine(
    ({ value, data, at, field, compare, trend }) =>
      value ? !data && !at && !field && !compare && !trend : data && at && field,
    'give either "value", or "data", "at" and "field"',
  );
export type HeadlineAttributes = z.infer<typeof HeadlineAttributes>;

/** What may stand between a component's tags. */
type Inside = 'nothing' | 'paragraphs' | 'headlines';

const who = text.describe('Who said it: `A young person`.');
const heading = text.describe('What the remark is about.');

/** The attributes of a remark. */
export const NoteAttributes = z.strictObject({
  title: heading,
  kind: z
    .literal('content')
    .optional()
    .describe('What follows may distress: readers can skip it, and are told where to find help.'),
});
export type NoteAttributes = z.infer<typeof NoteAttributes>;

const points = z
  .strictObject({
    poster: text.optional().describe('The name of the poster whose points are shown. Not with `points`.'),
    points: text
      .optional()
      .describe('The names of learning points, parted by `;`: `stay-curious; plan-together`.'),
  })
  .refine(({ poster, points }) => !poster !== !points, 'give either "poster" or "points"');
const of = text.describe(
  'The names of evidence in `content/evidence`, parted by `;`: `neglect; education`; `2016-17/neglect` for that of another edition.',
);
const to = text.describe('Whom they are for: `Board members`.');
const names = text.describe(
  'The names of recommendations in `content/recommendations`, of one kind, parted by `;`: `share-learning; join-responses`.',
);

/** The components that a narrative may use: what they are, the schema of their attributes, what may stand inside. */
export const vocabulary = {
  Chart: {
    says: 'A figure drawn from a dataset. Text between its tags is context, shown below it.',
    attributes: ChartAttributes,
    inside: 'paragraphs',
  },
  Table: {
    says: 'A dataset, or part of it, as a table. Text between its tags is context.',
    attributes: TableAttributes,
    inside: 'paragraphs',
  },
  Quadrant: {
    says: 'Names in a two-by-two grid, and as lists. Text between its tags is context.',
    attributes: QuadrantAttributes,
    inside: 'paragraphs',
  },
  Headlines: {
    says: 'A row of two to four `Headline` components.',
    attributes: z.strictObject({}),
    inside: 'headlines',
  },
  Headline: {
    says: 'A key number, taken from a dataset or given in words.',
    attributes: HeadlineAttributes,
    inside: 'nothing',
  },
  KeyMessage: {
    says: 'What a reader must take away.',
    attributes: z.strictObject({ themes }),
    inside: 'paragraphs',
  },
  Voice: {
    says: 'What somebody told the board, in reported speech.',
    attributes: z.strictObject({ who }),
    inside: 'paragraphs',
  },
  Note: {
    says: 'A remark on the figures or on how this edition was made.',
    attributes: NoteAttributes,
    inside: 'paragraphs',
  },
  LearningPoints: {
    says: 'The points of a poster, with a link to it, or some points by name.',
    attributes: points,
    inside: 'nothing',
  },
  Evidence: {
    says: 'What is known about some themes, each from four sides: numbers, practice, practitioners, families.',
    attributes: z.strictObject({ of }),
    inside: 'nothing',
  },
  EvidenceOverview: {
    says: 'The same themes in one table: how much is known of each from each side.',
    attributes: z.strictObject({ of }),
    inside: 'nothing',
  },
  Recommendations: {
    says: 'A numbered list of recommendations, aims, messages or announced actions, with a link to what became of them.',
    attributes: z.strictObject({ to, names }),
    inside: 'nothing',
  },
  Answers: {
    says: 'What the section answers of what the statutory guidance asks for, directly below its heading.',
    attributes: z.strictObject({
      items: text.describe('The items of the guidance, parted by `;`: `feedback; impact`.'),
    }),
    inside: 'nothing',
  },
} as const satisfies Record<string, { says: string; attributes: z.ZodType; inside: Inside }>;

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
