import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { siteConfig } from '../src/build/config.ts';
import { problems } from '../src/check/check.ts';
import { content } from '../src/content.ts';
import { storeFolder } from '../src/store.ts';
import { filesBelow } from '../src/files.ts';
import { notices } from '../src/frozen/notice.ts';
import { withoutTaken } from '../src/frozen/renewal.ts';
import { snapshot } from '../src/frozen/snapshot.ts';
import { lockText } from '../src/lock.ts';
import { numbersIn } from '../src/frozen/printed.ts';
import { toReport } from '../src/problem.ts';
import { feedFaults } from './sharing.ts';
import { build, digests, project, publish } from './build.ts';
import { readable } from './leak.ts';

// What is kept between builds is deleted here, and other tests need theirs.
const cache = await vi.hoisted(async () => {
  const [{ mkdtempSync: made }, { tmpdir: place }, { join: at }] = await Promise.all([
    import('node:fs'),
    import('node:os'),
    import('node:path'),
  ]);
  return (process.env['CACHE'] = made(at(place(), 'frozen-cache-')));
});
afterAll(() => rmSync(cache, { recursive: true, force: true }));

const report = 'content/reports/2020-21/crag.mdx';
const plans = 'data/2020-21/plans.json';
const risks = 'data/2020-21/risks.json';
const lock = 'content/editions/2020-21.lock.json';

let root: string;
let dist: string;

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'frozen-'));
  root = join(folder, 'site');
  dist = join(folder, 'dist');
  cpSync(join(project, 'test/site'), root, { recursive: true });
  // So that a count can be changed without the change that was worked out from it.
  change(
    plans,
    '"derived": { "kind": "change", "of": "children", "base": { "where": { "year": "2018/19" } } }',
    '"independent": "It is typed apart."',
  );
});
afterEach(() => {
  for (const folder of [dirname(root), cacheOf()]) rmSync(folder, { recursive: true, force: true });
});

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const built = (file: string) => readFileSync(join(dist, file), 'utf8');
const found = () => toReport(problems(content(root)).filter(({ severity }) => severity === 'error'));

function write(file: string, text: string) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** Changes a file of the site. */
function change(file: string, from: string, to: string) {
  const text = read(file);
  expect(text).toContain(from);
  write(
    file,
    text.replace(from, () => to),
  );
}

/** Freezes the edition as `npm run publish` does, without building it; one address is locked. */
function freeze() {
  const said = snapshot(content(root), '2020-21', '2026-09-30');
  write(lock, lockText({ ...said, addresses: ['/2020-21/'] }));
}

/** Freezes the edition as it was done before locks held what adds up, and the numbers of all words. */
function freezeEarlier() {
  const { datasets, ...said } = snapshot(content(root), '2020-21', '2026-09-30', 1);
  const bare = datasets.map(({ relations: _, sums: __, fields, ...dataset }) => ({
    ...dataset,
    fields: fields.map(({ unit: ___, ...field }) => field),
  }));
  write(lock, lockText({ ...said, datasets: bare, addresses: ['/2020-21/'] }));
}

/** An entry about changes; `changes` are the lines below that key. */
function entry(
  date: string,
  changes: string,
  { kind = 'correction', edition = '2020-21', why = 'Because.' } = {},
) {
  const head = `date: ${date}\nkind: ${kind}\nedition: ${edition}\ntitle: A number was wrong.`;
  write(`content/corrections/${date}-${kind}.md`, `---\n${head}\nchanges:\n${changes}\n---\n\n${why}\n`);
}

const cell = (before: string, after: string, where = 'group=Care; year=2020/21', field = 'children') =>
  `  - dataset: plans\n    where: ${where}\n    field: ${field}\n    before: "${before}"\n    after: "${after}"`;

const run = (...words: string[]) => publish(root, dist, ...words);
const publishAll = () => {
  const { code, output } = run('2020-21', '--date', '2026-09-30');
  expect(code, output).toBe(0);
};
const buildAll = () => {
  const { code, output } = build(root, dist);
  expect(code, output).toBe(0);
};

/** The files below folders that have one of the texts in them, or in their names; digests hold all kinds of numbers. */
function filesWith(folders: string[], texts: string[]): string[] {
  return folders.flatMap((folder) =>
    filesBelow(folder, '.').filter((file) => {
      const all = `${file}\n${readFileSync(join(folder, file), 'latin1')}`.replaceAll(/[0-9a-f]{64}/g, '');
      return texts.some((text) => all.includes(text));
    }),
  );
}

it.each([
  ['£2.3 million in 2014/15, −4.5% (3:1) at 10:30', ['£2.3 million', '2014/15', '−4.5%', '3:1', '10:30']],
  ['from 5–10 to 2018-19, 12 per cent; 1,250.', ['5', '10', '2018', '19', '12 per cent', '1,250']],
  ['Twelve trees in A4 form C2, half of them twice; one often', ['twelve', 'half', 'twice']],
  [
    'Twenty-one of £2m, £1.5bn and 3 dozen; two thirds, a tenth, one-fifth; tenfold, 5m and none',
    ['twenty-one', '£2m', '£1.5bn', '3 dozen', 'two thirds', 'a tenth', 'one-fifth', 'tenfold', '5m', 'none'],
  ],
  ['a third-party provider of the third sector', []],
  [
    'hundreds halved by 10 per cent at 10am, for twenty hundred thirds',
    ['hundreds', 'halved', '10 per cent', '10', 'twenty', 'hundred', 'thirds'],
  ],
])('reads the numbers of “%s”', (text, numbers) => {
  expect(numbersIn(text)).toEqual(numbers);
});

