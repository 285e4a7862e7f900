import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameOf, type Store } from '../src/cache.ts';
import { checkedSite } from '../src/check/site.ts';
import { quicker } from '../src/document/word/pages.ts';
import { filesBelow } from '../src/files.ts';
import { threadsOf } from '../src/making/made.ts';
import { fromOf, make, type Job } from '../src/making/makers.ts';
import { Queue } from '../src/making/queue.ts';
import { build, digests, project, shell } from './build.ts';
import { figuresOf } from './pictures.ts';
import { reportOf } from './report-papers.ts';
import type { Heard } from './scale/heard.ts';
import { counted, madeReports, notesEach, termsEach } from './scale/report.ts';
import { writeSite } from './scale/site.ts';

const folder = mkdtempSync(join(tmpdir(), 'scale-'));
const site = join(folder, 'site');
beforeAll(() => writeSite(site, 4));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an archive of invented reports', () => {
  it('gives each report 1,500 words, three tables, two charts, five footnotes, 20 terms and three datasets', () => {
    const terms = filesBelow(site, 'content/glossary').map((path) => path.split('/').at(-1)!.slice(0, -3));
    for (const { series, edition, sections, notes, datasets } of madeReports(4)) {
      const blocks = sections.flatMap((section) => section.blocks);
      const prose = blocks.flatMap((block) => ('text' in block ? block.text : [])).join('\n');
      const file = readFileSync(join(site, `content/reports/${edition}/${series}.mdx`), 'utf8');
      const used = terms.filter((term) => prose.includes(term.replace('-', ' ')));
      expect([counted(prose), used.length, notes.length, datasets.length]).toEqual([1500, 20, 5, 3]);
      expect([termsEach, notesEach]).toEqual([20, 5]);
      expect(prose.match(/\[\^\d\]/g)).toHaveLength(5);
      expect(file.match(/^<Table /gm)).toHaveLength(3);
      expect(file.match(/^<Chart /gm)).toHaveLength(2);
    }
  });

  it('is the same at each writing, and no two of its reports say the same', () => {
    writeSite(join(folder, 'again'), 4);
    expect(digests(join(folder, 'again'))).toEqual(digests(site));
    const sentences = madeReports(4).map(({ sections }) => new Set(JSON.stringify(sections).split('. ')));
    const [first, ...others] = sentences;
    for (const other of others) expect([...other].filter((each) => first!.has(each)).length).toBeLessThan(5);
  });

  it('has nothing that a check would name', () => {
    expect(checkedSite(site).problems).toEqual([]);
  });
});

describe('a build', () => {
  it('parses each narrative once, and makes each thing once, in one thread or another', () => {
    const log = join(folder, 'log');
    const listen = `--import ${new URL('scale/heard.ts', import.meta.url).href}`;
    const env = { CACHE: join(folder, 'cache'), THREADS: '1', HEARD: log, NODE_OPTIONS: listen };
    const { code, output } = build(site, join(folder, 'built'), { env });
    expect({ code, output }).toMatchObject({ code: 0 });
    const lines = readFileSync(log, 'utf8').trim().split('\n');
    const heard = lines.map((line) => JSON.parse(line) as Heard);
    const texts = filesBelow(site, 'content').filter((path) => /\.mdx?$/.test(path));
    expect(heard.flatMap(({ parsed }) => parsed ?? []).sort()).toEqual(texts.sort());
    const made = heard.flatMap(({ made: name, thread }) => (name !== undefined && thread === 0 ? name : []));
    expect(made.filter((name, index) => made.indexOf(name) !== index)).toEqual([]);
    expect(made.filter((name) => name.startsWith('document ')).length).toBe(4 * 4);
    expect(heard.filter(({ thread }) => thread > 0).length).toBeGreaterThan(5);
  }, 300_000);
});

