import type { z } from 'astro/zod';
import { Chart as ChartJs } from 'chart.js';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CategoryChart, Chart, QuadrantChart, ScatterChart, Series } from '../src/chart/chart.ts';
import { overlap } from '../src/chart/draw/box.ts';
import { plan } from '../src/chart/draw/configuration.ts';
import { RecordingContext } from '../src/chart/draw/context.ts';
import { frameOf, type Frame, type Size } from '../src/chart/draw/frame.ts';
import { dot } from '../src/chart/draw/points/dot.ts';
import { scatter } from '../src/chart/draw/points/scatter.ts';
import { quadrant } from '../src/chart/draw/quadrant.ts';
import type { Sheet } from '../src/chart/draw/sheet.ts';
import { sparkline } from '../src/chart/draw/sparkline.ts';
import '../src/chart/draw/svg.ts';
import { widthOf } from '../src/chart/font.ts';
import { quadrantChart } from '../src/chart/authored/quadrant.ts';
import { scatterChart } from '../src/chart/authored/scatter.ts';
import { trend, trendFaults } from '../src/chart/trend.ts';
import { rows, type Cell, type Dataset, type RawDataset } from '../src/dataset/dataset.ts';
import { headline } from '../src/headline.ts';
import type { ChartAttributes, QuadrantAttributes } from '../src/narrative/vocabulary.ts';
import { browser } from './browser.ts';
import { project } from './build.ts';
import { published } from './published.ts';