describe('publishing', () => {
  it('writes a lock with every number, address and the day, and nothing that is hidden', () => {
    publishAll();
    const text = read(lock);
    expect(text).toContain('\n        ["Care","2020/21",150,-25],\n');
    expect(text).toContain('["Plan","2019/20","[c]","[z]"]');
    const figure = '"figure: plans; y=children; group!=Total';
    const figures = `"2018/19","2020/21",${figure}","2018/19",${figure}; year=2018/19","figure: plans"]`;
    expect(text).toContain(`"numbers":["3:1","10:30","5",${figures}`);
    expect(text).toContain('{"section":"People trained","numbers":["over 9,000"]}');
    expect(text).toContain('{"section":"Children with a plan","numbers":["1,100"],"from"');
    const { addresses, ...rest } = content(root).locks[0]!.value;
    expect(rest).toMatchObject({ edition: '2020-21', published: '2026-09-30' });
    expect(addresses).toEqual(
      expect.arrayContaining([
        '/2020-21/',
        '/2020-21/crag/',
        ...['.pdf', '.docx'].map((ending) => `/2020-21/crag/crag-figures-2020-21${ending}`),
        ...['plans', 'plans-1', 'risks'].map((name) => `/2020-21/crag/figure-${name}.png`),
        '/data/2020-21/data-2020-21.ods',
        '/data/2020-21/datapackage.json',
        ...['plans', 'risks'].flatMap((name) =>
          ['.csv', '.csv-metadata.json', '.json', '.ods', '/'].map(
            (ending) => `/data/2020-21/${name}${ending}`,
          ),
        ),
        ...['-a4.pdf', '-a3.pdf', '.png'].map((ending) => `/posters/two-points${ending}`),
        '/posters/two-points/',
        '/learning/points/listen/',
        '/learning/points/share/',
        '/themes/planning/',
        '/themes/voice/',
        '/audiences/schools/',
        '/2020-21/changes/',
        '/series/crag/',
        '/latest/crag/',
      ]),
    );
    const isOfEdition =
      /^\/(data\/)?2020-21(\/|-card\.png$)|^\/posters\/two-points[-./]|^\/papers\/scrutiny[./]|^\/learning\/points\/(listen|share|wait)\/$|^\/learning\/listening[-/]|^\/(themes|audiences)\/[a-z]+(\/|-pack\.zip)$|^\/(priorities\/plans|(series|latest)\/[a-z]+|about\/sources\/[a-z-]+)\/$/;
    expect(addresses.filter((path) => !isOfEdition.test(path))).toEqual([]);
    const before = digests(dist);
    buildAll();
    expect(Object.keys(digests(dist))).toEqual(Object.keys(before));
    expect(built('about/corrections/index.html')).toContain(
      'Nothing has been changed after publication so far.',
    );
    expect(built('sitemap-0.xml')).toContain('https://www.example.org/annual-reports/about/corrections/');
    const pages = filesBelow(dist, '.').filter((file) => file.endsWith('.html'));
    for (const page of pages.filter((file) => !built(file).includes('This page has moved'))) {
      expect(built(page), page).toMatch(
        /<link rel="alternate" type="application\/atom\+xml"[^>]* href="\/annual-reports\/feed.xml"/,
      );
    }
    for (const title of ['Annual reports 2020/21', 'Reviews: an invented year'])
      expect(built('feed.xml')).toMatch(
        new RegExp(`<title>${title}</title>(?:(?!</entry>).)*<updated>2026-09-30T00:00:00Z</updated>`),
      );
    expect(built('sitemap-0.xml')).toContain(
      '<loc>https://www.example.org/annual-reports/2020-21/crag/</loc><lastmod>2026-09-30</lastmod>',
    );
    run('2020-21', '--date', '2027-01-01');
    expect(read(lock)).toBe(text);
  }, 360_000);

  it('locks what is published, never what was typed', () => {
    change(plans, '["Plan", "2018/19", 1000', '["Plan", "2018/19", 7351');
    const said = content(root);
    const entries = said.datasets.map((each) => ({
      ...each,
      value: {
        ...each.value,
        data: each.value.data.map((row) => row.map((cell) => (cell === 7351 ? '[c]' : cell))),
      },
    }));
    const text = lockText(snapshot({ ...said, datasets: entries }, '2020-21', '2026-09-30'));
    expect(text).toContain('["Plan","2018/19","[c]","[z]"]');
    expect(text).not.toMatch(/7,?351/);
  });

  it('writes no lock when the content has problems, for no such edition, and without a day', () => {
    change(report, 'kind="line"', 'kind="lime"');
    expect(run('2020-21').code).toBe(1);
    expect(existsSync(join(root, lock))).toBe(false);
    write(lock, '{}');
    expect(run('2020-21').output).toContain('"edition" is missing.');
    expect(read(lock)).toBe('{}');
    expect(run('2021-22').output).toContain('There is no edition "2021-22". There is: 2020-21.');
    expect(run('2020-21', '--date', 'today').output).toContain('"today" is not a day');
    expect([run().code, run('2021-22').code, run('2020-21', '--date', '2026-02-30').code]).toEqual([2, 2, 2]);
  });
});

