import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'astro/zod';
import { afterEach, describe, expect, it } from 'vitest';
import { chart } from '../src/chart/authored/authored.ts';
import type { CategoryChart as Chart } from '../src/chart/chart.ts';
import { svg } from '../src/chart/draw/svg.ts';
import { joined } from '../src/chart/joined.ts';
import { words } from '../src/chart/words/words.ts';
import { problems } from '../src/check/check.ts';
import { content } from '../src/content.ts';
import type { RawDataset } from '../src/dataset/dataset.ts';
import { seriesCsv } from '../src/dataset/download/series.ts';
import { indicators, revisedSince, symbolsOf } from '../src/dataset/indicator.ts';
import { keyFigure } from '../src/dataset/key-figure.ts';
import { toReport } from '../src/problem.ts';
import { project } from './build.ts';
import { published } from './published.ts';

type Typed = z.input<typeof RawDataset>;

const indicator = {
  name: 'care',
  title: 'Children in care',
  definition: 'Children in care at the end of the year.',
  field: 'children',
  time: 'year',
};

/** A dataset of an indicator with these rows; `more` replaces its parts. */
function typed(data: [string, number | string][], more: Partial<Typed> = {}): Typed {
  return {
    name: 'care',
    title: 'Children in care',
    description: 'Invented.',
    forChildren: 'Invented children.',
    sources: [{ title: 'An invented paper' }],
    period: '2020/21',
    geography: 'Exampleshire',
    status: 'final',
    theme: 'Children in care',
    indicators: [indicator],
    schema: {
      fields: [
        { name: 'year', title: 'Year', type: 'string' },
        { name: 'children', title: 'Children', type: 'integer', unit: 'children', disclosive: true },
      ],
      missingValues: [
        { value: '[c]', label: 'confidential' },
        { value: '[x]', label: 'not available' },
      ],
    },
    data: [['year', 'children'], ...data],
    ...more,
  };
}

const series = (...editions: [edition: string, dataset: Typed][]) =>
  indicators(editions.map(([edition, dataset]) => ({ id: `${edition}/care`, dataset: published(dataset) })));
const first: [string, Typed] = [
  '2019-20',
  typed([
    ['2018/19', 100],
    ['2019/20', 120],
  ]),
];
const second = (data: [string, number | string][], more: Partial<Typed> = {}): [string, Typed] => [
  '2020-21',
  typed(data, more),
];

