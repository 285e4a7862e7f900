import type { Content } from '../../content.ts';
import type { Field, RawDataset } from '../../dataset/dataset.ts';
import { yearOf } from '../../edition.ts';
import type { Text } from '../../entry.ts';
import { personNouns } from '../../number/people.ts';
import type { Said } from '../../number/said.ts';
import { timeOf } from '../../time.ts';
import { once } from '../once.ts';

/** Words that are read together, in small letters and plain marks: `plain` makes them. */
export interface Reading {
  /** A sentence, with the heading, the item or the header that it stands right below. */
  near: string;
  /** The same with all that it stands below. */
  all: string;
}

/** A figure that is hidden, and how it could be spoken of. */
export interface Secret {
  dataset: string;
  value: number;
  isPercent: boolean;
  row: RowNames;
  counted: Counted;
}

/** Hidden figures by their value rounded to the whole. */
export type Secrets = ReadonlyMap<number, readonly Secret[]>;

/** What a row is called. */
interface RowNames {
  /** Names that say by themselves which row is meant: `Fellside`. */
  strong: readonly string[];
  /** Names that could mean much else: `Boys`, `Other`. */
  weak: readonly RegExp[];
  times: readonly string[];
}

/** The words by which a reader knows what is counted. */
interface Counted {
  /** Those of the field and its unit, when they are not of people in general; one of them is enough. */
  own: readonly string[];
  /** Those of the title of the dataset; half of them are enough. */
  subject: readonly string[];
}

/** How the ids of the datasets begin that a narrative may be about: those of its edition, or all. */
export function subject({ source, id }: Text): string {
  return source.path.startsWith('content/learning/') ? '' : `${yearOf(id)}/`;
}

/** The figures that are hidden. */
export const secrets = once(({ protection, raw }: Content): Secrets => {
  const byId = new Map(raw.map(({ id, value }) => [id, value]));
  const countedBy = new Map<Field, Counted>();
  const found = protection.hidden.flatMap(({ dataset, row, field: name }): Secret[] => {
    const raw = byId.get(dataset)!;
    const index = raw.schema.fields.findIndex((each) => each.name === name);
    const [field, value] = [raw.schema.fields[index]!, raw.data[row]![index]];
    if (typeof value !== 'number') return [];
    if (!countedBy.has(field)) countedBy.set(field, counted(raw, field));
    const isPercent = field.unit === '%';
    return [{ dataset, value, isPercent, row: rowNames(raw, row), counted: countedBy.get(field)! }];
  });
  return Map.groupBy(found, ({ value }) => Math.round(value));
});

/** A hidden figure that a number could be, and whether nothing tells against it. */
export interface Suspect {
  secret: Secret;
  isSure: boolean;
}

/**
 * The hidden figure that a number could be. In words of its own dataset or edition it is enough that the row is named,
 * unless its name could mean much else; in others what is counted must be named, too. It is sure where all of that is.
 */
export function suspectOf(said: Said, reading: Reading, about: string, among: Secrets): Suspect | undefined {
  const rounded = Math.round(said.value);
  const close = [rounded - 1, rounded, rounded + 1].flatMap((value) => among.get(value) ?? []);
  const suspects = close.filter(
    (secret) => isValue(said, secret) && isSpokenOf(secret, said, reading, about),
  );
  const sure = suspects.find((secret) => isSurelySpokenOf(secret, said, reading, about));
  const secret = sure ?? suspects[0];
  return secret && { secret, isSure: sure !== undefined };
}

function isSpokenOf(secret: Secret, said: Said, { near, all }: Reading, about: string): boolean {
  const { row, dataset, counted } = secret;
  const isNamed = isStronglyNamed(row, near);
  if (isNamed && dataset.startsWith(about)) return true;
  const isMeant = isNamed || isStronglyNamed(row, all) || isWeaklyNamed(row, near);
  return isMeant && countsPeople(said, secret) && (dataset === about || isCounted(counted, all));
}

function isSurelySpokenOf(secret: Secret, said: Said, { near, all }: Reading, about: string): boolean {
  const { row, dataset, counted } = secret;
  const isOwn = about !== '' && dataset.startsWith(about);
  const isOtherTime =
    row.times.length > 0 && anyYear.test(near) && !row.times.some((time) => all.includes(time));
  return (
    isOwn &&
    !isOtherTime &&
    isStronglyNamed(row, near) &&
    countsPeople(said, secret) &&
    (isCounted(counted, all) || (dataset === about && person.test(near)))
  );
}

function isStronglyNamed({ strong }: RowNames, text: string): boolean {
  return strong.some((name) => stands(name, text));
}

