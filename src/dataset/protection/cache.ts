import { stored, type Store } from '../../cache.ts';
import type { Interval } from './attack.ts';
import type { Suppression } from './suppression.ts';
import type { System } from './count.ts';

/** A choice, and how much was solved for it. */
export interface Choice extends Suppression {
  taken: number;
}

/**
 * The choice for a system: kept from an earlier build when the system is the same, else made anew and kept. What is kept
 * says which counts are hidden and what can be deduced of them, never a count.
 */
export function kept(
  system: System,
  threshold: number,
  { store, way }: { store: Store | undefined; way: string },
  choose: () => Choice,
): Choice {
  if (store === undefined) return choose();
  const { counts, sums } = system;
  const told = counts.map(({ role, shown, floor, loss }) => [role, shown, floor, loss]);
  const choice = read(stored(store, ['choice', way, threshold, told, sums], () => written(choose())));
  return hidesAll(system, choice) ? choice : choose();
}

/** Whether a kept choice hides what must be hidden, so that no fault of what is kept can show a small count. */
function hidesAll({ counts }: System, { hidden, intervals }: Suppression): boolean {
  return (
    counts.every(({ role }, index) => !['small', 'typed', 'hidden'].includes(role) || hidden.has(index)) &&
    [...hidden].every((index) => index < counts.length && intervals.has(index))
  );
}

function written({ hidden, intervals, taken }: Choice): Uint8Array {
  const entries = [...intervals].map(([index, interval]) => [
    index,
    interval?.least,
    interval?.most,
    interval?.isNever0,
  ]);
  return Buffer.from(JSON.stringify({ hidden: [...hidden], intervals: entries, taken }));
}

function read(bytes: Uint8Array): Choice {
  const { hidden, intervals, taken } = JSON.parse(Buffer.from(bytes).toString('utf8')) as {
    taken: number;
    hidden: number[];
    intervals: [number, number?, (number | null)?, (true | null)?][];
  };
  const found = intervals.map(([index, least, most, isNever0]): [number, Interval | undefined] => [
    index,
    typeof least === 'number' ? { least, most: most ?? Infinity, ...(isNever0 && { isNever0 }) } : undefined,
  ]);
  return { hidden: new Set(hidden), intervals: new Map(found), taken };
}