describe('an indicator', () => {
  it('tells an earlier edition which of its figures were revised, and a later one of none', () => {
    const [one] = series(first, second([['2019/20', 121]]));
    expect([revisedSince(one!, '2019-20/care'), revisedSince(one!, '2020-21/care')]).toEqual([
      ['2019/20: from 120 to 121'],
      [],
    ]);
  });

  it('joins editions into one series in order of time, whatever the order of datasets', () => {
    const later = second([['2020/21', 130]]);
    const [one] = series(later, first);
    expect(one!.points.map(({ time, value, dataset }) => [time, value, dataset])).toEqual([
      ['2018/19', 100, '2019-20/care'],
      ['2019/20', 120, '2019-20/care'],
      ['2020/21', 130, '2020-21/care'],
    ]);
    expect(one!.datasets).toEqual(['2019-20/care', '2020-21/care']);
    expect(series(first, later)).toEqual(series(later, first));
  });

  it('shows a revision: the later figure, marked, with what it was', () => {
    const [one] = series(first, second([['2019/20', 125]]));
    expect(one!.points[1]).toMatchObject({
      value: 125,
      marks: ['[r]'],
      was: [{ value: 120, dataset: '2019-20/care' }],
    });
  });

  it('marks no revision when the later edition says the same', () => {
    const [one] = series(first, second([['2019/20', 120]]));
    expect(one!.points[1]).toMatchObject({ value: 120, marks: [], was: [], dataset: '2020-21/care' });
  });

  it('keeps a figure that a later edition does not give', () => {
    const [one] = series(first, second([['2019/20', '[x]']]));
    expect(one!.points[1]).toMatchObject({ value: 120, marks: [], was: [] });
  });

  it('hides a figure that any edition hides, and what it was', () => {
    const hidden = second([['2019/20', '[c]']]);
    expect(series(first, hidden)[0]!.points[1]).toMatchObject({ value: '[c]', marks: [], was: [] });
    const again: [string, Typed] = ['2021-22', typed([['2019/20', 125]])];
    const [one] = series(first, hidden, again);
    expect(one!.points[1]).toMatchObject({ value: '[c]', marks: [], was: [] });
    expect(JSON.stringify(one)).not.toMatch(/120|125/);
    expect(seriesCsv(one!)).not.toMatch(/120|125/);
  });

  it('holds no small count, for it reads what is published', () => {
    const [one] = series(
      second([
        ['2019/20', 100],
        ['2020/21', 3],
      ]),
    );
    expect(one!.points[1]).toMatchObject({ value: '[c]', marks: [] });
    expect(seriesCsv(one!)).toContain('2020/21,c,,2020-21');
  });

  it('marks what is provisional, by its dataset or by its mark, until a final figure supersedes it', () => {
    const provisional = second([['2020/21', 130]], { status: 'provisional' });
    expect(series(provisional)[0]!.points[0]!.marks).toEqual(['[p]']);
    const marked = second([['2020/21', 130]], { marks: [{ symbol: '[p]', field: 'children' }] });
    expect(series(marked)[0]!.points[0]!.marks).toEqual(['[p]']);
    const final: [string, Typed] = ['2021-22', typed([['2020/21', 130]])];
    expect(series(provisional, final)[0]!.points[0]!.marks).toEqual([]);
  });

  it('explains the symbols and marks that it shows, and no others', () => {
    const [one] = series(first, second([['2019/20', 125]], { status: 'provisional' }));
    expect(symbolsOf(one!).map(({ value }) => value)).toEqual(['[p]', '[r]']);
  });

  it('takes the period of a dataset for its one time', () => {
    const { time: _, ...untimed } = indicator;
    const [one] = series(second([['2019/20', 8]], { indicators: [untimed], period: '2020/21' }));
    expect(one!.points.map(({ time }) => time)).toEqual(['2020/21']);
  });

  it('leads to the indicators that readers could take for it, and back', () => {
    const other = { ...indicator, name: 'care-july', title: 'In July' };
    const both = second([['2020/21', 130]], { indicators: [{ ...indicator, unlike: ['care-july'] }, other] });
    expect(series(both).map(({ name, unlike }) => [name, unlike])).toEqual([
      ['care', ['care-july']],
      ['care-july', ['care']],
    ]);
  });

  it('downloads as CSV with marks, edition and what a figure was', () => {
    const [one] = series(first, second([['2019/20', 125]], { status: 'provisional' }));
    expect(seriesCsv(one!).split('\r\n').slice(0, 3)).toEqual([
      'Financial year,Children (children),Marks,Edition,Dataset,Before revision,Edition before revision',
      '2018/19,100,,2019-20,care,,',
      '2019/20,125,p r,2020-21,care,120,2019-20',
    ]);
  });
});

