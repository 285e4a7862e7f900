import type { Programme } from './solver.ts';
import { withSolver, type Solver } from './solver.ts';
import type { Count, System } from './count.ts';

/** The smallest and the largest whole number that an outsider could deduce for a hidden count. */
export interface Interval {
  least: number;
  /** `Infinity` when nothing that is published limits it. */
  most: number;
}

/** What an outsider knows when the counts in `hidden` are not shown, as a system of sums between bounds. */
export function knowledge({ counts, sums }: System, hidden: ReadonlySet<number>, isWhole = true): Programme {
  const ceiling = ceilingOf(counts);
  const bounds = counts.map(
    (count, index) => (hidden.has(index) ? [0, ceiling] : count.shown) as [number, number],
  );
  return {
    lower: bounds.map(([lower]) => lower),
    upper: bounds.map(([, upper]) => Math.min(upper, ceiling)),
    rows: sums.map(({ total, parts, gap }) => ({
      indices: [total, ...parts],
      values: [1, ...parts.map(() => -1)],
      lower: gap,
      upper: gap,
    })),
    isWhole,
  };
}

/** A number that no count reaches: what nothing limits is as large as this. */
export function ceilingOf(counts: readonly Count[]): number {
  const sizes = counts.map(({ shown }) => shown[1]).filter(Number.isFinite);
  return 10 * Math.max(1000, ...sizes);
}

/**
 * Attacks what is published: the interval of each hidden count, whole numbers only, by the index of the count.
 * `undefined` for all when what is published contradicts itself.
 */
export function intervals(system: System, hidden: ReadonlySet<number>): Map<number, Interval | undefined> {
  const ceiling = ceilingOf(system.counts);
  return withSolver(knowledge(system, hidden), (solver) => {
    const found = [...hidden]
      .sort((a, b) => a - b)
      .map((index) => [index, interval(solver, index, ceiling)] as const);
    return new Map(found);
  });
}

function interval(solver: Solver, index: number, ceiling: number): Interval | undefined {
  const [least, most] = [solver.leastOf(index, 1), solver.leastOf(index, -1)];
  if (!least || !most) return undefined;
  const top = Math.round(-most.objective);
  return { least: Math.round(least.objective), most: top >= ceiling / 2 ? Infinity : top };
}

/**
 * Whether a hidden count is safe: a small one may still be 0 and may be more than the threshold; another one may be
 * at least as many different numbers as the threshold; one that was typed as `[c]` may be more than the threshold, too.
 */
export function isSafe(
  { role }: Pick<Count, 'role'>,
  interval: Interval | undefined,
  threshold: number,
): boolean {
  if (role === 'unknown') return true;
  if (!interval) return false;
  const { least, most } = interval;
  if (role === 'small') return least === 0 && most > threshold;
  if (role === 'typed') return most > threshold && most - least >= threshold;
  return most - least >= threshold;
}