describe('a frozen edition', () => {
  beforeEach(freeze);

  it('is right as it was published, whatever its titles, notes and order of rows', () => {
    change(plans, '"title": "Children with a plan or in care"', '"title": "Plans and care"');
    change(plans, 'The paper prints 1,251, but', 'The paper says 1,251, but');
    change(plans, '    ["Plan", "2018/19", 1000, "[z]"],\n', '');
    change(
      plans,
      '    ["Total", "2020/21"',
      '    ["Plan", "2018/19", 1000, "[z]"],\n    ["Total", "2020/21"',
    );
    change(report, '### A closer look', '### A look from nearby');
    expect(found()).toBe('');
  });

  it.each<[what: string, file: string, from: string, to: string, message: string]>([
    [
      'a figure',
      plans,
      '-25]',
      '-24]',
      'data/2020-21/plans.json:34:30 error: A published number was −25 and is now −24: "plans", row group=Care; year=2020/21, field "change".\n    Put it back, or say what changed in an entry in content/corrections/',
    ],
    [
      'a figure that is hidden now',
      plans,
      '1000, "[z]"',
      '"[c]", "[z]"',
      'A published number is now a hidden value: "plans", row group=Plan; year=2018/19, field "children".\n    Write an entry of kind disclosure',
    ],
    [
      'decimals',
      plans,
      '"decimals": 1',
      '"decimals": 2',
      'Figures that were published with decimals 1 are now shown with decimals 2: "plans", field "change".\n    Put "decimals" back',
    ],
    [
      'a row that is gone',
      risks,
      '    ["Neglect", "High", "High"],\n',
      '',
      'A published number, Neglect, is gone: "risks", row risk=Neglect',
    ],
    [
      'a new row',
      plans,
      '    ["Total", "2018/19"',
      '    ["Plan", "2021/22", 1300, 30],\n    ["Total", "2018/19"',
      'The frozen edition 2020-21 gains a number, 1,300: "plans", row group=Plan; year=2021/22, field "children".\n    Take it out, or say so in an entry',
    ],
    [
      'a number in the text',
      report,
      '3:1',
      '4:1',
      `${report}:20:1 error: A published number was 3:1 and is now 4:1: "crag", section "What happened".`,
    ],
    [
      'numbers that changed places',
      report,
      'in 3:1 of cases, at 10:30',
      'at 10:30, in 3:1 of cases',
      'error: A published number, 3:1, is gone: "crag", section "What happened".',
    ],
    [
      'a number that is new in the text',
      report,
      'Listening helps.',
      'Listening helps 12 times.',
      'The frozen edition 2020-21 gains a number, 12: "crag", section "What was said".',
    ],
    [
      'a headline in words',
      report,
      'over 9,000',
      'over 8,000',
      `${report}:16:1 error: A published number was over 9,000 and is now over 8,000: "crag", section "People trained".`,
    ],
    [
      'a headline that shows another row',
      report,
      'at="year=2020/21; group=Plan"',
      'at="year=2020/21; group=Care"',
      'A published number was 1,100 and is now 150: "crag", section "Children with a plan".',
    ],
    [
      'the title of a chart',
      report,
      'Plans rose while care fell',
      'Plans rose by 10%',
      'gains a number, 10%: "crag", section "What happened".',
    ],
    [
      'a lock of another edition',
      lock,
      '"edition": "2020-21"',
      '"edition": "2019-20"',
      `${lock}:2:14 error: The lock is of 2019-20, but its file is called 2020-21.lock.json.`,
    ],
    [
      'a lock that was edited wrongly',
      lock,
      '"published": "2026-09-30",',
      '',
      `${lock}:1:1 error: "published" is missing.`,
    ],
  ])('stops the build for %s', (_, file, from, to, message) => {
    change(file, from, to);
    expect(found()).toContain(message);
  });

  const more: [what: string, file: string, typed: string, frozen: string, now: string, message: string][] = [
    [
      'a number in the words for children',
      report,
      'for-children: Invented children had',
      'for-children: Nine in ten children had',
      'for-children: Two in ten children had',
      `${report}:1:1 error: A published number was nine and is now two: "crag", above its first section.`,
    ],
    [
      'a fraction in words',
      report,
      'Listening helps.',
      'A third of them knew.',
      'A tenth of them knew.',
      'A published number was a third and is now a tenth: "crag", section "What was said".',
    ],
    [
      'the scale of an amount',
      report,
      'Listening helps.',
      'It cost £2m.',
      'It cost £2bn.',
      'A published number was £2m and is now £2bn',
    ],
    [
      'a number of two words',
      report,
      'Listening helps.',
      'Twenty-one knew.',
      'Twenty knew.',
      'A published number was twenty-one and is now twenty',
    ],
    [
      'a multiple',
      report,
      'Listening helps.',
      'It rose threefold.',
      'It rose tenfold.',
      'A published number was threefold and is now tenfold',
    ],
    [
      'the line that a chart draws at a value',
      report,
      'x="year" y="children" series="group"',
      'x="year" y="children" series="group" reference="75: Target"',
      'x="year" y="children" series="group" reference="85: Target"',
      'A published number was 75 and is now 85: "crag", section "What happened".',
    ],
    [
      'a remark in a chart',
      report,
      'x="year" y="children" series="group"',
      'x="year" y="children" series="group" annotation="2019/20: 40 new places"',
      'x="year" y="children" series="group" annotation="2019/20: 95 new places"',
      'A published number was 40 and is now 95: "crag", section "What happened".',
    ],
    [
      'the rows that a chart shows',
      report,
      'where="group!=Total"',
      'where="group=Plan|Care"',
      'where="group=Total"',
      'A chart or table showed “figure: plans; y=children; group=care|plan” when it was published, and shows “figure: plans; y=children; group=total” now: "crag", section "What happened".',
    ],
    [
      'a number in the description of a dataset',
      plans,
      'Invented children with a plan or in care.',
      'Children with a plan, of 40 schools.',
      'Children with a plan, of 50 schools.',
      'data/2020-21/plans.json:5:18 error: A published number was 40 and is now 50: "plans", its description.',
    ],
    [
      'a number in its note',
      plans,
      'The paper prints 1,251, but',
      'The paper prints 1,251, but',
      'The paper prints 1,252, but',
      'A published number was 1,251 and is now 1,252: "plans", its notes.',
    ],
    [
      'a number in its words for children',
      plans,
      'Invented children stand behind these figures.',
      'Six in ten children stand behind these figures.',
      'Two in ten children stand behind these figures.',
      'A published number was six and is now two: "plans", its forChildren.',
    ],
    [
      'a number in the label of a headline',
      report,
      'label="People trained"',
      'label="People trained in 12 schools"',
      'label="People trained in 13 schools"',
      'A published number was 12 and is now 13: "crag", section "People trained in 13 schools".',
    ],
    [
      'a unit',
      plans,
      '"unit": "children"',
      '"unit": "children"',
      '"unit": "thousand children"',
      'Figures that were published as “Children” are now “Children (thousand children)”: "plans", field "children".\n    Put "unit", and the numbers in "title", back as they were.',
    ],
  ];
  it.each(more)('stops the build for %s', (_, file, typed, frozen, now, message) => {
    change(file, typed, frozen);
    freeze();
    expect(found()).toBe('');
    change(file, frozen, now);
    expect(found()).toContain(message);
  });

  it.each(more.filter(([what]) => what !== 'a unit' && what !== 'a number of two words'))(
    'is compared with a lock that did not hold %s as it was read then',
    (_, file, typed, frozen, now) => {
      change(file, typed, frozen);
      freezeEarlier();
      expect(found()).toBe('');
      change(file, frozen, now);
      expect(found()).not.toMatch(/a third|£2m|threefold|its (description|notes|forChildren)|figure:/);
      change(report, '3:1', '4:1');
      expect(found()).toContain('A published number was 3:1 and is now 4:1');
    },
  );

  it('takes an entry about what a chart shows, and about the words of a dataset', () => {
    change(plans, 'The paper prints 1,251, but', 'The paper prints 1,252, but');
    change(report, 'where="group!=Total"', 'where="group=Plan"');
    const words = '  - dataset: plans\n    section: notes\n    before: "1,251"\n    after: "1,252"';
    const shown = (where: string) => `"figure: plans; y=children; ${where}"`;
    const figure = `  - report: crag\n    before: ${shown('group!=Total')}\n    after: ${shown('group=Plan')}`;
    entry('2026-11-02', `${words}\n${figure}`);
    expect(found()).toBe('');
    const { value } = content(root).corrections[0]!;
    const [notice] = notices(
      [{ id: '2026-11-02-correction', value }],
      { edition: '2020-21' },
      { locks: [], reports: new Map() },
    );
    expect(notice!.changes).toEqual([
      '“plans”, Notes: 1,251, now 1,252',
      'Case reviews annual report: plans; y=children; group!=Total, now plans; y=children; group=Plan',
    ]);
    entry('2026-11-02', `${words.replace('notes', 'note')}\n${figure}`);
    expect(found()).toContain(
      'The dataset "plans" had no section or headline "note".\n    Did you mean "notes"?',
    );
    freezeEarlier();
    entry('2026-11-02', words);
    expect(found()).toContain('The edition was frozen without the words of its datasets');
  });

  it('lets a disclosure take back a number of the words of a dataset', () => {
    change(plans, 'Invented children with a plan or in care.', 'Children with a plan, of 40 schools.');
    freeze();
    change(plans, 'Children with a plan, of 40 schools.', 'Children with a plan, of some schools.');
    entry('2026-12-01', '  - dataset: plans\n    section: description', { kind: 'disclosure' });
    expect(found()).toContain('The lock of 2020-21 still holds what this entry takes back.');
    expect(found()).not.toContain('40');
    const [safe] = withoutTaken(
      content(root).locks.map(({ value }) => value),
      content(root),
    );
    write(lock, lockText(safe!));
    expect(read(lock)).toContain('{"section":"description","numbers":[null]}');
    expect(read(lock)).toContain('["Care","2020/21",150,-25]');
    expect(found()).toBe('');
    change(plans, 'of some schools', 'of 40 schools');
    expect(found()).toContain('A number is new where a disclosure took one back: "plans", its description.');
    expect(found()).not.toContain('40');
  });

  it('tells a dataset that is gone, and one that is new, from changed ones', () => {
    rmSync(join(root, risks));
    write('data/2020-21/new.json', read(plans).replace('"name": "plans"', '"name": "new"'));
    expect(found()).toContain('The published dataset "risks" of 2020-21 is gone.\n    Put it back');
    expect(found()).toContain(
      'The frozen edition 2020-21 gains a dataset, "new".\n    Move it to another edition',
    );
  });

  it('says with a kind of entry that a dataset was added, and freezes it when published again', () => {
    write('data/2020-21/new.json', read(plans).replace('"name": "plans"', '"name": "new"'));
    entry('2026-11-02', '  - dataset: new', { kind: 'revision' });
    expect(found()).toMatch(
      /^content\/corrections\/2026-11-02-revision.md:7:\d+ error: "new" was added, but the lock of 2020-21 does not hold it yet.\n    Run npm run publish -- 2020-21.$/,
    );
    expect(run('2020-21').code).toBe(0);
    expect(read(lock)).toContain('"since": "2026-11-02"');
    expect(found()).toBe('');
    change('data/2020-21/new.json', '-25]', '-24]');
    expect(found()).toContain('A published number was −25 and is now −24: "new"');
  }, 360_000);
});

