import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { realPath } from '../src/build/target.ts';
import { building, litter, smallSite, stateOf, type Ended } from './atomic/site.ts';

vi.setConfig({ testTimeout: 240_000 });

/** A check that takes longer than the build needs to begin with its pages. */
const wait =
  "import { isMainThread, workerData } from 'node:worker_threads'; if (!isMainThread && workerData?.held) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 15_000);";
const slow = `--import data:text/javascript,${encodeURIComponent(wait)}`;
/** Kills the build when it writes its first page. */
const fatalPage = { code: 'KILL', calls: ['writeFile'], path: '/\\.astro/sites/.*\\.html$' };

let folder: string;
let root: string;
let temporary: string;
beforeEach(() => {
  folder = realPath(mkdtempSync(join(tmpdir(), 'beside-')));
  temporary = join(folder, 'temporary');
  mkdirSync(temporary);
  root = smallSite(join(folder, 'site'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const slowly = (): Promise<Ended> =>
  building(root, { fault: fatalPage, env: { NODE_OPTIONS: slow, TMPDIR: temporary } }).ended;

function change(file: string, from: string, to: string): void {
  const text = readFileSync(join(root, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not say ${from}.`);
  writeFileSync(join(root, file), text.replace(from, to));
}

it('is waited for by the pages: of content with a problem none is made, however long the check takes', async () => {
  change('content/editions/2020-21.md', 'to: 2021-03-31', 'to: 2021-02-31');
  const { code, signal, said } = await slowly();
  expect([code, signal], said).toEqual([1, null]);
  expect(said).toContain('content/editions/2020-21.md:4:');
  expect(said).toContain('1 problem to put right; nothing was published.');
  expect(litter(root, join(root, 'dist'), temporary)).toEqual([]);
});

it('lets pages be made once it has found nothing', async () => {
  const { signal, said } = await slowly();
  expect(signal, said).toBe('SIGKILL');
  expect(said).toContain('no problem that stops the build');
});

it.each([
  ['an address that is none', 'content/board.json', '"site":"https://', '"site":"nowhere://'],
  ['an edition that cannot be read', 'content/editions/2020-21.md', 'title: 2020/21', 'title: ['],
])('says what is wrong where the build fails for it as well: %s', async (_, file, from, to) => {
  const before = stateOf(root);
  change(file, from, to);
  const { code, said } = await building(root, { env: { TMPDIR: temporary } }).ended;
  expect(code, said).toBe(1);
  expect(said).toMatch(new RegExp(`${file}:\\d+:\\d+ error: `));
  expect(said).toMatch(/problems? to put right; nothing was published\./);
  expect(said).not.toContain('as it was');
  expect(litter(root, join(root, 'dist'), temporary)).toEqual([]);
  change(file, to, from);
  expect(stateOf(root)).toBe(before);
});
