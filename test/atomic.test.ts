import fc from 'fast-check';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { realPath } from '../src/build/target.ts';
import { workshopOf } from '../src/build/workshop.ts';
import {
  building,
  litter,
  running,
  smallSite,
  stateOf,
  tell,
  type Ended,
  type Fault,
} from './atomic/site.ts';
import { project } from './build.ts';

const folder = realPath(mkdtempSync(join(tmpdir(), 'atomic-')));
const temporary = join(folder, 'temporary');
const env = { TMPDIR: temporary };
const root = join(folder, 'site');
const dist = join(root, 'dist');
/** What the site is with each of two words, once built whole. */
const whole = { first: '', second: '' };
let duration = 0;

// A build takes three seconds on a machine that does nothing else, and many times that on one that does.
vi.setConfig({ testTimeout: 180_000 });

const words = Object.keys(whole) as (keyof typeof whole)[];
const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));
const build = (fault?: Fault) => building(root, { env, ...(fault ? { fault } : {}) }).ended;

/** Tells the site another word than the one that `dist` was built with, and returns it. */
function another(): keyof typeof whole {
  const word = stateOf(dist) === whole.first ? 'second' : 'first';
  tell(root, word);
  return word;
}

/** Expects that the next build succeeds and leaves nothing behind. */
async function expectRecovery(): Promise<void> {
  const word = words.find((each) =>
    readFileSync(join(root, 'content/editions/2020-21.md'), 'utf8').includes(each),
  );
  const { code, said } = await build();
  expect(code, said).toBe(0);
  expect(stateOf(dist)).toBe(whole[word!]);
  expect(litter(root, dist, temporary)).toEqual([]);
}

