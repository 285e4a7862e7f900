import type { z } from 'astro/zod';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chart } from '../src/chart/authored.ts';
import { isChart, type CategoryChart as Chart } from '../src/chart/chart.ts';
import { timeOf } from '../src/time.ts';
import { words } from '../src/chart/words/words.ts';
import type { Cell, RawDataset } from '../src/dataset/dataset.ts';
import type { ChartAttributes } from '../src/narrative/vocabulary.ts';
import { published } from './published.ts';

const base: Omit<z.input<typeof RawDataset>, 'schema' | 'data'> = {
  name: 'a',
  title: 'A',
  description: 'A',
  sources: [{ title: 'A' }],
  period: 'A',
  geography: 'A',
  status: 'final',
  theme: 'Police',
};

/** A chart of generated values: one row for each series and category. */
function made(
  kind: ChartAttributes['kind'],
  categories: string[],
  series: string[],
  values: Cell[][],
  unit = 'children',
): Chart {
  const data = published({
    ...base,
    schema: {
      fields: [
        { name: 'category', title: 'Year', type: 'string' },
        { name: 'group', title: 'Group', type: 'string' },
        { name: 'value', title: 'Children', type: 'number', unit },
      ],
      missingValues: [{ value: '[c]', label: 'confidential' }],
    },
    data: [
      ['category', 'group', 'value'],
      ...series.flatMap((name, row) =>
        categories.map((category, at): Cell[] => [category, name, values[row]![at]!]),
      ),
    ],
  });
  const result = chart(
    { data: 'a', kind, title: 'T', subtitle: 'S', x: 'category', y: 'value', series: 'group' },
    data,
  );
  if (!isChart(result) || !('series' in result)) throw new Error(JSON.stringify(result));
  return result;
}

const value = fc.oneof(
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.integer({ min: 0, max: 100 }),
  fc.constant('[c]' as const),
);
const generated = fc
  .tuple(
    fc.constantFrom<ChartAttributes['kind']>('line', 'column', 'bar', 'stacked'),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 4 }),
    fc.boolean(),
  )
  .chain(([kind, count, groups, isLong]) =>
    fc
      .array(fc.array(value, { minLength: count, maxLength: count }), {
        minLength: groups,
        maxLength: groups,
      })
      .map((values) => {
        const categories = Array.from({ length: count }, (_, index) =>
          kind === 'line'
            ? String(2001 + index)
            : `${isLong ? 'A rather long name of a thing' : 'Thing'} ${index + 1}`,
        );
        return made(
          kind,
          categories,
          ['One', 'Two of them', 'Three', 'Four and more'].slice(0, groups),
          values,
        );
      }),
  );

describe('words', () => {
  it('name the true maximum and minimum, the true ends, and what is hidden', () => {
    fc.assert(
      fc.property(generated, (drawn) => {
        const { alt, description } = words(drawn);
        const text = description.join(' ');
        expect(alt.length).toBeLessThanOrEqual(220);
        expect(alt).not.toBe(drawn.title);
        expect(text).not.toMatch(/NaN|undefined|Infinity/);
        const hidden = drawn.series.flatMap(({ values }) => values).filter((cell) => cell === '[c]').length;
        const all = drawn.series.length * drawn.categories.length;
        expect(text.includes('confidential')).toBe(hidden > 0);
        if (hidden > 0)
          expect(text).toContain(`${hidden} of ${all} values ${hidden === 1 ? 'is' : 'are'} confidential.`);
        for (const { name, values } of drawn.series) {
          const known = values.filter((cell): cell is number => typeof cell === 'number');
          const sentence =
            description.find((each) => drawn.series.length === 1 || each.startsWith(name)) ?? '';
          if (known.length === 0 || drawn.series.length === 1) continue;
          const says = (number: number) =>
            new RegExp(`(?<!\\d)${number}(?!\\d)`).test(sentence.replaceAll(',', ''));
          if (drawn.kind === 'line') expect([known[0]!, known.at(-1)!].every(says), sentence).toBe(true);
          expect([Math.max(...known), Math.min(...known)].every(says), sentence).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('tell times in their order, whatever the order of rows and the kind of chart', () => {
    const drawn = made(
      'bar',
      ['2003', '2001', '2002'],
      ['One', 'Two'],
      [
        [30, 10, 20],
        [1, 3, 2],
      ],
    );
    expect(drawn.categories).toEqual(['2001', '2002', '2003']);
    expect(words(drawn).description.slice(1)).toEqual([
      'One rose from 10 children in 2001 to 30 in 2003.',
      'Two fell from 3 children in 2001 to 1 in 2003.',
    ]);
  });

  it('name all that share the highest or the lowest value', () => {
    const { alt } = words(made('bar', ['A', 'B', 'C', 'D'], ['One'], [[2, 2, 1, 2]]));
    expect(alt).toContain('The highest are A, B and D, 2 children each; the lowest is C, 1 child.');
    expect(words(made('bar', ['A', 'B', 'C'], ['One'], [[2, 2, 2]])).alt).toContain('All are 2 children.');
  });

  it('say rose for a rise and fell for a fall', () => {
    const drawn = made(
      'line',
      ['2001', '2002', '2003'],
      ['Up', 'Down', 'Flat'],
      [
        [10, 30, 20],
        [20, 5, 10],
        [7, 7, 7],
      ],
    );
    expect(words(drawn).description.slice(1)).toEqual([
      'Up rose from 10 children in 2001 to 20 in 2003, with a highest value of 30 in 2002.',
      'Down fell from 20 children in 2001 to 10 in 2003, with a lowest value of 5 in 2002.',
      'Flat was 7 children in 2001 and again in 2003.',
    ]);
  });
});

it.each([
  ['2014/15', 2015.25],
  ['2015', 2015],
  ['July 2013', 2013.5],
  ['31 March 2015', 2015 + 2 / 12 + 30 / 366],
  ['Total', undefined],
  ['13th 2015', undefined],
])('reads %s as a time', (label, time) => {
  expect(timeOf(label)).toEqual(time);
});
