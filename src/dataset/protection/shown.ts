import type { Lock, LockedDataset } from '../../lock.ts';
import type { Cell, RawDataset } from '../dataset.ts';
import type { Identified, Place } from './count.ts';

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

const frozen = ' as frozen';

/**
 * Datasets as a frozen edition published them, where they say otherwise now: whoever has the older file knows both.
 * Each is linked to what it is now, cell by cell, so that a cell which is hidden in both counts as one figure.
 */
export function older(datasets: readonly Identified[], locks: readonly Lock[]): Identified[] {
  const byId = new Map(datasets.map(({ id, value }) => [id, value]));
  return locks.flatMap((lock) =>
    lock.datasets.flatMap((locked): Identified[] => {
      const id = `${lock.edition}/${locked.name}`;
      const now = byId.get(id);
      const data = now && dataBefore(now, locked, id);
      if (!data || now.rounding !== undefined || JSON.stringify(data) === JSON.stringify(now.data)) return [];
      const on = now.schema.fields.filter(({ type }) => type === 'string').map(({ name }) => name);
      const links = now.schema.fields
        .filter(({ type }) => type !== 'string')
        .map(({ name }) => ({ field: name, to: { dataset: id, field: name }, on }));
      return [{ id: `${id}${frozen}`, value: { ...now, indicators: [], links, data } }];
    }),
  );
}

/** The rows of a lock in the fields of today; what was hidden is what is typed now, as far as it is there. */
function dataBefore(now: RawDataset, { fields, rows }: LockedDataset, id: string): Cell[][] | undefined {
  const names = now.schema.fields;
  const texts = (all: readonly { name: string; type: string }[]) =>
    JSON.stringify(all.filter(({ type }) => type === 'string').map(({ name }) => name));
  if (!rows || texts(fields) !== texts(names)) return undefined;
  const typed = new Map(
    now.data.flatMap((row) =>
      row.map((cell, column) => [keyOf(id, names, row, names[column]?.name ?? ''), cell]),
    ),
  );
  const lines = rows.map((row) =>
    names.map(({ name }): Cell => {
      const at = fields.findIndex((field) => field.name === name);
      const cell = at === -1 ? '[z]' : (row[at] ?? '[c]');
      return cell === '[c]' ? (typed.get(keyOf(id, fields, row, name)) ?? cell) : cell === '' ? '[z]' : cell;
    }),
  );
  return [names.map(({ name }) => name), ...lines];
}

function lockedBefore(
  datasets: readonly Identified[],
  locks: readonly Lock[],
  isMeant: (cell: Cell | null | undefined) => boolean,
): (place: Place) => boolean {
  const known = new Set(locks.flatMap((lock) => lockedCells(lock, isMeant)));
  const byId = new Map([...datasets, ...older(datasets, locks)].map(({ id, value }) => [id, value]));
  return ({ dataset, row, field }) => {
    const { schema, data } = byId.get(dataset)!;
    const id = dataset.replace(frozen, '');
    return known.has(keyOf(id, schema.fields, data[row] ?? [], field));
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
