import { describe, expect, it } from 'vitest';
import type { z } from 'astro/zod';
import { content } from '../src/content.ts';
import { RawDataset, rows, type Cell } from '../src/dataset/dataset.ts';
import { intervals, isSafe } from '../src/dataset/protection/attack.ts';
import { protection, type Hidden } from '../src/dataset/protection/protect.ts';
import { loosened } from '../src/dataset/protection/loosened.ts';
import { intervalReport, hiddenInWords } from '../src/dataset/protection/report.ts';
import { keyOf } from '../src/dataset/protection/count.ts';
import { system } from '../src/dataset/protection/system.ts';
import { deduced, tables, type Published } from './attack.ts';
import { project } from './build.ts';

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
const children: Field = {
  name: 'children',
  title: 'Children',
  type: 'integer',
  unit: 'children',
  disclosive: true,
};

/** A dataset of text fields and one count, as an author would type it. */
function typed(name: string, data: Cell[][], more: Partial<Typed> = {}, fields: Field[] = [children]): Typed {
  const names = data[0]!.slice(0, data[0]!.length - fields.length).map(String);
  const texts = names.map((each): Field => ({ name: each, title: each, type: 'string' }));
  return { ...described, name, schema: { fields: [...texts, ...fields] }, data, ...more };
}

/** What is published of datasets, and what was hidden; ids are `2020-21/<name>`. */
function protectedOf(...datasets: Typed[]) {
  const raw = datasets.map((each) => ({ id: `2020-21/${each.name}`, value: RawDataset.parse(each) }));
  return { raw, ...protection(raw, threshold) };
}

/** The cells of one field, row by row. */
function column(dataset: RawDataset, field: string): Cell[] {
  return rows(dataset).map((row) => row[field]!);
}

/** Numbers from 0 to 1 that are the same at every run (a linear congruential generator). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296;
}

interface Node {
  name: string;
  parts: Node[];
}

/** A dataset over trees of categories, with totals at every level: one field a tree. */
function hierarchical(
  name: string,
  trees: readonly Node[],
  leaf: () => number,
): { dataset: Typed; sums: number[][] } {
  const all = (node: Node): Node[] => [...node.parts.flatMap(all), node];
  const leaves = (node: Node): Node[] => (node.parts.length ? node.parts.flatMap(leaves) : [node]);
  const product = <T>(lists: T[][]): T[][] =>
    lists.reduce<T[][]>((sofar, list) => sofar.flatMap((some) => list.map((one) => [...some, one])), [[]]);
  const base = new Map(
    product(trees.map(leaves)).map((path) => [path.map((node) => node.name).join('/'), leaf()]),
  );
  const paths = product(trees.map(all));
  const value = (path: Node[]) =>
    product(path.map(leaves)).reduce(
      (sum, some) => sum + base.get(some.map((node) => node.name).join('/'))!,
      0,
    );
  const at = new Map(paths.map((path, index) => [path.map((node) => node.name).join('/'), index]));
  const sums = paths.flatMap((path) =>
    path.flatMap((node, level) =>
      node.parts.length
        ? [
            [node, ...node.parts].map((each) =>
              at.get(
                path
                  .with(level, each)
                  .map(({ name: key }) => key)
                  .join('/'),
              )!,
            ),
          ]
        : [],
    ),
  );
  const fields = trees.map((_, level) => `level${level}`);
  const relations = trees.flatMap((tree, level) =>
    all(tree)
      .filter(({ parts }) => parts.length > 0)
      .map((node) => ({
        field: 'children',
        by: fields[level]!,
        total: node.name,
        parts: node.parts.map((part) => part.name),
      })),
  );
  const data = [
    [...fields, 'children'],
    ...paths.map((path) => [...path.map((node) => node.name), value(path)]),
  ];
  return { dataset: typed(name, data, { relations }), sums };
}

/** A tree with two or three branches, some of which branch again. */
function tree(random: () => number, prefix: string, depth: number): Node {
  const branches = depth === 0 ? 0 : 2 + Math.floor(random() * 2);
  const parts = Array.from({ length: branches }, (_, index) =>
    tree(random, `${prefix}${'abc'[index]}`, random() < 0.4 ? depth - 1 : 0),
  );
  return { name: prefix, parts };
}

