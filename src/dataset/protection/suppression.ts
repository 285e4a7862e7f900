import { ceilingOf, intervals, isSafe, knowledge, leastOf, type Attacker, type Interval } from './attack.ts';
import { withSolver, type Programme, type Solution, type Solver } from './solver.ts';
import type { Count, System } from './count.ts';

/** Which counts of a system are hidden, and what an outsider can still deduce of each. */
export interface Suppression {
  hidden: ReadonlySet<number>;
  intervals: ReadonlyMap<number, Interval | undefined>;
}

/**
 * Hides small counts, and with the least loss further ones, until none can be worked out (Fischetti and Salazar,
 * “Solving the cell suppression problem”, 2001): a master problem chooses what to hide; an attack on its choice
 * either shows that it is safe or gives a cut, which every safe choice satisfies.
 */
export function suppression(system: System, threshold: number): Suppression {
  const { counts } = system;
  const must = new Set(counts.keys().filter((index) => !isOpen(counts[index]!)));
  const most = new Set(counts.keys().filter((index) => counts[index]!.role !== 'shown'));
  if (!counts.some(isSecret)) return audited(system, must);
  return withSolver(master(system, must), (choose) => {
    roughly(choose, system, threshold);
    let before = '';
    for (let round = 1; ; round += 1) {
      const choice = choose.least();
      if (!choice) return audited(system, most);
      const hidden = new Set(counts.keys().filter((index) => choice.columns[index]! > 0.5));
      const cuts = attacked(system, hidden, threshold);
      if (cuts.length === 0) {
        const result = audited(system, hidden);
        const unsafe = [...hidden].filter(
          (index) => !isSafe(counts[index]!, result.intervals.get(index), threshold),
        );
        if (unsafe.length === 0 || hidden.size === most.size) return result;
        cuts.push(...unsafe.map((index) => oneMore(index, hidden, counts)));
      }
      // A cut that is broken by less than the solver's tolerance would be chosen against again and again.
      const isStuck = before === [...hidden].join();
      if (isStuck) cuts.push(...cuts.map(({ indices }) => oneMore(indices[0]!, hidden, counts)));
      before = [...hidden].join();
      for (const cut of cuts) choose.addRow(cut);
      if (round >= freeRounds) for (const index of hidden) choose.bound(index, 1, 1);
    }
  });
}

/** After so many choices, what was chosen stays hidden and more is added: a little more loss, and an end in sight. */
const freeRounds = 4;

/** Whether a count must be hidden for its own sake. */
export function isSecret({ role }: Count): boolean {
  return role === 'small' || role === 'typed' || role === 'hidden';
}

/** Whether a count may be shown. */
function isOpen({ role }: Count): boolean {
  return role === 'free' || role === 'shown';
}

function audited(system: System, hidden: ReadonlySet<number>): Suppression {
  return { hidden, intervals: intervals(system, hidden) };
}

type Row = Programme['rows'][number];

/** The problem of what to hide: 1 for hidden; of counts that are printed exactly and add up, never one alone. */
function master({ counts, sums }: System, must: ReadonlySet<number>): Programme {
  const rows = sums.flatMap(({ total, parts }) => {
    const all = [total, ...parts];
    if (all.some((index) => isLoose(counts[index]!))) return [];
    return all.map((one): Row => {
      const others = all.filter((each) => each !== one);
      return { indices: [one, ...others], values: [-1, ...others.map(() => 1)], lower: 0, upper: Infinity };
    });
  });
  return {
    lower: counts.map((_, index) => (must.has(index) ? 1 : 0)),
    upper: counts.map(({ role }) => (role === 'shown' ? 0 : 1)),
    cost: counts.map(({ loss }, index) => (must.has(index) ? 0 : loss + index * 1e-6)),
    rows,
    isWhole: false,
  };
}

/** Whether a count may be shown and still be several numbers. */
function isLoose(count: Count): boolean {
  return isOpen(count) && count.shown[0] < count.shown[1];
}

/** Adds the cuts that choices in fractions break, which are cheap to find and spare most of the whole ones. */
function roughly(choose: Solver, system: System, threshold: number): void {
  for (let round = 0; round < 30; round += 1) {
    const choice = choose.least();
    if (!choice) break;
    const broken = attackedPartly(system, choice.columns, threshold).filter(
      ({ indices, values }) =>
        indices.reduce((sum, index, at) => sum + choice.columns[index]! * values[at]!, 0) < -1e-3,
    );
    if (broken.length === 0) break;
    for (const cut of broken) choose.addRow(cut);
  }
  choose.makeWhole();
}

/** Cuts from the attack on a choice in fractions: each count is loose between bounds as far as it is hidden. */
function attackedPartly(system: System, choice: Float64Array, threshold: number): Row[] {
  const { counts } = system;
  const reach = threshold + 1;
  const partly = {
    ...knowledge(system, new Set(), { isWhole: false }),
    lower: counts.map(({ shown, floor }, index) => shown[0] * (1 - choice[index]!) + floor * choice[index]!),
    upper: counts.map(({ shown, role }, index) =>
      role === 'typed' || role === 'unknown' ? ceilingOf(counts) : shown[1] + reach * choice[index]!,
    ),
  };
  return withSolver(partly, (solver) =>
    [...counts.keys()]
      .filter((index) => counts[index]!.role !== 'unknown' && choice[index]! > 1e-3)
      .flatMap((index) => {
        const [least, most] = [solver.leastOf(index, 1), solver.leastOf(index, -1)];
        return least && most ? cutsOf(system, index, [least, most], threshold) : [];
      }),
  );
}

