import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { sentence } from '../narrative/sentence.ts';
import { editionTitle } from '../point.ts';
import {
  cells,
  progressStatuses,
  recordParts,
  recordTexts,
  type Priority,
  type PriorityCell,
  type PriorityRecord,
} from '../priority.ts';
import { sorted, withNumbers } from './collections.ts';
import type { Link } from './learning.ts';
import { shownChains, type HeldChain } from './impacts.ts';
import { shownPlace, type ShownPlace } from './told.ts';
import { missingYears } from '../years.ts';

/** A priority with what each edition of the site says of it. */
export interface HeldPriority extends Link {
  id: string;
  data: Priority & { tree: Root };
  /** The text in plain words. */
  text: string;
  /** One for each edition of the site, oldest first. */
  cells: PriorityCell[];
}

/** What an edition says of a priority, ready for a page. */
export interface ShownRecord {
  edition: string;
  status: PriorityRecord['status'];
  /** What the status rests on, as HTML. */
  because: string;
  /** Objective, progress, challenge and next, each as HTML or with what readers are told where there is none. */
  parts: { title: string; items: string[]; none: string }[];
  /** Where in the paper. */
  at: string;
  place: ShownPlace;
}

/** The priorities: those with an objective in most editions first, then those that most editions speak of, then by title. */
export async function priorities(): Promise<HeldPriority[]> {
  const editions = (await sorted('editions')).map(({ id }) => id);
  return (await sorted('priorities'))
    .map(({ id, data }) => ({
      ...{ id, data, path: `/priorities/${id}/`, title: data.title },
      text: toString(data.tree),
      cells: cells(data, editions),
    }))
    .sort(
      (a, b) =>
        objectives(b) - objectives(a) ||
        b.data.record.length - a.data.record.length ||
        a.title.localeCompare(b.title, 'en'),
    );
}

function objectives({ data }: HeldPriority): number {
  return data.record.filter(({ objective }) => objective !== undefined).length;
}

/** The place on the page of a priority that tells of an edition. */
export function recordPath(id: string, edition: string): string {
  return `/priorities/${id}/#year-${edition}`;
}

/** The priorities about a theme. */
export async function prioritiesAbout(theme: string): Promise<HeldPriority[]> {
  return (await priorities()).filter(({ data }) => data.themes.includes(theme));
}

/** The priorities that an edition speaks of, each with its record. */
export async function prioritiesIn(edition: string) {
  return (await priorities()).flatMap((priority) => {
    const record = priority.data.record.find((each) => each.edition === edition);
    return record ? [{ priority, record }] : [];
  });
}

/**
 * What an edition says of each priority beside what was said before: its `record`, and the record `before` it, of the last
 * edition that speaks of the priority. For "what changed since the last edition"; `record` is missing where an established
 * priority is passed over, `before` where it is new.
 */
export async function priorityChanges(edition: string) {
  return (await priorities()).flatMap((priority) => {
    const record = priority.data.record.find((each) => each.edition === edition);
    const before = priority.data.record.findLast((each) => each.edition < edition);
    return record || before ? [{ priority, record, before }] : [];
  });
}

/** The page of a priority: its text, its records and its chains, with each term linked where it is first used. */
export async function shownPriority({ data }: HeldPriority, held: readonly HeldChain[]) {
  const all = data.record.map((record) => ({ record, texts: recordTexts(record) }));
  const trees = all.flatMap(({ record, texts }) =>
    texts.map(({ text }) => withNumbers(sentence(text, record.edition).tree)),
  );
  const { texts, chains } = await shownChains(held, [data.tree, ...(await Promise.all(trees))]);
  const [text = '', ...rest] = texts;
  const records = await Promise.all(
    all.map((each) => shownRecord(each.record, rest.splice(0, each.texts.length))),
  );
  return { text, records: new Map(records.map((record) => [record.edition, record])), chains };
}

async function shownRecord(record: PriorityRecord, [because = '', ...told]: string[]): Promise<ShownRecord> {
  const parts = recordParts.map(({ key, title, none }) => {
    const given = record[key];
    const count = Array.isArray(given) ? given.length : given === undefined ? 0 : 1;
    const isOnlyDone = key === 'progress' && count > 0 && !progressStatuses.includes(record.status);
    return { title: isOnlyDone ? 'What was done' : title, none, items: told.splice(0, count) };
  });
  const { edition, status, place: at } = record;
  return { edition, status, because, parts, at, place: await shownPlace(record) };
}

/** Editions and the years missing before each, as the page of a priority goes through them. */
export function yearLine(shown: readonly PriorityCell[]) {
  return shown.map((cell, index) => ({
    ...cell,
    year: editionTitle(cell.edition),
    missing: index === 0 ? [] : missingYears([shown[index - 1]!.edition, cell.edition]).map(editionTitle),
  }));
}
