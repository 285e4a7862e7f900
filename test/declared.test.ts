import { describe, expect, it } from 'vitest';
import type { z } from 'astro/zod';
import { RawDataset, type Cell } from '../src/dataset/dataset.ts';
import { protection } from '../src/dataset/protection/protect.ts';

const threshold = 5;
type Typed = z.input<typeof RawDataset>;
type Field = Typed['schema']['fields'][number];

const described: Omit<Typed, 'name' | 'schema' | 'data'> = {
  title: 'Children',
  description: 'Invented children.',
  forChildren: 'Invented children.',
  sources: [{ title: 'An invented paper' }],
  period: '2020/21',
  geography: 'Exampleshire',
  status: 'final',
  theme: 'Police',
};

const text = (name: string): Field => ({ name, title: name, type: 'string' });
const count = (name: string, unit = 'children', more: Partial<Field> = {}): Field => ({
  ...{ name, title: name, type: 'integer', unit },
  ...more,
});
const secret = (name: string, unit?: string): Field => count(name, unit, { disclosive: true });
const share = (name: string, of: string, base: string): Field => ({
  ...{ name, title: name, type: 'number', unit: '%' },
  derived: { kind: 'share', of, base: { field: base } },
});

function typed(name: string, fields: Field[], data: Cell[][], more: Partial<Typed> = {}): Typed {
  return {
    ...described,
    name,
    schema: { fields },
    data: [fields.map((field) => field.name), ...data],
    ...more,
  };
}

/** The rows of each dataset as they are published; nothing may be hidden that can be worked out. */
function published(...datasets: Typed[]): Cell[][][] {
  const raw = datasets.map((each) => ({ id: `2020-21/${each.name}`, value: RawDataset.parse(each) }));
  const { datasets: safe, hidden } = protection(raw, threshold);
  expect(hidden.filter(({ isSafe }) => !isSafe)).toEqual([]);
  return [...safe.values()].map(({ data }) => data.slice(1));
}

const hiddenIn = (rows: Cell[][]) => rows.map((row) => row.filter((cell) => cell === '[c]').length);

describe('a sum protects its disclosive field', () => {
  const sums = [{ total: 'all', parts: ['girls', 'boys'] }];
  const row: Cell[] = ['Aaville', 3, 20, 23];
  it.each([
    ['girls alone', [secret('girls', 'girls'), count('boys', 'boys'), count('all')]],
    ['girls and boys', [secret('girls', 'girls'), secret('boys', 'boys'), count('all')]],
    ['girls and all', [secret('girls', 'girls'), count('boys', 'boys'), secret('all')]],
    [
      'girls, and no field has a unit',
      [
        { ...secret('girls'), unit: undefined },
        { ...count('boys'), unit: undefined },
        { ...count('all'), unit: undefined },
      ],
    ],
    [
      'girls, and the others are said to be open',
      [
        secret('girls'),
        count('boys', 'boys', { disclosive: false }),
        count('all', 'children', { disclosive: false }),
      ],
    ],
  ])('when it is declared of %s', (_, fields) => {
    const [rows] = published(typed('sexes', [text('area'), ...fields], [row], { sums }));
    expect(hiddenIn(rows!)).toEqual([2]);
    expect(rows![0]![1]).toBe('[c]');
  });

  it('over fields that add up to a further one, too', () => {
    const fields = [
      text('area'),
      secret('girls'),
      count('boys'),
      count('all'),
      count('others'),
      count('total'),
    ];
    const more = { sums: [...sums, { total: 'total', parts: ['all', 'others'] }] };
    const [rows] = published(typed('levels', fields, [['Aaville', 3, '[x]', 3, 40, 43]], more));
    expect(rows).toEqual([['Aaville', '[c]', '[x]', '[c]', '[c]', 43]]);
  });

  it('and leaves sums of other things alone', () => {
    const fields = [
      text('area'),
      count('schools', 'schools'),
      count('nurseries', 'nurseries'),
      count('places', 'places'),
    ];
    const more = { sums: [{ total: 'places', parts: ['schools', 'nurseries'] }] };
    expect(published(typed('things', fields, [['Aaville', 3, 20, 23]], more))).toEqual([
      [['Aaville', 3, 20, 23]],
    ]);
  });

  it('and stops the build when a part is no whole number, so that it cannot be hidden', () => {
    const fields = [
      text('area'),
      secret('girls'),
      { ...count('rest'), type: 'number' } as Field,
      { ...count('all'), type: 'number' } as Field,
    ];
    const raw = [
      {
        id: '2020-21/odd',
        value: RawDataset.parse(
          typed('odd', fields, [['Aaville', 3, 20.5, 23.5]], {
            sums: [{ total: 'all', parts: ['girls', 'rest'] }],
          }),
        ),
      },
    ];
    expect(protection(raw, threshold).hidden.map(({ isSafe }) => isSafe)).toEqual([false]);
  });
});

describe('a value typed as [c]', () => {
  const relations = [
    { field: 'children', by: 'area', total: 'All', parts: ['Aeville', 'Beville', 'Ceville'] },
  ];
  const rows: Cell[][] = [
    ['Aeville', '[c]'],
    ['Beville', 20],
    ['Ceville', 30],
    ['All', 53],
  ];

  it('is protected in a field that does not say what it counts', () => {
    const [safe] = published(typed('hand', [text('area'), count('children')], rows, { relations }));
    expect(safe).toEqual([
      ['Aeville', '[c]'],
      ['Beville', '[c]'],
      ['Ceville', 30],
      ['All', 53],
    ]);
  });

  it('hides nothing else where nothing adds up', () => {
    const [safe] = published(typed('hand', [text('area'), count('children')], rows));
    expect(safe).toEqual(rows);
  });
});