describe('an entry about a change', () => {
  it('lets the number change, tells readers everywhere, and keeps the file as it was', async () => {
    publishAll();
    const first = built('data/2020-21/plans.csv');
    change(plans, '150, -25]', '160, -20]');
    change(report, '3:1', '4:1');
    entry(
      '2026-11-02',
      `${cell('150', '160')}\n${cell('-25', '−20', undefined, 'change')}\n  - report: crag\n    section: What happened\n    before: "3:1"\n    after: "4:1"`,
      { why: 'A form was counted twice & more.' },
    );
    buildAll();
    const notice = 'Corrected on 2 November 2026';
    const words = 'Children, Care, 2020/21: 150, now 160';
    for (const page of ['data/2020-21/plans', '2020-21', 'about/corrections']) {
      expect(built(`${page}/index.html`), page).toContain(notice);
      expect(built(`${page}/index.html`), page).toContain(words);
    }
    expect(built('2020-21/crag/index.html')).toContain('“What happened”: 3:1, now 4:1');
    expect(built('2020-21/crag/index.html')).not.toContain(words);
    expect(built('2020-21/index.html')).toContain(
      'Case reviews annual report, “What happened”: 3:1, now 4:1',
    );
    expect(built('2020-21/index.html')).toContain(
      'Change since 2018/19 (%), Care, 2020/21: −25.0, now −20.0',
    );
    expect(built('data/2020-21/risks/index.html')).not.toContain(notice);
    expect(built('about/corrections/index.html')).toContain('A form was counted twice');
    expect(built('data/2020-21/plans-until-2026-11-02.csv')).toBe(first);
    for (const page of ['data/2020-21/plans', 'about/corrections']) {
      expect(built(`${page}/index.html`)).toContain(
        'href="/annual-reports/data/2020-21/plans-until-2026-11-02.csv"',
      );
    }
    const feed = built('feed.xml');
    expect(feed).toContain(`<title>${notice}: A number was wrong.</title>`);
    expect(feed).toContain(
      '<id>https://www.example.org/annual-reports/about/corrections/#entry-2026-11-02-correction</id>',
    );
    expect(feed).toContain('<updated>2026-11-02T00:00:00Z</updated>');
    expect(feed.indexOf(notice)).toBeLessThan(feed.indexOf('Annual reports 2020/21'));
    const dated = (path: string) =>
      new RegExp(`<loc>https://www.example.org/annual-reports/${path}/</loc>(?:<lastmod>([^<]*))?`).exec(
        built('sitemap-0.xml'),
      )?.[1];
    for (const path of ['2020-21', '2020-21/crag', 'data/2020-21/plans', 'about/corrections'])
      expect(dated(path), path).toBe('2026-11-02');
    expect(dated('data/2020-21/risks')).toBe('2026-09-30');
    expect(dated('glossary')).toBeUndefined();
    const [, data = ''] =
      /<script type="application\/ld\+json">(.*?)<\/script>/.exec(built('data/2020-21/plans/index.html')) ??
      [];
    expect(JSON.parse(data)['@graph'][0]).toMatchObject({
      dateModified: '2026-11-02',
      '@id': 'https://www.example.org/annual-reports/data/2020-21/plans/',
      '@type': 'Dataset',
      correction: [{ '@type': 'CorrectionComment', datePublished: '2026-11-02' }],
    });

    const second = built('data/2020-21/plans.csv');
    change(plans, '160, -20]', '170, -15]');
    entry('2026-12-01', `${cell('160', '170')}\n${cell('-20', '-15', undefined, 'change')}`, {
      kind: 'revision',
    });
    buildAll();
    expect(built('data/2020-21/plans-until-2026-11-02.csv')).toBe(first);
    expect(built('data/2020-21/plans-until-2026-12-01.csv')).toBe(second);
    const list = built('about/corrections/index.html');
    expect(list.indexOf('Revised on 1 December 2026')).toBeLessThan(list.indexOf(notice));
    const validator = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:document'] });
    for (const page of ['data/2020-21/plans', '2020-21', '2020-21/crag', 'about/corrections']) {
      const { results } = await validator.validateString(built(`${page}/index.html`));
      const rules = results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message }) => `${ruleId} ${message}`),
      );
      const known = /^(no-trailing-whitespace|tel-non-breaking|long-title|require-sri)/;
      expect(
        rules.filter((rule) => !known.test(rule)),
        page,
      ).toEqual([]);
    }
  }, 360_000);

  it('corrects a headline that is given in words', () => {
    change(report, 'over 9,000', 'Over 9,000');
    freeze();
    change(report, 'Over 9,000', 'About 8,000');
    entry('2026-11-02', '  - report: crag\n    before: Over 9,000\n    after: About 8,000');
    expect(found()).toBe('');
  });

  it('corrects a headline with the figure that it shows', () => {
    freeze();
    change(plans, '1100, 10]', '1110, 11]');
    entry(
      '2026-11-02',
      `${cell('1,100', '1110', 'group=Plan; year=2020/21')}\n${cell('10', '11.0', 'group=Plan; year=2020/21', 'change')}`,
    );
    expect(found()).not.toContain('is now');
    expect(found()).not.toContain('The entry');
  });

  it('may add a row, take one out, and add or take out a number of the text', () => {
    freeze();
    const row = (where: string, figures: string) =>
      ['children', 'change'].map(
        (field) => `  - dataset: plans\n    where: ${where}\n    field: ${field}\n    ${figures}`,
      );
    change(plans, '    ["Total", "2018/19"', '    ["Plan", "2021/22", 30, 30],\n    ["Total", "2018/19"');
    change(report, 'Listening helps.', 'Listening helps 12 times.');
    change(report, 'at 10:30, ', '');
    const text =
      '  - report: crag\n    before: "10:30"\n  - report: crag\n    section: What was said\n    after: "12"';
    entry('2026-11-02', [...row('group=Plan; year=2021/22', 'after: "30"'), text].join('\n'));
    expect(found()).toBe('');
    change(plans, '    ["Plan", "2021/22", 30, 30],\n', '');
    entry('2026-11-03', row('group=Plan; year=2021/22', 'before: "30"').join('\n'), { kind: 'revision' });
    expect(found()).toBe('');
  });

  it('may say which of several equal numbers it is about', () => {
    freeze();
    change(report, 'Children, Exampleshire, 2018/19"', 'Children, Exampleshire, 2019/20"');
    const text = '  - report: crag\n    section: What happened\n    before: 2018/19\n    after: 2019/20';
    entry('2026-11-02', `${text}\n    which: 2`);
    expect(found()).toBe('');
    entry('2026-11-02', `${text}\n    which: 1`);
    expect(found()).toContain('The entry says that the number is 2019/20 now, but it is');
  });

  const wrong: [what: string, date: string, changes: string, options: object, message: string][] = [
    [
      'whose before is not what was published',
      '2026-11-02',
      cell('149', '160'),
      {},
      'The entry says that "149" stood here before, but it was "150".\n    Write as "before" what the CSV file',
    ],
    [
      'whose after is not what the content says',
      '2026-11-02',
      cell('150', '155'),
      {},
      'The entry says that the number is 155 now, but it is 160.\n    Correct the number or the entry',
    ],
    [
      'about an unknown dataset',
      '2026-11-02',
      cell('150', '160').replace('plans', 'plan'),
      {},
      '"plan" is not a published dataset of 2020-21.\n    Did you mean "plans"?',
    ],
    [
      'about an unknown row',
      '2026-11-02',
      cell('150', '160', 'group=Core; year=2020/21'),
      {},
      'No row of "plans" was group=Core; year=2020/21.\n    Name one row by group, year',
    ],
    [
      'about several rows',
      '2026-11-02',
      cell('150', '160', 'year=2020/21'),
      {},
      'Several rows of "plans" are year=2020/21.',
    ],
    [
      'about an unknown field',
      '2026-11-02',
      cell('150', '160', undefined, 'child'),
      {},
      '"child" is not a field of "plans".',
    ],
    [
      'about an edition that is not frozen',
      '2026-11-02',
      cell('150', '160'),
      { edition: '2019-20' },
      'The edition 2019-20 is not frozen, so nothing of it can be corrected.',
    ],
    [
      'from before the publication',
      '2026-09-29',
      cell('150', '160'),
      {},
      'The entry is dated 2026-09-29, before the edition was published on 2026-09-30.',
    ],
    [
      'that changes one cell twice',
      '2026-11-02',
      `${cell('150', '155')}\n${cell('155', '160')}`,
      {},
      'Another change of this day is about the same number.',
    ],
    [
      'that hides a number',
      '2026-11-02',
      cell('150', '[c]'),
      {},
      'The entry hides a number that was published, and would leave the file that shows it.\n    Write an entry of kind disclosure',
    ],
    [
      'about an unknown report',
      '2026-11-02',
      '  - report: paqa\n    before: "1"\n    after: "2"',
      {},
      '"paqa" is not a published report of 2020-21.',
    ],
    [
      'about an unknown section',
      '2026-11-02',
      '  - report: crag\n    section: What hapened\n    before: "3:1"',
      {},
      'The report "crag" had no section or headline "What hapened".\n    Did you mean "What happened"?',
    ],
    [
      'about a number that was not printed',
      '2026-11-02',
      '  - report: crag\n    before: "77"\n    after: "78"',
      {},
      'The report "crag" did not print there what "before" says.',
    ],
    [
      'about a number that was printed often',
      '2026-11-02',
      '  - report: crag\n    before: "2018/19"\n    after: "78"',
      {},
      'The report "crag" printed 2018/19 2 times.\n    Name the section, and which of several',
    ],
    [
      'that adds a number which the text does not print',
      '2026-11-02',
      '  - report: crag\n    section: What was said\n    after: "12"',
      {},
      'The entry says that the number is 12 now, but it is not there.',
    ],
    [
      'that adds what was there',
      '2026-11-02',
      '  - dataset: plans',
      {},
      'The entry says that "plans" was added, but it was published with the edition.',
    ],
    [
      'that names a new row by half',
      '2026-11-02',
      '  - dataset: plans\n    where: group=New\n    field: children\n    after: "6"',
      {},
      'a new row must have every name.\n    Name the row by group, year.',
    ],
    [
      'without a change',
      '2026-11-02',
      '  - dataset: plans\n    where: year=2020/21',
      {},
      '"changes[1]" is not right: give "before", "after" or both.',
    ],
    [
      'without a row',
      '2026-11-02',
      '  - dataset: plans\n    before: "1"',
      {},
      'a change of a dataset needs "where" and "field"',
    ],
    [
      'about both a dataset and a report',
      '2026-11-02',
      '  - dataset: plans\n    report: crag\n    before: "1"',
      {},
      'give either "dataset", with "where" and "field", or "report"',
    ],
    ['with the same number twice', '2026-11-02', cell('150', '150'), {}, '"before" and "after" are the same'],
    [
      'of an unknown kind',
      '2026-11-02',
      cell('150', '160'),
      { kind: 'mistake' },
      '"kind" is not right: use one of revision, correction, disclosure.',
    ],
    [
      'on a day that does not exist',
      '2026-11-31',
      cell('150', '160'),
      {},
      '"date" is not right: write a real day',
    ],
    ['without a reason', '2026-11-02', cell('150', '160'), { why: '' }, 'The entry does not say why.'],
    [
      'with a heading',
      '2026-11-02',
      cell('150', '160'),
      { why: '## Why' },
      'The text of an entry has paragraphs and lists only.',
    ],
    [
      'of a disclosure that repeats the values',
      '2026-11-02',
      cell('150', '160'),
      { kind: 'disclosure' },
      'a disclosure never repeats the values: delete "before" and "after"',
    ],
    [
      'of a disclosure about an unknown row',
      '2026-11-02',
      '  - dataset: plans\n    where: year=1999',
      { kind: 'disclosure' },
      'No row of "plans" was year=1999.',
    ],
    [
      'of a disclosure about names',
      '2026-11-02',
      '  - dataset: plans\n    field: group',
      { kind: 'disclosure' },
      'The field "group" holds names, by which rows are found; they cannot be taken back alone.',
    ],
    [
      'of a disclosure about a row that has names only',
      '2026-11-02',
      '  - dataset: risks\n    where: risk=Gangs',
      { kind: 'disclosure' },
      '"risks" holds names, by which rows are found; they cannot be taken back alone.',
    ],
    [
      'of a disclosure that finds its row by a figure',
      '2026-11-02',
      '  - dataset: plans\n    where: children=160\n    field: children',
      { kind: 'disclosure' },
      '"where" finds the rows by a figure, and would repeat it.',
    ],
    [
      'of a disclosure about an unknown section',
      '2026-11-02',
      '  - report: crag\n    section: Elsewhere',
      { kind: 'disclosure' },
      'had no section or headline "Elsewhere"',
    ],
  ];
  it.each(wrong)('is refused %s', (_, date, changes, options, message) => {
    freeze();
    change(plans, '150, -25]', '160, -25]');
    entry(date, changes, options);
    expect(found()).toContain(message);
  });

  it('is refused when it contradicts an earlier one, or its file has another day', () => {
    freeze();
    change(plans, '150, -25]', '160, -25]');
    entry('2026-11-02', cell('150', '160'));
    expect(found()).toBe('');
    entry('2026-11-01', cell('150', '170'), { kind: 'revision' });
    expect(found()).toContain(
      '2026-11-02-correction.md:7:5 error: The entry says that "150" stood here before, but it was "170".',
    );
    write(
      'content/corrections/2026-11-01-revision.md',
      read('content/corrections/2026-11-01-revision.md').replace('date: 2026-11-01', 'date: 2026-11-05'),
    );
    expect(found()).toContain(
      'The entry is dated 2026-11-05, but its file is called 2026-11-01-revision.md.\n    Call it 2026-11-05-<what>.md.',
    );
  });
});

