import type { z } from 'astro/zod';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isChart, type QuadrantChart, type ScatterChart } from '../src/chart/chart.ts';
import { sparkline } from '../src/chart/draw/sparkline.ts';
import { quadrantChart } from '../src/chart/quadrant.ts';
import { scatterChart } from '../src/chart/scatter.ts';
import { trend, trendFaults } from '../src/chart/trend.ts';
import { rows, type Cell, type Dataset, type RawDataset } from '../src/dataset/dataset.ts';
import { headline } from '../src/headline.ts';
import type { ChartAttributes, QuadrantAttributes } from '../src/narrative/vocabulary.ts';
import { project } from './build.ts';
import { published } from './published.ts';

const base: Omit<z.input<typeof RawDataset>, 'schema' | 'data'> = {
  name: 'a',
  title: 'A',
  description: 'A',
  sources: [{ title: 'A' }],
  period: '2014/15',
  geography: 'A',
  status: 'final',
  theme: 'Police',
};

const symbols: z.input<typeof RawDataset>['schema']['missingValues'] = [
  { value: '[c]', label: 'confidential' },
  { value: '[x]', label: 'not available' },
];

/** A dataset of risks: two categories, two numbers, and a text that is none of these. */
function risks(data: Cell[][]): Dataset {
  const level = { type: 'string', categories: ['Low', 'High'], categoriesOrdered: true } as const;
  return published({
    ...base,
    schema: {
      fields: [
        { name: 'risk', title: 'Risk', type: 'string' },
        { name: 'common', title: 'Prevalence', ...level },
        { name: 'strong', title: 'Impact', ...level },
        { name: 'share', title: 'Share of assessments', type: 'number', unit: '%' },
        { name: 'rate', title: 'Led to a plan', type: 'number', unit: '%' },
        { name: 'person', title: 'Whose risk', type: 'string' },
      ],
      missingValues: symbols,
    },
    data: [['risk', 'common', 'strong', 'share', 'rate', 'person'], ...data],
  });
}

const some = risks([
  ['Neglect', 'High', 'High', 40, 60, 'Child'],
  ['éloignement', 'High', 'High', 30, 50, 'Child'],
  ['Drugs', 'High', 'High', 20, 70, 'Parent'],
  ['Alcohol', 'Low', 'High', 10, 55, 'Parent'],
  ['Gangs', 'Low', 'Low', 5, 12.5, 'Child'],
  ['Trafficking', 'Low', '[x]', '[c]', 30, 'Child'],
]);