describe('threads', () => {
  const store = (name: string): Store => ({ folder: join(folder, name), version: '1' });
  const jobs = (): Job[] => {
    const around = { board: 'A board', notice: 'A notice.', source: 'Source: a paper.' };
    const charts = figuresOf(site).flatMap(({ figures }) => figures.flatMap(({ chart }) => chart ?? []));
    const document = reportOf(site, madeReports(4).map(({ edition, series }) => `${edition}/${series}`)[0]!);
    return [
      ...charts.flatMap((chart): Job[] => [
        { what: 'image', of: [chart, around] },
        { what: 'setting', of: [chart, undefined] },
        { what: 'image', of: [{ ...chart, title: `Again: ${chart.title}` }, around] },
      ]),
      { what: 'pdf', of: [document] },
      { what: 'docx', of: [document] },
    ];
  };

  it('make the very bytes that are made without them', async () => {
    const all = jobs();
    const queue = new Queue({
      file: join(project, 'src/making/worker.ts'),
      threads: 2,
      store: store('theirs'),
    });
    await Promise.all(all.map((job) => queue.ready(job)));
    const byThreads = filesBelow(store('theirs').folder, '.').length;
    expect(byThreads).toBeGreaterThan(0);
    for (const name of ['theirs', 'own']) for (const job of all) await make(job, store(name));
    expect(digests(store('theirs').folder)).toEqual(digests(store('own').folder));
    expect(Object.keys(digests(store('own').folder))).toHaveLength(all.length);
  }, 180_000);

  it('leave to the one who asks what they cannot make', async () => {
    const broken = { what: 'pdf', of: [{ title: 'No document' }] } as unknown as Job;
    const queue = new Queue({
      file: join(project, 'src/making/worker.ts'),
      threads: 1,
      store: store('broken'),
    });
    await Promise.all([...jobs().map((job) => queue.ready(job)), queue.ready(broken)]);
    await expect(make(broken, store('broken'))).rejects.toThrow();
    const gone = new Queue({ file: join(folder, 'no-such-file.ts'), threads: 1, store: store('gone') });
    await Promise.all(jobs().map((job) => gone.ready(job)));
    expect(filesBelow(store('gone').folder, '.')).toEqual([]);
  });

  it('are one less than there are cores, and at most seven, unless somebody asks for another number', () => {
    expect([1, 2, 4, 64].map((cores) => threadsOf(undefined, cores))).toEqual([0, 1, 3, 7]);
    expect(['0', '2', '99', 'many'].map((asked) => threadsOf(asked, 2))).toEqual([0, 2, 7, 1]);
  });

  it('name a thing by all that it is made from', () => {
    const names = jobs().map((job) => nameOf(store('own'), fromOf(job)));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the layout of pages in Word files', () => {
  it('has each of the slow functions that are made quicker', () => {
    const text = readFileSync(join(project, 'node_modules/docx/dist/layout.mjs'), 'utf8');
    for (const [slow] of quicker) expect(text.split(slow)).toHaveLength(2);
  });
});

describe('the bench', () => {
  it('says what an archive took, beside a bare build of the same words, and which targets are met', () => {
    const words = [join(project, 'scripts/bench.ts'), '1'];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, {
      cwd: project,
      encoding: 'utf8',
      env: shell(),
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const row = (name: string) => {
      const line = stdout.split('\n').find((each) => each.startsWith(name)) ?? '';
      return line.slice(name.length).trim().split(/ +/).map(Number);
    };
    expect(stdout).toMatch(/wall s +CPU s +memory MB +wall ms a report +CPU ms a report/);
    for (const name of ['Bare Astro, HTML only', 'Everything, nothing kept', 'After an edit of one line']) {
      expect(row(name), stdout).toHaveLength(5);
      for (const number of row(name)) expect(number, stdout).toBeGreaterThan(0);
    }
    expect(stdout).toMatch(/A report's page: \d{4,} bytes, \d{4,} sent; bare \d{4,}, \d{4,} sent\n/);
    expect(stdout).toMatch(/\d+ artefacts, each \d+\.\d ms of wall and \d+\.\d ms of CPU\n/);
    for (const kind of ['PDF', 'DOCX', 'ODS', 'PNG', 'HTML', 'Search'])
      expect(row(kind)[0], kind).toBeGreaterThan(0);
    expect(stdout).toContain('\nTargets\n');
  }, 300_000);
});
