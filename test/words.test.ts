import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CategoryChart, QuadrantChart, ScatterChart, Series } from '../src/chart/chart.ts';
import { plural } from '../src/chart/words/phrases.ts';
import { words } from '../src/chart/words/words.ts';
import { toText, toWords } from '../src/dataset/cell.ts';
import type { Cell, Dataset, Field } from '../src/dataset/dataset.ts';
import { timeOf } from '../src/time.ts';
import { sentencesOf, unproved } from './claims.ts';
import { published } from './published.ts';

const dataset: Dataset = published({
  name: 'a',
  title: 'A',
  description: 'A',
  forChildren: 'Invented children.',
  sources: [{ title: 'A' }],
  period: 'A',
  geography: 'A',
  status: 'final',
  theme: 'Police',
  schema: {
    fields: [
      { name: 'place', title: 'Area', type: 'string' },
      { name: 'year', title: 'Year', type: 'string' },
      { name: 'value', title: 'Children', type: 'integer', unit: 'children' },
    ],
  },
  data: [
    ['place', 'year', 'value'],
    ['Ash', '2001', 1],
  ],
});

const children: Field = { name: 'value', title: 'Children', type: 'integer', unit: 'children' };
const share: Field = { name: 'value', title: 'Share of plans', type: 'number', unit: '%', decimals: 1 };
const rate: Field = { name: 'value', title: 'Plans', type: 'number', unit: 'per 10,000 children' };
const area: Field = { name: 'area', title: 'Area', type: 'string' };
const year: Field = { name: 'year', title: 'Year', type: 'string' };

/** A chart of given values, one row a series. */
function made(
  kind: CategoryChart['kind'],
  categories: string[],
  values: Readonly<Record<string, Cell[]>>,
  more: Partial<CategoryChart> = {},
): CategoryChart {
  const times = categories.map(timeOf);
  const isTime = times.every((time): time is number => time !== undefined);
  const { focus = [] } = more;
  const isContext = (name: string) =>
    focus.length > 0 && Object.keys(values).length > 1 && !focus.includes(name);
  return {
    kind,
    title: 'T',
    subtitle: 'S',
    rows: [],
    dataset,
    categories,
    times: isTime ? times : undefined,
    series: Object.entries(values).map(([name, cells], index) => ({
      name,
      values: cells,
      colour: isContext(name) ? 'context' : index,
    })),
    measure: children,
    axis: isTime ? year : area,
    focus,
    hasPanels: false,
    references: [],
    bands: [],
    annotations: [],
    ...more,
  };
}

const years = (count: number, first = 2010) =>
  Array.from({ length: count }, (_, at) => `${first + at}/${String(first + at + 1).slice(2)}`);
const months = [
  'January 2014',
  'February 2014',
  'March 2014',
  'April 2014',
  'May 2014',
  'June 2014',
  'July 2014',
  'August 2014',
];
const places = ['Ash', 'Birch', 'Cedar', 'Dale', 'Elm', 'Fern', 'Gorse', 'Hazel', 'Ivy', 'Juniper'];
const names = ['Amber', 'Blue', 'Coral', 'Dun'];

const symbol = fc.constantFrom<Cell>('[c]', '[c]', '[x]', '[low]', '[z]');
const sizes = fc.constantFrom(3, 30, 1000, 1_000_000);