describe('the line of a quadrant', () => {
  const line = { data: 'a', title: 'T', subtitle: 'S', label: 'risk', across: 'strong', up: 'common' };
  const byNumber = { across: 'rate', up: 'share', 'split-across': '50', 'split-up': '20' };
  const made = (change: Partial<QuadrantAttributes> = {}, dataset = some) =>
    quadrantChart({ ...line, ...change }, dataset) as QuadrantChart;

  it('puts labels in cells by category, in the order of the alphabet', () => {
    expect(made().cells).toEqual([
      { heading: 'High prevalence, low impact', labels: [] },
      { heading: 'High prevalence, high impact', labels: ['Drugs', 'éloignement', 'Neglect'] },
      { heading: 'Low prevalence, low impact', labels: ['Gangs'] },
      { heading: 'Low prevalence, high impact', labels: ['Alcohol'] },
    ]);
    expect(made().unplaced).toEqual([{ name: 'Trafficking', symbol: '[x]' }]);
  });

  it('puts labels in cells by number, high from the split on, largest first', () => {
    expect(made(byNumber).cells).toEqual([
      { heading: 'Share of assessments: 20% or more; led to a plan: below 50%', labels: [] },
      {
        heading: 'Share of assessments: 20% or more; led to a plan: 50% or more',
        labels: ['Neglect', 'éloignement', 'Drugs'],
      },
      { heading: 'Share of assessments: below 20%; led to a plan: below 50%', labels: ['Gangs'] },
      { heading: 'Share of assessments: below 20%; led to a plan: 50% or more', labels: ['Alcohol'] },
    ]);
    expect(made(byNumber).unplaced).toEqual([{ name: 'Trafficking', symbol: '[c]' }]);
  });

  it('holds each row once: in one cell, or among the unplaced', () => {
    const { cells, unplaced } = made({ ...byNumber, across: 'strong', 'split-across': undefined });
    const names = [...cells.flatMap(({ labels }) => labels), ...unplaced.map(({ name }) => name)];
    expect(names.sort()).toEqual(
      rows(some)
        .map(({ risk }) => risk)
        .sort(),
    );
  });

  it.each<[string, Partial<QuadrantAttributes>, string, string]>([
    ['an unknown field', { up: 'comon' }, 'is not a field of "a"', 'Did you mean "common"?'],
    ['a text of many values', { up: 'person' }, '"person" does not have two categories.', 'low first'],
    ['one field twice', { up: 'strong' }, '"across" and "up" both name "strong".', 'three different'],
    [
      'a label that is a side',
      { label: 'common' },
      '"label" and "up" both name "common".',
      'three different',
    ],
    ['a label of numbers', { label: 'share' }, '"share", which holds numbers', 'Use one of'],
    ['no split', { up: 'share' }, 'there is no "split-up"', 'a number above 5, and at most 40'],
    ['a split of text', { 'split-up': '3' }, 'but "common" is text', 'Leave "split-up" out'],
    ['a split in words', { ...byNumber, 'split-up': 'half' }, '"half", which is not a number', 'above 5'],
    ['a split with its unit', { ...byNumber, 'split-up': '20%' }, '"20%", which is not a number', 'above 5'],
    [
      'a split above all',
      { ...byNumber, 'split-up': '41' },
      'No value of "share" is 41 or more.',
      'at most 40',
    ],
    ['a split below all', { ...byNumber, 'split-up': '5' }, 'No value of "share" is below 5.', 'above 5'],
  ])('refuses %s', (_, change, message, cure) => {
    const faults = quadrantChart({ ...line, ...change }, some);
    expect(faults).toEqual([
      { message: expect.stringContaining(message), cure: expect.stringContaining(cure) },
    ]);
  });

  it('refuses two rows of one name, and rows that have no place', () => {
    const row = (name: string, up: string): Cell[] => [name, up, 'Low', 1, 1, 'Child'];
    expect(made({}, risks([row('A', 'Low'), row('A', 'High')]))).toEqual([
      { message: 'Two rows are called "A".', cure: expect.stringContaining('label') },
    ]);
    expect(made({}, risks([row('A', '[x]')]))).toEqual([
      { message: 'No row has both a value across and a value upwards.', cure: expect.any(String) },
    ]);
  });
});

describe('the line of a scatter chart', () => {
  const line = {
    data: 'a',
    kind: 'scatter',
    title: 'T',
    subtitle: 'S',
    x: 'share',
    y: 'rate',
    label: 'risk',
  } as const;
  const made = (change: Partial<ChartAttributes> = {}, dataset = some) =>
    scatterChart({ ...line, ...change }, dataset) as ScatterChart;

  it('makes a point of each row with two numbers, and names the rows that lack one', () => {
    const { points, unplaced } = made({ focus: 'Neglect; Gangs' });
    expect(points).toHaveLength(5);
    expect(points[0]).toEqual({ name: 'Neglect', across: 40, up: 60, isContext: false });
    expect(points.filter(({ isContext }) => !isContext).map(({ name }) => name)).toEqual([
      'Neglect',
      'Gangs',
    ]);
    expect(unplaced).toEqual([{ name: 'Trafficking', symbol: '[c]' }]);
    expect(made().points.some(({ isContext }) => isContext)).toBe(false);
  });

  it.each<[string, Partial<ChartAttributes>, string, string]>([
    ['an unknown field', { x: 'shares' }, 'is not a field of "a"', 'Did you mean "share"?'],
    ['a text as a measure', { x: 'person' }, '"person", which is text', 'share, rate'],
    ['one measure twice', { x: 'rate' }, '"x" and "y" both name "rate".', 'two different'],
    ['no label', { label: undefined }, 'has no "label"', 'risk, common, strong, person'],
    ['a label of numbers', { label: 'rate' }, 'cannot name anything', 'Use one of'],
    [
      'a label that does not tell rows apart',
      { label: 'person' },
      'Two rows are called "Child".',
      'tells them apart',
    ],
    ['focus on nobody', { focus: 'Neglekt' }, '"focus" names "Neglekt"', 'Did you mean "Neglect"?'],
    ['series', { series: 'person' }, 'A scatter chart has no "series".', '"focus" picks out'],
    ['panels', { panels: 'yes' }, 'A scatter chart has no "panels".', 'Leave it out'],
    ['order', { sort: 'given' }, 'A scatter chart has no "sort".', 'Leave it out'],
    ['remarks', { annotation: 'Neglect: most' }, 'A scatter chart has no "annotation".', 'Leave it out'],
    ['a least value', { low: 'share' }, 'A scatter chart has no "low".', 'kind="dot"'],
    ['a row that is not there', { where: 'risk=Cats' }, 'No row of "a" has "Cats"', 'Use one of'],
    ['too few points', { where: 'risk=Neglect|Trafficking' }, 'needs 3 points, and only 1 row', 'table'],
  ])('refuses %s', (_, change, message, cure) => {
    expect(scatterChart({ ...line, ...change }, some)).toEqual([
      { message: expect.stringContaining(message), cure: expect.stringContaining(cure) },
    ]);
  });
});

