import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { content } from '../src/content.ts';
import {
  stillMarked,
  withoutDraftMarks,
  withoutJsonMark,
  withoutMatterMark,
} from '../src/release/draft-marks.ts';
import { changedSince, copiedTo } from '../src/release/working-copy.ts';
import { releasePack } from '../src/release/pack.ts';
import { verdict, verdictReport } from '../src/release/strict.ts';
import { together, undone } from '../src/together.ts';
import { renamed } from '../src/rename.ts';
import { realPath } from '../src/build/target.ts';
import { workshopOf } from '../src/build/workshop.ts';
import { browser } from './browser.ts';
import { digests, project, publish, publishStrictly } from './build.ts';
import { readable } from './leak.ts';
import { findings } from './looks.ts';
import { hidden, planted, shown } from './planted.ts';

const folder = mkdtempSync(join(tmpdir(), 'publish-'));
const root = join(folder, 'site');
const edition = 'content/editions/2020-21.md';
const report = 'content/reports/2020-21/crag.mdx';
const lock = 'content/editions/2020-21.lock.json';
const pack = 'releases/2020-21-annual-report-2026-09-30.zip';
const words = ['2020-21', '--date', '2026-09-30'];

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const write = (file: string, text: string) => writeFileSync(join(root, file), text);
const run = (...more: string[]) => publish(root, join(root, 'dist'), ...words, ...more);

/** What the files were before they were marked as drafts. */
const before: Record<string, string> = {};