/** Children by area, with a total of them all, as a dataset of the frozen edition. */
function areas(counts: [area: string, children: number | string][], total = 'All') {
  const parts = counts.map(([area]) => area).filter((area) => area !== total);
  const value = {
    name: 'areas',
    title: 'Children by area',
    description: 'Invented children.',
    forChildren: 'It shows where children live.',
    sources: [{ title: 'A paper' }],
    period: '2020/21',
    geography: 'Exampleshire',
    status: 'final',
    theme: 'Health',
    schema: {
      fields: [
        { name: 'area', title: 'Area', type: 'string' },
        { name: 'children', title: 'Children', type: 'integer', unit: 'children', disclosive: true },
      ],
      missingValues: [{ value: '[c]', label: 'confidential' }],
    },
    relations: [{ field: 'children', by: 'area', total, parts }],
    data: [['area', 'children'], ...counts],
  };
  write('data/2020-21/areas.json', JSON.stringify(value, null, 2));
}

const areaChange = (area: string, before?: string, after?: string, field = 'children') =>
  [
    `  - dataset: areas\n    where: area=${area}\n    field: ${field}`,
    ...(before === undefined ? [] : [`    before: "${before}"`]),
    ...(after === undefined ? [] : [`    after: "${after}"`]),
  ].join('\n');

/** What is published of the areas, in the order of the rows; and the errors. */
function areasNow() {
  const said = content(root);
  const errors = toReport(problems(said).filter(({ severity }) => severity === 'error'));
  const { value } = said.datasets.find(({ id }) => id === '2020-21/areas')!;
  return { errors, counts: value.data.slice(1).map((row) => row[1]) };
}

