import type { LockedSection } from '../lock.ts';
import { nearest, type Fault } from '../problem.ts';
import type { Ledger, Spot, Step } from './step.ts';

/** A number in a list of numbers. */
interface Place {
  numbers: (string | null)[];
  index: number;
  key: string;
}

/** What prints numbers in sections: a report, or a dataset in its words. */
export interface Worded {
  kind: 'report' | 'dataset';
  name: string;
  sections: LockedSection[];
}

/** The printed number of a report, or of the words of a dataset, that a change is about; or why there is none. */
export function numberSpot(found: Ledger, report: Worded, { change }: Step): Spot | Fault {
  const { section, before, after, which } = change;
  if (before === '[c]' && after === '[c]') return { key: JSON.stringify(change), apply: () => undefined };
  if (before === undefined && isIn(report, section))
    return newSpot(found, report, section ?? '', after ?? '');
  const sections = report.sections.filter((each) => section === undefined || each.section === section);
  if (sections.length === 0) return sectionFault(report, section ?? '');
  const places = sections.flatMap((each) => placesOf(found, report, each, before ?? ''));
  const place = places[which === undefined ? 0 : Number(which) - 1];
  if (!place)
    return {
      message: `The ${report.kind} "${report.name}" did not print there what "before" says.`,
      cure: lostCure,
    };
  if (places.length > 1 && which === undefined) {
    return {
      message: `The ${report.kind} "${report.name}" printed ${before} ${places.length} times.`,
      cure: 'Name the section, and which of several in it as "which: 2".',
    };
  }
  return {
    key: place.key,
    apply() {
      place.numbers[place.index] = after ?? null;
    },
  };
}

const lostCure =
  'Write as "before" what the lock or the entry before this one has; "[c]" for both numbers if it was taken back.';

/** A report may gain a section; the words of a dataset have always the same ones. */
function isIn({ kind, sections }: Worded, section: string | undefined): boolean {
  return kind === 'report' || sections.some((each) => each.section === section);
}

function placesOf({ gained }: Ledger, report: Worded, section: LockedSection, number: string): Place[] {
  const at = report.sections.indexOf(section);
  const lists = [section.numbers, gained.get(section) ?? []];
  return lists.flatMap((numbers, list) =>
    numbers.flatMap((each, index) =>
      each?.toLowerCase() === number.toLowerCase() ? { numbers, index, key: `${at} ${list} ${index}` } : [],
    ),
  );
}

function newSpot({ gained }: Ledger, report: Worded, name: string, number: string): Spot {
  const known = report.sections.find((each) => each.section === name);
  const section = known ?? { section: name, numbers: [] };
  const numbers = gained.get(section) ?? [];
  return {
    key: `${known ? report.sections.indexOf(known) : report.sections.length} 1 ${numbers.length}`,
    apply() {
      if (!known) report.sections.push(section);
      gained.set(section, [...numbers, number]);
    },
  };
}

function sectionFault(report: Worded, section: string): Fault {
  if (report.kind === 'dataset' && report.sections.length === 0) {
    const message =
      'The edition was frozen without the words of its datasets, so they may change without an entry.';
    return { message, cure: 'Delete this change.' };
  }
  const names = report.sections.map((each) => each.section).filter(Boolean);
  return {
    message: `The ${report.kind} "${report.name}" had no section or headline "${section}".`,
    cure: nearest(section, names),
  };
}
