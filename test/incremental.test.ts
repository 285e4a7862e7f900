import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { filesBelow } from '../src/files.ts';
import { build, digests, fixtureSite, project } from './build.ts';

// Each test goes on with the site and with what is kept as the one before has left them, as an author's days do.
const fixture = join(project, 'test/site');
const elsewhere = `--import ${pathToFileURL(join(project, 'test/elsewhere.mjs')).href}`;
const charts = 'content/reports/2020-21/special-charts.mdx';
let root: string;
let cache: string;
let before: Record<string, string> = {};

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'incremental-'));
  cache = mkdtempSync(join(tmpdir(), 'incremental-cache-'));
  cpSync(fixture, root, { recursive: true });
  if (process.platform !== 'win32') chmodSync(join(root, 'public/favicon.svg'), 0o600);
});
afterAll(() => [root, cache].forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const dist = () => join(root, 'dist');
const kept = () => filesBelow(cache, '.').map((file) => join(cache, file));

/** Builds the site; how many things of each kind it made, of how many, and which pages and other files changed, beside the search. */
function rebuilt(env: NodeJS.ProcessEnv = {}) {
  const { code, output } = build(root, dist(), { env: { CACHE: cache, ...env } });
  expect(code, output).toBe(0);
  const [, line = ''] = /Made anew: (.*)\.$/m.exec(output) ?? [];
  const parts = line.split(', ').map((part) => /^(\d+) of (\d+) (.*)$/.exec(part)!.slice(1));
  const after = digests(dist());
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (file) => before[file] !== after[file] && !file.startsWith('pagefind/'),
  );
  before = after;
  return {
    made: Object.fromEntries(parts.map(([count, , kind]) => [kind!, Number(count)])),
    all: Object.fromEntries(parts.map(([, all, kind]) => [kind!, Number(all)])),
    changed: changed.filter((file) => !file.endsWith('.html')).sort(),
    pages: changed.filter((file) => file.endsWith('.html')).sort(),
  };
}

const nothing = {
  charts: 0,
  pictures: 0,
  documents: 0,
  workbooks: 0,
  packs: 0,
  'choice of what to hide': 0,
};

function write(file: string, text: string) {
  writeFileSync(join(root, file), text);
}

function change(file: string, from: string, to: string) {
  const text = readFileSync(join(root, file), 'utf8');
  expect(text).toContain(from);
  write(file, text.replace(from, to));
}

/** What stands in the site for a while: a report with a chart, its dataset, and a poster; a term has another name. */
function addPassing() {
  const of = (file: string) => readFileSync(join(fixture, file), 'utf8');
  const [matter] = of(charts).split('<Headlines>');
  write(
    'content/reports/2020-21/special-passing.mdx',
    `${matter!.replace('Every kind of chart', 'A passing report').replace('Charts', 'Passing')}
## A passing section

<Chart data="passing" kind="bar" title="One passing thing is larger" subtitle="Passing things, Exampleshire" x="thing" y="things" />
`,
  );
  write(
    'data/2020-21/passing.json',
    of('data/2020-21/contacts-by-source.json')
      .replace('"contacts-by-source"', '"passing"')
      .replace('Contacts about a child by who made them', 'Passing things')
      .replaceAll('"source"', '"thing"')
      .replaceAll('"contacts"', '"things"')
      .replace(/"data": [^]*$/, '"data": [["thing", "things"], ["One", 73519], ["Two", 64208]]\n}\n'),
  );
  write(
    'content/posters/passing.md',
    of('content/posters/two-points.md').replace('Two learning points', 'Two passing points'),
  );
  renameSync(join(root, 'content/glossary/care.md'), join(root, 'content/glossary/looked-after.md'));
  change('content/glossary/child-protection-plan.md', 'see: [care]', 'see: [looked-after]');
}

it('makes everything at first', () => {
  addPassing();
  const { made, all } = rebuilt({ NODE_OPTIONS: elsewhere, TERMINAL: '40' });
  expect(Object.keys(all)).toEqual(Object.keys(nothing));
  expect(made).toEqual(all);
}, 300_000);

