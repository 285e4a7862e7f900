import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { content } from '../src/content.ts';
import { csv } from '../src/dataset/download/csv.ts';
import { rows } from '../src/dataset/dataset.ts';
import { resource } from '../src/dataset/download/resource.ts';
import { jsonSchema } from '../src/dataset/schema.ts';
import { toText, toWords } from '../src/dataset/cell.ts';
import { table } from '../src/dataset/table.ts';
import { project } from './build.ts';
import { published } from './published.ts';

const plans = published(JSON.parse(readFileSync(join(project, 'test/site/data/2020-21/plans.json'), 'utf8')));
const field = (unit: string, decimals?: number) => ({
  name: 'a',
  title: 'A',
  type: 'number' as const,
  unit,
  ...(decimals !== undefined && { decimals }),
});

/** Reads RFC 4180 text back, written apart from the code that wrote it. */
function readCsv(text: string): string[][] {
  const found: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const [, quoted, bare, end] = cell.exec(text)!;
    row.push(quoted === undefined ? bare! : quoted.replaceAll('""', '"'));
    if (end !== ',') {
      found.push(row);
      row = [];
    }
  }
  return found;
}

it('shows a number exactly as it was typed, with commas between thousands', () => {
  expect([0, 7, 1234, 1234567, -31.5, 0.1, 1e-7].map((number) => toText(number, undefined))).toEqual([
    '0',
    '7',
    '1,234',
    '1,234,567',
    '−31.5',
    '0.1',
    '0.0000001',
  ]);
});

it('fixes decimals only where the field does', () => {
  expect([toText(9, field('%', 1)), toText(9, field('%')), toText('[c]', field('%', 1))]).toEqual([
    '9.0',
    '9',
    '[c]',
  ]);
});

it('says a number with its unit', () => {
  expect([
    toWords(48.3, field('%')),
    toWords(2, field('children')),
    toWords(1, field('children')),
    toWords('[x]', field('days')),
  ]).toEqual(['48.3%', '2 children', '1 child', '[x]']);
});

it('writes CSV that reads back as the dataset, whatever stands in its text', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.double({ noNaN: true, noDefaultInfinity: true })), {
        minLength: 1,
      }),
      (data) => {
        const dataset: ReturnType<typeof published> = {
          ...plans,
          schema: {
            ...plans.schema,
            fields: [{ name: 'a', title: 'A, "quoted"', type: 'string' }, field('%')],
          },
          data: [['a', 'b'], ...data],
        };
        const [header, ...body] = readCsv(csv(dataset));
        expect(header).toEqual(['A, "quoted"', 'A (%)']);
        expect(body).toEqual(
          data.map(([text, number]) => [/^[=+\-@\p{Cc}]/u.test(text) ? `'${text}` : text, String(number)]),
        );
      },
    ),
  );
});

it('writes symbols bare in CSV, and leaves no text that a spreadsheet would run', () => {
  const lines = csv({
    ...plans,
    data: [
      ['group', 'year', 'children', 'change'],
      ['=1+1', '2018/19', '[c]', -5],
    ],
  }).split('\r\n');
  expect(lines[1]).toBe("'=1+1,2018/19,c,-5");
});

it('lays a dataset out with a column for each year, and leaves out a column of nothing but [z]', () => {
  const { columns, rows: body, headers } = table(plans, { columns: 'year' });
  expect(columns.map(({ title }) => title)).toEqual([
    'Group',
    '2018/19',
    '2019/20',
    '2020/21',
    'Change since 2018/19 (%)',
  ]);
  expect(headers).toBe(1);
  expect(table(plans, { columns: 'year' }).measure).toBe('Children');
  expect(table(plans).measure).toBeUndefined();
  expect(body[2]!.map(({ text }) => text)).toEqual(['Total', '1,200', '1,210', '1,251', '4.3']);
  expect(body[2]![3]!.notes).toEqual([1]);
});

it('explains only the symbols that a table shows, and only its notes', () => {
  const all = rows(plans);
  expect(table(plans, { among: all.slice(0, 1), only: ['group', 'children'] })).toMatchObject({
    symbols: [],
    notes: [],
  });
  expect(table(plans).symbols.map(({ value }) => value)).toEqual(['[c]', '[z]']);
  expect(table(plans).notes).toHaveLength(1);
});

it('writes a data resource that reads back as the dataset', () => {
  const { $schema: _, ...rest } = plans;
  const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;
  const expected = Object.fromEntries(Object.entries(rest).filter(([, value]) => !isEmpty(value)));
  const { $schema, ...back } = JSON.parse(resource(plans)) as Record<string, unknown>;
  expect(back).toEqual(expected);
  expect($schema).toBe('https://datapackage.org/profiles/2.0/dataresource.json');
});

it('has every cell of every real dataset in its table and its CSV', () => {
  for (const { id, value } of content(project).datasets) {
    const shown = table(value)
      .rows.flat()
      .map(({ text }) => text);
    const inOrder = value.schema.fields.toSorted(
      (a, b) => Number(a.type !== 'string') - Number(b.type !== 'string'),
    );
    const expected = rows(value).flatMap((row) => inOrder.map((each) => toText(row[each.name]!, each)));
    expect(shown, id).toEqual(expected);
    expect(readCsv(csv(value)), id).toHaveLength(value.data.length);
  }
});

it('keeps data/dataset.schema.json as the schema makes it; `npm run schema` writes it', () => {
  expect(readFileSync(join(project, 'data/dataset.schema.json'), 'utf8')).toBe(jsonSchema());
});
