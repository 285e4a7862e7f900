import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'astro/zod';
import { describe, expect, it } from 'vitest';
import { addresses } from '../src/addresses.ts';
import { chartOf } from '../src/chart/choice.ts';
import { addressRule } from '../src/check/links/addresses.ts';
import { content } from '../src/content.ts';
import { rows, type Dataset, type RawDataset } from '../src/dataset/dataset.ts';
import { datasetFiles } from '../src/dataset/download/files.ts';
import { citation, linkedDataset } from '../src/dataset/download/json-ld.ts';
import { jsonLd } from '../src/linked-data.ts';
import { columnsOf, table } from '../src/dataset/table.ts';
import { toText } from '../src/dataset/cell.ts';
import { interval } from '../src/time.ts';
import { project } from './build.ts';
import { published } from './published.ts';

const real = content(project);
const typed = JSON.parse(readFileSync(join(project, 'test/site/data/2020-21/plans.json'), 'utf8')) as z.input<
  typeof RawDataset
>;
const plans = published(typed);

/** A dataset of one measure by one or two text fields, whose values are given row by row. */
function made(
  fields: z.input<typeof RawDataset>['schema']['fields'],
  data: (string | number)[][],
  more: Partial<z.input<typeof RawDataset>> = {},
): Dataset {
  const missingValues = [{ value: '[c]', label: 'confidential' } as const];
  const names = fields.map(({ name }) => name);
  return published({
    ...typed,
    relations: [],
    notes: [],
    schema: { fields, missingValues },
    data: [names, ...data],
    ...more,
  });
}

const kind = { name: 'kind', title: 'Kind of case', type: 'string' } as const;
const year = { name: 'year', title: 'Year', type: 'string' } as const;
const cases = { name: 'cases', title: 'Cases', type: 'integer', unit: 'cases' } as const;
const share = { name: 'share', title: 'Share', type: 'number', unit: '%' } as const;

describe('a table', () => {
  const marked = published({
    ...typed,
    marks: [
      { symbol: '[r]', field: 'children', where: { year: '2020/21' } },
      { symbol: '[p]', field: 'children', where: { year: '2020/21' } },
      { symbol: '[e]', field: 'children', where: { group: 'Plan', year: '2019/20' } },
    ],
  });

  it('shows a value with its marks, and none on a symbol', () => {
    const { rows: body, symbols } = table(marked, { columns: 'year' });
    expect(body[0]!.map(({ text }) => text)).toEqual(['Plan', '1,000', '[c]', '1,100 [p] [r]', '10.0']);
    expect(symbols.map(({ value }) => value)).toEqual(['[c]', '[p]', '[r]']);
    expect(symbols.at(-1)!.label).toBe('revised');
  });

  it('shows no mark where none is given', () => {
    expect(table(plans).symbols.map(({ value }) => value)).toEqual(['[c]', '[z]']);
  });

  it('gives the cell of the first measure the place of its row, in either layout', () => {
    const places = (columns: string | undefined) =>
      table(plans, { columns }).rows.map((cells) =>
        cells.flatMap(({ row, text }) => (row ? [[row, text]] : [])),
      );
    expect(places(undefined).slice(0, 2)).toEqual([[[1, '1,000']], [[2, '[c]']]]);
    expect(places('year')[2]).toEqual([
      [7, '1,200'],
      [8, '1,210'],
      [9, '1,251'],
    ]);
  });

  it('gives places to the whole dataset only, so that they are unique on a page', () => {
    const cells = table(plans, { among: rows(plans) }).rows.flat();
    expect(cells.every(({ row }) => row === undefined)).toBe(true);
  });

  it('has one place for each row of every real dataset', () => {
    for (const { id, value } of real.datasets) {
      const cells = table(value, { columns: columnsOf(value) }).rows.flat();
      const places = cells.flatMap(({ row }) => row ?? []).sort((a, b) => a - b);
      expect(places, id).toEqual(rows(value).map((_, index) => index + 1));
    }
  });
});