describe('a count that was hidden when the edition was frozen', () => {
  const first: [string, number][] = [
    ['Alpha', 3],
    ['Bravo', 20],
    ['Charlie', 50],
    ['All', 73],
  ];
  const withEcho: [string, number][] = [...first.slice(0, 3), ['Delta', 25], ['Echo', 2], ['All', 100]];
  const october = [
    areaChange('Delta', undefined, '[c]'),
    areaChange('Echo', undefined, '[c]'),
    areaChange('All', '73', '100'),
  ];
  beforeEach(() => {
    areas(first);
    freeze();
    expect(areasNow()).toEqual({ errors: '', counts: ['[c]', '[c]', 50, 73] });
  });

  it('cannot be worked out from the files of two corrections', () => {
    areas(withEcho);
    entry('2026-10-05', october.join('\n'));
    expect(areasNow()).toEqual({ errors: '', counts: ['[c]', '[c]', 50, '[c]', '[c]', 100] });
    areas([...withEcho.slice(0, 5), ['Foxtrot', 10], ['All', 110]]);
    const november = [areaChange('Foxtrot', undefined, '10'), areaChange('All', '100', '110')];
    entry('2026-11-05', november.join('\n'));
    expect(areasNow()).toEqual({ errors: '', counts: ['[c]', '[c]', 50, '[c]', '[c]', 10, 110] });
    entry('2026-11-05', [...november, areaChange('Delta', '[c]', '25')].join('\n'));
    expect(areasNow().errors).toContain(
      '2026-11-05-correction.md:16:5 error: The entry shows what was hidden.',
    );
    expect(areasNow().errors).toContain('Delete this change, and let the cell stay hidden');
    expect(areasNow().counts[3]).toBe('[c]');
  });

  it('stops the build where a file from between two corrections would tell a new count', () => {
    areas(withEcho);
    entry('2026-10-05', october.join('\n'));
    areas([...withEcho.slice(0, 5), ['Golf', 4], ['All', 104]]);
    const november = [areaChange('Golf', undefined, '[c]'), areaChange('All', '100', '104')];
    entry('2026-11-05', november.join('\n'));
    expect(areasNow().errors).toMatch(/areas.json:\d+:\d+ error: .*could be worked out/);
  });

  const renamed: [string, number][] = [
    ['Alpha', 3],
    ['Bravo town', 20],
    ['Charlie', 50],
  ];
  const newNames = [
    areaChange('Bravo', 'Bravo', 'Bravo town', 'area'),
    areaChange('All', 'All', 'All areas', 'area'),
  ];
  it.each([
    ['that has what added up', false],
    ['that was written before locks had what added up', true],
  ])('is followed when rows get other names, by a lock %s', (_, isEarlier) => {
    if (isEarlier) freezeEarlier();
    areas([...renamed, ['All areas', 73]], 'All areas');
    entry('2026-11-05', newNames.join('\n'));
    expect(areasNow()).toEqual({ errors: '', counts: ['[c]', '[c]', 50, 73] });
    areas([...renamed, ['Delta', 6], ['All areas', 79]], 'All areas');
    const more = [areaChange('Delta', undefined, '6'), areaChange('All areas', '73', '79')];
    entry('2026-11-05', [...newNames, ...more].join('\n'));
    expect(areasNow()).toEqual({ errors: '', counts: ['[c]', '[c]', 50, 6, 79] });
    entry('2026-11-05', [...newNames, ...more, areaChange('Bravo town', '[c]', '20')].join('\n'));
    expect(areasNow().errors).toContain('The entry shows what was hidden.');
    expect(areasNow().counts).toEqual(['[c]', '[c]', 50, 6, 79]);
  });

  it('is printed by no message', () => {
    entry('2026-11-05', areaChange('Alpha', '3', '20'));
    expect(areasNow().errors).toContain('The entry gives as "before" a value where a hidden one stood.');
    areas(withEcho);
    const [, ...others] = october;
    entry('2026-11-05', [areaChange('Delta', undefined, '25'), ...others].join('\n'));
    expect(areasNow().errors).toContain('The entry gives a value that is hidden now.');
    expect(areasNow().errors).not.toMatch(/"?\b(3|20|25)\b"?[ ,.]/);
    rmSync(join(root, 'content/corrections'), { recursive: true });
    areas(first);
    change('data/2020-21/areas.json', '"disclosive": true', '"disclosive": false');
    const told = areasNow()
      .errors.split('\n')
      .filter((line) => line.includes('is shown now'));
    expect(told).toHaveLength(2);
    expect(told.join()).toContain(
      'A value that was hidden when it was published is shown now: "areas", row area=Alpha',
    );
    expect(told.join()).not.toMatch(/\b(was|is) (now )?(3|20)\b/);
  });

  it('may not be taken out and come back under another name', () => {
    areas([...renamed, ['All', 73]]);
    entry('2026-11-05', [areaChange('Bravo', '[c]'), areaChange('Bravo town', undefined, '20')].join('\n'));
    expect(areasNow().errors).toContain('The entry takes out a row with a hidden value.');
    expect(areasNow().errors).toContain('If only its name has changed, name the text field as "field"');
    entry(
      '2026-11-05',
      [areaChange('Bravo', 'Bravo', undefined, 'area'), areaChange('Bravo town', undefined, '20')].join('\n'),
    );
    expect(areasNow().errors).toContain('The entry takes out a row with a hidden value.');
    entry('2026-11-05', newNames[0]!);
    expect(areasNow()).toEqual({ errors: '', counts: ['[c]', '[c]', 50, 73] });
  });

  it.each<[what: string, title: string, changes: string, why: string, rules: string[]]>([
    [
      'its title',
      'In Alpha there were 3 children.',
      areaChange('Charlie', '50', '51'),
      'Because.',
      ['hidden-in-words'],
    ],
    [
      'its text',
      'A number was wrong.',
      areaChange('Charlie', '50', '51'),
      'In Alpha there were 3 children and in Bravo 20.',
      ['hidden-in-prose', 'hidden-in-prose'],
    ],
    [
      'what it changes',
      'A number was wrong.',
      '  - report: crag\n    section: Alpha\n    before: "3"\n    after: "4"',
      'Because.',
      ['hidden-in-words'],
    ],
    [
      'a count beside harm',
      'A number was wrong.',
      areaChange('Charlie', '50', '51'),
      'Two siblings were killed.',
      ['child-counts'],
    ],
    [
      'nothing hidden',
      'In Charlie there were 51 children.',
      areaChange('Charlie', '50', '51'),
      'In Alpha 3:1 were for it, and in Charlie 51 children.',
      [],
    ],
  ])('is not told by an entry: %s', (_, title, changes, why, rules) => {
    areas([
      ['Alpha', 3],
      ['Bravo', 20],
      ['Charlie', 51],
      ['All', 74],
    ]);
    const file = 'content/corrections/2026-11-05-correction.md';
    entry('2026-11-05', `${changes}\n${areaChange('All', '73', '74')}`, { why });
    change(file, 'A number was wrong.', title);
    const warned = problems(content(root)).filter((problem) => problem.file === file);
    expect(warned.filter(({ severity }) => severity === 'warning').map(({ rule }) => rule)).toEqual(rules);
  });

  it('is hidden still when what adds up is declared no more', () => {
    areas([
      ['Alpha', 3],
      ['Bravo', 20],
      ['Charlie', 50],
      ['Delta', 9],
      ['All', 82],
    ]);
    entry('2026-11-05', [areaChange('Delta', undefined, '9'), areaChange('All', '73', '82')].join('\n'));
    const file = 'data/2020-21/areas.json';
    const { relations: _, ...rest } = JSON.parse(read(file)) as Record<string, unknown>;
    write(file, JSON.stringify(rest, null, 2));
    expect(areasNow()).toEqual({ errors: '', counts: ['[c]', '[c]', 50, 9, 82] });
    const own = content(root).protection.hidden.filter(({ dataset }) => dataset === '2020-21/areas');
    expect(own.map(({ interval }) => interval)).toEqual([
      { least: 1, most: 22 },
      { least: 1, most: 22 },
    ]);
  });
});

