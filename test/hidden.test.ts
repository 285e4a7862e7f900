import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenInProseRule } from '../src/check/hidden/in-prose.ts';
import { hiddenInWordsRule } from '../src/check/hidden/in-words.ts';
import { content } from '../src/content.ts';
import type { Problem } from '../src/problem.ts';
import { project } from './build.ts';

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'hidden-'));
  cpSync(join(project, 'test/site'), root, { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

const count = { name: 'children', title: 'Children', type: 'integer', unit: 'children', disclosive: true };

/** A dataset of some text fields and a count of children. */
function dataset(name: string, title: string, data: (string | number)[][], more: object = {}): object {
  const texts = data[0]!.slice(0, -1).map((each) => ({ name: each, title: each, type: 'string' }));
  return {
    ...{ name, title, description: 'Invented counts.', forChildren: 'Invented children.' },
    ...{ sources: [{ title: 'An invented paper' }], period: '2020/21', geography: 'Exampleshire' },
    ...{ status: 'final', theme: 'Child protection' },
    schema: { fields: [...texts, count], missingValues: [{ value: '[c]', label: 'confidential' }] },
    ...{ data, ...more },
  };
}

const areas = dataset(
  'towns',
  'Children on a plan by town',
  [
    ['town', 'children'],
    ['Fellside', 3],
    ['Hillside', 24],
    ['Total', 27],
  ],
  { relations: [{ field: 'children', by: 'town', total: 'Total', parts: ['Fellside', 'Hillside'] }] },
);
const bays = dataset('bays', 'Children on a plan by bay', [
  ['bay', 'children'],
  ['Quayside', 1],
  ['Moorside', 90],
]);
const secure = dataset('secure', 'Children in secure homes', [
  ['sex', 'children'],
  ['Boys', 3],
  ['Girls', 80],
]);
const years = dataset('secure-years', 'Children in secure homes by year', [
  ['year', 'children'],
  ['2018/19', 70],
  ['2019/20', 4],
]);
const shares = dataset('shares', 'How children were heard', [
  ['way', 'children'],
  ['Advocate', 5],
  ['All children', 19],
]);
Object.assign(shares, {
  schema: {
    fields: [
      { name: 'way', title: 'Way', type: 'string' },
      count,
      {
        name: 'share',
        title: 'Share',
        type: 'number',
        unit: '%',
        derived: { kind: 'share', of: 'children', base: { where: { way: 'All children' } } },
      },
    ],
  },
  data: [
    ['way', 'children', 'share'],
    ['Advocate', 5, 26.3],
    ['All children', 19, 100],
  ],
});

/** What is found when datasets and texts are written, by the file of each text. */
function foundIn(texts: readonly string[], folder = 'reports/2020-21'): Problem[][] {
  for (const each of [areas, bays, secure, years, shares])
    write(`data/2020-21/${(each as { name: string }).name}.json`, JSON.stringify(each));
  const report = readFileSync(join(root, 'content/reports/2020-21/crag.mdx'), 'utf8');
  const front = report.slice(0, report.indexOf('\n---\n') + 5);
  const files = texts.map((text, index) => {
    const file = `content/${folder}/special-case-${'abcdefghijklmnopqrstuvwxyz'[Math.floor(index / 26)]}${'abcdefghijklmnopqrstuvwxyz'[index % 26]}.mdx`;
    write(file, `${front}\n${text}\n`);
    return file;
  });
  const site = content(root);
  const problems = [hiddenInProseRule, hiddenInWordsRule].flatMap((rule) => rule.find(site));
  for (const file of files) rmSync(join(root, file));
  return files.map((file) => problems.filter((problem) => problem.file === file));
}

function compare(texts: readonly string[], isFound: boolean, folder?: string) {
  const found = foundIn(texts, folder).map((problems) => problems.length > 0);
  expect(texts.filter((_, index) => found[index] !== isFound)).toEqual([]);
}

describe('a hidden number is found', () => {
  it('however it is written', () => {
    compare(
      [
        'In Fellside 3 children had a plan.',
        'One child in Quayside had a plan.',
        'In Quayside one young person had a plan.',
        'Of two, one lived in Quayside.',
        'One of the children lived in Quayside.',
        'A single child in Quayside had a plan.',
        'Twenty-four children in Hillside had a plan.',
        'Two dozen children in Hillside had a plan.',
        'All but twenty four children in Hillside had a plan.',
        'A trio of children in Fellside had a plan.',
        'An advocate helped 26% of children.',
      ],
      true,
    );
  });

  it('where the row is named around it', () => {
    compare(
      [
        '| Town | Children |\n| --- | --- |\n| Fellside | 3 |',
        '| | Fellside | Hillside |\n| --- | --- | --- |\n| Children | 3 | many |',
        '| Fellside | 3 |\n| --- | --- |\n| Hillside | many |',
        '- Fellside\n  - 3 children',
        '- Fellside\n  - With a plan\n    - three',
        '### Fellside\n\nThree children had a plan.',
        '### Fellside\n\n- 3 had a plan',
        '### Fellside\n\nIt is a town.\n\nThree children had a plan.',
        'In Fellside:\n\n- 3 children had a plan',
        '**Fellside**\n\n3 children had a plan.',
        '<Note title="Fellside">\n\nThree children had a plan.\n\n</Note>',
      ],
      true,
    );
  });

  it('where the name of the row is short or a time, and what is counted is named', () => {
    compare(
      [
        'Three boys were in secure care.',
        'In 2019/20 four children lived in secure homes.',
        'In 2019–20, 4 young people lived in secure homes.',
        'Four children lived in secure homes.',
        '| Secure homes | 2018/19 | 2019/20 |\n| --- | --- | --- |\n| Children | many | 4 |',
        '<Chart data="secure" kind="bar" title="Three boys were placed" subtitle="Children" x="sex" y="children" />',
      ],
      true,
    );
  });

  it('in a text of another edition that names the row and what is counted', () => {
    compare(
      [
        'The year before, 3 children in Fellside had a plan.',
        'The year before, 24 in Hillside had a plan.',
        'In 2019/20 four children lived in secure homes.',
      ],
      true,
      'reports/2021-22',
    );
  });
});

it('is an error where the row and what is counted are named, and is not shown', () => {
  const [sure, open] = foundIn(['In Fellside 3 children had a plan.', 'In Fellside 3 were asked.']);
  expect(sure).toHaveLength(1);
  expect(sure![0]).toMatchObject({
    severity: 'error',
    message: 'This number says what data/2020-21/towns.json hides.',
  });
  expect(`${sure![0]!.text ?? ''}${sure![0]!.cure}`).not.toMatch(/3|Fellside/);
  expect(open!.map(({ severity }) => severity)).toEqual(['warning']);
});

describe('what is let be', () => {
  it('“one” that counts nobody', () => {
    compare(
      [
        'No one in Quayside was asked.',
        'One in three children in Quayside had a plan.',
        'One of the children’s homes is in Quayside.',
        'One team works in Quayside, and one family support team near it.',
        'One reason is that Quayside is far away.',
        'This is one-to-one help in Quayside.',
      ],
      false,
    );
  });

  it('a number beside another row, or below another heading', () => {
    compare(
      [
        '| Town | Children |\n| --- | --- |\n| Fellside | many |\n| Elsewhere | 3 |',
        '- Fellside\n- 3 children elsewhere',
        '### Fellside\n\nIt is a town.\n\n### Elsewhere\n\nThree children were asked.',
        '### Fellside\n\nIt is a town.\n\nThree schools were asked.',
      ],
      false,
    );
  });

  it('a short name or a time with a number of something else', () => {
    compare(
      [
        'Three boys spoke at our conference.',
        'In 2019/20 four workshops were held.',
        'In 2019/20 four children spoke at our conference.',
        'In 2019/20 four teams visited secure homes.',
        'In 2018/19 four children lived in secure homes.',
      ],
      false,
    );
  });

  it('in another edition, a number of something else', () => {
    compare(
      [
        'In Fellside three schools were asked.',
        'In Fellside three children spoke at our conference.',
        'In Hillside 24 schools made a plan.',
      ],
      false,
      'reports/2021-22',
    );
  });
});

describe('the words of datasets and of the board', () => {
  const field = { name: 'town', title: 'Town', type: 'string' };
  const fields = (more: object) => ({
    schema: {
      fields: [field, { ...count, ...more }],
      missingValues: [{ value: '[c]', label: 'confidential' }],
    },
  });
  const rows = [
    ['town', 'children'],
    ['Fellside', 3],
    ['Elsewhere', 90],
  ];
  const cases: Record<string, object> = {
    'the title of a field': fields({ title: 'Children (3 in Fellside)' }),
    'the description of a field': fields({ description: 'Three children live in Fellside.' }),
    'a source': { sources: [{ title: 'A paper that told of 3 in Fellside' }] },
    'the geography': { geography: 'Exampleshire, with 3 in Fellside' },
    'the meaning of a symbol': {
      schema: { fields: [field, count], missingValues: [{ value: '[c]', label: '3 in Fellside' }] },
    },
    'the title of an indicator': {
      indicators: [
        {
          name: 'towns',
          title: 'Children (3 in Fellside)',
          definition: 'Children.',
          field: 'children',
          where: { town: 'Elsewhere' },
        },
      ],
    },
    'the name of the row': { data: [rows[0], ['Fellmark (3 boys)', 3], rows[2]] },
    'a note on the row': {
      notes: [{ text: 'Three of these children were siblings.', where: { town: 'Fellside' } }],
    },
  };
  const time = [
    ['year', 'children'],
    ['2019/20', 4],
    ['2020/21', 90],
  ];

  /** The lines on which something is found in a dataset. */
  function found(given: object): Problem[] {
    write('data/2020-21/said.json', JSON.stringify(given));
    const problems = hiddenInWordsRule.find(content(root));
    rmSync(join(root, 'data/2020-21/said.json'));
    return problems.filter(({ file }) => file === 'data/2020-21/said.json');
  }

  it.each(Object.keys(cases))('%s is read', (name) => {
    const given = dataset('said', 'Children by town', rows, cases[name]);
    expect(found(given)).toHaveLength(1);
  });

  it('a note on a row whose name is a time is read', () => {
    const notes = [{ text: 'Four of these children were siblings.', where: { year: '2019/20' } }];
    expect(found(dataset('said', 'Children by year', time, { notes }))).toHaveLength(1);
    const other = [{ text: 'Four schools gave no answer.', where: { year: '2019/20' } }];
    expect(found(dataset('said', 'Children by year', time, { notes: other }))).toEqual([]);
  });

  it('an age or a size in the name of a row is let be', () => {
    for (const name of ['Aged 3', '3 to 5 years', 'Under 3s', 'Group 3', 'Fellside (3 or more times)'])
      expect(found(dataset('said', 'Children by group', [rows[0]!, [name, 3], rows[2]!]))).toEqual([]);
  });

  it('the licence and the source of a report are read, and no message shows the number', () => {
    write('data/2020-21/towns.json', JSON.stringify(areas));
    for (const [file, from] of [
      ['content/board.json', '"licence": "'],
      ['content/reports/2020-21/crag.mdx', 'title: An invented paper'],
    ] as const) {
      const text = readFileSync(join(root, file), 'utf8');
      expect(text).toContain(from);
      write(
        file,
        text.replace(from, (all) => `${all}${all.endsWith('"') ? '' : ' '}3 children in Fellside. `),
      );
      const problems = hiddenInWordsRule.find(content(root)).filter((problem) => problem.file === file);
      write(file, text);
      expect(problems).toHaveLength(1);
      expect(JSON.stringify(problems)).not.toMatch(/\b3 children|Fellside/);
    }
  });
});
