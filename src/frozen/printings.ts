import type { Printing } from '../dataset/protection/shown.ts';
import type { Lock, LockedDataset } from '../lock.ts';
import { redacted, type Told } from './disclosure.ts';
import { ledger } from './ledger.ts';
import { isGone, lockedRows, namingFields } from './rows.ts';

/** Every file that frozen editions have published of their datasets: as locked, and as it was before each correction. */
export function printings(locks: readonly Lock[], told: readonly Told[]): Printing[] {
  const { expected, superseded } = ledger(locks, told);
  const [first, last] = [redacted(locks, told), expected].map(datasetsById);
  const files = Map.groupBy(superseded, ({ edition, dataset }) => `${edition}/${dataset}`);
  return [...first!].flatMap(([id, locked]) => {
    const states = files.get(id)?.map(({ was }) => was) ?? [locked];
    return states.map((was) => printing(id, was, locked, last!.get(id)!));
  });
}

function datasetsById(locks: readonly Lock[]): Map<string, LockedDataset> {
  return new Map(
    locks.flatMap(({ edition, datasets }) =>
      datasets.map((dataset): [string, LockedDataset] => [`${edition}/${dataset.name}`, dataset]),
    ),
  );
}

/** A state of a dataset. A row has the same place in all of them, for entries add rows at the end and take none away. */
function printing(id: string, was: LockedDataset, first: LockedDataset, last: LockedDataset): Printing {
  const [before, then, now] = [first, was, last].map(namesOf);
  return {
    id,
    fields: was.fields,
    relations: was.relations,
    sums: was.sums,
    isFirst: then!.every((names, index) => (names === undefined) === (before![index] === undefined)),
    rows: then!.flatMap((names, index) =>
      names ? [{ cells: was.rows![index]!, first: before![index] ?? names, last: now![index] }] : [],
    ),
  };
}

/** The names of each row; `undefined` where a row is no more. */
function namesOf(dataset: LockedDataset): (string[] | undefined)[] {
  const names = namingFields(dataset);
  const cells = dataset.rows ?? [];
  return lockedRows(dataset).map((row, index) =>
    isGone(dataset, cells[index]!) ? undefined : names.map((name) => String(row[name])),
  );
}
