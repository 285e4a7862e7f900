import type { Lock } from '../../lock.ts';
import type { Identified, Place } from './system.ts';

/** Tells which cells a frozen edition shows: their numbers are known, so hiding them would hide nothing. */
export function shownBefore(
  datasets: readonly Identified[],
  locks: readonly Lock[],
): (place: Place) => boolean {
  const known = new Set(locks.flatMap(lockedNumbers));
  const byId = new Map(datasets.map(({ id, value }) => [id, value]));
  return ({ dataset, row, field }) => {
    const { schema, data } = byId.get(dataset)!;
    return known.has(keyOf(dataset, schema.fields, data[row] ?? [], field));
  };
}

function lockedNumbers({ edition, datasets }: Lock): string[] {
  return datasets.flatMap(({ name, fields, rows }) =>
    (rows ?? []).flatMap((row) =>
      fields
        .filter((_, column) => typeof row[column] === 'number')
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
