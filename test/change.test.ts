import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointChanges, priorityChanges, recommendationChanges, renamed, returning } from '../src/change.ts';
import { figureChanges } from '../src/dataset/change.ts';
import { questionPath } from '../src/board.ts';
import type { Cell, RawDataset } from '../src/dataset/dataset.ts';
import { isEditionName } from '../src/edition.ts';
import { priorityStatuses, type PriorityRecord } from '../src/priority.ts';
import { recommendationStatuses } from '../src/recommendation.ts';
import { namesByDate, seriesOf } from '../src/series.ts';
import { before, inARow, missingYears } from '../src/years.ts';
import { published } from './published.ts';

const nameOf = (start: number) => `${start}-${String((start + 1) % 100).padStart(2, '0')}`;
const edition = fc.integer({ min: 1995, max: 2030 }).map(nameOf);
const editions = fc.uniqueArray(edition, { minLength: 1, maxLength: 8 });
const status = fc.constantFrom(...(Object.keys(priorityStatuses) as PriorityRecord['status'][]));

describe('missing years', () => {
  it('fill the years from the first to the last edition, each once and in order', () => {
    fc.assert(
      fc.property(editions, (held) => {
        const missing = missingYears(held);
        const all = [...held, ...missing].sort();
        expect(missing.every(isEditionName)).toBe(true);
        expect(missing).toEqual([...missing].sort());
        expect(new Set(all).size).toBe(all.length);
        const starts = all.map((name) => Number(name.slice(0, 4)));
        expect(starts.at(-1)! - starts[0]!).toBe(all.length - 1);
      }),
    );
  });

  it('are those of the papers', () => {
    expect(missingYears(['2013-14', '2014-15', '2016-17', '2019-20', '2021-22'])).toEqual([
      '2015-16',
      '2017-18',
      '2018-19',
      '2020-21',
    ]);
    expect(missingYears(['1998-99', '2000-01'])).toEqual(['1999-00']);
    expect(missingYears([])).toEqual([]);
  });

  it('stand between an edition and the one before it on the site', () => {
    expect(before('2019-20', ['2016-17', '2021-22', '2013-14', '2019-20'])).toEqual({
      edition: '2016-17',
      missing: ['2017-18', '2018-19'],
    });
    expect(before('2013-14', ['2013-14', '2014-15'])).toBeUndefined();
    expect(inARow(['a', 'b', 'c'])).toBe('a, b and c');
  });
});

describe('a priority', () => {
  const record = (at: string, of: PriorityRecord['status']): PriorityRecord => ({
    ...{ edition: at, status: of, because: 'A', source: 'a', place: 'paragraph 1' },
    ...{ progress: [], challenges: [], next: [] },
  });
  const priority = fc
    .tuple(fc.string(), fc.uniqueArray(fc.tuple(edition, status), { selector: ([at]) => at, minLength: 1 }))
    .map(([id, records]) => ({ id, data: { record: records.map(([at, of]) => record(at, of)) } }));

  it('is new, or spoken of again, or silent: one of them, and only when it was heard of by then', () => {
    fc.assert(
      fc.property(fc.array(priority), edition, (all, at) => {
        const changes = priorityChanges(all, at);
        const known = all.filter(({ data }) => data.record.some((each) => each.edition <= at));
        expect(changes.map((each) => each.priority)).toEqual(known);
        for (const { now, last, what } of changes) {
          expect(what === 'new').toBe(now !== undefined && last === undefined);
          expect(what === 'silent').toBe(now === undefined);
          if (last) expect(last.edition < at).toBe(true);
        }
      }),
    );
  });

  it('is better one way round and worse the other', () => {
    fc.assert(
      fc.property(status, status, (one, other) => {
        const way = (from: PriorityRecord['status'], to: PriorityRecord['status']) =>
          priorityChanges(
            [{ id: 'a', data: { record: [record('2013-14', from), record('2014-15', to)] } }],
            '2014-15',
          )[0]!.what;
        const turned = { better: 'worse', worse: 'better' } as Record<string, string>;
        expect(way(other, one)).toBe(turned[way(one, other)] ?? way(one, other));
      }),
    );
  });

  it('is compared with the last year that spoke of it, whatever the order of the file', () => {
    const records = [record('2016-17', 'little'), record('2013-14', 'achieved'), record('2021-22', 'mixed')];
    const [change] = priorityChanges([{ id: 'a', data: { record: records } }], '2021-22');
    expect([change!.what, change!.last!.edition]).toEqual(['better', '2016-17']);
  });

  it('that was only named for the time ahead can be neither better nor worse', () => {
    const records = [record('2016-17', 'set'), record('2019-20', 'little')];
    expect(priorityChanges([{ id: 'a', data: { record: records } }], '2019-20')[0]!.what).toBe('unclear');
  });
});