beforeAll(() => {
  cpSync(join(project, 'test/site'), root, { recursive: true });
  write('data/2020-21/planted.json', JSON.stringify(planted));
  write(
    report,
    `${read(report)}\n<Chart data="planted" kind="bar" title="Most invented children live in one area" subtitle="Children, Exampleshire" x="area" y="children" where="area!=All" />\n`,
  );
  write(edition, read(edition).replaceAll('\n', '\r\n'));
  for (const file of [edition, report, 'data/2020-21/plans.json']) before[file] = read(file);
  write(
    edition,
    read(edition).replace('title: 2020/21\r\n', 'title: 2020/21\r\ndraft: true # until September\r\n'),
  );
  write(report, read(report).replace('---\n', '---\ndraft: true\n'));
  write('data/2020-21/plans.json', read('data/2020-21/plans.json').replace('{\n', '{\n  "draft": true,\n'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The files of a ZIP as its central directory lists them; not the reader that the program uses. */
function unzipped(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as number[];
    const place = zip.readUInt32LE(at + 42);
    const start = place + 30 + zip.readUInt16LE(place + 26) + zip.readUInt16LE(place + 28);
    const bytes = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    const isPlain = zip.readUInt16LE(at + 10) === 0;
    files.set(zip.toString('utf8', at + 46, at + 46 + name!), isPlain ? bytes : inflateRawSync(bytes));
    at += 46 + name! + extra! + comment!;
  }
  return files;
}

describe('a strict check', () => {
  it('stops for warnings of the edition, all at once and counted, and changes nothing', () => {
    const was = digests(root);
    const { code, output } = publishStrictly(root, join(root, 'dist'), ...words);
    expect(code).toBe(1);
    expect(output).toContain(
      `Not published: 4 warnings about 2020-21, which count on the day of publication. Nothing was changed.\n  content/reports/2020-21/special-charts.mdx: 2 warnings\n  content/reports/2020-21/crag.mdx: 1 warning\n  data/2020-21/risks.json: 1 warning\n`,
    );
    expect(output).toContain('content/reports/2020-21/special-charts.mdx:49:1 warning:');
    expect(digests(root)).toEqual(was);
    expect(readdirSync(root).sort()).toEqual(['content', 'data', 'public']);
  });

  it('tells warnings of other files, and stops for errors anywhere', () => {
    const all = content(join(project, 'test/site'));
    const at = (file: string, severity: 'error' | 'warning') => ({
      ...{ file, severity, line: 1, column: 1, message: `It is wrong in ${file}.`, cure: 'Put it right.' },
    });
    const found = [
      at('content/board.json', 'warning'),
      at('content/points/listen.md', 'warning'),
      at('content/glossary/plan.md', 'error'),
    ];
    const strict = verdict(found, '2020-21', all, false);
    expect(strict).toEqual({ stops: [found[2], found[1]], excused: [], elsewhere: [found[0]] });
    const said = verdictReport(strict, '2020-21');
    expect(said).toContain('1 warning in files that are not of 2020-21; no reason to wait.');
    expect(said).toContain('Not published: 1 error, and 1 warning about 2020-21, which count');
    expect(verdict(found, '2020-21', all, true).stops).toEqual([found[2]]);
  });

  it('refuses a day before the year', () => {
    const { code, output } = publishStrictly(root, join(root, 'dist'), '2020-21', '--date', '2016-09-30');
    expect([code, output]).toEqual([
      2,
      expect.stringContaining('30 September 2016 is before 2020/21 begins'),
    ]);
  });

  it('asks which edition, and why warnings are allowed', () => {
    expect(publishStrictly(root, join(root, 'dist')).output).toContain(
      'Name one edition. There is: 2020-21.\n\nUse: npm run publish',
    );
    const { code, output } = publishStrictly(root, join(root, 'dist'), '2020-21', '--allow-warnings', ' ');
    expect([code, output]).toEqual([2, expect.stringContaining('Say behind --allow-warnings why')]);
    for (const reason of ['It is the council\u2019s.\u200b', 'a\u001b[31mb', 'x'.repeat(501)]) {
      const said = publishStrictly(root, join(root, 'dist'), '2020-21', '--allow-warnings', reason);
      expect([said.code, said.output]).toEqual([
        2,
        expect.stringContaining('The reason behind --allow-warnings: A'),
      ]);
    }
  });
});

describe('marks of drafts', () => {
  it.each([
    [
      '---\r\ntitle: A\r\ndraft: true\r\nto: B\r\n---\r\ndraft: true\r\n',
      '---\r\ntitle: A\r\nto: B\r\n---\r\ndraft: true\r\n',
    ],
    ['\uFEFF---\ndraft:  "true"  # soon\ntitle: É\n---\n', '\uFEFF---\ntitle: É\n---\n'],
    ['---\ntitle: A\ndraft: true\n---\n', '---\ntitle: A\n---\n'],
    ['---\ndraft: false\n---\n', '---\ndraft: false\n---\n'],
    ['---\ntitle: >\n  draft: true\n---\n', '---\ntitle: >\n  draft: true\n---\n'],
    ['draft: true\n', 'draft: true\n'],
  ])('leave front matter, and nothing else changes: %j', (from, to) => {
    const bytes = (text: string) => Buffer.from(text).toString('latin1');
    expect(withoutMatterMark(bytes(from))).toBe(bytes(to));
    expectSameLines(withoutMatterMark(bytes(from), true), bytes(from), bytes(to));
  });

  it.each([
    ['{\r\n  "draft": true,\r\n  "a": 1\r\n}', '{\r\n  "a": 1\r\n}'],
    ['{\n  "a": 1,\n  "draft": true\n}\n', '{\n  "a": 1\n}\n'],
    ['{\n  "a": 1,\n  "draft" : true ,\n  "b": 2\n}', '{\n  "a": 1,\n  "b": 2\n}'],
    ['{ "draft": true, "a": 1 }', '{ "a": 1 }'],
    ['{ "a": { "draft": true }, "draft": false }', '{ "a": { "draft": true }, "draft": false }'],
    ['\uFEFF{"draft":true}', '\uFEFF{}'],
  ])('leave JSON, and nothing else changes: %j', (from, to) => {
    const bytes = (text: string) => Buffer.from(text).toString('latin1');
    expect(withoutJsonMark(bytes(from))).toBe(bytes(to));
    expectSameLines(withoutJsonMark(bytes(from), true), bytes(from), bytes(to));
  });

  it('stay in files of other editions', () => {
    const other = join(folder, 'other');
    for (const path of ['content/reports/2020-21', 'content/reports/2021-22', 'content/points'])
      mkdirSync(join(other, path), { recursive: true });
    const files = {
      'content/reports/2020-21/crag.mdx': '---\ndraft: true\n---\n',
      'content/reports/2021-22/crag.mdx': '---\ndraft: true\n---\n',
      'content/points/a.md': '---\ndraft: true\nfound:\n  - edition: 2020-21\n---\n',
      'content/points/b.md': '---\ndraft: true\nfound:\n  - edition: 2020-21\n  - edition: 2021-22\n---\n',
    };
    for (const [file, text] of Object.entries(files)) writeFileSync(join(other, file), text);
    expect(withoutDraftMarks(other, '2020-21')).toEqual([
      'content/points/a.md',
      'content/reports/2020-21/crag.mdx',
    ]);
  });
});

it('a mark that cannot be taken away is named, so that nothing is frozen without its file', () => {
  const site = join(folder, 'unclear');
  cpSync(join(project, 'test/site'), site, { recursive: true });
  const plans = join(site, 'data/2020-21/plans.json');
  writeFileSync(plans, readFileSync(plans, 'utf8').replace('{', '{ "draft": "true",'));
  expect(withoutDraftMarks(site, '2020-21')).toEqual([]);
  expect(stillMarked(site, '2020-21')).toEqual(['data/2020-21/plans.json']);
  const { code, output } = publishStrictly(site, join(site, 'dist'), ...words);
  expect([code, output]).toEqual([1, expect.stringContaining('plans.json is marked as a draft in a way')]);
});

describe('a publication', () => {
  it('puts every file back when the last step fails, and says whose fault it is', () => {
    write('releases', 'A file is in the way.');
    const was = digests(root);
    const { code, output } = run();
    expect(output).toContain('The machine could not do it: ');
    expect(output).toContain('The site that was there before is as it was.');
    expect(code).toBe(3);
    expect(digests(root)).toEqual(was);
    expect(readdirSync(root).sort()).toEqual(['content', 'data', 'public', 'releases']);
    rmSync(join(root, 'releases'));
  }, 180_000);

  it('takes the marks away, freezes the edition, builds the site, and says what to do next', () => {
    const { code, output } = run();
    expect(code, output).toBe(0);
    for (const [file, text] of Object.entries(before)) expect(read(file)).toBe(text);
    expect(JSON.parse(read(lock))).toMatchObject({
      edition: '2020-21',
      despite: [{ date: '2026-09-30', warnings: 4, because: 'The fixture shows them on purpose.' }],
    });
    expect(existsSync(join(root, 'dist/2020-21/crag/index.html'))).toBe(true);
    expect(output).toContain('Took the mark of a draft from 3 files.');
    expect(output).toMatch(
      /Made \S+\/releases\/2020-21-annual-report-2026-09-30\.zip \(5\d files, \d{3} KB\)\./,
    );
    for (const file of [edition, report, 'data/2020-21/plans.json', lock])
      expect(output).toContain(`/site/${file}\n`);
    expect(output).toContain('https://www.example.org/annual-reports/2020-21/');
    expect(readdirSync(root).sort()).toEqual(['content', 'data', 'dist', 'public', 'releases']);
  }, 180_000);

  it('changes nothing on a dry run, and says what it would do', () => {
    const was = digests(root);
    const { code, output } = publish(
      root,
      join(root, 'dist'),
      '2020-21',
      '--date',
      '2026-10-02',
      '--dry-run',
    );
    expect(code, output).toBe(0);
    expect(output).toContain(
      'Nothing was changed. Without --dry-run, 2020-21 would be published as of 2026-10-02:',
    );
    expect(output).toMatch(
      /\/releases\/2020-21-annual-report-2026-10-02\.zip \(5\d files, \d{3} KB\) would be made/,
    );
    expect(digests(root)).toEqual(was);
  }, 180_000);

  it('can be stopped: everything is as it was, nothing is left behind, and the exit code tells', async () => {
    const was = digests(root);
    const child = spawn(
      process.execPath,
      ['scripts/publish.ts', ...words, '--from', root, '--allow-warnings', 'Shown on purpose.'],
      { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
    while (!existsSync(workshopOf(project, join(realPath(root), 'dist'))) && child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(said).toContain('Stopped. Nothing of 2020-21 was changed.');
    expect(digests(root)).toEqual(was);
    expect(readdirSync(root).sort()).toEqual(['content', 'data', 'dist', 'public', 'releases']);
    expect(readdirSync(join(project, '.astro')).filter((name) => heldBy(name, child.pid))).toEqual([]);
  }, 180_000);
});

describe('a release pack', () => {
  const files = () => unzipped(readFileSync(join(root, pack)));

  it('has a manifest with the size and the digest of each other file, and each is what the site has', () => {
    const all = files();
    const manifest = JSON.parse(all.get('manifest.json')!.toString()) as {
      files: { path: string; bytes: number; sha256: string; address: string }[];
    };
    expect(manifest).toMatchObject({
      board: 'Exampleshire Safeguarding Children Partnership',
      edition: '2020-21',
      published: '2026-09-30',
      address: 'https://www.example.org/annual-reports/2020-21/',
    });
    const listed = manifest.files.map(({ path }) => path);
    expect([...all.keys()].sort()).toEqual([...listed, 'README.txt', 'manifest.json'].sort());
    for (const { path, bytes, sha256, address } of manifest.files) {
      const file = all.get(path)!;
      expect(file.length, path).toBe(bytes);
      expect(createHash('sha256').update(file).digest('hex'), path).toBe(sha256);
      const original = address.replace('https://www.example.org/annual-reports/', '');
      if (!path.endsWith('.html'))
        expect(file.equals(readFileSync(join(root, 'dist', original))), path).toBe(true);
    }
    for (const path of [
      'reports/crag-annual-report-2020-21.html',
      'posters/two-points-a4.pdf',
      'data/plans.csv',
    ])
      expect(listed).toContain(path);
    expect(listed.filter((path) => !/^[a-z]+\/[a-z0-9.-]{1,60}$/.test(path))).toEqual([]);
  });

  it('says in plain words what is in it, in lines that every editor shows', () => {
    const text = files().get('README.txt')!.toString();
    expect(text).toContain('- Reviews: an invented year\r\n    crag-annual-report-2020-21.html (');
    expect(text.split('\r\n').filter((line) => line.length > 96)).toEqual([]);
    expect(text).not.toMatch(/undefined|[^\r]\n/);
  });

  it('has the same bytes, wherever and whenever it is made', () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Pacific/Auckland';
    const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
      version: string;
    };
    const day = '2026-09-30';
    const release = { edition: '2020-21', built: join(root, 'dist'), published: day, packed: day, version };
    const { bytes } = releasePack(release, content(root));
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(readFileSync(join(root, pack)).equals(bytes)).toBe(true);
  });

  it('has nothing in it that is hidden', async () => {
    const out = join(folder, 'unpacked');
    for (const [path, bytes] of files()) {
      mkdirSync(join(out, path, '..'), { recursive: true });
      writeFileSync(join(out, path), bytes);
    }
    const said = [...(await readable(out))];
    expect(
      said.filter(([path, text]) => hidden.test(text) || hidden.test(path)).map(([path]) => path),
    ).toEqual([]);
    expect(said.filter(([, text]) => shown.test(text)).length).toBeGreaterThanOrEqual(4);
  });

  it('has reports that need no other file and no host, and lose no place', async () => {
    const out = join(folder, 'single');
    mkdirSync(out);
    const chromium = await browser();
    for (const [path, bytes] of files()) {
      if (!path.endsWith('.html')) continue;
      const html = bytes.toString();
      const file = join(out, path.split('/').at(-1)!);
      writeFileSync(file, bytes);
      const { results } = await new HtmlValidate({
        extends: ['html-validate:recommended', 'html-validate:document'],
        rules: { 'long-title': 'off', 'no-trailing-whitespace': 'off', 'no-inline-style': 'off' },
      }).validateString(html);
      const faults = results.flatMap(({ messages }) => messages);
      expect(faults.map(({ ruleId, message, line }) => `${line} ${ruleId} ${message}`)).toEqual([]);
      const page = await chromium.newPage();
      const asked: string[] = [];
      const errors: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      page.on('console', (message) => errors.push(message.text()));
      const address = pathToFileURL(file).href;
      await page.goto(address);
      expect(asked.filter((url) => url !== address && !url.startsWith('data:'))).toEqual([]);
      expect(errors).toEqual([]);
      const links = await page.$$eval('a', (all) => all.map((each) => each.getAttribute('href') ?? ''));
      const ids = new Set(await page.$$eval('[id]', (all) => all.map((each) => `#${each.id}`)));
      expect(links.filter((link) => link.startsWith('#') && !ids.has(link))).toEqual([]);
      expect(links.filter((link) => !/^(#|https?:\/\/|tel:|mailto:)/.test(link))).toEqual([]);
      expect(await page.textContent('.copy-note')).toContain('made on 30 September 2026');
      expect(await page.$$eval('script', (all) => all.length)).toBe(0);
      expect(await findings(page)).toEqual([]);
      await page.close();
    }
    await chromium.close();
  }, 180_000);
});

describe('files that change together', () => {
  it('are all as they were when one of them cannot be written, or what follows fails', () => {
    const place = join(folder, 'together');
    mkdirSync(place);
    writeFileSync(join(place, 'old'), 'old');
    const all = new Map([
      [join(place, 'old'), 'new'],
      [join(place, 'fresh'), 'new'],
    ]);
    const fail = () => {
      throw new Error('It failed.');
    };
    expect(() => together(all, fail)).toThrow('It failed.');
    expect(() => together(new Map([...all, [join(place, 'old/below'), '']]), () => {})).toThrow();
    expect(readdirSync(place)).toEqual(['old']);
    expect(readFileSync(join(place, 'old'), 'utf8')).toBe('old');
    together(all, () => {});
    expect(readFileSync(join(place, 'old'), 'utf8')).toBe('new');
  });

  it('are brought back after a kill, except where somebody has worked on them since', () => {
    const place = join(folder, 'killed');
    const [undo, old, edited, fresh] = ['undo.json', 'old', 'edited', 'fresh'].map((name) =>
      join(place, name),
    );
    mkdirSync(place);
    for (const path of [old!, edited!]) writeFileSync(path, 'old');
    const all = new Map([old, edited, fresh].map((path) => [path!, 'new']));
    let list = '';
    together(all, () => void (list = readFileSync(undo!, 'utf8')), undo);
    expect(readdirSync(place).sort()).toEqual(['edited', 'fresh', 'old']);
    expect(undone(undo!)).toEqual([]);
    writeFileSync(undo!, list);
    writeFileSync(edited!, 'newer');
    expect(undone(undo!)).toEqual([old, fresh]);
    expect(readdirSync(place).sort()).toEqual(['edited', 'old']);
    expect(readFileSync(old!, 'utf8')).toBe('old');
    expect(readFileSync(edited!, 'utf8')).toBe('newer');
  });

  it('are named when somebody edits them meanwhile', () => {
    const [from, to] = [join(folder, 'from'), join(folder, 'to')];
    for (const path of ['content', 'data']) mkdirSync(join(from, path), { recursive: true });
    for (const path of ['content/a.md', 'content/b.md', 'data/c.json']) writeFileSync(join(from, path), 'a');
    const copied = copiedTo(from, to);
    expect(changedSince(from, copied)).toEqual([]);
    writeFileSync(join(from, 'content/a.md'), 'b');
    rmSync(join(from, 'data/c.json'));
    writeFileSync(join(from, 'data/d.json'), 'd');
    expect(changedSince(from, copied)).toEqual(['content/a.md', 'data/c.json', 'data/d.json']);
  });

  it('wait for a program that holds one for a moment, and name it when it stays held', () => {
    let tries = 0;
    const held = (times: number) => () => {
      tries += 1;
      if (tries <= times) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
    };
    renamed('site/dist.next', 'site/dist', held(2), { tries: 3, pause: 1 });
    expect(tries).toBe(3);
    tries = 0;
    expect(() => renamed('site/dist', 'site/dist.previous', held(9), { tries: 3, pause: 1 })).toThrow(
      'dist is in use by another program, so it could not be replaced. Close the windows and programs that show dist',
    );
  });
});

/** Whether a file is the turn of a process at building. */
function heldBy(name: string, pid: number | undefined): boolean {
  if (!name.startsWith('building-')) return false;
  try {
    return readFileSync(join(project, '.astro', name), 'utf8').includes(`"pid":${pid},`);
  } catch {
    return false; // Another build has ended in the meantime.
  }
}

/** Spaces instead of a mark leave every other character at its line and column. */
function expectSameLines(blank: string, from: string, to: string): void {
  expect(blank.length).toBe(from.length);
  expect(blank.replace(/[^\r\n]/g, '')).toBe(from.replace(/[^\r\n]/g, ''));
  expect(blank.replace(/\s/g, '')).toBe(to.replace(/\s/g, ''));
}
