import type { Content } from '../../content.ts';
import { problemAt, type Problem } from '../../problem.ts';
import { shownTexts } from './shown.ts';
import type { Rule } from '../rule.ts';

/** The most letters that a word may have without a place at which a line can end: a longer one runs off a printed page. */
const mostLetters = 32;

/** Every word is short enough for the lines of documents, posters and phones. */
export const longWordRule: Rule = {
  name: 'long-words',
  group: 'Documents on paper',
  asks: 'Every word is short enough for a line of a document, a poster and a phone.',
  why: 'A word of more than 32 letters runs off the page; addresses are the usual case.',
  example: {
    wrong: 'It is called Donaudampfschifffahrtsgesellschaft.',
    right: 'It is called the Danube Steamship Company.',
  },
  find: longWordProblems,
};

function longWordProblems(content: Content): Problem[] {
  return shownTexts(content).flatMap(({ text, source, start }) =>
    words(text).flatMap((word) => {
      if (word.length <= mostLetters || [...word].length <= mostLetters) return [];
      const from = start();
      const at = source.text.indexOf(word, from);
      return [
        problemAt(source, at < 0 ? from : at, {
          message: `A word of ${[...word].length} letters does not fit into a line of a document.`,
          text: word,
          cure: 'Shorten it, or part it with a hyphen; of a long address, make the words of a link.',
        }),
      ];
    }),
  );
}

/** The words of a text, and the parts of those that a line can be broken in. */
function words(text: string): string[] {
  return text.split(/[\s\-–—/?|;=\u00AD\u200B]+/);
}
