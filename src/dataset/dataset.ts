import { z } from 'astro/zod';
import { marks, symbols } from './symbols.ts';

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
    .describe('A count of people: counts from 1 to the board’s threshold are hidden.'),
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

/** A dataset as it is typed: a Data Package v2 data resource with its rows inline, and our additions beside the standard's. */
export const RawDataset = z.strictObject({
  $schema: z
    .string()
    .optional()
    .describe('`../dataset.schema.json`: lets an editor complete and check the file as you type.'),
  name: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters, digits and hyphens')
    .max(60)
    .describe('The name of the file, without `.json`.'),
  title: z.string().min(1).max(120).describe('What the dataset is called, at most 120 characters.'),
  description: z
    .string()
    .min(1)
    .describe('What was counted or measured, of whom and when, in a sentence or two.'),
  sources: z
    .array(
      z.strictObject({
        title: z.string().min(1).describe('The paper, its date, and the page, paragraph or table.'),
        path: z
          .url({ protocol: /^https$/ })
          .optional()
          .describe('Where the paper can be read: `https://…`.'),
      }),
    )
    .min(1)
    .describe('The paper, and where in it the figures stand.'),
  licenses: z
    .array(
      z.strictObject({
        name: z.string().min(1).describe('Its short name: `OGL-UK-3.0`.'),
        title: z.string().optional().describe('Its full name.'),
        path: z.url().optional().describe('Where it can be read.'),
      }),
    )
    .min(1)
    .optional()
    .describe('How the figures may be used, when it is not as the board’s licence says.'),
  period: z.string().min(1).describe('The period or day that the figures are for.'),
  geography: z
    .string()
    .min(1)
    .describe('The area that the figures are for; datasets with the same words are listed together.'),
  status: z.enum(['final', 'provisional', 'management information']).describe('How firm the figures are.'),
  theme: z
    .enum([
      'Child protection',
      'Children in care',
      'Early help and children in need',
      'Health',
      'Police',
      'Workforce and quality',
      'Case reviews',
    ])
    .describe('What the dataset is listed under.'),
  indicators: z
    .array(Indicator)
    .default([])
    .describe('The series over the years that the figures belong to.'),
  schema: z
    .strictObject({
      fields: z.array(Field).min(1).describe('The columns, in the order of the rows.'),
      missingValues: z
        .array(
          z.strictObject({
            value: z.enum(symbols).describe('The symbol as it stands in the rows.'),
            label: z.string().min(1).describe('What it means here.'),
          }),
        )
        .default([])
        .describe('The symbols that the rows use, in the dataset’s own words.'),
    })
    .describe('The columns and symbols, as Table Schema has them.'),
  relations: z.array(Relation).default([]).describe('Which values add up to which total.'),
  links: z.array(Link).default([]).describe('Cells that stand in another dataset too.'),
  marks: z.array(Marking).default([]).describe('What qualifies figures: provisional, revised, estimated …'),
  rounding: z
    .union([z.literal(5), z.literal(10)])
    .optional()
    .describe(
      'Publishes disclosive counts rounded to the nearest 5 or 10; small counts are hidden all the same.',
    ),
  waivers: z.array(Waiver).default([]).describe('Small counts that are published on purpose.'),
  notes: z
    .array(Remark)
    .default([])
    .describe('Remarks on the dataset, a field, rows or a cell; readers see them.'),
  data: z
    .array(z.array(Cell))
    .min(2)
    .describe('The names of the fields, then one row for each thing measured.'),
});
export type RawDataset = z.infer<typeof RawDataset>;

declare const isProtected: unique symbol;

/**
 * A dataset as it is published: small counts, and what would reveal them, are `[c]`. Only `protection/` makes one;
 * charts, words, pages, documents and downloads take nothing else.
 */
export type Dataset = RawDataset & { readonly [isProtected]: true };

/** A row of a dataset by field name. */
export type Row = Readonly<Record<string, Cell>>;

/** The rows below the header row, by field name, in the order of the file. */
export function rows(dataset: RawDataset): Row[] {
  const names = dataset.schema.fields.map((field) => field.name);
  return dataset.data
    .slice(1)
    .map((values) => Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])));
}

/** The field called `name`, if the dataset has it. */
export function fieldOf(dataset: RawDataset, name: string): Field | undefined {
  return dataset.schema.fields.find((field) => field.name === name);
}

/** Whether a row has every value of `where`. */
export function matches(row: Row, where: Readonly<Record<string, Cell>>): boolean {
  return Object.entries(where).every(([name, value]) => row[name] === value);
}

/** The values of a text field that occur, in the order of its categories, else of the rows. */
export function categoriesOf(field: Field, among: readonly Row[]): string[] {
  const present = new Set(among.map((row) => String(row[field.name])));
  const ordered = (field.categories ?? []).filter((category) => present.has(category));
  return [...new Set([...ordered, ...present])];
}

/** What a dataset says in words, one piece a line: title, description, titles of fields, and text in rows. */
export function text({ title, description, schema, data }: Dataset): string {
  const cells = data
    .slice(1)
    .flat()
    .filter((cell) => typeof cell === 'string');
  return [title, description, ...schema.fields.map((field) => field.title), ...new Set(cells)].join('\n');
}
