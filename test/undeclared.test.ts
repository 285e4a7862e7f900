import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'astro/zod';
import { problems } from '../src/check/check.ts';
import { content } from '../src/content.ts';
import type { RawDataset } from '../src/dataset/dataset.ts';
import { toReport } from '../src/problem.ts';
import { project } from './build.ts';

type Typed = z.input<typeof RawDataset>;
type Field = Typed['schema']['fields'][number];

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'undeclared-'));
  cpSync(join(project, 'test/site'), root, { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What the check says of a dataset of areas. */
function said(
  fields: Field[],
  rows: Typed['data'],
  more: Partial<Typed> = {},
  labels: Record<string, string> = {},
) {
  const missingValues = Object.entries({ '[x]': 'not available', ...labels }).map(([value, label]) => ({
    value,
    label,
  }));
  const dataset = {
    name: 'told',
    title: 'Invented children',
    description: 'Invented children.',
    forChildren: 'Invented children.',
    sources: [{ title: 'An invented paper, table 9' }],
    period: '2020/21',
    geography: 'Exampleshire',
    status: 'final',
    theme: 'Child protection',
    schema: { fields: [{ name: 'area', title: 'Area', type: 'string' }, ...fields], missingValues },
    data: [['area', ...fields.map((field) => field.name)], ...rows],
    ...more,
  };
  writeFileSync(join(root, 'data/2020-21/told.json'), JSON.stringify(dataset, undefined, 2));
  const found = problems(content(root)).filter(({ file }) => file === 'data/2020-21/told.json');
  return toReport(found);
}

const field = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  title: name,
  type: 'integer',
  unit: 'children',
  ...more,
});
const unsaid = 'holds small counts that could be of people, and nothing says whether they may be shown';

describe('small counts of people', () => {
  const difference = (base: NonNullable<Field['derived']>['base'], more: Partial<Field> = {}) =>
    field('late', { derived: { kind: 'difference', of: 'plans', base }, ...more });
  const plans = field('plans', { unit: 'plans' });
  const reviewed = field('reviewed', { unit: 'plans' });

  it('are found in numbers that are not said to be whole', () => {
    const number = field('children', { type: 'number' });
    const told = said(
      [number],
      [
        ['North', 3],
        ['South', 2],
        ['West', 46],
      ],
    );
    expect(told).toContain(unsaid);
    expect(told).toContain('Add "disclosive": true and "type": "integer"');
    expect(told).not.toMatch(/\b46\b/);
    expect(
      said(
        [number],
        [
          ['North', 3],
          ['South', 2.5],
        ],
      ),
    ).toContain(unsaid);
    expect(
      said(
        [{ ...number, disclosive: false }],
        [
          ['North', 3],
          ['South', 2.5],
        ],
      ),
    ).not.toContain('small counts');
    expect(
      said(
        [{ ...number, independent: 'It is an average of all visits.' }],
        [
          ['North', 3],
          ['South', 2.5],
        ],
      ),
    ).not.toContain('small counts');
  });

  it.each(['per 10,000 children', 'children per 10,000', '%', 'full-time equivalent', 'years'])(
    'are not taken for numbers that are no counts: %s',
    (unit) => {
      const told = said(
        [field('number', { type: 'number', unit })],
        [
          ['North', 3],
          ['South', 2.5],
        ],
      );
      expect(told).not.toContain('small counts');
    },
  );

  it('are found where a count is another less a third', () => {
    expect(said([plans, reviewed, difference({ field: 'reviewed' })], [['North', 100, 97, 3]])).toContain(
      unsaid,
    );
    expect(
      said(
        [plans, reviewed, difference({ field: 'reviewed' }, { disclosive: true })],
        [['North', 100, 97, 3]],
      ),
    ).not.toContain(unsaid);
  });

  it('are not taken for a change from one year to another, or for one that goes both ways', () => {
    const year: Field = { name: 'year', title: 'Year', type: 'string' };
    const rows: Typed['data'] = [
      ['North', '2019/20', 97, '[x]'],
      ['North', '2020/21', 100, 3],
    ];
    expect(said([year, plans, difference({ where: { year: '2019/20' } })], rows)).not.toContain(unsaid);
    expect(
      said(
        [plans, reviewed, difference({ field: 'reviewed' })],
        [
          ['North', 100, 97, 3],
          ['South', 90, 95, -5],
        ],
      ),
    ).not.toContain(unsaid);
  });

  it.each(['fatal events', 'child death reviews', 'reviews of deaths', 'suicides', 'near-fatal events'])(
    'are found in %s',
    (unit) => {
      expect(said([field('number', { unit })], [['North', 2]])).toContain(unsaid);
    },
  );

  it.each(['learning events', 'child safeguarding practice reviews', 'suicide prevention teams'])(
    'are not found in %s',
    (unit) => {
      expect(said([field('number', { unit })], [['North', 2]])).not.toContain(unsaid);
    },
  );

  it.each(['children', 'girls', 'young people in care', 'deaths', 'schools and pupils'])(
    'of %s are not shown for no reason',
    (unit) => {
      const told = said([field('number', { unit, disclosive: false })], [['North', 2]]);
      expect(told).toContain(
        `holds small counts of ${unit}, and "disclosive": false shows them with no reason`,
      );
      expect(said([field('number', { unit, disclosive: false })], [['North', 20]])).not.toContain(
        'no reason',
      );
    },
  );

  it.each(['incidents', 'schools', 'children per social worker', 'visits'])(
    'of %s may be said to point to nobody',
    (unit) => {
      expect(said([field('number', { unit, disclosive: false })], [['North', 2]])).not.toContain(
        'small counts',
      );
    },
  );
});

