import fc from 'fast-check';
import type { CategoryChart, Series } from '../src/chart/chart.ts';
import type { Cell } from '../src/dataset/dataset.ts';
import { timeOf } from '../src/time.ts';
import { published } from './published.ts';

/** A dataset for charts that are made without one. */
const dataset = published({
  name: 'a',
  title: 'A',
  description: 'A',
  forChildren: 'Invented children.',
  sources: [{ title: 'A' }],
  period: 'A',
  geography: 'A',
  status: 'final',
  theme: 'Police',
  schema: { fields: [{ name: 'category', title: 'Category', type: 'string' }] },
  data: [['category'], ['A']],
});

type Lines = Record<string, readonly Cell[]>;

/** A chart of values by series; times are known by their labels. */
export function made(
  kind: CategoryChart['kind'],
  categories: string[],
  lines: Lines,
  more: Partial<CategoryChart> = {},
): CategoryChart {
  const times = categories.map((category) => timeOf(category));
  const names = Object.keys(lines);
  return {
    kind,
    title: 'Children by group',
    subtitle: 'Exampleshire',
    categories,
    times: times.every((time) => time !== undefined) ? times : undefined,
    series: names.map((name, index) => ({
      name,
      values: [...lines[name]!],
      colour: names.length === 2 ? index * 3 : index,
    })),
    measure: { name: 'value', title: 'Children', type: 'number', unit: 'children' },
    axis: { name: 'category', title: 'Category', type: 'string' },
    focus: [],
    hasPanels: false,
    references: [],
    bands: [],
    annotations: [],
    rows: [],
    dataset,
    ...more,
  };
}

const unbreakable = 'Pneumonoultramicroscopicsilicovolcanoconiosispneumonoultramicr'.slice(0, 60);
const word = fc.constantFrom(
  'Children',
  'A rather long name of a thing that was counted',
  'Neglect',
  unbreakable,
  'Oxfordshire',
  'At & above <the> “threshold”',
  'Emotional abuse',
);
const remark = fc.constantFrom(
  'Target',
  'A new threshold document was agreed by all the partners',
  'National average',
  'Lockdown',
  unbreakable,
);

const cell = (least: number): fc.Arbitrary<Cell> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: least, max: 100 }) },
    { weight: 2, arbitrary: fc.integer({ min: least * 10, max: 10_000 }) },
    {
      weight: 2,
      arbitrary: fc.double({ min: least, max: 100, noNaN: true }).map((x) => Number(x.toFixed(1))),
    },
    { weight: 1, arbitrary: fc.constantFrom<Cell>('[c]', '[x]', '[z]', '[low]') },
  );

/** The values of all series, in one of the ways that go wrong. */
function values(count: number, groups: number, least: number): fc.Arbitrary<Cell[][]> {
  const table = (one: fc.Arbitrary<Cell>) =>
    fc.array(fc.array(one, { minLength: count, maxLength: count }), { minLength: groups, maxLength: groups });
  const same = (value: Cell) => table(fc.constant(value));
  return fc.oneof(
    { weight: 8, arbitrary: table(cell(least)) },
    { weight: 1, arbitrary: same(7) },
    { weight: 1, arbitrary: same(0) },
    { weight: 1, arbitrary: same('[c]') },
    {
      weight: 2,
      arbitrary: table(cell(least)).map(([first = [], ...rest]) => [[1_000_000, ...first.slice(1)], ...rest]),
    },
    { weight: 1, arbitrary: same(0.001) },
  );
}

const timeNames = [
  (index: number) => `${2001 + index}/${String(index + 2).padStart(2, '0')}`,
  (index: number) => String(2001 + index * (index > 3 ? 2 : 1)),
  (index: number) => `July ${2001 + index}`,
  (index: number) => `31 March ${2001 + index + (index > 1 ? 7 : 0)}`,
  (index: number) =>
    `${['January', 'April', 'July', 'September'][index % 4]!} ${2010 + Math.floor(index / 4)}`,
];

function categories(count: number, isTime: boolean): fc.Arbitrary<string[]> {
  if (isTime) {
    return fc
      .constantFrom(...timeNames)
      .map((name) => Array.from({ length: count }, (_, index) => name(index)));
  }
  return fc
    .array(word, { minLength: count, maxLength: count })
    .map((names) => names.map((name, index) => `${name} ${index + 1}`));
}

function lists<T>(one: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> {
  return fc.oneof(fc.constant<T[]>([]), fc.array(one, { maxLength: most }));
}

/** What stands on a chart: references, bands, remarks, focus, breaks. */
function furniture(names: readonly string[], least: number, most: number) {
  const category = fc.constantFrom(...names);
  const value = fc.integer({ min: least, max: most });
  return fc.record({
    references: lists(fc.record({ value, label: remark }), 2),
    bands: lists(
      fc.oneof(
        fc.record({ label: remark, categories: fc.tuple(category, category) }),
        fc.record({ label: remark, values: fc.tuple(value, value) }),
      ),
      2,
    ),
    annotations: lists(fc.record({ category, text: remark }), 3),
    focus: lists(category, 2),
    hasPanels: fc.constantFrom(true, false, false),
  });
}

/** Any chart along categories that an author can ask for, and some that nobody would. */
export const generated: fc.Arbitrary<CategoryChart> = fc
  .record({
    kind: fc.constantFrom<CategoryChart['kind']>('line', 'column', 'bar', 'stacked', 'stacked-100'),
    count: fc.integer({ min: 1, max: 12 }),
    groups: fc.integer({ min: 1, max: 6 }),
    isTime: fc.boolean(),
    unit: fc.constantFrom('children', '%'),
  })
  .chain(({ kind, count, groups, isTime, unit }) => {
    const least = kind === 'stacked' || kind === 'stacked-100' ? 0 : -50;
    const over = isTime || kind === 'line';
    return fc
      .record({
        names: categories(count, over),
        groups: fc.array(word, { minLength: groups, maxLength: groups }),
        cells: fc.boolean().chain((isBelow) => values(count, groups, isBelow ? least : 0)),
        contexts: fc.array(fc.boolean(), { minLength: groups, maxLength: groups }),
        breaks: lists(fc.integer({ min: 1, max: Math.max(1, count - 1) }), 2),
      })
      .chain((drawn) =>
        furniture(drawn.names, least, 120).map((standing) => {
          const lines = Object.fromEntries(
            drawn.cells.map((row, at) => [`${drawn.groups[at]!} ${at + 1}`, row]),
          );
          const chart = made(kind, drawn.names, lines, standing);
          const series = chart.series.map((each, at): Series => ({
            ...each,
            ...(drawn.contexts[at] && groups > 1 && at > 0 && { colour: 'context' }),
            ...(count > 1 && { breaks: [...new Set(drawn.breaks)].sort((a, b) => a - b) }),
          }));
          const focus = groups === 1 ? chart.focus : [];
          return { ...chart, series, focus, measure: { ...chart.measure, unit } };
        }),
      );
  });
