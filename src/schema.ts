import type { z } from 'astro/zod';
import { nearest, problemAt, type Problem } from './problem.ts';
import type { Source } from './source.ts';

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
      return issue.keys.slice(0, mostKeys).map((key) =>
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

/** The most unknown keys of one group that are named. */
const mostKeys = 50;

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
  const isNumber = 'origin' in issue && ['number', 'int'].includes(String(issue.origin));
  const unit = 'origin' in issue && issue.origin === 'array' ? 'entries' : 'characters';
  switch (issue.code) {
    case 'too_big':
      return `use at most ${String(issue.maximum)}${isNumber ? '' : ` ${unit}`}`;
    case 'too_small':
      if (isNumber) return `use ${issue.inclusive ? 'at least' : 'more than'} ${String(issue.minimum)}`;
      return issue.minimum === 1 ? 'it is empty' : `use at least ${String(issue.minimum)} ${unit}`;
    case 'invalid_value':
      return `use one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_type':
      return `it must be ${kindWords[issue.expected] ?? issue.expected}`;
    case 'invalid_key':
      return issue.issues[0] ? inWords(issue.issues[0]) : issue.message;
    case 'invalid_union':
      return unionWords(issue.errors);
    case 'invalid_format':
      return issue.format === 'url' ? 'write a full address, with https://' : issue.message;
    default:
      return issue.message;
  }
}

/** What a union allows; when the value is of the right kind for one of its members, what is wrong with it there. */
function unionWords(members: readonly (readonly z.core.$ZodIssue[])[]): string {
  const firsts = members.flatMap(([first]) => first ?? []);
  const isWrongKind = (issue: z.core.$ZodIssue) => issue.code === 'invalid_type' && issue.path.length === 0;
  const near = firsts.find((issue) => !isWrongKind(issue) && issue.code !== 'invalid_value');
  if (near) return inWords(near);
  const values = firsts.flatMap((issue) => (issue.code === 'invalid_value' ? issue.values.map(String) : []));
  if (values.length > 0) return `use one of ${values.join(', ')}`;
  const kinds = firsts.flatMap((issue) =>
    issue.code === 'invalid_type' ? [kindWords[issue.expected] ?? issue.expected] : [],
  );
  return kinds.length > 0
    ? `it must be ${[...new Set(kinds)].join(' or ')}`
    : 'it is none of what is allowed';
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

/** The keys that a schema allows at a path of the value: for "did you mean". */
export function keysOf(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema;
  for (const part of path) {
    const inner = unwrapped(at);
    at = typeof part === 'number' ? inner?.element : inner?.shape?.[String(part)];
  }
  return Object.keys(unwrapped(at)?.shape ?? {});
}

interface Layer {
  shape?: Record<string, unknown>;
  element?: unknown;
  def?: { innerType?: unknown };
}

function unwrapped(schema: unknown): Layer | undefined {
  let layer = schema as Layer | undefined;
  while (layer?.def?.innerType) layer = layer.def.innerType as Layer;
  return layer;
}