describe('the chart of a dataset', () => {
  it('is a line over three times or more, columns over two', () => {
    const years = ['2011/12', '2012/13', '2013/14'].map((each, index) => [each, index * 10 + 10]);
    expect(chartOf(made([year, cases], years))).toMatchObject({ kind: 'line', title: 'Cases, by year' });
    expect(chartOf(made([year, cases], years.slice(1)))?.kind).toBe('column');
  });

  it('has bars for categories, columns for a few short ones in order', () => {
    const data = ['0 to 4', '5 to 9', '10 to 15'].map((each, index) => [each, index * 10 + 10]);
    const ordered = { ...kind, categories: ['0 to 4', '5 to 9', '10 to 15'], categoriesOrdered: true };
    expect(chartOf(made([kind, cases], data))?.kind).toBe('bar');
    expect(chartOf(made([ordered, cases], data))?.kind).toBe('column');
  });

  it('has one line a category over time, at most four', () => {
    const data = (count: number) =>
      ['2011/12', '2012/13', '2013/14'].flatMap((each) =>
        Array.from({ length: count }, (_, index) => [`Kind ${index}`, each, index + 10]),
      );
    expect(chartOf(made([kind, year, cases], data(4)))).toMatchObject({
      kind: 'line',
      series: { length: 4 },
    });
    expect(chartOf(made([kind, year, cases], data(5)))).toBeUndefined();
  });

  it('stacks shares that make 100 %, and only those', () => {
    const group = { name: 'group', title: 'Group', type: 'string' } as const;
    const data = (last: number) => [
      ['All', 'Good', 60],
      ['All', 'Poor', 40],
      ['Some', 'Good', 70],
      ['Some', 'Poor', last],
    ];
    expect(chartOf(made([group, kind, share], data(31)))?.kind).toBe('stacked');
    expect(chartOf(made([group, kind, share], data(50)))?.kind).toBe('bar');
  });

  it('leaves out a total beside its parts', () => {
    const data = [
      ['A', 10],
      ['B', 20],
      ['C', 30],
      ['All', 60],
    ];
    const relations = [{ field: 'cases', by: 'kind', total: 'All', parts: ['A', 'B', 'C'] }];
    expect(chartOf(made([kind, cases], data, { relations }))?.categories).toEqual(['C', 'B', 'A']);
  });

  it.each<[string, Dataset]>([
    ['one row', made([kind, cases], [['A', 10]])],
    [
      'two categories',
      made(
        [kind, cases],
        [
          ['A', 10],
          ['B', 20],
        ],
      ),
    ],
    [
      'mostly hidden values',
      made(
        [kind, cases],
        [...'ABC'].map((each) => [each, 10]).concat([...'DEFG'].map((each) => [each, '[c]'])),
      ),
    ],
    [
      'rows that measure different things',
      made(
        [{ ...kind, name: 'measure' }, cases],
        [...'ABC'].map((each) => [each, 10]),
      ),
    ],
    [
      'too many categories',
      made(
        [kind, cases],
        Array.from({ length: 17 }, (_, index) => [`Kind ${index}`, 10]),
      ),
    ],
    [
      'combinations that are missing',
      made(
        [kind, year, cases],
        [
          ['A', '2011/12', 10],
          ['A', '2012/13', 10],
          ['B', '2013/14', 10],
        ],
      ),
    ],
    [
      'no measure',
      made(
        [kind, year],
        [
          ['A', '2011/12'],
          ['B', '2012/13'],
          ['C', '2013/14'],
        ],
      ),
    ],
  ])('is left out for %s', (_, dataset) => expect(chartOf(dataset)).toBeUndefined());

  it('shows the values of the real dataset, in words and symbols as published', () => {
    const charts = real.datasets.flatMap(({ id, value }) => {
      const chart = chartOf(value);
      return chart ? [{ id, chart }] : [];
    });
    expect(charts.length).toBeGreaterThan(10);
    for (const { id, chart } of charts) {
      const drawn = chart.series.flatMap(({ values }) => values).map((cell) => toText(cell, chart.measure));
      const given = chart.rows.map((row) => toText(row[chart.measure.name]!, chart.measure));
      expect(drawn.toSorted(), id).toEqual(given.toSorted());
      expect(chart.title.length + chart.subtitle.length, id).toBeLessThan(300);
    }
  });
});

