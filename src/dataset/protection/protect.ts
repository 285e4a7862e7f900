import type { Store } from '../../cache.ts';
import type { Dataset } from '../dataset.ts';
import { isSafe, type Interval } from './attack.ts';
import { chosen, type Refused } from './chosen.ts';
import { derivedFrom } from './derived.ts';
import { parted } from './parted.ts';
import { published } from './published.ts';
import { keyOf, type Before, type Count, type Identified, type Place } from './count.ts';
import { repeated, samePlaces } from './same.ts';
import { system } from './system.ts';

/** Why a cell is hidden. */
export type Reason =
  /** A count from 1 to the threshold, or 0 in a sensitive field. */
  | 'small'
  /** Worked out from a hidden or small count, or on a small base. */
  | 'derived'
  /** Would reveal another. */
  | 'further'
  /** Typed as `[c]`. */
  | 'typed';

/** A hidden cell. */
export interface Hidden extends Place {
  reason: Reason;
  /** What an outsider can deduce of it, where that was attacked: a count, not what is worked out from counts. */
  interval: Interval | undefined;
  isSafe: boolean;
}

/** What was hidden in all datasets, and why. */
export interface Protection {
  /** The datasets as they are published, by id. */
  datasets: Map<string, Dataset>;
  /** Every hidden cell, in the order of the datasets. */
  hidden: Hidden[];
  /** Systems that are too large to be protected: nothing of their datasets is among the others. */
  refused: Refused[];
}

/**
 * Protects datasets together: small counts become `[c]`, and with the least loss so does what would reveal them in
 * their own dataset or in another; then what is published is attacked. `threshold` is the largest small count.
 * Cells that were published before are not hidden for the sake of others; those that were hidden stay hidden. With a `cache` choices are kept
 * there and made again only when the figures change.
 */
export function protection(
  every: readonly Identified[],
  threshold: number,
  { cache, ...before }: Before & { cache?: Store } = {},
): Protection {
  const all = system(every, threshold, before);
  const { choices, refused } = chosen(parted(all), threshold, cache);
  const hidden = new Map<string, Hidden>();
  const gone = new Set(refused.flatMap(({ datasets }) => datasets));
  const raw = every.filter(({ id }) => !gone.has(id));
  for (const { part, choice } of choices) {
    for (const index of choice.hidden) {
      for (const found of hiddenCells(part.counts[index]!, choice.intervals.get(index), threshold))
        hidden.set(keyOf(found), found);
    }
  }
  const isHidden = (place: Place) => hidden.has(keyOf(place));
  const pairs = samePlaces(raw);
  for (let before = -1; before !== hidden.size;) {
    before = hidden.size;
    const worked = raw.flatMap((dataset) => derivedFrom(dataset, isHidden, threshold));
    for (const place of [...worked, ...repeated(raw, pairs, isHidden)])
      hidden.set(keyOf(place), { ...place, reason: 'derived', interval: undefined, isSafe: true });
  }
  return {
    datasets: new Map(
      raw.map((dataset) => [
        dataset.id,
        published(dataset.value, (row, field) => hidden.has(keyOf({ dataset: dataset.id, row, field }))),
      ]),
    ),
    hidden: raw.flatMap((dataset) => inOrder(dataset, hidden)),
    refused,
  };
}

function hiddenCells(
  { role, floor, places }: Count,
  interval: Interval | undefined,
  threshold: number,
): Hidden[] {
  if (role === 'unknown') return [];
  const reason = role === 'small' || role === 'typed' ? role : 'further';
  return places.map((place) => ({
    ...place,
    reason,
    interval,
    isSafe: isSafe({ role, floor }, interval, threshold),
  }));
}

function inOrder({ id, value }: Identified, hidden: ReadonlyMap<string, Hidden>): Hidden[] {
  return value.data
    .slice(1)
    .flatMap((_, index) =>
      value.schema.fields.flatMap(
        ({ name }) => hidden.get(keyOf({ dataset: id, row: index + 1, field: name })) ?? [],
      ),
    );
}