/** A dataset of figures over years, and one of another group that must not be mixed in. */
function years(
  values: Cell[],
  { from = 2010, marks = [] as z.input<typeof RawDataset>['marks'] } = {},
): Dataset {
  return published({
    ...base,
    marks,
    schema: {
      fields: [
        { name: 'year', title: 'Year', type: 'string' },
        { name: 'group', title: 'Group', type: 'string' },
        { name: 'plans', title: 'Plans', type: 'integer' },
      ],
      missingValues: symbols,
    },
    data: [
      ['year', 'group', 'plans'],
      ...values.flatMap((value, index): Cell[][] => {
        const year = `${from + index}/${String((from + index + 1) % 100).padStart(2, '0')}`;
        return [[year, 'Other', 1000 - index], ...(value === '' ? [] : [[year, 'All', value] as Cell[]])];
      }),
    ]
      .toReversed()
      .toSorted((a, b) => (a[0] === 'year' ? -1 : b[0] === 'year' ? 1 : 0)),
  });
}

/** What is said of the last year's figure. */
function said(values: Cell[], options?: Parameters<typeof years>[1]): string {
  const dataset = years(values, options);
  const row = rows(dataset).find(({ group }) => group === 'All')!;
  return trend(dataset, row, 'year', 'plans').words;
}

