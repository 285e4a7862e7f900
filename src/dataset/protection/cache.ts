import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Interval } from './attack.ts';
import { solverVersion } from './solver.ts';
import type { Suppression } from './suppression.ts';
import type { System } from './count.ts';

/** Where choices are kept between builds: which counts are hidden, never a count. */
export const cacheFolder = fileURLToPath(
  new URL('../../../node_modules/.cache/protection/', import.meta.url),
);

/** Changes with the code that chooses and attacks, so that no choice of an older version is kept. */
const version = [
  solverVersion,
  ...['attack.ts', 'solver.ts', 'suppression.ts'].map((name) =>
    readFileSync(new URL(name, import.meta.url), 'utf8'),
  ),
].join('\n');

/** The choice for a system: kept from an earlier build when the system is the same, else made anew and kept. */
export function kept(
  system: System,
  threshold: number,
  folder: string,
  choose: () => Suppression,
): Suppression {
  const file = `${folder}${digestOf(system, threshold)}.json`;
  const before = readKept(file);
  if (before && hidesAll(system, before)) return before;
  const { hidden, intervals } = choose();
  const entries = [...intervals].map(([index, interval]) => [index, interval?.least, interval?.most]);
  write(file, JSON.stringify({ hidden: [...hidden], intervals: entries }));
  return { hidden, intervals };
}

/** Whether a kept choice hides what must be hidden; a file that was damaged may not. */
function hidesAll({ counts }: System, { hidden, intervals }: Suppression): boolean {
  return (
    counts.every(({ role }, index) => !['small', 'typed', 'hidden'].includes(role) || hidden.has(index)) &&
    [...hidden].every((index) => index < counts.length && intervals.has(index))
  );
}

function digestOf({ counts, sums }: System, threshold: number): string {
  const told = counts.map(({ role, shown, loss }) => [role, shown, loss]);
  return createHash('sha256')
    .update(JSON.stringify([version, threshold, told, sums]))
    .digest('hex');
}

function readKept(file: string): Suppression | undefined {
  try {
    const { hidden, intervals } = JSON.parse(readFileSync(file, 'utf8')) as {
      hidden: number[];
      intervals: [number, number?, (number | null)?][];
    };
    const found = intervals.map(([index, least, most]): [number, Interval | undefined] => [
      index,
      typeof least === 'number' ? { least, most: most ?? Infinity } : undefined,
    ]);
    return { hidden: new Set(hidden), intervals: new Map(found) };
  } catch {
    return undefined; // Not kept, or not readable: it is made anew.
  }
}

function write(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch {
    rmSync(file, { force: true }); // A full disk must not stop a build that could do without.
  }
}
