import type { Content } from '../../content.ts';
import { firstProblems } from '../../first-problems.ts';
import { problemAt, type Problem } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { masked } from './masked.ts';
import { publicWords } from '../text/lines.ts';

const email = /[\p{L}\p{N}.'’+_-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const veiled =
  /[\p{L}\p{N}.'’+_-]+\s?[([{]\s?at\s?[)\]}]\s?[\p{L}\p{N}-]+(?:(?:\.|\s?[([{]\s?dot\s?[)\]}]\s?)[\p{L}\p{N}-]+)+/giu;
const telephone =
  /(?<!\d|\d[.,-]|\/)(?:(?:(?:\+|00)44[\s-]?(?:\(0\))?\s?|\(?0)\d(?:[\s()\u2010-\u2015-]{0,2}\d){8,9}|0\d{3,4}[./]\d{3}[./ ]?\d{3,4})(?![\d.,/]?\d)/g;

/** More letters than any address has; what is before an at sign is looked through again from each of them. */
const endless = /[\p{L}\p{N}.'’+_-]{500,}/gu;

/** The e-mail addresses of a text; the patterns are slow, and most texts hold no sign of one. */
function mails(whole: string): RegExpExecArray[] {
  const text = whole.replace(endless, (run) => ' '.repeat(run.length));
  return [
    ...(text.includes('@') ? text.matchAll(email) : []),
    ...(/[([{]\s?at\s?[)\]}]/i.test(text) ? text.matchAll(veiled) : []),
  ];
}

/** Whether digits are those of a telephone, not two dates, a scale or the number of a book. */
function isTelephone({ 0: text, index, input }: RegExpExecArray): boolean {
  const groups = text.split(/\D+/).filter((each) => each !== '');
  const isDate = /^\d\d([–-])\d\d\1(?:\d\d){1,2}(?!\d)/.test(text);
  return groups.length < 7 && !isDate && !/ISBN[^.;]*$/i.test(input.slice(Math.max(0, index - 24), index));
}

/** A text in which each e-mail address and each telephone number is masked. */
export function withMaskedContacts(text: string): string {
  const mailed = text.replace(email, masked).replace(veiled, masked);
  return [...mailed.matchAll(telephone)]
    .filter(isTelephone)
    .reduce((left, { 0: number }) => left.replaceAll(number, masked(number)), mailed);
}

/** No e-mail address or telephone number stands in the content but the help contacts of `content/board.json`. */
export const contactRule: Rule = {
  name: 'contacts',
  group: 'Private facts and small numbers',
  asks: 'No e-mail address or telephone number stands in the content, or in the texts, tables and drawings of public/, but the help contacts of content/board.json.',
  why: 'People change, and papers hold addresses of officers that were never meant for the public.',
  example: {
    wrong: 'Write to jo@example.org.',
    right: 'Write to the business manager.',
  },
  find: contactProblems,
};

function contactProblems(content: Content): Problem[] {
  const allowed = new Set(content.board?.value.help.map(({ contact }) => national(contact)));
  const sources = [...Object.values(content.texts).flat(), ...content.datasets].map(({ source }) => source);
  const all = [
    ...sources.map((source) => ({ source, text: source.text })),
    ...content.sources.map(({ source }) => ({ source, text: withoutDigests(source.text) })),
    ...publicWords(content).map((source) => ({ source, text: source.text })),
  ];
  return all.flatMap(({ source, text }) => [
    ...firstProblems(mails(text), (match) =>
      problemAt(source, match.index, {
        message: 'An e-mail address stands here.',
        text: masked(match[0]),
        cure: 'Delete it; name the role instead.',
      }),
    ),
    ...firstProblems(
      text.matchAll(telephone).filter((match) => isTelephone(match) && !allowed.has(national(match[0]))),
      (match) =>
        problemAt(source, match.index, {
          message: 'A telephone number stands here.',
          text: masked(match[0]),
          cure: 'Delete it; published contacts belong in content/board.json.',
        }),
    ),
  ]);
}

/** A text of the same length; some digests look like telephone numbers. */
function withoutDigests(text: string): string {
  return text.replace(/"digest": *"[0-9a-f]*"/g, (digest) => ' '.repeat(digest.length));
}

/** The digits of a telephone number as it is dialled in this country. */
function national(text: string): string {
  return text.replace(/\D/g, '').replace(/^(?:00)?440?/, '0');
}
