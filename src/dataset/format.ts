import { z } from 'astro/zod';
import { marks } from './symbols.ts';

/** A figure or a name as it stands in a row: a number, or text (which may be a symbol such as `[c]`). */
export const Cell = z.union([z.number(), z.string().min(1)]);
export type Cell = z.infer<typeof Cell>;

const Where = z.record(z.string(), Cell).describe('Values by field name; rows that have them all.');

/** How a figure was worked out from counts in the same dataset, so that it is checked and protected with them. */
export const Derivation = z
  .strictObject({
    kind: z
      .enum(['share', 'rate', 'change', 'difference', 'average'])
      .describe(
        '`share` is 100 × of ÷ base, `rate` is per × of ÷ base, `change` is 100 × (of − base) ÷ base, `difference` is of − base, `average` is of ÷ base.',
      ),
    of: z
      .string()
      .optional()
      .describe('The field of the count; left out when only the percentage is published.'),
    base: z
      .strictObject({
        where: Where.optional().describe(
          'The base is the same count in the row that has these values, and this row’s for the rest.',
        ),
        field: z.string().optional().describe('The base is another field of the same row.'),
        count: z.number().int().positive().optional().describe('The base is this known number.'),
      })
      .refine(
        ({ where, field, count }) => [where, field, count].filter((each) => each !== undefined).length === 1,
        'give one of "where", "field" and "count"',
      )
      .describe('What the count is set against: one of `where`, `field` and `count`.'),
    per: z.number().positive().optional().describe('Of a rate: 10000 for “per 10,000 children”.'),
  })
  .refine(({ of, kind, base }) => of !== undefined || (kind === 'share' && base.count !== undefined), {
    message: 'name the count as "of"; only a share of a known count may do without',
  });
export type Derivation = z.infer<typeof Derivation>;

/** A column of a dataset: a Table Schema field, and our additions. */
export const Field = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/, 'use small letters, digits and underscores')
    .describe('What rows, charts and tables call the field.'),
  title: z.string().min(1).describe('Heads the column in tables and names the axis in charts.'),
  type: z
    .enum(['string', 'integer', 'number'])
    .describe('`string` for text; `integer` for whole numbers; `number` for numbers with decimals.'),
  unit: z.string().min(1).optional().describe('`children`, `%`, `per 10,000 children`, `days` …'),
  description: z
    .string()
    .min(1)
    .optional()
    .describe('What the column holds, when its title does not say it all.'),
  categories: z.array(z.string().min(1)).min(1).optional().describe('The values that a text field allows.'),
  categoriesOrdered: z.boolean().optional().describe('Keeps the order of `categories` in charts.'),
  decimals: z
    .number()
    .int()
    .min(0)
    .max(6)
    .optional()
    .describe('Decimal places shown; without it a number is shown as typed.'),
  disclosive: z
    .boolean()
    .optional()
    .describe(
      'A count of people: counts from 1 to the board’s threshold are hidden. `false`: it counts nobody; small counts of a unit that names people need a waiver instead.',
    ),
  sensitive: z
    .boolean()
    .optional()
    .describe(
      'Of a disclosive field: 0 is hidden too, since even that nobody is counted would tell something.',
    ),
  derived: Derivation.optional().describe('How the figures of the field were worked out.'),
  independent: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Of a percentage, rate or average that was not worked out from counts of this dataset: why it cannot reveal them, in a sentence.',
    ),
});
export type Field = z.infer<typeof Field>;

/** A remark on the dataset, a field, rows, or a cell. */
export const Remark = z.strictObject({
  text: z.string().min(1).describe('What readers should know, in a sentence or two.'),
  where: Where.optional().describe('The rows that it is about, by values of text fields; all when left out.'),
  field: z.string().optional().describe('The field that it is about; with `where`, a cell.'),
});
export type Remark = z.infer<typeof Remark>;

/** What qualifies the figures of a field, in all rows or in some: provisional, revised, a break in the series … */
export const Marking = z.strictObject({
  symbol: z
    .enum(marks)
    .describe(
      '`[p]` provisional, `[r]` revised, `[e]` estimated, `[f]` forecast, `[u]` of low reliability, `[b]` break in the series.',
    ),
  field: z.string().describe('The field whose figures are marked.'),
  where: Where.optional().describe('The rows that are marked; all when left out.'),
});
export type Marking = z.infer<typeof Marking>;

/** Values of one field that add up to another, for each combination of the other text fields. */
export const Relation = z.strictObject({
  field: z.string().describe('The field that is added up.'),
  by: z.string().describe('The text field that tells total from parts.'),
  total: z.string().describe('The value of `by` on the row of the total.'),
  parts: z.array(z.string()).min(1).describe('The values of `by` on the rows that add up to it.'),
});
export type Relation = z.infer<typeof Relation>;

/** Fields of one row that add up to another of its fields: girls and boys to children. */
export const FieldSum = z.strictObject({
  total: z.string().describe('The field that holds the total.'),
  parts: z.array(z.string()).min(1).describe('The fields that add up to it, in every row.'),
});
export type FieldSum = z.infer<typeof FieldSum>;

/** Cells that are the same figure as cells of another dataset, so that what is hidden in one is hidden in both. */
export const Link = z.strictObject({
  field: z.string().describe('The field here.'),
  where: Where.optional().describe('The rows here; all of them when left out.'),
  to: z
    .strictObject({
      dataset: z
        .string()
        .regex(/^\d{4}-\d{2}\/[a-z0-9-]+$/, 'write edition and name, as 2016-17/plans')
        .describe('Edition and name: `2016-17/plans`.'),
      field: z.string().describe('The field there.'),
      where: Where.optional().describe('The rows there.'),
    })
    .describe('Where the same figures stand.'),
  on: z.array(z.string()).default([]).describe('Text fields that both have, and in which the rows agree.'),
});
export type Link = z.infer<typeof Link>;

/** A small count that is published on purpose; readers see the reason and the role as a note. */
export const Waiver = z.strictObject({
  field: z.string().describe('The field that holds the counts.'),
  where: Where.describe('The rows whose counts are shown.'),
  reason: z.string().min(1).describe('Why the counts are published, in a sentence that readers see.'),
  approvedBy: z.string().min(1).describe('The role of who approved it: `Independent Chair`; never a name.'),
});
export type Waiver = z.infer<typeof Waiver>;

/** What a dataset measures over the years. Datasets that name one indicator are joined into one series. */
export const Indicator = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters, digits and hyphens')
    .describe('The same in every dataset of the series; its address.'),
  title: z.string().min(1).max(120).describe('What the series is called, the same in all its datasets.'),
  definition: z
    .string()
    .min(1)
    .describe('What is counted, of whom, where and when. All datasets of an indicator say exactly the same.'),
  field: z.string().describe('The field that holds the figures.'),
  time: z
    .string()
    .optional()
    .describe('The text field that holds the times; left out when the dataset’s `period` is the one time.'),
  where: Where.optional().describe('The rows that belong to the indicator.'),
  unlike: z
    .array(z.string())
    .optional()
    .describe(
      'Names of other indicators that readers could take for this one; the pages lead to each other.',
    ),
});
export type Indicator = z.infer<typeof Indicator>;
