import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { digestOf, entry, keep } from '../../cache.ts';
import type { Interval } from './attack.ts';
import { solverVersion } from './solver.ts';
import type { Suppression } from './suppression.ts';
import type { System } from './count.ts';

/** Where choices are kept between builds: which counts are hidden, never a count. */
export const cacheFolder = fileURLToPath(new URL('../../../node_modules/.cache/protection', import.meta.url));

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
  const file = `${folder}${nameOf(system, threshold)}.json`;
  const before = readKept(file);
  if (before && hidesAll(system, before)) return before;
  const { hidden, intervals } = choose();
  const entries = [...intervals].map(([index, interval]) => [index, interval?.least, interval?.most]);
  keep(file, Buffer.from(JSON.stringify({ hidden: [...hidden], intervals: entries })));
  return { hidden, intervals };
}

/** Whether a kept choice hides what must be hidden; a file that was damaged may not. */
function hidesAll({ counts }: System, { hidden, intervals }: Suppression): boolean {
  return (
    counts.every(({ role }, index) => !['small', 'typed', 'hidden'].includes(role) || hidden.has(index)) &&
    [...hidden].every((index) => index < counts.length && intervals.has(index))
  );
}

function nameOf({ counts, sums }: System, threshold: number): string {
  const told = counts.map(({ role, shown, loss }) => [role, shown, loss]);
  return digestOf(JSON.stringify([version, threshold, told, sums]));
}

function readKept(file: string): Suppression | undefined {
  const bytes = entry(file);
  if (!bytes) return undefined;
  const { hidden, intervals } = JSON.parse(Buffer.from(bytes).toString('utf8')) as {
    hidden: number[];
    intervals: [number, number?, (number | null)?][];
  };
  const found = intervals.map(([index, least, most]): [number, Interval | undefined] => [
    index,
    typeof least === 'number' ? { least, most: most ?? Infinity } : undefined,
  ]);
  return { hidden: new Set(hidden), intervals: new Map(found) };
}
