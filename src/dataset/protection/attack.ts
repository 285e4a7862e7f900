import { withSolver, type Programme, type Solver } from './solver.ts';
import type { Count, System } from './count.ts';

/** The smallest and the largest whole number that an outsider could deduce for a hidden count. */
export interface Interval {
  least: number;
  /** `Infinity` when nothing that is published limits it. */
  most: number;
  /** Whether somebody who does not know that 0 is shown could tell that it is not 0. */
  isNever0?: true;
}

/** Who attacks: `rules` knows that 0 is shown, so that hidden counts are as large as their floor; `sums` does not. */
export type Attacker = 'rules' | 'sums';

/** What an outsider knows when the counts in `hidden` are not shown, as a system of sums between bounds. */
export function knowledge(
  { counts, sums }: System,
  hidden: ReadonlySet<number>,
  { isWhole = true, knows = 'rules' }: { isWhole?: boolean; knows?: Attacker } = {},
): Programme {
  const ceiling = ceilingOf(counts);
  const bounds = counts.map(
    (count, index) =>
      (hidden.has(index) ? [leastOf(count, knows), ceiling] : count.shown) as [number, number],
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

/** The least that a hidden count can be for an attacker. */
export function leastOf({ floor }: Pick<Count, 'floor'>, knows: Attacker): number {
  return knows === 'rules' ? floor : 0;
}

/** A number that no count reaches: what nothing limits is as large as this. */
export function ceilingOf(counts: readonly Count[]): number {
  const most = counts.reduce(
    (top, { shown: [, size] }) => (size < Infinity ? Math.max(top, size) : top),
    1000,
  );
  return 10 * most;
}

/**
 * Attacks what is published: the interval of each hidden count, whole numbers only, by the index of the count.
 * `undefined` for all when what is published contradicts itself, and for counts that nobody knows.
 */
export function intervals(system: System, hidden: ReadonlySet<number>): Map<number, Interval | undefined> {
  const { counts } = system;
  const all = [...hidden].sort((a, b) => a - b);
  const { columns, programme } = withoutKnown(knowledge(system, hidden));
  const found = new Map<number, Interval | undefined>(all.map((index) => [index, undefined]));
  if (!programme || all.every((index) => counts[index]!.role === 'unknown')) return found;
  const [ceiling, at] = [ceilingOf(counts), new Map(columns.map((column, place) => [column, place]))];
  withSolver({ ...programme, isWhole: false }, (loose) => {
    const tools = { loose, programme, seen: new Seen(columns.length), ceiling };
    for (const index of all)
      if (counts[index]!.role !== 'unknown') found.set(index, interval(tools, at.get(index)!));
  });
  for (const index of never0(system, hidden)) {
    const before = found.get(index);
    if (before) found.set(index, { ...before, isNever0: true });
  }
  return found;
}

/** The small counts that cannot be 0 for whoever knows the sums alone. */
function never0(system: System, hidden: ReadonlySet<number>): number[] {
  const wanted = [...hidden].filter((index) => {
    const { role, floor } = system.counts[index]!;
    return role === 'small' && floor > 0;
  });
  const { columns, programme } = withoutKnown(knowledge(system, hidden, { knows: 'sums' }));
  if (!programme || wanted.length === 0) return wanted;
  const at = new Map(columns.map((column, place) => [column, place]));
  return withSolver({ ...programme, isWhole: false }, (loose) => {
    const tools = { loose, programme, seen: new Seen(columns.length), ceiling: ceilingOf(system.counts) };
    return wanted.filter((index) => {
      const column = at.get(index)!;
      return tools.seen.least[column] !== 0 && !(isMet(tools, column, 1) && tools.seen.least[column] === 0);
    });
  });
}

/** A system without the columns that can be one number only; no `programme` when these contradict each other. */
function withoutKnown(all: Programme): { columns: number[]; programme: Programme | undefined } {
  const columns = [...all.lower.keys()].filter((column) => all.lower[column]! < all.upper[column]!);
  const at = new Map(columns.map((column, place) => [column, place]));
  const rows = all.rows.map((row) => rowWithoutKnown(row, at, all.lower));
  const isFalse = ({ indices, lower, upper }: Programme['rows'][number]) =>
    indices.length === 0 && (lower > 1e-6 || upper < -1e-6);
  if (rows.some(isFalse) || all.lower.some((lower, column) => lower > all.upper[column]!))
    return { columns, programme: undefined };
  const kept = (bounds: readonly number[]) => columns.map((column) => bounds[column]!);
  const left = rows.filter(({ indices }) => indices.length > 0);
  return { columns, programme: { ...all, lower: kept(all.lower), upper: kept(all.upper), rows: left } };
}

function rowWithoutKnown(
  { indices, values, lower, upper }: Programme['rows'][number],
  at: ReadonlyMap<number, number>,
  known: readonly number[],
): Programme['rows'][number] {
  const open = [...indices.keys()].filter((each) => at.has(indices[each]!));
  const sum = indices.reduce(
    (all, column, each) => (at.has(column) ? all : all + values[each]! * known[column]!),
    0,
  );
  return {
    indices: open.map((each) => at.get(indices[each]!)!),
    values: open.map((each) => values[each]!),
    lower: lower - sum,
    upper: upper - sum,
  };
}

/** The least and the greatest number of each column in all solutions of whole numbers that were met. */
class Seen {
  readonly least: Float64Array;
  readonly most: Float64Array;

  constructor(columns: number) {
    this.least = new Float64Array(columns).fill(Infinity);
    this.most = new Float64Array(columns).fill(-Infinity);
  }

  /** Keeps a solution, unless it has fractions. */
  note(columns: Float64Array): boolean {
    if (columns.some((value) => Math.abs(value - Math.round(value)) > 1e-6)) return false;
    columns.forEach((value, column) => {
      this.least[column] = Math.min(this.least[column]!, Math.round(value));
      this.most[column] = Math.max(this.most[column]!, Math.round(value));
    });
    return true;
  }
}

/** What the ends of intervals are found with: the system in fractions and in whole numbers, and what was met before. */
interface Tools {
  loose: Solver;
  programme: Programme;
  seen: Seen;
  ceiling: number;
}

/** An interval that is exact, unless an end takes too long to find: then as narrow as the solutions that were met. */
function interval(tools: Tools, column: number): Interval | undefined {
  const { seen, ceiling } = tools;
  if (seen.least[column] !== tools.programme.lower[column] && !isMet(tools, column, 1)) return undefined;
  if (!(seen.most[column]! >= ceiling / 2) && !isMet(tools, column, -1)) return undefined;
  const top = seen.most[column]!;
  return { least: seen.least[column]!, most: top >= ceiling / 2 ? Infinity : top };
}

/** Meets one end of an interval, in fractions where that is enough; `false` when no solution of whole numbers is met. */
function isMet({ loose, programme, seen }: Tools, column: number, sign: 1 | -1): boolean {
  const found = loose.leastOf(column, sign);
  if (!found) return false;
  const met = () => (sign === 1 ? seen.least[column]! : -seen.most[column]!);
  if (seen.note(found.columns) || met() <= Math.ceil(found.objective - 1e-6)) return true;
  const best = withSolver(programme, (whole) => whole.leastOf(column, sign));
  if (best) seen.note(best.columns);
  return Number.isFinite(met());
}

/**
 * Whether a hidden count is safe: a small one may still be 0, or 1 for whoever knows that 0 is shown, and may be more than
 * the threshold; another one may be at least as many different numbers as the threshold; one that was typed as `[c]` may
 * be more than the threshold, too.
 */
export function isSafe(
  { role, floor }: Pick<Count, 'role' | 'floor'>,
  interval: Interval | undefined,
  threshold: number,
): boolean {
  if (role === 'unknown') return true;
  if (!interval) return false;
  const { least, most } = interval;
  if (role === 'small') return !interval.isNever0 && least <= floor && most > threshold;
  if (role === 'typed') return most > threshold && most - least >= threshold;
  return most - least >= threshold;
}
