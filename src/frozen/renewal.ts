import { toString } from 'mdast-util-to-string';
import type { Content } from '../content.ts';
import { isWhole } from '../correction.ts';
import type { Lock, LockedSection } from '../lock.ts';
import { numbersIn, readingOf, readings } from './printed.ts';
import { isHeld, redacted, reportSections } from './disclosure.ts';
import { ledger } from './ledger.ts';
import { changes } from './sequence.ts';
import { shownCell } from './rows.ts';
import { snapshot, type Said } from './snapshot.ts';

type Read = Said & Pick<Content, 'corrections'>;

/**
 * Locks without what disclosures take back: the cells that they name, and of the sections that they name the numbers
 * that are no longer in the text.
 */
export function withoutTaken(locks: readonly Lock[], read: Read): Lock[] {
  const safe = structuredClone(redacted(locks, read.corrections));
  const { expected } = ledger(safe, read.corrections);
  for (const { value } of read.corrections.filter((entry) => entry.value.kind === 'disclosure')) {
    const lock = safe.find(({ edition }) => edition === value.edition);
    const today = expected.find(({ edition }) => edition === value.edition);
    if (!lock || !today) continue;
    const now = snapshot(read, lock.edition, lock.published, readingOf(lock));
    for (const change of value.changes) {
      const isWorded = change.report !== undefined || change.section !== undefined;
      if (!isWorded || !isHeld(lock, safe, read.corrections, change)) continue;
      const [base, said, is] = [lock, today, now].map((each) => reportSections(each, change));
      base!.forEach((section, index) => forget(section, said![index]!, is![index]));
    }
  }
  return safe;
}

/** Takes out of a section of a lock what was expected in it and is no longer there. */
function forget(base: LockedSection, expected: LockedSection, now: LockedSection | undefined): void {
  const kept = expected.numbers.flatMap((number, index) => (number === null ? [] : [{ number, index }]));
  const current = (now?.numbers ?? []).filter((number) => number !== null);
  for (const { index } of changes(
    kept.map(({ number }) => number),
    current,
  )) {
    if (index !== undefined) base.numbers[kept[index]!.index] = null;
  }
}

/** A lock with the datasets and reports that entries say were added since. */
export function withAdded(lock: Lock, read: Read): Lock {
  const now = snapshot(read, lock.edition, lock.published, readingOf(lock));
  const added = read.corrections
    .filter(({ value }) => value.edition === lock.edition && value.kind !== 'disclosure')
    .flatMap(({ value }) =>
      value.changes.filter(isWhole).map((change) => ({ ...change, since: value.date })),
    );
  const newOf = <Thing extends { name: string }>(
    was: readonly Thing[],
    is: readonly Thing[],
    kind: 'dataset' | 'report',
  ) =>
    added.flatMap(({ since, ...change }) => {
      const thing = is.find(({ name }) => name === change[kind]);
      return thing && !was.some(({ name }) => name === thing.name) ? [{ ...thing, since }] : [];
    });
  return {
    ...lock,
    datasets: [...lock.datasets, ...newOf(lock.datasets, now.datasets, 'dataset')],
    reports: [...lock.reports, ...newOf(lock.reports, now.reports, 'report')],
  };
}

/** The files of entries whose words print a number, years aside, that is among those taken back from `was` to `is`. */
export function repeating(was: readonly Lock[], is: readonly Lock[], { corrections }: Read): string[] {
  const left = is.flatMap(printedIn);
  const taken = new Set(was.flatMap(printedIn).filter((number) => !take(left, number)));
  return corrections
    .filter(({ value, tree }) => {
      const text = [value.title, ...tree.children.map((node) => toString(node))].join('\n');
      return readings
        .flatMap((reading) => numbersIn(text, reading))
        .some((number) => taken.has(number) && !/^(19|20)\d\d(\/\d\d)?$/.test(number));
    })
    .map(({ source }) => source.path);
}

/** Every number of a lock as readers see it. */
function printedIn({ datasets, reports }: Lock): string[] {
  const cells = datasets.flatMap(({ fields, rows }) =>
    (rows ?? []).flatMap((row) =>
      row.flatMap((cell, column) => (typeof cell === 'number' ? [shownCell(cell, fields[column]!)] : [])),
    ),
  );
  const sections = [...reports.map((each) => each.sections), ...datasets.map(({ words = [] }) => words)];
  const numbers = sections.flat().flatMap((section) => section.numbers);
  return [...cells, ...numbers.filter((number) => number !== null)];
}

function take(from: string[], number: string): boolean {
  const index = from.indexOf(number);
  if (index >= 0) from.splice(index, 1);
  return index >= 0;
}
