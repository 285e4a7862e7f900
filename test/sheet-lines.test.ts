import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { workbook } from '../src/dataset/download/workbook.ts';
import { published } from './published.ts';

const board = {
  name: 'Exampleshire Safeguarding Children Partnership',
  short: 'ESCP',
  notice: 'An invented partnership.',
  licence: 'Use it as you like.',
  language: 'en-GB',
};

/** What the sheets of a spreadsheet of one dataset say. */
function words(more: object, described: object = {}): string {
  const dataset = published({
    name: 'plans',
    title: 'Children on plans',
    description: 'Children on a plan.',
    forChildren: 'Invented children.',
    sources: [{ title: 'A paper' }],
    period: '2020/21',
    geography: 'Exampleshire',
    status: 'final',
    theme: 'Child protection',
    schema: {
      fields: [
        { name: 'year', title: 'Year', type: 'string', ...described },
        { name: 'children', title: 'Children', type: 'integer' },
      ],
    },
    data: [
      ['year', 'children'],
      ['2020/21', 40],
    ],
    ...more,
  });
  const publication = { board, site: 'https://www.example.org/' };
  const bytes = workbook(
    { id: '2020-21', title: '2020/21' },
    [{ id: '2020-21/plans', dataset }],
    publication,
  );
  return strFromU8(unzipSync(bytes)['content.xml']!);
}

it('says above the table of a sheet what the columns hold that are described', () => {
  expect(words({}, { description: 'Counted on its last day' })).toContain(
    'Columns. Year: Counted on its last day.',
  );
  expect(words({})).not.toContain('Columns.');
});

it('names the licence of a dataset that has one of its own', () => {
  const licenses = [
    { name: 'OGL-UK-3.0', title: 'Open Government Licence', path: 'https://www.example.org/ogl' },
  ];
  expect(words({ licenses })).toContain(
    'Licence of this table: Open Government Licence, https://www.example.org/ogl',
  );
  expect(words({})).not.toContain('Licence of this table');
});