const base: Omit<z.input<typeof RawDataset>, 'schema' | 'data'> = {
  name: 'a',
  title: 'A',
  description: 'A',
  forChildren: 'Invented children.',
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
  const level = { type: 'string' as const, categories: ['Low', 'High'], categoriesOrdered: true };
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
      {
        heading: 'Share of assessments: 20% or more; led to a plan: below 50%',
        amounts: ['20% or more', 'Below 50%'],
        labels: [],
      },
      {
        heading: 'Share of assessments: 20% or more; led to a plan: 50% or more',
        amounts: ['20% or more', '50% or more'],
        labels: ['Neglect', 'éloignement', 'Drugs'],
      },
      {
        heading: 'Share of assessments: below 20%; led to a plan: below 50%',
        amounts: ['Below 20%', 'Below 50%'],
        labels: ['Gangs'],
      },
      {
        heading: 'Share of assessments: below 20%; led to a plan: 50% or more',
        amounts: ['Below 20%', '50% or more'],
        labels: ['Alcohol'],
      },
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

const surface = { widthOf, colour: (name: string) => name };
const sizes: Size[] = ['wide', 'narrow'];

function sheetOf(chart: Chart, frame: Frame): Sheet {
  const sheet =
    chart.kind === 'scatter'
      ? scatter(chart, frame, surface)
      : chart.kind === 'quadrant'
        ? quadrant(chart, frame, surface)
        : dot(chart, frame, surface);
  sheet.settle();
  return sheet;
}

/** What a chart is drawn with, as SVG without its frame. */
function elements(chart: Chart, size: Size): { text: string; height: number } {
  const { height, configuration } = plan(chart, frameOf(size), surface);
  const context = new RecordingContext(frameOf(size).width, height);
  new ChartJs(context as unknown as CanvasRenderingContext2D, configuration).destroy();
  return { text: context.elements.join(''), height };
}

/** Texts that overlap each other or leave the frame. */
function clashes(sheet: Sheet): string[] {
  const boxes = sheet.texts.map((text) => ({ said: text.text, ...sheet.boxOf(text) }));
  const outside = boxes.filter(
    ({ left, right, top, bottom }) =>
      left < -0.5 || top < -0.5 || right > sheet.frame.width + 0.5 || bottom > sheet.height + 0.5,
  );
  const inner = boxes.map(({ said, left, right, top, bottom }) => ({
    said,
    left: left + 0.25,
    right: right - 0.25,
    top: top + 0.25,
    bottom: bottom - 0.25,
  }));
  const meeting = inner.flatMap((one, index) =>
    inner.slice(index + 1).flatMap((other) => (overlap(one, other) ? [`${one.said} × ${other.said}`] : [])),
  );
  return [...outside.map(({ said }) => `outside: ${said}`), ...meeting];
}

/** Whether pixels follow values in proportion, in the direction of `sign`. */
function isToScale(pairs: readonly { value: number; pixel: number }[], sign: 1 | -1): boolean {
  const [first, other] = [pairs[0], pairs.find(({ value }) => value !== pairs[0]!.value)];
  if (!first || !other) return pairs.every(({ pixel }) => Math.abs(pixel - first!.pixel) < 0.01);
  const slope = (other.pixel - first.pixel) / (other.value - first.value);
  const isTrue = pairs.every(
    ({ value, pixel }) => Math.abs(first.pixel + slope * (value - first.value) - pixel) < 0.01,
  );
  return isTrue && Math.sign(slope) === sign;
}

/** Where the points of a drawing are, by the order of their datasets. */
function marks(sheet: Sheet): { x: number; y: number; title: string }[] {
  return sheet.datasets.flatMap(({ data }) => data as unknown as { x: number; y: number; title: string }[]);
}

const long = 'Pneumonoultramicroscopicsilicovolcanoconiosis pneumonoultramicroscopicsilicovolcanoconiosis';
const words = fc.constantFrom(
  'Neglect',
  'Oxfordshire',
  'A rather long name of a thing that was counted',
  long,
  'A & <B>',
);
const label = fc.constantFrom('Target', 'National average of all areas together', 'England');
const number = fc.oneof(
  fc.integer({ min: 0, max: 100 }),
  fc.integer({ min: -500, max: 500 }),
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.double({ min: 0, max: 5, noNaN: true }).map((value) => Math.round(value * 10) / 10),
);
const cell = fc.oneof(
  { weight: 5, arbitrary: number as fc.Arbitrary<Cell> },
  { weight: 1, arbitrary: fc.constantFrom<Cell>('[c]', '[x]', '[low]', '[z]') },
);

function lists<T>(one: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> {
  return fc.oneof(fc.constant<T[]>([]), fc.array(one, { maxLength: most }));
}

const common = { title: 'T', subtitle: 'S', rows: [], dataset: some };
const measures = [
  { name: 'a', title: 'Share of all assessments that led to a plan', type: 'number', unit: '%' },
  { name: 'b', title: 'Children', type: 'integer', unit: 'children' },
  { name: 'c', title: long, type: 'number', unit: 'per 10,000 children' },
] as const;
const standing = {
  references: lists(fc.record({ value: number, label }), 3),
  values: lists(fc.record({ label, values: fc.tuple(number, number) }), 2),
};

/** Values of one kind or of all: equal, zero, hidden, with an outlier. */
const filling = fc.constantFrom<((cell: Cell, place: number) => Cell) | undefined>(
  undefined,
  undefined,
  undefined,
  () => 7,
  () => 0,
  () => '[c]',
  (given, place) => (place === 0 ? 1_000_000 : given),
);

const dots: fc.Arbitrary<CategoryChart> = fc
  .record({ count: fc.integer({ min: 1, max: 12 }), groups: fc.integer({ min: 1, max: 8 }) })
  .chain(({ count, groups }) =>
    fc.record({
      names: fc.array(words, { minLength: count, maxLength: count }),
      cells: fc.array(fc.array(cell, { minLength: count, maxLength: count }), {
        minLength: groups,
        maxLength: groups,
      }),
      series: fc.array(words, { minLength: groups, maxLength: groups }),
      fill: filling,
      measure: fc.constantFrom(...measures),
      spread: fc.constantFrom(undefined, undefined, 0, 3, 200),
      focus: fc.boolean(),
      stretch: fc.boolean(),
      remark: fc.boolean(),
      ...standing,
    }),
  )
  .map(
    ({ names, cells, fill, spread, focus, stretch, remark, values, references, ...drawn }): CategoryChart => {
      const categories = names.map((name, index) => `${name} ${index + 1}`);
      const series = cells.map((row, place): Series => {
        const filled = row.map((each, index) => (fill ? fill(each, place + index) : each));
        const interval = (each: Cell): [number, number] | undefined =>
          typeof each === 'number' ? [each - spread!, each + spread! * 2] : undefined;
        return {
          name: `${drawn.series[place]!} ${place + 1}`,
          values: filled,
          colour: focus && place > 0 ? 'context' : place,
          ...(spread !== undefined && { intervals: filled.map(interval) }),
        };
      });
      return {
        ...common,
        kind: 'dot',
        categories,
        times: undefined,
        series,
        measure: drawn.measure,
        axis: { name: 'x', title: 'Category', type: 'string' },
        focus: focus && series.length === 1 ? [categories[0]!] : [],
        hasPanels: false,
        references,
        bands: [
          ...values,
          ...(stretch
            ? [{ label: 'Lockdowns', categories: [categories[0]!, categories.at(-1)!] as [string, string] }]
            : []),
        ],
        annotations: remark ? [{ category: categories[0]!, text: 'A new form was used' }] : [],
      };
    },
  );

const scatters: fc.Arbitrary<ScatterChart> = fc
  .record({
    points: fc.array(fc.tuple(words, number, number, fc.boolean()), { minLength: 3, maxLength: 30 }),
    across: fc.constantFrom(...measures),
    up: fc.constantFrom(...measures),
    isEqual: fc.constantFrom(false, false, true),
    ...standing,
  })
  .map(({ points, across, up, isEqual, references, values }) => ({
    ...common,
    kind: 'scatter',
    across,
    up,
    points: points.map(([name, x, y, isContext], index) => ({
      name: `${name} ${index + 1}`,
      across: isEqual ? 5 : x,
      up: isEqual ? 0 : y,
      isContext,
    })),
    unplaced: [],
    references,
    bands: values,
  }));

const quarter = fc.record(
  {
    heading: fc.constantFrom('High prevalence, low impact', `${long}: 20% or more; ${long}: below 5%`),
    amounts: fc.constant(['20% or more', 'Below 5%'] as const),
    labels: fc.array(words, { maxLength: 24 }),
  },
  { requiredKeys: ['heading', 'labels'] },
);
const quadrants: fc.Arbitrary<QuadrantChart> = fc
  .record({
    cells: fc.tuple(quarter, quarter, quarter, quarter),
    across: fc.constantFrom(...measures),
    up: fc.constantFrom(...measures),
  })
  .map((drawn) => ({ ...common, kind: 'quadrant', unplaced: [], ...drawn }));

/** Twelve points. */
function scatterOf(): ScatterChart {
  const given: [string, number, number][] = [
    ['Parent domestic violence', 613, 28.4],
    ['Child emotional abuse', 388, 43.3],
    ['Parent mental health', 492, 29.9],
    ['Child neglect', 389, 36.5],
    ['Parent alcohol misuse', 295, 33.6],
    ['Child physical abuse', 309, 29.4],
    ['Parent drugs misuse', 245, 34.3],
    ['Child domestic violence', 312, 21.2],
    ['Child unacceptable behaviour', 200, 29.5],
    ['Child sexual abuse', 144, 39.6],
    ['Child mental health', 90, 24.5],
    ['Child missing', 60, 45],
  ];
  return {
    ...common,
    kind: 'scatter',
    across: { name: 'a', title: 'Assessments that found this risk', type: 'integer', unit: 'assessments' },
    up: { name: 'b', title: 'Times it led to a plan', type: 'number', unit: '%' },
    points: given.map(([name, across, up]) => ({ name, across, up, isContext: false })),
    unplaced: [],
    references: [],
    bands: [],
  };
}

/** Twelve rows of two dots, two of them hidden. */
function rangeOf(): CategoryChart {
  const rows = Array.from({ length: 12 }, (_, index) => index);
  return {
    ...common,
    kind: 'dot',
    categories: rows.map((index) => `Initial child protection conferences, area ${index + 1}`),
    times: undefined,
    series: [
      { name: 'Oxfordshire', colour: 0, values: rows.map((index) => (index === 3 ? '[c]' : 60 + index * 3)) },
      {
        name: 'England',
        colour: 3,
        values: rows.map((index) => (index === 5 ? '[x]' : 70 + (index % 5) * 2)),
      },
    ],
    measure: { name: 'v', title: 'Held in time', type: 'number', unit: '%' },
    axis: { name: 'c', title: 'Area', type: 'string' },
    focus: [],
    hasPanels: false,
    references: [{ value: 90, label: 'Target' }],
    bands: [],
    annotations: [],
  };
}

/** Twelve labels in four cells, and others. */
function quadrantOf(others: string[] = []): QuadrantChart {
  const names = scatterOf().points.map(({ name }) => name);
  const cell = (heading: string, index: number) => ({
    heading,
    labels: names.slice(index * 3, index * 3 + 3),
  });
  return {
    ...common,
    kind: 'quadrant',
    across: { name: 'a', title: 'Impact', type: 'string' },
    up: { name: 'b', title: 'Prevalence', type: 'string' },
    cells: [
      cell('High prevalence, low impact', 0),
      { ...cell('High prevalence, high impact', 1), labels: [...names.slice(3, 6), ...others] },
      cell('Low prevalence, low impact', 2),
      cell('Low prevalence, high impact', 3),
    ],
    unplaced: [],
  };
}

describe('drawings of points', () => {
  it.each<[string, fc.Arbitrary<Chart>]>([
    ['dot charts', dots],
    ['scatter charts', scatters],
    ['quadrants', quadrants],
  ])(
    'have text that neither overlaps nor leaves the frame, and are the same each time: %s',
    (_, charts) => {
      fc.assert(
        fc.property(charts, (chart) => {
          for (const frame of [
            ...sizes.map(frameOf),
            { width: 1120, height: 460, size: 'wide', text: 22 } as const,
          ]) {
            const sheet = sheetOf(chart, frame);
            expect(sheet.texts.every(({ x, y }) => Number.isFinite(x + y))).toBe(true);
            expect(clashes(sheet), `${frame.width}`).toEqual([]);
            const again = sheetOf(chart, frame);
            expect([again.texts, again.above, again.below, again.datasets]).toEqual([
              sheet.texts,
              sheet.above,
              sheet.below,
              sheet.datasets,
            ]);
          }
        }),
        { numRuns: 500 },
      );
    },
    300_000,
  );

  it('put the dots of dot charts at their values, and draw none for a symbol', () => {
    fc.assert(
      fc.property(dots, fc.constantFrom(...sizes), (chart, size) => {
        const found = marks(sheetOf(chart, frameOf(size)));
        const values = chart.series.flatMap((series) => series.values);
        expect(found.map(({ x }) => Number.isFinite(x))).toEqual(
          values.map((value) => typeof value === 'number'),
        );
        const pairs = found.flatMap(({ x }, index) => {
          const value = values[index];
          return typeof value === 'number' ? [{ value, pixel: x }] : [];
        });
        expect(pairs.length === 0 || isToScale(pairs, 1)).toBe(true);
      }),
      { numRuns: 500 },
    );
  }, 120_000);

  it('write the numbers of an axis where they belong', () => {
    fc.assert(
      fc.property(dots, fc.constantFrom(...sizes), (chart, size) => {
        const sheet = sheetOf(chart, frameOf(size));
        const foot = Math.max(...sheet.texts.map(({ y }) => y));
        const numbers = sheet.texts.filter((text) => {
          const { left, right } = sheet.boxOf(text);
          return text.y === foot && left > 0.01 && right < sheet.frame.width - 0.01;
        });
        const values = chart.series.flatMap((series) => series.values);
        const pairs = [
          ...numbers.map(({ text, x }) => ({
            value: Number(text.replace(/[,%]/g, '').replace('−', '-')),
            pixel: x,
          })),
          ...marks(sheet).flatMap(({ x }, index) =>
            Number.isFinite(x) ? [{ value: Number(values[index]), pixel: x }] : [],
          ),
        ];
        expect(numbers.length).toBeGreaterThan(0);
        expect(isToScale(pairs, 1)).toBe(true);
      }),
      { numRuns: 500 },
    );
  }, 120_000);

  it.each<[string, fc.Arbitrary<Chart>]>([
    ['dot charts', dots],
    ['scatter charts', scatters],
  ])(
    'keep text off the points: %s',
    (_, charts) => {
      fc.assert(
        fc.property(charts, fc.constantFrom(...sizes), (chart, size) => {
          const sheet = sheetOf(chart, frameOf(size));
          const points = marks(sheet).filter(({ x }) => Number.isFinite(x));
          const covered = sheet.texts.filter((text) => {
            const box = sheet.boxOf(text);
            return points.some(({ x, y }) =>
              overlap(box, { left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 }),
            );
          });
          expect(covered.map(({ text }) => text)).toEqual([]);
        }),
        { numRuns: 500 },
      );
    },
    120_000,
  );

  it('put the points of scatter charts at their values, references among them', () => {
    fc.assert(
      fc.property(scatters, fc.constantFrom(...sizes), (chart, size) => {
        const sheet = sheetOf(chart, frameOf(size));
        const found = marks(sheet);
        const place = ({ name }: { name: string }) => found.find(({ title }) => title === name)!;
        expect(found).toHaveLength(chart.points.length);
        const across = chart.points.map((point) => ({ value: point.across, pixel: place(point).x }));
        const lines = sheet.above.filter((shape) => shape.colour === 'reference');
        const up = [
          ...chart.points.map((point) => ({ value: point.up, pixel: place(point).y })),
          ...chart.references.map(({ value }, index) => {
            const line = lines[index]!;
            return { value, pixel: 'path' in line ? line.path[0]![1] : Number.NaN };
          }),
        ];
        expect(isToScale(across, 1)).toBe(true);
        expect(isToScale(up, -1)).toBe(true);
      }),
      { numRuns: 500 },
    );
  }, 120_000);

  it('name every point where there is room, the one in focus first', () => {
    const risks = scatterOf();
    for (const size of sizes) {
      const said = sheetOf(risks, frameOf(size))
        .texts.map(({ text }) => text)
        .join(' ');
      for (const { name } of risks.points) expect(said, `${size}: ${name}`).toContain(name.split(' ').at(-1));
    }
    const crowd: ScatterChart = {
      ...risks,
      points: Array.from({ length: 40 }, (_, index) => ({
        name: `Place ${index}`,
        across: 50 + (index % 3),
        up: 50 + (index % 2),
        isContext: index !== 17,
      })),
    };
    const names = sheetOf(crowd, frameOf('narrow')).texts.map(({ text }) => text);
    expect(names).toContain('Place 17');
    expect(names.filter((name) => name.startsWith('Place')).length).toBeLessThan(40);
  });

  it('take at most 6 KB for 12 points, in either size', () => {
    for (const chart of [rangeOf(), scatterOf(), quadrantOf()]) {
      for (const size of sizes) {
        const { text } = elements(chart, size);
        expect(text.length, `${chart.kind} ${size}`).toBeLessThan(6000);
        expect(text).not.toMatch(/NaN|undefined|Infinity|style=|<script/);
      }
    }
  });

  it('mark a hidden value at the start of the axis, with the shape of its series', () => {
    const sheet = sheetOf(rangeOf(), frameOf('wide'));
    const symbol = sheet.texts.find(({ text }) => text === '[c]')!;
    const least = Math.min(...marks(sheet).flatMap(({ x }) => (Number.isFinite(x) ? [x] : [])));
    expect(symbol.x).toBeLessThan(least);
    const shapes = sheet.below.filter((shape) => 'marker' in shape && Math.abs(shape.y - symbol.y) < 1);
    expect(shapes).toHaveLength(1);
  });

  it('join the dots of a row by a bar, and draw intervals instead where they are known', () => {
    const bars = (chart: CategoryChart, colour: string) =>
      sheetOf(chart, frameOf('wide')).below.flatMap((shape) =>
        'paths' in shape && shape.colour === colour ? shape.paths : [],
      );
    const range = rangeOf();
    expect(bars(range, 'context')).toHaveLength(10);
    const series = range.series.map((each) => ({
      ...each,
      intervals: each.values.map((value): [number, number] | undefined =>
        typeof value === 'number' ? [value - 3, value + 3] : undefined,
      ),
    }));
    expect(bars({ ...range, series }, 'context')).toHaveLength(0);
    expect(bars({ ...range, series }, 'series-1')).toHaveLength(11);
  });

  it('set a quadrant two by two, or one cell below another where words would be broken', () => {
    const lefts = (chart: QuadrantChart, size: Size) =>
      new Set(
        sheetOf(chart, frameOf(size)).below.flatMap((shape) => ('area' in shape ? [shape.area.left] : [])),
      ).size;
    expect(lefts(quadrantOf(), 'wide')).toBe(2);
    expect(lefts(quadrantOf(), 'narrow')).toBe(2);
    const wordy = quadrantOf(['Unaccompanied-asylum-seeking']);
    expect(lefts(wordy, 'wide')).toBe(2);
    expect(lefts(wordy, 'narrow')).toBe(1);
  });

  it('head the cells of a quadrant of numbers with amounts, and name each measure once on its axis', () => {
    const measure = (name: string, title: string) => ({ name, title, type: 'number', unit: '%' }) as const;
    const [across, up] = [measure('a', 'Share that led to a plan'), measure('b', 'Share of assessments')];
    const numbers = (index: number) => [
      `${up.title}: ${index < 2 ? '20% or more' : 'below 20%'}`,
      `share that led to a plan: ${index % 2 ? '28% or more' : 'below 28%'}`,
    ];
    const cells = quadrantOf().cells.map((each, index) => ({
      ...each,
      heading: numbers(index).join('; '),
      amounts: [index < 2 ? '20% or more' : 'Below 20%', index % 2 ? '28% or more' : 'Below 28%'] as const,
    })) as unknown as QuadrantChart['cells'];
    for (const size of ['wide', 'narrow'] as const) {
      const said = sheetOf({ ...quadrantOf(), across, up, cells }, frameOf(size)).texts.map(
        ({ text }) => text,
      );
      expect(said.filter((text) => text === '20% or more')).toHaveLength(2);
      expect(said.filter((text) => /share/i.test(text))).toEqual([
        'Share of assessments (%)',
        'Share that led to a plan (%)',
      ]);
    }
  });

  it('have text as wide in a browser as was reckoned with', async () => {
    const charts: Chart[] = [
      rangeOf(),
      scatterOf(),
      quadrantOf(),
      ...fc.sample(fc.oneof(dots, scatters, quadrants), { numRuns: 12, seed: 4 }),
    ];
    const css = ['tokens', 'figure'].map((name) =>
      readFileSync(join(project, `src/styles/${name}.css`), 'utf8'),
    );
    const drawings = charts.flatMap((chart) =>
      sizes.map((size) => {
        const { text, height } = elements(chart, size);
        const { width } = frameOf(size);
        return `<svg class="drawing" style="display:block;width:${width}px" viewBox="0 0 ${width} ${height}">${text}</svg>`;
      }),
    );
    const opened = await browser();
    const page = await opened.newPage();
    await page.setContent(
      `<style>${css.join('')} :root{--sans:'Atkinson Hyperlegible Next'}</style>${drawings.join('')}`,
    );
    const found = await page.evaluate(() =>
      [...document.querySelectorAll('svg')].map((drawing) => {
        const [, , width, height] = drawing.getAttribute('viewBox')!.split(' ').map(Number);
        return [...drawing.querySelectorAll('text')].map((text) => {
          const { x, y, width: room, height: tall } = text.getBBox();
          return {
            said: text.textContent,
            left: x,
            right: x + room,
            top: y,
            bottom: y + tall,
            width,
            height,
          };
        });
      }),
    );
    await opened.close();
    expect(found.flat().length).toBeGreaterThan(300);
    for (const texts of found) {
      for (const text of texts) {
        expect(text.bottom - text.top, text.said!).toBeGreaterThan(10);
        expect(text.left, text.said!).toBeGreaterThanOrEqual(-0.5);
        expect(text.right, text.said!).toBeLessThanOrEqual(text.width! + 0.5);
      }
      const meeting = texts.flatMap((one, index) =>
        texts
          .slice(index + 1)
          .filter((other) => overlap(inner(one), inner(other)))
          .map((other) => `${one.said} × ${other.said}`),
      );
      expect(meeting).toEqual([]);
    }
  }, 180_000);
});

/** A box without the room above and below its letters, and a pixel at its sides. */
function inner({ left, right, top, bottom }: { left: number; right: number; top: number; bottom: number }) {
  return { left: left + 1, right: right - 1, top: top + 2, bottom: bottom - 2 };
}
