import type { Field, RawDataset } from '../../dataset/dataset.ts';
import { personNouns } from '../../number/people.ts';
import { plain } from './plain.ts';

/** The beginnings of the words by which a reader knows what a field counts. */
export interface Counted {
  /** Those of the field and its unit, when they are not of people in general; one of them is enough. */
  own: readonly string[];
  /** Those of the title of the dataset; half of them are enough. */
  subject: readonly string[];
}

const common = new Set(
  (
    'child children young person people number figure count total all share percentage rate change average proportion ' +
    'the and for with from their per who had has have was were are been being that this which than before after over under into ' +
    'each every year month quarter week day time age sex gender status type kind group area category reason main first end march'
  ).split(' '),
);

/** What a field of a dataset counts; places and the names of rows tell nothing of it. */
export function countedIn({ title, geography, schema, data }: RawDataset, field: Field): Counted {
  const texts = schema.fields.flatMap(({ type }, column) => (type === 'string' ? [column] : []));
  const names = new Set(texts.flatMap((column) => data.slice(1).map((row) => String(row[column]))));
  const passed = new Set([geography, ...names].flatMap(stems));
  return {
    own: stems(`${field.title} ${field.unit ?? ''}`),
    subject: stems(title).filter((stem) => !passed.has(stem)),
  };
}

function stems(text: string): string[] {
  const words = plain(text).match(/\p{L}{3,}/gu) ?? [];
  const telling = words.filter((word) => !common.has(word) && !common.has(word.replace(/s$/, '')));
  return [...new Set(telling.map((word) => word.replace(/(?:ies|y|s|es)$/, '')))];
}

const person = new RegExp(`(?<!\\p{L})(?:${personNouns})(?!\\p{L})`, 'u');

/** Whether a text speaks of people, or of what happened to them. */
export function isOfPeople(text: string): boolean {
  return person.test(text);
}

/** Whether a text names what is counted, and not people alone. */
export function isTold({ own, subject }: Counted, text: string): boolean {
  const stand = (stem: string) => beginsWord(stem, text);
  const most = Math.ceil(subject.length / 2);
  return own.some(stand) || (most > 0 && subject.filter(stand).length >= most);
}

/** Whether a text may name what is counted: where field and title speak of people alone, any word for them will do. */
export function mayBeTold(counted: Counted, text: string): boolean {
  const isVague = counted.own.length + counted.subject.length === 0;
  return isVague ? isOfPeople(text) : isTold(counted, text);
}

const endOfNoun =
  /\b(?:of|in|for|from|to|with|on|at|by|as|than|and|or|were|was|are|is|had|has|have|who|that|lived|went|came)\b|[^\p{L}\s'’-]/iu;

/** Whether a number may count what a field does, by the words behind it: not in `three schools`. */
export function mayCount(behind: string, { own }: Counted): boolean {
  const words = plain(behind).split(endOfNoun)[0]!.trim().split(' ').slice(0, 4);
  const noun = words.find((word) => /[^sui]s$/.test(word) && word.length > 3);
  return noun === undefined || isOfPeople(words.join(' ')) || own.some((stem) => noun.startsWith(stem));
}

function beginsWord(stem: string, text: string): boolean {
  for (let at = text.indexOf(stem); at >= 0; at = text.indexOf(stem, at + 1))
    if (at === 0 || !/\p{L}/u.test(text[at - 1]!)) return true;
  return false;
}
