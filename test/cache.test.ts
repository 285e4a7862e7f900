import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf, stored, storedLater, type From, type Store } from '../src/cache.ts';
import { filesBelow } from '../src/files.ts';
import { prune } from '../src/pruning.ts';
import { storeFolder, storeOf } from '../src/store.ts';
import { project } from './build.ts';

let folder: string;
let store: Store;
let made: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cache-'));
  store = { folder, version: 'one' };
  made = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const from = (word: string): From => ['chart', word];
const paths = () => filesBelow(folder, '.').map((file) => join(folder, file));

/** What the store gives for a word; `made` says what it had to make. */
function asked(word: string, into = store): string {
  const make = () => (made.push(word), Buffer.from(`drawing of ${word}`));
  return Buffer.from(stored(into, from(word), make)).toString();
}

describe('what is kept', () => {
  it('is made once, now or later, by whichever way it is asked for', async () => {
    expect([asked('a'), asked('a'), asked('b')]).toEqual(['drawing of a', 'drawing of a', 'drawing of b']);
    const later = await storedLater(store, from('a'), () => Promise.reject(new Error('made twice')));
    expect(Buffer.from(later).toString()).toBe('drawing of a');
    expect(made).toEqual(['a', 'b']);
  });

  it('is made again by another version, of another kind, and from anything else', () => {
    asked('a');
    asked('a', { folder, version: 'two' });
    for (const other of [
      ['picture', 'a'],
      ['chart', 'a', 'b'],
      ['chart', ['a']],
    ] satisfies From[])
      stored(store, other, () => (made.push(other.join()), Buffer.from('')));
    expect(made).toEqual(['a', 'a', 'picture,a', 'chart,a,b', 'chart,a']);
  });

  it('stands for no other thing, where its file was given the name of another', () => {
    asked('a');
    const [a] = paths() as [string];
    asked('b');
    const b = paths().find((path) => path !== a)!;
    cpSync(a, b);
    expect(asked('b')).toBe('drawing of b');
    expect(asked('b')).toBe('drawing of b');
    expect(made).toEqual(['a', 'b', 'b']);
  });

  it('is made again, and kept again, where a folder stands in its place', () => {
    asked('a');
    const [a] = paths() as [string];
    rmSync(a);
    mkdirSync(join(a, 'full'), { recursive: true });
    expect([asked('a'), asked('a')]).toEqual(['drawing of a', 'drawing of a']);
    expect(made).toEqual(['a', 'a']);
  });

  it('is made each time where nothing can be kept', () => {
    asked('a');
    const [a] = paths() as [string];
    rmSync(dirname(a), { recursive: true });
    writeFileSync(dirname(a), '');
    expect([asked('a'), asked('a')]).toEqual(['drawing of a', 'drawing of a']);
    expect(made).toEqual(['a', 'a', 'a']);
  });

  it('is whole, and the same, when several threads make it at once', async () => {
    const code = `
      const { parentPort, workerData } = require('node:worker_threads');
      import(workerData.cache).then(({ stored }) => {
        for (let word = 0; word < 60; word += 1)
          stored(workerData.store, ['chart', word], () => Buffer.alloc(200_000, word));
        parentPort.postMessage('done');
      });`;
    const cache = new URL('../src/cache.ts', import.meta.url).href;
    const threads = [1, 2, 3].map(() => new Worker(code, { eval: true, workerData: { cache, store } }));
    await Promise.all(threads.map((thread) => new Promise((done) => thread.once('exit', done))));
    expect(paths().length).toBe(60);
    for (let word = 0; word < 60; word += 1) {
      const bytes = stored(store, ['chart', word], () => Buffer.from('made again'));
      expect(digestOf(bytes)).toBe(digestOf(Buffer.alloc(200_000, word)));
    }
  });
});

