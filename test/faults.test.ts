import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problems } from '../src/check/check.ts';
import { content, filesBelow } from '../src/content.ts';
import { toReport } from '../src/problem.ts';
import { build, digests, project } from './build.ts';

const report = 'content/reports/2020-21/crag.mdx';
const edition = 'content/editions/2020-21.md';
const plans = 'data/2020-21/plans.json';
const term = 'content/glossary/care.md';
const poster = 'content/posters/two-points.md';

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

const found = () => toReport(problems(content(root)));

it('finds nothing wrong with the fixture', () => {
  expect(found()).toBe('');
});

it('reads files as Windows writes them: a byte order mark, and lines that end in CR LF', () => {
  for (const file of filesBelow(root, '.').filter((each) => /\.(mdx?|json)$/.test(each))) {
    const text = readFileSync(join(root, file), 'utf8');
    writeFileSync(join(root, file), `\uFEFF${text.replaceAll('\n', '\r\n')}`);
  }
  expect(found()).toBe('');
  change(report, 'kind="line"', 'kid="line"');
  expect(found()).toContain(`${report}:24:1 error: "Chart" has no attribute "kid".`);
});

describe('each fault is named with its file, line and cure', () => {
  it.each<[what: string, file: string, from: string, to: string, message: string]>([
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
      `${report}:9:48 error: The front matter cannot be read: Missing closing "quote.`,
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
      'a report of no edition',
      'content/reports/2022-23/crag.mdx',
      '',
      '---\ntitle: a\nshort: a\nsummary: a\nsource: { title: a, body: b, date: 2023-01 }\n---\n',
      'content/reports/2022-23/crag.mdx:1:1 error: The edition 2022-23 of this file does not exist.',
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
      '---\nterm: caring\nmeaning: papers\n---\n\nText.\n',
      'content/glossary/care.mdx:1:1 error: The address /glossary/care/ is given twice: by this file, and by content/glossary/care.md.',
    ],
    [
      'a duplicate address by case',
      'content/glossary/CARE.md',
      '',
      '---\nterm: caring\nmeaning: papers\n---\n\nText.\n',
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
      'recommendations without a list',
      report,
      '1. Do one thing.\n2. Do another.',
      'Do.',
      '"Recommendations" must hold one list and nothing else.',
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
      'Listen <!-- TODO -->',
      'A comment would be shown to readers.',
    ],
    ['an unclosed component', report, '</Recommendations>', '', 'The text cannot be read from here on'],
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
      'where="Total"',
      '"Total" does not say which field has this value.',
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
      'The image has no description.',
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
      '"children" is a whole number.',
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
    ['a decimal for a whole number', plans, '1100, 10', '1100.5, 10', '"children" is a whole number.'],
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
      'a small count',
      plans,
      '["Care", "2020/21", 150',
      '["Care", "2020/21", 5',
      `${plans}:34:25 error: "children" shows a count of people from 1 to 5.`,
    ],
    [
      'a hidden count that stands alone',
      plans,
      '["Care", "2019/20", "[c]"',
      '["Care", "2019/20", 210',
      `${plans}:30:5 error: The hidden "children" of this row can be worked out`,
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
      'a title that promises more points',
      poster,
      'Two learning',
      'Ten learning',
      `${poster}:2:8 error: The title promises 10 points, and the poster has 2.`,
    ],
    ['two points with one id', poster, 'id: share', 'id: listen', 'Two points have the id "listen".'],
    [
      'a poster of no edition',
      poster,
      'edition: 2020-21',
      'edition: 2020-22',
      'The edition "2020-22" does not exist.',
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
      expect(found()).toContain(`${file}:1:1 error: The file is not UTF-8 text.`);
      return;
    }
    change(file, from, to);
    expect(found()).toContain(message);
  });

  it('a poster whose words do not fit', () => {
    const point = (index: number) =>
      `  - id: p${index}\n    headline: A headline that needs two lines, number ${index}\n    text: ${'word '.repeat(40).trim()}\n`;
    change(
      poster,
      '  - id: share',
      `${Array.from({ length: 10 }, (_, index) => point(index)).join('')}  - id: share`,
    );
    change(poster, 'Two learning', 'Twelve learning');
    expect(found()).toMatch(
      /two-points.md:13:5 error: The points of the poster need \d+ mm of the page, and there are \d+ mm.\n    Shorten the longest, “A headline/,
    );
  });

  it('a site without editions', () => {
    rmSync(join(root, edition));
    expect(found()).toContain(
      'content/editions:1:1 error: There is no edition, so there is no site to build.',
    );
  });
});

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
  change('content/glossary/care.mdx', '', '---\nterm: caring\nmeaning: papers\n---\n\nText.\n');
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
}, 60_000);

it('says how it is used when it is used wrongly, and exits with 2', () => {
  const run = spawnSync(process.execPath, ['scripts/build.ts', '--form', root], {
    cwd: project,
    encoding: 'utf8',
  });
  expect(run.status).toBe(2);
  expect(run.stderr).toContain('Use: npm run build -- [--from folder] [--to folder] [--debug]');
});
