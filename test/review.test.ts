import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'astro/zod';
import { protectedCopy } from '../src/build/protected-copy.ts';
import { problems } from '../src/check/check.ts';
import { content } from '../src/content.ts';
import { RawDataset } from '../src/dataset/dataset.ts';
import { protection } from '../src/dataset/protection/protect.ts';
import { snapshot } from '../src/frozen/snapshot.ts';
import { lockText } from '../src/lock.ts';
import { toReport } from '../src/problem.ts';
import { project } from './build.ts';

type Typed = z.input<typeof RawDataset>;
type Field = Typed['schema']['fields'][number];

const text = (name: string): Field => ({ name, title: name, type: 'string' });
const count = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  title: name,
  type: 'integer',
  unit: 'children',
  disclosive: true,
  ...more,
});
const percent = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  title: name,
  type: 'number',
  unit: '%',
  ...more,
});

/** A dataset from its fields and rows. */
function typed(name: string, fields: Field[], rows: Typed['data'], more: Partial<Typed> = {}): Typed {
  return {
    name,
    title: 'Invented children',
    description: 'Invented children.',
    forChildren: 'Invented children.',
    sources: [{ title: 'An invented paper, table 9' }],
    period: '2020/21',
    geography: 'Exampleshire',
    status: 'final',
    theme: 'Child protection',
    schema: { fields, missingValues: [] },
    data: [fields.map((field) => field.name), ...rows],
    ...more,
  };
}

/** What is published of datasets that are protected together: the rows of each. */
function shown(...datasets: Typed[]) {
  const raw = datasets.map((each) => ({ id: `2020-21/${each.name}`, value: RawDataset.parse(each) }));
  return [...protection(raw, 5).datasets.values()].map(({ data }) => data.slice(1));
}

describe('what an outsider could work out', () => {
  it('hides a further count where one field is another less a third', () => {
    const boys = count('boys', {
      derived: { kind: 'difference', of: 'children', base: { field: 'girls' } },
    });
    const rows = [
      ['North', 23, 20, 3],
      ['South', 41, 20, 21],
    ];
    const [data] = shown(typed('sexes', [text('area'), count('children'), count('girls'), boys], rows));
    expect(data).toEqual([
      ['North', 23, '[c]', '[c]'],
      ['South', 41, 20, 21],
    ]);
  });

  it('hides all figures that one was revised to, whichever edition comes first', () => {
    const edition = (name: string, value: number) =>
      typed(name, [text('year'), count('children')], [['2019/20', value]], {
        indicators: [
          { name: 'plans', title: 'Plans', definition: 'Plans.', field: 'children', time: 'year' },
        ],
      });
    expect(shown(edition('one', 7), edition('two', 8), edition('three', 4)).flat(2)).not.toContain(8);
  });

  it('hides a share whose count is not available, since it would tell the count', () => {
    const share = percent('share', {
      derived: { kind: 'share', of: 'children', base: { where: { area: 'All' } } },
    });
    const [data] = shown(
      typed(
        'areas',
        [text('area'), count('children'), share],
        [
          ['North', '[x]', 3],
          ['All', 100, '[z]'],
        ],
      ),
    );
    expect(data![0]).toEqual(['North', '[x]', '[c]']);
  });

  it('works out from rounded counts what was worked out from what was worked out', () => {
    const share = percent('share', {
      decimals: 2,
      derived: { kind: 'share', of: 'children', base: { count: 1000 } },
    });
    const rise = percent('rise', {
      decimals: 2,
      derived: { kind: 'difference', of: 'share', base: { where: { year: '2019/20' } } },
    });
    const rows = [
      ['2019/20', 102, 10.2, 0],
      ['2020/21', 118, 11.8, 1.6],
    ];
    for (const fields of [
      [share, rise],
      [rise, share],
    ]) {
      const names = ['year', 'children', ...fields.map(({ name }) => name)];
      const ordered = rows.map(([year, children, of, by]) =>
        names.map((name) => ({ year, children, share: of, rise: by })[name]!),
      );
      const [data] = shown(
        typed('rounded', [text('year'), count('children'), ...fields], ordered, { rounding: 10 }),
      );
      expect(data![1]![names.indexOf('rise')]).toBe(2);
    }
  });
});