/** What an outsider sees of a hierarchical dataset. */
function seen(dataset: RawDataset, sums: number[][]): Published {
  return {
    cells: column(dataset, 'children').map((cell) => (typeof cell === 'number' ? cell : undefined)),
    sums,
  };
}

/** The hidden cells that the independent attacker learns too much of. */
function learned(published: Published, hidden: readonly Hidden[]): Hidden[] {
  return hidden.filter(({ row, reason }) => {
    const [least, most] = deduced(published, row - 1, 3 * threshold);
    return reason === 'small'
      ? least > leastPossible(published, row - 1) || most <= threshold
      : most - least < threshold;
  });
}

/** The least that a hidden cell can be however much is hidden: a total of three that are 1 or more is 3 or more. */
function leastPossible({ cells, sums, floor = 0 }: Published, cell: number): number {
  const own = sums.filter(([total]) => total === cell);
  const of = (part: number): number => cells[part] ?? leastPossible({ cells, sums, floor }, part);
  return Math.max(floor, ...own.map(([, ...parts]) => parts.reduce((sum, part) => sum + of(part), 0)));
}

/** The same for an attacker who does not know that 0 is shown, and for one who does. */
function learnedByAny(published: Published, hidden: readonly Hidden[]): Hidden[] {
  return [0, 1].flatMap((floor) => learned({ ...published, floor }, hidden));
}

describe('small tables, attacked by listing every table of whole numbers that fits', () => {
  const random = numbers(7);
  for (let number = 1; number <= 30; number += 1) {
    const flat = (prefix: string, parts: string[]): Node => ({
      name: prefix,
      parts: parts.map((name) => ({ name, parts: [] })),
    });
    const trees = [flat('x', ['xa', 'xb']), flat('y', number % 2 ? ['ya', 'yb'] : ['ya', 'yb', 'yc'])];
    const { dataset, sums } = hierarchical('small', trees, () => Math.floor(random() * 12));
    const { datasets, hidden } = protectedOf(dataset);
    it(`give nothing away: table ${number}, ${hidden.length} of ${dataset.data.length - 1} cells hidden`, () => {
      const published = seen(datasets.get('2020-21/small')!, sums);
      const shown = published.cells.filter((cell) => cell !== undefined);
      const possible = tables(published, Math.max(0, ...shown) + threshold + 1);
      for (const { row, reason } of hidden) {
        const values = possible.map((each) => each[row - 1]!);
        const [least, most] = [Math.min(...values), Math.max(...values)];
        if (reason === 'small') expect([least, most > threshold]).toEqual([0, true]);
        else expect(most - least).toBeGreaterThanOrEqual(threshold);
      }
      expect(learnedByAny(published, hidden)).toEqual([]);
      const truth = rows(RawDataset.parse(dataset)).map((row) => row['children'] as number);
      expect(shown.some((cell) => cell >= 1 && cell <= threshold)).toBe(false);
      expect(
        possible.some((each) => each.every((value, index) => value === truth[index])) || hidden.length > 6,
      ).toBe(true);
    });
  }
});

