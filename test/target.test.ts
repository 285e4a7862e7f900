import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, parse } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mark } from '../src/build/mark.ts';
import { putBack, swap, tryPlace } from '../src/build/swap.ts';
import { realPath, targetFault } from '../src/build/target.ts';
import { project } from './build.ts';

let root: string;
let dist: string;
beforeEach(() => {
  root = realPath(mkdtempSync(join(tmpdir(), 'target-')));
  dist = join(root, 'dist');
  for (const name of ['content', 'data', 'public']) mkdirSync(join(root, name));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Writes files, each with its own path in it. */
function files(folder: string, ...paths: string[]): string {
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), path);
  }
  return folder;
}
const built = (folder: string, ...paths: string[]) => (files(folder, ...paths), mark(folder), folder);
const fault = (to = dist) => targetFault(realPath(to), root, project);

describe('the folder that a build replaces', () => {
  it('may be absent, empty, or an earlier build, that of an older version too', () => {
    expect(fault()).toBeUndefined();
    mkdirSync(dist);
    expect(fault()).toBeUndefined();
    files(dist, '_astro/a.js', 'about/font-licence.txt', 'sitemap-index.xml');
    expect(fault()).toBeUndefined();
    built(dist, 'index.html');
    expect(fault()).toBeUndefined();
  });

  it.each([
    ['work of people', ['notes.txt']],
    ['a site that another program has made', ['_astro/a.js', 'sitemap-index.xml', 'index.html']],
  ])('is never %s', (_, paths) => {
    files(dist, ...paths);
    expect(fault()).toBe(`${dist} has files in it that no build has made.`);
  });

  it('is never a repository, although a build made the files in it', () => {
    built(dist, '.git/HEAD');
    expect(fault()).toBe(`${dist} is a Git repository, and a build would delete its history.`);
  });

  it.each(['.next', '.previous'])('is refused while the name with %s belongs to somebody else', (ending) => {
    files(`${dist}${ending}`, 'notes.txt');
    expect(fault()).toBe(`${dist}${ending} has files in it that no build has made.`);
    rmSync(`${dist}${ending}`, { recursive: true });
    writeFileSync(`${dist}${ending}`, '');
    expect(fault()).toBe(`${dist}${ending} is a file.`);
  });

  it('is never what the site is made from, however it is named', () => {
    const places = ['content', 'content/editions', '.', '..', 'public'].map((name) => join(root, name));
    symlinkSync(join(root, 'content'), join(root, 'link'), 'junction');
    const ours = ['src', '.git', 'node_modules/a', '.astro', '.'].map((name) => join(project, name));
    for (const place of [...places, join(root, 'link'), join(root, 'link/below'), ...ours])
      expect(fault(place), place).toMatch(/ holds what the site is made from\.$/);
  });

  it('is found through links, and refused where a link leads nowhere', () => {
    const place = built(join(root, 'elsewhere'), 'index.html');
    symlinkSync(place, dist, 'junction');
    expect(realPath(dist)).toBe(place);
    expect(fault()).toBeUndefined();
    rmSync(place, { recursive: true });
    expect(() => fault()).toThrow(`${dist} is a link that leads nowhere.`);
  });

  it('is never the top of a drive or volume', () => {
    const top = process.platform === 'linux' ? '/proc' : parse(project).root;
    expect(fault(top)).toMatch(/is the top of a drive or volume|holds what the site is made from/);
  });
});

describe('the swap', () => {
  const names = () => readdirSync(root).filter((name) => !['content', 'data', 'public'].includes(name));

  it('clears what kills have left of builds, at any stage, so that no name stays taken', () => {
    built(`${dist}.next`, 'index.html');
    built(`${dist}.previous`, 'index.html');
    built(dist, 'index.html');
    putBack(dist);
    expect(names()).toEqual(['dist']);
    // Of an older version's site a part is left, which had no mark.
    files(`${dist}.previous`, '_astro/a.js', 'about/font-licence.txt', 'sitemap-index.xml');
    swap(built(join(root, 'new'), 'new.html'), dist);
    expect(names()).toEqual(['dist']);
    expect(readdirSync(dist).sort()).toEqual(['.built', 'new.html']);
  });

  it('puts the old site back when the new one cannot take its place', () => {
    built(dist, 'old.html');
    expect(() => swap(join(root, 'absent'), dist)).toThrow();
    expect(names()).toEqual(['dist']);
    expect(existsSync(join(dist, 'old.html'))).toBe(true);
  });

  it('is tried beforehand without a trace, also where folders are yet to be made', () => {
    tryPlace(join(root, 'a/b/dist'));
    tryPlace(dist);
    expect(names()).toEqual([]);
    files(root, 'file');
    expect(() => tryPlace(join(root, 'file/dist'))).toThrow();
  });
});