describe('a site', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'review-'));
    cpSync(join(project, 'test/site'), root, { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const write = (dataset: Typed) =>
    writeFileSync(join(root, `data/2020-21/${dataset.name}.json`), JSON.stringify(dataset, null, 2));
  const found = () => toReport(problems(content(root)));

  it('keeps hidden what a frozen edition hid, for with the older file it would tell what else was hidden', () => {
    const relation = { field: 'children', by: 'area', total: 'All' };
    const fields = [text('area'), count('children')];
    const before = [
      ['North', 3],
      ['South', 9],
      ['West', 40],
    ];
    write(
      typed('areas', fields, [...before, ['All', 52]], {
        relations: [{ ...relation, parts: ['North', 'South', 'West'] }],
      }),
    );
    const lock = snapshot(content(root), '2020-21', '2026-09-30');
    writeFileSync(join(root, 'content/editions/2020-21.lock.json'), lockText(lock));
    write(
      typed('areas', fields, [...before, ['East', 6], ['All', 58]], {
        relations: [{ ...relation, parts: ['North', 'South', 'West', 'East'] }],
      }),
    );
    const now = content(root).datasets.find(({ id }) => id === '2020-21/areas')!;
    expect(now.value.data.map(([, children]) => children)).toEqual(['children', '[c]', '[c]', 40, 6, 58]);
  });

  it('stops when the older file of a frozen edition, with the file of today, tells a new small count', () => {
    const relation = { field: 'children', by: 'area', total: 'All' };
    const before = [
      ['North', 3],
      ['South', 9],
      ['West', 40],
    ];
    const dataset = (rows: Typed['data'], parts: string[]) =>
      typed('areas', [text('area'), count('children')], rows, { relations: [{ ...relation, parts }] });
    write(dataset([...before, ['All', 52]], ['North', 'South', 'West']));
    const lock = lockText(snapshot(content(root), '2020-21', '2026-09-30'));
    writeFileSync(join(root, 'content/editions/2020-21.lock.json'), lock);
    expect(found()).not.toContain('could be worked out');
    write(dataset([...before, ['East', 4], ['All', 56]], ['North', 'South', 'West', 'East']));
    expect(found()).toContain(
      'The hidden "children" of this row could be worked out from what is published, and no other cell can be hidden',
    );
  });

  it('takes a total of counts typed as [c] that was revised since for no contradiction', () => {
    const more = { relations: [{ field: 'children', by: 'area', total: 'All', parts: ['North', 'South'] }] };
    const schema = { fields: [text('area'), count('children')], missingValues: [] };
    const dataset = (total: number) => ({
      ...typed(
        'areas',
        schema.fields,
        [
          ['North', '[c]'],
          ['South', '[c]'],
          ['All', total],
        ],
        more,
      ),
      schema: { ...schema, missingValues: [{ value: '[c]' as const, label: 'confidential' }] },
    });
    write(dataset(52));
    const lock = lockText(snapshot(content(root), '2020-21', '2026-09-30'));
    writeFileSync(join(root, 'content/editions/2020-21.lock.json'), lock);
    write(dataset(56));
    expect(found()).toContain('A published number was 52 and is now 56');
    expect(found()).not.toContain('could be worked out');
  });

  it('copies no hidden file of data/ for the public', () => {
    writeFileSync(join(root, 'data/2020-21/.plans.json.swp'), 'what was typed');
    const to = join(root, 'copy');
    protectedCopy(root, content(root), to);
    expect(existsSync(join(to, 'data/2020-21/plans.json'))).toBe(true);
    expect(existsSync(join(to, 'data/2020-21/.plans.json.swp'))).toBe(false);
  });

  const areas = [
    ['North', 3, 1],
    ['South', 27, 9],
    ['All', 30, 10],
  ] as Typed['data'];
  const adds = { relations: [{ field: 'children', by: 'area', total: 'All', parts: ['North', 'South'] }] };

  it.each<[string, Typed, string]>([
    [
      'a relation that other text keeps from joining any rows',
      typed(
        'areas',
        [text('area'), text('trend'), count('children')],
        [
          ['North', 'up', 3],
          ['South', 'down', 27],
          ['All', 'same', 30],
        ],
        adds,
      ),
      'The relation joins no rows: no part has the same trend as "All".',
    ],
    [
      'a total that is in no relation',
      typed(
        'areas',
        [text('area'), count('children')],
        areas.map((row) => row.slice(0, 2)),
      ),
      '"All" seems to be a total of "children", and no relation says so',
    ],
    [
      'a field that is the sum of two others',
      typed(
        'areas',
        [text('area'), count('children'), count('girls'), count('boys')],
        [
          ['North', 23, 20, 3],
          ['South', 41, 20, 21],
        ],
      ),
      '"children" seems to be the sum of "girls" and "boys", and nothing says so',
    ],
    [
      'a share of a known count that may be of people',
      typed(
        'areas',
        [text('area'), percent('share', { derived: { kind: 'share', base: { count: 100 } } })],
        [['North', 3]],
      ),
      'a share of a known count tells the count, so say whether that counts people',
    ],
    [
      'a rate whose unit is in words',
      typed('areas', [text('area'), count('children'), percent('rate', { unit: 'per cent' })], areas, adds),
      '"rate" could reveal a hidden count',
    ],
    [
      'counts of the same people in a field that is not disclosive',
      typed('areas', [text('area'), count('children'), count('again', { disclosive: false })], areas, adds),
      '"again" could reveal a hidden count',
    ],
    [
      'small counts of people that nothing says to hide',
      typed(
        'areas',
        [text('area'), { name: 'children', title: 'Children', type: 'integer', unit: 'children' }],
        [['North', 4]],
      ),
      '"children" holds small counts that could be of people, and nothing says whether they may be shown',
    ],
    ...[
      ...['serious incidents', 'deaths', 'allegations', 'children reviewed', 'children in schools'],
      ...['schools and pupils', 'pupils/teams', 'incidents at events', undefined],
    ].map((unit): [string, Typed, string] => [
      `small counts of ${unit ?? 'what has no unit'}`,
      typed(
        'areas',
        [text('area'), { name: 'number', title: 'Number', type: 'integer', ...(unit && { unit }) }],
        [['North', 2]],
      ),
      '"number" holds small counts that could be of people, and nothing says whether they may be shown',
    ]),
    [
      '[low] as a count of people',
      typed('areas', [text('area'), count('children')], [['North', '[low]']]),
      '"children" counts people, and [low] tells',
    ],
  ])('is told of %s', (_, dataset, message) => {
    write(dataset);
    expect(found()).toContain(message);
  });

  it.each([
    'reviews',
    'serious case reviews',
    'reviews of children',
    'audits and reviews',
    'days',
    'Teams',
    'thousand pounds',
    '£',
    'per 10,000 children',
  ])('is told nothing of small numbers of %s', (unit) => {
    const number = { name: 'number', title: 'Number', type: 'integer' as const, unit };
    write(typed('areas', [text('area'), number], [['North', 2]]));
    expect(found()).not.toContain('could be of people');
  });

  it('is told nothing of fields whose sum is declared', () => {
    const fields = [text('area'), count('children'), count('girls'), count('boys')];
    const rows = [
      ['North', 23, 20, 3],
      ['South', 41, 20, 21],
    ];
    write(typed('areas', fields, rows, { sums: [{ total: 'children', parts: ['girls', 'boys'] }] }));
    expect(found()).not.toContain('seems to be');
  });

  it.each([
    [
      'the title of a chart',
      'content/reports/2020-21/crag.mdx',
      'Plans rose while care fell',
      'Three were in Northside',
    ],
    [
      'a line across a chart',
      'content/reports/2020-21/crag.mdx',
      'title="Plans rose while care fell"',
      'title="Plans rose" reference="3: Northside"',
    ],
    [
      'a headline',
      'content/reports/2020-21/crag.mdx',
      'label="People trained" value="over 9,000"',
      'label="Children in Northside" value="3"',
    ],
    [
      'a summary',
      'content/editions/2020-21.md',
      'The first year of an invented partnership.',
      'Three lived in Northside.',
    ],
    ['a learning point', 'content/points/listen.md', 'Ask them first', 'In Northside, ask all three first'],
    ['a note of a dataset', 'data/2020-21/areas.json', 'A note.', 'The paper counts 3 in Northside.'],
  ])('is warned of a hidden number in %s', (_, file, from, to) => {
    const named = areas.map(([area, children]) => [area === 'North' ? 'Northside' : area!, children!]);
    const relations = [{ ...adds.relations[0]!, parts: ['Northside', 'South'] }];
    write(
      typed('areas', [text('area'), count('children')], named, { relations, notes: [{ text: 'A note.' }] }),
    );
    expect(found()).not.toContain('may be one');
    const path = join(root, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
    expect(found()).toContain(
      'warning: A number in these words may be one that data/2020-21/areas.json hides.',
    );
  });

  it('is warned of a hidden count that is shown in another dataset, until a link says that it is the same', () => {
    const fields = [text('area'), count('children')];
    const link = { field: 'children', to: { dataset: '2020-21/areas', field: 'children' }, on: ['area'] };
    const again = (links: Typed['links']) => typed('again', fields, [['South', 27]], { links });
    write(
      typed(
        'areas',
        fields,
        areas.map((row) => row.slice(0, 2)),
        adds,
      ),
    );
    write(again([]));
    const warning = 'The hidden "children" of this row seems to be shown in data/2020-21/again.json';
    expect(found()).toContain(warning);
    write(again([link]));
    expect(found()).not.toContain(warning);
  });

  it('is told of a percentage without a base where only a link hides a count', () => {
    const link = { field: 'children', to: { dataset: '2020-21/areas', field: 'children' }, on: ['area'] };
    write(
      typed(
        'areas',
        [text('area'), count('children')],
        areas.map((row) => row.slice(0, 2)),
        adds,
      ),
    );
    write(
      typed(
        'again',
        [text('area'), count('children'), percent('share')],
        [
          ['South', 27, 90],
          ['All', 30, 100],
        ],
        { links: [link] },
      ),
    );
    expect(found()).toContain('again.json:29:7 error: "share" could reveal a hidden count');
  });

  it('is not told of totals, differences and shares that are declared', () => {
    const fields = [
      text('area'),
      count('children'),
      count('girls'),
      count('boys', { derived: { kind: 'difference', of: 'children', base: { field: 'girls' } } }),
      percent('share', { decimals: 1, disclosive: true, derived: { kind: 'share', base: { count: 1000 } } }),
    ];
    const parts = ['North', 'South'];
    write(
      typed(
        'areas',
        fields,
        [
          ['North', 23, 20, 3, 2.3],
          ['South', 41, 20, 21, 4.1],
          ['All', 64, 40, 24, 6.4],
        ],
        {
          relations: ['children', 'girls', 'boys', 'share'].map((field) => ({
            field,
            by: 'area',
            total: 'All',
            parts,
          })),
        },
      ),
    );
    expect(found()).not.toContain('areas.json');
  });
});
