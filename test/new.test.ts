import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { problems } from '../src/check/check.ts';
import { checkedSite } from '../src/check/site.ts';
import { stillToWrite } from '../src/check/text/still-to-write.ts';
import { WrongUse } from '../src/command/outcome.ts';
import { content } from '../src/content.ts';
import { filesBelow } from '../src/files.ts';
import { kinds } from '../src/new/kinds.ts';
import { make as made, type Order } from '../src/new/new.ts';
import { later } from '../src/new/years.ts';
import { project } from './build.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'new-test-'));
  cpSync(join(project, 'test/site'), root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Runs the command as an author does, with nobody there to answer questions. */
function run(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/new.ts', ...words, '--from', root],
    {
      cwd: project,
      encoding: 'utf8',
    },
  );
  return { code: status, output: stdout + stderr };
}

/** What the command does with words that are complete, without starting it each time. */
function make(kind: string, name: string, more: Partial<Order> = {}) {
  const said: string[] = [];
  const spies = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')];
  for (const spy of spies) spy.mockImplementation((line: string) => void said.push(line));
  try {
    const code = made({ root, kind, name, ...more });
    return { code, output: said.join('\n') };
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    return { code: 2, output: error.message };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const files = () => ['content', 'data', 'private'].flatMap((folder) => filesBelow(root, folder));
const errors = () => checkedSite(root).problems.filter(({ severity }) => severity === 'error');

function write(file: string, text: string) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

describe('an edition', () => {
  it('begins where the last one ended: reports, datasets, reviews and guidance in force, and no problem but what is to write', () => {
    expect(make('edition', '2021-22').output).toContain('content/editions/2021-22.md');
    const made = files().filter((file) => file.includes('2021-22'));
    expect(made).toEqual([
      'content/editions/2021-22.md',
      'content/reports/2021-22/crag.mdx',
      'content/reviews/2021-22.md',
      'content/sources/2021-22-annual-report.json',
      'data/2021-22/plans.json',
      'data/2021-22/risks.json',
      'private/2021-22-to-do.html',
    ]);
    expect(read('content/editions/2021-22.md')).toContain('from: 2021-04-01\nto: 2022-03-31\n');
    expect(read('content/editions/2021-22.md')).toContain('name: invented-2018');
    expect(errors()).toEqual([]);
  });

  it('asks for what last year answered in the same place, and for the rest at the end of the first report', () => {
    make('edition', '2021-22');
    const report = read('content/reports/2021-22/crag.mdx');
    expect(report).toContain(
      '## What was said\n\n<Answers items="voice; work" />\n\n[Write here: what children said',
    );
    expect(report).toContain(
      '## What was spent\n\n<Answers items="money" />\n\n[Write here: what was spent.',
    );
  });

  it('takes over no figure, no judgement and no year of the last one', () => {
    make('edition', '2021-22');
    const plans = JSON.parse(read('data/2021-22/plans.json')) as { data: unknown[][]; period: string };
    expect(plans.period).toBe('2019/20 to 2021/22');
    expect(plans.data[3]).toEqual(['Plan', '2021/22', '[fill in]', '[fill in]']);
    expect(plans.data.flat().filter((cell) => typeof cell === 'number')).toEqual([]);
    const risks = JSON.parse(read('data/2021-22/risks.json')) as { data: unknown[][] };
    expect(risks.data[1]).toEqual(['Neglect', '[fill in]', '[fill in]']);
  });

  it('leaves what readers get as it is', () => {
    const before = content(root).files;
    make('edition', '2021-22');
    expect(content(root).files).toEqual(before);
  });

  it('of a board that has none asks for the sections that the guidance names', () => {
    for (const folder of ['editions', 'reports', 'reviews', 'evidence', 'papers', 'priorities'])
      rmSync(join(root, 'content', folder), { recursive: true });
    for (const folder of ['recommendations', 'impacts', 'posters', 'learning', 'points', 'sources'])
      rmSync(join(root, 'content', folder), { recursive: true });
    rmSync(join(root, 'data'), { recursive: true });
    expect(make('edition', '2024/25').code).toBe(0);
    expect(read('content/reports/2024-25/crag.mdx')).toContain(
      '## Who was left out\n\n<Answers items="fairness" />',
    );
  });

  it('can be made of the real content', () => {
    rmSync(root, { recursive: true });
    for (const folder of ['content', 'data', 'public'])
      cpSync(join(project, folder), join(root, folder), { recursive: true });
    expect(make('edition', '2024-25').code).toBe(0);
    expect(read('content/reports/2024-25/oscb.mdx')).toContain(
      'title: Oxfordshire Safeguarding Children Board annual report 2024/25',
    );
    expect(errors()).toEqual([]);
  });
});

/** For each kind a name, what else it needs, and the file it makes. */
const examples: Record<string, [name: string, more: Partial<Order>, file: string]> = {
  edition: ['2022-23', {}, 'content/editions/2022-23.md'],
  report: ['2020-21/special-fire-safety', {}, 'content/reports/2020-21/special-fire-safety.mdx'],
  dataset: ['2020-21/more-plans', { like: '2020-21/plans' }, 'data/2020-21/more-plans.json'],
  briefing: ['Voice of children', {}, 'content/learning/voice-of-children.mdx'],
  poster: ['Two messages', { theme: 'voice' }, 'content/posters/two-messages.md'],
  point: ['Ask what happened', { theme: 'voice' }, 'content/points/ask-what-happened.md'],
  term: ['Child in need (CiN)', {}, 'content/glossary/child-in-need.md'],
  paper: ['2022-23-scrutiny', {}, 'content/papers/2022-23-scrutiny.md'],
  priority: ['Fire safety', {}, 'content/priorities/fire-safety.md'],
  recommendation: ['Do more', {}, 'content/recommendations/do-more.md'],
  theme: ['Online safety', {}, 'content/themes/online-safety.md'],
  'to-do': ['2020-21', {}, 'private/2020-21-to-do.html'],
};

it('makes one of each kind, whose only faults are what is still to be written', () => {
  expect(Object.keys(examples).sort()).toEqual(kinds.map(({ name }) => name).sort());
  for (const [kind, [name, more, file]] of Object.entries(examples)) {
    const { code, output } = make(kind, name, more);
    expect([code, output]).toEqual([0, expect.stringContaining(file)]);
    expect(existsSync(join(root, file))).toBe(true);
  }
  expect(errors()).toEqual([]);
  const left = checkedSite(root).problems.filter(({ rule }) => rule === stillToWrite.name);
  expect(left.map(({ file }) => file)).toContain('content/glossary/child-in-need.md');
});

describe('what is filled in', () => {
  /** Takes the mark of a draft away and writes something in place of what was left to write. */
  function filled(file: string, cell: (index: number) => string) {
    let index = 0;
    const text = read(file)
      .replace(/^draft: true\n/m, '')
      .replace(/\n {2}"draft": true,/, '')
      .replace(/"\[fill in\]"/g, () => cell(index++))
      .replace(/\[Write here:[^\]]*\]/g, 'Invented children were heard.');
    write(file, text);
  }
  const own = (file: string) => problems(content(root)).filter((problem) => problem.file === file);
  const stops = (file: string) => own(file).filter(({ severity }) => severity === 'error');

  it('can be published: a term', () => {
    make('term', 'Child in need (CiN)');
    const file = 'content/glossary/child-in-need.md';
    expect(read(file)).toContain('term: child in need\nabbreviation: CiN\n');
    filled(file, String);
    expect(stops(file)).toEqual([]);
  });

  it('can be published: a report', () => {
    make('report', '2020-21/special-fire-safety');
    const file = 'content/reports/2020-21/special-fire-safety.mdx';
    filled(file, String);
    expect(stops(file)).toEqual([]);
  });

  it('can be published: a dataset', () => {
    make('dataset', '2020-21/reviews');
    const file = 'data/2020-21/reviews.json';
    filled(file, () => '120');
    expect(stops(file)).toEqual([]);
  });

  it('cannot be published while something is left: it is an error without the mark of a draft, which names each line', () => {
    make('term', 'Kinship carer');
    const file = 'content/glossary/kinship-carer.md';
    write(file, read(file).replace('draft: true\n', ''));
    expect(stops(file).map(({ message, line }) => `${line} ${message}`)).toEqual([
      '4 2 texts are still to be written: on lines 4 and 7.',
    ]);
  });

  it('cannot be published with a figure still to type, and 0 is not taken for it', () => {
    make('dataset', '2020-21/reviews');
    const file = 'data/2020-21/reviews.json';
    write(file, read(file).replace('  "draft": true,\n', ''));
    expect(stops(file).map(({ message }) => message)).toContain('One figure is still to be typed.');
  });
});

describe('refuses', () => {
  const refused = (kind: string, name: string, more: Partial<Order> = {}) => {
    const before = files();
    const { code, output } = make(kind, name, more);
    expect(code).toBe(2);
    expect(files()).toEqual(before);
    return output;
  };

  it('to ask where nobody can answer, and lists what can be made', () => {
    expect(run()).toEqual({ code: 2, output: expect.stringContaining('edition         a reporting year') });
    expect(run('term').output).toContain('npm run new -- term "Child in need (CiN)"');
  });

  it('a kind that it does not know, with the nearest', () => {
    expect(refused('postr', 'x')).toContain('Did you mean "poster"?');
  });

  it('to write over anything, and then writes nothing at all', () => {
    write('data/2021-22/plans.json', '{}');
    expect(refused('edition', '2021-22')).toContain('data/2021-22/plans.json');
    expect(existsSync(join(root, 'content/editions/2021-22.md'))).toBe(false);
    write('content/reports/2020-21/oscb.md', '');
    expect(refused('report', '2020-21/oscb')).toContain('content/reports/2020-21/oscb.md');
  });

  it('names that the content refuses, in its words', () => {
    expect(refused('edition', '2021-23')).toContain('Did you mean "2021-22"?');
    expect(refused('report', '2020-21/fire')).toContain('npm run new -- report 2020-21/special-fire');
    expect(refused('report', '2021-22/crag')).toContain(
      'There is no edition 2021-22. Did you mean "2020-21"?',
    );
    expect(refused('dataset', 'plans')).toContain('Name the year of the dataset too: 2020-21/plans');
    expect(refused('term', 'x'.repeat(90))).toContain('at most');
    expect(refused('term', 'x'.repeat(300))).toContain('with 300 characters; they have at most 60');
    expect(refused('term', 'NUL')).toContain('Windows keeps the name "nul" for a device');
    expect(refused('term', '日本語')).toContain('named after its letters from a to z, and there are none');
    expect(refused('poster', 'Fire', { theme: 'voise' })).toContain('Did you mean "voice"?');
  });

  it('a folder that is no site', () => {
    rmSync(join(root, 'content'), { recursive: true });
    expect(run('term', 'x').output).toContain('There is no folder "content"');
  });
});

it('only names the files with --dry-run', () => {
  const before = files();
  expect(run('edition', '2021-22', '--dry-run').output).toContain('Would make');
  expect(files()).toEqual(before);
});

it('prints what is to be done anew each time, and ticks what was done', () => {
  make('edition', '2021-22');
  const list = 'private/2021-22-to-do.html';
  expect(read(list)).toContain('12 figures are still to be typed');
  write('data/2021-22/plans.json', read('data/2021-22/plans.json').replaceAll('"[fill in]"', '100'));
  expect(make('to-do', '2021-22').output).toContain('1 to do, 1 done');
  expect(read(list)).toContain('☑ Children with a plan or in care');
});

it('moves years and leaves other numbers alone', () => {
  expect(later('Change since 31 March 2014', 1)).toBe('Change since 31 March 2015');
  expect(later('2018/19 to 2020/21, 2,014 children, £2014, 1999-00', 3)).toBe(
    '2021/22 to 2023/24, 2,014 children, £2014, 2002-03',
  );
});
