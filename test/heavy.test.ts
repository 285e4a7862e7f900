import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { project } from './build.ts';
import { heavy } from './hostile/heavy.ts';

/** What each heavy file took, in a process of its own. */
interface Measured {
  name: string;
  seconds: number;
  megabytes: number;
  first?: string;
}

describe('content that would keep the build busy', () => {
  const names = Object.keys(heavy);
  const groups = [0, 1, 2, 3].map((rest) => names.filter((_, index) => index % 4 === rest));
  const runs = groups.map((group) =>
    spawnSync(process.execPath, [join(project, 'test/hostile/measure.ts'), ...group], {
      encoding: 'utf8',
      timeout: 600_000,
    }),
  );
  const printed = runs.flatMap(({ stdout }) => stdout.split('\n').filter((line) => line !== ''));
  const measured = printed.map((line) => JSON.parse(line) as Partial<Measured>);

  it('breaks nothing: each of it is read to its end', () => {
    expect(runs.map(({ status, stderr }) => [status, stderr])).toEqual(groups.map(() => [0, '']));
    expect(measured.flatMap(({ name }) => name ?? []).sort()).toEqual([...names].sort());
  });

  it.each(Object.keys(heavy))('%s takes at most 5 seconds and 1 GB, and is refused or harmless', (name) => {
    const { seconds, megabytes, first } = measured.find((each) => each.name === name) as Measured;
    expect(seconds).toBeLessThan(5);
    expect(megabytes).toBeLessThan(1000);
    if (first) expect(first).toMatch(/^\S+:\d+:\d+ error: .+\.\n(?: {4}.*\n)? {4}.+\.$/);
  });

  it('is published where it is a large table that a board may have', () => {
    const large = measured.filter(({ name }) =>
      /15 years and 12 groups|200 times|table of 8 by 8|cube of [58],|65 by 65|2,000 (?:waivers|links)/.test(
        name ?? '',
      ),
    );
    expect(large.map(({ name, first }) => [name, first])).toEqual(large.map(({ name }) => [name, undefined]));
    expect(large).toHaveLength(8);
  });

  it('is refused where its small counts are too many to be hidden together', () => {
    const refused = measured.filter(({ first }) => first?.includes('cannot be hidden in good time'));
    expect(refused.map(({ name }) => name).sort()).toEqual([
      '1,000 sums of 50 parts',
      'many small counts in a cube of 15, with totals',
      'many small counts in a table of 60 by 60',
      'small counts in a cube of 15, with totals',
      'small counts in a table of 2 by 1,000',
    ]);
  });

  it('is refused by its size where it is larger than people write', () => {
    const refused = measured.filter(({ first }) =>
      /characters|marks of Markdown|lines;|headings;|columns;|at most/.test(first ?? ''),
    );
    expect(refused.length).toBeGreaterThan(15);
  });
}, 300_000);
