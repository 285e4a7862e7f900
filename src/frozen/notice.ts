import type { Change, Correction } from '../correction.ts';
import type { Lock } from '../lock.ts';
import { toWords } from '../paper.ts';
import { byDate } from './ledger.ts';
import type { Told } from './disclosure.ts';

/** What readers are told about an entry. */
export interface Notice {
  id: string;
  date: string;
  /** `Corrected on 2 November 2026`. */
  what: string;
  title: string;
  /** Each change in words, before and after. */
  changes: string[];
}

/** What a page is about. */
export interface Subject {
  edition: string;
  dataset?: string;
  report?: string;
}

const verbs = { revision: 'Revised', correction: 'Corrected', disclosure: 'Withdrawn' } as const;

/** What readers are told about a subject, newest first; an edition is told of all its entries. */
export function notices(told: readonly Told[], subject: Subject, locks: readonly Lock[]): Notice[] {
  const isHere = ({ dataset, report }: Change) =>
    subject.dataset ? dataset === subject.dataset : subject.report ? report === subject.report : true;
  return byDate(told)
    .reverse()
    .filter(({ value }) => value.edition === subject.edition && value.changes.some(isHere))
    .map(({ id, value }) => ({
      id,
      date: value.date,
      what: `${verbs[value.kind]} on ${toWords(value.date)}`,
      title: value.title,
      changes: value.changes.filter(isHere).map((change) => changeWords(change, value, locks)),
    }));
}

/** A change in words: `Children, Care, 2020/21: 150, now 151`; of a disclosure only the place. */
function changeWords(change: Change, { kind, edition }: Correction, locks: readonly Lock[]): string {
  const { before, after } = change;
  const place = placeWords(change, edition, locks);
  if (kind === 'disclosure') return place;
  if (before === undefined && after === undefined) return `${place}: added`;
  if (before === undefined) return `${place}: added, ${inWords(after)}`;
  if (after === undefined) return `${place}: ${inWords(before)}, taken out`;
  return `${place}: ${inWords(before)}, now ${inWords(after)}`;
}

/** Dataset or report, with the row and the field, or the section. */
function placeWords(change: Change, edition: string, locks: readonly Lock[]): string {
  const { where = '', field, section } = change;
  if (change.report) {
    const name = change.report === 'edition' ? 'The edition’s own page' : `Report ${change.report}`;
    return section ? `${name}, “${section}”` : name;
  }
  const lock = locks.find((each) => each.edition === edition);
  const dataset = lock?.datasets.find(({ name }) => name === change.dataset);
  const heading = dataset?.fields.find(({ name }) => name === field)?.heading;
  const row = where.split(';').map((part) =>
    part
      .replace(/^[^=]*=/, '')
      .trim()
      .replaceAll('|', ' or '),
  );
  return [dataset?.title ?? change.dataset, heading, ...row].filter(Boolean).join(', ');
}

function inWords(number: string | undefined): string {
  return number === '[c]' ? 'a hidden value' : (number ?? '');
}
