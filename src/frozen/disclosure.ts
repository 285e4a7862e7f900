import { isWhole, type Change, type Correction } from '../correction.ts';
import { picked } from '../dataset/where.ts';
import { lockText, type Lock, type LockedReport, type LockedDataset, type LockedSection } from '../lock.ts';
import { nearest, type Fault } from '../problem.ts';
import { lockedRows } from './rows.ts';

/** An entry about what changed, by the name of its file. */
export interface Told {
  id: string;
  value: Correction;
}

/** The changes of disclosures, with the edition they are about. */
export function disclosures(told: readonly Told[]): { edition: string; change: Change }[] {
  return told
    .filter(({ value }) => value.kind === 'disclosure')
    .flatMap(({ value }) => value.changes.map((change) => ({ edition: value.edition, change })));
}

/** Locks without the cells that disclosures take back, and without the headlines that show such a cell. */
export function redacted(locks: readonly Lock[], told: readonly Told[]): Lock[] {
  const taken = disclosures(told);
  const datasets = locks.map((lock) =>
    lock.datasets.map((dataset) =>
      taken
        .filter(({ edition, change }) => edition === lock.edition && change.dataset === dataset.name)
        .filter(({ change }) => change.section === undefined)
        .reduce((left, { change }) => without(left, change), dataset),
    ),
  );
  const byId = new Map(
    locks.flatMap(({ edition }, index) => datasets[index]!.map((each) => [`${edition}/${each.name}`, each])),
  );
  return locks.map((lock, index) => ({
    ...lock,
    datasets: datasets[index]!,
    reports: lock.reports.map((report) => ({
      ...report,
      sections: report.sections.map((section) =>
        isTaken(section, byId) ? { ...section, numbers: [null, ...section.numbers.slice(1)] } : section,
      ),
    })),
  }));
}

/** Whether a lock still holds what a disclosure takes back; `told` are all entries. */
export function isHeld(lock: Lock, locks: readonly Lock[], told: readonly Told[], change: Change): boolean {
  if (change.dataset && change.section === undefined) {
    const safe = redacted(locks, told).find(({ edition }) => edition === lock.edition)!;
    return lockText(safe) !== lockText(lock);
  }
  const sections = reportSections(lock, change);
  const times = disclosures(told).filter(
    (each) =>
      each.edition === lock.edition &&
      reportSections(lock, each.change).some((one) => sections.includes(one)),
  ).length;
  return sections.flatMap(({ numbers }) => numbers).filter((number) => number === null).length < times;
}

/** What is wrong with a change of a disclosure. */
export function disclosureFault(
  lock: Lock,
  change: Change,
  thing: LockedDataset | LockedReport,
): Fault | undefined {
  const { where, field, section = '' } = change;
  if (!('fields' in thing) || change.section !== undefined) {
    if (reportSections(lock, change).length > 0) return undefined;
    const all = 'fields' in thing ? (thing.words ?? []) : thing.sections;
    const message = `The ${change.dataset ? 'dataset' : 'report'} "${thing.name}" had no section or headline "${section}".`;
    return { message, cure: nearest(section, all.map((each) => each.section).filter(Boolean)) };
  }
  const names = thing.fields.map(({ name }) => name);
  if (field && !names.includes(field)) {
    return { message: `"${field}" is not a field of "${thing.name}".`, cure: nearest(field, names) };
  }
  const fault = nameFault(thing, where, field);
  if (fault) return fault;
  if (!thing.rows || picked(lockedRows(thing), where).length > 0) return undefined;
  return { message: `No row of "${thing.name}" was ${where}.`, cure: 'Write the row as in a chart.' };
}

/** Rows are named by text, which a disclosure cannot take back alone, and never by a figure. */
function nameFault(
  thing: LockedDataset,
  where: string | undefined,
  field: string | undefined,
): Fault | undefined {
  const types = new Map(thing.fields.map(({ name, type }) => [name, type]));
  const isNames = field
    ? types.get(field) === 'string'
    : where && [...types.values()].every((type) => type === 'string');
  if (isNames) {
    const message = `${field ? `The field "${field}"` : `"${thing.name}"`} holds names, by which rows are found; they cannot be taken back alone.`;
    return { message, cure: 'Take back the whole dataset: leave out "where" and "field".' };
  }
  const conditions = (where ?? '').split(';').map((part) => part.split(/!?=/)[0]!.trim());
  if (conditions.some((name) => types.has(name) && types.get(name) !== 'string')) {
    const message = '"where" finds the rows by a figure, and would repeat it.';
    return { message, cure: 'Name the rows by the fields that hold text.' };
  }
  return undefined;
}

/** The sections of a report, or of the words of a dataset, that a change is about. */
export function reportSections(lock: Lock, { dataset, report, section }: Change): LockedSection[] {
  const all = dataset
    ? (lock.datasets.find(({ name }) => name === dataset)?.words ?? [])
    : (lock.reports.find(({ name }) => name === report)?.sections ?? []);
  return section === undefined ? all : all.filter((each) => each.section === section);
}

function without(dataset: LockedDataset, change: Change): LockedDataset {
  if (!dataset.rows || isWhole(change)) {
    const { words: _, ...rest } = dataset;
    return { ...rest, rows: null };
  }
  const rows = lockedRows(dataset);
  const here = new Set(picked(rows, change.where));
  return {
    ...dataset,
    rows: dataset.rows.map((row, index) =>
      row.map((cell, column) => {
        const { name, type } = dataset.fields[column]!;
        const isNamed = change.field ? name === change.field : type !== 'string';
        return here.has(rows[index]!) && isNamed ? null : cell;
      }),
    ),
  };
}

/** Whether a headline shows a cell that was taken back. */
function isTaken({ from }: LockedSection, datasets: ReadonlyMap<string, LockedDataset>): boolean {
  const dataset = from && datasets.get(from.data);
  if (!from || !dataset) return false;
  if (!dataset.rows) return true;
  const rows = lockedRows(dataset);
  const index = rows.indexOf(picked(rows, from.at)[0]!);
  const column = dataset.fields.findIndex(({ name }) => name === from.field);
  return dataset.rows[index]?.[column] === null;
}
