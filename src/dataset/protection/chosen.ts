import type { Store } from '../../cache.ts';
import { kept, type Choice } from './cache.ts';
import { isSafe } from './attack.ts';
import type { Count, System } from './count.ts';
import { loosened } from './loosened.ts';
import { measured, unlessTooMuch } from './solver.ts';
import { isSecret, suppression, type Suppression } from './suppression.ts';

/** A system of counts that hang together, and the datasets that they stand in. */
export interface Refused {
  datasets: string[];
  counts: number;
  sums: number;
}

/** The most counts of a system that the least loss is looked for in, and of all such systems, smallest first. */
const mostExact = { one: 100, all: 500 };

/**
 * The most that is solved for all systems together, in steps of the solver times their size: about a second and a half on a
 * slow computer. So much is refused at once as would surely take more: secret counts times the size of their system.
 */
const most = { steps: 150_000_000, size: 3_000_000 };

/** What is hidden in each part of the system, and which parts are too large: the smallest are protected first. */
export function chosen(
  parts: readonly System[],
  threshold: number,
  cache: Store | undefined,
): { choices: { part: System; choice: Suppression }[]; refused: Refused[] } {
  const secret = parts.filter(({ counts }) => counts.some(isSecret));
  const choices = secret
    .filter(({ sums }) => sums.length === 0)
    .map((part) => ({ part, choice: alone(part) }));
  const refused: Refused[] = [];
  let [left, exact] = [most.steps, mostExact.all];
  const size = ({ counts }: System) => counts.length;
  for (const part of secret.filter(({ sums }) => sums.length > 0).sort((a, b) => size(a) - size(b))) {
    exact -= size(part);
    const choice = chosenOf(part, threshold, {
      store: cache,
      left,
      isExact: size(part) <= mostExact.one && exact >= 0,
    });
    left -= choice?.taken ?? 0;
    if (choice) choices.push({ part, choice });
    else refused.push(refusedOf(part));
  }
  return { choices, refused };
}

/** The choice for one part, kept or made; `undefined` when it takes more than is left. */
function chosenOf(
  part: System,
  threshold: number,
  { store, left, isExact }: { store: Store | undefined; left: number; isExact: boolean },
): Choice | undefined {
  if (sizeOf(part) > most.size) return undefined;
  const choose = () => best(isExact ? suppression : loosened, part, threshold);
  const choice = unlessTooMuch(() =>
    kept(part, threshold, { store, way: isExact ? 'least' : 'loosened' }, () => {
      const { result, taken } = measured(left, choose);
      return { ...result, taken };
    }),
  );
  return choice && choice.taken <= left ? choice : undefined;
}

/** A choice that shows every 0, so that nobody errs who takes hidden counts for more; one that hides some if none is safe. */
function best(choose: typeof suppression, part: System, threshold: number): Suppression {
  const counts = part.counts.map((count): Count =>
    count.role === 'free' && count.value === 0 ? { ...count, role: 'shown' } : count,
  );
  const choice = choose({ ...part, counts }, threshold);
  const isSafeAll = [...choice.hidden].every((index) =>
    isSafe(counts[index]!, choice.intervals.get(index), threshold),
  );
  return isSafeAll ? choice : choose(part, threshold);
}

/** What is hidden where no sum tells anything: what must be. */
function alone({ counts }: System): Suppression {
  const hidden = [...counts.keys()].filter((index) => !['free', 'shown'].includes(counts[index]!.role));
  return {
    hidden: new Set(hidden),
    intervals: new Map(hidden.map((index) => [index, { least: counts[index]!.floor, most: Infinity }])),
  };
}

/** How many secret counts a system has, times how many counts its sums name. */
function sizeOf({ counts, sums }: System): number {
  return counts.filter(isSecret).length * sums.reduce((all, { parts }) => all + parts.length + 1, 0);
}

function refusedOf({ counts, sums }: System): Refused {
  const datasets = new Set(counts.flatMap(({ places }) => places.map(({ dataset }) => dataset)));
  return { datasets: [...datasets], counts: counts.length, sums: sums.length };
}