describe('the trend of a headline', () => {
  it.each<[string, Cell[], string]>([
    ['the lowest of all', [50, 40, 45, 30], 'lowest of 4 years'],
    ['the highest of all', [50, 40, 45, 60], 'highest of 4 years'],
    ['the highest for some years', [50, 70, 45, 44, 60], 'highest since 2011/12'],
    ['the lowest for some years', [50, 30, 45, 44, 40], 'lowest since 2011/12'],
    ['level with the highest', [60, 40, 45, 60], 'highest since 2010/11'],
    ['neither', [50, 20, 45, 60, 50], 'between 20 and 60 since 2010/11'],
    ['all alike', [7, 7, 7], 'the same in all 3 years'],
    ['the lowest of those after a hidden year', [50, '[c]', 45, 44, 30], 'lowest of the last 3 years'],
    [
      'low, with a hidden year just before',
      [50, 45, 44, '[c]', 30],
      'known figures between 30 and 50 since 2010/11',
    ],
    ['high for some years, before them a hidden one', [90, '[c]', 70, 44, 45, 60], 'highest since 2012/13'],
  ])('says of %s', (_, values, words) => {
    expect(said(values)).toBe(words);
  });

  it('makes no claim across a missing year or a break in the series', () => {
    expect(said([50, 60, '', 45, 44, 30])).toBe('lowest of the last 3 years');
    const marks = [{ symbol: '[b]' as const, field: 'plans', where: { year: '2012/13' } }];
    expect(said([5, 6, 45, 44, 30], { marks })).toBe('lowest of the last 3 years');
    expect(said([5, 6, 45, 30, 40], { marks })).toBe('between 30 and 45 since 2012/13');
  });

  it('counts figures, not years, when they are further apart', () => {
    const dataset = published({
      ...base,
      schema: {
        fields: [
          { name: 'month', title: 'Month', type: 'string' },
          { name: 'n', title: 'N', type: 'integer' },
        ],
      },
      data: [
        ['month', 'n'],
        ['July 2013', 3],
        ['July 2014', 4],
        ['July 2015', 9],
      ],
    });
    expect(trend(dataset, rows(dataset)[2]!, 'month', 'n').words).toBe('highest of 3 figures');
  });

  it('leads up to the headline’s own time, and stands beside its number', () => {
    const dataset = years([10, 30, 20, 25, 40]);
    const attributes = {
      label: 'Plans',
      data: 'a',
      at: 'year=2013/14; group=All',
      field: 'plans',
      trend: 'year',
    };
    const { value, when, trend: drawn } = headline(attributes, dataset);
    expect([value, when]).toEqual(['25', '2013/14']);
    expect(drawn!.moments.map(({ time, value: each }) => [time, each])).toEqual([
      ['2010/11', 10],
      ['2011/12', 30],
      ['2012/13', 20],
      ['2013/14', 25],
    ]);
    expect(headline({ ...attributes, trend: undefined }, dataset).trend).toBeUndefined();
  });

  it('is refused over what is no time, with two rows at one time, and with fewer than 3 figures', () => {
    const faults = (values: Cell[], field = 'year') => {
      const dataset = years(values);
      return trendFaults(
        dataset,
        rows(dataset).find(({ group }) => group === 'All')!,
        field,
        'plans',
      );
    };
    expect(faults([1, 2, 3])).toEqual([]);
    expect(faults([1, 2, 3], 'group')[0]!.message).toBe('"trend" names "group", and "All" is not a time.');
    expect(faults([10, '[c]', 30])[0]!.message).toBe(
      'A trend needs 3 figures, and there are 2 up to 2012/13.',
    );
    const [first, ...others] = years([1, 2, 3]).data;
    const twice = { ...years([1, 2, 3]), data: [first!, others[0]!, ...others] } as Dataset;
    expect(trendFaults(twice, rows(twice)[1]!, 'year', 'plans')[0]!.message).toMatch(
      /^Two rows of the trend/,
    );
  });
});

describe('the small line of a headline', () => {
  const moments = (values: (number | undefined)[], at: number[] = values.map((_, index) => index)) =>
    values.map((value, index) => ({ at: at[index]!, value, isParted: false }));
  const places = (text: string) =>
    [...text.matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

  it('is true to scale in time and value, and ends in a dot', () => {
    const text = sparkline(moments([100, 120, 110], [2001, 2002, 2010]));
    const [first, second, third] = places(text) as [number, number][];
    expect((third![0]! - second![0]!) / (second![0]! - first![0]!)).toBeCloseTo(8, 0);
    expect((first![1]! - second![1]!) / (first![1]! - third![1]!)).toBeCloseTo(2, 1);
    expect(text).toContain(`cx="${third![0]}" cy="${third![1]}"`);
    expect(text).toContain('aria-hidden="true"');
    expect(text).not.toMatch(/<text|style=|NaN/);
  });

  it('has zero as its foot when zero is near, and not when it is far', () => {
    const foot = (values: number[]) => Math.max(...places(sparkline(moments(values))).map(([, y]) => y!));
    expect(foot([10, 100, 50])).toBeCloseTo(25.6, 1);
    expect(foot([90, 100, 95])).toBe(28);
  });

  it('leaves a gap for what is missing and at a break, and shows a figure between gaps as a dot', () => {
    const lines = (text: string) => (text.match(/M/g) ?? []).length;
    expect(lines(sparkline(moments([1, 2, undefined, 3, 4])))).toBe(2);
    expect(lines(sparkline(moments([1, 2, 3, 4])))).toBe(1);
    expect(
      lines(sparkline(moments([1, 2, 3, 4]).map((each, index) => ({ ...each, isParted: index === 2 })))),
    ).toBe(2);
    expect(sparkline(moments([1, undefined, 3, undefined, 4])).match(/<circle/g)).toHaveLength(3);
  });

  it('is drawn of figures that are all alike, all zero or one', () => {
    for (const values of [[5, 5, 5], [0, 0, 0], [5]]) {
      expect(sparkline(moments(values))).toMatch(/^<svg class="spark"[^>]*>.*<\/svg>$/);
      expect(sparkline(moments(values))).not.toMatch(/NaN|Infinity/);
    }
  });
});