describe('200 tables with hierarchies, attacked by a search that shares nothing with the product', () => {
  const random = numbers(42);
  const made = Array.from({ length: 200 }, () => {
    const trees = [tree(random, 'x', 2), tree(random, 'y', 1)];
    return hierarchical('random', trees, () =>
      random() < 0.25 ? 1 + Math.floor(random() * 5) : Math.floor(random() * 60),
    );
  });

  it('hides something in most of them, and nothing that is hidden can be recovered', () => {
    const results = made.map(({ dataset, sums }) => {
      const { datasets, hidden } = protectedOf(dataset);
      return { hidden, learned: learnedByAny(seen(datasets.get('2020-21/random')!, sums), hidden) };
    });
    expect(results.filter(({ hidden }) => hidden.length > 0).length).toBeGreaterThan(150);
    expect(results.flatMap((result) => result.learned)).toEqual([]);
  }, 120_000);

  it('give nothing away either when they are hidden the way that large tables are', () => {
    const results = made.flatMap(({ dataset, sums }) => {
      const all = system([{ id: '2020-21/random', value: RawDataset.parse(dataset) }], threshold);
      if (!all.counts.some(({ role }) => role === 'small')) return [];
      const { hidden } = loosened(all, threshold);
      const cells = all.counts.map(({ value }, index) => (hidden.has(index) ? undefined : value));
      const reasons = [...hidden].map((index) => ({
        ...all.counts[index]!.places[0]!,
        reason: all.counts[index]!.role === 'small' ? ('small' as const) : ('further' as const),
        interval: undefined,
        isSafe: true,
      }));
      return [learnedByAny({ cells, sums }, reasons)];
    });
    expect(results.length).toBeGreaterThan(150);
    expect(results.flat()).toEqual([]);
  }, 120_000);

  it('are recoverable when the pattern is weakened, and both attackers notice', () => {
    const weakened = made.flatMap(({ dataset, sums }) => {
      const { raw, datasets, hidden } = protectedOf(dataset);
      const further = hidden.filter(({ reason }) => reason === 'further');
      if (further.length === 0) return [];
      const published = seen(datasets.get('2020-21/random')!, sums);
      for (const { row } of further) published.cells[row - 1] = raw[0]!.value.data[row]!.at(-1) as number;
      const all = system(raw, threshold);
      const small = new Set(all.counts.keys().filter((index) => all.counts[index]!.role === 'small'));
      const found = intervals(all, small);
      return [
        {
          independent:
            learned(
              published,
              hidden.filter(({ reason }) => reason === 'small'),
            ).length > 0,
          product: [...small].some((index) => !isSafe(all.counts[index]!, found.get(index), threshold)),
        },
      ];
    });
    expect(weakened.length).toBeGreaterThan(100);
    expect(weakened.filter(({ independent, product }) => !independent || !product)).toEqual([]);
  }, 120_000);
});

