import type { Content } from '../../content.ts';
import { nearest, problemAt, type Problem } from '../../problem.ts';
import { forms } from '../../term.ts';
import { finder, wordingKinds, type Avoided, type Wording } from '../../wording.ts';
import { publicTexts, valueLines, type Line } from './texts.ts';
import type { Rule } from '../rule.ts';

/** Warns of words that blame or label people, or that only offices use, wherever readers see them. */
export const wordingRule: Rule = {
  name: 'wording',
  group: 'Voice',
  severity: 'warning',
  asks: 'No text uses words that blame or label people, or that only offices use.',
  why: 'The words and better ones are a list of the board’s own: [words.md](words.md).',
  example: {
    wrong: 'Some families are hard to reach.',
    right: 'Services do not reach some families.',
  },
  find: wordingProblems,
};

function wordingProblems(content: Content): Problem[] {
  const { wording, terms, board } = content;
  if (!wording) return [];
  const all = finder(wording.value.avoid.flatMap(({ find }) => find));
  const own = new Map(terms.map(({ source, value }) => [source.path, forms(value).join('; ').toLowerCase()]));
  const lines = [
    ...publicTexts(content).flatMap((text) => text.lines),
    ...(board ? valueLines(board, ['$schema', 'site', 'help']) : []),
  ];
  const used = new Set<string>();
  const found = lines.flatMap((line) =>
    [...line.text.matchAll(all)].flatMap(({ 0: words, index }) => {
      const explains = own.get(line.source.path)?.includes(words.toLowerCase());
      const quoted = quotedAs(line, words, index, wording.value);
      if (quoted) used.add(quoted);
      return explains || quoted ? [] : [problem(line, words, index, wording.value.avoid)];
    }),
  );
  return [...found, ...unusedQuotations(content, used)];
}

function problem(line: Line, words: string, index: number, avoid: readonly Avoided[]): Problem {
  const { kind, better, why } = avoid.find(({ find }) => finder(find).test(words))!;
  return problemAt(line.source, line.at(index), {
    severity: 'warning',
    message: `“${words}” ${wordingKinds[kind]}.`,
    cure: `Write: ${better}. ${why}`,
  });
}

/**
 * What lets words stand: an entry for them, within quotation marks or in a cell that a paper gave; or quotation marks in
 * a priority, whose status has to rest on the words of its paper.
 */
function quotedAs({ text, source, isProse }: Line, words: string, index: number, { quoted }: Wording) {
  const isInMarks = text.lastIndexOf('“', index) > text.lastIndexOf('”', index);
  if (isInMarks && source.path.startsWith('content/priorities/')) return 'the words of its paper';
  const entry = quoted.find(
    (each) => each.in === source.path && each.words.toLowerCase() === words.toLowerCase(),
  );
  return entry && (isInMarks || !isProse) ? keyOf(entry) : undefined;
}

function keyOf({ in: file, words }: { in: string; words: string }): string {
  return `${file} ${words}`;
}

/** A quotation that is no longer in its file, or not within quotation marks. */
function unusedQuotations({ wording, files }: Content, used: ReadonlySet<string>): Problem[] {
  if (!wording) return [];
  const { value, source, offsetOf } = wording;
  return value.quoted.flatMap((entry, index) => {
    if (used.has(keyOf(entry))) return [];
    const cure = files.includes(entry.in)
      ? 'Put the words of the paper in “quotation marks”, or delete this entry.'
      : nearest(entry.in, files);
    return problemAt(source, offsetOf(['quoted', index]), {
      severity: 'warning',
      message: `${entry.in} does not quote “${entry.words}”.`,
      cure,
    });
  });
}