/** Charts of every kind over categories or times, with all that may lie over them. */
const generated = fc
  .record({
    kind: fc.constantFrom<CategoryChart['kind']>('line', 'column', 'bar', 'stacked', 'stacked-100', 'dot'),
    count: fc.integer({ min: 1, max: 8 }),
    rows: fc.integer({ min: 1, max: 4 }),
    axis: fc.constantFrom('years', 'months', 'uneven', 'places'),
    measure: fc.constantFrom(children, share, rate),
    size: sizes,
    isSigned: fc.boolean(),
    isRound: fc.boolean(),
    hides: fc.constantFrom(0, 0, 0.2, 1),
    focus: fc.boolean(),
    hasPanels: fc.boolean(),
    overlaid: fc.boolean(),
  })
  .chain((shape) => {
    const { count, rows, measure, size, isSigned, hides, kind } = shape;
    const least = isSigned && !kind.startsWith('stacked') ? -size : 0;
    const round = fc.constantFrom(0, 4, 8, 10, 12, 15, 20, 24, 25, 30, 31, 40, 45, 60, 61, 90, 91, 100, 101);
    const free = fc
      .integer({ min: least, max: size })
      .map((value) => (measure === children ? value : measure === share ? (value / 7) % 100 : value / 10));
    const number = shape.isRound ? round : free;
    const cell: fc.Arbitrary<Cell> =
      hides === 0
        ? number
        : hides === 1
          ? symbol
          : fc.oneof({ arbitrary: number, weight: 4 }, { arbitrary: symbol, weight: 1 });
    return fc.record({
      shape: fc.constant(shape),
      values: fc.array(fc.array(cell, { minLength: count, maxLength: count }), {
        minLength: rows,
        maxLength: rows,
      }),
      marks: fc.array(fc.subarray(Array.from({ length: count }, (_, at) => at)), {
        minLength: rows,
        maxLength: rows,
      }),
      isBroken: fc.boolean(),
      limit: shape.isRound ? round : fc.integer({ min: 0, max: size }),
    });
  })
  .map(({ shape, values, marks, isBroken, limit }) => {
    const { kind, count, axis, measure, overlaid } = shape;
    const uneven = ['2001', '2002', '2004', '2005', '2009', '2010', '2011', '2015'];
    const isTime = kind === 'line' || axis !== 'places';
    const all = !isTime ? places : axis === 'months' ? months : axis === 'uneven' ? uneven : years(8);
    const categories = all.slice(0, count);
    const focus = shape.focus ? [values.length > 1 ? names[0]! : categories[0]!] : [];
    const drawn = made(kind, categories, Object.fromEntries(values.map((row, at) => [names[at]!, row])), {
      measure,
      focus,
      hasPanels: shape.hasPanels && values.length > 1 && !kind.startsWith('stacked'),
      ...(overlaid && {
        references: [{ value: limit, label: 'Target' }],
        bands: [
          { label: 'Lockdowns', categories: [categories[0]!, categories.at(-1)!] },
          { label: 'Usual range', values: [1, 2] },
        ],
        annotations: [{ category: categories[0]!, text: 'A new threshold.' }],
      }),
    });
    const about = (cell: Cell): [number, number] | undefined =>
      typeof cell === 'number' ? [Math.round(cell) - 5, Math.round(cell) + 5] : undefined;
    const series = drawn.series.map((each, at): Series => ({
      ...each,
      ...(isTime && isBroken && { breaks: marks[at]! }),
      ...(kind === 'dot' && overlaid && { intervals: each.values.map(about) }),
      ...(isTime && axis === 'uneven' && { gaps: [2, 4, 7].filter((index) => index < count) }),
    }));
    return { ...drawn, series };
  });

const eightPoints = [12, 15, 18, 22, 25, 31, 40, 44].map((across, at) => ({
  name: places[at]!,
  across,
  up: [3.1, 2.9, 4, 5.5, 5.2, 7, 8.8, 9.1][at]!,
  isContext: at !== 2,
}));

const scatter: ScatterChart = {
  kind: 'scatter',
  title: 'T',
  subtitle: 'S',
  rows: [],
  dataset,
  across: { name: 'visits', title: 'Visits', type: 'integer', unit: 'visits' },
  up: { name: 'share', title: 'Share of plans', type: 'number', unit: '%', decimals: 1 },
  points: eightPoints,
  unplaced: [
    { name: 'Ivy', symbol: '[c]' },
    { name: 'Juniper', symbol: '[z]' },
  ],
  references: [{ value: 5, label: 'Target' }],
  bands: [],
};