describe('protection', () => {
  const two = (a: number, b: number, c: number): Cell[][] => [
    ['area', 'children'],
    ['North', a],
    ['South', b],
    ['All', c],
  ];
  const sum = { relations: [{ field: 'children', by: 'area', total: 'All', parts: ['North', 'South'] }] };

  it('leaves a dataset without small counts as it is', () => {
    const { raw, datasets, hidden } = protectedOf(typed('calm', two(10, 20, 30), sum));
    expect(datasets.get('2020-21/calm')).toEqual(raw[0]!.value);
    expect(hidden).toEqual([]);
  });

  it('hides 1 and the threshold, and shows 0 and the number after it', () => {
    const data: Cell[][] = [
      ['area', 'children'],
      ['A', 0],
      ['B', 1],
      ['C', 5],
      ['D', 6],
    ];
    expect(column(protectedOf(typed('edge', data)).datasets.get('2020-21/edge')!, 'children')).toEqual([
      0,
      '[c]',
      '[c]',
      6,
    ]);
  });

  it('hides 0 as well where the field is sensitive', () => {
    const data: Cell[][] = [
      ['area', 'children'],
      ['A', 0],
      ['B', 9],
    ];
    const { datasets } = protectedOf(typed('zero', data, {}, [{ ...children, sensitive: true }]));
    expect(column(datasets.get('2020-21/zero')!, 'children')).toEqual(['[c]', 9]);
  });

  it('does not hide a field that does not count people', () => {
    const data: Cell[][] = [
      ['area', 'children'],
      ['A', 3],
    ];
    const { datasets } = protectedOf(typed('open', data, {}, [{ ...children, disclosive: false }]));
    expect(column(datasets.get('2020-21/open')!, 'children')).toEqual([3]);
  });

  it('explains [c] where a dataset has no words of its own for it', () => {
    const { datasets } = protectedOf(typed('words', two(3, 20, 23), sum));
    expect(datasets.get('2020-21/words')!.schema.missingValues).toEqual([
      { value: '[c]', label: 'confidential: a small count, or a figure that would reveal one' },
    ]);
  });

  it('hides a percentage with its small count, and one on a small base, and shows others', () => {
    const share: Field = {
      name: 'share',
      title: 'Share',
      type: 'number',
      unit: '%',
      derived: { kind: 'share', of: 'children', base: { field: 'asked' } },
    };
    const asked: Field = { name: 'asked', title: 'Asked', type: 'integer', unit: 'families' };
    const data: Cell[][] = [
      ['area', 'children', 'asked', 'share'],
      ['A', 3, 40, 7.5],
      ['B', 0, 4, 0],
      ['C', 20, 40, 50],
    ];
    const { datasets } = protectedOf(typed('share', data, {}, [children, asked, share]));
    expect(column(datasets.get('2020-21/share')!, 'share')).toEqual(['[c]', '[c]', 50]);
  });

  it('hides a share that tells that few are left, with its count', () => {
    const share: Field = {
      name: 'share',
      title: 'Share',
      type: 'number',
      unit: '%',
      derived: { kind: 'share', of: 'children', base: { where: { area: 'All' } } },
    };
    const data: Cell[][] = [
      ['area', 'children', 'share'],
      ['Known', 97, 97],
      ['Met', 90, 90],
      ['All', 100, '[z]'],
    ];
    const { datasets, hidden } = protectedOf(typed('rest', data, {}, [children, share]));
    expect(column(datasets.get('2020-21/rest')!, 'children')).toEqual(['[c]', 90, 100]);
    expect(column(datasets.get('2020-21/rest')!, 'share')).toEqual(['[c]', 90, '[z]']);
    expect(hidden.every(({ isSafe: safe }) => safe)).toBe(true);
    const counted: Field = { ...share, derived: { kind: 'share', of: 'children', base: { count: 100 } } };
    const alone = protectedOf(typed('alone', data.slice(0, 3), {}, [children, counted]));
    expect(alone.datasets.get('2020-21/alone')!.data.slice(1)).toEqual([
      ['Known', '[c]', '[c]'],
      ['Met', 90, 90],
    ]);
  });

  it('hides a percentage of a known number of people when it stands for a small count, and another that reveals it', () => {
    const share: Field = {
      name: 'share',
      title: 'Share',
      type: 'number',
      unit: '%',
      disclosive: true,
      derived: { kind: 'share', base: { count: 200 } },
    };
    const data: Cell[][] = [
      ['area', 'share'],
      ['A', 1.5],
      ['B', 40],
      ['C', 58.5],
      ['All', 100],
    ];
    const relations = [{ field: 'share', by: 'area', total: 'All', parts: ['A', 'B', 'C'] }];
    const { datasets } = protectedOf(typed('known', data, { relations }, [share]));
    const cells = column(datasets.get('2020-21/known')!, 'share');
    expect(cells[0]).toBe('[c]');
    expect(cells.filter((cell) => cell === '[c]')).toHaveLength(2);
  });

  it('hides a change from or to a small count', () => {
    const change: Field = {
      name: 'change',
      title: 'Change',
      type: 'number',
      unit: '%',
      derived: { kind: 'change', of: 'children', base: { where: { year: '2019/20' } } },
    };
    const data: Cell[][] = [
      ['area', 'year', 'children', 'change'],
      ['A', '2019/20', 4, '[z]'],
      ['A', '2020/21', 8, 100],
      ['B', '2019/20', 10, '[z]'],
      ['B', '2020/21', 15, 50],
    ];
    const { datasets } = protectedOf(typed('change', data, {}, [children, change]));
    expect(column(datasets.get('2020-21/change')!, 'change')).toEqual(['[z]', '[c]', '[z]', 50]);
  });

  it('hides a figure in every dataset that has it, and protects the totals there', () => {
    const link = {
      links: [{ field: 'children', to: { dataset: '2020-21/second', field: 'children' }, on: ['area'] }],
    };
    const first = typed(
      'first',
      [
        ['area', 'children'],
        ['North', 3],
      ],
      link,
    );
    const second = typed('second', two(3, 20, 23), sum);
    const third = typed(
      'third',
      [
        ['area', 'children'],
        ['South', 20],
        ['West', 90],
      ],
      {
        links: [
          {
            field: 'children',
            where: { area: 'South' },
            to: { dataset: '2020-21/second', field: 'children' },
            on: ['area'],
          },
        ],
      },
    );
    const { datasets } = protectedOf(first, second, third);
    expect(column(datasets.get('2020-21/first')!, 'children')).toEqual(['[c]']);
    expect(column(datasets.get('2020-21/second')!, 'children')).toEqual(['[c]', '[c]', 23]);
    expect(column(datasets.get('2020-21/third')!, 'children')).toEqual(['[c]', 90]);
    const unlinked = protectedOf(second, { ...third, links: [] });
    expect(column(unlinked.datasets.get('2020-21/third')!, 'children')).toEqual([20, 90]);
  });

  it('hides the figure of an indicator in every edition that gives it, revised or not', () => {
    const indicators = [
      {
        name: 'plans',
        title: 'Plans',
        definition: 'Invented plans.',
        field: 'children',
        time: 'year',
        where: { area: 'North' },
      },
    ];
    const year = (area: string, count: number): Cell[] => [area, '2019/20', count];
    const head: Cell[] = ['area', 'year', 'children'];
    const small = typed('small', [head, year('North', 3)], { indicators });
    const revised = typed('revised', [head, year('North', 7)], { indicators });
    const same = typed('same', [head, year('North', 3), year('South', 20), year('All', 23)], {
      indicators,
      ...sum,
    });
    const { datasets } = protectedOf(small, revised, same);
    expect([...datasets.values()].map((each) => column(each, 'children'))).toEqual([
      ['[c]'],
      ['[c]'],
      ['[c]', '[c]', 23],
    ]);
    const alone = protectedOf(revised, typed('large', [head, year('North', 30)], { indicators }));
    expect([...alone.datasets.values()].map((each) => column(each, 'children'))).toEqual([[7], [30]]);
  });

  it('protects fields that add up to another, as it does rows', () => {
    const count = (name: string): Field => ({ ...children, name, title: name });
    const data: Cell[][] = [
      ['area', 'girls', 'boys', 'children'],
      ['North', 3, 20, 23],
      ['South', 30, 40, 70],
    ];
    const fields = [count('girls'), count('boys'), children];
    const summed = protectedOf(
      typed('fields', data, { sums: [{ total: 'children', parts: ['girls', 'boys'] }] }, fields),
    );
    expect(summed.datasets.get('2020-21/fields')!.data.slice(1)).toEqual([
      ['North', '[c]', '[c]', 23],
      ['South', 30, 40, 70],
    ]);
    expect(summed.hidden.map(({ reason }) => reason)).toEqual(['small', 'further']);
    const unsaid = protectedOf(typed('fields', data, {}, fields));
    expect(unsaid.datasets.get('2020-21/fields')!.data[1]).toEqual(['North', '[c]', 20, 23]);
  });

  it.each<[string, number[], (number | '[c]')[]]>([
    ['six groups of 1', [1, 1, 1, 1, 1, 1], ['[c]', '[c]', '[c]', '[c]', '[c]', '[c]', '[c]']],
    ['5 and 1', [5, 1], ['[c]', '[c]', '[c]']],
    ['2 and 5', [2, 5], ['[c]', '[c]', 7]],
    ['a small one beside none', [3, 0, 20], ['[c]', 0, '[c]', 23]],
  ])('hides so much that whoever knows that 0 is shown learns nothing either: %s', (_, counts, cells) => {
    const names = counts.map((__, index) => `Area ${index}`);
    const relations = [{ field: 'children', by: 'area', total: 'All', parts: names }];
    const total = counts.reduce((sum, each) => sum + each, 0);
    const data: Cell[][] = [
      ['area', 'children'],
      ...counts.map((each, index) => [names[index]!, each]),
      ['All', total],
    ];
    const { datasets, hidden } = protectedOf(typed('ones', data, { relations }));
    expect(column(datasets.get('2020-21/ones')!, 'children')).toEqual(cells);
    expect(hidden.every(({ isSafe: safe }) => safe)).toBe(true);
  });

  it('hides a sensitive count among others that may be 0', () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F'];
    const relations = [{ field: 'children', by: 'area', total: 'All', parts: names }];
    const data: Cell[][] = [['area', 'children'], ...names.map((name): Cell[] => [name, 1]), ['All', 6]];
    const { datasets } = protectedOf(
      typed('sensitive', data, { relations }, [{ ...children, sensitive: true }]),
    );
    expect(column(datasets.get('2020-21/sensitive')!, 'children').at(-1)).toBe(6);
  });

  it('hides the total when there is nothing else to hide', () => {
    const relations = [{ field: 'children', by: 'area', total: 'All', parts: ['North'] }];
    const data: Cell[][] = [
      ['area', 'children'],
      ['North', 3],
      ['All', 3],
    ];
    expect(
      column(protectedOf(typed('alone', data, { relations })).datasets.get('2020-21/alone')!, 'children'),
    ).toEqual(['[c]', '[c]']);
  });

  it('protects what an author hid by hand as well', () => {
    const data: Cell[][] = [
      ['area', 'children'],
      ['North', '[c]'],
      ['South', 20],
      ['All', 23],
    ];
    const { datasets, hidden } = protectedOf(typed('hand', data, sum));
    expect(column(datasets.get('2020-21/hand')!, 'children')).toEqual(['[c]', '[c]', 23]);
    expect(hidden.map(({ reason }) => reason)).toEqual(['typed', 'further']);
  });

  it('shows a small count that was waived, with the reason and the role as a note', () => {
    const waivers = [
      {
        field: 'children',
        where: { area: 'North' },
        reason: 'The count was published before.',
        approvedBy: 'Independent Chair',
      },
    ];
    const { raw, datasets } = protectedOf(typed('waived', two(3, 20, 23), { ...sum, waivers }));
    const dataset = datasets.get('2020-21/waived')!;
    expect(column(dataset, 'children')).toEqual([3, 20, 23]);
    expect(hiddenInWords({ datasets, hidden: [], refused: [] }, raw)).toContain(
      'shown on purpose: North (children)',
    );
    expect(dataset.notes).toEqual([
      {
        text: 'The count was published before. Shown on purpose, approved by: Independent Chair.',
        where: { area: 'North' },
        field: 'children',
      },
    ]);
  });

  it('rounds counts where that is asked for, hides small ones all the same, and works percentages out again', () => {
    const share: Field = {
      name: 'share',
      title: 'Share',
      type: 'number',
      unit: '%',
      decimals: 1,
      derived: { kind: 'share', of: 'children', base: { where: { area: 'All' } } },
    };
    const data: Cell[][] = [
      ['area', 'children', 'share'],
      ['North', 3, 2.6],
      ['South', 37, 32.5],
      ['West', 74, 64.9],
      ['All', 114, '[z]'],
    ];
    const relations = [{ field: 'children', by: 'area', total: 'All', parts: ['North', 'South', 'West'] }];
    const { datasets, hidden } = protectedOf(
      typed('rounded', data, { relations, rounding: 10 }, [children, share]),
    );
    const dataset = datasets.get('2020-21/rounded')!;
    expect(column(dataset, 'children')).toEqual(['[c]', 40, 70, 110]);
    expect(column(dataset, 'share')).toEqual(['[c]', 36.4, 63.6, '[z]']);
    expect(hidden.find(({ reason }) => reason === 'small')!.interval).toEqual({ least: 1, most: 14 });
    expect(dataset.notes[0]!.text).toContain('rounded to the nearest 10');
  });

  it('hides what rounding would print as a small count', () => {
    const data: Cell[][] = [
      ['area', 'children'],
      ['A', 6],
      ['B', 7],
      ['C', 8],
      ['D', 0],
    ];
    const { datasets } = protectedOf(typed('nearest', data, { rounding: 5 }));
    expect(column(datasets.get('2020-21/nearest')!, 'children')).toEqual(['[c]', '[c]', 10, 0]);
  });

  it('says that a count cannot be protected when even hiding all would not do', () => {
    const data: Cell[][] = [
      ['area', 'children'],
      ['North', 1],
      ['All', 4],
    ];
    const relations = [{ field: 'children', by: 'area', total: 'All', parts: ['North'] }];
    const { hidden } = protectedOf(
      typed('gap', data, { relations, notes: [{ text: 'Three are not in an area.' }] }),
    );
    expect(hidden.map(({ isSafe: safe, interval }) => [safe, interval?.least])).toEqual([
      [true, 1],
      [false, 4],
    ]);
  });

  it('hides another count where the best one has been published before, and says so when there is none', () => {
    const data: Cell[][] = [
      ['area', 'children'],
      ['North', 3],
      ['South', 20],
      ['West', 30],
      ['All', 53],
    ];
    const relations = [{ field: 'children', by: 'area', total: 'All', parts: ['North', 'South', 'West'] }];
    const raw = [{ id: '2020-21/again', value: RawDataset.parse(typed('again', data, { relations })) }];
    const hiddenWhen = (...before: number[]) =>
      protection(raw, threshold, { wasShown: ({ row }) => before.includes(row) }).hidden;
    expect(hiddenWhen().map(({ row }) => row)).toEqual([1, 2]);
    expect(hiddenWhen(2).map(({ row }) => row)).toEqual([1, 3]);
    expect(hiddenWhen(2, 3, 4).map(({ row, isSafe: safe }) => [row, safe])).toEqual([[1, false]]);
  });

  it('makes the same choice again, and in any order of the datasets', () => {
    const first = typed('first', two(3, 20, 23), sum);
    const second = typed('second', two(30, 2, 32), sum);
    const [a, b] = [protectedOf(first, second), protectedOf(second, first)];
    for (const id of a.datasets.keys()) expect(b.datasets.get(id)).toEqual(a.datasets.get(id));
  });

  it('reports why, by row and field, without a value; the intervals go to a report of their own', () => {
    const { raw, ...safe } = protectedOf(typed('told', two(3, 20, 23), sum));
    expect(hiddenInWords(safe, raw)).toBe(
      'data/2020-21/told.json: 2 cells are hidden\n' +
        '    1 small count: North (children)\n' +
        '    1 further count that would reveal one: South (children)',
    );
    expect(intervalReport(safe, raw)).toBe(
      'dataset,row,field,reason,least,most,safe\r\n' +
        '2020-21/told,"North",children,small,1,22,yes\r\n' +
        '2020-21/told,"South",children,further,1,22,yes\r\n',
    );
  });
});

