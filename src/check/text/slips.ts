import { problemAt, type Fault } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { publicTexts } from '../voice/texts.ts';
import { matches } from './lines.ts';

/** Warns of slips of the pen that a proof-reader would mark. */
export const slips: Rule = {
  name: 'slips',
  group: 'Text',
  severity: 'warning',
  asks: 'No word stands twice in a row, no space before a comma, no comma or full stop without a space behind it.',
  why: 'They are slips of the pen. Only those are looked for that hardly ever are meant.',
  example: {
    wrong: 'Children told the the board that 31.5 % felt safe .',
    right: 'Children told the board that 31.5% felt safe.',
  },
  find: (content) =>
    kinds.flatMap(({ pattern, fault }) =>
      matches(content, pattern).flatMap(({ match, line, offset }) => {
        const what = fault(match);
        if (!what) return [];
        return problemAt(line.source, offset(), { severity: 'warning', text: match[0].trim(), ...what });
      }),
    ),
};

const meantTwice = new Set(['had', 'that', 'is', 'very', 'so', 'bye', 'no']);

const kinds: readonly {
  pattern: RegExp;
  fault: (match: RegExpExecArray) => Omit<Fault, 'text'> | undefined;
}[] = [
  {
    pattern: /\b([a-z]+)(?: +(\1))+\b(?![’'-])/gi, // Latin letters alone: several times as fast.
    fault: ({ 1: first = '', 2: second = '', index, input }) =>
      /[A-Z]/.test(second) ||
      meantTwice.has(first.toLowerCase()) ||
      /[\p{L}\p{N}’'-]/u.test(input[index - 1] ?? '')
        ? undefined
        : { message: `“${first}” stands twice.`, cure: 'Delete one of them.' },
  },
  {
    pattern: /(?<! ) +[,;.!?](?=\s|$)/g,
    fault: ([text]) => ({ message: `A space stands before “${text.trim()}”.`, cure: 'Delete the space.' }),
  },
  {
    pattern: /[,;](?<=[a-z][,;])[A-Za-z]+/g,
    fault: ([text]) => ({ message: `No space stands behind “${text[0]}”.`, cure: 'Put a space behind it.' }),
  },
  {
    pattern: /\.(?<=[a-z]{2}\.)[A-Z][a-z]+/g,
    fault: () => ({
      message: 'No space stands between two sentences.',
      cure: 'Put a space behind the full stop.',
    }),
  },
  {
    pattern: /(?<=\d) +%/g,
    fault: ([text]) => ({
      message: 'A space stands between a number and %.',
      cure: `Write “${text.trim()}” directly behind the number.`,
    }),
  },
  {
    pattern: /\b[Aa] (?:8\d?|11|18)(?![\d.,])\b|\b[Aa]n (?:[1-79]|1[02-79])(?![\d.,])\b/g,
    fault: ([text]) => {
      const right = /^an/i.test(text) ? text.replace(/^(a)n/i, '$1') : text.replace(/^(a)/i, '$1n');
      return { message: `“${text}” is said as “${right}”.`, cure: `Write “${right}”.` };
    },
  },
  {
    pattern: /(?<![.])\.\.(?![.])|,,|;;/g,
    fault: () => ({ message: 'A mark stands twice.', cure: 'Delete one of them.' }),
  },
];

/** Warns of a text that has straight apostrophes beside curly ones. */
export const mixedApostrophes: Rule = {
  name: 'mixed-apostrophes',
  group: 'Text',
  severity: 'warning',
  asks: 'A text has curly apostrophes and quotation marks (’ “ ”) or straight ones, not both.',
  why: "A part that was typed elsewhere is seen at once, and a search for “child’s” passes over “child's”. Each text is named once, at the first mark that differs from most of its own.",
  find: (content) =>
    publicTexts(content).flatMap(({ lines }) => {
      const read = lines.filter(({ isProse, source }) => isProse || !source.path.startsWith(glossary));
      const all = read.flatMap(({ text, source, at }) =>
        [...text.matchAll(/(?<=\p{L})(['’])(?=\p{Ll})|(?<=^|[\s(])(["“])(?=\p{L})/gu)].map((match) => ({
          isStraight: /['"]/.test(match[0]),
          at: () => at(match.index),
          source,
          around: text.slice(Math.max(0, match.index - 12), match.index + 12),
        })),
      );
      const straight = all.filter(({ isStraight }) => isStraight);
      const odd = straight.length * 2 > all.length ? all.find((each) => !each.isStraight) : straight[0];
      if (!odd || straight.length === 0 || straight.length === all.length) return [];
      const [most, few] = odd.isStraight ? ['curly', 'straight'] : ['straight', 'curly'];
      return problemAt(odd.source, odd.at(), {
        severity: 'warning',
        message: `A ${few} mark stands in a text whose marks are ${most} elsewhere.`,
        text: odd.around.trim(),
        cure: 'Use one kind in the whole text: curly ones (’ “ ”), as Word types them, or straight ones (\' ").',
      });
    }),
};

/** Terms are listed there in every form that texts use. */
const glossary = 'content/glossary/';
