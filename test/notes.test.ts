import { expect, it } from 'vitest';
import { table } from '../src/dataset/table.ts';
import { published } from './published.ts';

/** The notes that stand on each cell of a table with a column for each year, and those listed below it. */
function laidOut(note: { text: string; where?: Record<string, string>; field?: string }) {
  const dataset = published({
    name: 'plans',
    title: 'Children on plans',
    description: 'Children on a plan at 31 March.',
    forChildren: 'Invented children.',
    sources: [{ title: 'A paper' }],
    period: '2019/20 and 2020/21',
    geography: 'Exampleshire',
    status: 'final',
    theme: 'Child protection',
    schema: {
      fields: [
        { name: 'group', title: 'Group', type: 'string' },
        { name: 'year', title: 'Year', type: 'string' },
        { name: 'children', title: 'Children', type: 'integer' },
      ],
    },
    notes: [note],
    data: [
      ['group', 'year', 'children'],
      ['Girls', '2019/20', 40],
      ['Girls', '2020/21', 50],
      ['Boys', '2019/20', 60],
      ['Boys', '2020/21', 70],
    ],
  });
  const { rows, notes } = table(dataset, { columns: 'year' });
  return { noted: rows.flat().flatMap((cell) => (cell.notes.length > 0 ? [cell.text] : [])), notes };
}

const listed = [{ number: 1, text: 'A remark.' }];

it('lists a note on the field whose values head columns, though no cell shows that field', () => {
  expect(laidOut({ text: 'A remark.', field: 'year' })).toEqual({ noted: [], notes: listed });
});

it('puts a note on one of the values that head columns on each figure below it, and on no row', () => {
  const where = { year: '2020/21' };
  expect(laidOut({ text: 'A remark.', where })).toEqual({ noted: ['50', '70'], notes: listed });
  expect(laidOut({ text: 'A remark.', where: { group: 'Girls' }, field: 'year' }).noted).toEqual([
    '40',
    '50',
  ]);
});

it('puts a note on the rows of a group on its name, and a note on a cell on that cell', () => {
  expect(laidOut({ text: 'A remark.', where: { group: 'Boys' } })).toEqual({
    noted: ['Boys'],
    notes: listed,
  });
  const where = { group: 'Boys', year: '2019/20' };
  expect(laidOut({ text: 'A remark.', where, field: 'children' }).noted).toEqual(['60']);
});
