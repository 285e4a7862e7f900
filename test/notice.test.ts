import { expect, it } from 'vitest';
import { notices } from '../src/frozen/notice.ts';

const change = { report: 'special-visits', section: 'Homes', before: '3', after: '4' };
const told = {
  id: '2021-11-02-visits',
  value: {
    date: '2021-11-02',
    kind: 'correction' as const,
    edition: '2020-21',
    title: 'One visit was left out.',
    changes: [change],
  },
};
const changesOf = (reports: Map<string, string>, report?: string) =>
  notices([told], { edition: '2020-21', ...(report && { report }) }, { locks: [], reports })[0]!.changes;

it('calls a one-off report what menus call it, and by its file name once it is gone', () => {
  expect(changesOf(new Map([['2020-21/special-visits', 'Visits to homes']]))).toEqual([
    'Visits to homes, “Homes”: 3, now 4',
  ]);
  expect(changesOf(new Map())).toEqual(['Report “visits”, “Homes”: 3, now 4']);
});

it('names no report on the page of the report itself', () => {
  expect(changesOf(new Map([['2020-21/special-visits', 'Visits to homes']]), 'special-visits')).toEqual([
    '“Homes”: 3, now 4',
  ]);
});
