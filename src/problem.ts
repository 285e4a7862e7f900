import { closest, distance } from 'fastest-levenshtein';
import type { z } from 'astro/zod';
import { excerpt, type Source } from './source.ts';

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
}

/** A problem at `offset` of `source`; an error unless `severity` says otherwise. */
export function problemAt(
  source: Source,
  offset: number,
  what: { message: string; cure: string; text?: string; severity?: 'warning' },
): Problem {
  return { severity: 'error', ...what, file: source.path, ...source.placeOf(offset) };
}

/** `"x" is not known` cures: names the nearest allowed word, or lists them all when none is near. */
export function nearest(word: string, allowed: readonly string[]): string {
  if (allowed.length === 0) return 'There is none to choose from.';
  const near = closest(word, [...allowed]);
  const isNear = distance(word.toLowerCase(), near.toLowerCase()) <= Math.max(2, Math.ceil(word.length / 3));
  return isNear ? `Did you mean "${near}"?` : `Use one of: ${[...allowed].sort().join(', ')}.`;
}

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

/**
 * What zod found wrong, as problems. `offsetOf` finds the place of a path in the file;
 * `isKey` asks for the place of the key rather than of its value.
 */
export function schemaProblems(
  source: Source,
  error: z.ZodError,
  allowedKeys: (path: readonly PropertyKey[]) => readonly string[],
  offsetOf: (path: readonly PropertyKey[], isKey: boolean) => number,
): Problem[] {
  return error.issues.flatMap((issue) => {
    const name = nameOf(issue.path);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        problemAt(source, offsetOf([...issue.path, key], true), {
          message: `"${key}" is not a key that ${name ? `"${name}"` : 'this file'} can have.`,
          cure: nearest(key, allowedKeys(issue.path)),
        }),
      );
    }
    if (isMissing(issue)) {
      return problemAt(source, offsetOf(issue.path.slice(0, -1), false), {
        message: `"${name}" is missing.`,
        cure: `Add "${String(issue.path.at(-1))}".`,
      });
    }
    return problemAt(source, offsetOf(issue.path, false), {
      message: `"${name || 'this file'}" is not right: ${inWords(issue)}.`,
      cure: 'See docs/authors.md for what it holds.',
    });
  });
}

/** A copy of a value without the keys that a schema did not recognise, so that the rest can still be checked. */
export function withoutUnknownKeys(value: unknown, error: z.ZodError): unknown {
  const copy = structuredClone(value);
  for (const issue of error.issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const at = issue.path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown>)[key], copy);
    for (const key of issue.keys) delete (at as Record<string, unknown>)[key];
  }
  return copy;
}

/** What zod says, in a publisher's words. */
export function inWords(issue: z.core.$ZodIssue): string {
  const unit = 'origin' in issue && issue.origin === 'array' ? 'entries' : 'characters';
  switch (issue.code) {
    case 'too_big':
      return `use at most ${String(issue.maximum)}${issue.origin === 'number' ? '' : ` ${unit}`}`;
    case 'too_small':
      return issue.minimum === 1 && issue.origin !== 'number'
        ? 'it is empty'
        : `use at least ${String(issue.minimum)}${issue.origin === 'number' ? '' : ` ${unit}`}`;
    case 'invalid_value':
      return `use one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_type':
      return `it must be ${kindWords[issue.expected] ?? issue.expected}`;
    case 'invalid_union':
      return 'it is empty, or neither a number nor text';
    case 'invalid_format':
      return issue.format === 'url' ? 'write a full address, with https://' : issue.message;
    default:
      return issue.message;
  }
}

const kindWords: Partial<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'a group of keys',
  boolean: 'true or false',
};

function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' && /received undefined/.test(issue.message);
}

function nameOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part + 1}]` : String(part)))
    .join('.')
    .replaceAll('.[', '[');
}
