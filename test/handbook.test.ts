import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow } from '../src/files.ts';
import { project } from './build.ts';
import { handbook, handbookCommands, parsed } from './walk/walk.ts';

const docs = join(project, 'docs');
const text = handbook();
const steps = text.split(/^(?=## )/m).filter((part) => /^## \d+\. /.test(part));

describe('the handbook', () => {
  it('has twelve steps, each with when, who, something to type or to do, trouble and an end', () => {
    expect(steps.map((step) => Number(/^## (\d+)/.exec(step)![1]))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
    for (const step of steps) {
      const title = step.split('\n')[0]!;
      expect(step, title).toMatch(/^_When: [^_]*Who: [^_]*_$/m);
      expect(step, title).toMatch(/^```/m);
      expect(step, title).toMatch(/!\[[^\]]{20,}\]\(pictures\//);
      expect(step, title).toMatch(/\*\*If it goes wrong\*\*|\*\*Somebody could be recognised/);
      expect(step, title).toContain('**Done when**');
    }
  });

  it('shows pictures that are there, are small, and are all used', () => {
    const names = [...text.matchAll(/\]\((pictures\/[^)]+)\)/g)].map((match) => match[1]!);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) {
      expect(existsSync(join(docs, name)), name).toBe(true);
      expect(statSync(join(docs, name)).size, name).toBeLessThan(80_000);
    }
  });

  it('quotes messages that the product has', () => {
    const others = ['npm is not recognized', 'running scripts is disabled on this system'];
    const files = ['src', 'scripts']
      .flatMap((path) => filesBelow(project, path))
      .filter((file) => file.endsWith('.ts'));
    const code = files.map((file) => readFileSync(join(project, file), 'utf8')).join('\n');
    const quoted = [...text.matchAll(/^- _“([^”]+)”_/gm)].map((match) => match[1]!);
    expect(quoted.length).toBeGreaterThan(8);
    const said = (words: string) =>
      words
        .replace(/\d+/g, '${')
        .split('${')
        .every((part) => code.includes(part));
    expect(quoted.filter((words) => !others.includes(words) && !said(words))).toEqual([]);
  });

  it('leads to pages and headings that are there', () => {
    const links = [...text.matchAll(/\]\(((?!https?:|pictures\/)[^)]+)\)/g)].map((match) => match[1]!);
    for (const link of links) {
      const [file = '', id] = link.split('#');
      const path = file === '' ? join(docs, 'handbook.md') : join(docs, file);
      expect(existsSync(path), link).toBe(true);
      if (id) expect(headings(readFileSync(path, 'utf8')), link).toContain(id);
    }
  });
});

describe('each command of the handbook', () => {
  const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as Scripts;

  it('is written so that npm hands all words on', () => {
    expect(handbookCommands().length).toBeGreaterThan(8);
    expect(() => parsed('npm run check --strict')).toThrow('no command of npm with --');
  });

  it.each(handbookCommands())('is there with its options: $line', ({ script, words }) => {
    expect(Object.keys(scripts)).toContain(script);
    const known = options(scripts[script]!);
    const named = words.filter((word) => word.startsWith('--')).map((word) => word.slice(2));
    expect(known).toEqual(expect.arrayContaining(named));
  });

  /** The options that a script says it has, when it is given one that no script has. */
  function options(line: string): string[] {
    const words = [...line.split(' ').slice(1), '--no-such-option'];
    if (!words.some((word) => word.startsWith('scripts/') && word.endsWith('.ts'))) return [];
    const { status, stderr } = spawnSync(process.execPath, words, { cwd: project, encoding: 'utf8' });
    expect(status, stderr).toBe(2);
    return [...stderr.matchAll(/--([a-z][a-z-]*)/g)].map((match) => match[1]!);
  }
});

/** The ids that headings of a page get. */
function headings(page: string): string[] {
  return [...page.matchAll(/^#+ (.*)$/gm)].map((match) =>
    match[1]!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

interface Scripts {
  scripts: Record<string, string>;
}
