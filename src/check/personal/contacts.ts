import type { Content } from '../../content.ts';
import { problemAt, type Problem } from '../../problem.ts';
import type { Rule } from '../rule.ts';

const email = /[\p{L}\p{N}.'’+_-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const telephone = /(?<![\d.,/-])(?:\+44[\s-]?(?:\(0\))?\s?|\(?0)\d(?:[\s()-]{0,2}\d){8,9}(?![\d.,/]?\d)/g;

/** No e-mail address or telephone number stands in the content but the help contacts of `content/board.json`. */
export const contactRule: Rule = {
  name: 'contacts',
  group: 'Private facts and small numbers',
  asks: 'No e-mail address or telephone number stands in the content but the help contacts of content/board.json.',
  why: 'People change, and papers hold addresses of officers that were never meant for the public.',
  example: {
    wrong: 'Write to jo@example.org.',
    right: 'Write to the business manager.',
  },
  find: contactProblems,
};

function contactProblems(content: Content): Problem[] {
  const allowed = new Set(content.board?.value.help.map(({ contact }) => digits(contact)));
  const sources = [...Object.values(content.texts).flat(), ...content.datasets].map(({ source }) => source);
  const all = [
    ...sources.map((source) => ({ source, text: source.text })),
    ...content.sources.map(({ source }) => ({ source, text: withoutDigests(source.text) })),
  ];
  return all.flatMap(({ source, text }) => [
    ...[...text.matchAll(email)].map((match) =>
      problemAt(source, match.index, {
        message: 'An e-mail address stands here.',
        text: masked(match[0]),
        cure: 'Delete it; name the role instead.',
      }),
    ),
    ...[...text.matchAll(telephone)]
      .filter((match) => !allowed.has(digits(match[0])))
      .map((match) =>
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

function digits(text: string): string {
  return text.replace(/\D/g, '');
}

/** A private fact as a message may show it: its first two characters. */
export function masked(text: string): string {
  return text.replace(/[\p{L}\p{N}]/gu, (character, at: number) => (at < 2 ? character : '•'));
}
