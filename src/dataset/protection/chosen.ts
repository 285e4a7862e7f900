import type { Store } from '../../cache.ts';
import { kept, type Choice } from './cache.ts';
import { isSafe } from './attack.ts';
import type { Count, System } from './count.ts';
import { loosened } from './loosened.ts';
import { measured, unlessTooMuch, within } from './solver.ts';
import { isSecret, suppression, type Suppression } from './suppression.ts';

/** A system of counts that hang together, and the datasets that they stand in. */
export interface Refused {
  datasets: string[];
  counts: number;
  sums: number;
}

/** The most counts of a system that the least loss is looked for in. */
const mostExact = 100;

/**
 * The most that is solved for one dataset, and for the least loss in one system, in steps of the solver times their size:
 * a hundred million are about a second on a slow computer. So much is refused at once as would surely take more: secret
 * counts times the size of their system.
 */
const most = { dataset: 120_000_000, exact: 60_000_000, size: 3_000_000 };

/**
 * What is hidden in each part of the system, and which parts are too large: the smallest are protected first. What one
 * dataset takes is no other's loss, unless they hang together.
 */
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
  const taken = new Map<string, number>();
  const size = ({ counts }: System) => counts.length;
  for (const part of secret.filter(({ sums }) => sums.length > 0).sort((a, b) => size(a) - size(b))) {
    const datasets = datasetsOf(part);
    const left = most.dataset - Math.max(0, ...datasets.map((dataset) => taken.get(dataset) ?? 0));
    const choice = left > 0 ? chosenOf(part, threshold, cache, left) : undefined;
    for (const dataset of datasets)
      taken.set(dataset, (taken.get(dataset) ?? 0) + (choice?.taken ?? most.dataset));
    if (choice) choices.push({ part, choice });
    else refused.push({ datasets, counts: size(part), sums: part.sums.length });
  }
  return { choices, refused };
}

/** The choice for one part, kept or made; `undefined` when it takes more than is left. */
function chosenOf(
  part: System,
  threshold: number,
  store: Store | undefined,
  left: number,
): Choice | undefined {
  if (sizeOf(part) > most.size) return undefined;
  const isSmall = part.counts.length <= mostExact;
  const choice = unlessTooMuch(() =>
    kept(part, threshold, { store, way: isSmall ? 'least' : 'loosened' }, () => {
      const exact = isSmall ? within(most.exact, () => best(suppression, part, threshold)) : undefined;
      if (exact?.result) return { ...exact.result, taken: exact.taken };
      const before = exact?.taken ?? 0;
      const { result, taken } = measured(left - before, () => best(loosened, part, threshold));
      return { ...result, taken: taken + before };
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

function datasetsOf({ counts }: System): string[] {
  return [...new Set(counts.flatMap(({ places }) => places.map(({ dataset }) => dataset)))];
}
