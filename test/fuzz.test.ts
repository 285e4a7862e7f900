import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { content } from '../src/content.ts';
import { filesBelow } from '../src/files.ts';
import type { Problem } from '../src/problem.ts';
import { build } from './build.ts';
import { Field, failures, inWords, sites, type Mutant } from './fuzz/fuzz.ts';
import { brokenHtml, brokenNumbers, brokenWords, decimal } from './fuzz/promises.ts';
import { smaller } from './fuzz/smaller.ts';

/** `npm run fuzz` takes other seeds, and as long as it is told. */
const seed = 2026;
const [count, countOfReal] = [130, 12];

let field: Field;
let right: Mutant[] = [];
beforeAll(() => {
  field = new Field(sites.fixture);
});
afterAll(() => field.remove());

describe('mutants of the fixture', () => {
  it('keep the promises, each and every one', () => {
    const run = failures(field, { seed, numbers: [...Array(count).keys()] });
    right = run.right;
    expect(run.found.map(inWords).join('\n\n')).toBe('');
    expect(run.count).toBe(count);
  }, 300_000);

  it('are the same for the same seed and number, and others for others', () => {
    const [one, same, other] = [field.mutant(seed, 3), field.mutant(seed, 3), field.mutant(seed + 1, 3)];
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it('are built together where nothing stops them, into a site that runs nothing, calls nobody and has their numbers', () => {
    const sound = right.filter((mutant) => {
      const isSound = field.isRight(mutant);
      if (!isSound) field.mend(mutant.file);
      return isSound;
    });
    expect(sound.length).toBeGreaterThan(5);
    const dist = join(dirname(field.root), 'dist');
    const { code, output } = build(field.root, dist);
    expect(code, output).toBe(0);
    const pages = filesBelow(dist, '.').filter((file) => file.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(50);
    const faults = pages.flatMap((file) => brokenPage(file, readFileSync(join(dist, file), 'utf8')));
    expect(faults).toEqual([]);
    expect(brokenNumbers(field.root, content(field.root))).toEqual([]);
    expect(filesBelow(dirname(field.root), '.').filter((file) => !/^(site|dist)\//.test(file))).toEqual([]);
    expect(existsSync(`${dist}.next`)).toBe(false);
  }, 300_000);
});

/** What in a page runs a script that is not the site’s own, or loads something from elsewhere. */
function brokenPage(file: string, html: string): string[] {
  const bad = [
    /<script\b(?![^>]*(?:src="\/|type="application\/ld\+json"|type="module"))/,
    /<(?:script|link|img|source|iframe|object|embed)\b[^>]*\b(?:src|data)="(?!\/|data:image\/svg\+xml)/,
    /\s(?:href|src|action)="\s*(?:javascript|data|vbscript):(?!image\/)/i,
    /<[a-z][^>]*\son[a-z]+="/,
    /<(?:base|iframe|object|embed|form action="https)\b/,
  ];
  if (html.includes(dirname(field.root))) return [`${file} has a path of this machine`];
  return bad.flatMap((pattern) => {
    const found = pattern.exec(html)?.[0];
    return found === undefined ? [] : [`${file}: ${found.slice(0, 200)}`];
  });
}

it('mutants of the real content and data keep the promises too', () => {
  const real = new Field(sites.real);
  try {
    const { found, count } = failures(real, { seed, numbers: [...Array(countOfReal).keys()] });
    expect(found.map(inWords).join('\n\n')).toBe('');
    expect(count).toBe(countOfReal);
  } finally {
    real.remove();
  }
}, 300_000);

describe('a promise that is broken is seen', () => {
  const problem: Problem = {
    ...{ file: 'content/glossary/care.md', line: 1, column: 1, severity: 'error' },
    ...{ message: 'Something is wrong.', cure: 'Put it right.' },
  };
  it.each<[what: string, change: Partial<Problem>]>([
    ['a place behind the end of the file', { line: 99 }],
    ['a place behind the end of the line', { line: 2, column: 99 }],
    ['a line that is none', { line: Number.NaN }],
    ['a file that is none', { file: 'content/none.md', line: 2 }],
    ['a file elsewhere', { file: '../../etc/passwd' }],
    ['a control character', { message: 'A \u001b[31m is wrong.' }],
    ['a turned direction', { cure: 'Delete \u202e here.' }],
    ['a private-use character', { message: 'A \ue000 is wrong.' }],
    ['a stack trace', { message: 'Wrong.\n    at parse (/a/b.ts:1:2)' }],
    ['a value of programs', { message: 'The report undefined is wrong.' }],
    ['no cure', { cure: '' }],
    ['a long sentence', { message: 'a '.repeat(900) }],
  ])('%s', (_, change) => {
    expect(brokenWords(field.root, [problem])).toEqual([]);
    expect(brokenWords(field.root, [{ ...problem, ...change }])).not.toEqual([]);
  });

  it('a path of the machine', () => {
    expect(brokenWords(field.root, [{ ...problem, message: `In ${field.root}.` }])).not.toEqual([]);
  });

  it.each([
    '<script>1</script>',
    '<img src="https://example.org/x.png" alt="a">',
    '<img src="/x.png" onerror="1" alt="a">',
    '<a href="javascript:1">a</a>',
    '<a href="&#x6A;avascript:1">a</a>',
    '<a href="//example.org/">a</a>',
    '<p style="a">b</p>',
    '<iframe></iframe>',
    '<custom-element>a</custom-element>',
  ])('%s', (html) => {
    expect(brokenHtml('a.md', '<p class="a">b <a href="/c/">d</a></p>')).toEqual([]);
    expect(brokenHtml('a.md', html)).not.toEqual([]);
  });

  it('a number that is not as it was typed', () => {
    const all = content(field.root);
    expect(brokenNumbers(field.root, all)).toEqual([]);
    const datasets = all.datasets.map((entry) => ({
      ...entry,
      value: {
        ...entry.value,
        data: entry.value.data.map((row) => row.map((cell) => (cell === 1100 ? 1101 : cell))),
      },
    })) as typeof all.datasets;
    expect(brokenNumbers(field.root, { ...all, datasets })).not.toEqual([]);
    expect(decimal('1.10')).toBe(decimal('11e-1'));
    expect(decimal('1.1')).not.toBe(decimal('1.10000000000000001'));
  });

  it('and less of the input that breaks it is shown', () => {
    const input = Buffer.from([...Array(200).keys()].map((index) => `line ${index}`).join('\n'));
    const isBad = (bytes: Uint8Array) => Buffer.from(bytes).includes('line 77');
    const less = Buffer.from(smaller(input, isBad)).toString();
    expect(less).toContain('line 77');
    expect(less.length).toBeLessThan(60);
  });
});