/** Cuts from the attack on a choice; none when it withstands, as far as fractions of counts tell. */
function attacked(system: System, hidden: ReadonlySet<number>, threshold: number): Row[] {
  const cuts = attackedBy('rules', system, hidden, threshold);
  return cuts.length > 0 ? cuts : attackedBy('sums', system, hidden, threshold);
}

/** Cuts from the attack of one who knows the rules, or the sums alone: who then learns only whether a small count is 0. */
function attackedBy(knows: Attacker, system: System, hidden: ReadonlySet<number>, threshold: number): Row[] {
  const { counts } = system;
  return withSolver(knowledge(system, hidden, { isWhole: false, knows }), (solver) => {
    const seen = new Map<number, { least: number; most: number }>();
    return [...hidden]
      .sort((a, b) => a - b)
      .flatMap((index): Row[] => {
        const { role } = counts[index]!;
        if (role === 'unknown' || (knows === 'sums' && role !== 'small')) return [];
        const widest = seen.get(index);
        const floor = leastOf(counts[index]!, knows);
        if (widest && isSafe({ role, floor }, widest, threshold)) return [];
        const ends = ([1, -1] as const).map((sign) => solved(solver, index, sign, hidden, seen));
        const [least, most] = ends;
        if (!least || !most) return [];
        return cutsOf(system, index, [least, most], threshold, knows);
      });
  });
}

/** One end of a count's interval; what the attack found of other counts on the way is kept. */
function solved(
  solver: Solver,
  index: number,
  sign: 1 | -1,
  hidden: ReadonlySet<number>,
  seen: Map<number, { least: number; most: number }>,
): Solution | undefined {
  const found = solver.leastOf(index, sign);
  if (!found) return undefined;
  for (const each of hidden) {
    const value = found.columns[each]!;
    const before = seen.get(each);
    seen.set(each, {
      least: Math.min(
        before?.least ?? value,
        Math.abs(value - Math.round(value)) < 1e-6 ? Math.round(value) : value,
      ),
      most: Math.max(before?.most ?? value, value),
    });
  }
  return found;
}

/** What a safe choice must satisfy, when one end or both of a count's interval fall short. */
function cutsOf(
  { counts, sums }: System,
  index: number,
  [least, most]: readonly [Solution, Solution],
  threshold: number,
  knows: Attacker = 'rules',
): Row[] {
  const { role } = counts[index]!;
  const floor = leastOf(counts[index]!, knows);
  const ceiling = ceilingOf(counts);
  const limit = (solution: Solution) => limitOf(solution, { counts, sums }, ceiling, knows);
  const [low, high] = [least.objective, -most.objective];
  const cuts: Row[] = [];
  const slack = 1e-6;
  if (role === 'small') {
    if (low > floor + slack) cuts.push(...cut(index, [limit(least)], floor));
    if (high < threshold + 1 - slack) cuts.push(...cut(index, [limit(most)], -(threshold + 1)));
    return cuts;
  }
  if (role === 'typed' && high < threshold + 1 - slack) {
    cuts.push(...cut(index, [limit(most)], -(threshold + 1)));
  }
  if (high - low < threshold - slack) cuts.push(...cut(index, [limit(least), limit(most)], -threshold));
  return cuts;
}

/** By the duality of linear programmes: the least value is at least `constant` minus what each hidden count loosens. */
interface Limit {
  constant: number;
  loosened: number[];
}

function limitOf(
  { columnDuals, rowDuals }: Solution,
  { counts, sums }: System,
  ceiling: number,
  knows: Attacker,
): Limit {
  let constant = sums.reduce((sum, { gap }, row) => sum + gap * rowDuals[row]!, 0);
  const loosened = counts.map((count, column) => {
    const floor = leastOf(count, knows);
    const [lower, upper] = [Math.max(count.shown[0], floor), count.shown[1]];
    const price = columnDuals[column]!;
    if (Math.abs(price) < 1e-9) return 0;
    const end = price > 0 ? lower : Math.min(upper, ceiling);
    constant += price * end;
    return price > 0 ? price * (lower - floor) : -price * (ceiling - end);
  });
  return { constant, loosened };
}

/** The row that says: what is hidden loosens the limits on a hidden count by as much as they are too tight. */
function cut(index: number, limits: readonly Limit[], target: number): Row[] {
  const constant = limits.reduce((sum, limit) => sum + limit.constant, 0);
  const loosened = limits[0]!.loosened.map((_, column) =>
    limits.reduce((sum, limit) => sum + limit.loosened[column]!, 0),
  );
  const needed = constant - target - loosened[index]!;
  const others = [...loosened.keys()].filter((column) => column !== index && loosened[column]! > 1e-7);
  if (needed <= 1e-6) return [];
  const values = others.map((column) => Math.min(loosened[column]!, needed));
  return [{ indices: [index, ...others], values: [-needed, ...values], lower: 0, upper: Infinity }];
}

/** The row that says: while this count is hidden, some count that is shown now must be hidden too. */
function oneMore(index: number, hidden: ReadonlySet<number>, counts: readonly Count[]): Row {
  const others = [...counts.keys()].filter((each) => !hidden.has(each) && counts[each]!.role !== 'shown');
  return { indices: [index, ...others], values: [-1, ...others.map(() => 1)], lower: 0, upper: Infinity };
}