const quadrant: QuadrantChart = {
  kind: 'quadrant',
  title: 'T',
  subtitle: 'S',
  rows: [],
  dataset,
  across: { name: 'impact', title: 'Impact', type: 'string' },
  up: { name: 'prevalence', title: 'Prevalence', type: 'string' },
  cells: [
    { heading: 'High prevalence, low impact', labels: [] },
    { heading: 'High prevalence, high impact', labels: ['Child neglect', 'Parent drugs misuse'] },
    { heading: 'Low prevalence, low impact', labels: ['Child autism', 'Parent disability', 'Other'] },
    { heading: 'Low prevalence, high impact', labels: ['Child trafficking'] },
  ],
  unplaced: [{ name: 'Child gangs', symbol: '[x]' }],
};

const whole = { rows: places.map((place) => ({ place })) };
const examples: Record<string, CategoryChart | ScatterChart | QuadrantChart> = {
  'a line that falls and rises again': made('line', years(5), { Ash: [34, 30, 27, 24, 49] }),
  'lines with a comparator': made(
    'line',
    years(4, 2011),
    {
      England: [43, 42.5, 42, 41.9],
      Oxfordshire: [50, 48, 47.5, 48],
      'Statistical neighbours': [44, 45, 46, 47],
    },
    { measure: { ...share, title: 'Share of children on a plan' }, focus: ['Oxfordshire'], ...whole },
  ),
  'lines with a break, a gap and a hidden value': {
    ...made('line', years(6), { Ash: [20, 25, '[c]', 60, 70, 80], Birch: [30, 31, '[z]', 30, 31, 30] }),
    series: [
      { name: 'Ash', colour: 0, values: [20, 25, '[c]', 60, 70, 80], breaks: [3] },
      { name: 'Birch', colour: 1, values: [30, 31, '[z]', 30, 31, 30] },
    ],
  },
  'a line that stays where it is': made('line', years(3), { Ash: [7, 7, 7] }),
  'a line that changes little': made('line', ['2013', '2014', '2015'], { Ash: [500, 507, 505] }),
  bars: made('bar', ['Ash', 'Birch', 'Cedar', 'Dale'], { Children: [120, 61, 55, 40] }),
  'bars with a category in focus, a target and a note': made(
    'bar',
    ['Ash', 'Birch', 'Cedar', 'Dale', 'Elm', 'Fern'],
    { Share: [92, 91, 88.5, 85, 84, 79] },
    {
      measure: { ...share, title: 'Share of visits in time' },
      focus: ['Cedar'],
      references: [{ value: 90, label: 'Target' }],
      annotations: [{ category: 'Fern', text: 'A new team began in May.' }],
    },
  ),
  'bars of which some are hidden': made('bar', ['Ash', 'Birch', 'Cedar', 'Dale'], {
    Children: [12, 9, '[c]', '[low]'],
  }),
  'bars that are all the same': made('column', ['Ash', 'Birch', 'Cedar'], { Children: [0, 0, 0] }),
  'one bar': made('bar', ['Ash'], { Children: [45] }),
  'nothing shown': made('bar', ['Ash', 'Birch'], { Children: ['[c]', '[c]'] }),
  'two groups': made('column', ['Ash', 'Birch', 'Cedar'], { Girls: [30, 22, 41], Boys: [28, 25, 29] }),
  'three groups': made('bar', ['South', 'Central', 'North'], {
    'Child protection': [163, 223, 208],
    'Looked after': [51, 58, 36],
    'Child in need': [203, 297, 254],
  }),
  'stacked counts': made('stacked', ['South', 'Central', 'North'], {
    'Child protection': [163, 223, 208],
    'Looked after': [51, 58, 36],
    'Child in need': [203, 297, 254],
  }),
  'stacked counts with a hidden part': made('stacked', ['South', 'North'], {
    Plans: [63, 40],
    Care: ['[c]', 36],
    Need: [20, 51],
  }),
  'stacked shares': made('stacked-100', ['South', 'Central', 'North'], {
    Plans: [60, 40, 9],
    Care: [30, 50, 3],
  }),
  'stacked columns over time': made('stacked', years(3), { Plans: [60, 40, 30], Care: [30, 50, 40] }),
  'dots for two years': made(
    'dot',
    ['Ash', 'Birch', 'Cedar'],
    { '2013/14': [30, 22, 41], '2014/15': [28, 32, 45] },
    { measure: rate },
  ),
  'dots with ranges': {
    ...made(
      'dot',
      ['Ash', 'Birch', 'Cedar'],
      { Share: [30, 24, 21] },
      { measure: { ...share, decimals: 0 } },
    ),
    series: [
      {
        name: 'Share',
        colour: 0,
        values: [30, 24, 21],
        intervals: [
          [26, 34],
          [20, 28],
          [18, 24],
        ],
      },
    ],
  },
  'small multiples': made(
    'line',
    years(3),
    { Ash: [30, 22, 41], Birch: [28, 25, 29], England: [30, 31, 32] },
    { hasPanels: true, measure: rate, focus: ['Ash', 'Birch'], ...whole },
  ),
  'many small multiples': made(
    'line',
    years(3),
    Object.fromEntries(places.slice(0, 8).map((name, at) => [name, [20 + at, 30, 18 + 2 * at]])),
    { hasPanels: true, ...whole },
  ),
  'a band': made(
    'column',
    years(3),
    { Ash: [30, 22, 41] },
    { bands: [{ label: 'Lockdowns', categories: ['2010/11', '2011/12'] }] },
  ),
  'a scatter': scatter,
  'a quadrant': quadrant,
};

