import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { siteConfig } from '../src/build/config.ts';
import { freePort } from '../src/build/preview/server.ts';
import { browser } from './browser.ts';
import { project } from './build.ts';

const report = 'content/reports/2020-21/crag.mdx';
const long = 90_000; // The machine may be busy; each step takes a second or two on an idle one.

let root: string;
let port: number;
let running: ChildProcess;
let printed = '';
let chromium: Browser;
let page: Page;

const env = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|NODE_ENV$|TEST$|MODE$|DEV$|PROD$|SSR$|BASE_URL$)/.test(name),
  ),
);

function change(file: string, from: string, to: string) {
  const text = readFileSync(join(root, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(
    join(root, file),
    text.replace(from, () => to),
  );
}

async function until(isSo: () => boolean) {
  for (const end = Date.now() + long; !isSo() && Date.now() < end;) await setTimeout(50);
  expect(isSo(), printed).toBe(true);
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'dev-'));
  cpSync(join(project, 'test/site'), root, { recursive: true });
  change('content/glossary/care.md', '---\n', '---\ndraft: true\n');
  port = (await freePort(4700 + (process.pid % 200)))!;
  running = spawn(process.execPath, ['scripts/dev.ts', '--from', root, '--port', String(port)], {
    cwd: project,
    env: { ...env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  running.stdout!.on('data', (text) => (printed += String(text)));
  running.stderr!.on('data', (text) => (printed += String(text)));
  chromium = await browser();
  page = await chromium.newPage();
  await until(() => /is ready/.test(printed) && /Checked: /.test(printed));
}, 2 * long);

afterAll(async () => {
  await chromium?.close();
  const ended = new Promise((done) => running.once('exit', done));
  running.kill();
  await ended;
  rmSync(root, { recursive: true, force: true });
  rmSync(siteConfig(root).cacheDir!, { recursive: true, force: true });
}, long);

const at = (path: string) => `http://127.0.0.1:${port}/annual-reports${path}`;

/** Opens a page; the one before may be loading itself again at this moment. */
async function visit(address: string) {
  await page.goto(address).catch(() => page.goto(address));
}

it('says where it is, what is there, and how to end it', () => {
  expect(printed).toContain(`  ${at('/')}\n`);
  expect(printed).toContain(at('/checklist/'));
  expect(printed).toContain(at('/guide/'));
  expect(printed).toContain('To end it, press Ctrl and C.');
  expect(printed).not.toMatch(/experimental|at file:|Error/);
});

it('shows a problem on its page, at its place, as soon as the file is saved', { timeout: long }, async () => {
  await visit(at('/2020-21/crag/'));
  expect(await page.locator('.preview-panel').innerText()).toContain('Preview');
  change(report, 'Listening helps.', 'Listening [helps](/2020-21/nothing/).');
  const panel = page.locator('.preview-panel .preview-error');
  await panel.first().waitFor({ timeout: long });
  const words = await panel.first().innerText();
  expect(words).toContain('The link leads to a page that does not exist.');
  expect(words).toContain(`${report}, line`);
  await expect.poll(() => page.title(), { timeout: long }).toMatch(/^\(\d+\) /);
  const mark = await panel.first().locator('a').getAttribute('href');
  expect(await page.locator(mark!).innerText()).toBe('helps');
});

it('shows the same without script', { timeout: long }, async () => {
  const html = await (await fetch(at('/2020-21/crag/'), { headers: { accept: 'text/html' } })).text();
  expect(html).toMatch(/<details class="preview-problems" open>/);
  expect(html).toContain('The link leads to a page that does not exist.');
});

it('marks drafts on their page, in its title, and where they are listed', { timeout: long }, async () => {
  await visit(at('/glossary/care/'));
  expect(await page.title()).toContain('Draft: ');
  expect(await page.locator('main').innerText()).toContain('Draft: not published');
  await visit(at('/glossary/'));
  const link = page.locator('main a[href="/annual-reports/glossary/care/"]').first();
  expect(await link.innerText()).toContain('Draft');
  const other = page.locator('main a[href="/annual-reports/glossary/child-protection-plan/"]').first();
  expect(await other.innerText()).not.toContain('Draft');
});

it(
  'shows the problems of a file that cannot be read, and the page again once it can',
  async () => {
    await visit(at('/2020-21/crag/'));
    change(report, 'title: "Reviews', 'title: "Re"views');
    await page.getByText('This page cannot be shown yet').waitFor({ timeout: long });
    const words = await page.locator('main').innerText();
    expect(words).toContain(`${report}, line 2`);
    expect(words).not.toMatch(/node_modules|\.ts:\d/);
    change(report, 'title: "Re"views', 'title: "Reviews');
    await page.getByRole('heading', { level: 1, name: 'Reviews' }).waitFor({ timeout: long });
  },
  2 * long,
);

it('shows what keeps a draft from being read, which only warns while it is being written', async () => {
  const file = 'content/glossary/care.md';
  const text = readFileSync(join(root, file), 'utf8');
  writeFileSync(join(root, file), `${text.replace('\nterm: ', '\ntrem: ')}\n[Write here: what care is]\n`);
  await visit(at('/glossary/care/'));
  await page.getByText('This page cannot be shown yet').waitFor({ timeout: long });
  const words = await page.locator('main').innerText();
  expect(words).toContain(`${file}, line`);
  expect(words).toContain('"trem" is not a key');
  writeFileSync(join(root, file), text);
  await page.getByText('Draft: not published').waitFor({ timeout: long });
}, 180_000);

it('goes on when what every page needs cannot be read', { timeout: 2 * long }, async () => {
  const board = readFileSync(join(root, 'content/board.json'), 'utf8');
  writeFileSync(join(root, 'content/board.json'), board.slice(0, -4));
  await visit(at('/'));
  await page.getByText('content/board.json').first().waitFor({ timeout: long });
  writeFileSync(join(root, 'content/board.json'), board);
  await page.locator('header .brand-name', { hasNotText: 'Preview' }).waitFor({ timeout: long });
});

it('has the checklist of each edition, with the pages and the files', { timeout: long }, async () => {
  await visit(at('/checklist/'));
  await page.getByText('npm run publish -- 2020-21').waitFor({ timeout: long });
  const words = await page.locator('main').innerText();
  expect(words).toMatch(/would refuse it: \d+ things? to do first/);
  expect(words).toContain('The link leads to a page that does not exist.');
  expect(await page.locator('main a[href="/annual-reports/2020-21/crag/"]').count()).toBeGreaterThan(0);
});

it('has the guide, whose pages lead to each other', { timeout: long }, async () => {
  await visit(at('/guide/authors/'));
  await page.getByRole('link', { name: 'publishing.md' }).first().click();
  await page.waitForURL(/\/guide\/publishing\//);
  expect(await page.locator('h1').innerText()).toContain('Publishing an edition');
  expect((await fetch(at('/guide/site.png'))).headers.get('content-type')).toBe('image/png');
  expect((await fetch(at('/guide/..%2fpackage.json'))).status).toBe(404);
});

const run = (...words: string[]) =>
  spawnSync(process.execPath, ['scripts/dev.ts', ...words], { cwd: project, env, encoding: 'utf8' });

it('says so when the port is taken', () => {
  const taken = run('--from', root, '--port', String(port));
  expect([taken.status, taken.stderr]).toEqual([2, expect.stringContaining(`Port ${port} is taken`)]);
});

it('does not show another site at the same time, which would show its pages here', () => {
  const other = run('--from', project);
  expect([other.status, other.stderr]).toEqual([
    2,
    expect.stringContaining(`A preview of another site is running, of ${root}. End it with Ctrl+C`),
  ]);
});