/** In small letters, with plain apostrophes, spaces and hyphens, and years as `2019/20`. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .replace(/[‐‑–]/g, '-')
    .replace(/\b(\d{4})-(\d\d)\b/g, '$1/$2');
}

function isValue({ value, decimals, isPercent }: Said, secret: Secret): boolean {
  if (value === Math.abs(secret.value)) return true;
  if (!secret.isPercent || !isPercent) return false;
  return Math.abs(Math.abs(secret.value) - value) <= 10 ** -decimals / 2 + 1e-9;
}

const vague =
  /^(?:total|all|others?|another|unknown|not (?:known|recorded|stated|applicable)|none|males?|females?|children|child|adults?|people|cases?|under \d+|over \d+)$/;

function rowNames({ schema, data }: RawDataset, row: number): RowNames {
  const texts = data[row]!.filter((_, column) => schema.fields[column]?.type === 'string').map(String);
  const times = texts.filter((name) => timeOf(name) !== undefined).map(plain);
  const names = texts
    .filter((name) => timeOf(name) === undefined)
    .map((name) => plain(name.split(/ ?[(,]/)[0]!.trim()))
    .filter((name) => /\p{L}{2}|\d\D+\d/u.test(name) && !/^(?:yes|no)$/.test(name));
  const isWeak = (name: string) => name.length < 5 || vague.test(name);
  return {
    strong: names
      .filter((name) => !isWeak(name))
      .map((name) => (/ |ss$/.test(name) ? name : name.replace(/s$/, ''))),
    weak: names.filter(isWeak).map(wordPattern),
    times,
  };
}

const patterns = new Map<string, RegExp>();

/** Matches a name as a word of its own, in the singular or the plural. */
function wordPattern(name: string): RegExp {
  const stem = name.replace(/(?<=\p{L}\p{L})s$/u, '').replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const made = patterns.get(name) ?? new RegExp(`(?<![\\p{L}\\d])${stem}s?(?![\\p{L}\\d])`, 'u');
  patterns.set(name, made);
  return made;
}

/** Whether a name begins a word of a text. */
function stands(name: string, text: string): boolean {
  const at = text.indexOf(name);
  return at === 0 || (at > 0 && (!/\p{L}/u.test(text[at - 1]!) || stands(name, text.slice(at + 1))));
}

const anyYear = /\b(?:19|20)\d\d\b/;

/** Whether a text could mean a row by a name that could mean much else; by its time when it has no other. */
function isWeaklyNamed({ strong, weak, times }: RowNames, text: string): boolean {
  if (weak.length > 0) return weak.some((pattern) => pattern.test(text));
  if (strong.length > 0) return false;
  return times.some((time) => text.includes(time)) || !anyYear.test(text);
}

const common = new Set(
  (
    'child children young person people number figure count total all share percentage rate change average proportion ' +
    'the and for with from their per who had has have was were are been being that this which than before after over under into ' +
    'each every year month quarter week day time age sex gender status type kind group area category reason main first end march'
  ).split(' '),
);

/** The beginnings of the words that tell what is counted in a field. */
function counted(
  { title, geography, schema, data }: RawDataset,
  { title: heading, unit = '' }: Field,
): Counted {
  const places = new Set(stems(geography));
  const texts = schema.fields.flatMap(({ type }, column) => (type === 'string' ? [column] : []));
  const names = new Set(
    data.slice(1).flatMap((row) => texts.flatMap((column) => stems(String(row[column])))),
  );
  return {
    own: stems(`${heading} ${unit}`),
    subject: stems(title).filter((stem) => !places.has(stem) && !names.has(stem)),
  };
}

function stems(text: string): string[] {
  const words = plain(text).match(/\p{L}{3,}/gu) ?? [];
  const telling = words.filter((word) => !common.has(word) && !common.has(word.replace(/s$/, '')));
  return [...new Set(telling.map((word) => word.replace(/(?:ies|y|s|es)$/, '')))];
}

const person = new RegExp(`(?<!\\p{L})(?:${personNouns})(?!\\p{L})`, 'u');

function isCounted({ own, subject: words }: Counted, text: string): boolean {
  const stand = (stem: string) => stands(stem, text);
  if (own.length > 0 && own.some(stand)) return true;
  if (words.length > 0) return words.filter(stand).length >= Math.ceil(words.length / 2);
  return own.length === 0 && person.test(text);
}

const notCounted =
  /\b(?:of|in|for|from|to|with|on|at|by|as|than|and|or|were|was|are|is|had|has|have|who|that|lived|went|came)\b|[^\p{L}\s'’-]/iu;

/** Whether a number is not plainly one of something else: `three schools`. */
function countsPeople({ behind }: Said, { counted: { own } }: Secret): boolean {
  const words = plain(behind).split(notCounted)[0]!.trim().split(/\s+/).slice(0, 4);
  const noun = words.find((word) => /[^sui]s$/.test(word) && word.length > 3);
  if (noun === undefined || person.test(words.join(' '))) return true;
  return own.some((stem) => noun.startsWith(stem));
}