/** A dataset and a sentence with numbers that stand nowhere else. */
function plant() {
  const rows = '["place", "visits", "share"],\n    ["North", 73519, 51.37],\n    ["South", 64208, 48.63]';
  const fields = `{ "name": "place", "title": "Place", "type": "string" },
      { "name": "visits", "title": "Visits", "type": "integer" },
      { "name": "share", "title": "Share", "type": "number", "unit": "%" }`;
  write(
    'data/2020-21/visits.json',
    `{ "name": "visits", "title": "Visits by place", "description": "Invented visits.", "forChildren": "It shows how many were visited.", "sources": [{ "title": "A paper" }],
  "period": "2020/21", "geography": "Exampleshire", "status": "final", "theme": "Health",
  "schema": { "fields": [${fields}], "missingValues": [{ "value": "[c]", "label": "confidential" }] },
  "data": [${rows}] }`,
  );
  change(report, 'Listening helps.', 'Listening helped 88,412 people.');
  change(
    report,
    '</Headlines>',
    '<Headline label="Visits" data="visits" at="place=North" field="visits" />\n\n</Headlines>',
  );
}
const planted = ['73519', '73,519', '88412', '88,412', '73520', '73,520'];
const cacheOf = () => String(siteConfig(root).cacheDir);

describe('a disclosure', () => {
  it('takes the values out of every place, and leaves a notice', async () => {
    plant();
    publishAll();
    change('data/2020-21/visits.json', '73519', '73520');
    entry('2026-11-02', cell('73519', '73520', 'place=North', 'visits').replace('plans', 'visits'));
    buildAll();
    expect(filesWith([root, dist], planted).length).toBeGreaterThan(5);

    change('data/2020-21/visits.json', '73520', '"[c]"');
    change(report, '<Headline label="Visits" data="visits" at="place=North" field="visits" />\n\n', '');
    const taken =
      '  - dataset: visits\n    where: place=North\n    field: visits\n  - report: crag\n    section: What was said';
    entry('2026-12-01', taken, { kind: 'disclosure' });
    const { code, output } = build(root, dist);
    expect(code).toBe(1);
    expect(output).toContain(
      '2026-12-01-disclosure.md:7:5 error: The lock of 2020-21 still holds what this entry takes back.',
    );
    expect(output).toContain(
      '2026-12-01-disclosure.md:10:5 error: The lock of 2020-21 still holds what this entry takes back.',
    );
    expect(output).toContain(
      'The entry repeats values that a disclosure took back.\n    Write "[c]" as "before" and as "after"',
    );
    expect(planted.filter((number) => output.includes(number))).toEqual([]);

    change(report, 'helped 88,412 people', 'helped many people');
    entry('2026-11-02', cell('[c]', '[c]', 'place=North', 'visits').replace('plans', 'visits'));
    write('private/intervals.csv', '2020-21/visits,North,visits,small,0,73519,yes');
    const drawing = join(storeFolder(project), 'a1/kept');
    mkdirSync(dirname(drawing), { recursive: true });
    writeFileSync(drawing, '<text>73,519</text>');
    for (const name of ['2020-21-annual-report-2026-09-29', '2019-20-annual-report-2026-09-29'])
      write(`releases/${name}.zip`, 'a pack');
    const again = run('2020-21');
    expect(again.code, again.output).toBe(0);
    expect(again.output).toContain('Deleted what was kept in ');
    expect(again.output).toMatch(
      /1\. Delete these earlier packs first.*2020-21-annual-report-2026-09-29\.zip\n/s,
    );
    expect(again.output).not.toContain('2019-20-annual-report');
    expect([join(root, 'private'), drawing].filter(existsSync)).toEqual([]);
    expect(planted.filter((number) => again.output.includes(number))).toEqual([]);
    expect(filesWith([root, dist, cacheOf(), storeFolder(project)], planted)).toEqual([]);
    const inside = [...(await readable(dist))].filter(([, text]) =>
      planted.some((number) => text.includes(number)),
    );
    expect(inside.map(([file]) => file)).toEqual([]);
    expect(read(lock)).toContain('["North",null,51.37]');
    expect(read(lock)).toContain('{"section":"What was said","numbers":[null,"10%","1,100"]}');
    expect(built('data/2020-21/visits-until-2026-11-02.csv')).toContain('North,c,51.37');
    expect(feedFaults(built('feed.xml'))).toEqual([]);
    expect(built('feed.xml')).toContain('Withdrawn on 1 December 2026');
    change(report, 'helped many people', 'helped 88,412 people');
    expect(found()).toContain(
      'A number is new where a disclosure took one back: "crag", section "What was said".',
    );
    expect(found()).not.toContain('88,412');
    for (const page of ['data/2020-21/visits', '2020-21/crag', '2020-21', 'about/corrections']) {
      expect(built(`${page}/index.html`), page).toContain('Withdrawn on 1 December 2026');
    }
  }, 360_000);

  it('warns when the words of an entry repeat a number, without naming it', () => {
    plant();
    freeze();
    change('data/2020-21/visits.json', '73519', '"[c]"');
    change(report, '<Headline label="Visits" data="visits" at="place=North" field="visits" />\n\n', '');
    const taken = '  - dataset: visits\n    where: place=North\n    field: visits';
    entry('2026-12-01', taken, { kind: 'disclosure', why: 'It was 73,519.' });
    const { output } = run('2020-21');
    expect(output).toContain('2026-12-01-disclosure.md prints a number that is among those taken back.');
    expect(output).not.toContain('73,519');
  }, 360_000);

  it('touches no lock when the entry is faulty', () => {
    freeze();
    const text = read(lock);
    const taken = '  - dataset: plans\n    where: group=Care\n    field: children';
    entry('2026-12-01', `${taken}\n  - dataset: plans\n    field: group`, { kind: 'disclosure' });
    expect(run('2020-21').code).toBe(1);
    expect(read(lock)).toBe(text);
    entry('2026-12-01', taken, { kind: 'disclosure' });
    write('content/corrections/2026-10-01-other.md', 'No front matter.');
    expect(run('2020-21').code).toBe(1);
    expect(read(lock)).toBe(text);
  });

  it('refuses a value that comes back', () => {
    freeze();
    entry('2026-12-01', '  - dataset: plans\n    where: group=Care; year=2020/21\n    field: children', {
      kind: 'disclosure',
    });
    change(lock, '["Care","2020/21",150,-25]', '["Care","2020/21",null,-25]');
    expect(found()).toContain(
      'What a disclosure took back is shown again: "plans", row group=Care; year=2020/21, field "children".',
    );
    expect(found()).not.toContain('150');
    change(plans, '150, -25]', '"[c]", -25]');
    expect(found()).not.toContain('disclosure');
  });

  it('withdraws a whole dataset: its addresses answer with a notice', async () => {
    plant();
    publishAll();
    change('data/2020-21/visits.json', '73519', '73520');
    entry('2026-11-02', cell('73519', '73520', 'place=North', 'visits').replace('plans', 'visits'));
    buildAll();
    entry('2026-12-01', '  - dataset: visits', { kind: 'disclosure' });
    expect(found()).toContain(
      'The dataset was taken back, but its file is still there.\n    Delete data/2020-21/visits.json.',
    );
    rmSync(join(root, 'data/2020-21/visits.json'));
    change(report, '<Headline label="Visits" data="visits" at="place=North" field="visits" />\n\n', '');
    entry('2026-11-02', cell('[c]', '[c]', 'place=North', 'visits').replace('plans', 'visits'));
    const { code, output } = run('2020-21');
    expect(code, output).toBe(0);
    expect(
      filesWith(
        [root, dist, cacheOf(), storeFolder(project)],
        planted.filter((number) => !number.startsWith('88')),
      ),
    ).toEqual([]);
    expect(filesWith([dist], ['64208', '64,208', '48.63'])).toEqual([]);
    expect(read(lock)).toContain('"rows": null');
    const page = built('data/2020-21/visits/index.html');
    expect(page).toContain('Visits by place');
    expect(page).toContain('Withdrawn on 1 December 2026');
    expect(page).toContain('This dataset was withdrawn.');
    expect(page).not.toContain('<table');
    const csv = built('data/2020-21/visits.csv');
    expect(csv).toMatch(/^notice\r\n"This dataset was withdrawn\.[^\r\n"]*"\r\n$/);
    expect(readFileSync(join(dist, 'data/2020-21/visits.png')).subarray(1, 4).toString()).toBe('PNG');
    expect(built('data/2020-21/visits-until-2026-11-02.csv')).toBe(csv);
    expect(Object.keys(JSON.parse(built('data/2020-21/visits.json')) as object)).toEqual(['notice']);
    expect(built('data/index.html')).not.toContain('Visits by place');
  }, 360_000);
});