describe('a total that is not declared', () => {
  it('is found among fields that do not say what they count', () => {
    const fields = [
      field('girls', { unit: 'girls', disclosive: true }),
      field('boys', { unit: 'boys' }),
      field('all'),
    ];
    const rows: Typed['data'] = [
      ['North', 3, 20, 23],
      ['South', 30, 40, 70],
    ];
    expect(said(fields, rows)).toContain('"all" seems to be the sum of "girls" and "boys"');
    expect(said(fields, rows, { sums: [{ total: 'all', parts: ['girls', 'boys'] }] })).not.toContain(
      'seems to be',
    );
  });
});

describe('a value typed as [c] among decimals that are added up', () => {
  const relations = [{ field: 'weeks', by: 'area', total: 'All', parts: ['North', 'South'] }];
  const weeks = field('weeks', { type: 'number', unit: 'weeks' });
  const all = (...cells: (string | number)[]) =>
    said(
      [weeks],
      ['North', 'South', 'All'].map((area, at) => [area, cells[at]!]),
      { relations },
      { '[c]': 'confidential' },
    );

  it('does not stand alone', () => {
    expect(all('[c]', 20.5, 53.7)).toContain('The value of "weeks" that is typed as [c] could be worked out');
    expect(all('[c]', '[c]', 53.7)).not.toContain('could be worked out');
    expect(all('[c]', 20, 53)).not.toContain('could be worked out');
  });
});

describe('the label of [c]', () => {
  const told = (label: string) =>
    said([field('children', { disclosive: true })], [['North', '[c]']], {}, { '[c]': label });

  it.each(['between 1 and 5 children', 'fewer than six', '1-5', 'counts of one to five', 'a single figure'])(
    'does not say how large a count is: %s',
    (label) => {
      expect(told(label)).toContain('The label of [c] says how large a hidden count is.');
    },
  );

  it.each([
    'confidential',
    'confidential: a small count, or a figure that would reveal one',
    'hidden; see note 2',
    'hidden since 2019/20',
  ])('may say: %s', (label) => {
    expect(told(label)).not.toContain('The label of [c]');
  });
});

