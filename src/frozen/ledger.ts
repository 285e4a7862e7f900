import type { Download } from '../download.ts';
import { isWhole, type Change } from '../correction.ts';
import type { Lock, LockedDataset, LockedReport } from '../lock.ts';
import { nearest, type Fault } from '../problem.ts';
import { cellSpot } from './cells.ts';
import { disclosureFault, redacted, type Told } from './disclosure.ts';
import { numberSpot, type Worded } from './numbers.ts';
import type { Ledger, Step, Superseded } from './step.ts';

/** Applies the entries to the locks in the order of their dates. */
export function ledger(locks: readonly Lock[], told: readonly Told[]): Ledger {
  const expected = structuredClone(redacted(locks, told));
  const found: Ledger = { expected, gained: new Map(), superseded: [], faults: [], last: new Map() };
  const changed = new Set<string>();
  for (const entry of byDate(told)) {
    const lock = expected.find(({ edition }) => edition === entry.value.edition);
    const fault = entryFault(entry, lock);
    if (fault) found.faults.push({ id: entry.id, index: undefined, fault });
    if (fault || !lock) continue;
    entry.value.changes.forEach((change, index) => {
      const wrong = applied(found, changed, { entry, lock, change, index });
      if (wrong) found.faults.push({ id: entry.id, index, fault: wrong });
    });
  }
  return found;
}

/** Entries by date, then by name. */
export function byDate<Entry extends Told>(told: readonly Entry[]): Entry[] {
  const key = ({ id, value }: Entry) => `${value.date} ${id}`;
  return [...told].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** A superseded file as readers download it. */
export function supersededFile({ edition, dataset, until, csv }: Superseded): Download<string> {
  return { path: `/data/${edition}/${dataset}-until-${until}.csv`, content: csv };
}

function entryFault({ id, value }: Told, lock: Lock | undefined): Fault | undefined {
  if (!id.startsWith(`${value.date}-`)) {
    const message = `The entry is dated ${value.date}, but its file is called ${id}.md.`;
    return { message, cure: `Call it ${value.date}-<what>.md.` };
  }
  if (!lock) {
    const message = `The edition ${value.edition} is not frozen, so nothing of it can be corrected.`;
    return { message, cure: 'Change the edition itself and delete the entry, or name the right edition.' };
  }
  if (value.date >= lock.published) return undefined;
  const message = `The entry is dated ${value.date}, before the edition was published on ${lock.published}.`;
  return { message, cure: 'Give it the day on which the change was published.' };
}

/** Applies one change; tells what is wrong with it. `changed` holds the places that were changed, by day. */
function applied(found: Ledger, changed: Set<string>, step: Step): Fault | undefined {
  const { lock, change, entry, index } = step;
  const thing = thingOf(lock, change);
  if (!thing) return unknownFault(step);
  if (entry.value.kind === 'disclosure') return disclosureFault(lock, change, thing);
  if (isWhole(change)) return addedFault(entry, thing);
  const spot =
    'fields' in thing && change.section === undefined
      ? cellSpot(found, thing, step)
      : numberSpot(found, worded(thing), step);
  if ('message' in spot) return spot;
  const key = `${lock.edition}/${thing.name} ${spot.key}`;
  if (changed.has(`${entry.value.date} ${key}`)) {
    const message = 'Another change of this day is about the same number.';
    return { message, cure: 'Keep one, from the number before both to the number after both.' };
  }
  changed.add(`${entry.value.date} ${key}`);
  found.last.set(key, { id: entry.id, index });
  spot.apply();
  return undefined;
}

function worded(thing: LockedDataset | LockedReport): Worded {
  return 'fields' in thing
    ? { kind: 'dataset', name: thing.name, sections: thing.words ?? [] }
    : { kind: 'report', ...thing };
}

function thingOf(lock: Lock, { dataset, report }: Change): LockedDataset | LockedReport | undefined {
  return dataset
    ? lock.datasets.find(({ name }) => name === dataset)
    : lock.reports.find(({ name }) => name === report);
}

/** Something added as a whole is not in the lock until the edition is published again, which another rule asks for. */
function unknownFault({ lock, change, entry }: Step): Fault | undefined {
  if (isWhole(change) && entry.value.kind !== 'disclosure') return undefined;
  const names = (change.dataset ? lock.datasets : lock.reports).map(({ name }) => name);
  const name = change.dataset ?? change.report ?? '';
  const message = `"${name}" is not a published ${change.dataset ? 'dataset' : 'report'} of ${lock.edition}.`;
  return { message, cure: nearest(name, names) };
}

function addedFault({ value }: Told, thing: LockedDataset | LockedReport): Fault | undefined {
  if (thing.since === value.date) return undefined;
  const message = `The entry says that "${thing.name}" was added, but it was published with the edition.`;
  return { message, cure: 'Say which number of it changed, with "before" and "after".' };
}
