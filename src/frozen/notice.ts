import type { Change, Correction } from '../correction.ts';
import type { Lock, LockedDataset } from '../lock.ts';
import { toWords } from '../paper.ts';
import { seriesNames } from '../report.ts';
import type { Told } from './disclosure.ts';
import { byDate } from './ledger.ts';
import { shownCell, typedCell } from './rows.ts';

/** What readers are told about an entry. */
export interface Notice {
  /** Its address in the list of corrections. */
  path: string;
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

/** Where the names of what was changed are found. */
export interface Known {
  locks: readonly Lock[];
  /** The short names of reports, by their address: `2014-15/special-child-protection`. */
  reports: ReadonlyMap<string, string>;
}

const verbs = { revision: 'Revised', correction: 'Corrected', disclosure: 'Withdrawn' } as const;

/** What readers are told about a subject, newest first; an edition is told of all its entries. */
export function notices(told: readonly Told[], subject: Subject, known: Known): Notice[] {
  const isHere = ({ dataset, report }: Change) =>
    subject.dataset ? dataset === subject.dataset : subject.report ? report === subject.report : true;
  return byDate(told)
    .reverse()
    .filter(({ value }) => value.edition === subject.edition && value.changes.some(isHere))
    .map(({ id, value }) => ({
      path: `/about/corrections/#${anchor(id)}`,
      date: value.date,
      what: `${verbs[value.kind]} on ${toWords(value.date)}`,
      title: value.title,
      changes: value.changes.filter(isHere).map((change) => changeWords(change, value, subject, known)),
    }));
}

/** The id of an entry in the list of corrections. */
export function anchor(id: string): string {
  return `entry-${id}`;
}

/** A change in words, `Children, Care, 2020/21: 150, now 160`; of a disclosure only the place. */
function changeWords(
  change: Change,
  { kind, edition }: Correction,
  subject: Subject,
  { locks, reports }: Known,
): string {
  const dataset = locks
    .find((lock) => lock.edition === edition)
    ?.datasets.find(({ name }) => name === change.dataset);
  const field = dataset?.fields.find(({ name }) => name === change.field);
  const place = change.report
    ? reportWords(change, subject, reports.get(`${edition}/${change.report}`))
    : cellWords(change, subject, dataset?.title, field);
  if (kind === 'disclosure') return place;
  const [before, after] = [change.before, change.after].map((number) => inWords(number, field));
  if (before === undefined) return [`${place}: added`, after].filter(Boolean).join(', ');
  return after === undefined ? `${place}: ${before}, taken out` : `${place}: ${before}, now ${after}`;
}

/** Which report and which section of it; on its own page only the section. */
function reportWords({ report = '', section }: Change, subject: Subject, short: string | undefined): string {
  const series = new Map<string, string>(Object.entries(seriesNames)).get(report);
  const oneOff = short ?? `Report “${report.replace(/^special-/, '').replaceAll('-', ' ')}”`;
  const name = report === 'edition' ? 'Page of the edition' : (series ?? oneOff);
  const words = [subject.report ? undefined : name, section && `“${section}”`].filter(Boolean);
  return words.join(', ') || 'The text';
}

/** What readers call the words of a dataset. */
const partNames: Readonly<Record<string, string>> = {
  title: 'Title',
  description: 'Description',
  forChildren: 'Words for children',
  schema: 'Words about columns',
  notes: 'Notes',
};

/** Which dataset, field and row; on its own page without the dataset. */
function cellWords(
  { dataset = '', where = '', section }: Change,
  subject: Subject,
  title: string | undefined,
  field: LockedDataset['fields'][number] | undefined,
): string {
  const heading = field?.heading.replace(/^(.+) \(\1\)$/i, '$1');
  const row = where.split(';').map((part) =>
    part
      .replace(/^[^=]*=/, '')
      .trim()
      .replaceAll('|', ' or '),
  );
  const part = section && (partNames[section] ?? section);
  const words = [subject.dataset ? undefined : `“${title ?? dataset}”`, heading, part, ...row].filter(
    Boolean,
  );
  return words.join(', ') || 'The whole dataset';
}

/** A number as readers saw or see it; never a hidden one. */
function inWords(number: string | undefined, field: LockedDataset['fields'][number] | undefined) {
  if (number === undefined || number === '[c]') return number && 'a hidden value';
  return field ? shownCell(typedCell(number, field.type), field) : number.replace(/^figure: /, '');
}
