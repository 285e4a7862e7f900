import { z } from 'astro/zod';
import { symbols } from './symbols.ts';

/** A figure or a name as it stands in a row: a number, or text (which may be a symbol such as `[c]`). */
export const Cell = z.union([z.number(), z.string().min(1)]);
export type Cell = z.infer<typeof Cell>;

/** A column of a dataset: a Table Schema field, with `decimals` and `disclosive` as our additions. */
export const Field = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/, 'use small letters, digits and underscores')
    .describe('What rows, charts and tables call the field.'),
  title: z.string().min(1).describe('Heads the column in tables and names the axis in charts.'),
  type: z.enum(['string', 'integer', 'number']),
  unit: z.string().min(1).optional().describe('`children`, `%`, `per 10,000 children`, `days` …'),
  description: z.string().min(1).optional(),
  categories: z.array(z.string().min(1)).min(1).optional().describe('The values that a text field allows.'),
  categoriesOrdered: z.boolean().optional().describe('Keeps the order of `categories` in charts.'),
  decimals: z
    .number()
    .int()
    .min(0)
    .max(6)
    .optional()
    .describe('Decimal places shown; without it a number is shown as typed.'),
  disclosive: z.boolean().optional().describe('A count of people, whose small values must be hidden.'),
});
export type Field = z.infer<typeof Field>;

const Where = z.record(z.string(), Cell).describe('Values by field name; rows that have them all.');

/** A remark on the dataset, a field, rows, or a cell. */
export const Remark = z.strictObject({
  text: z.string().min(1),
  where: Where.optional(),
  field: z.string().optional(),
});
export type Remark = z.infer<typeof Remark>;

/** Values of one field that add up to another, for each combination of the other text fields. */
export const Relation = z.strictObject({
  field: z.string().describe('The field that is added up.'),
  by: z.string().describe('The text field that tells total from parts.'),
  total: z.string().describe('The value of `by` on the row of the total.'),
  parts: z.array(z.string()).min(1).describe('The values of `by` on the rows that add up to it.'),
});
export type Relation = z.infer<typeof Relation>;

/** A dataset: a Data Package v2 data resource with its rows inline, and our additions beside the standard's. */
export const Dataset = z.strictObject({
  $schema: z.string().optional(),
  name: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters, digits and hyphens')
    .max(60)
    .describe('The name of the file, without `.json`.'),
  title: z.string().min(1).max(120),
  description: z.string().min(1),
  sources: z
    .array(z.strictObject({ title: z.string().min(1), path: z.url({ protocol: /^https$/ }).optional() }))
    .min(1)
    .describe('The paper, and where in it the figures stand.'),
  period: z.string().min(1).describe('The period or day that the figures are for.'),
  geography: z.string().min(1),
  status: z.enum(['final', 'provisional', 'management information']),
  theme: z.enum([
    'Child protection',
    'Children in care',
    'Early help and children in need',
    'Health',
    'Police',
    'Workforce and quality',
    'Case reviews',
  ]),
  schema: z.strictObject({
    fields: z.array(Field).min(1),
    missingValues: z
      .array(z.strictObject({ value: z.enum(symbols), label: z.string().min(1) }))
      .default([])
      .describe('The symbols that the rows use.'),
  }),
  relations: z.array(Relation).default([]),
  notes: z.array(Remark).default([]),
  data: z
    .array(z.array(Cell))
    .min(2)
    .describe('The names of the fields, then one row for each thing measured.'),
});
export type Dataset = z.infer<typeof Dataset>;

/** A row of a dataset by field name. */
export type Row = Readonly<Record<string, Cell>>;

/** The rows below the header row, by field name, in the order of the file. */
export function rows(dataset: Dataset): Row[] {
  const names = dataset.schema.fields.map((field) => field.name);
  return dataset.data
    .slice(1)
    .map((values) => Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])));
}

/** The field called `name`, if the dataset has it. */
export function fieldOf(dataset: Dataset, name: string): Field | undefined {
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