describe('a recommendation', () => {
  const follow = (at: string) => ({ edition: at, what: 'A', source: 'a', place: 'section 1' });
  const recommendation = fc.record({
    id: fc.string(),
    data: fc.record({
      edition,
      follow: fc.array(edition.map(follow)),
      status: fc.constantFrom(
        ...(Object.keys(recommendationStatuses) as (keyof typeof recommendationStatuses)[]),
      ),
    }),
  });

  it('is made in an edition, told of, or passed over: never two of them, never before it was made', () => {
    fc.assert(
      fc.property(fc.array(recommendation), edition, (all, at) => {
        const { made, reported, silent } = recommendationChanges(all, at);
        const found = [...made, ...reported.map((each) => each.recommendation), ...silent];
        expect(new Set(found).size).toBe(found.length);
        expect(found.every(({ data }) => data.edition <= at)).toBe(true);
        for (const { told } of reported) expect(told.every((each) => each.edition === at)).toBe(true);
        const left = all.filter((each) => each.data.edition <= at && !found.includes(each));
        expect(left.every(({ data }) => data.status === 'done')).toBe(true);
      }),
    );
  });

  it('that was done before is not missed, and one that is done later still is', () => {
    const done = (at: string) => ({
      id: at,
      data: { edition: '2013-14', follow: [follow(at)], status: 'done' as const },
    });
    const { silent } = recommendationChanges([done('2014-15'), done('2019-20')], '2016-17');
    expect(silent.map(({ id }) => id)).toEqual(['2019-20']);
  });
});

describe('a learning point', () => {
  const finding = (at: string) => ({
    ...{ edition: at, in: 'a', place: 'b' },
    source: { title: 'a', body: 'b' },
  });
  const point = fc
    .tuple(fc.string(), fc.array(edition, { minLength: 1 }))
    .map(([id, found]) => ({ id, data: { found: [...found].sort().map(finding) } }));

  it('of an edition is new or came back, and never both', () => {
    fc.assert(
      fc.property(fc.array(point), edition, (all, at) => {
        const { found, returned } = pointChanges(all, at);
        const own = all.filter(({ data }) => data.found.some((each) => each.edition === at));
        expect(new Set([...found, ...returned.map((each) => each.point)])).toEqual(new Set(own));
        expect(found.length + returned.length).toBe(own.length);
        for (const each of returned) expect(returning(all)).toContain(each.point);
      }),
    );
  });
});

