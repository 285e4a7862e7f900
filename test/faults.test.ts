import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { palette } from '../src/chart/palette.ts';
import { problems } from '../src/check/check.ts';
import { guidanceMatrix } from '../src/check/guidance/matrix.ts';
import { rules } from '../src/check/rules.ts';
import { content } from '../src/content.ts';
import { filesBelow } from '../src/files.ts';
import { toReport } from '../src/problem.ts';
import { build, digests, project, publish } from './build.ts';

const report = 'content/reports/2020-21/crag.mdx';
const edition = 'content/editions/2020-21.md';
const plans = 'data/2020-21/plans.json';
const term = 'content/glossary/care.md';
const paper = 'content/papers/scrutiny.md';
const poster = 'content/posters/two-points.md';
const listen = 'content/points/listen.md';
const share = 'content/points/share.md';
const voice = 'content/themes/voice.md';
const schools = 'content/audiences/schools.md';
const everyone = 'content/audiences/everyone.md';
const briefing = 'content/learning/listening.mdx';
const priority = 'content/priorities/plans.md';
const chain = 'content/impacts/training.md';
const evidence = 'content/evidence/2020-21/planning.md';
const charts = 'content/reports/2020-21/special-charts.mdx';
const newer = 'content/guidance/invented-2018.md';
const spent = '{ id: money, title: what was spent, asks: What was spent., from: general knowledge }';
const board = 'content/board.json';
const doOne = 'content/recommendations/do-one-thing.md';
const doOther = 'content/recommendations/do-another.md';
const register = 'content/reviews/2020-21.md';
const countedAlike =
  'count: 9\n    figure: { data: audit-ratings, at: area=North; rating=Outstanding, field: audits }\n    stage';

