import { z } from 'astro/zod';
import { ForChildren } from '../for-children.ts';
import { WebAddress } from '../web-address.ts';
import { Cell, Field, FieldSum, Indicator, Link, Marking, Relation, Remark, Waiver } from './format.ts';
import { symbols } from './symbols.ts';

export * from './format.ts';

/** The most columns of a dataset, and the most rows below their names. */
export const mostFields = 60;
export const mostRows = 4999;

/** A dataset as it is typed: a Data Package v2 data resource with its rows inline, and our additions beside the standard's. */
export const RawDataset = z.strictObject({
  $schema: z
    .string()
    .optional()
    .describe('`../dataset.schema.json`: lets an editor complete and check the file as you type.'),
  name: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters, digits and hyphens')
    .max(39) // No file that is named after it has a name of more than 60 characters.
    .describe('The name of the file, without `.json`: at most 39 small letters, digits and hyphens.'),
  draft: z
    .boolean()
    .optional()
    .describe('`true` while the dataset is a draft: only the preview of `npm run dev` shows it.'),
  title: z.string().min(1).max(120).describe('What the dataset is called, at most 120 characters.'),
  description: z
    .string()
    .min(1)
    .describe('What was counted or measured, of whom and when, in a sentence or two.'),
  forChildren: ForChildren.describe(
    'What the figures say about children’s lives, in one or two plain sentences, at most 300 characters.',
  ),
  sources: z
    .array(
      z.strictObject({
        title: z.string().min(1).describe('The paper, its date, and the page, paragraph or table.'),
        path: WebAddress.optional().describe('Where the paper can be read: `https://…`.'),
      }),
    )
    .min(1)
    .describe('The paper, and where in it the figures stand.'),
  licenses: z
    .array(
      z.strictObject({
        name: z.string().min(1).describe('Its short name: `OGL-UK-3.0`.'),
        title: z.string().optional().describe('Its full name.'),
        path: WebAddress.optional().describe('Where it can be read: `https://…`.'),
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
      fields: z.array(Field).min(1).max(mostFields).describe('The columns, in the order of the rows.'),
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
  sums: z
    .array(FieldSum)
    .default([])
    .describe('Fields that add up to another field of the same row. Declare every such total.'),
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
    .max(mostRows + 1)
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
