import { expect, it } from 'vitest';
import { content } from '../src/content.ts';
import type { Dataset } from '../src/dataset/dataset.ts';
import { relationGroups } from '../src/dataset/relations.ts';
import { isSymbol } from '../src/dataset/symbols.ts';
import { project } from './build.ts';

const datasets = new Map(content(project).datasets.map(({ id, value }) => [id, value]));

/** The smallest and largest value each hidden part could have, by what the total leaves, when all others are free. */
function intervals(dataset: Dataset) {
  return relationGroups(dataset).flatMap(({ total, parts }) => {
    const hidden = parts.filter(isSymbol).length;
    if (typeof total !== 'number' || hidden === 0) return [];
    const left = total - parts.reduce<number>((sum, part) => sum + (typeof part === 'number' ? part : 0), 0);
    return [{ hidden, left }];
  });
}

it('leaves the hidden legal statuses between 0 and more than the threshold', () => {
  const found = intervals(datasets.get('2014-15/looked-after-legal-status')!);
  expect(found.length).toBeGreaterThan(0);
  for (const { hidden, left } of found) {
    expect(hidden).toBeGreaterThanOrEqual(2);
    expect(left).toBeGreaterThan(5);
  }
});

it('would notice a total that gives a hidden count away', () => {
  const dataset = structuredClone(datasets.get('2014-15/looked-after-legal-status')!);
  const row = dataset.data.find(([status, year]) => status === 'Placement order' && year === '2010/11')!;
  row[2] = 26;
  expect(intervals(dataset).some(({ hidden, left }) => hidden < 2 || left <= 5)).toBe(true);
});

it('shows no count of children from 1 to 5 in any dataset of children', () => {
  for (const [id, { schema, data }] of datasets) {
    schema.fields.forEach((field, column) => {
      if (field.unit !== 'children' || field.type !== 'integer') return;
      for (const row of data.slice(1)) {
        const cell = row[column]!;
        expect(isSymbol(cell) || cell === 0 || Number(cell) > 5, `${id} ${JSON.stringify(row)}`).toBe(true);
      }
    });
  }
});