describe('the chart of an indicator', () => {
  const years = (...given: [string, number][]) => given;
  const chartOf = (typedDataset: Typed) => {
    const [one] = series(['2020-21', typedDataset]);
    return joined(one!, published(typedDataset));
  };
  /** How many points each line of the drawing joins. */
  const lines = (typedDataset: Typed) =>
    [...svg(chartOf(typedDataset), 'wide').matchAll(/<path class="line series-1"[^>]* d="([^"]*)"/g)].map(
      ([, path]) => new Set(path!.match(/[^ML]+/g)).size,
    );
  const whole = years(['2016/17', 90], ['2017/18', 95], ['2018/19', 100], ['2019/20', 120]);

  it('is one line when nothing parts it', () => {
    expect(lines(typed(whole))).toEqual([4]);
  });

  it('has its line broken at a break, and says no change across it', () => {
    const broken = typed(whole, {
      marks: [{ symbol: '[b]', field: 'children', where: { year: '2018/19' } }],
    });
    expect(lines(broken)).toEqual([2, 2]);
    expect(words(chartOf(broken)).description.slice(1)).toEqual([
      'Before the break in 2018/19, the number of children rose by 5 (6%), from 90 in 2016/17 to 95 in 2017/18. After the break, the number of children rose by 20 (20%), from 100 in 2018/19 to 120 in 2019/20.',
      'There is a break in the series in 2018/19: figures before and after it cannot be compared.',
    ]);
    expect(words(chartOf(broken)).alt).not.toMatch(/from 90[^.;]* to 120/);
  });

  it('breaks in a report only the line of the series that is marked', () => {
    const data = published(
      typed([], {
        indicators: [],
        schema: {
          fields: [
            { name: 'year', title: 'Year', type: 'string' },
            { name: 'group', title: 'Group', type: 'string' },
            { name: 'children', title: 'Children', type: 'integer', unit: 'children' },
          ],
        },
        marks: [{ symbol: '[b]', field: 'children', where: { year: '2019/20', group: 'Plan' } }],
        data: [
          ['year', 'group', 'children'],
          ...['Plan', 'Care'].flatMap((group) =>
            ['2017/18', '2018/19', '2019/20', '2020/21'].map((year, at) => [year, group, 100 + at]),
          ),
        ],
      }),
    );
    const drawn = chart(
      { data: 'a', kind: 'line', title: 'T', subtitle: 'S', x: 'year', y: 'children', series: 'group' },
      data,
    ) as Chart;
    const paths = [...svg(drawn, 'wide').matchAll(/<path class="line (series-\d)" stroke-width/g)].map(
      ([, name]) => name,
    );
    expect(paths).toEqual(expect.arrayContaining(['series-1', 'series-1', 'series-4']));
    expect(paths).toHaveLength(3);
    expect(words(drawn).description.slice(1)).toEqual([
      'Care rose by 3 (3%), from 100 children in 2017/18 to 103 in 2020/21, with a rise each year. Before the break in 2019/20, Plan rose from 100 children to 101; after the break, it rose from 102 to 103.',
      'There is a break in the series for Plan in 2019/20: figures before and after it cannot be compared.',
    ]);
  });

  it('does not bridge a year that is missing', () => {
    expect(lines(typed(years(['2014/15', 80], ['2015/16', 85], ['2018/19', 100], ['2019/20', 120])))).toEqual(
      [2, 2],
    );
  });

  it('does not bridge a figure that is hidden', () => {
    const hidden = typed([
      ['2015/16', 80],
      ['2016/17', 90],
      ['2017/18', '[c]'],
      ['2018/19', 100],
      ['2019/20', 120],
    ]);
    expect(lines(hidden)).toEqual([2, 2]);
  });

  it('has columns for one or two points', () => {
    expect(chartOf(typed(years(['2018/19', 100], ['2019/20', 120]))).kind).toBe('column');
    expect(svg(chartOf(typed(years(['2019/20', 120]))), 'narrow')).toContain('120');
  });
});