describe('words', () => {
  it('claim nothing that the figures do not bear out, for 2,000 charts over categories and times', () => {
    fc.assert(
      fc.property(generated, (drawn) => {
        const { alt, description } = words(drawn);
        expect(unproved(drawn, sentencesOf(description.join(' '))), description.join('\n')).toEqual([]);
        expect(unproved(drawn, sentencesOf(alt)), alt).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  }, 120_000);

  it('are refused with another number, another direction or another name', () => {
    const changes: [RegExp, (found: string) => string][] = [
      [/(?<=\b(?:by|at|from|and|to) −?)\d[\d,]*/g, (found) => `${Number(found.replaceAll(',', '')) + 1}`],
      [/\b(rose|fell)\b/g, (found) => (found === 'rose' ? 'fell' : 'rose')],
      [/\b([Hh]ighest|[Ll]owest)(?= (?:is|was) )/g, (found) => (/^h/i.test(found) ? 'lowest' : 'highest')],
      [
        /\b(Amber|Blue)(?= (?:stood|rose|fell|ranged|\())/g,
        (found) => (found === 'Amber' ? 'Blue' : 'Amber'),
      ],
    ];
    const seen = changes.map(() => ({ all: 0, passed: 0 }));
    fc.assert(
      fc.property(generated, (drawn) => {
        for (const sentence of sentencesOf(words(drawn).description[1]!)) {
          for (const [at, [form, change]] of changes.entries()) {
            const [found] = sentence.match(form) ?? [];
            if (found === undefined) continue;
            seen[at]!.all += 1;
            const changed = sentence.replace(found, change(found));
            if (unproved(drawn, [changed]).length === 0) seen[at]!.passed += 1;
          }
        }
      }),
      { numRuns: 1000 },
    );
    for (const { all, passed } of seen) {
      expect(all).toBeGreaterThan(50);
      expect(passed / all).toBeLessThan(0.05);
    }
  });

  it('are whole sentences, at most 220 characters in short, the same each time, and never speak of causes', () => {
    fc.assert(
      fc.property(generated, (drawn) => {
        const { alt, description } = words(drawn);
        const text = description.join(' ');
        expect(alt.length).toBeLessThanOrEqual(220);
        for (const each of [alt, ...description]) expect(each).toMatch(/^[A-Z0-9].*[a-z0-9%“”)]\.$/);
        expect(description.length).toBeLessThanOrEqual(3);
        expect(text.split(' ').length).toBeLessThanOrEqual(110);
        expect(alt + text).not.toMatch(/NaN|undefined|Infinity|  |\.\.|≥|-\d/);
        expect(alt + text).not.toMatch(/because|due to|caused|led to|result|thanks to|so that/);
        expect(words(structuredClone(drawn))).toEqual({ alt, description });
      }),
      { numRuns: 500 },
    );
  });

  it('keep within 220 characters and to whole sentences, however long the names are', () => {
    const title = fc.stringMatching(/^[A-Z][a-z]{0,20}(,? [a-z]{1,12}){0,20}$/);
    fc.assert(
      fc.property(generated, fc.array(title, { minLength: 14, maxLength: 14 }), (drawn, long) => {
        const isTime = drawn.times !== undefined;
        const renamed: CategoryChart = {
          ...drawn,
          categories: isTime ? drawn.categories : drawn.categories.map((_, at) => long[at]!),
          series: drawn.series.map((each, at) => ({ ...each, name: long[8 + at]! })),
          measure: { ...drawn.measure, title: long[12]! },
          axis: { ...drawn.axis, title: long[13]! },
        };
        const points = {
          ...scatter,
          across: renamed.measure,
          points: eightPoints.map((each, at) => ({ ...each, name: long[at]! })),
        };
        const cells = quadrant.cells.map(({ labels }, at) => ({
          heading: long[at]!,
          labels: [...labels, ...long],
        }));
        for (const each of [
          renamed,
          points,
          { ...quadrant, cells: cells as unknown as QuadrantChart['cells'] },
        ]) {
          const { alt, description } = words(each);
          expect(alt.length).toBeLessThanOrEqual(220);
          if (each.kind !== 'quadrant')
            expect(description.join(' ').split(' ').length).toBeLessThanOrEqual(110);
          expect(alt).toMatch(/^[A-Z].*[A-Za-z0-9%”)]\.$/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('say how many values are hidden, in both layers', () => {
    fc.assert(
      fc.property(generated, (drawn) => {
        const { alt, description } = words(drawn);
        const cells = drawn.series.flatMap(({ values }) => values);
        const isHidden = cells.includes('[c]');
        expect(alt.includes('confidential')).toBe(isHidden);
        expect(description.join(' ').includes('confidential')).toBe(isHidden);
      }),
      { numRuns: 500 },
    );
  });

  it('give no total and no share of a bar in which a part is hidden, whatever the hidden part is', () => {
    const drawn = made('stacked', ['Ash', 'Birch'], { Amber: [30, 40], Blue: [50, '[c]'], Coral: [20, 60] });
    expect(words(drawn).description.join(' ')).not.toMatch(/100|together|total/i);
    const shares = words({ ...drawn, kind: 'stacked-100' }).description.join(' ');
    expect(shares).toContain('No shares are given for Birch, where not every part is shown.');
    expect(shares).toContain('50%');
    expect(shares).not.toContain('60%');
    expect(
      words(made('stacked', ['Ash', 'Birch'], { Amber: [30, 40], Blue: [50, 9] })).description.join(' '),
    ).toContain('The total is highest for Ash, at 80 children, and lowest for Birch, at 49.');
  });

  it('name the highest and the lowest value of bars, and of a line that has no break', () => {
    fc.assert(
      fc.property(generated, (drawn) => {
        const isBroken = drawn.series.some(({ breaks = [] }) => breaks.some((index) => index > 0));
        const isOverTime = drawn.times !== undefined && drawn.categories.length > 1;
        if (drawn.kind.startsWith('stacked') || isBroken || (isOverTime && drawn.series.length > 1)) return;
        const said = words(drawn).description.join(' ');
        const known = drawn.series
          .flatMap(({ values }) => values)
          .filter((cell): cell is number => typeof cell === 'number');
        if (known.length === 0 || said.includes('changed little')) return;
        for (const end of [Math.max(...known), Math.min(...known)])
          expect(said).toContain(toText(end, drawn.measure));
      }),
      { numRuns: 1000 },
    );
  });

  it('read well', async () => {
    const texts = Object.entries(examples).map(([name, drawn]) => {
      const { alt, description } = words(drawn);
      return [`## ${name}`, `> ${alt}`, description.join('\n')].join('\n\n');
    });
    await expect(`${texts.join('\n\n')}\n`).toMatchFileSnapshot('words.expected.md');
  });

  it('tell what categories are in the plural where that is safe, and “categories” where not', () => {
    const said = [
      'Area',
      'Agency',
      'Risk factor',
      'Kind of plan or care',
      'Children',
      'Who judged it',
      'Legal status',
    ];
    expect(said.map((title) => plural(title, 'categories'))).toEqual([
      'areas',
      'agencies',
      'risk factors',
      'kinds of plan or care',
      'categories',
      'categories',
      'categories',
    ]);
  });

  it('speak of 1 in the singular', () => {
    const { description } = words(
      made(
        'bar',
        ['Ash', 'Birch'],
        { A: [1, 3] },
        { measure: { ...children, title: 'Authorities', unit: 'authorities' } },
      ),
    );
    expect(description[1]).toBe('The number is higher for Birch, at 3 authorities, than for Ash, at 1.');
    const one = (unit: string) => toWords(1, { ...children, unit });
    expect(['children', 'authorities', 'cases', 'people', 'per 1,000 births'].map(one)).toEqual([
      '1 child',
      '1 authority',
      '1 case',
      '1 person',
      '1 per 1,000 births',
    ]);
  });

  it('do not set categories on either side of a break against each other', () => {
    const drawn = made('bar', ['Ash', 'Birch', 'Cedar', 'Dale'], { A: [30, 20, 90, 80] });
    const [, ...facts] = words({ ...drawn, series: [{ ...drawn.series[0]!, breaks: [2] }] }).description;
    expect(facts).toEqual([
      'From Ash to Birch: the number is higher for Ash, at 30 children, than for Birch, at 20. From Cedar to Dale: the number is higher for Cedar, at 90 children, than for Dale, at 80.',
      'There is a break in the series at Cedar: figures before and after it cannot be compared.',
    ]);
  });
});

describe('words on points', () => {
  const point = fc.record({ across: fc.integer({ min: 0, max: 30 }), up: fc.integer({ min: -20, max: 20 }) });
  const cloud = fc.array(point, { maxLength: 10 }).map((points): ScatterChart => ({
    ...scatter,
    up: { ...scatter.up, decimals: 0 },
    points: points.map((each, at) => ({ ...each, name: places[at]!, isContext: false })),
    unplaced: [],
    references: [],
  }));

  it('name the true ends of both axes and how many points there are', () => {
    fc.assert(
      fc.property(cloud, (drawn) => {
        const { alt, description } = words(drawn);
        expect(alt.length).toBeLessThanOrEqual(220);
        expect(description[0]).toContain(`of ${drawn.points.length} point`);
        for (const [lead, way] of [
          ['Across', 'across'],
          ['Upwards', 'up'],
        ] as const) {
          const values = drawn.points.map((each) => each[way]);
          const found = new RegExp(
            `${lead}, highest (?:is|are) .+?, at (−?\\d+)[^;]*; lowest (?:is|are) .+?, at (−?\\d+)`,
          ).exec(description[1]!);
          if (found === null && description[1]!.includes('tend to be')) continue;
          if (new Set(values).size < 2 || values.length < 3) expect(found).toBeNull();
          else
            expect(found!.slice(1).map((each) => Number(each.replace('−', '-')))).toEqual([
              Math.max(...values),
              Math.min(...values),
            ]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('say that measures go together only of 8 points or more, and never of points in any order', () => {
    const claim = (points: readonly [number, number][]) =>
      /tend to be (higher|lower)/.exec(
        words({
          ...scatter,
          points: points.map(([across, up], at) => ({ name: places[at]!, across, up, isContext: false })),
        }).description.join(' '),
      )?.[1];
    const line = (way: number) => places.slice(0, 8).map((_, at): [number, number] => [at, way * at * at]);
    expect([claim(line(1)), claim(line(-1)), claim(line(1).slice(1))]).toEqual([
      'higher',
      'lower',
      undefined,
    ]);
    expect(claim([5, 1, 8, 3, 6, 2, 7, 4].map((up, at) => [at, up]))).toBeUndefined();
    expect(claim([2, 5, 1, 3, 7, 6, 4, 8].map((up, at) => [at, up]))).toBe('higher');
    expect(claim([2, 5, 1, 3, 8, 6, 4, 7].map((up, at) => [at, up]))).toBeUndefined();
    expect(claim(line(0))).toBeUndefined();
  });
});