beforeAll(async () => {
  mkdirSync(temporary);
  smallSite(root);
  for (const word of words) {
    tell(root, word);
    const before = Date.now();
    const { code, said } = await build();
    duration = Date.now() - before;
    expect(code, said).toBe(0);
    whole[word] = stateOf(dist);
  }
  expect(whole.first).not.toBe(whole.second);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Stops a build after some milliseconds; by Ctrl-C as people do it, twice. */
async function stopped(after: number, signal: NodeJS.Signals): Promise<Ended> {
  const { child, ended } = building(root, { env });
  await Promise.race([pause(after), ended]);
  child.kill(signal);
  if (signal === 'SIGINT') {
    await pause(3);
    child.kill(signal);
  }
  return ended;
}

describe('a build that is stopped', () => {
  it('at any of 20 random moments, by a kill or by Ctrl-C, or by what ends it on a server, leaves the old site or the new one whole, and the next builds need no help', async () => {
    const parts = fc.sample(fc.noBias(fc.nat(999)), { numRuns: 22, seed: 9 });
    const cut: (number | null)[] = [];
    for (const [index, part] of parts.entries()) {
      const before = stateOf(dist);
      another();
      const signal = (['SIGTERM', 'SIGHUP'] as const)[index - 20] ?? (index % 2 === 0 ? 'SIGKILL' : 'SIGINT');
      const { code, signal: by, said } = await stopped((duration * part) / 1000, signal);
      const at = `stopped by ${signal} after ${part} thousandths of a build\n${said}`;
      expect(
        words.map((word) => whole[word]),
        at,
      ).toContain(stateOf(dist));
      // Before the build itself begins there is nothing to put in order, and the signal ends the process.
      if (by === null) expect([0, 130], at).toContain(code);
      if (code === 130) expect(stateOf(dist), at).toBe(before);
      if (code === 130) expect(litter(root, dist, temporary), at).toEqual([]);
      if (code === 130) expect(said, at).toContain('Stopped. dist is as it was before.');
      if (code !== 0) cut.push(code);
      if (index % 11 === 10) await expectRecovery();
    }
    expect(cut.length).toBeGreaterThan(11);
    expect(cut.filter((code) => code === 130).length).toBeGreaterThan(3);
  }, 900_000);

  const atStep = (call: string, path: string, after: number): Fault => ({
    code: 'KILL',
    calls: [call],
    path,
    after,
  });

  it.each([
    ['before the old site makes room', atStep('rename', '/dist\\b', 1), 'old'],
    ['while the old site is deleted', atStep('rm', '/dist\\.previous/', 3), 'new'],
  ] as const)('%s, has one of them whole in its place', async (_, fault, which) => {
    const before = stateOf(dist);
    const word = another();
    expect((await build(fault)).signal).toBe('SIGKILL');
    expect(stateOf(dist)).toBe(which === 'old' ? before : whole[word]);
  });

  it('in the instant between its two renames, has the old site whole beside its place, where any next run puts it back', async () => {
    const before = stateOf(dist);
    const word = another();
    expect((await build(atStep('rename', '/dist\\b', 2))).signal).toBe('SIGKILL');
    expect(existsSync(dist)).toBe(false);
    expect(stateOf(`${dist}.previous`)).toBe(before);
    writeFileSync(
      join(root, 'content/board.json'),
      readFileSync(join(root, 'content/board.json'), 'utf8').replace('"home"', '"hme"'),
    );
    expect((await build()).code).toBe(1);
    expect(stateOf(dist)).toBe(before);
    writeFileSync(
      join(root, 'content/board.json'),
      readFileSync(join(root, 'content/board.json'), 'utf8').replace('"hme"', '"home"'),
    );
    await expectRecovery();
    expect(stateOf(dist)).toBe(whole[word]);
  });
});

describe('a disk that fails', () => {
  const writing = ['writeFile', 'mkdir', 'copyFile', 'cp', 'rename'];

  /** Expects that a build ends with 3 and a sentence about the machine, and that nothing else has happened. */
  async function expectFault(fault: Fault, sentence: RegExp): Promise<string> {
    const before = stateOf(dist);
    another();
    const { code, said } = await build(fault);
    expect(said).toMatch(sentence);
    expect(code, said).toBe(3);
    expect(said).not.toMatch(/^ +at |node:internal/m);
    expect(stateOf(dist)).toBe(before);
    expect(litter(root, dist, temporary)).toEqual([]);
    return said;
  }

  it.each([10, 100_000, 1_000_000])(
    'since it is full after %i bytes, leaves the old site whole; the build says so and leaves nothing behind',
    async (bytes) => {
      await expectFault(
        { code: 'ENOSPC', calls: writing, path: '.', bytes },
        /The machine could not do it: the disk is full\.\nMake room, then run the command again\./,
      );
    },
  );

  it('since it may not be written to, is named before anything is checked or built', async () => {
    const said = await expectFault(
      { code: 'EACCES', calls: ['mkdir'], path: '/dist\\.next$' },
      /could not do it: \S+\/dist\.next may not be opened or changed by this program\.\n.*Close it, then run the command again/,
    );
    expect(said).not.toContain('Checked');
  });

  it('at the last rename, puts the old site back', async () => {
    await expectFault(
      { code: 'EPERM', calls: ['rename'], path: '/dist\\.next$', after: 1 },
      /could not do it: \S+\/dist may not be opened/,
    );
  });

  it('under work that the build does by the way, ends it without a stack trace', async () => {
    await expectFault(
      { code: 'EACCES', calls: ['writeFile'], path: '/\\.astro/sites/.*/data-store' },
      /could not do it: \.astro\/sites\/\S+ may not be opened or changed/,
    );
  });

  it.each([
    ['EACCES', 'may not be opened or changed by this program'],
    ['ENOENT', 'is not there, or no longer'],
  ] as const)('with %s where a narrative is read names the file', async (code, words) => {
    await expectFault(
      { code, calls: ['readFile'], path: 'content/editions/2020-21\\.md$' },
      new RegExp(
        `could not do it: \\S+/content/editions/2020-21\\.md ${words}\\.\n[^]*[Rr]un the command again`,
      ),
    );
  });

  it('where things are kept between builds stops no build', async () => {
    const word = another();
    const fault = { code: 'EACCES', calls: writing, path: '/node_modules/\\.cache/' };
    const { code, said } = await build(fault);
    expect(code, said).toBe(0);
    expect(stateOf(dist)).toBe(whole[word]);
  });
});

describe('a build in which something is wrong', () => {
  it.each([
    [
      'LOST',
      'a file that pages lead to is not there',
      1,
      /→ \S+feed\.xml\n[^]*\d links lead nowhere; nothing was published\./,
    ],
    ['BUG', 'the program has a fault', 70, /that is our fault/],
  ] as const)('(%s: %s) leaves the old site whole and says so', async (code, _, exit, sentence) => {
    const before = stateOf(dist);
    another();
    const ended = await build({ code, calls: ['writeFile'], path: '/feed\\.xml$' });
    expect(ended.said).toMatch(sentence);
    expect(ended.code, ended.said).toBe(exit);
    expect(ended.said).not.toMatch(/^ +at |node:internal/m);
    expect(stateOf(dist)).toBe(before);
    expect(litter(root, dist, temporary)).toEqual([]);
  });
});

describe('the program that makes the search index', () => {
  it.each(['NewIndex', 'AddFile', 'GetFiles'])(
    'stopped when it is told %s, ends the build with a sentence, and the old site stays whole',
    async (cut) => {
      const before = stateOf(dist);
      another();
      const cutting = ['--import', pathToFileURL(join(project, 'test/atomic/cut-search.mjs')).href];
      const command = [...cutting, 'scripts/build.ts', '--from', root, '--to', dist];
      const { code, said } = await running(command, { env: { ...env, CUT: cut } }).ended;
      expect(said).toMatch(
        /could not do it: The search index could not be made: .+ could not be started, or was stopped\.\nRun npm ci/,
      );
      expect(code, said).toBe(3);
      expect(said).not.toMatch(/^ +at |node:internal|\n\n\n/m);
      expect(stateOf(dist)).toBe(before);
      expect(litter(root, dist, temporary)).toEqual([]);
    },
  );
});

describe('builds at the same time', () => {
  const begun = async (to: string) => {
    while (!existsSync(workshopOf(project, to))) await pause(10);
  };

  it('of one site are one: the other says so and ends, and the site is whole', async () => {
    const word = another();
    const one = building(root, { env });
    await begun(dist);
    const other = await build();
    expect(other.code, other.said).toBe(3);
    expect(other.said).toMatch(
      /^Another build of this site is running \(since \d\d:\d\d\)\. Wait until it has ended/,
    );
    expect((await one.ended).code).toBe(0);
    expect(stateOf(dist)).toBe(whole[word]);
    expect(litter(root, dist, temporary)).toEqual([]);
  });

  it('of different sites all succeed, and each is as if it had been built alone, also on another drive and through a link', async () => {
    const second = smallSite(join(folder, 'second'));
    const place = join(folder, 'drive');
    mkdirSync(place);
    symlinkSync(place, join(second, 'dist'), 'junction');
    tell(second, 'second');
    tell(root, 'first');
    const elsewhere = { code: 'EXDEV', calls: ['rename'], path: '/\\.astro/sites/[^/]+/site$' };
    const both = [building(root, { env }), building(second, { env, fault: elsewhere })];
    for (const { code, said } of await Promise.all(both.map(({ ended }) => ended)))
      expect(code, said).toBe(0);
    expect(stateOf(dist)).toBe(whole.first);
    expect(lstatSync(join(second, 'dist')).isSymbolicLink()).toBe(true);
    expect(stateOf(place)).toBe(whole.second);
    expect(litter(second, place, temporary)).toEqual([]);
  });
});

describe('a publication that is killed', () => {
  it('while it changes files is undone by the next run, byte for byte', async () => {
    const edition = join(root, 'content/editions/2020-21.md');
    writeFileSync(edition, readFileSync(edition, 'utf8').replace('title:', 'draft: true\ntitle:'));
    const before = stateOf(join(root, 'content'));
    const fault = { code: 'KILL', calls: ['rename'], path: '/site/content/editions/', after: 1 };
    const command = [
      'scripts/publish.ts',
      '2020-21',
      '--from',
      root,
      '--date',
      '2026-09-30',
      '--allow-warnings',
      'Invented.',
    ];
    const { signal, said } = await running(command, { env, fault }).ended;
    expect(signal, said).toBe('SIGKILL');
    expect(readFileSync(edition, 'utf8')).not.toContain('draft');
    expect(existsSync(join(root, 'private/publishing'))).toBe(true);
    const next = await build();
    expect(next.said).toContain(
      'A publication was cut off and is undone. As they were before: content/editions/2020-21.md.',
    );
    expect(stateOf(join(root, 'content'))).toBe(before);
    expect(litter(root, dist, temporary)).toEqual([]);
  });
});
