import { ceilingOf, intervals, isSafe, knowledge } from './attack.ts';
import type { System } from './count.ts';
import { withSolver, type Programme, type Solver } from './solver.ts';
import type { Suppression } from './suppression.ts';

/**
 * Hides small counts and further ones, as `suppression` does, in systems too large for that: it takes one count after
 * another and moves it as far as it must be able to go, at the least loss for those that have to give way (Kelly, Golden
 * and Assad, “Cell suppression: disclosure protection for sensitive tabular data”, 1992). What it hides is attacked as
 * any other choice is; it may be a little more than the least.
 */
export function loosened(system: System, threshold: number): Suppression {
  const { counts } = system;
  const hidden = new Set(counts.keys().filter((index) => !['free', 'shown'].includes(counts[index]!.role)));
  for (let round = 0; round < mostRounds; round += 1) {
    withSolver(moving(system, hidden), (solver) => loosenAll({ system, threshold, hidden, solver }));
    const found = intervals(system, hidden);
    const unsafe = [...hidden].filter((index) => !isSafe(counts[index]!, found.get(index), threshold));
    const more = neighbours(system, hidden, unsafe);
    if (more.length === 0) return { hidden, intervals: found };
    for (const index of more) hidden.add(index);
  }
  const most = new Set(counts.keys().filter((index) => counts[index]!.role !== 'shown'));
  return { hidden: most, intervals: intervals(system, most) };
}

/** After so many choices that do not withstand the attack, everything is hidden. */
const mostRounds = 4;

/** Counts that may still be hidden, the least loss in each sum of those that are not safe. */
function neighbours(
  { counts, sums }: System,
  hidden: ReadonlySet<number>,
  unsafe: readonly number[],
): number[] {
  const wanted = new Set(unsafe);
  return sums.flatMap(({ total, parts }) => {
    const all = [total, ...parts];
    if (!all.some((index) => wanted.has(index))) return [];
    const open = all.filter((index) => counts[index]!.role === 'free' && !hidden.has(index));
    return open.sort((a, b) => counts[a]!.loss - counts[b]!.loss || a - b).slice(0, 1);
  });
}

/**
 * What an outsider knows, with two further columns for each count: by how much it is more, and by how much less, than
 * what is shown of it. Both cost its loss, and are 0 for counts that are hidden or must be shown.
 */
function moving(system: System, hidden: ReadonlySet<number>): Programme {
  const { counts } = system;
  const [known, ceiling] = [knowledge(system, hidden, { isWhole: false }), ceilingOf(counts)];
  const canMove = (index: number) => counts[index]!.role === 'free' && !hidden.has(index);
  const none = counts.map(() => 0);
  return {
    lower: [...known.lower, ...none, ...none],
    upper: [
      ...known.upper,
      ...counts.map((_, index) => (canMove(index) ? ceiling : 0)),
      ...counts.map(({ shown, floor }, index) => (canMove(index) ? Math.max(0, shown[0] - floor) : 0)),
    ],
    cost: [...none, ...counts.map(({ loss }) => loss), ...counts.map(({ loss }) => loss)],
    rows: known.rows.map(({ indices, values, ...bounds }) => ({
      ...bounds,
      indices: [0, 1, 2].flatMap((times) => indices.map((index) => index + times * counts.length)),
      values: [1, 1, -1].flatMap((sign) => values.map((value) => sign * value)),
    })),
  };
}

/** A choice in the making: what is hidden grows. */
interface Making {
  system: System;
  threshold: number;
  hidden: Set<number>;
  solver: Solver;
}

/** The least and the greatest that each hidden count was moved to. */
type Reached = Map<number, { least: number; most: number }>;

/** Loosens each hidden count, and each that is hidden for its sake. */
function loosenAll(making: Making): void {
  const { system, threshold, hidden } = making;
  const reached: Reached = new Map();
  move(making, reached);
  // A set lists what is added to it meanwhile as well.
  for (const index of hidden) {
    const { role, floor } = system.counts[index]!;
    if (role === 'unknown') continue;
    const isMost = () => (reached.get(index)?.most ?? 0) >= threshold + 1 - slack;
    if (role === 'small' && !((reached.get(index)?.least ?? Infinity) <= floor + slack))
      move(making, reached, [index, floor, floor]);
    if ((role === 'small' || role === 'typed') && !isMost())
      move(making, reached, [index, threshold + 1, ceilingOf(system.counts)]);
    if (role !== 'small') widen(making, reached, index);
  }
}

const slack = 1e-6;

/** Makes a count able to be as many numbers as the threshold: upwards from the least that it was, else downwards. */
function widen(making: Making, reached: Reached, index: number): void {
  const { threshold, system } = making;
  const { least, most } = reached.get(index) ?? { least: 0, most: 0 };
  if (most - least >= threshold - slack) return;
  const { floor } = system.counts[index]!;
  const isDone = move(making, reached, [index, least + threshold, ceilingOf(system.counts)]);
  if (!isDone && most >= threshold + floor) move(making, reached, [index, floor, most - threshold]);
}

/** Moves one count between bounds, or none, and hides what has to give way; `false` when nothing can. */
function move(
  { system: { counts }, hidden, solver }: Making,
  reached: Reached,
  target?: readonly [index: number, lower: number, upper: number],
): boolean {
  const ceiling = ceilingOf(counts);
  if (target) solver.bound(...target);
  const found = solver.least();
  if (target) solver.bound(target[0], counts[target[0]]!.floor, ceiling);
  if (!found) return false;
  const size = counts.length;
  const moved = ({ columns }: typeof found, index: number) =>
    columns[index + size]! - columns[index + 2 * size]!;
  for (const [index, count] of counts.entries()) {
    if (count.role === 'free' && !hidden.has(index) && Math.abs(moved(found, index)) > slack) {
      hidden.add(index);
      solver.bound(index, count.floor, ceiling);
      for (const times of [1, 2]) solver.bound(index + times * size, 0, 0);
    }
  }
  for (const index of hidden) {
    const value = found.columns[index]! + moved(found, index);
    const before = reached.get(index) ?? { least: value, most: value };
    reached.set(index, { least: Math.min(before.least, value), most: Math.max(before.most, value) });
  }
  return true;
}
