import type { RawDataset } from '../dataset.ts';

/** A dataset with its id, `2014-15/plans`. */
export interface Identified {
  id: string;
  value: RawDataset;
}

/** A cell: a dataset, the index of a row in its `data` (1 for the first below the header), and a field. */
export interface Place {
  dataset: string;
  row: number;
  field: string;
}

/** Why a count is dealt with as it is. */
export type Role =
  /** From 1 to the threshold, or 0 in a sensitive field: must be hidden. */
  | 'small'
  /** Typed as `[c]`: hidden, and its value is not known here. */
  | 'typed'
  /** Not available to anybody: `[x]` or `[low]`. */
  | 'unknown'
  /** Shown, unless it would reveal another. */
  | 'free'
  /** Was published before, so hiding it now would hide nothing. */
  | 'shown'
  /** Was hidden in what was published before, so showing it now could tell what else was hidden. */
  | 'hidden';

/** A dataset as it was published before, where that says otherwise than today's. */
export interface Older extends Identified {
  /** Whether its sums are known to be its own: else one that does not add up is none, for rows have come or gone since. */
  isWhole: boolean;
}

/** What has been published before: which cells were shown, and which were hidden. */
export interface Before {
  wasShown?: ((place: Place) => boolean) | undefined;
  wasHidden?: ((place: Place) => boolean) | undefined;
  older?: readonly Older[] | undefined;
  /** Cells of older datasets with the cells that they are now: one figure, unless it was changed. */
  same?: readonly [old: Place, now: Place][] | undefined;
}

/** A figure that counts people: one cell, or several that are said to be the same figure. */
export interface Count {
  places: Place[];
  role: Role;
  /** The whole numbers that it may be for whoever sees it printed; one number unless it is rounded or a share. */
  shown: readonly [least: number, most: number];
  /** The count itself, where it was typed. */
  value: number | undefined;
  /** The least that it can be for whoever sees it hidden and knows the rules: 1 where 0 would be shown, more for a total. */
  floor: number;
  /** What is lost when it is hidden: 1 for an ordinary cell, more for a total, for 0 and for larger counts. */
  loss: number;
}

/** Counts that add up: the total is the sum of its parts and a gap, which is 0 unless the source does not add up. */
export interface Sum {
  total: number;
  parts: number[];
  gap: number;
}

/** All that an outsider knows: which counts there are, and how they add up. */
export interface System {
  counts: Count[];
  sums: Sum[];
}

/** What tells a cell from all others. */
export function keyOf({ dataset, row, field }: Place): string {
  return `${dataset} ${row} ${field}`;
}
