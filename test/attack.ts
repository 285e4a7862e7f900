/**
 * An attacker written apart from the product: no linear programming, only narrowing of bounds and search over whole
 * numbers. It knows what is published and that counts are whole and not below 0.
 */
export interface Published {
  /** A number that is shown, or `undefined` for a hidden cell. */
  cells: (number | undefined)[];
  /** Indices: the first is the sum of the others. */
  sums: number[][];
  /** What each hidden cell is at least; 1 for an attacker who knows that 0 is shown. */
  floor?: number;
}

type Bounds = [least: number, most: number][];

const beyond = 1_000_000;

/** Narrows bounds until nothing changes; `undefined` when no table fits. */
function narrowed(bounds: Bounds, sums: readonly number[][]): Bounds | undefined {
  const next: Bounds = bounds.map(([least, most]) => [least, most]);
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (const [total, ...parts] of sums) {
      const low = parts.reduce((sum, part) => sum + next[part]![0], 0);
      const high = parts.reduce((sum, part) => sum + next[part]![1], 0);
      const limits: [number, number, number][] = [[total!, low, high]];
      for (const part of parts) {
        const others = [low - next[part]![0], high - next[part]![1]] as const;
        limits.push([part, next[total!]![0] - others[1], next[total!]![1] - others[0]]);
      }
      for (const [cell, least, most] of limits) {
        const [before, after] = next[cell]!;
        if (least > before || most < after) isChanged = true;
        next[cell] = [Math.max(before, least), Math.min(after, most)];
        if (next[cell][0] > next[cell][1]) return undefined;
      }
    }
  }
  return next;
}

/** Whether some table of whole numbers fits the bounds: narrows, then halves the first range that is left. */
function fits(bounds: Bounds, sums: readonly number[][]): boolean {
  const left = narrowed(bounds, sums);
  if (!left) return false;
  const open = left.findIndex(([least, most]) => least < most);
  if (open === -1) return true;
  const [least, most] = left[open]!;
  const tried = (range: [number, number]) => fits(left.with(open, range), sums);
  return tried([least, least]) || tried([least + 1, most]);
}

/** The smallest and largest whole number that a hidden cell can have; the largest is cut off at `enough`. */
export function deduced(
  { cells, sums, floor = 0 }: Published,
  cell: number,
  enough: number,
): [number, number] {
  const free: Bounds = cells.map((value) => (value === undefined ? [floor, beyond] : [value, value]));
  const start = narrowed(free, sums);
  if (!start) throw new Error('What is published contradicts itself.');
  const isPossible = (value: number) => fits(start.with(cell, [value, value]), sums);
  let [least, most] = start[cell]!;
  while (!isPossible(least)) least += 1;
  if (most > least + enough && fits(start.with(cell, [least + enough, most]), sums))
    return [least, least + enough];
  while (!isPossible(most)) most -= 1;
  return [least, most];
}

/** Every table of whole numbers that fits, by plain enumeration up to `most` in each hidden cell. */
export function tables({ cells, sums }: Published, most: number): number[][] {
  const found: number[][] = [];
  const due = cells.map((_, at) => sums.filter((sum) => Math.max(...sum) === at));
  const addUp = (so: readonly number[], at: number) =>
    due[at]!.every(([total, ...parts]) => so[total!] === parts.reduce((sum, part) => sum + so[part]!, 0));
  const fill = (so: number[]): void => {
    const at = so.length;
    if (at === cells.length) return void found.push(so);
    const known = cells[at];
    for (let value = known ?? 0; value <= (known ?? most); value += 1) {
      if (addUp([...so, value], at)) fill([...so, value]);
    }
  };
  fill([]);
  return found;
}