it('leaves nothing of a report, a dataset and a poster that were deleted, and of a term that was renamed', () => {
  for (const path of ['content', 'data']) rmSync(join(root, path), { recursive: true });
  for (const path of ['content', 'data']) cpSync(join(fixture, path), join(root, path), { recursive: true });
  const { made } = rebuilt({ TZ: 'Asia/Kathmandu', LC_ALL: 'sv_SE.UTF-8' });
  const [documents, packs] = [made['documents'], made['packs']];
  expect(made).toEqual({ ...nothing, documents, packs, workbooks: 1 });
  expect(before).toEqual(digests(fixtureSite()));
  if (process.platform !== 'win32') expect(statSync(join(dist(), 'favicon.svg')).mode & 0o777).toBe(0o644);
}, 300_000);

it('makes after a one-line edit of a report only its documents, and changes no page but its own', () => {
  change('content/reports/2020-21/crag.mdx', '\nThey are invented.', '\nThey are all invented.');
  const { made, changed, pages } = rebuilt();
  expect(made).toEqual({ ...nothing, documents: 2 });
  expect(changed).toEqual(['docx', 'pdf'].map((kind) => `2020-21/crag-annual-report-2020-21.${kind}`));
  expect(pages).toEqual(['2020-21/crag/index.html']);
}, 300_000);

it('makes after an edit of one value only what shows it', () => {
  change('data/2020-21/waiting-days.json', '41, 37, 46', '42, 37, 46');
  const { made, changed } = rebuilt();
  expect(changed).toEqual([
    ...['docx', 'pdf'].map((kind) => `2020-21/charts-report-2020-21.${kind}`),
    ...['docx', 'pdf'].map((kind) => `2020-21/special-charts/charts-figures-2020-21.${kind}`),
    ...['json', 'png'].map((kind) => `2020-21/special-charts/figure-waiting-days.${kind}`),
    'data/2020-21/data-2020-21.ods',
    'data/2020-21/datapackage.json',
    ...['csv', 'json', 'ods', 'png'].map((kind) => `data/2020-21/waiting-days.${kind}`),
    'data/2020-21/waiting-days/chart.json',
  ]);
  expect(made).toEqual({ ...nothing, charts: made['charts'], pictures: 2, documents: 4, workbooks: 2 });
  expect(made['charts']).toBeLessThanOrEqual(4);
  expect(readFileSync(join(dist(), 'data/2020-21/waiting-days.csv'), 'utf8')).toContain('North,2019/20,42,');
  expect(readFileSync(join(dist(), '2020-21/special-charts/index.html'), 'utf8')).toContain('>42<');
}, 300_000);

it('makes after an edit of a term only the documents that explain it', () => {
  change('content/glossary/child-protection-plan.md', 'A plan that says', 'An agreed plan that says');
  const { made, changed } = rebuilt();
  expect(changed).toEqual(['docx', 'pdf'].map((kind) => `2020-21/crag-annual-report-2020-21.${kind}`));
  expect(made).toEqual({ ...nothing, documents: 2 });
}, 300_000);

it('makes again what was damaged, cut short, emptied, put in the place of another, or is no file', () => {
  for (const path of ['content', 'data']) cpSync(join(fixture, path), join(root, path), { recursive: true });
  const files = kept();
  expect(files.length).toBeGreaterThan(80);
  const bytes = files.map((file) => readFileSync(file));
  files.forEach((file, index) => {
    const text = bytes[index]!;
    const faults = [
      () => writeFileSync(file, text.fill(text.at(-1)! ^ 1, text.length - 1)),
      () => truncateSync(file, text.length - 1),
      () => truncateSync(file, 0),
      () => writeFileSync(file, bytes[index - 1]!),
      () => (rmSync(file), mkdirSync(file), writeFileSync(join(file, 'a'), '')),
    ];
    faults[index % faults.length]!();
  });
  const { made, all } = rebuilt();
  expect(made).toEqual(all);
  expect(before).toEqual(digests(fixtureSite()));
}, 300_000);
