import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { siteConfig } from '../src/build/config.ts';
import { checkedSite } from '../src/check/site.ts';
import { content } from '../src/content.ts';
import { flatPng } from '../src/png.ts';
import { drafts } from '../src/drafts.ts';
import { toReport } from '../src/problem.ts';
import { build, digests, project } from './build.ts';

let root: string;
const made: string[] = [];

function copy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'drafts-'));
  cpSync(join(project, 'test/site'), folder, { recursive: true });
  made.push(folder);
  return folder;
}

beforeEach(() => {
  root = copy();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
afterAll(() => {
  for (const folder of made) {
    rmSync(folder, { recursive: true, force: true });
    rmSync(siteConfig(folder).cacheDir!, { recursive: true, force: true });
  }
});

function write(file: string, text: string, to = root) {
  mkdirSync(dirname(join(to, file)), { recursive: true });
  writeFileSync(join(to, file), text);
}

function change(file: string, from: string, into: string, to = root) {
  const text = readFileSync(join(to, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(
    join(to, file),
    text.replace(from, () => into),
  );
}

const report = 'content/reports/2020-21/crag.mdx';
const year = 'Quagmire';
const told = `edition: 2021-22
    source: later-paper
    place: page 1`;

/** Writes a picture that an import would put there; the second is named nowhere. */
function picture(file: string, to: string) {
  const png = flatPng(new Uint8ClampedArray(64 * 64 * 4).fill(255), 64, 64);
  mkdirSync(dirname(join(to, file)), { recursive: true });
  writeFileSync(join(to, file), png);
}

/** Writes a draft edition with everything an edition can have; its words stand nowhere else. */
function draftEdition(to: string) {
  write(
    'content/editions/2021-22.md',
    `---\ntitle: 2021/22\nfrom: 2021-04-01\nto: 2022-03-31\nsummary: ${year} summary.\ndraft: true\nfor-children: ${year} was a good year.\n---\n\n${year} came later.\n`,
    to,
  );
  write(
    'content/reports/2021-22/crag.mdx',
    `---\ntitle: ${year} report\nshort: ${year}\nsummary: ${year}.\nfor-children: ${year} words.\nsource: { title: ${year} paper, body: A committee }\n---\n\n## ${year} heading\n\nSee [the data](/data/2021-22/plans/).\n\n![${year} drawing](/images/2021-22/crag-1.png)\n`,
    to,
  );
  for (const count of [1, 2]) picture(`public/images/2021-22/crag-${count}.png`, to);
  const plans = readFileSync(join(to, 'data/2020-21/plans.json'), 'utf8');
  write(
    'data/2021-22/plans.json',
    plans.replace(/"title": "/, `"title": "${year} `).replace(/150/g, '155'),
    to,
  );
  write(
    'content/sources/later-paper.json',
    `{ "title": "${year} paper", "body": "A committee", "edition": "2021-22", "lines": 1 }`,
    to,
  );
  write(
    'content/recommendations/do-later.md',
    `---\nheadline: ${year} asks\nkind: recommendation\nedition: 2021-22\nsource: later-paper\nplace: page 1\nstatus: open\n---\n\n${year} text.\n`,
    to,
  );
  write(
    'content/reviews/2021-22.md',
    `---\ngroups:\n  - what: ${year} reviews\n    stage: unknown\n    publication: not said\n    source: later-paper\n    place: page 1\n---\n\n${year} reviews.\n`,
    to,
  );
  write('content/posters/later.md', `---\ntitle: ${year} poster\nedition: 2021-22\n`, to); // Half-written.
  change(
    'content/priorities/plans.md',
    '\n---\n\n',
    `\n  - ${told}\n    status: progress\n    because: ${year} says “so”.\n---\n\n`,
    to,
  );
  const found = `  - edition: 2021-22\n    in: ${year} review\n    source: { title: ${year} paper, body: A committee }\n    place: page 1\n`;
  change('content/points/listen.md', 'made:\n', `${found}made:\n`, to);
  const said = `  - text: ${year} said it.\n    edition: 2021-22\n    place: page 1\n    report: 2021-22/crag\n`;
  change('content/audiences/everyone.md', 'for-children:', `${said}for-children:`, to);
  const follow = `follow:\n  - ${told}\n    what: ${year} says more.\n`;
  change(
    'content/recommendations/do-one-thing.md',
    'status: under-way\n',
    `status: under-way\n${follow}`,
    to,
  );
  write('content/glossary/quag.md', `---\nterm: ${year}\ndraft: true\n---\n`, to);
  write(
    'content/themes/quag.md',
    `---\ntitle: ${year}\nfor-children: ${year}.\ndraft: true\n---\n\n${year}.\n`,
    to,
  );
  write('data/2020-21/quag.json', `{ "draft": true, "title": "${year}`, to);
}

it.each(['\n', '\r\n', '\r'])('a mark is seen whatever ends a line: %j', (end) => {
  const text = ['---', 'term: Care', 'draft: true', '---', '', 'Care.'].join(end);
  expect([...drafts([{ path: 'content/glossary/care.md', text }]).files]).toHaveLength(1);
});

it('a mark below the front matter is an error: it would publish the file', () => {
  change('content/glossary/care.md', '\n---\n', '\n---\n\ndraft: true\n');
  const found = checkedSite(root).problems.filter(({ rule }) => rule === 'leftovers');
  expect(toReport(found)).toContain('care.md:7:1 error: Left over: the mark of a draft');
});

describe('a site with a draft edition, a draft term, a draft theme and a draft dataset', () => {
  it('builds the same bytes as without them, and says of them nothing', () => {
    const without = copy();
    draftEdition(root);
    const [one, other] = [build(root, join(root, 'dist')), build(without, join(without, 'dist'))];
    expect([one.code, other.code], one.output).toEqual([0, 0]);
    expect(one.output).toMatch(/Drafts, which are not published, have \d+ problems: see npm run check\./);
    expect(one.output).not.toContain(year);
    expect(digests(join(root, 'dist'))).toEqual(digests(join(without, 'dist')));
    expect(Object.keys(digests(join(root, 'dist'))).filter((file) => /2021-22|quag/.test(file))).toEqual([]);
    const pages = Object.keys(digests(join(root, 'dist'))).filter((file) => file.endsWith('.html'));
    expect(pages.filter((file) => /^(checklist|guide)\//.test(file))).toEqual([]);
    const html = pages.map((file) => readFileSync(join(root, 'dist', file), 'utf8')).join('');
    expect(html.includes('preview-')).toBe(false);
  }, 120_000);

  it('reads them when they are to be shown', () => {
    draftEdition(root);
    const [all, published] = [content(root, 'shown'), content(root)];
    expect(all.editions.map(({ id }) => id)).toEqual(['2020-21', '2021-22']);
    expect(published.editions.map(({ id }) => id)).toEqual(['2020-21']);
    const [priority] = all.priorities;
    expect(priority!.value.record.map(({ edition }) => edition)).toEqual(['2020-21', '2021-22']);
    expect(published.priorities[0]!.value.record).toHaveLength(1);
    const values = [
      ...published.priorities,
      ...published.points,
      ...published.recommendations,
      ...published.raw,
    ];
    const read = JSON.stringify([values.map(({ value }) => value), published.files]);
    expect(/Quagmire|2021-22/.test(read)).toBe(false);
  });

  it('tells of a recommendation what was so before the draft edition spoke of it', () => {
    draftEdition(root);
    const file = 'content/recommendations/do-one-thing.md';
    change(file, 'status: under-way', 'status: done');
    change(file, 'evidence: The same', `evidence: ${year} says so. The same`);
    change(file, `what: ${year} says more.`, `what: ${year} says more.\n    was: { status: open }`);
    const value = (view: 'shown' | 'left out') =>
      content(root, view).recommendations.find(({ id }) => id === 'do-one-thing')!.value;
    expect([value('shown').status, value('left out').status]).toEqual(['done', 'open']);
    expect(JSON.stringify(value('left out'))).not.toContain(year);
    expect(checkedSite(root).problems.filter((each) => each.file === file && !each.draft)).toEqual([]);
  });

  it('is checked with them, and marks what concerns drafts alone', () => {
    draftEdition(root);
    const found = checkedSite(root).problems.filter(({ severity }) => severity === 'error');
    expect(found.filter(({ draft }) => !draft)).toEqual([]);
    expect(new Set(found.map(({ file }) => file))).toContain('content/posters/later.md');
    expect(new Set(found.map(({ file }) => file))).toContain('data/2020-21/quag.json');
  });

  it('keeps the place of what stands behind what a draft edition tells', () => {
    draftEdition(root);
    const file = 'content/priorities/plans.md';
    change(file, 'because: The paper', 'because: 4 children in care. The paper');
    const text = readFileSync(join(root, file), 'utf8');
    const second = text.slice(text.indexOf('  - edition: 2021-22'), text.indexOf('\n---\n\n'));
    writeFileSync(join(root, file), text.replace(second, '').replace('record:\n', `record:\n${second}\n`));
    const [entry] = content(root).priorities;
    const line = readFileSync(join(root, file), 'utf8')
      .split('\n')
      .findIndex((each) => each.includes('status: mixed'));
    expect(entry!.source.placeOf(entry!.offsetOf(['record', 0, 'status'])).line).toBe(line + 1);
  });

  it('builds while what a published file tells of a draft edition is still to be written, and shows rules nothing of it', () => {
    draftEdition(root);
    const file = 'content/priorities/plans.md';
    change(file, `because: ${year} says “so”.`, "because: '[Write here: the words it rests on]'");
    const { content: published, problems: all } = checkedSite(root);
    const [entry] = published.priorities;
    expect(entry!.source.text).not.toMatch(/2021-22|Write here/);
    expect(entry!.source.text).toHaveLength(readFileSync(join(root, file), 'utf8').length);
    expect(published.texts.priorities[0]!.source).toBe(entry!.source);
    const found = all.filter((each) => each.file === file && each.severity === 'error');
    expect(found.map(({ rule }) => rule)).toContain('still-to-write');
    expect(found.filter(({ draft }) => !draft)).toEqual([]);
  });

  it.each<[what: string, file: string, from: string, to: string, draft: string]>([
    ['a link', report, 'Listening helps.', '[It](/2021-22/crag/) helps.', 'content/reports/2021-22/crag.mdx'],
    [
      'a link to a term',
      report,
      'Listening helps.',
      '[It](/glossary/quag/) helps.',
      'content/glossary/quag.md',
    ],
    ['a theme', 'content/points/share.md', 'themes: [', 'themes: [quag, ', 'content/themes/quag.md'],
    ['a chart', report, 'data="plans"', 'data="2021-22/plans"', 'data/2021-22/plans.json'],
  ])('refuses what is published and names a draft: %s', (_, file, from, to, draft) => {
    draftEdition(root);
    change(file, from, to);
    const found = checkedSite(root).problems.filter((each) => !each.draft && each.severity === 'error');
    expect(toReport(found)).toContain(
      `${draft} is a draft, and drafts are not published.
    Publish it first (take its "draft" mark away), or take out here what needs it.`.split('\n')[0],
    );
    expect(toReport(found)).toContain('    Publish it first (take its "draft" mark away)');
    expect(new Set(found.map((each) => each.file))).toEqual(new Set([file]));
  });
});

describe('a picture of a draft is not published', () => {
  /** Whether `public/a_b.png` is, when a draft and a report say these things. */
  function isPublished(draft: string, shown = '', name = 'a_b.png'): boolean {
    picture(`public/${name}`, root);
    write(
      'content/reports/2020-21/later.mdx',
      `---\ntitle: ${year}\ndraft: true\n---\n\n## ${year}\n\n${draft}\n`,
    );
    change(report, 'They are invented.', `They are invented.\n\n${shown}`);
    return content(root).publicFiles.includes(name);
  }

  it.each([
    ['typed plainly', '![A tree in a park](/a_b.png)'],
    ['with a backslash, as editors type it', '![A tree in a park](/a\\_b.png)'],
    ['with a letter as a number', '![A tree in a park](/a_&#98;.png)'],
    ['with a part in per cent', '![A tree in a park](/a_%62.png)'],
    ['below the text, under a name', '![A tree in a park][tree]\n\n[tree]: /a\\_b.png'],
    ['in a link', '[A tree](/a\\_b.png)'],
    ['in a component', '<Note title="See /a_&#98;.png">\n\nText.\n\n</Note>'],
  ])('%s', (_, draft) => {
    expect(isPublished(draft)).toBe(false);
  });

  it('nor when a report names another file whose address has the same letters in it', () => {
    expect(isPublished('![A tree](/a_b.png)', '![A tree](/trees/a_b.png)\n\n[A tree](/a_b.png.pdf)')).toBe(
      false,
    );
  });

  it.each([
    ['the same', '![A tree in a park](/a_b.png)'],
    ['the same in other letters', '![A tree in a park](/a\\_&#98;.png)'],
    ['a part of it', '[A tree](/a_b.png#top)'],
  ])('but when what is published names it, too: %s', (_, shown) => {
    expect(isPublished('![A tree](/a_b.png)', shown)).toBe(true);
  });

  it('nor is the icon of the site kept back, whoever names it', () => {
    expect(isPublished('![A tree](/favicon.svg)', '', 'favicon.svg')).toBe(true);
  });
});

describe('what is a draft', () => {
  const edition = { path: 'content/editions/2021-22.md', text: '---\ndraft: true\n---\n' };
  const found = (...files: { path: string; text: string }[]) => [...drafts(files).files].sort();

  it.each<[what: string, path: string, text: string]>([
    ['a report', 'content/reports/2021-22/crag.mdx', 'nothing that can be read'],
    ['a dataset', 'data/2021-22/plans.json', '{'],
    ['evidence', 'content/evidence/2021-22/neglect.md', ''],
    ['its register of reviews', 'content/reviews/2021-22.md', ''],
    ['a committee paper', 'content/papers/cabinet.md', '---\ntitle: A\nedition: 2021-22\n'],
    ['a source paper', 'content/sources/paper.json', '{ "edition": "2021-22", "units": ['],
    ['a recommendation', 'content/recommendations/a.md', '---\r\nedition: "2021-22"\r\n---\r\n'],
    ['a point found in it alone', 'content/points/a.md', '---\nfound:\n  - edition: 2021-22\n---\n'],
    ['a priority of it alone', 'content/priorities/a.md', '---\nrecord: [{ edition: 2021-22 }]\n---\n'],
  ])('with a draft edition: %s', (_, path, text) => {
    expect(found(edition, { path, text })).toContain(path);
    expect(found({ ...edition, text: '---\ntitle: A\n---\n' }, { path, text })).toEqual([]);
  });

  it.each<[what: string, path: string, text: string]>([
    ['a report of another edition', 'content/reports/2020-21/crag.mdx', '---\n---\n2021-22 comes'],
    ['a paper of another edition', 'content/papers/a.md', '---\nedition: 2020-21\n---\n2021-22'],
    [
      'a point found before',
      'content/points/a.md',
      '---\nfound: [{edition: 2020-21}, {edition: 2021-22}]\n---\n',
    ],
  ])('not with it: %s', (_, path, text) => {
    expect(found(edition, { path, text })).toEqual([edition.path]);
  });

  it.each<[text: string, is: boolean]>([
    ['---\ndraft: true\n---\n', true],
    ['---\n"draft": "true"\n---\n', true],
    ['\uFEFF---\r\ndraft: true\r\n---\r\n', true],
    ['---\ndraft: yes\n---\n', true],
    ['---\ndraft:\n---\n', true],
    ['---\ntitle: "not closed\ndraft: true\n---\n', true],
    ['---\ndraft: true', true],
    ['---\ndraft: false\n---\n', false],
    ['---\ntitle: A draft: true\n---\ndraft: true\n', false],
    ['---\nquote: >\n  draft: true\n---\n', false],
  ])('%j', (text, is) => {
    expect(found({ path: 'content/glossary/a.md', text })).toEqual(is ? ['content/glossary/a.md'] : []);
  });

  it('takes no frozen edition for a draft', () => {
    const lock = { path: 'content/editions/2021-22.lock.json', text: '{}' };
    expect(found(edition, lock)).toEqual([]);
  });
});