describe('a figure', () => {
  const dataset = (name: string, period: string, data: Cell[][], indicator?: object) =>
    published({
      ...{
        name,
        title: 'Reviews',
        description: 'A',
        sources: [{ title: 'A' }],
        period,
        geography: 'A',
        forChildren: 'A',
      },
      ...{ status: 'final', theme: 'Police', ...(indicator ? { indicators: [indicator] } : {}) },
      schema: {
        fields: [
          { name: 'stage', title: 'Stage', type: 'string' },
          { name: 'reviews', title: 'Reviews', type: 'integer', unit: 'reviews' },
        ],
        missingValues: [{ value: '[x]', label: 'not available' }],
      },
      data: [['stage', 'reviews'], ...data],
    } as never as RawDataset);
  const worked = {
    ...{ name: 'reviews', title: 'Reviews worked on', definition: 'A', field: 'reviews' },
    where: { stage: 'All' },
  };

  it('of an indicator is compared where both editions tell it, each with its time', () => {
    const both = [
      { id: '2016-17/a', dataset: dataset('a', '2016/17', [['All', 5]], worked) },
      { id: '2019-20/b', dataset: dataset('b', '2019/20', [['All', 10]], worked) },
    ];
    expect(figureChanges(both, '2016-17', '2019-20').changed).toEqual([
      {
        title: 'Reviews worked on',
        path: '/data/indicators/reviews/',
        before: { time: '2016/17', words: '5 reviews' },
        now: { time: '2019/20', words: '10 reviews' },
        way: 'up',
      },
    ]);
    expect(figureChanges(both, '2013-14', '2019-20').changed).toEqual([]);
  });

  it('of earlier years within one edition is no change between editions', () => {
    const years = { ...worked, time: 'stage', where: {} };
    const one = [
      {
        id: '2019-20/b',
        dataset: dataset(
          'b',
          'x',
          [
            ['2018/19', 4],
            ['2019/20', 9],
          ],
          years,
        ),
      },
    ];
    expect(figureChanges(one, '2016-17', '2019-20').changed).toEqual([]);
  });

  it('of two datasets with one name is compared row by row, without rows that only one has', () => {
    const both = [
      {
        id: '2016-17/a',
        dataset: dataset('a', '2016/17', [
          ['Active', 2],
          ['Published', 3],
        ]),
      },
      {
        id: '2019-20/a',
        dataset: dataset('a', '2019/20', [
          ['Active', '[x]'],
          ['Signed off', 2],
        ]),
      },
    ];
    const { changed } = figureChanges(both, '2016-17', '2019-20');
    expect(changed).toEqual([
      {
        title: 'Reviews, Active',
        path: '/data/2019-20/a/',
        before: { time: '2016/17', words: '2 reviews' },
        now: { time: '2019/20', words: '[x]' },
        way: undefined,
      },
    ]);
  });

  it('that readers could take for another is named, and not compared', () => {
    const other = { ...worked, name: 'statutory', unlike: ['reviews'] };
    const both = [
      { id: '2016-17/a', dataset: dataset('a', '2016/17', [['All', 5]], worked) },
      { id: '2019-20/b', dataset: dataset('b', '2019/20', [['All', 6]], other) },
    ];
    const { changed, unlike } = figureChanges(both, '2016-17', '2019-20');
    expect(changed).toEqual([]);
    expect(unlike.map((pair) => [pair.before.name, pair.now.name])).toEqual([['reviews', 'statutory']]);
  });
});

describe('names', () => {
  it('that were replaced between two editions are told, and without an end all since', () => {
    const term = (id: string, until: string) => ({ id, data: { until, became: 'b' } });
    const terms = [term('a', '2014-03'), term('c', '2019-09'), term('d', '2022-07')];
    expect(renamed(terms, '2017-03-31', '2020-03-31').map(({ id }) => id)).toEqual(['c']);
    expect(renamed(terms, '2017-03-31', undefined).map(({ id }) => id)).toEqual(['c', 'd']);
    expect(renamed([{ id: 'a', data: { until: '2019-09' } }], '2017-03-31', undefined)).toEqual([]);
  });

  it('of a series have the first and the last year of each, and none where there is one name', () => {
    const names = [{ name: 'CRAG' }, { name: 'CSPR subgroup', from: '2021-22' }];
    expect(namesByDate({ about: 'a', names }, ['2021-22', '2019-20', '2016-17'])).toEqual([
      { name: 'CRAG', from: undefined, until: '2019-20' },
      { name: 'CSPR subgroup', from: '2021-22', until: undefined },
    ]);
    expect(namesByDate({ about: 'a', names: names.slice(0, 1) }, ['2016-17'])).toEqual([]);
  });
});

it('lists a series with its reports, the newest first, and no one-offs', () => {
  expect(seriesOf(['2016-17/crag', '2014-15/special-crag', '2019-20/crag', '2016-17/oscb'])).toEqual([
    { name: 'oscb', reports: ['2016-17/oscb'] },
    { name: 'crag', reports: ['2019-20/crag', '2016-17/crag'] },
  ]);
});

it('leads a question to the newest edition', () => {
  expect(questionPath('/{latest}/guidance/', ['2021-22', '2019-20'])).toBe('/2021-22/guidance/');
});