describe('a link', () => {
  const relations = [{ field: 'children', by: 'area', total: 'All', parts: ['Aamoor', 'Bbmoor'] }];
  const first = typed(
    'k1',
    [text('area'), secret('children')],
    [
      ['Aamoor', 3],
      ['Bbmoor', 24],
      ['All', 27],
    ],
    { relations },
  );

  it('hides a count in a field that is not disclosive there', () => {
    const links = [{ field: 'young', to: { dataset: '2020-21/k1', field: 'children' }, on: ['area'] }];
    const second = typed('k2', [text('area'), count('young', 'young people')], [['Bbmoor', 24]], { links });
    expect(published(first, second)).toEqual([
      [
        ['Aamoor', '[c]'],
        ['Bbmoor', '[c]'],
        ['All', 27],
      ],
      [['Bbmoor', '[c]']],
    ]);
  });

  it('of an indicator does so, too', () => {
    const indicator = (field: string) => ({
      name: 'plans',
      title: 'Plans',
      definition: 'Invented.',
      field,
      where: { area: 'Bbmoor' },
    });
    const second = typed('k2', [text('area'), count('young', 'young people')], [['Bbmoor', 24]], {
      indicators: [indicator('young')],
    });
    expect(published({ ...first, indicators: [indicator('children')] }, second)[1]).toEqual([
      ['Bbmoor', '[c]'],
    ]);
  });

  it('hides what is worked out from a hidden count in both datasets', () => {
    const fields = [
      text('area'),
      secret('girls'),
      count('asked', 'families'),
      share('part', 'girls', 'asked'),
    ];
    const one = typed('one', fields, [
      ['Aamoor', 3, 40, 7.5],
      ['Bbmoor', 20, 40, 50],
    ]);
    const links = [{ field: 'part', to: { dataset: '2020-21/one', field: 'part' }, on: ['area'] }];
    const two = typed(
      'two',
      [text('area'), { ...share('part', 'a', 'b'), derived: undefined }],
      [
        ['Aamoor', 7.5],
        ['Bbmoor', 50],
      ],
      { links },
    );
    expect(published(one, two)[1]).toEqual([
      ['Aamoor', '[c]'],
      ['Bbmoor', 50],
    ]);
  });
});

describe('a difference of counts', () => {
  const fields = (late: Partial<Field>) => [
    text('area'),
    secret('plans', 'plans'),
    secret('reviewed', 'plans'),
    count('late', 'children', {
      derived: { kind: 'difference', of: 'plans', base: { field: 'reviewed' } },
      ...late,
    }),
  ];

  it('that is small is hidden with one of its counts, when it is disclosive', () => {
    const [rows] = published(typed('late', fields({ disclosive: true }), [['Aaville', 100, 97, 3]]));
    expect(rows![0]![3]).toBe('[c]');
    expect(hiddenIn(rows!)).toEqual([2]);
  });

  it('of a field that is not disclosive is hidden, too', () => {
    const [, plans, reviewed, late] = fields({ disclosive: true });
    const open = [plans!, { ...reviewed!, disclosive: undefined }].map((field) => ({
      ...field,
      disclosive: undefined,
    }));
    const [rows] = published(typed('late', [text('area'), ...open, late!], [['Aaville', 100, 97, 3]]));
    expect(hiddenIn(rows!)).toEqual([2]);
  });
});

describe('a share tells how many are left', () => {
  const row: Cell[] = ['Aaville', 97, 100, 97];
  it.each([
    ['its count is disclosive', secret('reviewed', 'plans'), count('plans', 'plans')],
    ['its base is disclosive', count('reviewed', 'plans'), secret('plans', 'plans')],
    ['neither is, and both count people', count('reviewed', 'plans'), count('plans', 'plans')],
  ])('so it is hidden with one of them where few are: %s', (_, some, all) => {
    const [rows] = published(
      typed('left', [text('area'), some, all, share('part', 'reviewed', 'plans')], [row]),
    );
    expect(hiddenIn(rows!)).toEqual([2]);
    expect(rows![0]![3]).toBe('[c]');
  });

  it('so it is hidden where few of a small number are', () => {
    const fields = [text('area'), count('some'), count('all'), share('part', 'some', 'all')];
    const [rows] = published(typed('few', fields, [['Aaville', 7, 9, 77.8]]));
    expect(hiddenIn(rows!)).toEqual([2]);
  });

  it('so it is hidden when it stands for its count itself', () => {
    const part: Field = {
      ...share('part', 'a', 'b'),
      disclosive: true,
      derived: { kind: 'share', base: { count: 100 } },
    };
    expect(
      published(
        typed(
          'alone',
          [text('area'), part],
          [
            ['Aaville', 97],
            ['Beville', 60],
            ['Ceville', 100],
          ],
        ),
      ),
    ).toEqual([
      [
        ['Aaville', '[c]'],
        ['Beville', 60],
        ['Ceville', 100],
      ],
    ]);
  });

  it('and is shown where it is of things', () => {
    const fields = [
      text('area'),
      count('good', 'schools'),
      count('schools', 'schools'),
      share('part', 'good', 'schools'),
    ];
    expect(published(typed('schools', fields, [row]))).toEqual([[row]]);
  });
});