describe('an address that was published', () => {
  it('must stay, or lead elsewhere', async () => {
    publishAll();
    const poster = built('posters/two-points-a4.pdf');
    const before = digests(dist);
    const renamed = read('content/posters/two-points.md');
    rmSync(join(root, 'content/posters/two-points.md'));
    write('content/posters/both-points.md', renamed);
    change(report, 'poster="two-points"', 'poster="both-points"');
    change('content/points/listen.md', 'posters/two-points', 'posters/both-points');
    const { code, output } = build(root, dist);
    expect(code).toBe(1);
    expect(output).toContain(
      'error: The address /posters/two-points/ was published with 2020-21 and is gone.',
    );
    expect(output).toContain(
      'error: The address /posters/two-points-a4.pdf was published with 2020-21 and is gone.',
    );
    expect(output).toContain('content/editions/2020-21.lock.json (4 errors)');
    expect(digests(dist)).toEqual(before);

    const leads = {
      '/posters/two-points/': '/posters/both-points/',
      ...Object.fromEntries(
        ['-a4.pdf', '-a3.pdf', '.png'].map((ending) => [
          `/posters/two-points${ending}`,
          `/posters/both-points${ending}`,
        ]),
      ),
    };
    write('content/redirects.json', JSON.stringify(leads));
    buildAll();
    const page = built('posters/two-points/index.html');
    expect(page).toContain(
      '<meta http-equiv="refresh" content="0; url=/annual-reports/posters/both-points/">',
    );
    expect(page).toContain(
      '<link rel="canonical" href="https://www.example.org/annual-reports/posters/both-points/">',
    );
    const { results } = await new HtmlValidate({
      extends: ['html-validate:recommended', 'html-validate:document'],
    }).validateString(page);
    expect(
      results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId} ${message}`)),
    ).toEqual([]);
    expect(built('posters/two-points-a4.pdf')).toBe(built('posters/both-points-a4.pdf'));
    expect(built('posters/two-points-a4.pdf').slice(0, 5)).toBe(poster.slice(0, 5));
    expect(built('sitemap-0.xml')).not.toContain('two-points');
  }, 360_000);

  it('is known to the check, which says which are gone, unless what gives them cannot be read', () => {
    const said = snapshot(content(root), '2020-21', '2026-09-30');
    const addresses = ['/2020-21/crag/', '/papers/scrutiny.pdf', '/glossary/', '/gone/'];
    write(lock, lockText({ ...said, addresses }));
    expect(found()).toMatch(
      /lock\.json:\d+:5 error: The address \/gone\/ was published with 2020-21 and is gone\./,
    );
    expect(found()).not.toContain('/papers/');
    write('content/redirects.json', '{ "/gone/": "/glossary/" }');
    expect(found()).toBe('');
    renameSync(join(root, 'content/papers/scrutiny.md'), join(root, 'content/papers/scrutiny-2021.md'));
    expect(found()).toContain(
      'error: The address /papers/scrutiny.pdf was published with 2020-21 and is gone.',
    );
    write(report, '---\ntitle: [\n---\n');
    expect(found()).not.toContain('with 2020-21 and is gone');
  });

  it.each<[what: string, from: string, to: string]>([
    ['decimals that no number has', '"type":"integer"', '"type":"integer","decimals":1000'],
    ['a dataset of another folder', '"name": "plans"', '"name": "../../plans"'],
    ['a dataset that is no name of a file', '"name": "plans"', '"name": "a b?c#d"'],
    ['a report of another folder', '"name": "crag"', '"name": "../crag"'],
  ])('is not of a lock with %s, which is refused', (_, from, to) => {
    freeze();
    change(lock, from, to);
    expect(found()).toMatch(/lock\.json:\d+:\d+ error: "(datasets|reports)\[.+(decimals|name)" is not right/);
  });

  it.each<[what: string, redirects: object, message: string]>([
    [
      'from a page that is there',
      { '/data/': '/glossary/' },
      '/data/ is an address of the site, so it cannot lead elsewhere.',
    ],
    [
      'to nowhere',
      { '/old/': '/dota/' },
      '/old/ leads to /dota/, which is not an address of the site.\n    Did you mean "/data/"?',
    ],
    ['in a circle', { '/old/': '/older/', '/older/': '/old/' }, '/old/ leads back to itself.'],
    ['to itself', { '/old/': '/old/' }, '/old/ leads back to itself.'],
    [
      'in two steps',
      { '/old/': '/older/', '/older/': '/data/' },
      '/old/ leads to /older/, which leads to /data/.\n    Write "/old/": "/data/".',
    ],
    [
      'from a page to a file',
      { '/old/': '/feed.xml' },
      '/old/ and /feed.xml are not both pages or both files.',
    ],
    [
      'to another host',
      { '/old/': 'https://example.org/' },
      'write an address of this site that begins with /',
    ],
    ['from a file where there is a folder', { '/data': '/feed.xml' }, 'one would be a file and a folder'],
    ...[
      '/_headers/',
      '/.built/',
      '/.built/a/',
      '/.well-known/security.txt',
      '/Staticwebapp.config.json/',
      '/web.config/',
    ].map((from): [string, object, string] => [
      `from where the build writes: ${from}`,
      { [from]: from.endsWith('/') ? '/data/' : '/robots.txt' },
      `${from} is a place that the build writes to, for what is not for readers.`,
    ]),
    ['out of the folder', { '/../old/': '/data/' }, '"/../old/" is not right'],
  ])('may not lead %s', (_, redirects, message) => {
    write('content/redirects.json', JSON.stringify(redirects));
    expect(found()).toContain(message);
  });
});