describe('the real datasets', () => {
  const { raw, datasets, protection: safe } = content(project);

  it('show no count of people from 1 to 5, and hide nothing that could be worked out', () => {
    const shown = datasets.flatMap(({ id, value }) =>
      value.schema.fields
        .filter(({ disclosive }) => disclosive)
        .flatMap(({ name }) =>
          column(value, name)
            .filter((cell) => Number(cell) >= 1 && Number(cell) <= 5)
            .map(() => id),
        ),
    );
    expect(shown).toEqual([]);
    expect(safe.hidden.filter(({ isSafe: is }) => !is).map(keyOf)).toEqual([]);
  });

  it('hide as many legal statuses as the smallest safe pattern has', () => {
    const legal = datasets.find(({ id }) => id === '2014-15/looked-after-legal-status')!.value;
    expect(column(legal, 'children').filter((cell) => cell === '[c]')).toHaveLength(9);
    expect(column(legal, 'change').filter((cell) => cell === '[c]')).toHaveLength(2);
  });

  it('differ from what was typed only where something is hidden', () => {
    const hidden = new Set(safe.hidden.map(keyOf));
    for (const { id, value } of raw) {
      const published = datasets.find((each) => each.id === id)!.value;
      value.data.forEach((row, index) =>
        row.forEach((cell, at) => {
          const key = keyOf({ dataset: id, row: index, field: value.schema.fields[at]!.name });
          expect(published.data[index]![at]).toBe(hidden.has(key) ? '[c]' : cell);
        }),
      );
    }
  });
});
