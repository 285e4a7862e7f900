import type { Lock } from '../../lock.ts';
import type { Cell } from '../dataset.ts';
import type { Identified, Place } from './system.ts';

/** Tells which cells a frozen edition shows: their numbers are known, so hiding them would hide nothing. */
export function shownBefore(
  datasets: readonly Identified[],
  locks: readonly Lock[],
): (place: Place) => boolean {
  return lockedBefore(datasets, locks, (cell) => typeof cell === 'number');
}

/**
 * Tells which cells a frozen edition hides: shown now, one of them would tell with the older figures, which stay
 * reachable, what the others were.
 */
export function hiddenBefore(
  datasets: readonly Identified[],
  locks: readonly Lock[],
): (place: Place) => boolean {
  return lockedBefore(datasets, locks, (cell) => cell === '[c]');
}

function lockedBefore(
  datasets: readonly Identified[],
  locks: readonly Lock[],
  isMeant: (cell: Cell | null | undefined) => boolean,
): (place: Place) => boolean {
  const known = new Set(locks.flatMap((lock) => lockedCells(lock, isMeant)));
  const byId = new Map(datasets.map(({ id, value }) => [id, value]));
  return ({ dataset, row, field }) => {
    const { schema, data } = byId.get(dataset)!;
    return known.has(keyOf(dataset, schema.fields, data[row] ?? [], field));
  };
}

function lockedCells(
  { edition, datasets }: Lock,
  isMeant: (cell: Cell | null | undefined) => boolean,
): string[] {
  return datasets.flatMap(({ name, fields, rows }) =>
    (rows ?? []).flatMap((row) =>
      fields
        .filter((_, column) => isMeant(row[column]))
        .map((field) => keyOf(`${edition}/${name}`, fields, row, field.name)),
    ),
  );
}

/** A cell by the names in its row, whatever the order of rows. */
function keyOf(
  dataset: string,
  fields: readonly { name: string; type: string }[],
  row: readonly unknown[],
  field: string,
): string {
  const names = row.filter((_, column) => fields[column]?.type === 'string');
  return JSON.stringify([dataset, names, field]);
}
