import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sourcePaperSchema } from '../src/source-schema.ts';
import { share, shareWords, sourceSections, SourcePaper } from '../src/source-paper.ts';
import { build, project } from './build.ts';

const paper = 'content/sources/invented-paper.json';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sources-'));
  cpSync(join(project, 'test/site'), join(folder, 'site'), { recursive: true });
  cpSync(join(project, 'test/sources'), join(folder, 'papers'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function change(file: string, from: string, to: string) {
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
}

/** Runs `npm run coverage` on the copy of the fixture. */
function coverage(...words: string[]) {
  const given = words.length > 0 ? words : ['--sources', join(folder, 'papers')];
  const run = spawnSync(process.execPath, ['scripts/coverage.ts', '--from', join(folder, 'site'), ...given], {
    cwd: project,
    encoding: 'utf8',
  });
  return { code: run.status, output: run.stdout + run.stderr };
}

it('finds nothing to say of a paper whose copy is as it was mapped, whatever ends its lines', () => {
  const whole =
    'invented-paper: Of 4 parts, 3 are on this site and 1 is not on it.\n' +
    'priorities-paper: Its one part is on this site.\n';
  expect(coverage()).toEqual({ code: 0, output: whole });
  const copy = join(folder, 'papers/invented-paper.txt');
  writeFileSync(copy, `\uFEFF${readFileSync(copy, 'utf8').replaceAll('\n', '\r\n')}`);
  expect(coverage()).toEqual({ code: 0, output: whole });
});

it('names units that have changed or moved, lines of no unit, and a copy of another length', () => {
  change('papers/invented-paper.txt', 'Plans rose', 'Plans rose fast');
  change('papers/invented-paper.txt', 'Children asked', '\nA new line.\n\nChildren asked');
  change('papers/invented-paper.txt', '2. \n', '');
  const { code, output } = coverage();
  expect(code).toBe(1);
  expect(output).toContain('The copy has 10 lines, not 8.');
  expect(output).toContain('Lines 3 to 4 (paragraph 1) have changed.');
  expect(output).toContain('Lines 7 to 8 (contact) have moved to line 9.');
  expect(output).toContain('Line 9 belongs to no unit.');
});

it('renews digests and changes nothing else, and names papers without a copy', () => {
  change('papers/invented-paper.txt', 'Plans rose', 'Plans rose fast');
  const before = readFileSync(join(folder, 'site', paper), 'utf8');
  expect(coverage('--sources', join(folder, 'papers'), '--renew').code).toBe(0);
  const after = readFileSync(join(folder, 'site', paper), 'utf8');
  const plain = (text: string) => text.replace(/"[0-9a-f]{12}"/g, '""');
  expect(after).not.toBe(before);
  expect(plain(after)).toBe(plain(before));
  rmSync(join(folder, 'papers/invented-paper.txt'));
  expect(coverage().output).toContain('has no readable invented-paper.txt.');
  expect(coverage('--renew').code).toBe(2);
});

it('keeps digests out of a protected copy, for a hidden count could be guessed from them', () => {
  const [from, to] = [join(folder, 'site'), join(folder, 'copy')];
  const run = spawnSync(process.execPath, ['scripts/protect.ts', '--from', from, '--to', to], {
    cwd: project,
    encoding: 'utf8',
  });
  expect(run.status, run.stdout + run.stderr).toBe(0);
  const copy = JSON.parse(readFileSync(join(to, paper), 'utf8'));
  const typed = JSON.parse(readFileSync(join(from, paper), 'utf8'));
  expect(JSON.stringify(copy)).not.toContain('digest');
  expect(copy.units.map(({ about }: { about: string }) => about)).toEqual(
    typed.units.map(({ about }: { about: string }) => about),
  );
}, 180_000);

it('publishes nothing when a page has not the place that carries a part of a paper', () => {
  change(`site/${paper}`, '/learning/points/listen/', '/learning/points/listen/#nowhere');
  const { code, output } = build(join(folder, 'site'), join(folder, 'dist'));
  expect(code).toBe(1);
  expect(output).toContain('about/sources/invented-paper/index.html → ');
  expect(output).toContain('/learning/points/listen/#nowhere');
}, 120_000);

it('shows each part, where it is, and first what does not add up', () => {
  const out = join(folder, 'dist');
  mkdirSync(out);
  rmSync(out, { recursive: true });
  const { code, output } = build(join(folder, 'site'), out);
  expect(code, output).toBe(0);
  const page = readFileSync(join(out, 'about/sources/invented-paper/index.html'), 'utf8');
  const words = page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  expect(words.indexOf('What does not add up')).toBeLessThan(words.indexOf('Part by part'));
  expect(words).toContain('Case reviews, 2020/21: What was said');
  expect(words).toContain('Left out: names, telephone numbers and e-mail addresses of people.');
  const report = readFileSync(join(out, '2020-21/crag/index.html'), 'utf8');
  expect(report).toContain('/about/sources/invented-paper/');
}, 120_000);

it('counts parts by how much of them is on the site', () => {
  const [whole, part, none] = [
    { carried: ['/'] },
    { carried: ['/'], withheld: 'names' as const },
    { carried: [], withheld: 'names' as const },
  ];
  expect(shareWords(share([whole, whole, part, none]))).toBe(
    'Of 4 parts, 2 are on this site, 1 is on it in part and 1 is not on it',
  );
  expect(shareWords(share([whole]))).toBe('Its one part is on this site');
  expect(shareWords(share([]))).toBe('No part has been gone through so far');
});

it('has a section for each that begins, and a front above the first', () => {
  const unit = { lines: [1, 1] as [number, number], place: 'p', about: 'a', carried: ['/'] };
  expect(sourceSections([unit, { ...unit, section: 'One' }, unit])).toEqual([
    { title: 'Front of the paper', units: [unit] },
    { title: 'One', units: [{ ...unit, section: 'One' }, unit] },
  ]);
});

it('has the schema that editors use as npm run schema writes it', () => {
  const kept = readFileSync(join(project, 'content/source-paper.schema.json'), 'utf8');
  expect(sourcePaperSchema(), 'run npm run schema').toBe(kept);
  expect(Object.keys(JSON.parse(kept).properties)).toEqual(Object.keys(SourcePaper.shape));
});
