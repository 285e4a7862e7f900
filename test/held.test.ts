import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decoded, filesBelow, holdContent } from '../src/files.ts';
import { build, digests, fixtureSite, project } from './build.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'held-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('content that is held', () => {
  const write = (file: string, text: string) => {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), text);
  };

  it('is as it was when it was first read, until it is let go', () => {
    for (const file of ['content/board.json', 'data/2020-21/a.json', 'public/a.txt', 'contents/a.md'])
      write(file, 'old');
    const release = holdContent(root);
    const texts = () =>
      ['content/board.json', 'data/2020-21/a.json', 'public/a.txt', 'contents/a.md'].map((file) =>
        decoded(root, file),
      );
    const names = () => ['content', 'data', 'public'].flatMap((folder) => filesBelow(root, folder));
    expect(texts()).toEqual(['old', 'old', 'old', 'old']);
    const before = names();
    for (const file of [...before, 'contents/a.md', 'content/new.md', 'data/new.json', 'public/new.txt'])
      write(file, 'new');
    expect(texts()).toEqual(['old', 'old', 'new', 'new']);
    expect(names()).toEqual([...before, 'public/new.txt']);
    release();
    expect(texts()).toEqual(['new', 'new', 'new', 'new']);
    expect(names()).toContain('content/new.md');
  });

  it('is let go by each build for itself, and gives each caller a list of its own', () => {
    write('content/a.md', 'one');
    const first = holdContent(root);
    expect(decoded(root, 'content/a.md')).toBe('one');
    const second = holdContent(root);
    first();
    expect(decoded(root, 'content/a.md')).toBe('one');
    write('content/a.md', 'two');
    filesBelow(root, 'content').pop();
    expect([decoded(root, 'content/a.md'), filesBelow(root, 'content')]).toEqual(['one', ['content/a.md']]);
    expect(filesBelow(join(root, 'content'), '.')).toEqual(['a.md']);
    second();
    expect(decoded(root, 'content/a.md')).toBe('two');
  });
});

it('is what was checked that is built, whoever writes meanwhile', () => {
  cpSync(join(project, 'test/site'), root, { recursive: true });
  const listen = `--import ${pathToFileURL(join(project, 'test/meanwhile.mjs')).href}`;
  const to = join(root, 'dist');
  const { code, output } = build(root, to, { env: { NODE_OPTIONS: listen, WRITTEN: root } });
  expect(code, output).toBe(0);
  expect(readFileSync(join(root, 'data/2020-21/waiting-days.json'), 'utf8')).toContain('4100, 37, 46');
  expect(digests(to)).toEqual(digests(fixtureSite()));
  const next = build(root, to);
  expect([next.code, next.output]).toEqual([1, expect.stringContaining('content/glossary/unchecked.md')]);
}, 300_000);