describe('the room for what is kept', () => {
  const day = 86_400_000;
  const now = Date.now();
  const used = (path: string, days: number) => {
    const then = new Date(now - days * day);
    utimesSync(path, then, then);
  };

  it('ends for what no build has used for a month', () => {
    for (const word of ['a', 'b', 'c']) asked(word);
    paths().forEach((path, index) => used(path, [31, 29, 31][index]!));
    prune(folder);
    expect(paths().length).toBe(1);
  });

  it('begins anew for what a build uses, whoever made it', () => {
    asked('a');
    const [a] = paths() as [string];
    used(a, 29);
    asked('a');
    expect(statSync(a).mtimeMs).toBeGreaterThan(now - day);
    expect(made).toEqual(['a']);
  });

  it('is left, beyond a size, by what was used longest ago', () => {
    for (const word of ['a', 'b', 'c', 'd']) asked(word);
    const all = paths();
    all.forEach((path, index) => used(path, index));
    prune(folder, { days: 30, bytes: 2 * statSync(all[0]!).size });
    expect(paths()).toEqual(all.slice(0, 2));
  });

  it('is cleared of what a build that was cut off left, and of nothing that is not its own', () => {
    asked('a');
    const [a] = paths() as [string];
    const others = [join(folder, 'letter.txt'), join(dirname(a), 'letter.txt')];
    for (const path of [`${a}.4711-0`, ...others]) {
      writeFileSync(path, '');
      used(path, 2);
    }
    for (const path of others) used(path, 400);
    prune(folder);
    expect(paths().sort()).toEqual([a, ...others].sort());
  });

  it('may be none at all', () => {
    prune(join(folder, 'nowhere'));
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the version of what is kept', () => {
  const files = {
    'src/chart/draw/svg.ts': 'export const stroke = 1;',
    'src/document/typst/poster.typ': '#set page()',
    'src/check/rule.ts': 'export const rule = 1;',
    'src/components/Figure.astro': '<figure></figure>',
    'src/styles/figure.css': 'figure { margin: 0 }',
    'content/reports/2020-21/crag.mdx': 'Words.',
    'data/2020-21/plans.json': '{}',
    'package.json': '{"version":"0.8.0"}',
    'node_modules/.package-lock.json': JSON.stringify({
      packages: {
        'node_modules/chart.js': { version: '4.6.1', integrity: 'sha512-a' },
        'node_modules/vitest': { version: '5.1.1', integrity: 'sha512-b', dev: true },
      },
    }),
  };
  const write = (changes: object = {}) => {
    for (const [file, text] of Object.entries({ ...files, ...changes })) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text as string);
    }
    return storeOf(folder).version;
  };
  const lock = 'node_modules/.package-lock.json';

  it.each([
    ['code that draws', { 'src/chart/draw/svg.ts': 'export const stroke = 2;' }],
    ['a template', { 'src/document/typst/poster.typ': '#set page(margin: 1mm)' }],
    ['a file of code that is new', { 'src/chart/draw/area.ts': '' }],
    ['a package that is installed', { [lock]: files[lock].replace('4.6.1', '4.6.2') }],
    ['what a package holds', { [lock]: files[lock].replace('sha512-a', 'sha512-c') }],
  ])('changes with %s', (_, changes) => {
    const before = write();
    expect(write(changes)).not.toBe(before);
  });

  it.each([
    ['a page', { 'src/components/Figure.astro': '<figure><slot /></figure>' }],
    ['a style', { 'src/styles/figure.css': 'figure { margin: 1px }' }],
    ['the content', { 'content/reports/2020-21/crag.mdx': 'Other words.', 'data/2020-21/plans.json': '[]' }],
    ['a package for tests', { [lock]: files[lock].replace('5.1.1', '5.1.2') }],
  ])('stays as it is with another state of %s', (_, changes) => {
    const before = write();
    expect(write(changes)).toBe(before);
  });

  it('knows the code and the templates of the product, and the packages that draw and set', () => {
    const copy = join(folder, 'copy');
    cpSync(join(project, 'src'), join(copy, 'src'), { recursive: true });
    for (const file of ['chart/font.ts', 'document/typst/tokens.typ', 'dataset/protection/suppression.ts']) {
      const before = storeOf(copy).version;
      const path = join(copy, 'src', file);
      writeFileSync(path, `${readFileSync(path, 'utf8')}\n`);
      expect(storeOf(copy).version, file).not.toBe(before);
    }
  });

  it('is the same in another folder, so that branches and sites may share what is kept', () => {
    const here = write();
    const copy = join(folder, 'copy');
    for (const part of ['src', 'node_modules', 'package.json'])
      cpSync(join(folder, part), join(copy, part), { recursive: true });
    expect(storeOf(copy).version).toBe(here);
  });
});

describe('the place of what is kept', () => {
  it('is outside of the site, in the project, or where CACHE says', () => {
    const { CACHE: before } = process.env;
    try {
      delete process.env['CACHE'];
      expect(storeFolder(folder)).toBe(join(folder, 'node_modules/.cache/kept'));
      process.env['CACHE'] = 'shared';
      expect(storeFolder(folder)).toBe(join(folder, 'shared/kept'));
      process.env['CACHE'] = join(folder, 'elsewhere');
      expect(storeFolder(folder)).toBe(join(folder, 'elsewhere/kept'));
    } finally {
      if (before === undefined) delete process.env['CACHE'];
      else process.env['CACHE'] = before;
    }
  });
});