describe('a period', () => {
  it.each([
    ['2014/15', '2014-04-01/2015-03-31'],
    ['1999/00', '1999-04-01/2000-03-31'],
    ['2015', '2015'],
    ['31 March 2015', '2015-03-31'],
    ['July 2013 to July 2015', '2013-07/2015-07'],
    ['2011 to 2015', '2011/2015'],
    ['2012/13 to 2014/15', '2012-04-01/2015-03-31'],
    ['April 2011 to 2015/16', '2011-04/2016-03-31'],
  ])('%s is the interval %s', (period, expected) => expect(interval(period)).toBe(expected));

  it.each([
    '2013/14 and 2014/15',
    'End of March 2015',
    'Since 2006/07',
    'Years not stated',
    '2015 (undated in the paper)',
  ])('%s leaves its interval open', (period) => expect(interval(period)).toBeUndefined());
});

describe('JSON-LD', () => {
  const board = real.board!.value;
  const publication = { board, site: 'https://reports.example/annual/' };
  const described = (dataset: Dataset) => {
    const entry = { id: '2020-21/plans', dataset };
    const files = datasetFiles(entry, { id: '2020-21', title: '2020/21' }, publication);
    return jsonLd([linkedDataset(entry, files, publication)]);
  };

  it('names the dataset, its period, area, board and files', () => {
    expect(JSON.parse(described(plans))).toMatchObject({
      '@type': 'Dataset',
      '@id': 'https://reports.example/annual/data/2020-21/plans/',
      name: plans.title,
      temporalCoverage: '2018-04-01/2021-03-31',
      spatialCoverage: { name: 'Exampleshire' },
      disambiguatingDescription: board.notice,
      variableMeasured: [{ name: 'Children', unitText: 'children' }, { unitText: '%' }],
      distribution: [
        { encodingFormat: 'text/csv', contentUrl: 'https://reports.example/annual/data/2020-21/plans.csv' },
        { encodingFormat: 'application/vnd.oasis.opendocument.spreadsheet' },
        { encodingFormat: 'application/json' },
        { encodingFormat: 'application/csvm+json' },
      ],
    });
  });

  it('cannot end the script that it stands in', () => {
    const description = 'Ends </script><script>alert(1)</script> <!-- here';
    const text = described({ ...plans, description });
    expect(text).not.toContain('<');
    expect(JSON.parse(text).description).toBe(description);
  });

  it('leaves out an interval that is not exact, and names a licence of the dataset', () => {
    const licenses = [{ name: 'OGL-UK-3.0', path: 'https://licence.example/' }];
    const said = JSON.parse(described({ ...plans, period: 'Some time', licenses }));
    expect(said.temporalCoverage).toBeUndefined();
    expect(said.license).toEqual(['https://licence.example/']);
    expect(JSON.parse(described(plans)).license.text).toBe(board.licence);
  });

  it('holds no telephone number', () => {
    const said = described(plans);
    for (const { contact } of board.help) expect(said).not.toContain(contact);
  });

  it('cites a dataset with its title, source and address', () => {
    const said = citation({ id: '2020-21/plans', dataset: plans }, publication);
    for (const part of [
      plans.title,
      '2020/21',
      plans.sources[0]!.title,
      board.name,
      'https://reports.example/annual/data/2020-21/plans/',
    ])
      expect(said).toContain(part);
  });
});

describe('addresses', () => {
  const site = {
    ...real,
    files: ['data/2020-21/plans.json', 'content/editions/2020-21.md'],
    publicFiles: [],
  };

  it('include every file of a dataset, and those of its edition', () => {
    const paths = addresses(site).map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        ...['/', '.csv', '.csv-metadata.json', '.json', '.ods'].map(
          (ending) => `/data/2020-21/plans${ending}`,
        ),
        '/data/2020-21/data-2020-21.ods',
        '/data/2020-21/datapackage.json',
        '/data/themes/',
        '/data/areas/',
      ]),
    );
    expect(addressRule.find(site)).toEqual([]);
  });

  it.each(['datapackage', 'data-2020-21'])(
    'refuse a dataset called %s, whose file would be the edition’s',
    (name) => {
      const files = [...site.files, `data/2020-21/${name}.json`];
      expect(addressRule.find({ ...site, files })).toHaveLength(1);
    },
  );
});