describe('a figure that tells a small count with another number of its row', () => {
  const number = (name: string, title: string, unit?: string, more: Partial<Field> = {}): Field => ({
    ...{ name, title, type: 'number' },
    ...(unit !== undefined && { unit }),
    ...more,
  });
  const found = (name: string, other: string) =>
    `"${name}" and "${other}" of this row together could tell a small count of people.`;
  const share = (more: Partial<Field> = {}) => number('share', 'Share', '%', more);

  it.each<[string, Field[], (number | string)[], string]>([
    ['a share', [field('cohort'), share()], [9, 33.3], found('share', 'cohort')],
    [
      'a share of a disclosive field',
      [field('cohort', { disclosive: true }), share()],
      [9, 33.3],
      found('share', 'cohort'),
    ],
    ['a share of all but a few', [field('cohort'), share()], [100, 97], found('share', 'cohort')],
    [
      'a share in words',
      [field('cohort'), number('share', 'Share', 'per cent')],
      [9, 33.3],
      found('share', 'cohort'),
    ],
    [
      'a rate',
      [
        field('population', { unit: 'people' }),
        number('rate', 'Deaths per 10,000', undefined, { decimals: 2 }),
      ],
      [10000, 3],
      found('rate', 'population'),
    ],
    [
      'a rate by its unit',
      [field('population', { unit: 'residents' }), number('rate', 'Deaths', 'per 10,000 residents')],
      [20000, 1.5],
      found('rate', 'population'),
    ],
    [
      'a change',
      [field('children', { disclosive: true }), number('change', 'Change since 2019/20', '%')],
      [8, 100],
      found('change', 'children'),
    ],
    [
      'an average of days',
      [number('days', 'Days', 'days'), number('mean', 'Average per child', 'days', { decimals: 1 })],
      [90, 30],
      found('mean', 'days'),
    ],
    [
      'an average for each child',
      [number('days', 'Days', 'days'), number('mean', 'Days', 'per child')],
      [90, 30],
      found('mean', 'days'),
    ],
    [
      'an average of visits',
      [field('visits', { unit: 'visits' }), number('mean', 'Mean', undefined, { decimals: 1 })],
      [30, 10],
      found('mean', 'visits'),
    ],
    [
      'a cost for each child',
      [number('cost', 'Cost', '£'), number('mean', 'Cost per child', '£')],
      [9000, 3000],
      found('mean', 'cost'),
    ],
  ])('is found: %s', (_, fields, row, message) => {
    const told = said(fields, [['North', ...row]]);
    expect(told).toContain(message);
    expect(told.replaceAll(/"[^"]*"|\d+:\d+/g, '')).not.toMatch(/\b(?:3|33\.3|4)\b/);
  });

  it.each<[string, Field[], (number | string)[]]>([
    ['of a large count', [field('cohort'), share()], [90, 33.3]],
    ['that is rounded so far that many counts fit', [field('cohort'), share()], [2000, 0]],
    ['of things', [field('schools', { unit: 'schools' }), share()], [9, 33.3]],
    ['of none', [field('cohort'), share()], [9, 0]],
    ['of all', [field('cohort'), share()], [9, 100]],
    ['that is no whole number of people', [field('cohort'), share()], [9, 38.2]],
    [
      'that says why it tells nothing',
      [field('cohort'), share({ independent: 'A share of reviews.' })],
      [9, 33.3],
    ],
    ['that is an age', [field('children'), number('age', 'Average age', 'years')], [36, 12]],
    ['for each team', [number('days', 'Days', 'days'), number('mean', 'Average', 'days per team')], [90, 30]],
    ['of a growth', [field('children'), number('growth', 'Increase', '%')], [634, 11]],
  ])('is not found in a figure %s', (_, fields, row) => {
    expect(said(fields, [['North', ...row]])).not.toContain('together could tell');
  });

  it('is not found where it says how it was worked out, for then it is hidden', () => {
    const fields = [
      field('cohort'),
      field('found', { disclosive: true }),
      share({ derived: { kind: 'share', of: 'found', base: { field: 'cohort' } } }),
    ];
    expect(said(fields, [['North', 9, 3, 33.3]])).not.toContain('together could tell');
  });

  it('is found in an average beside a hidden count, however large', () => {
    const fields = [
      field('children', { disclosive: true }),
      field('visits', { unit: 'visits' }),
      number('mean', 'Mean visits', 'visits per child'),
    ];
    const rows: Typed['data'] = [
      ['North', 3, 90, 30],
      ['South', 20, 600, 30],
    ];
    expect(said(fields, rows)).toContain(
      '"mean" could reveal a hidden count, since nothing says how it was worked out',
    );
    expect(said(fields, rows)).toContain('"kind": "average"');
  });
});