const sourcePaper = 'content/sources/invented-paper.json';
const six = palette.light.map((colour) => `"${colour}"`);

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'faults-'));
  cpSync(join(project, 'test/site'), root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Changes a file of the fixture; a file that is not there is made. */
function change(file: string, from: string, to: string) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  if (from === '') return writeFileSync(join(root, file), to);
  const text = readFileSync(join(root, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(
    join(root, file),
    text.replace(from, () => to),
  );
}

const found = () => {
  const all = problems(content(root));
  expect(all.filter(({ rule }) => !rules.some(({ name }) => name === rule))).toEqual([]);
  return toReport(all);
};

/** The warnings on the fixture, which holds shares that cannot be drawn and text that a spreadsheet would run. */
const known = [
  'content/reports/2020-21/special-charts.mdx:49:1 warning: The stack of "South" seems shorter than it is, for "Inadequate" is [x].\n    Use kind="bar", which has a place for what is not shown.',
  'content/reports/2020-21/special-charts.mdx:53:1 warning: "South" has no bar, for "Inadequate" is [x] and its shares cannot be worked out.\n    Use kind="bar", which has a place for what is not shown.',
  'data/2020-21/risks.json:23:6 warning: A spreadsheet would take "risk" for a formula, so the CSV puts an apostrophe before it.\n    "=SUM(A1), \\"quoted\\""\n    Begin it with another character if you can.',
].join('\n\n');

it('finds nothing wrong with the fixture but what it warns of', () => {
  expect(found()).toBe(known);
});

it('refuses a hidden count that could be worked out whatever else is hidden, without saying it', () => {
  change(plans, '["Plan", "2020/21", 1100', '["Plan", "2020/21", 1');
  change(plans, '["Care", "2020/21", 150', '["Care", "2020/21", 0');
  change(plans, '["Total", "2020/21", 1251', '["Total", "2020/21", 4');
  expect(found()).toContain(
    `${plans}:37:26 error: The hidden "children" of this row could be worked out from what is published, and no other cell can be hidden to prevent it.
    Leave a total out, join categories, or publish the dataset with "rounding".`,
  );
});

it('hides a small count and what would reveal it, so that a headline on either is refused', () => {
  change(plans, '["Care", "2020/21", 150', '["Care", "2020/21", 5');
  change(plans, '["Total", "2020/21", 1251', '["Total", "2020/21", 1105');
  expect(found()).toContain('The headline would be "[c]".');
  expect(found()).not.toContain('1100');
  const hidden = content(root).protection.hidden.filter(({ row }) => row === 6 || row === 3);
  expect(hidden.map(({ row, reason }) => `${row} ${reason}`)).toEqual([
    '3 further',
    '3 derived',
    '6 small',
    '6 derived',
  ]);
});

it('warns of a typed number that is the same as a hidden one, where the sentence names its row, and of no other', () => {
  change(plans, '["Care", "2020/21", 150', '["Care", "2020/21", 3');
  change(plans, '["Total", "2020/21", 1251', '["Total", "2020/21", 1103');
  change(plans, '"Care", "Total"]', '"Foster care", "Total"]');
  change(plans, '"parts": ["Plan", "Care"]', '"parts": ["Plan", "Foster care"]');
  for (const year of ['2018/19', '2019/20', '2020/21'])
    change(plans, `["Care", "${year}"`, `["Foster care", "${year}"`);
  change(
    report,
    'Some *context* by the author.',
    'In the year, 3 were in foster care. Another 3 were not. In foster care, 17 were happy.',
  );
  const warnings = problems(content(root)).filter(
    ({ severity, file }) => severity === 'warning' && file === report,
  );
  expect(toReport(warnings)).toBe(
    `${report}:26:14 warning: This number may be one that ${plans} hides.
    If it is, take it out. If it is not, bind it to its data with <Num>, or word the sentence apart from the hidden row.`,
  );
});

it('warns of an audience of a briefing for whom none of its points is', () => {
  change(briefing, 'audiences: [schools]', 'audiences: [schools, everyone]');
  expect(found()).toBe(known);
  for (const point of [share, 'content/points/wait.md'])
    change(point, 'audiences: [everyone]', 'audiences: [schools]');
  expect(found()).toContain(
    `${briefing}:5:22 warning: None of the points of the briefing is for "everyone".
    Add a point that is, or leave the audience out.`,
  );
});

it('warns of a hidden number in a briefing, whatever the edition, in prose and in what somebody says', () => {
  change(plans, '["Care", "2020/21", 150', '["Care", "2020/21", 3');
  change(plans, '["Total", "2020/21", 1251', '["Total", "2020/21", 1103');
  change(plans, '"Care", "Total"]', '"Foster care", "Total"]');
  change(plans, '"parts": ["Plan", "Care"]', '"parts": ["Plan", "Foster care"]');
  for (const year of ['2018/19', '2019/20', '2020/21'])
    change(plans, `["Care", "${year}"`, `["Foster care", "${year}"`);
  change(briefing, 'It is invented.', 'In the year, 3 were in foster care.');
  change(briefing, 'who="A young person"', 'who="One of 3 in foster care"');
  change(briefing, 'about listening.', 'about the 3 in foster care.');
  const warnings = problems(content(root)).filter(
    ({ file, message }) => file === briefing && /hides/.test(message),
  );
  expect(warnings.map(({ line }) => line).sort((a, b) => a - b)).toEqual([3, 30, 42]);
});

it('warns of a hidden number wherever readers see words: on posters, in themes, of the board, in descriptions', () => {
  change(plans, '["Care", "2020/21", 150', '["Care", "2020/21", 3');
  change(plans, '["Total", "2020/21", 1251', '["Total", "2020/21", 1103');
  change(plans, '"Care", "Total"]', '"Foster care", "Total"]');
  change(plans, '"parts": ["Plan", "Care"]', '"parts": ["Plan", "Foster care"]');
  for (const year of ['2018/19', '2019/20', '2020/21'])
    change(plans, `["Care", "${year}"`, `["Foster care", "${year}"`);
  const said = 'In the year, 3 were in foster care.';
  const places: [file: string, from: string][] = [
    [poster, 'From an invented year'],
    [voice, 'What children asked for'],
    [schools, 'Schools see children every day.'],
    [term, 'Looked after by the council.'],
    [board, 'This is a test site'],
    [briefing, 'title: Listening to children'],
    [sourcePaper, 'It is told in reported speech.'],
  ];
  for (const [file, from] of places) change(file, from, from.startsWith('title') ? `title: ${said}` : said);
  change(report, '### A closer look', `![${said}](/favicon.svg)\n\n### A closer look`);
  const warned = problems(content(root)).filter(({ message }) => /may be one that/.test(message));
  expect([...new Set(warned.map(({ file }) => file))].sort()).toEqual(
    [...places.map(([file]) => file), report].sort(),
  );
});

const long =
  'The organisation subsequently considered whether additional preventative interventions, particularly those of educational establishments, could realistically have influenced the circumstances in which these individuals continuously experienced considerable difficulty. ';
const plain = 'The team went to see the child. They sat and talked. Then they made a plan. ';
const readable = /can be read at the age of/;

it('names a text that is harder to read than the board aims at, with its hardest sentences', () => {
  change(report, 'They are invented.', long + plain.repeat(4) + long);
  expect(found()).toMatch(
    /crag\.mdx:\d+:\d+ warning: reports\/2020-21\/crag can be read at the age of \d\d(\.\d)?; the aim is 12\.\n {4}Shorten or reword what is hardest, or explain it with "reading-age": line \d+ \(\d+ words\): “The organisation subsequently/,
  );
});

it('lets a text be harder to read where it says why, and no harder than it says', () => {
  change(report, 'They are invented.', long + plain.repeat(4) + long);
  expect(found()).toMatch(readable);
  change(report, 'for-children:', 'reading-age: { most: 25, because: It is for lawyers. }\nfor-children:');
  expect(found()).not.toMatch(readable);
  change(report, 'most: 25', 'most: 12');
  expect(found()).toMatch(/can be read at the age of \d\d(\.\d)?; it says itself 12\./);
  change(report, 'most: 12', 'most: young');
  expect(found()).toContain('write an age in years, 10 to 25');
});

it('measures short texts with the others of their kind, and aims at what the board says', () => {
  change(share, 'themes:', 'reading-age: { most: 12, because: It is short. }\nthemes:');
  expect(found()).toBe(known);
  change(board, '"threshold": 5', '"threshold": 5, "readingAge": 9');
  expect(found()).toMatch(/data: 9 short texts can be read at the age of .*; the aim is 9\./);
});

it('takes neither names and numbers nor terms of the glossary for hard words', () => {
  const sentence = (words: string) => `We met ${words} again. `.repeat(30);
  change(report, 'They are invented.', sentence('multidisciplinary professionals'));
  expect(found()).toMatch(readable);
  change(report, sentence('multidisciplinary professionals'), sentence('Multidisciplinary Exampleshire'));
  expect(found()).toBe(known);
  change(report, sentence('Multidisciplinary Exampleshire'), sentence('multidisciplinary professionals'));
  change(
    'content/glossary/team.md',
    '',
    '---\nterm: multidisciplinary professionals\nmeaning: papers\nfor-children: a\n---\nA team.\n',
  );
  expect(found()).toBe(known);
});

it.each<[what: string, file: string, from: string, to: string, words: string]>([
  ['prose', report, 'Listening helps.', 'They ABSCONDED.', 'ABSCONDED'],
  ['a title of a chart', report, 'Plans rose while care fell', 'Hard-to-reach children', 'Hard-to-reach'],
  ['a heading', report, '## What happened', '## Those hard to reach', 'hard to reach'],
  ['front matter', edition, 'The first year', 'The hard to reach', 'hard to reach'],
  ['a title', poster, 'title: Two learning points', 'title: Two leveraged points', 'leveraged'],
  ['what it means for children', voice, 'want to be heard', 'abscond', 'abscond'],
  ['a dataset', plans, 'Invented children with', 'Absconders with', 'Absconders'],
  ['words of the board', board, 'an invented year', 'leverage', 'leverage'],
])('warns of words to avoid in %s, on their line', (_, file, from, to, words) => {
  change(file, from, to);
  const text = readFileSync(join(root, file), 'utf8');
  const line = text.slice(0, text.indexOf(words)).split('\n').length;
  expect(found()).toMatch(new RegExp(`${file}:${line}:\\d+ warning: “${words}” `));
});

it('says better words and why', () => {
  change(share, '---\n\n', '---\n\nWe leverage it. ');
  expect(found()).toContain(
    `${share}:15:4 warning: “leverage” is the language of offices.\n    Write: “use”. It is a word of finance.`,
  );
});

it('lets a paper be quoted with words to avoid, within quotation marks and named in the list', () => {
  const list = 'content/wording.json';
  const entry = `"quoted": [{ "in": "${report}", "words": "absconded", "because": "So the paper says." }]`;
  change(report, 'Listening helps.', 'The paper says “absconded”.');
  expect(found()).toContain('“absconded” puts the blame on a child or a family.');
  change(list, '"avoid": [', `${entry},\n  "avoid": [`);
  expect(found()).toBe(known);
  change(report, '“absconded”', 'absconded');
  expect(found()).toContain(`${list}:2:14 warning: ${report} does not quote “absconded”.`);
  change(report, 'absconded', 'went');
  expect(found()).toContain('Put the words of the paper in “quotation marks”, or delete this entry.');
  change(list, report, 'content/reports/2020-21/crab.mdx');
  expect(found()).toContain(`Did you mean "${report}"?`);
});

it('lets the glossary explain words to avoid, and finds no word within another', () => {
  change(
    'content/glossary/away.md',
    '',
    '---\nterm: absconding\nalso: [heights]\nmeaning: papers\nfor-children: a\n---\nSaid once of children who go missing.\n',
  );
  change(report, 'Listening helps.', 'Cleverage and hard to reachable heights help.');
  expect(found()).not.toMatch(/puts the blame|is a label|language of offices/);
});

it('refuses a list of words that could not be matched', () => {
  change('content/wording.json', '"abscond*"', '"ab*cond"');
  expect(found()).toContain('write words parted by spaces, each with at most a * at its end');
  change('content/wording.json', '"office"', '"offise"');
  expect(found()).toContain('content/wording.json:5:');
});

it('warns of names that have one colour each throughout a report, where two of them cannot be told apart', () => {
  const lines = ['Plan|Care', 'Care|Total', 'Plan|Total'].map(
    (names) =>
      `<Chart data="plans" kind="line" title="T" subtitle="S" x="year" y="children" series="group" where="group=${names}" />`,
  );
  change(report, '<Chart data="plans"', `${lines.join('\n\n')}\n\n<Chart data="plans"`);
  const warnings = problems(content(root)).filter(({ message }) => message.includes('hard to tell apart'));
  expect(toReport(warnings)).toMatch(
    /^content\/reports\/2020-21\/crag\.mdx:\d+:1 warning: "(Plan|Care)" and "(Care|Total)" stand beside each other in colours that are hard to tell apart \(1\.\d\d:1\)/,
  );
  expect(warnings).toHaveLength(1);
});

it('reads files as Windows writes them: a byte order mark, and lines that end in CR LF', () => {
  for (const file of filesBelow(root, '.').filter((each) => /\.(mdx?|json)$/.test(each))) {
    const text = readFileSync(join(root, file), 'utf8');
    writeFileSync(join(root, file), `\uFEFF${text.replaceAll('\n', '\r\n')}`);
  }
  expect(found()).toBe(known);
  change(report, 'kind="line"', 'kid="line"');
  expect(found()).toContain(`${report}:24:1 error: "Chart" has no attribute "kid".`);
});

describe('what is unusual and right is no fault', () => {
  it.each<[what: string, file: string, from: string, to: string]>([
    ['a picture between paragraphs', report, '### A', '![A square with a mark](/favicon.svg)\n\n### A'],
    ['a footnote of two paragraphs', report, '[^1]: A footnote.', '[^1]: A footnote.\n\n    It goes on.'],
    ['lists in lists', report, '### A', `- one\n  - two\n    - three\n      1. four\n\n### A`],
    ['a cell that holds a line', report, '| a    |     1 |', '| a \\| b | 1 |'],
    ['a long word with hyphens', report, 'They are invented.', `They are ${'never-'.repeat(12)}ending.`],
    ['a long address in words', report, 'They are invented.', `See [it](https://e.org/${'a'.repeat(300)}).`],
    ['a summary of folded lines', report, 'summary: What', 'summary: >\n  A summary\n  on two lines. What'],
    ['a link to the way to help', report, '[below](#what-was-said)', '[below](#help)'],
    ['a link to a part of a briefing', briefing, '[the report](/2020-21/crag/)', '[the part](#ask)'],
    ['a footnote named in another language', report, '[^1]', '[^é]'],
    ['a recommendation that is done, on what a paper reports', doOne, 'status: under-way', 'status: done'],
    ['a recommendation of a priority', doOne, 'status: under-way', 'priority: plans\nstatus: under-way'],
    ['a list of its priorities', doOne, 'status: under-way', 'priority: [plans]\nstatus: under-way'],
    ['a recommendation that is due in its year', doOne, 'due: 2021-09', 'due: 2020-04'],
    ['a review that the data counts alike', register, 'count: 3\n    stage', countedAlike],
    [
      'a sum that the paper gets wrong, with a remark',
      register,
      'total: 5',
      'total: 6\n    remark: The paper says six.',
    ],
    [
      'reviews of a kind that names children',
      register,
      'says so',
      'says two child safeguarding practice reviews',
    ],
  ])('%s', (_, file, from, to) => {
    change(file, from, to);
    if (to === '[^é]') change(file, '[^1]:', '[^é]:');
    expect(found()).toBe(known);
  });

  it('evidence with one quarter alone, shown by its report without an overview', () => {
    change(evidence, 'quantitative:\n  - what: Plans rose.\n    place: paragraph 2\n', 'quantitative: []\n');
    change(charts, '<EvidenceOverview of="planning" />', '');
    expect(found()).toBe(known);
  });

  it('a poster that promises as many points as it has, in any words', () => {
    for (const title of ['A couple of points', 'Top 2', 'A two-point plan', 'Two (2) learning points']) {
      change(poster, /title: .*/.exec(readFileSync(join(root, poster), 'utf8'))![0], `title: ${title}`);
      expect(found()).toBe(known);
    }
  });
});

it('takes what a later paper says of a recommendation', () => {
  change(
    'content/editions/2021-22.md',
    '',
    '---\ntitle: 2021/22\nfrom: 2021-04-01\nto: 2022-03-31\nsummary: A later year.\nfor-children: It was a good year.\n---\n\nIt came later.\n',
  );
  change(
    'content/sources/later-paper.json',
    '',
    '{ "title": "A later paper", "body": "A committee", "edition": "2021-22", "lines": 1 }',
  );
  change(
    doOther,
    'status: open',
    'status: repeated\nfollow:\n  - edition: 2021-22\n    what: It was asked again.\n    source: later-paper\n    place: page 1',
  );
  expect(found()).not.toContain(doOther);
});

it('warns of a recommendation that the report it is of does not show, and of no aim', () => {
  change(report, 'do-one-thing; do-another', 'do-one-thing');
  expect(found()).toContain(
    `${doOther}:5:9 warning: The report "2020-21/crag" does not show this recommendation.
    Add it to a list there: <Recommendations to="…" names="do-another" />.`,
  );
  change(doOther, 'kind: recommendation', 'kind: aim');
  expect(found()).toBe(known);
});

it('warns of a hidden number in what becomes of a recommendation and in the register of reviews', () => {
  change(plans, '["Care", "2020/21", 150', '["Care", "2020/21", 3');
  change(plans, '["Total", "2020/21", 1251', '["Total", "2020/21", 1103');
  change(plans, '"Care", "Total"]', '"Foster care", "Total"]');
  change(plans, '"parts": ["Plan", "Care"]', '"parts": ["Plan", "Foster care"]');
  for (const year of ['2018/19', '2019/20', '2020/21'])
    change(plans, `["Care", "${year}"`, `["Foster care", "${year}"`);
  change(doOne, 'says that partners have begun', 'tells of 3 in foster care');
  change(register, 'The paper says so twice.', 'The paper tells of 3 in foster care.');
  const warned = problems(content(root)).filter(({ message }) => /may be one that/.test(message));
  expect(warned.map(({ file }) => file)).toEqual([doOne, register]);
});

it('refuses a hidden number bound in a priority, and warns of one typed in a priority, a chain or its remark', () => {
  change(plans, '["Care", "2020/21", 150', '["Care", "2020/21", 3');
  change(plans, '["Total", "2020/21", 1251', '["Total", "2020/21", 1103');
  change(plans, '"Care", "Total"]', '"Foster care", "Total"]');
  change(plans, '"parts": ["Plan", "Care"]', '"parts": ["Plan", "Foster care"]');
  for (const year of ['2018/19', '2019/20', '2020/21'])
    change(plans, `["Care", "${year}"`, `["Foster care", "${year}"`);
  change(priority, 'Some plans came late.', 'Only 3 children were in foster care.');
  change(priority, 'What agencies plan', 'What 3 agencies in foster care plan');
  change(chain, 'People were trained.', 'Those who look after 3 children in foster care were trained.');
  change(chain, 'how much sooner', 'how much sooner the 3 in foster care had one');
  const warned = problems(content(root)).filter(({ file }) => file === priority || file === chain);
  expect(warned.map(({ file, line, severity }) => `${file}:${line} ${severity}`)).toEqual([
    `${priority}:11 warning`,
    `${chain}:13 warning`,
    `${priority}:2 warning`,
    `${chain}:2 warning`,
    `${priority}:9 error`, // What is bound there is hidden now too.
  ]);
});

it('warns of two terms that explain each other, and of none that only one of them explains', () => {
  const plan = 'content/glossary/child-protection-plan.md';
  change(term, 'Looked after by the council.', 'More than a child protection plan.');
  expect(found()).toBe(known);
  change(plan, 'A plan that', 'A plan, for those not in care, that');
  expect(found()).toContain(
    `${term}:6:1 warning: The definition explains "in care" by "child-protection-plan"`,
  );
});

it('warns of a name that had ended, names the right one, and lets a text tell of both', () => {
  const plan = 'content/glossary/child-protection-plan.md';
  change(plan, 'see: [care]', 'see: [care]\nuntil: 2019-05\nbecame: safety-plan\ndates: papers');
  const safety =
    '---\nterm: safety plan\nmeaning: papers\nfrom: 2019-05\ndates: papers\nfor-children: a\n---\nWhat will be done.\n';
  change('content/glossary/safety-plan.md', '', safety);
  expect(found())
    .toContain(`${report}:22:3 warning: "child protection plan" was no longer a name in use in 2020/21.
    Write "safety plan", or give both names.`);
  change(report, 'They are invented.', 'They are invented. A safety plan took its place.');
  expect(found()).not.toContain(`${report}:22:3`);
});

it('takes an abbreviation as explained that the board or any form of a term holds', () => {
  change(board, '"abbreviations": ["SUM"', '"abbreviations": ["SUM", "QX"');
  change(
    report,
    'They are invented.',
    'They are for QXs, at [this address](https://example.org/ABC) and on a CP plan, and misspelt “QQ”.',
  );
  expect(found()).toBe(known);
});

it('names a learning point that cannot be read, and no audience that only it may name', () => {
  change(listen, 'headline: Listen', 'headlin: Listen');
  expect(found()).not.toContain('has the audience "schools"');
  expect(found()).toContain(`${listen}:2:1 error: "headlin" is not a key`);
});

describe('what the guidance asks for', () => {
  const answers = '<Answers items="voice; work" />';
  const listed = `unanswered: [{ item: money,`;

  it.each<[what: string, file: string, from: string, to: string]>([
    [
      'an item that is listed as not applicable',
      edition,
      'the source paper does not cover this',
      'not applicable',
    ],
    ['answers in any order', report, answers, '<Answers items="work; voice" />'],
    ['an edition that names no guidance', edition, '[{ name: invented-2018 }]', '[]'],
    [
      'guidance of another time with the reason why it is named',
      edition,
      '[{ name: invented-2018 }]',
      '[{ name: invented-2018 }, { name: invented-2015, because: A review began under it. }]',
    ],
    ['guidance of which only the year is known', newer, 'from: 2018-07', 'from: 2018'],
    ['an item that asks the same again', newer, '{ id: voice', `${spent}\n  - { id: voice`],
  ])('may have %s', (_, file, from, to) => {
    change(file, from, to);
    expect(found()).toBe(known);
  });

  it.each<[what: string, file: string, from: string, to: string, message: string]>([
    [
      'an item that no section answers',
      edition,
      listed,
      `# ${listed}`,
      `${edition}:2:8 warning: No section answers "money", which Invented Guidance 2018 asks for: What was spent.
    Put <Answers items="money" /> below the heading that answers it, or list it under "unanswered" with the reason.`,
    ],
    [
      'an item that is answered and listed as unanswered',
      edition,
      'item: money',
      'item: voice',
      `${edition}:8:22 error: "voice" is listed as unanswered, but “What was said” answers it: /2020-21/crag/#what-was-said`,
    ],
    [
      'an item that nothing asks for',
      edition,
      'item: money',
      'item: mony',
      `${edition}:8:22 error: No guidance in force in 2020/21 asks for "mony".\n    mony\n    Did you mean "money"?`,
    ],
    [
      'an item that is listed twice',
      edition,
      listed,
      `${listed} kind: not applicable, because: It is not. }, { item: money,`,
      'error: "money" is listed twice.\n    money\n    Keep one of them.',
    ],
    [
      'a kind of gap that is none',
      edition,
      'the source paper does not cover this',
      'too hard',
      `${edition}:8:35 error: "unanswered[1].kind" is not right: use one of the source paper does not cover this, not applicable.`,
    ],
    [
      'an answer to an item that there is not',
      report,
      answers,
      '<Answers items="voise" />',
      `${report}:43:1 error: There is no item of the guidance "voise".\n    Did you mean "voice"?`,
    ],
    [
      'an answer to what only other guidance asks for',
      report,
      answers,
      '<Answers items="voice; old" />',
      `${report}:43:1 error: No guidance in force in 2020/21 asks for "old".\n    Leave it out. In force: Invented Guidance 2018. Use one of: money, voice, work.`,
    ],
    [
      'an answer that is named twice',
      report,
      answers,
      '<Answers items="voice; voice" />',
      `${report}:43:1 error: The item of the guidance "voice" is named twice.`,
    ],
    [
      'an answer that is no heading’s',
      report,
      'They are invented.\n\n</Note>',
      `They are invented.\n\n</Note>\n\n${answers}`,
      'error: "Answers" does not stand below a heading.\n    Put it directly below the ## or ### heading of the section that answers.',
    ],
    ['answers without items', report, answers, '<Answers />', '"Answers" has no "items".'],
    ['no item at all', report, answers, '<Answers items=";" />', '"Answers" names no item.'],
    [
      'an answer in a text that answers nothing',
      term,
      'from home.\n---\n',
      `from home.\n---\n\n${answers}\n`,
      'error: "Answers" stands in a text that holds words only.',
    ],
    [
      'guidance that there is not',
      edition,
      'name: invented-2018',
      'name: invent-2018',
      `${edition}:7:20 error: There is no guidance "invent-2018".\n    Did you mean "invented-2018"?`,
    ],
    [
      'guidance of another time without a reason',
      edition,
      'name: invented-2018 }',
      'name: invented-2018 }, { name: invented-2015 }',
      `error: "invented-2015" was not in force in 2020/21: it was from 2015-03 until 2018-07.\n    Leave it out, or add "because" with why the papers name it.`,
    ],
    [
      'guidance that is named twice',
      edition,
      'name: invented-2018 }',
      'name: invented-2018 }, { name: invented-2018 }',
      'error: The guidance "invented-2018" is named twice.',
    ],
    [
      'kept guidance that is not earlier',
      newer,
      'from: invented-2015',
      'from: invented-2023',
      `${newer}:6:11 error: There is no earlier guidance "invented-2023".\n    Did you mean "invented-2015"?`,
    ],
    [
      'a kept item that was not asked for',
      newer,
      'items: [money]',
      'items: [mony]',
      `${newer}:7:13 error: "invented-2015" does not ask for "mony".\n    Did you mean "money"?`,
    ],
    [
      'an item that stands twice',
      newer,
      '{ id: work',
      '{ id: voice',
      `${newer}:10:11 error: The item "voice" stands here twice.`,
    ],
    [
      'the same item with other words',
      newer,
      '{ id: voice',
      `${spent.replace('What was spent', 'What was paid')}\n  - { id: voice`,
      `${newer}:9:11 error: The item "money" has other words in "invented-2015".`,
    ],
    [
      'guidance that ends before it begins',
      newer,
      'from: 2018-07',
      'from: 2018-07\nuntil: 2017-01',
      `${newer}:5:8 error: The guidance is in force from 2018-07 until 2017-01, which is before.`,
    ],
    [
      'a date of guidance that is none',
      newer,
      'from: 2018-07',
      'from: July 2018',
      'write a year (2026), a month (2018-07) or a day (2018-07-04)',
    ],
    [
      'guidance without a text',
      newer,
      'Invented for a test. See [the year](/2020-21/).',
      '',
      'error: The guidance has no text.\n    Say below the front matter what it is, and how far its list was checked.',
    ],
    [
      'a dead link in guidance',
      newer,
      '(/2020-21/)',
      '(/2020-12/)',
      'error: The link leads to a page that does not exist.\n    /2020-12/\n    Did you mean "/2020-21/"?',
    ],
  ])('%s', (_, file, from, to, message) => {
    change(file, from, to);
    expect(found()).toContain(message);
  });

  it('stops the publication of an edition with an open item, and not that of a draft', () => {
    change(edition, listed, `# ${listed}`);
    const to = join(root, 'dist');
    const lock = join(root, 'content/editions/2020-21.lock.json');
    const { code, output } = publish(root, to, '2020-21', '--date', '2026-09-30');
    expect(code).toBe(1);
    expect(output).toContain(`${edition}:2:8 error: No section answers "money"`);
    expect(existsSync(lock)).toBe(false);
    expect(build(root, to).code).toBe(0);
    change(edition, `# ${listed}`, listed);
    expect(publish(root, to, '2020-21', '--date', '2026-09-30').code).toBe(0);
    expect(existsSync(lock)).toBe(true);
  }, 120_000);

  it('says nothing of an edition whose guidance cannot be read', () => {
    change(newer, 'title:', 'titel:');
    expect(found()).toContain(`${newer}:2:1 error: "titel" is not a key`);
    expect(found()).not.toMatch(/There is no guidance|asks for/);
  });

  it('prints what is asked for and where it is answered', () => {
    expect(guidanceMatrix(content(root)))
      .toBe(`2020-21: 3 asked for, 2 answered, 1 listed as unanswered, 0 open
    money  the source paper does not cover this
    voice  /2020-21/crag/#what-was-said
    work   /2020-21/crag/#what-was-said`);
  });
});

it('names a component without its attribute in a briefing, and nothing that comes of it', () => {
  change(briefing, ' who="A young person"', '');
  expect(found()).toBe(`${briefing}:30:1 error: "Voice" has no "who".\n    Add who="…".\n\n${known}`);
});

describe('each fault is named with its file, line and cure', () => {
  it.each<[what: string, file: string, from: string, to: string, message: string]>([
    // Priorities and chains of impact
    [
      'a priority of an unknown theme',
      priority,
      '[planning]',
      '[planing]',
      `${priority}:4:10 error: There is no theme "planing".\n    Did you mean "planning"?`,
    ],
    [
      'a priority without a text',
      priority,
      'What agencies plan together.',
      '',
      `error: There is no text.\n    Write it below the front matter.`,
    ],
    [
      'a record of an unknown edition',
      priority,
      'edition: 2020-21',
      'edition: 2021-22',
      `${priority}:6:14 error: There is no edition "2021-22".`,
    ],
    [
      'a record of no year',
      priority,
      'edition: 2020-21',
      'edition: last year',
      '"last year" is not a reporting year.',
    ],
    [
      'a record in an unknown report',
      priority,
      'report: crag',
      'report: paqa',
      `${priority}:14:13 error: There is no report "2020-21/paqa".`,
    ],
    [
      'a record under an unknown heading',
      priority,
      'section: what-happened',
      'section: what-hapened',
      `${priority}:15:14 error: The report "2020-21/crag" has no heading "what-hapened".\n    Did you mean "what-happened"?`,
    ],
    [
      'a heading of no report',
      priority,
      '    report: crag\n',
      '',
      `${priority}:14:14 error: "section" stands without "report".`,
    ],
    [
      'a record from an unknown paper',
      priority,
      'source: priorities-paper',
      'source: priority-paper',
      `${priority}:16:13 error: There is no paper "priority-paper" in content/sources.\n    Did you mean "priorities-paper"?`,
    ],
    [
      'a paper about another year',
      'content/sources/priorities-paper.json',
      '"edition": "2020-21"',
      '"edition": "2019-20"',
      `${priority}:16:13 error: The paper "priorities-paper" is about 2019-20, not 2020-21.`,
    ],
    [
      'two records of an edition',
      priority,
      '    place: paragraph 1\n',
      '    place: paragraph 1\n  - edition: 2020-21\n    challenges: [More.]\n    status: set\n    because: It is named.\n    source: priorities-paper\n    place: paragraph 2\n',
      `${priority}:18:14 error: The edition 2020-21 has two records.`,
    ],
    [
      'records out of order',
      priority,
      '    place: paragraph 1\n',
      '    place: paragraph 1\n  - edition: 2019-20\n    challenges: [More.]\n    status: set\n    because: It is named.\n    source: priorities-paper\n    place: paragraph 2\n',
      `${priority}:18:14 error: 2019-20 stands behind 2020-21, which is later.`,
    ],
    [
      'progress that is only claimed',
      priority,
      '    progress:\n      - There were <Num data="plans" at="2020/21; Plan" field="children">1,100</Num> plans.\n',
      '',
      `${priority}:10:13 error: The status claims progress, but no progress is told.`,
    ],
    [
      'mixed progress without more to do',
      priority,
      '    challenges:\n      - Some plans came late.\n',
      '',
      'The status says that there is more to do, but neither a challenge nor a next step is told.',
    ],
    [
      'an achievement with a challenge left',
      priority,
      'status: mixed',
      'status: achieved',
      'The status says that all is done, but a challenge or a next step is told.',
    ],
    [
      'a status without the words that it rests on',
      priority,
      '“a good start”',
      'good',
      `${priority}:12:13 error: The status does not say on which words of the paper it rests.\n    Quote them under "because"`,
    ],
    [
      'little or no progress without words that carry it',
      priority,
      'status: mixed\n    because: The paper calls it “a good start” and asks for more.',
      'status: little\n    because: Nothing seems to have happened.',
      'The status does not say on which words of the paper it rests.',
    ],
    [
      'work for the time ahead that has made progress',
      priority,
      'status: mixed',
      'status: set',
      'The status says that there is no progress yet, but progress is told.',
    ],
    [
      'an unknown status',
      priority,
      'status: mixed',
      'status: good',
      'use one of achieved, progress, mixed, needed, little, set, unknown',
    ],
    [
      'a record that tells nothing',
      priority,
      '    objective: Make plans that help.\n    progress:\n      - There were <Num data="plans" at="2020/21; Plan" field="children">1,100</Num> plans.\n    challenges:\n      - Some plans came late.\n    status: mixed',
      '    status: unknown',
      'The record tells nothing: no objective, no progress, no challenge, no next step.',
    ],
    [
      'a bound number of a record that the data do not give',
      priority,
      '1,100',
      '1,200',
      `${priority}:9:20 error: The data give 1,100 children`,
    ],
    [
      'a record with more than words',
      priority,
      'Some plans came late.',
      'Some [plans](/) came late.',
      `${priority}:11:9 error: The text holds more than words and bound numbers.`,
    ],
    [
      'a chain of an unknown priority',
      chain,
      'priority: plans',
      'priority: plan',
      `${chain}:8:11 error: There is no priority "plan".\n    Did you mean "plans"?`,
    ],
    [
      'a chain from an unknown paper',
      chain,
      'source: priorities-paper',
      'source: paper',
      'There is no paper "paper" in content/sources.',
    ],
    [
      'an activity that claims to have changed something',
      chain,
      'level: reach',
      'level: outcome',
      `${chain}:14:10 error: An activity is something done, and how many it reached; "outcome" is what came of it.`,
    ],
    [
      'an outcome that is only what people said',
      chain,
      'what: Plans came sooner.\n  level: practice',
      'what: People liked it.\n  level: reaction',
      'An outcome is a change of practice or in children’s lives; "reaction" is neither.',
    ],
    [
      'an outcome that claims more than its evidence',
      chain,
      'what: Plans came sooner.\n  level: practice',
      'what: Plans came sooner.\n  level: outcome',
      'The outcome claims "outcome", but its evidence shows only "practice".',
    ],
    [
      'evidence of a change without an outcome',
      chain,
      'outcome:\n  what: Plans came sooner.\n  level: practice\n  place: paragraph 1\n',
      '',
      'The evidence shows "practice", but no outcome is told.',
    ],
    [
      'a remark on a chain with a heading',
      chain,
      'The paper does not',
      '## Remark\n\nThe paper does not',
      `${chain}:26:1 error: The remark is not one paragraph of words.`,
    ],
    [
      'a component in the text of a chain',
      chain,
      'The paper does not',
      '<Note title="x">\n\ny\n\n</Note>\n\nThe paper does not',
      '"Note" stands in a text that holds words only.',
    ],
    [
      'a dead link in the text of a chain',
      chain,
      'The paper does not',
      '[The paper](/nowhere/) does not',
      'The link leads to a page that does not exist.',
    ],
    // Front matter
    [
      'an unknown key',
      report,
      'short:',
      'shrot: x\nshort:',
      `${report}:3:1 error: "shrot" is not a key that this file can have.\n    Did you mean "short"?`,
    ],
    [
      'an unknown key inside',
      report,
      '  body:',
      '  bodi: x\n  body:',
      `${report}:7:3 error: "bodi" is not a key that "source" can have.\n    Did you mean "body"?`,
    ],
    ['a missing key', report, 'short: Case reviews\n', '', `${report}:2:1 error: "short" is missing.`],
    [
      'a long summary',
      report,
      'What an',
      `${'long '.repeat(60)}What an`,
      `${report}:4:10 error: "summary" is not right`,
    ],
    [
      'a day that does not exist',
      report,
      '2021-06',
      '2021-02-31',
      `${report}:8:9 error: "source.date" is not right`,
    ],
    [
      'no front matter',
      report,
      '---\n',
      '',
      `${report}:1:1 error: The file does not begin with front matter.`,
    ],
    [
      'front matter in JavaScript',
      report,
      '---\n',
      '---js\n',
      `${report}:1:1 error: The file does not begin with front matter.`,
    ],
    [
      'front matter that is not YAML',
      report,
      'short: Case reviews',
      'short: "Case',
      `${report}:10:58 error: The front matter cannot be read: Missing closing "quote.`,
    ],
    [
      'an anchor in front matter',
      report,
      'short: Case reviews',
      'short: &a Case reviews\nsummary: *a',
      `${report}:`,
    ],
    [
      'an edition whose title is another year',
      edition,
      'title: 2020/21',
      'title: 2021/22',
      `${edition}:2:8 error: The title "2021/22" is not the year in the file's name.`,
    ],
    [
      'an edition that ends before it begins',
      edition,
      '2021-03-31',
      '2019-03-31',
      `${edition}:3:7 error: The period from 2020-04-01 to 2019-03-31`,
    ],
    [
      'an edition that says not what it means for children',
      edition,
      'for-children:',
      'for-childrem:',
      `${edition}:2:1 error: "for-children" is missing.`,
    ],
    [
      'a theme that says nothing of children',
      voice,
      'for-children: Invented children want to be heard.',
      'for-children: " "',
      `${voice}:3:15 error: "for-children" is not right: it is empty.`,
    ],
    [
      'a dataset that says not what it means for children',
      plans,
      '"forChildren": "Invented children stand behind these figures.",',
      '',
      `${plans}:1:1 error: "forChildren" is missing.`,
    ],
    [
      'a report of no edition',
      'content/reports/2022-23/crag.mdx',
      '',
      '---\ntitle: a\nshort: a\nsummary: a\nfor-children: a\nsource: { title: a, body: b, date: 2023-01 }\n---\n',
      'content/reports/2022-23/crag.mdx:1:1 error: The edition 2022-23 of this file does not exist.',
    ],
    // What documents could not show
    [
      'a picture in a heading',
      report,
      '### A closer look',
      '### A ![A square with a mark](/favicon.svg) closer look',
      `${report}:34:7 error: The image stands inside a heading, where documents cannot show it.\n    Put it on a line of its own, between blank lines.`,
    ],
    [
      'a picture in a table',
      report,
      '| a    |     1 |',
      '| a ![A square with a mark](/favicon.svg) | 1 |',
      'error: The image stands inside a table, where documents cannot show it.',
    ],
    [
      'a footnote in a footnote',
      report,
      '[^1]: A footnote.',
      '[^1]: A footnote.[^2]\n\n[^2]: Another.\n\n',
      'error: A footnote stands in a footnote.\n    Say both in one.',
    ],
    [
      'a footnote that refers to itself',
      report,
      '[^1]: A footnote.',
      '[^1]: A footnote.[^1]',
      'error: A footnote stands in a footnote.',
    ],
    [
      'a table in a footnote',
      report,
      '[^1]: A footnote.',
      '[^1]: A footnote.\n\n    | a |\n    | - |\n    | b |\n\n',
      'error: The footnote holds a table.',
    ],
    [
      'a footnote in the text of a figure',
      report,
      'Some *context* by the author.',
      'Some *context*.[^1]',
      `${report}:26:16 error: A footnote stands in the text of a figure.`,
    ],
    [
      'a list in the text of a figure',
      report,
      'Some *context* by the author.',
      '- Some\n- context',
      `${report}:26:1 error: The text of a figure holds a list.\n    Write paragraphs there, and put the rest behind the figure.`,
    ],
    [
      'lists in lists in lists',
      report,
      '### A closer look',
      `${Array.from({ length: 7 }, (_, index) => `${'  '.repeat(index)}- level ${index}`).join('\n')}\n\n### A closer look`,
      'error: Lists and quotations stand in each other more than 6 deep.',
    ],
    [
      'a cell for which the table has no column',
      report,
      '| a    |     1 |',
      '| a | 1 | lost |',
      'error: The row has 3 cells, and the table has 2 columns: the rest would not be shown.',
    ],
    [
      'an empty line of a list',
      briefing,
      '- Write down what the child says.',
      '- ',
      `${briefing}:49:1 error: A line of the list is empty.\n    Write its words, or delete it.`,
    ],
    [
      'a word that is longer than a line',
      report,
      'They are invented.',
      `They are ${'in'.repeat(17)}vented.`,
      `error: A word of 41 letters does not fit into a line of a document.\n    ${'in'.repeat(17)}vented.\n    Shorten it, or part it with a hyphen`,
    ],
    [
      'a title that is one long word',
      poster,
      'Two learning points',
      'W'.repeat(60),
      `${poster}:2:8 error: A word of 60 letters does not fit into a line of a document.`,
    ],
    // Texts in front matter
    [
      'a headline of spaces',
      listen,
      'headline: Listen to children',
      'headline: "   "',
      `${listen}:2:11 error: "headline" is not right: it is empty.`,
    ],
    [
      'a title in which nothing shows',
      poster,
      'title: Two learning points',
      'title: "\\u200b"',
      `${poster}:2:8 error: "title" is not right: it is empty.`,
    ],
    [
      'a title that turns the direction of what follows',
      poster,
      'title: Two learning points',
      'title: "Two \\u202epoints"',
      `${poster}:2:8 error: A right-to-left override, which does not show, stands in this text.\n    <U+202E>`,
    ],
    [
      'a headline of two lines',
      listen,
      'headline: Listen to children',
      'headline: |\n  Listen\n  to children',
      `${listen}:2:11 error: This text has several lines.`,
    ],
    [
      'a key that stands twice',
      paper,
      'divisions: All',
      'divisions: All\ndivisions: None',
      `${paper}:7:1 error: The front matter cannot be read: this key stands here twice.`,
    ],
    [
      'front matter of two parts',
      listen,
      'themes: [voice]',
      'themes: [voice]\n...\n%YAML 1.2',
      'The front matter cannot be read: it ends here, and begins again.',
    ],
    [
      'a notice of spaces',
      board,
      'This is a test site of an invented partnership.',
      ' ',
      '"notice" is not right: it is empty',
    ],
    [
      'a notice of a page',
      board,
      'This is a test site',
      `${'This is a test site. '.repeat(15)}`,
      `${board}:6:13 error: "notice" is not right: use at most 300 characters.`,
    ],
    [
      'a year of a poster in which none of its points was found',
      poster,
      'edition: 2020-21',
      'edition: 2019-20',
      `${poster}:4:10 error: None of the points was found in 2019/20, so the poster would name no source.`,
    ],
    [
      'a point plan of another number',
      poster,
      'title: Two learning points',
      'title: Our twenty-one point plan',
      'error: The title promises 21 points, and the poster has 2.',
    ],
    [
      'a name of initials',
      paper,
      'contact: Business Manager',
      'contact: Business Manager - J. Example',
      `${paper}:23:10 warning: This seems to name a person.`,
    ],
    // Charts: their rules are in chart-rules.test.ts
    [
      'a pie',
      report,
      'kind="line"',
      'kind="pie"',
      `${report}:24:1 error: A pie or a ring is refused: angles are harder to compare than lengths.\n    kind="pie"\n    Use kind="bar"; for parts of several wholes kind="stacked-100".`,
    ],
    [
      'a second scale',
      report,
      'kind="line"',
      'kind="line" y2="change"',
      `${report}:24:1 error: "Chart" has no attribute "y2". Two scales in one chart mislead`,
    ],
    [
      'a chart without a source',
      plans,
      '"sources": [{ "title": "An invented paper, table 1" }],',
      '',
      `${plans}:1:1 error: "sources" is missing.\n    Add "sources".`,
    ],
    [
      'a subtitle that is too long',
      report,
      'Children, Exampleshire, 2018/19 to 2020/21',
      's'.repeat(161),
      `${report}:24:1 error: "Chart" has a "subtitle" that is not right: use at most 160 characters.`,
    ],
    [
      'a palette of names',
      board,
      '"threshold"',
      `"palette": { "light": ["red", ${six.slice(1).join(', ')}], "dark": [${six.join(', ')}] },\n  "threshold"`,
      `${board}:12:26 error: "palette.light[1]" is not right: write it as #12436D.`,
    ],
    [
      'a palette of five colours',
      board,
      '"threshold"',
      `"palette": { "light": [${six.slice(1).join(', ')}], "dark": [${six.join(', ')}] },\n  "threshold"`,
      `${board}:12:25 error: "palette.light" is not right: use at least 6 entries.`,
    ],
    [
      'a palette for light pages only',
      board,
      '"threshold"',
      `"palette": { "light": [${six.join(', ')}] },\n  "threshold"`,
      `${board}:12:14 error: "palette.dark" is missing.`,
    ],
    [
      'a palette that is hard to see',
      board,
      '"threshold"',
      `"palette": { "light": [${six.join(', ')}], "dark": [${six.join(', ')}] },\n  "threshold"`,
      `${board}:12:102 error: Colour 1 of the dark palette (#12436D) hardly stands out from the page (#14202B): 1.61:1.\n    Make it lighter, to 3:1 or more.`,
    ],
    [
      'a board that names nobody for weaknesses of its site',
      board,
      '"contact": "https://www.example.org/report-a-weakness/"',
      '"contact": "someone"',
      `${board}:22:53 error: "security.contact" is not right: write it as https://…, mailto:… or tel:+44….`,
    ],
    [
      'an address for weaknesses that would be two lines',
      board,
      '"contact": "https://www.example.org/report-a-weakness/"',
      '"contact": "https://a%0aExpires:"',
      `${board}:22:53 error: "security.contact" is not right`,
    ],
    ['a telephone number without digits', board, '"999"', '"+   "', 'write a telephone number'],
    [
      'a file of the publisher that the build writes itself',
      'public/_headers',
      '',
      '/*\n  X-Frame-Options: SAMEORIGIN\n',
      'public/_headers:1:1 error: The build writes a file of this name, which tells hosts how to serve the site.\n    Delete it. What your host needs besides belongs in its own settings: see docs/deploying.md.',
    ],
    [
      'a security.txt of the publisher beside that of the build',
      'public/.well-known/security.txt',
      '',
      'Contact: https://www.example.org/\n',
      'public/.well-known/security.txt:1:1 error: The build makes this file of "security" in content/board.json.\n    Delete it, or take "security" out there.',
    ],
    // Names and addresses
    [
      'a report with no series',
      'content/reports/2020-21/other.mdx',
      '',
      '---\n---\n',
      'content/reports/2020-21/other.mdx:1:1 error: The file has a name that is not an address',
    ],
    [
      'an edition that is no year',
      'content/editions/2020-22.md',
      '',
      '---\n---\n',
      'content/editions/2020-22.md:1:1 error: The file has a name that is not an address',
    ],
    [
      'a file of no kind',
      'content/glossary/notes.txt',
      '',
      'x',
      'content/glossary/notes.txt:1:1 error: The build does not know what this file is.',
    ],
    [
      'a duplicate address',
      'content/glossary/care.mdx',
      '',
      '---\nterm: caring\nmeaning: papers\nfor-children: a\n---\nText.\n',
      'content/glossary/care.mdx:1:1 error: The address /glossary/care/ is given twice: by this file, and by content/glossary/care.md.',
    ],
    [
      'a duplicate address by case',
      'content/glossary/CARE.md',
      '',
      '---\nterm: caring\nmeaning: papers\nfor-children: a\n---\nText.\n',
      'is given twice',
    ],
    [
      'a public file at the address of a page',
      'public/2020-21/index.html',
      '',
      'x',
      'public/2020-21/index.html:1:1 error: The address /2020-21/ is given twice',
    ],
    ['a file that is not UTF-8', term, '', '', ''],
    // Components
    [
      'an unknown component',
      report,
      '<Voice who="A young person">',
      '<Vioce who="A young person">',
      `error:`,
    ],
    [
      'an unknown component alone',
      report,
      '<LearningPoints poster="two-points" />',
      '<LearnPoints poster="two-points" />',
      `${report}:62:1 error: "LearnPoints" is not a component.\n    <LearnPoints>\n    Did you mean "LearningPoints"?`,
    ],
    [
      'an HTML element',
      report,
      '<LearningPoints poster="two-points" />',
      '<script>alert(1)</script>',
      `"script" is not a component.`,
    ],
    [
      'an element in a sentence',
      report,
      'Listening helps.',
      'Listening <b>helps</b>.',
      '"b" is not a component.',
    ],
    [
      'an unknown attribute',
      report,
      'kind="line"',
      'kid="line" kind="line"',
      `${report}:24:1 error: "Chart" has no attribute "kid".\n    kid="line"\n    Did you mean "kind"?`,
    ],
    ['a missing attribute', report, ' kind="line"', '', `${report}:24:1 error: "Chart" has no "kind".`],
    [
      'an attribute that is code',
      report,
      'kind="line"',
      'kind={x}',
      `${report}:24:1 error: "Chart" has an attribute that is not plain text.`,
    ],
    [
      'attributes spread',
      report,
      'kind="line"',
      '{...x} kind="line"',
      `${report}:24:1 error: "Chart" has an attribute that is not plain text.`,
    ],
    [
      'a title of more than 15 words',
      report,
      'Plans rose while care fell',
      'a '.repeat(16).trim(),
      `${report}:24:1 error: "Chart" has a "title" that is not right: use at most 15 words.`,
    ],
    [
      'a component inside another',
      report,
      'They are invented.',
      '<LearningPoints poster="two-points" />',
      '"LearningPoints" stands inside something else.',
    ],
    [
      'a headline on its own',
      report,
      'They are invented.',
      '<Headline label="a" value="b" />',
      'A "Headline" stands outside "Headlines".',
    ],
    [
      'recommendations as a list of words',
      report,
      'names="do-one-thing; do-another" />',
      'names="do-one-thing">\n\n1. Do one thing.\n\n</Recommendations>',
      '"Recommendations" holds text, but takes none.',
    ],
    [
      'a headline with too little',
      report,
      ' field="children" compare',
      ' compare',
      'give either "value", or "data", "at" and "field"',
    ],
    [
      'an import',
      report,
      '## What happened',
      'import x from "y"\n\n## What happened',
      `${report}:20:1 error: A narrative is text: it can not import or export anything.`,
    ],
    [
      'an export',
      report,
      '## What happened',
      'export const x = 1\n\n## What happened',
      `${report}:20:1 error: A narrative is text`,
    ],
    [
      'a comment',
      report,
      'Listen to children.',
      'Listen <!-- later -->',
      'A comment, or another sign to programs, would be shown to readers.',
    ],
    [
      'an unclosed component',
      report,
      'names="do-one-thing; do-another" />',
      'names="do-one-thing; do-another">',
      'This tag cannot be read: <Recommendations> is never closed.',
    ],
    // Figures
    [
      'a missing dataset',
      report,
      'Chart data="plans" kind="line"',
      'Chart data="plan" kind="line"',
      `${report}:24:1 error: There is no dataset "plan" (data/2020-21/plan.json).\n    Did you mean "plans"?`,
    ],
    [
      'a missing field',
      report,
      'x="year"',
      'x="yaer"',
      `${report}:24:1 error: "x" names "yaer", which is not a field of "plans".\n    Did you mean "year"?`,
    ],
    [
      'a row that no one has',
      report,
      'where="group!=Total"',
      'where="group!=Totl"',
      'No row of "plans" has "Totl" as its group.\n    Did you mean "Total"?',
    ],
    [
      'a condition without a field',
      report,
      'where="group!=Total"',
      'where="=Total"',
      '"=Total" does not say which field has this value.',
    ],
    [
      'a line over something that is no time',
      report,
      'x="year" y="children" series="group" where="group!=Total"',
      'x="group" y="children" where="year=2018/19"',
      'A line chart runs over time, and "Plan" is not a time.',
    ],
    [
      'rows at one place',
      report,
      ' series="group" where="group!=Total"',
      '',
      'Two rows stand at the same place of the chart (2018/19).',
    ],
    [
      'a measure that is text',
      report,
      'y="children" series="group"',
      'y="group" series="group"',
      '"group" is text and cannot be measured.',
    ],
    [
      'a headline of several rows',
      report,
      'at="year=2020/21; group=Plan"',
      'at="year=2020/21"',
      '"year=2020/21" picks 3 rows; a headline needs one.',
    ],
    [
      'columns of numbers',
      report,
      'columns="year"',
      'columns="children"',
      '"columns" names "children", which is not a text field.',
    ],
    [
      'a grid over a field without two categories',
      report,
      'across="impact"',
      'across="risk"',
      '"risk" does not have two categories.',
    ],
    [
      'a missing poster',
      report,
      'poster="two-points"',
      'poster="to-points"',
      'There is no poster "to-points".\n    Did you mean "two-points"?',
    ],
    // Headings and links
    [
      'a level left out',
      report,
      '### A closer look',
      '#### A closer look',
      `${report}:34:1 error: The heading goes from level 2 to level 4.`,
    ],
    [
      'a title in the text',
      report,
      '## What was said',
      '# What was said',
      'A heading with one # is the title of the page.',
    ],
    [
      'two sections alike',
      report,
      '## What was said',
      '## What happened',
      'Two sections have the same heading.',
    ],
    [
      'a dead link',
      report,
      '(/data/2020-21/plans/)',
      '(/data/2020-21/plan/)',
      `${report}:22:153 error: The link leads to a page that does not exist.\n    /data/2020-21/plan/\n    Did you mean "/data/2020-21/plans/"?`,
    ],
    [
      'a dead fragment',
      report,
      '(#what-was-said)',
      '(#what-was-sad)',
      'The page /2020-21/crag/ has no heading or figure "what-was-sad".\n    #what-was-sad\n    Did you mean "what-was-said"?',
    ],
    [
      'a link that runs script',
      report,
      '(#what-was-said)',
      '(javascript:alert(1))',
      'The link does not lead to a page.',
    ],
    [
      'a relative link',
      report,
      '(#what-was-said)',
      '(../)',
      'The link is not written from the root of the site.',
    ],
    [
      'an image from elsewhere',
      report,
      'They are invented.',
      '![a](https://example.org/a.png)',
      'The image is not a file of public/.',
    ],
    [
      'an image without description',
      report,
      'They are invented.',
      '![](/favicon.svg)',
      `${report}:58:1 error: The image has no description.\n    /favicon.svg\n    Write between ![ and ] what`,
    ],
    [
      'an image that is described by its name',
      report,
      'They are invented.',
      '![favicon.svg](/favicon.svg)',
      'The description of the image is the name of a file.',
    ],
    [
      'an image that is not there, beside one that is',
      report,
      'They are invented.',
      '![A square](/favicom.svg)',
      'The image is not a file of public/.\n    /favicom.svg\n    Put it there and write its path from /. Did you mean "/favicon.svg"?',
    ],
    [
      'a dead link in a definition',
      term,
      '(/2020-21/crag/)',
      '(/2020-21/carg/)',
      `${term}:6:41 error: The link leads to a page that does not exist.`,
    ],
    // Datasets
    [
      'JSON that is not valid',
      plans,
      '"name": "plans",',
      '"name": "plans"',
      `${plans}:4:3 error: This is not valid JSON: comma expected.`,
    ],
    [
      'a key twice',
      plans,
      '"name": "plans",',
      '"name": "plans", "name": "plans",',
      `${plans}:3:20 error: "name" stands here twice.`,
    ],
    [
      'an unknown key of a dataset',
      plans,
      '"period"',
      '"priod"',
      `${plans}:7:3 error: "priod" is not a key that this file can have.\n    Did you mean "period"?`,
    ],
    [
      'a name that is not the file’s',
      plans,
      '"name": "plans"',
      '"name": "plan"',
      `${plans}:3:11 error: The dataset is called "plan", but its file plans.json.`,
    ],
    [
      'a row with too few values',
      plans,
      '["Plan", "2020/21", 1100, 10]',
      '["Plan", "2020/21", 1100]',
      `${plans}:31:5 error: The row has 3 values; the dataset has 4 fields.\n    ["Plan","2020/21",1100]\n    Give one value for each of group, year, children, change.`,
    ],
    [
      'a header that differs',
      plans,
      '["group", "year", "children", "change"]',
      '["year", "group", "children", "change"]',
      `${plans}:28:5 error: The first row does not name the fields in their order.`,
    ],
    ['an unknown category', plans, '["Plan", "2020/21"', '["Plna", "2020/21"', '"group" is "Plna".'],
    ['text for a number', plans, '1100, 10', '"1100", 10', '"children" is a number, and this is text.'],
    [
      'a number too long to be exact',
      plans,
      '1100, 10',
      '9007199254740993, 10',
      '"children" is too large to be kept exactly.',
    ],
    [
      'a number with an exponent',
      plans,
      '1100, 10',
      '1.1e3, 10',
      '"children" would be shown as 1100.\n    1.1e3',
    ],
    [
      'more digits than the field shows',
      plans,
      '1100, 10]',
      '1100, 10.06]',
      '"change" would be shown as 10.1.\n    10.06',
    ],
    [
      'a zero at the end that would be lost',
      plans,
      '1100, 10]',
      '1100.0, 10]',
      '"children" would be shown as 1100.\n    1100.0',
    ],
    ['a negative zero', plans, '1100, 10]', '-0, 10]', '"children" would be shown as 0.\n    -0'],
    [
      'a number too large for a computer',
      plans,
      '1100, 10]',
      '1e999, 10]',
      `${plans}:31:25 error: "data[4][3]" is not right`,
    ],
    [
      'a decimal for a whole number',
      plans,
      '1100, 10',
      '1100.5, 10',
      '"children" is a whole number, and this has decimals.',
    ],
    [
      'a number for text',
      plans,
      '["Plan", "2020/21", 1100',
      '["Plan", 2020, 1100',
      '"year" is text, and this is a number.',
    ],
    ['a blank', plans, '1100, 10', '"", 10', `${plans}:31:25 error: "data[4][3]" is not right`],
    [
      'a symbol that is not explained',
      plans,
      '1100, 10',
      '"[x]", 10',
      'The symbol [x] is used but not explained.',
    ],
    [
      'a row twice',
      plans,
      '["Plan", "2020/21", 1100, 10]',
      '["Plan", "2018/19", 1000, 10]',
      'Row 3 is about the same thing as row 1.',
    ],
    [
      'a space at the end',
      plans,
      '"Plan", "2020/21"',
      '"Plan", "2020/21 "',
      '"year" begins or ends with a space.',
    ],
    [
      'a note on no row',
      plans,
      '"group": "Total", "year"',
      '"group": "Totals", "year"',
      'The note is about rows that the dataset does not have.',
    ],
    [
      'a note on no field',
      plans,
      '"field": "children" }\n',
      '"field": "childs" }\n',
      'The note is about "childs", which is not a field of the dataset.',
    ],
    [
      'a sum that is wrong',
      plans,
      '["Total", "2018/19", 1200',
      '["Total", "2018/19", 1201',
      '"Total" is 1201, but its parts add up to 1200.',
    ],
    [
      'a relation over nothing',
      plans,
      '"by": "group"',
      '"by": "gruop"',
      'The relation names "gruop", which is not a field of the dataset.',
    ],
    [
      'a part that no row has',
      plans,
      '"parts": ["Plan", "Care"]',
      '"parts": ["Plan", "Cares"]',
      'No row has "Cares" as its group, which the relation names.',
    ],
    // What would vanish, be shown raw or be misread
    [
      'a footnote that is not there',
      report,
      'Listen to children.',
      'Listen.[^9]',
      'The reference leads to nothing and would be shown as it is.\n    [^9]',
    ],
    [
      'a link by reference that is not there',
      report,
      'Listen to children.',
      '[Listen][nope]',
      'The reference leads to nothing and would be shown as it is.\n    [Listen][nope]',
    ],
    [
      'a footnote nobody refers to',
      report,
      '[^1]: A footnote.',
      '[^1]: A footnote.\n\n[^un]: Lost.',
      'No text refers to the footnote',
    ],
    [
      'a footnote written twice',
      report,
      '[^1]: A footnote.',
      '[^1]: A footnote.\n\n[^1]: Again.',
      'The footnote is written twice.',
    ],
    ['a link without words', report, 'Listen to children.', '[](/data/)', 'The link has no words.'],
    ['a link without an address', report, 'Listen to children.', '[x]()', 'The link has no address.'],
    [
      'an image by reference',
      report,
      'Listen to children.',
      '![a][d]\n\n[d]: https://example.org/a.png',
      'An image stands by reference.',
    ],
    [
      'a table in the text that is wider than a page',
      report,
      '| left | right |\n| ---- | ----: |\n| a    |     1 |',
      `|${' Children | '.repeat(14)}\n|${' - |'.repeat(14)}\n|${' 1 |'.repeat(14)}`,
      `${report}:36:1 error: The table has 14 columns and needs 214 mm; a page of its document has 158 mm.\n    Children | Children`,
    ],
    [
      'a table of a dataset that is wider than a page',
      plans,
      '"title": "Group"',
      `"title": "${'Group'.repeat(16)}"`,
      `${report}:32:1 error: The table of the figure “Plans and care by year” has 5 columns and needs`,
    ],
    [
      'a box to tick',
      report,
      'They are invented.\n\n</Note>',
      '1. [ ] Done.\n\n</Note>',
      'A box to tick would be shown.',
    ],
    ['an empty heading', report, '### A closer look', '###', 'The heading is empty.'],
    [
      'a heading in a quotation',
      report,
      'They are invented.\n\n</Note>',
      'They are invented.\n\n</Note>\n\n> ## Quoted',
      'The heading stands inside a list or a quotation.',
    ],
    ['a heading in a component', report, 'They are invented.', '### They are', '"Note" holds a heading.'],
    ['an empty component', report, 'They are invented.', '', '"Note" is empty.'],
    [
      'an attribute of spaces',
      report,
      'title="About the figures"',
      'title=" "',
      '"Note" has a "title" that is not right: it is empty.',
    ],
    ['an attribute twice', report, 'kind="line"', 'kind="line" kind="bar"', '"Chart" has "kind" twice.'],
    [
      'a hidden character',
      report,
      'They are invented.',
      'They are \u202Einvented.',
      `${report}:58:10 error: A right-to-left override, which does not show, stands here.\n    <U+202E>`,
    ],
    [
      'a break',
      report,
      'They are invented.',
      'They are<br>invented.',
      'This tag cannot be read: <br> is never closed.\n    <br>invented.\n    Leave a blank line instead.',
    ],
    [
      'a link in angle brackets',
      report,
      'They are invented.',
      'See <https://example.org>',
      'Write the link as [words](https://…).',
    ],
    [
      'an alias in front matter',
      report,
      'short: Case reviews',
      'short: *nope',
      `${report}:3:8 error: The value refers to another one.\n    *nope`,
    ],
    [
      'a chart in a definition',
      term,
      'Looked after',
      '<Note title="a">\n\nx\n\n</Note>\n\nLooked after',
      '"Note" stands in a text that holds words only.',
    ],
    [
      'a poster in letters its font has not',
      listen,
      'headline: Listen to children',
      'headline: 你好',
      `${listen}:2:11 error: The font of pictures and documents has no letters of the Chinese script: "你好".`,
    ],
    [
      'a point on a poster in letters its font has not',
      listen,
      'Ask them first',
      'Ask 😀 them first',
      `${listen}:28:5 error: The font of pictures and documents has no emoji: "😀".`,
    ],
    [
      'a poster whose title has letters that its font has not',
      poster,
      'subtitle: From an invented year',
      'subtitle: From an → invented year',
      `${poster}:3:19 error: The font of pictures and documents has no "→".`,
    ],
    [
      'a poster whose title is too long for three lines',
      poster,
      'title: Two learning points',
      `title: ${'Communications '.repeat(4).trim()}`,
      `${poster}:2:8 error: The title does not fit in three lines on A4 and on A3.\n    ${'Communications '.repeat(4).trim()}\n    Shorten it, or use shorter words.`,
    ],
    [
      'a poster of one point',
      poster,
      '[listen, share]',
      '[listen]',
      `${poster}:5:9 error: "points" is not right: use at least 2 entries.`,
    ],
    [
      'a poster of thirteen points',
      poster,
      '[listen, share]',
      `[${Array.from({ length: 13 }, (_, index) => `p${index}`).join(', ')}]`,
      `${poster}:5:9 error: "points" is not right: use at most 12 entries.`,
    ],
    [
      'a table without rows',
      report,
      'title="Plans and care by year"',
      'where="group=Plan; group=Care" title="Plans and care by year"',
      'The table has no rows.',
    ],
    [
      'a headline of a hidden number',
      report,
      'at="year=2020/21; group=Plan"',
      'at="year=2019/20; group=Plan"',
      'The headline would be "[c]".',
    ],
    [
      'a headline of a word',
      report,
      'field="children" compare',
      'field="group" compare',
      'The headline would be "Plan".',
    ],
    [
      'an axis of numbers',
      report,
      'x="year" y="children" series="group"',
      'x="change" y="children" series="group"',
      '"change" holds numbers and cannot be an axis or a series.',
    ],
    [
      'series and axis the same',
      report,
      'x="year" y="children" series="group"',
      'x="group" y="children" series="group"',
      '"x" and "series" name the same field.',
    ],
    ['a stack without series', report, 'kind="bar"', 'kind="stacked"', 'A stacked chart has no "series".'],
    [
      'a total stacked on its parts',
      report,
      'kind="line" title="Plans rose while care fell" subtitle="Children, Exampleshire, 2018/19 to 2020/21" x="year" y="children" series="group" where="group!=Total"',
      'kind="stacked" title="a" subtitle="b" x="year" y="children" series="group"',
      '"Total" would be stacked on its own parts.',
    ],
    [
      'a stack below zero',
      report,
      'kind="line" title="Plans rose while care fell" subtitle="Children, Exampleshire, 2018/19 to 2020/21" x="year" y="children"',
      'kind="stacked" title="a" subtitle="b" x="year" y="change"',
      'A stacked chart cannot show values below 0.',
    ],
    [
      'a wrong sum that a note elsewhere does not excuse',
      plans,
      '"where": { "group": "Total", "year": "2020/21" }, "field"',
      '"field"',
      '"Total" is 1251, but its parts add up to 1250.',
    ],
    [
      'a relation over text',
      plans,
      '"field": "children", "by": "group"',
      '"field": "year", "by": "group"',
      'The relation adds up "year", which is text.',
    ],
    [
      'categories of numbers',
      plans,
      '"unit": "children",',
      '"unit": "children", "categories": ["a"],',
      'The field "children" is not right: "categories" are for text.',
    ],
    [
      'a field of text that is disclosive',
      plans,
      '"type": "string", "description"',
      '"type": "string", "disclosive": true, "description"',
      '"disclosive" and "decimals" are for numbers.',
    ],
    [
      'JSON nested too deep',
      plans,
      '"title": "Children with',
      `"x": ${'['.repeat(20000)}${']'.repeat(20000)}, "title": "Children with`,
      `${plans}:1:1 error: This is not valid JSON`,
    ],
    [
      'a site that is no address',
      'content/board.json',
      'https://www.example.org/annual-reports/',
      'javascript:alert(1)',
      'content/board.json:4:11 error: "site" is not right',
    ],
    [
      'a question of the home page that leads to no page',
      board,
      '/{latest}/changes/',
      '/{latest}/chagnes/',
      `${board}:7:251 error: The link leads to a page that does not exist.\n    /{latest}/chagnes/\n    Did you mean "/2020-21/changes/"?`,
    ],
    [
      'a question of the home page that leads to no heading of its page',
      board,
      '/{latest}/changes/',
      '/{latest}/crag/#what-hapened',
      'The page /2020-21/crag/ has no heading or figure "what-hapened".',
    ],
    [
      'a question of the home page that leads to another site',
      board,
      '/{latest}/changes/',
      'https://example.org/',
      '"home.questions[1].path" is not right: write it from the root of the site, beginning with /',
    ],
    [
      'a name of a series that began in no edition',
      board,
      '"from": "2020-21"',
      '"from": "2020/21"',
      '"series.crag.names[2].from" is not right: write the edition as 2019-20',
    ],
    [
      'a series that the site does not know',
      board,
      '"crag": {',
      '"crga": {',
      `${board}:20:5 error: "crga" is not a key that "series" can have.\n    Did you mean "crag"?`,
    ],
    [
      'a site with a space',
      'content/board.json',
      '/annual-reports/',
      '/Annual Reports/',
      'use letters, digits and hyphens in its name and its path',
    ],
    ['a contact that is no number', 'content/board.json', '"999"', '"your GP"', 'write a telephone number'],
    [
      'a page of another site in public/',
      'public/old/page.html',
      '',
      '<p>Words.</p>',
      'public/old/page.html:1:1 error: public/ cannot hold a file of this kind: it could run in the browser of a reader.',
    ],
    [
      'a paragraph that is no text',
      report,
      'They are invented.',
      'w'.repeat(600),
      `${report}:58:1 error: A word of 600 characters stands here.`,
    ],
    [
      'a file of public/ in the place of a folder',
      'public/glossary',
      '',
      'x',
      'public/glossary:1:1 error: The address /glossary is given twice: by this file, and by the pages below it.',
    ],
    [
      'a telephone number with brackets',
      report,
      'They are invented.',
      'Ring (01865) 815 273.',
      'A telephone number stands here.',
    ],
    [
      'a telephone number from abroad',
      report,
      'They are invented.',
      'Ring +44 (0)1865 815273.',
      'A telephone number stands here.',
    ],
    ['an edition of five years', edition, '2021-03-31', '2025-03-31', "is not the year of the file's name."],
    [
      'a headline compared with another thing',
      report,
      'compare="year=2018/19; group=Plan"',
      'compare="year=2018/19; group=Care"',
      'The headline compares rows that differ in more than their time.',
    ],
    [
      'a headline compared with a later time',
      report,
      'at="year=2020/21; group=Plan" field="children" compare="year=2018/19; group=Plan"',
      'at="year=2018/19; group=Plan" field="children" compare="year=2020/21; group=Plan"',
      'The headline compares with a later time',
    ],
    [
      'a headline compared with itself',
      report,
      'compare="year=2018/19; group=Plan"',
      'compare="year=2020/21; group=Plan"',
      'The headline compares rows that differ in more than their time.',
    ],
    [
      'people below zero',
      plans,
      '["Care", "2020/21", 150',
      '["Care", "2020/21", -150',
      '"children" is a count of people below 0.',
    ],
    [
      'a hidden character as an entity',
      report,
      'They are invented.',
      'They are &#8238;invented.',
      'A right-to-left override, which does not show, stands in this text.',
    ],
    // Glossary and posters
    [
      'a term without definition',
      term,
      'Looked after by the council. There is a [report](/2020-21/crag/).',
      '',
      'The term "in care" has no definition.',
    ],
    [
      'a form of two terms',
      term,
      'term: in care',
      'term: CP plan',
      '"CP plan" is already a form of the term',
    ],
    [
      'a related term that is none',
      'content/glossary/child-protection-plan.md',
      'see: [care]',
      'see: [caer]',
      '"caer" is not another term.\n    Did you mean "care"?',
    ],
    [
      'a source paper that is not there',
      term,
      'meaning: papers',
      'meaning: papers\npapers: [cabinet]',
      `${term}:4:10 error: There is no source paper "cabinet".`,
    ],
    [
      'a name that ended before it began',
      term,
      'meaning: papers',
      'meaning: papers\nfrom: 2020-05-02\nuntil: 2020-04\ndates: papers',
      `${term}:5:8 error: The name ended on 2020-04, before it began on 2020-05-02.`,
    ],
    [
      'a date of a name from nowhere',
      term,
      'meaning: papers',
      'meaning: papers\nfrom: 2020-05',
      `${term}:4:7 error: It is not said where the date is from.\n    Add "dates: papers"`,
    ],
    [
      'a name that was replaced without an end',
      term,
      'meaning: papers',
      'meaning: papers\nbecame: child-protection-plan',
      `${term}:4:9 error: The name was replaced, but it has no end.\n    Add "until"`,
    ],
    [
      'a name that became what is no term',
      term,
      'meaning: papers',
      'meaning: papers\nuntil: 2020-05\ndates: papers\nbecame: child-protection-plans',
      '"child-protection-plans" is not another term.\n    Did you mean "child-protection-plan"?',
    ],
    [
      'a line of names that leads back',
      term,
      'meaning: papers',
      'meaning: papers\nuntil: 2020-05\ndates: papers\nbecame: care',
      `${term}:6:9 error: What the term became leads back to the term itself.`,
    ],
    [
      'a name that was not yet in use',
      'content/glossary/child-protection-plan.md',
      'see: [care]',
      'see: [care]\nfrom: 2031-01\ndates: papers',
      '"child protection plan" was not yet a name in use in 2020/21.\n    Use the name of the time.',
    ],
    [
      'a definition that explains a term by itself',
      term,
      'Looked after by the council.',
      'Being in care.',
      `${term}:6:1 warning: The definition explains "in care" by itself.`,
    ],
    [
      'a term that nothing uses',
      term,
      'term: in care',
      'term: zebra',
      `${term}:2:7 warning: No other text of the site uses "zebra", and no source paper.`,
    ],
    [
      'an abbreviation that nothing explains',
      report,
      'They are invented.',
      'They are for QXs.',
      '"QX" is an abbreviation that no glossary entry explains.\n    Write it out, or add an entry',
    ],
    [
      'an abbreviation in a dataset',
      plans,
      '"title": "',
      '"title": "QX ',
      `"QX" is an abbreviation that no glossary entry explains.`,
    ],
    [
      'a title that promises more points',
      poster,
      'Two learning',
      'Ten learning',
      `${poster}:2:8 error: The title promises 10 points, and the poster has 2.`,
    ],
    [
      'a title that promises other points in its middle',
      poster,
      'Two learning points',
      'Our 3 most important messages',
      `${poster}:2:8 error: The title promises 3 points, and the poster has 2.\n    Our 3 most important messages\n    Change the title or the points.`,
    ],
    [
      'the same point twice on a poster',
      poster,
      '[listen, share]',
      '[listen, listen]',
      `${poster}:5:18 error: The learning point "listen" is named twice.\n    Name it once.`,
    ],
    [
      'a point on a poster that is none',
      poster,
      '[listen, share]',
      '[listen, shaer]',
      `${poster}:5:18 error: There is no learning point "shaer".\n    Did you mean "share"?`,
    ],
    [
      'a point that was not found in the year of its poster',
      share,
      'edition: 2020-21',
      'edition: 2019-20',
      `${poster}:5:18 warning: The point "share" was not found in 2020/21, the year that the poster names.`,
    ],
    // Learning points, themes and audiences
    [
      'a theme that is none',
      listen,
      'themes: [voice]',
      'themes: [vioce]',
      `${listen}:3:10 error: There is no theme "vioce".\n    Did you mean "voice"?`,
    ],
    [
      'a theme that is named twice',
      listen,
      'themes: [voice]',
      'themes: [voice, voice]',
      `${listen}:3:17 error: The theme "voice" is named twice.`,
    ],
    [
      'an audience that is none',
      listen,
      'audiences: [schools]',
      'audiences: [school]',
      `${listen}:4:13 error: There is no audience "school".\n    Did you mean "schools"?`,
    ],
    [
      'an age group that is none',
      listen,
      'ages: [primary,',
      'ages: [toddlers,',
      `${listen}:5:8 error: "ages[1]" is not right: use one of under-5, primary, adolescents.`,
    ],
    [
      'an age group that is named twice',
      listen,
      'ages: [primary,',
      'ages: [adolescents,',
      `${listen}:5:21 error: The age group "adolescents" is named twice.`,
    ],
    [
      'a point without an age group in its list',
      listen,
      'ages: [primary, adolescents]',
      'age: [primary]',
      `${listen}:5:1 error: "age" is not a key that this file can have.\n    Did you mean "ages"?`,
    ],
    [
      'a finding in what is no year',
      listen,
      'edition: 2018-19',
      'edition: 2018-20',
      `${listen}:7:14 error: "2018-20" is not a reporting year.\n    Write it as 2019-20.`,
    ],
    [
      'findings in the wrong order',
      listen,
      'edition: 2018-19',
      'edition: 2021-22',
      `${listen}:14:14 error: 2020-21 stands behind 2021-22, which is later.\n    Put the oldest first.`,
    ],
    [
      'a finding in a report that is none',
      listen,
      'report: 2020-21/crag',
      'report: 2020-21/carg',
      `${listen}:21:13 error: There is no report "2020-21/carg".\n    Did you mean "2020-21/crag"?`,
    ],
    [
      'a finding in a report of another year',
      listen,
      '    place: paragraph 3',
      '    place: paragraph 3\n    report: 2020-21/crag',
      `${listen}:14:13 error: The report "2020-21/crag" is not of the edition 2018-19.`,
    ],
    [
      'a point that was found nowhere',
      listen,
      'found:\n  - edition: 2018-19',
      'found: []\nmade:\n  - edition: 2018-19',
      `${listen}:`,
    ],
    [
      'evidence about a theme that is none',
      evidence,
      'themes: [planning]',
      'themes: [plannnig]',
      `${evidence}:3:10 error: There is no theme "plannnig".\n    Did you mean "planning"?`,
    ],
    [
      'evidence from a paper that is none',
      evidence,
      'source: invented-paper',
      'source: inventd-paper',
      `${evidence}:4:9 error: There is no source paper "inventd-paper".\n    Did you mean "invented-paper"?`,
    ],
    [
      'evidence of a report that is none',
      evidence,
      'report: 2020-21/special-charts',
      'report: 2020-21/special-chart',
      `${evidence}:5:9 error: There is no report "2020-21/special-chart".\n    Did you mean "2020-21/special-charts"?`,
    ],
    [
      'evidence that its report does not show',
      evidence,
      'report: 2020-21/special-charts',
      'report: 2020-21/crag',
      `${evidence}:5:9 error: The report "2020-21/crag" does not show this evidence.\n    Name it there: <Evidence of="planning" />.`,
    ],
    [
      'evidence whose quarters are all empty',
      evidence,
      'quantitative:\n  - what: Plans rose.\n    place: paragraph 2\nqualitative:\n  - what: Plans are clear.\n    place: paragraph 3\n  - what: They are reviewed.\n    place: paragraph 4',
      'quantitative: []\nqualitative: []',
      `${evidence}:2:8 error: All four quarters of this evidence are empty.\n    Write what the paper says in one of them, or delete the file.`,
    ],
    [
      'evidence without one of its quarters',
      evidence,
      'families: []\n',
      '',
      `${evidence}:2:1 error: "families" is missing.\n    Add "families".`,
    ],
    [
      'evidence of an edition without reports',
      'content/evidence/2018-19/planning.md',
      '',
      '---\ntitle: Planning\nsource: invented-paper\nreport: 2018-19/crag\nquantitative: []\nqualitative: []\npractitioners: []\nfamilies: []\n---\n',
      'content/evidence/2018-19/planning.md:4:9 error: The edition 2018-19 has no report that could show this evidence.\n    Write the report first, or move this file to its edition.',
    ],
    [
      'a component of the text of evidence',
      evidence,
      'An invented remark.',
      '<Note title="x">\n\nText.\n\n</Note>',
      `${evidence}:18:1 error: "Note" stands in a text that holds words only.`,
    ],
    [
      'evidence that nobody has written',
      charts,
      '<Evidence of="planning" />',
      '<Evidence of="planning; plannning" />',
      'error: There is no evidence "2020-21/plannning".\n    Did you mean "2020-21/planning"?',
    ],
    [
      'evidence that is shown twice',
      charts,
      '<Evidence of="planning" />',
      '<Evidence of="planning" />\n\n<Evidence of="planning" />',
      'error: The evidence "2020-21/planning" is named twice.\n    Name it once.',
    ],
    [
      'an overview of evidence that is not below it',
      charts,
      '<Evidence of="planning" />',
      '',
      'error: The overview names the evidence "2020-21/planning", which "2020-21/special-charts" does not show.\n    Add it below with <Evidence of="planning" />.',
    ],
    [
      'evidence in a text that holds words only',
      term,
      'Looked after',
      '<Evidence of="planning" />\n\nLooked after',
      'error: "Evidence" stands in a text that holds words only.',
    ],
    [
      'a made thing whose page is not there',
      listen,
      'path: /posters/two-points/',
      'path: /posters/to-points/',
      `${listen}:24:11 error: The link leads to a page that does not exist.\n    /posters/to-points/\n    Did you mean "/posters/two-points/"?`,
    ],
    [
      'a made thing whose page is not of this site',
      listen,
      'path: /posters/two-points/',
      'path: https://example.org/',
      `${listen}:24:11 error: "made[1].path" is not right: write it from the root of the site, beginning with /.`,
    ],
    [
      'a headline that is too long',
      listen,
      'headline: Listen to children',
      `headline: ${'Listen '.repeat(9)}`,
      `${listen}:2:11 error: "headline" is not right: use at most 60 characters.`,
    ],
    [
      'an explanation that is too long',
      listen,
      'Ask them first, and write down what they say.',
      'word '.repeat(46).trim(),
      `${listen}:28:1 error: The explanation has 229 characters; a poster has room for 220.\n    Shorten it by 9.`,
    ],
    [
      'a point without explanation',
      listen,
      'Ask them first, and write down what they say.',
      '',
      'error: There is no explanation.\n    Write it below the front matter.',
    ],
    [
      'an explanation of two paragraphs',
      listen,
      'Ask them first, and',
      'Ask them first.\n\nThen',
      'The explanation is not one paragraph of words.',
    ],
    [
      'an explanation with a component',
      listen,
      'Ask them first',
      '<Note title="a">\n\nx\n\n</Note>\n\nAsk them first',
      '"Note" stands in a text that holds words only.',
    ],
    [
      'a link of an explanation that leads nowhere',
      listen,
      'Ask them first',
      'Ask [them](/2020-21/carg/) first',
      'The link leads to a page that does not exist.',
    ],
    [
      'a theme without points',
      share,
      'themes: [planning, voice]',
      'themes: [voice]',
      'content/themes/planning.md:2:8 error: No learning point has the theme "planning", so its page would be empty.\n    Name it under "themes" of a point in content/points, or delete this file.',
    ],
    [
      'an audience without points',
      listen,
      'audiences: [schools]',
      'audiences: [everyone]',
      `${schools}:2:8 error: No learning point has the audience "schools"`,
    ],
    [
      'a theme with the title of another',
      voice,
      'title: Listening to children',
      'title: Planning together',
      `${voice}:2:8 error: Another theme is called "Planning together" too.`,
    ],
    [
      'a theme that does not say what it is',
      voice,
      'What children asked for, when they were *in care* or at home.',
      '',
      `error: There is no text.`,
    ],
    [
      'an audience with a list',
      schools,
      'Schools see',
      '- Schools see',
      `${schools}:6:1 error: The text is not one paragraph of words.`,
    ],
    [
      'a theme of a figure that is none',
      report,
      'themes="planning; voice"',
      'themes="planing; voice"',
      'error: There is no theme "planing".\n    Did you mean "planning"?',
    ],
    [
      'a theme of a key message twice',
      edition,
      '<KeyMessage themes="planning">',
      '<KeyMessage themes="planning; planning">',
      `${edition}:26:1 error: The theme "planning" is named twice.`,
    ],
    [
      'what is said to an audience, behind what is later',
      everyone,
      'edition: 2018-19',
      'edition: 2021-22',
      `${everyone}:13:14 error: 2020-21 stands behind 2021-22, which is later.\n    Put the oldest first.`,
    ],
    [
      'what is said to an audience, in a report that is none',
      everyone,
      'report: 2020-21/crag',
      'report: 2020-21/carg',
      `${everyone}:15:13 error: There is no report "2020-21/carg".\n    Did you mean "2020-21/crag"?`,
    ],
    [
      'what is said to an audience, under a heading that is none',
      everyone,
      'section: what-was-said',
      'section: what-was-sad',
      `${everyone}:16:14 error: The report "2020-21/crag" has no heading "what-was-sad".\n    Did you mean "what-was-said"?`,
    ],
    [
      'what is said to an audience, from nowhere',
      everyone,
      '    report: 2020-21/crag\n    section: what-was-said\n',
      '',
      `${everyone}:12:5 error: "said[2]" is not right: give either "report" or "source"`,
    ],
    [
      'an audience that is spoken to in a whole sentence',
      schools,
      'you: If you work in a school',
      'you: If you work in a school, read on.',
      `${schools}:3:6 error: "you" is not right: write the first half of a sentence`,
    ],
    [
      'a point in a narrative that is none',
      report,
      'poster="two-points"',
      'points="listen; sahre"',
      'There is no learning point "sahre".\n    Did you mean "share"?',
    ],
    [
      'a point twice in a narrative',
      report,
      'poster="two-points"',
      'points="listen; listen"',
      'The learning point "listen" is named twice.\n    Name it once.',
    ],
    [
      'points of a poster and by name at once',
      report,
      'poster="two-points"',
      'poster="two-points" points="listen"',
      'give either "poster" or "points"',
    ],
    [
      'a briefing whose address is that of another page',
      'content/learning/by-age.mdx',
      '',
      '---\n---\n',
      'content/learning/by-age.mdx:1:1 error: The file has a name that is not an address: the page /learning/by-age/ is already another.',
    ],
    // Recommendations
    [
      'a recommendation of no edition',
      doOne,
      'edition: 2020-21',
      'edition: 2020-12',
      `${doOne}:4:10 error: "2020-12" is not a reporting year.`,
    ],
    [
      'a recommendation of an edition that is not there',
      doOne,
      'edition: 2020-21',
      'edition: 2021-22',
      'error: There is no edition "2021-22".',
    ],
    [
      'a recommendation of an unknown report',
      doOne,
      'report: crag',
      'report: carg',
      `${doOne}:5:9 error: There is no report "2020-21/carg".\n    Did you mean "2020-21/crag"?`,
    ],
    [
      'a recommendation below an unknown heading',
      doOther,
      'section: what-was-said',
      'section: what-was-sad',
      `${doOther}:6:10 error: The report "2020-21/crag" has no heading "what-was-sad".`,
    ],
    [
      'a recommendation from an unknown paper',
      doOne,
      'source: invented-paper',
      'source: invented-papers',
      `${doOne}:6:9 error: There is no paper "invented-papers" in content/sources.\n    Did you mean "invented-paper"?`,
    ],
    [
      'a recommendation about an unknown theme',
      doOne,
      'themes: [planning]',
      'themes: [planing]',
      `${doOne}:10:10 error: There is no theme "planing".\n    Did you mean "planning"?`,
    ],
    [
      'a recommendation of an unknown priority',
      doOne,
      'status: under-way',
      'priority: plan\nstatus: under-way',
      `${doOne}:11:11 error: There is no priority "plan".\n    Did you mean "plans"?`,
    ],
    [
      'a list of priorities with one that is unknown',
      doOne,
      'status: under-way',
      'priority: [plans, plan]\nstatus: under-way',
      `${doOne}:11:11 error: There is no priority "plan".\n    Did you mean "plans"?`,
    ],
    [
      'a status that rests on nothing',
      doOne,
      'evidence: The same paper says that partners have begun.\n',
      '',
      `${doOne}:11:9 error: The status rests on nothing.\n    Say under "evidence" what a paper reports, or make the status "open".`,
    ],
    [
      'a recommendation of which nothing is reported since, with a later paper',
      doOther,
      'status: open',
      'status: open\nfollow:\n  - edition: 2021-22\n    what: It was done.\n    source: invented-paper\n    place: section 1',
      `${doOther}:10:9 error: Nothing is said to be reported since, but a later paper is named.`,
    ],
    [
      'a recommendation that is raised again by nothing',
      doOther,
      'status: open',
      'status: repeated',
      `${doOther}:10:9 error: It is said to be raised again, but no later paper is named.`,
    ],
    [
      'what became of a recommendation before it was made',
      doOther,
      'status: open',
      'status: repeated\nfollow:\n  - edition: 2020-21\n    what: It was done.\n    source: invented-paper\n    place: section 1',
      `${doOther}:12:14 error: 2020-21 is not later than 2020-21, which made the recommendation.\n    What the same paper says goes into "evidence".`,
    ],
    [
      'later papers in another order',
      doOther,
      'status: open',
      'status: repeated\nfollow:\n  - { edition: 2022-23, what: It was., source: invented-paper, place: section 1 }\n  - { edition: 2021-22, what: It is., source: invented-paper, place: section 1 }',
      `${doOther}:13:16 error: 2021-22 stands behind 2022-23, which is later.`,
    ],
    [
      'a recommendation that was due before it was made',
      doOne,
      'due: 2021-09',
      'due: 2020-03',
      `${doOne}:9:6 error: It was due before 2020-21 began, which made it.`,
    ],
    ['a recommendation without words', doOther, 'Do another thing.', '', `error: There is no text.`],
    [
      'a letter of a recommendation that the font lacks',
      doOther,
      'Do another thing.',
      'Do another thing → now.',
      'The font of pictures and documents has no "→".',
    ],
    [
      'a link of a recommendation that leads nowhere',
      doOther,
      'Do another thing.',
      'Do [another thing](/2020-21/carg/).',
      `${doOther}:13:4 error: The link leads to a page that does not exist.`,
    ],
    [
      'a recommendation in a report that is none',
      report,
      'do-one-thing; do-another',
      'do-one-thing; do-an-other',
      `${report}:64:1 error: There is no recommendation "do-an-other".\n    Did you mean "do-another"?`,
    ],
    [
      'a recommendation twice in a report',
      report,
      'do-one-thing; do-another',
      'do-one-thing; do-one-thing',
      `${report}:64:1 error: The recommendation "do-one-thing" is named twice.`,
    ],
    [
      'a recommendation of another edition in a report',
      doOne,
      'edition: 2020-21',
      'edition: 2019-20',
      `${report}:64:1 error: The recommendation "do-one-thing" is of the edition 2019-20.`,
    ],
    [
      'a recommendation of another report in a report',
      doOne,
      'report: crag',
      'report: special-charts',
      `${report}:64:1 error: The recommendation "do-one-thing" is of the report "special-charts".`,
    ],
    [
      'kinds mixed in one list',
      doOther,
      'kind: recommendation',
      'kind: aim',
      `${report}:64:1 error: The list mixes kinds: recommendation, aim.\n    Make a list of each; its title says what they are.`,
    ],
    [
      'a recommendation with the name of another part of the page',
      'content/recommendations/year-2020-21.md',
      '',
      '---\n---\n',
      'The file has a name that is not an address: the page /recommendations/ has another part "year-2020-21".',
    ],
    [
      'a component in a recommendation',
      doOther,
      'Do another thing.',
      '<Note title="A">\nB.\n</Note>',
      '"Note" stands in a text that holds words only.',
    ],
    // The register of reviews
    [
      'reviews of an edition that is not there',
      'content/reviews/2021-22.md',
      '',
      '---\ngroups:\n  - what: Reviews\n    stage: unknown\n    publication: not said\n    source: invented-paper\n    place: section 2\n---\n\nSome.\n',
      'content/reviews/2021-22.md:3:3 error: There is no edition "2021-22" whose reviews these could be.',
    ],
    [
      'reviews from an unknown paper',
      register,
      'source: invented-paper',
      'source: invented',
      `${register}:8:13 error: There is no paper "invented" in content/sources.`,
    ],
    [
      'a number of reviews in words',
      register,
      'count: 3\n    stage',
      'count: three\n    stage',
      'is not right: write a whole number in digits',
    ],
    [
      'reviews that do not add up',
      register,
      'total: 5',
      'total: 6',
      `${register}:19:12 error: The parts do not make the total: 3 + 2 = 5, not 6.\n    Correct a number; if the paper itself says so, tell readers under "remark".`,
    ],
    [
      'reviews that are held back for no reason',
      register,
      '    why: Other proceedings go on.\n',
      '',
      `${register}:13:18 error: It is held back, but not why.`,
    ],
    [
      'reviews that are published and are not',
      register,
      'publication: published',
      'publication: due',
      `${register}:7:18 error: The stage is "published", but the publication "due".`,
    ],
    [
      'reviews that the data counts otherwise',
      register,
      '    count: 3\n    stage',
      '    count: 3\n    figure: { data: plans, at: 2020/21; group=Plan, field: children }\n    stage',
      `${register}:6:13 error: data/2020-21/plans.json has another number here than 3.`,
    ],
    [
      'reviews counted in a dataset that is not there',
      register,
      '    count: 3\n    stage',
      '    count: 3\n    figure: { data: plan, at: 2020/21, field: children }\n    stage',
      'There is no dataset "plan" (data/2020-21/plan.json).',
    ],
    [
      'reviews counted in several rows',
      register,
      '    count: 3\n    stage',
      '    count: 3\n    figure: { data: plans, at: 2020/21, field: children }\n    stage',
      'is 3 rows of "plans".',
    ],
    [
      'a number of children among the reviews',
      register,
      'The paper says so twice.',
      'The reviews were about seven young children.',
      `${register}:27:5 error: A number of children or incidents stands in the register of reviews.\n    Take it out: reviews may be counted, children under review and incidents never.`,
    ],
    [
      'a number of children in the text of the register',
      register,
      'worked on invented reviews.',
      'worked on reviews of 12 boys.',
      'A number of children or incidents stands in the register of reviews.',
    ],
    // Briefings
    [
      'a briefing without one of its parts',
      briefing,
      '## Why it matters',
      '## Why this matters',
      `${briefing}:12:1 error: The part “Why it matters” is missing.\n    Call “Why this matters” so. The order is: Background, Why it matters, part 3 with a heading of its own,`,
    ],
    [
      'a briefing that ends without questions',
      briefing,
      '## Questions for your team\n\n1. Whom did we ask this week?\n2. What did we do about it?\n',
      '',
      'The part “Questions for your team” is missing.\n    Add ## Questions for your team as part 7.',
    ],
    [
      'a briefing whose parts stand in another order',
      briefing,
      '## Background',
      '## Why it matters\n\nIt does.\n\n## Background',
      'error: The part “Why it matters” stands before “Background”.\n    The order is: Background,',
    ],
    [
      'a briefing with two parts of key information',
      briefing,
      '## Wait\n',
      'And then:\n',
      'error: 2 parts stand between “Why it matters” and “What to do”; there must be three.',
    ],
    [
      'a briefing with an eighth part',
      briefing,
      '2. What did we do about it?\n',
      '2. What did we do about it?\n\n## More\n\nMore.\n',
      'error: The briefing has 8 parts; it must have 7.',
    ],
    [
      'text above the first part of a briefing',
      briefing,
      '## Background',
      'To begin with.\n\n## Background',
      `${briefing}:8:1 error: Text stands above the first part.\n    Begin with ## Background`,
    ],
    [
      'an empty part of a briefing',
      briefing,
      '<LearningPoints points="listen" />\n\n',
      '',
      `${briefing}:22:1 error: The part “Ask” is empty.`,
    ],
    [
      'a briefing that says in sentences what to do',
      briefing,
      '- Ask one child what a *good* day is.\n- Write',
      'Ask one child what a good day is. Write',
      'error: The part “What to do” has no list of actions.\n    Write each on a line that begins with "- "',
    ],
    [
      'a briefing with one question in a sentence',
      briefing,
      '1. Whom did we ask this week?\n2. What',
      'Whom did we ask? What',
      'error: The part “Questions for your team” has no list of questions.',
    ],
    [
      'a chart in a briefing',
      briefing,
      'See [the report](/2020-21/crag/).',
      '<Chart data="2020-21/plans" kind="line" title="T" subtitle="S" x="year" y="children" series="group" where="group!=Total" />',
      `${briefing}:20:1 error: "Chart" stands in a briefing.\n    Write paragraphs and lists; of components it may have Voice, Note, KeyMessage, LearningPoints and Num`,
    ],
    [
      'a table in a briefing',
      briefing,
      'See [the report](/2020-21/crag/).',
      '| a | b |\n| - | - |\n| 1 | 2 |',
      'error: A table stands in a briefing.',
    ],
    [
      'a heading below a part of a briefing',
      briefing,
      'See [the report](/2020-21/crag/).',
      '### More\n\nMore.',
      'error: A heading below a part stands in a briefing.\n    More',
    ],
    [
      'a footnote in a briefing',
      briefing,
      'See [the report](/2020-21/crag/).',
      'See it.[^1]\n\n[^1]: There.',
      'error: A footnote stands in a briefing.',
    ],
    [
      'a poster in a briefing',
      briefing,
      'points="listen"',
      'poster="two-points"',
      'error: A briefing names a poster.\n    Name its points with points="…".',
    ],
    [
      'a point that a briefing names in two places',
      briefing,
      'points="wait"',
      'points="wait; listen"',
      'error: The learning point "listen" stands in the briefing twice.',
    ],
    [
      'a point in a briefing that is none',
      briefing,
      'points="wait"',
      'points="wiat"',
      'There is no learning point "wiat".\n    Did you mean "wait"?',
    ],
    [
      'a briefing of two points',
      briefing,
      '<LearningPoints points="wait" />',
      'Wait for it.',
      'error: The briefing is made of 2 learning points; it needs 3.',
    ],
    [
      'a point of no theme of its briefing',
      briefing,
      'themes: [voice]',
      'themes: [planning]',
      `${briefing}:24:25 warning: The point "listen" is of no theme of the briefing.`,
    ],
    [
      'a briefing of an unknown theme',
      briefing,
      'themes: [voice]',
      'themes: [voice, voices]',
      `${briefing}:4:17 error: There is no theme "voices".\n    Did you mean "voice"?`,
    ],
    [
      'a briefing for an audience twice',
      briefing,
      'audiences: [schools]',
      'audiences: [schools, schools]',
      `${briefing}:5:22 error: The audience "schools" is named twice.`,
    ],
    [
      'a briefing for an unknown audience',
      briefing,
      'audiences: [schools]',
      'audiences: [school]',
      `${briefing}:5:13 error: There is no audience "school".\n    Did you mean "schools"?`,
    ],
    [
      'a briefing of more words than can be read aloud in seven minutes',
      briefing,
      'See [the report](/2020-21/crag/).',
      'A day was good. '.repeat(240),
      `${briefing}:12:1 error: The briefing has 1080 words to read aloud, its points included; seven minutes are 980.\n    Shorten it by 100; the longest part is “Why it matters”, with 973.`,
    ],
    [
      'a briefing that fits on no two sides',
      briefing,
      'See [the report](/2020-21/crag/).',
      'Multi-agency safeguarding arrangements notwithstanding. '.repeat(210),
      `${briefing}:12:1 error: Printed, the briefing is `,
    ],
    [
      'a letter in a briefing that documents cannot show',
      briefing,
      'Nobody waited',
      'Nobody 等 waited',
      `${briefing}:32:8 error: The font of pictures and documents has no`,
    ],
    [
      'an audience with a long name',
      `content/audiences/${'a-long-name-'.repeat(4)}end-of-it.md`,
      '',
      '---\n---\n',
      'the name of an audience has at most 51 characters.',
    ],
    [
      'a briefing with a long name',
      `content/learning/${'a-long-name-'.repeat(4)}end.mdx`,
      '',
      '---\n---\n',
      'the name of a briefing has at most 43 characters.',
    ],
    [
      'a number of a briefing that the data does not give',
      briefing,
      '>10%</Num>',
      '>12%</Num>',
      `${briefing}:10:`,
    ],
    [
      'a heading of a briefing for the second time',
      briefing,
      '## Wait\n',
      '## Ask\n',
      'error: Two sections have the same heading.',
    ],
    [
      'a link in a briefing that leads nowhere',
      briefing,
      '/2020-21/crag/',
      '/2020-21/crab/',
      'The link leads to a page that does not exist.\n    /2020-21/crab/',
    ],
    [
      'a telephone number in a briefing',
      briefing,
      'It is invented.',
      'Ring 01865 815273.',
      `${briefing}:42:6 error: A telephone number stands here.`,
    ],
    [
      'a poster of no edition',
      poster,
      'edition: 2020-21',
      'edition: 2020-22',
      `"2020-22" is not a reporting year.\n    Write it as 2019-20.`,
    ],
    // Committee papers
    [
      'a committee that the board does not have',
      paper,
      'committee: scrutiny',
      'committee: scrutny',
      `${paper}:4:12 error: There is no committee "scrutny" in content/board.json.\n    Did you mean "scrutiny"?`,
    ],
    [
      'a committee of an unknown kind',
      board,
      '"kind": "scrutiny"',
      '"kind": "scrutinising"',
      'error: "committees.scrutiny.kind" is not right: use one of safeguarding, cabinet, scrutiny, wellbeing, council.',
    ],
    [
      'an edition that a source paper names',
      sourcePaper,
      '"edition": "2020-21"',
      '"edition": "2020-12"',
      `${sourcePaper}:5:14 error: There is no edition "2020-12".\n    Did you mean "2020-21"?`,
    ],
    [
      'a line of a source paper that belongs to no unit',
      sourcePaper,
      '"lines": [3, 4]',
      '"lines": [4, 4]',
      `${sourcePaper}:13:16 error: Line 3 of the paper belongs to no unit.\n    Add a unit that says where readers find it, or why it is not published.`,
    ],
    [
      'lines at the end of a source paper that belong to no unit',
      sourcePaper,
      '"lines": 8',
      '"lines": 10',
      `${sourcePaper}:7:12 error: Lines 9 to 10 of the paper belong to no unit.`,
    ],
    [
      'lines of a source paper that belong to two units',
      sourcePaper,
      '"lines": [5, 6]',
      '"lines": [4, 6]',
      `${sourcePaper}:17:16 error: "paragraph 2" begins at line 4; the unit above it ends at 4.\n    Let it begin at 5, or the other end earlier; units stand in the order of the paper.`,
    ],
    [
      'a unit that ends before it begins',
      sourcePaper,
      '"lines": [5, 6]',
      '"lines": [6, 5]',
      `${sourcePaper}:17:16 error: "paragraph 2" ends at line 5, before it begins at 6.\n    Turn the two round.`,
    ],
    [
      'a unit beyond the end of its paper',
      sourcePaper,
      '"lines": [7, 8]',
      '"lines": [7, 9]',
      `${sourcePaper}:21:16 error: The last unit ends at line 9; the paper has 8.`,
    ],
    [
      'an address that carries a unit and does not exist',
      sourcePaper,
      '["/2020-21/crag/"]',
      '["/2020-21/carg/"]',
      `${sourcePaper}:11:19 error: The address that carries this does not exist.\n    /2020-21/carg/\n    Did you mean "/2020-21/crag/"?`,
    ],
    [
      'a heading that carries a unit and does not exist',
      sourcePaper,
      '#what-was-said',
      '#what-was-sad',
      `${sourcePaper}:18:19 error: The page /2020-21/crag/ has no heading or figure "what-was-sad".\n    /2020-21/crag/#what-was-sad\n    Did you mean "what-was-said"?`,
    ],
    [
      'a row that carries a unit and does not exist',
      sourcePaper,
      '#row-1',
      '#row-99',
      `${sourcePaper}:14:50 error: The dataset has no row 99.\n    /data/2020-21/plans/#row-99\n    Name one of its 9 rows, as row-1.`,
    ],
    [
      'a unit that is neither carried nor withheld',
      sourcePaper,
      '"carried": ["/2020-21/crag/"],',
      '"carried": [],',
      `${sourcePaper}:10:5 error: "units[1]" is not right: name an address under "carried", or say why not under "withheld".`,
    ],
    [
      'a reason that is none',
      sourcePaper,
      '"withheld": "names"',
      '"withheld": "dull"',
      `${sourcePaper}:22:19 error: "units[4].withheld" is not right: use one of names, children, unreadable, furniture.`,
    ],
    [
      'a telephone number in what is said of a source paper',
      sourcePaper,
      'Whom to ask',
      'Whom to ask: 01865 123456',
      `${sourcePaper}:21:67 error: A telephone number stands here.`,
    ],
    [
      'an edition that a paper names',
      paper,
      'edition: 2020-21',
      'edition: 2020-12',
      `${paper}:3:10 error: There is no edition "2020-12".\n    Did you mean "2020-21"?`,
    ],
    [
      'a paper without a recommendation',
      paper,
      'asks:\n  - to: note\n    what: the annual report\n  - to: consider\n    what: its key messages\n',
      '',
      `${paper}:4:12 error: The paper does not say what the committee is asked.\n    List it under "asks", or write it in words of your own under "recommendation".`,
    ],
    [
      'a recommendation given twice',
      paper,
      'divisions: All',
      'divisions: All\nrecommendation: note it',
      `${paper}:7:17 error: What the committee is asked is said twice.\n    Keep either "asks" or "recommendation".`,
    ],
    [
      'what a committee cannot be asked',
      paper,
      'to: consider',
      'to: admire',
      'error: "asks[2].to" is not right: use one of note, comment, consider, approve, agree, endorse.',
    ],
    [
      'an implication that is missing',
      paper,
      '  staff: Nobody is asked for.\n',
      '',
      `error: "implications.staff" is missing.\n    Add "staff".`,
    ],
    [
      'a report that an annex names',
      paper,
      'annexes: [crag,',
      'annexes: [carg,',
      `${paper}:21:11 error: The edition 2020-21 has no report "carg".\n    Did you mean "crag"?`,
    ],
    [
      'an annex named twice',
      paper,
      'annexes: [crag,',
      'annexes: [crag, crag,',
      `${paper}:21:17 error: "crag" is named twice.`,
    ],
    [
      'a report that stands behind a paper',
      paper,
      'background: [An invented plan',
      'background: [paqa',
      `${paper}:22:14 error: The edition 2020-21 has no report "paqa".`,
    ],
    [
      'key messages of a report that does not exist',
      paper,
      'key-messages: [edition, crag]',
      'key-messages: [edition, oscb]',
      `${paper}:13:25 error: The edition 2020-21 has no report "oscb".\n    Use one of: crag, edition, special-charts.`,
    ],
    [
      'a report without key messages',
      paper,
      'key-messages: [edition, crag]',
      'key-messages: [special-charts]',
      `${paper}:13:16 error: content/reports/2020-21/special-charts.mdx has no key messages, which are to be the key issues of this paper.`,
    ],
    [
      'an edition without key messages',
      edition,
      '<KeyMessage themes="planning">\n\nAn invented key message.\n\n</KeyMessage>',
      'An invented message.',
      `${paper}:13:16 error: ${edition} has no key messages, which are to be the key issues of this paper.`,
    ],
    [
      'a meeting before the year has ended',
      paper,
      'date: 2021-10-05',
      'date: 2021-03-30',
      `${paper}:5:7 error: The date 2021-03-30 is before the end of the year 2020/21.`,
    ],
    [
      'text of a paper without a heading',
      paper,
      '## Introduction',
      '',
      'error: The text begins without a heading.\n    Begin with one, such as ## Introduction.',
    ],
    [
      'a section without text',
      paper,
      '## Executive summary',
      '## Executive Summary',
      'error: The section "Executive Summary" has no text.\n    Write the heading as "Executive summary" if its text is to be made.',
    ],
    [
      'a link of a paper that leads nowhere',
      paper,
      '(/2020-21/crag/)',
      '(/2020-21/carg/)',
      `${paper}:29:23 error: The link leads to a page that does not exist.`,
    ],
    ['a number of a paper that its dataset does not give', paper, '>1,100<', '>1,200<', '1,200'],
    [
      'a figure in a paper',
      paper,
      '<LearningPoints points="listen" />',
      '<Headline label="x" value="1" />',
      '"Headline" stands in',
    ],
    [
      'a name where a role belongs',
      paper,
      'contact: Business Manager',
      'contact: Jo Example, Business Manager',
      `${paper}:23:10 warning: This seems to name a person.\n    Name the role alone, such as Business Manager.`,
    ],
    [
      'a name below an implication',
      paper,
      'Checked by: Solicitor.',
      'Checked by: Jo Example-Surname, Solicitor.',
      'warning: This seems to name a person.',
    ],
    [
      'a telephone number in the front matter of a paper',
      paper,
      'contact: Business Manager',
      'contact: Business Manager, 01865 815273',
      `${paper}:23:28 error: A telephone number stands here.`,
    ],
    [
      'a letter of a paper that no font has',
      paper,
      'An invented plan',
      'An invented 計画',
      `${paper}:22:26 error: The font of pictures and documents has no letters of the Chinese script: "計画".`,
    ],
    [
      'a committee that an edition names',
      edition,
      'committee: council',
      'committee: concil',
      `error: There is no committee "concil" in content/board.json.\n    Did you mean "council"?`,
    ],
    [
      'a report that was considered and does not exist',
      edition,
      'reports: [crag]',
      'reports: [carg]',
      'error: The edition 2020-21 has no report "carg".\n    Did you mean "crag"?',
    ],
    [
      'a consideration that a paper tells too',
      edition,
      'committee: council\n    reports: [crag]\n    stage: due',
      'committee: scrutiny\n    date: 2021-10-05\n    reports: [crag]',
      `error: ${paper} tells this already.\n    Delete it here.`,
    ],
    [
      'a resolution of what was only due',
      edition,
      'stage: due',
      'stage: due\n    resolved: approved it',
      'error: What was only due cannot have been resolved.',
    ],
    [
      'a consideration before the year has ended',
      edition,
      'date: 2021-06\n    asked',
      'date: 2020-06\n    asked',
      'error: The date 2020-06 is before the end of the year 2020/21.',
    ],
    // Private facts
    [
      'an e-mail address',
      report,
      'They are invented.',
      'Write to jo.bloggs@example.org.',
      'An e-mail address stands here.\n    jo.••••••@•••••••.•••',
    ],
    [
      'a telephone number',
      report,
      'They are invented.',
      'Ring 01865 815273.',
      'A telephone number stands here.\n    01••• •••••',
    ],
  ])('%s', (what, file, from, to, message) => {
    if (what === 'a file that is not UTF-8') {
      writeFileSync(join(root, file), Buffer.from([0x2d, 0x2d, 0xff]));
      expect(found()).toContain(`${file}:1:3 error: The file is not UTF-8 text: it seems to be Windows-1252`);
      return;
    }
    change(file, from, to);
    expect(found()).toContain(message);
  });

  it('a heading for implications that are not there', () => {
    const text = readFileSync(join(root, paper), 'utf8');
    change(
      paper,
      '',
      text
        .replace(/implications:\n(  .*\n)+/, '')
        .replace('## Introduction', '## Implications\n\n## Introduction'),
    );
    expect(found()).toContain(
      `${paper}:20:1 error: The paper has no implications.\n    Write all six under "implications", or delete the heading.`,
    );
  });

  it('a poster whose words do not fit', () => {
    const ids = Array.from({ length: 10 }, (_, index) => `p${index}`);
    const text = readFileSync(join(root, share), 'utf8');
    const write = (id: string, words: number) => {
      const long = text
        .replace('Share what you know', `A headline that needs two lines, number ${id}`)
        .replace('Tell the others who help the family.', 'word here '.repeat(words / 2).trim());
      writeFileSync(join(root, `content/points/${id}.md`), long);
    };
    for (const id of ids) write(id, 40);
    change(poster, '[listen, share]', `[listen, ${ids.join(', ')}, share]`);
    change(poster, 'Two learning', 'Twelve learning');
    const start =
      /two-points.md:5:18 error: The points do not fit on A4 and on A3 in letters that can be read: they need \d+ mm, and there are \d+ mm.\n    /;
    expect(found()).toMatch(
      new RegExp(
        `${start.source}Shorten the 10 longest texts to about \\d+ characters each, first “A headline that needs two lines, number p0” by about \\d+ characters, or leave a point out.`,
      ),
    );
    for (const id of ids) write(id, id === 'p4' || id === 'p6' ? 42 : 22);
    expect(found()).toMatch(
      /two-points.md:5:34 error.*\n    Shorten “A headline that needs two lines, number p4” by about \d0 characters and “A headline that needs two lines, number p6” by about \d0 characters, or leave a point out./,
    );
    for (const id of ids) write(id, 12);
    expect(found()).toBe(known);
  });

  it('a link to a file elsewhere', () => {
    symlinkSync('/etc/hostname', join(root, 'public/x.txt'));
    expect(found()).toContain('public/x.txt:1:1 error: This is a link to another file.');
  });

  it('a site without a board or an icon', () => {
    rmSync(join(root, 'content/board.json'));
    rmSync(join(root, 'public/favicon.svg'));
    expect(found()).toContain(
      'content/board.json:1:1 error: There is no board, so nobody publishes the site.',
    );
    expect(found()).toContain(
      'public/favicon.svg:1:1 error: There is no icon, which every page shows in its tab.',
    );
  });

  it('what stands behind a tag that cannot be read', () => {
    change(report, '</Note>', '');
    change(report, '(#what-was-said)', '(#what-was-sad)');
    change(report, 'poster="two-points"', 'poster="to-points"');
    expect(found()).toContain('This tag cannot be read: <Note> is never closed.');
    expect(found()).toContain('has no heading or figure "what-was-sad"');
    expect(found()).toContain('There is no poster "to-points".');
  });

  it('a site without editions', () => {
    rmSync(join(root, edition));
    expect(found()).toContain(
      'content/editions:1:1 error: There is no edition, so there is no site to build.',
    );
  });
});

describe('what is followed over the years is told in words, and counts no child', () => {
  const shown = 'error: This is shown as it is typed, and readers would see the marks.';
  const few = 'warning: A small number of children or incidents stands beside a review or serious harm.';
  const many = 'error: A number of children or incidents stands in the register of reviews.';
  it.each<[what: string, file: string, from: string, to: string, said: string]>([
    ['a tag for children', priority, 'life better', 'life <b>better</b>', `${shown}\n    <b>`],
    ['a bound number of evidence', evidence, 'Plans rose.', 'Plans <Num>rose</Num>.', `${shown}\n    <Num>`],
    ['a link in a headline', doOne, 'headline: Do one thing', 'headline: Do [it](/)', `${shown}\n    ](/)`],
    ['bold letters in a paper', sourcePaper, 'How plans', 'How **plans**', `${shown}\n    **`],
    ['a footnote in a question', board, 'newest year?', 'newest year?[^1]', `${shown}\n    [^`],
    [
      'a reference in what a status rests on',
      priority,
      'for more.',
      'for more.[^1]',
      'The reference leads to nothing',
    ],
    [
      'a status that quotes spaces',
      priority,
      '“a good start”',
      '“   ”',
      'does not say on which words of the paper',
    ],
    [
      'a remark with a heading',
      evidence,
      'An invented remark.',
      '## One\n\nTwo.',
      'The remark is not one paragraph of words.',
    ],
    ['a remark with a link', evidence, 'An invented', '[An](/) invented', 'The remark holds a link'],
    ['a report with its edition', chain, 'report: crag', 'report: 2020-21/crag', 'Write "crag".'],
    [
      'a slip of spaces',
      sourcePaper,
      'The paper gives no numbers. The data are invented.',
      ' ',
      '"units[2].slip" is not right: it is empty.',
    ],
    ['a line 0', sourcePaper, '[1, 2]', '[0, 2]', 'is not right: use more than 0.'],
    [
      'a line beyond counting',
      sourcePaper,
      '[7, 8]',
      '[7, 1e308]',
      'is not right: use at most 9007199254740991.',
    ],
    [
      'a space without width',
      priority,
      'life better',
      'life bet\u200Bter',
      'A zero-width space, which does not show, stands here.',
    ],
    [
      'a link with half a letter',
      edition,
      '(/2020-21/crag/)',
      '(/2020-21/%zz/)',
      'A % of the link stands for no character.',
    ],
    [
      'an old address that is coded',
      'content/redirects.json',
      '',
      '{ "/%6fld/": "/" }',
      '"/%6fld/" is not right: write an address of this site',
    ],
    [
      'a statement of accessibility with a criterion without a name',
      'content/accessibility.json',
      '',
      '{ "prepared": "2026-01-01", "reviewed": "2026-01-01", "fails": [{ "what": "A", "where": "B", "criteria": ["1.4.12"], "why": "C", "instead": "D", "since": "2026-01-01" }] }',
      'write number and name, as 1.4.12 Text spacing',
    ],
    [
      'a test of accessibility without a day',
      'content/accessibility-results.json',
      '',
      '{ "date": "soon", "programs": [{ "name": "A", "version": "1" }], "modes": [{ "mode": "light", "pages": 1, "findings": [] }], "kinds": ["/"] }',
      'content/accessibility-results.json:1:',
    ],
    ['a few of a review, in evidence', evidence, 'Plans are clear.', 'A review met two siblings.', few],
    ['a few who died, in a priority', priority, 'Some plans came late.', 'Six children died.', few],
    ['a few incidents', evidence, 'Plans are clear.', 'The council told of three serious incidents.', few],
    [
      'a few incidents of a review',
      priority,
      'Some plans came late.',
      'Two of the incidents were reviewed.',
      few,
    ],
    [
      'a few who died, in words after the name of a part',
      priority,
      'Some plans came late.',
      'In this section three children died.',
      few,
    ],
    [
      'a few who were hurt, in a paper',
      sourcePaper,
      'What the paper is called',
      'The three boys who were hurt',
      few,
    ],
    [
      'a few of a review, in a question',
      board,
      'What changed in the newest year?',
      'Who reviewed the twins?',
      few,
    ],
    ['an age in the register', register, 'says so twice', 'tells of a 3-year-old', many],
    [
      'a review counted as 003',
      register,
      'count: 3\n    stage',
      'count: 003\n    stage',
      'write a whole number in digits',
    ],
    [
      'a name without its beginning',
      board,
      ', "from": "2020-21"',
      '',
      'give each name but the first the edition',
    ],
    ['incidents in the register', register, 'The paper says so twice.', 'It tells of two incidents.', many],
    ['brothers in the register', register, 'The paper says so twice.', 'It tells of four brothers.', many],
    ['children and their number in the register', register, 'says so twice', 'names the children (6)', many],
    [
      'a space that does not break in the register',
      register,
      'says so twice',
      'tells of six\u00A0children',
      many,
    ],
  ])('%s', (_, file, from, to, said) => {
    change(file, from, to);
    expect(found()).toContain(said);
  });

  it('lets many children be counted, and a few whom nothing was done to', () => {
    change(
      priority,
      'Some plans came late.',
      'A review met 21 children. Six children had a plan. More than one child was hurt. Section 3 reviews incidents, and table 4 children who were hurt.',
    );
    expect(found()).toBe(known);
  });

  it.each(['main', 'help', 'count-title', 'edition-2020-21', 'meaning-care'])('a chain called %s', (name) => {
    change(`content/impacts/${name}.md`, '', readFileSync(join(root, chain), 'utf8'));
    expect(found()).toContain(`the page /impact/ has another part "${name}".`);
  });

  it.each(['main', 'help', 'meaning-care'])('guidance called %s', (name) => {
    change(`content/guidance/${name}.md`, '', readFileSync(join(root, newer), 'utf8'));
    expect(found()).toContain(`the page /guidance/ has another part "${name}".`);
  });

  it('names a question that leads nowhere, and none because its edition cannot be read', () => {
    change(edition, 'title: 2020/21', 'title: the year');
    expect(found()).not.toContain(board);
    change(board, '/{latest}/changes/', '/{latest}/change/');
    expect(found()).toContain(board);
  });

  it('warns of a hidden number in what editions, guidance, terms, evidence and the board say', () => {
    change(plans, '["Care", "2020/21", 150', '["Care", "2020/21", 3');
    change(plans, '["Total", "2020/21", 1251', '["Total", "2020/21", 1103');
    change(plans, '"Care", "Total"]', '"Foster care", "Total"]');
    change(plans, '"parts": ["Plan", "Care"]', '"parts": ["Plan", "Foster care"]');
    for (const year of ['2018/19', '2019/20', '2020/21'])
      change(plans, `["Care", "${year}"`, `["Foster care", "${year}"`);
    const said = 'In the year 3 were in foster care.';
    const places: [file: string, from: string][] = [
      [edition, 'The paper names no sums.'],
      [newer, 'What was done.'],
      [term, 'A child in care lives away from home.'],
      [evidence, 'An invented remark.'],
      [board, 'What invented reviews taught.'],
    ];
    for (const [file, from] of places) change(file, from, said);
    const warned = problems(content(root)).filter(({ message }) => /may be one that/.test(message));
    expect([...new Set(warned.map(({ file }) => file))].sort()).toEqual(places.map(([file]) => file).sort());
  });
});

it('publishes the first day of a board: one edition and nothing else, each page saying what is not there yet', () => {
  for (const file of [...filesBelow(root, 'content'), ...filesBelow(root, 'data')])
    if (file !== board && file !== edition) rmSync(join(root, file));
  const matter = readFileSync(join(root, edition), 'utf8').split('\nmissing:')[0]!;
  change(edition, '', `${matter}\nfor-children: Invented children.\n---\n\nThe year has begun.\n`);
  expect(found()).toBe('');
  const out = join(root, 'out');
  const { code, output } = build(root, out);
  expect(code, output).toBe(0);
  const said = (page: string) => readFileSync(join(out, page, 'index.html'), 'utf8');
  for (const page of [
    'posters',
    'themes',
    'audiences',
    'learning',
    'glossary',
    'data',
    'guidance',
    '2020-21',
  ])
    expect(said(page), page).toMatch(/\bNo \w+( \w+){0,3} ha(s|ve) been (published|explained) so far\./);
  expect(said('.')).not.toMatch(/\b0 \w+s\b/);
}, 180_000);

it('publishes years far apart, the newest with nothing but what all guidance asks of it', () => {
  for (const year of ['1999', '2025']) {
    const name = `${year}-${String(Number(year) + 1).slice(2)}`;
    const period = `from: ${year}-04-01\nto: ${Number(year) + 1}-03-31`;
    const told = 'summary: A year.\nfor-children: Nothing is known.';
    change(
      `content/editions/${name}.md`,
      '',
      `---\ntitle: ${name.replace('-', '/')}\n${period}\n${told}\n---\n\nA year.\n`,
    );
  }
  const out = join(root, 'out');
  const { code, output } = build(root, out);
  expect(code, output).toBe(0);
  const said = (page: string) => readFileSync(join(out, page, 'index.html'), 'utf8');
  expect(said('guidance')).not.toContain('#now');
  expect(said('2020-21/changes')).toContain('1999/00');
}, 180_000);

it('names every fault in one run, exits with 1, and leaves the site that was there', () => {
  const to = join(root, 'dist');
  const first = build(root, to);
  expect(first.code, first.output).toBe(0);
  const before = digests(to);
  change(report, 'Chart data="plans" kind="line"', 'Chart data="plan" kind="line"');
  change(report, '<Voice who="A young person">\n\nListening helps.\n\n</Voice>', '<Vioce />');
  change(report, 'short:', 'shrot: x\nshort:');
  change(report, '(#what-was-said)', '(/2020-21/carg/)');
  change(plans, '["Plan", "2020/21", 1100, 10]', '["Plan", "2020/21", 1100]');
  change(
    'content/glossary/care.mdx',
    '',
    '---\nterm: caring\nmeaning: papers\nfor-children: a\n---\nText.\n',
  );
  const { code, output } = build(root, to);
  expect(code).toBe(1);
  expect(output).toContain('There is no dataset "plan"');
  expect(output).toContain('"Vioce" is not a component.');
  expect(output).toContain('"shrot" is not a key');
  expect(output).toContain('The link leads to a page that does not exist.');
  expect(output).toContain('The row has 3 values');
  expect(output).toContain('is given twice');
  expect(output).toContain('6 problems to put right; nothing was published.');
  expect(output).not.toMatch(/^\s+at .*\.ts:\d+/m);
  expect(digests(to)).toEqual(before);
}, 180_000);

it('builds only where nothing of value stands, exits with 2 else, and leaves no litter', () => {
  const mine = join(root, 'mine');
  mkdirSync(mine);
  writeFileSync(join(mine, 'mine.txt'), 'x');
  for (const to of [mine, join(mine, 'mine.txt'), join(root, 'content'), root, join(root, 'data/2020-21')]) {
    const before = digests(root);
    const { code, output } = build(root, to);
    expect(code, to).toBe(2);
    expect(output).toContain('The site cannot be built there');
    expect(digests(root)).toEqual(before);
  }
  change(report, 'They are invented.', 'See [the words](/glossary/#nowhere).'); // Seen once the glossary is built.
  const { code, output } = build(root, join(root, 'dist'));
  expect(code, output).toBe(1);
  expect(output).toContain('2020-21/crag/index.html → /annual-reports/glossary/#nowhere');
  expect(readdirSync(root).sort()).toEqual(['content', 'data', 'mine', 'public']);
}, 180_000);

it('says how it is used when it is used wrongly, and exits with 2', () => {
  const run = spawnSync(process.execPath, ['scripts/build.ts', '--form', root], {
    cwd: project,
    encoding: 'utf8',
  });
  expect(run.status).toBe(2);
  expect(run.stderr).toContain('Use: npm run build -- [--from folder] [--to folder] [--debug]');
});
