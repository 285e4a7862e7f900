import { closest, distance } from 'fastest-levenshtein';
import { excerpt, visible, type Source } from './source.ts';

/** One thing wrong with the content, at a place an author can open, with what to do about it. */
export interface Problem {
  /** Path from the site's folder, with forward slashes. */
  file: string;
  /** Counted from 1. */
  line: number;
  /** Counted from 1, in UTF-16 units. */
  column: number;
  severity: 'error' | 'warning';
  /** What is wrong, as a sentence a report author understands. */
  message: string;
  /** The offending text; printed with control characters made visible and at most 80 characters. */
  text?: string;
  /** What to do about it. */
  cure: string;
  /** It concerns drafts alone: it stops no build. */
  draft?: true;
  /** The rule that found it, by its name on the page of rules. */
  rule?: string;
}

/** The rules on what is met while the content is read. */
export type ReadingRule =
  'front-matter' | 'json' | 'components' | 'encoding' | 'unseen-characters' | 'places' | 'sizes';

/** What is wrong and what to do about it, before its place is known. */
export type Fault = Pick<Problem, 'message' | 'cure' | 'text'>;

/** A problem at `offset` of `source`; an error unless `severity` says otherwise. */
export function problemAt(
  source: Source,
  offset: number,
  what: Fault & { severity?: 'warning'; rule?: ReadingRule },
): Problem {
  return { severity: 'error', ...what, file: source.path, ...source.placeOf(offset) };
}

/** `"x" is not known` cures: names the nearest allowed word, or lists them all when none is near. */
export function nearest(given: string, allowed: readonly string[]): string {
  if (allowed.length === 0) return 'There is none to choose from.';
  const word = given.slice(0, 200);
  const near = closest(word, [...allowed]);
  const isNear = distance(word.toLowerCase(), near.toLowerCase()) <= Math.max(2, Math.ceil(word.length / 3));
  if (isNear) return `Did you mean "${near}"?`;
  if (allowed.length <= mostChoices) return `Use one of: ${[...allowed].sort().join(', ')}.`;
  const byDistance = [...new Set(allowed)]
    .map((each) => ({ each, far: distance(word, each) }))
    .sort((a, b) => a.far - b.far);
  const five = byDistance.slice(0, 5).map(({ each }) => each);
  return `Of ${byDistance.length} that there are, the nearest are: ${five.join(', ')}.`;
}

/** The most words that a message lists. */
const mostChoices = 40;

/** A problem whose words are fit to be printed: what they repeat of the content shows every character, and is short. */
export function legible(problem: Problem): Problem {
  const { file, message, cure } = problem;
  return { ...problem, file: visible(file), message: short(message), cure: short(cure) };
}

/** The most characters of a word and of a sentence of a problem. */
const longest = { word: 80, sentence: 500 };

function short(words: string): string {
  const whole = words.replace(/\S{81,}/gu, (word) => excerpt(word, longest.word));
  return whole.length > longest.sentence || hidden.test(whole) ? excerpt(whole, longest.sentence) : whole;
}

const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Problems sorted by file, line and column, each printed as place, sentence, text and cure; no colours. */
export function toReport(problems: readonly Problem[]): string {
  const entries = sorted(problems).map((problem) => {
    const lines = [
      `${problem.file}:${problem.line}:${problem.column} ${problem.severity}: ${problem.message}`,
      ...(problem.text === undefined ? [] : [`    ${excerpt(problem.text)}`]),
      `    ${problem.cure}`,
    ];
    return lines.join('\n');
  });
  return [...new Set(entries)].join('\n\n');
}

function sorted(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.line - b.line ||
      a.column - b.column ||
      (a.message < b.message ? -1 : 1),
  );
}
