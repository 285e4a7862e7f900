import type { Change } from '../correction.ts';
import type { Lock, LockedDataset, LockedSection } from '../lock.ts';
import type { Fault } from '../problem.ts';
import type { Told } from './disclosure.ts';

/** A CSV file as it was until a correction. */
export interface Superseded {
  edition: string;
  dataset: string;
  /** The day from which it was no longer right. */
  until: string;
  csv: string;
  /** What the file was made from; its rows have the places that they have in the lock. */
  was: LockedDataset;
}

/** What the locks and the entries about changes come to. */
export interface Ledger {
  /** What each published edition is expected to say today. */
  expected: Lock[];
  /** Numbers that a section of `expected` gained. */
  gained: Map<LockedSection, string[]>;
  superseded: Superseded[];
  /** Changes that do not fit: the entry, and the index of the change when it is about one. */
  faults: { id: string; index: number | undefined; fault: Fault }[];
  /** The latest change of each place, by its key. */
  last: Map<string, { id: string; index: number }>;
}

/** A change of an entry on its way into the ledger. */
export interface Step {
  entry: Told;
  lock: Lock;
  change: Change;
  index: number;
}

/** A place that a change is about: its key, and what makes the change. */
export interface Spot {
  key: string;
  apply: () => void;
}
