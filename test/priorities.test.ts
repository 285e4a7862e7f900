import { describe, expect, it } from 'vitest';
import { content } from '../src/content.ts';
import { chainParts, impactLevels, rank } from '../src/impact.ts';
import { isSentence, sentence } from '../src/narrative/sentence.ts';
import { cells, priorityStatuses, statusMeanings, type PriorityRecord } from '../src/priority.ts';
import { project } from './build.ts';

const record = (edition: string, status: PriorityRecord['status']): PriorityRecord => ({
  ...{ edition, status, because: '“words”', source: 'paper', place: 'paragraph 1' },
  ...{ progress: [], challenges: ['More.'], next: [] },
});

describe('a priority over editions', () => {
  const editions = ['2021-22', '2013-14', '2014-15', '2016-17'];

  it('says where papers had not named it yet, and where they do not speak of it any more', () => {
    const shown = cells({ record: [record('2014-15', 'little'), record('2021-22', 'set')] }, editions);
    expect(shown.map(({ edition, words }) => `${edition} ${words}`)).toEqual([
      '2013-14 Not named yet',
      '2014-15 Little or no progress',
      '2016-17 The papers do not say',
      '2021-22 Named for the time ahead',
    ]);
    expect(shown[2]!.record).toBeUndefined();
  });

  it('has a meaning for each status, and no two statuses that read the same', () => {
    expect(Object.keys(statusMeanings)).toEqual(Object.keys(priorityStatuses));
    const said = [...Object.values(priorityStatuses), 'Not named yet', 'The papers do not say'];
    expect(new Set(said).size).toBe(said.length);
  });
});

describe('a text of front matter', () => {
  it('binds its numbers to the data of its edition, and keeps what it names of another', () => {
    const { tree } = sentence(
      'About <Num data="plans" at="A">5</Num> and <Num data="2019-20/b" at="A">6</Num>.',
      '2014-15',
    );
    const claimed = JSON.stringify(tree).match(/"data":"[^"]+"/g);
    expect(claimed).toEqual(['"data":"2014-15/plans"', '"data":"2019-20/b"']);
    expect(isSentence(tree)).toBe(true);
  });

  it.each([
    'a [link](/)',
    '- a list',
    '# a heading',
    'two\n\nparagraphs',
    '*stress*',
    '<Num data="a" at="A" note="x">5</Num>',
  ])('is no sentence: %s', (text) => expect(isSentence(sentence(text, '2014-15').tree)).toBe(false));
});

describe('what the papers say', () => {
  const { priorities, impacts, editions } = content(project);
  const of = (name: string) => priorities.find(({ id }) => id === name)!.value;

  it('names neglect in 2013/14 only among the challenges, for the coming year, and follows it over every edition', () => {
    const { record } = of('neglect');
    expect(record.map(({ edition }) => edition)).toEqual(editions.map(({ id }) => id));
    const [first] = record;
    expect(first).toMatchObject({ status: 'set', progress: [], place: 'paragraph 9' });
    expect(first!.objective).toBeUndefined();
    expect(first!.because).toContain('only among the challenges');
    expect(first!.because).toContain('“key issues for the OSCB to address in the coming year”');
  });

  it('has the four objectives of 2013/14, each with the progress that the paper calls notable', () => {
    const first = priorities.flatMap(({ value }) =>
      value.record.filter(({ edition }) => edition === '2013-14'),
    );
    const objectives = first.filter(({ objective, place }) => objective && /paragraphs? [4-7]/.test(place));
    expect(new Set(objectives.map(({ place }) => /[4-7]/.exec(place)![0]))).toEqual(
      new Set(['4', '5', '6', '7']),
    );
    for (const { progress } of objectives) expect(progress.length).toBeGreaterThan(0);
  });

  it('says “little or no progress” only where the paper says that something went back', () => {
    const little = priorities.flatMap(({ id, value }) =>
      value.record.filter(({ status }) => status === 'little').map(({ edition }) => `${id} ${edition}`),
    );
    expect(little).toEqual(['capacity 2014-15', 'capacity 2016-17', 'child-in-need 2014-15']);
  });

  it('claims no outcome for children but where a paper measured one', () => {
    const lives = impacts.filter(({ value }) => value.outcome?.level === 'outcome').map(({ id }) => id);
    expect(lives).toEqual(['outcome-star']);
    expect(impacts.find(({ id }) => id === 'talks-in-schools')!.value).toMatchObject({
      evidence: { level: 'reaction' },
    });
    expect(impacts.find(({ id }) => id === 'training-reach')!.value.outcome).toBeUndefined();
  });

  it('orders levels from what was done to what changed, and has words for each link that can be missing', () => {
    expect(rank('activity')).toBeLessThan(rank('outcome'));
    expect(Object.keys(impactLevels)).toHaveLength(5);
    expect(chainParts.filter(({ none }) => none === '').map(({ key }) => key)).toEqual(['activity']);
  });
});
