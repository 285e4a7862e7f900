import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deadLinks } from '../src/build/dead-links.ts';
import { filesBelow } from '../src/files.ts';
import { build, digests, fixtureSite, project } from './build.ts';

const expected = join(project, 'test/site.expected');
let folder: string;
let dist: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fixture-'));
  dist = fixtureSite();
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A built page with white space made plain, one tag a line, and without its styles and the digests in names of files. */
function plain(text: string): string {
  return text
    .replace(/(?<=<style>)[\s\S]*?(?=<\/style>)/g, 'styles')
    .replace(/(_astro\/[\w.-]+)\.[\w-]{8}\./g, '$1.')
    .replace(/\s+/g, ' ')
    .replace(/> ?</g, '>\n<');
}

describe('the fixture site', () => {
  it('is built as test/site.expected shows; `npm test -- -u` accepts a change', async () => {
    const built = filesBelow(dist, '.').filter((file) => !file.startsWith('_astro/'));
    // Of the search index, whose files are named by what they hold, only the kinds are listed.
    const files = [...new Set(built.map((file) => file.replace(/^pagefind\/.*\./, 'pagefind/*.')))];
    // What the site is made with changes with every dependency; test/supply.test.ts reads it.
    const isText = (file: string) =>
      /\.(html|csv|json|txt|xml)$/.test(file) && !file.startsWith('about/software/');
    const texts = files.filter((file) => isText(file) && !file.includes('*'));
    for (const file of texts) {
      const isPage = file.endsWith('.html');
      const text = readFileSync(join(dist, file), 'utf8');
      await expect(isPage ? plain(text) : text).toMatchFileSnapshot(join(expected, file));
    }
    await expect(`${files.join('\n')}\n`).toMatchFileSnapshot(join(expected, 'files.txt'));
    expect(filesBelow(expected, '.').filter((file) => file !== 'files.txt')).toEqual(texts);
  });

  it('works under a sub-path: every link begins with it and leads somewhere', async () => {
    expect(await deadLinks(dist, '/annual-reports/')).toEqual([]);
  });

  it('finds a link that leads nowhere', async () => {
    const copy = join(folder, 'copy');
    cpSync(dist, copy, { recursive: true });
    const home = join(copy, 'index.html');
    const links =
      '<a href="/annual-reports/nowhere/">x</a><a href="#nowhere">y</a><a href="/elsewhere/">z</a>';
    writeFileSync(home, readFileSync(home, 'utf8').replace('</main>', `${links}</main>`));
    expect(await deadLinks(copy)).toEqual([
      'index.html → /annual-reports/nowhere/',
      'index.html → #nowhere',
      'index.html → /elsewhere/',
    ]);
  });
});

describe('the same site as Windows writes it', () => {
  it('gives the same bytes with a byte order mark, and lines that end in CR LF', () => {
    const copy = join(folder, 'windows');
    cpSync(join(project, 'test/site'), copy, { recursive: true });
    for (const file of filesBelow(copy, '.').filter((each) => /\.(mdx?|json)$/.test(each))) {
      const text = readFileSync(join(copy, file), 'utf8');
      writeFileSync(join(copy, file), `\uFEFF${text.replaceAll('\n', '\r\n')}`);
    }
    const { code, output } = build(copy, join(copy, 'dist'));
    expect(code, output).toBe(0);
    expect(digests(join(copy, 'dist'))).toEqual(digests(dist));
  }, 180_000);
});

describe('a latest edition without reports', () => {
  it('stands first on the home page, with the newest reports below it', () => {
    const copy = join(folder, 'site');
    cpSync(join(project, 'test/site'), copy, { recursive: true });
    const year = [
      ...['---', 'title: 2021/22', 'from: 2021-04-01', 'to: 2022-03-31', 'guidance: []', 'missing: []'],
      ...['summary: An invented year without a report.', 'for-children: An invented year.', '---'],
    ];
    writeFileSync(join(copy, 'content/editions/2021-22.md'), `${year.join('\n')}\nIts report is due.\n`);
    const { code, output } = build(copy, join(copy, 'dist'));
    expect(code, output).toBe(0);
    const home = readFileSync(join(copy, 'dist/index.html'), 'utf8');
    const [latest, full] = ['Latest edition', 'Latest report'].map((kicker) => home.indexOf(kicker));
    expect(latest).toBeGreaterThan(0);
    expect(full).toBeGreaterThan(latest!);
    expect(home.slice(latest, full)).toContain('id="edition-2021-22"');
    expect(home.slice(full, home.indexOf('id="learning-title"'))).toContain('2020-21/crag/"');
  }, 180_000);
});