describe('an indicator that joins what is not alike is refused', () => {
  let root = '';
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function found(...datasets: [path: string, dataset: Typed][]) {
    root = mkdtempSync(join(tmpdir(), 'indicator-'));
    cpSync(join(project, 'test/site/content'), join(root, 'content'), { recursive: true });
    for (const [path, dataset] of datasets) {
      mkdirSync(join(root, 'data', path.split('/')[0]!), { recursive: true });
      writeFileSync(
        join(root, `data/${path}.json`),
        JSON.stringify({ ...dataset, name: path.split('/')[1] }, null, 2),
      );
    }
    return toReport(problems(content(root)).filter(({ message }) => /indicator|"unlike"/.test(message)));
  }
  const rows: [string, number][] = [['2020/21', 130]];
  const two = (more: Partial<Typed>) =>
    found(['2019-20/care', first[1]], ['2020-21/care', typed(rows, more)]);
  const fields = (field: Partial<Typed['schema']['fields'][number]>): Partial<Typed> => ({
    schema: {
      ...first[1].schema,
      fields: [first[1].schema.fields[0]!, { ...first[1].schema.fields[1]!, ...field }],
    },
  });

  it('and one that is alike is not', () => {
    expect(two({})).toBe('');
  });

  it.each<[what: string, more: Partial<Typed>]>([
    ['definition', { indicators: [{ ...indicator, definition: 'Children in care in July.' }] }],
    ['title', { indicators: [{ ...indicator, title: 'Care' }] }],
    ['unit', fields({ unit: 'young people' })],
    ['type of field', fields({ type: 'number', disclosive: false })],
    [
      'kind of time',
      {
        data: [
          ['year', 'children'],
          ['July 2020', 130],
        ],
      },
    ],
  ])('another %s', (what, more) => {
    expect(two(more)).toMatch(
      new RegExp(
        `^data/2020-21/care.json:\\d+:\\d+ error: The indicator "care" has another ${what} here than in data/2019-20/care.json.\n`,
      ),
    );
  });

  it('two rows for one time', () => {
    const twice = typed([...rows, ['2020/21', 131]]);
    expect(found(['2020-21/care', twice])).toContain(
      'data/2020-21/care.json:16:5 error: The indicator "care" has two figures for 2020/21.\n    Pick one row',
    );
  });

  it('two datasets of one edition for one time', () => {
    expect(found(['2020-21/care', typed(rows)], ['2020-21/more', typed(rows)])).toContain(
      'data/2020-21/more.json:16:5 error: The indicator "care" has a figure for 2020/21 in data/2020-21/care.json too.',
    );
  });

  it('times that are no times', () => {
    expect(found(['2020-21/care', typed([['last year', 130]])])).toContain(
      'The indicator "care" has a value of "year" that is not a time.\n    last year\n    Write times as',
    );
    const { time: _, ...untimed } = indicator;
    expect(found(['2020-21/care', typed(rows, { indicators: [untimed], period: 'Some years' })])).toContain(
      'The indicator "care" has the period of the dataset that is not a time.\n    Some years',
    );
  });

  it('rows and fields that are not there', () => {
    const named = (more: object) =>
      found(['2020-21/care', typed(rows, { indicators: [{ ...indicator, ...more }] })]);
    expect(named({ where: { year: '2011/12' } })).toContain(
      'The indicator is about rows that the dataset does not have.',
    );
    expect(named({ where: { children: 130 } })).toContain(
      'The indicator is about "children", which holds numbers.',
    );
    expect(named({ field: 'year' })).toContain('The indicator is about "year", which is text.');
    expect(named({ time: 'children' })).toContain(
      'The indicator’s time is about "children", which holds numbers.',
    );
    expect(named({ unlike: ['caer'] })).toContain('"caer" in "unlike" is not an indicator.');
    expect(named({ unlike: ['care'] })).toContain('The indicator "care" is said to be unlike itself.');
  });

  it('one indicator twice in a dataset', () => {
    expect(found(['2020-21/care', typed(rows, { indicators: [indicator, indicator] })])).toContain(
      'The dataset names the indicator "care" twice.',
    );
  });
});

describe('the key figure of an indicator', () => {
  const years = (...values: (number | string)[]): [string, Typed] => [
    '2020-21',
    typed(values.map((value, index) => [`${2017 + index}/${18 + index}`, value])),
  ];
  const of = (...editions: [string, Typed][]) => keyFigure(series(...editions)[0]!);

  it('is the newest figure beside the one before, with a line once there are three', () => {
    expect(of(first)).toMatchObject({ value: '120', time: '2019/20', before: '100 in 2018/19', moments: [] });
    expect(of(years(100, 120, 1130))).toMatchObject({ value: '1,130', moments: { length: 3 } });
  });

  it('is none where a symbol stands in its place, and compares with none', () => {
    expect(of(years(100, 120, '[x]'))).toBeUndefined();
    expect(of(years(100, 120, '[c]'))).toBeUndefined();
    expect(of(years(100, '[x]', 120))!.before).toBeUndefined();
  });

  it('shows its mark, and compares nothing across a break or a missing year', () => {
    const broken = second(
      [
        ['2018/19', 100],
        ['2019/20', 120],
      ],
      { marks: [{ symbol: '[b]', field: 'children', where: { year: '2019/20' } }] },
    );
    expect(of(broken)).toMatchObject({ value: '120 [b]', before: undefined });
    const gap = second([
      ['2016/17', 90],
      ['2017/18', 100],
      ['2019/20', 120],
    ]);
    expect(of(gap)!.before).toBeUndefined();
    expect(of(gap)!.moments.map(({ isParted }) => isParted)).toEqual([false, false, true]);
  });
});
