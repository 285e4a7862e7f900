import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { z } from 'astro/zod';
import { lengthFault } from '../limits.ts';
import { problemAt, type Fault, type Problem } from '../problem.ts';
import { keysOf, schemaProblems, withoutUnknownKeys } from '../schema.ts';
import type { Source } from '../source.ts';
import { hiddenIn, unseenFault } from '../unseen.ts';

/** A JSON file that was read: its value when it follows the schema, and where each part of it stands. */
export interface Json<Value> {
  value: Value | undefined;
  problems: Problem[];
  /** The offset of a path in the file; of the nearest enclosing value when the path is not there. */
  offsetOf: (path: readonly PropertyKey[]) => number;
}

/** Reads a JSON file strictly: no comments, no trailing commas, no key twice, nothing but what the schema allows. */
export function json<Schema extends z.ZodType>(source: Source, schema: Schema): Json<z.infer<Schema>> {
  const errors: ParseError[] = [];
  const tree = parsed(source, errors);
  const offsetOf = (path: readonly PropertyKey[], isKey = false) => nodeOf(tree, path, isKey)?.offset ?? 0;
  if (errors.length > 0 || !tree) {
    const problems = errors.map((error) =>
      problemAt(source, error.offset, {
        cure: 'Correct it here; a comma or a quotation mark may be missing just before.',
        ...syntaxFault(source.text, error),
      }),
    );
    return { value: undefined, problems: [...problems, tooDeep(source)].slice(0, 1), offsetOf };
  }
  const twice = [...repeatedKeys(source, tree), ...textProblems(source, tree)];
  const given: unknown = JSON.parse(source.text);
  const result = schema.safeParse(given);
  if (result.success) return { value: twice.length ? undefined : result.data, problems: twice, offsetOf };
  const keysAt = (path: readonly PropertyKey[]) => keysOf(schema, path);
  return {
    value: twice.length ? undefined : schema.safeParse(mended(given, result.error)).data,
    problems: [...twice, ...schemaProblems(source, result.error, keysAt, offsetOf)],
    offsetOf,
  };
}

function tooDeep(source: Source): Problem {
  return problemAt(source, 0, {
    message: 'This is not valid JSON: it is nested too deep to be read.',
    cure: 'Compare it with another file of its kind.',
  });
}

/** What stands in the place of a cell that is neither a number nor text; no file can hold it. */
export const unread = '\uE000';

/**
 * A copy without what the schema refuses, so that the rest of a file can be checked in the same run. Fields are never
 * mended: one that is not understood could be one whose counts no message may repeat.
 */
function mended(given: unknown, error: z.ZodError): unknown {
  if (error.issues.some(({ path }) => path[0] === 'schema')) return undefined;
  const copy = withoutUnknownKeys(given, error);
  for (const { code, path } of error.issues) {
    const key = path.at(-1);
    if (code === 'unrecognized_keys' || key === undefined) continue;
    const parent = path
      .slice(0, -1)
      .reduce<unknown>((at, part) => (at as Record<PropertyKey, unknown>)[part], copy);
    if (Array.isArray(parent)) parent[Number(key)] = unread;
    else delete (parent as Record<PropertyKey, unknown>)[key];
  }
  return copy;
}

/** The tree of a file; none when it is nested too deep to be walked. */
function parsed(source: Source, errors: ParseError[]): Node | undefined {
  try {
    const tree = parseTree(source.text, errors, { disallowComments: true, allowTrailingComma: false });
    return tree && isShallow(tree) ? tree : undefined;
  } catch {
    return undefined;
  }
}

function isShallow(tree: Node): boolean {
  let level = [tree];
  for (let depth = 0; depth < 100 && level.length > 0; depth += 1) {
    level = level.flatMap(({ children = [] }) => children);
  }
  return level.length === 0;
}

function nodeOf(tree: Node | undefined, path: readonly PropertyKey[], isKey: boolean): Node | undefined {
  if (!tree) return undefined;
  for (let length = path.length; length >= 0; length -= 1) {
    const node = findNodeAtLocation(tree, path.slice(0, length) as (string | number)[]);
    if (!node) continue;
    return isKey && length === path.length ? (node.parent?.children?.[0] ?? node) : node;
  }
  return tree;
}

function repeatedKeys(source: Source, node: Node): Problem[] {
  const seen = new Set<unknown>();
  return (node.children ?? []).flatMap((child) => {
    const key = child.type === 'property' ? child.children?.[0] : undefined;
    const isRepeated = key !== undefined && seen.has(key.value);
    if (key) seen.add(key.value);
    const problem = problemAt(source, child.offset, {
      message: `"${String(key?.value)}" stands here twice.`,
      cure: 'Keep one of them.',
    });
    return [...(isRepeated ? [problem] : []), ...repeatedKeys(source, child)];
  });
}

/** Keys that programs keep for themselves, and text with characters that do not show: they are lost, or hide something. */
function textProblems(source: Source, node: Node): Problem[] {
  const isKey = node.parent?.type === 'property' && node.parent.children?.[0] === node;
  const words = node.type === 'string' ? String(node.value) : '';
  const isBlank = words !== '' && words.trim() === '';
  const unseen = hiddenIn(words);
  const long = words.length > 500 ? lengthFault(words) : undefined;
  const reserved = problemAt(source, node.offset, {
    message: `"${words}" cannot be a key: programs keep this name for themselves.`,
    cure: 'Give it another name.',
  });
  return [
    ...(isKey && words === '__proto__' ? [reserved] : []),
    ...(node.value === Infinity || node.value === -Infinity
      ? [problemAt(source, node.offset, tooLarge)]
      : []),
    ...(long ? [problemAt(source, node.offset, { rule: 'sizes', ...long })] : []),
    ...(isBlank && node.parent?.type !== 'array' ? [problemAt(source, node.offset, blank)] : []), // Cells have a rule of their own.
    ...(unseen ? [problemAt(source, node.offset, unseenFault(unseen, 'in this text'))] : []),
    ...(node.children ?? []).flatMap((child) => textProblems(source, child)),
  ];
}

const blank: Fault = {
  message: 'Nothing stands in this text but spaces.',
  cure: 'Write what belongs here, or leave it out.',
};

const tooLarge: Fault = {
  message: 'The number is too large to be kept exactly.',
  cure: 'Write a smaller one, in another unit.',
};

const values: readonly [typed: RegExp, message: string, cure: string][] = [
  [
    /^[-+]?(nan|inf|infinity)$/i,
    'this is not a number',
    'Write "[x]" in quotation marks if the figure is not available.',
  ],
  [/^-?0x/i, 'numbers are written with the digits 0 to 9 alone', 'Write the number in full.'],
  [/^-?0\d/, 'a number does not begin with 0', 'Leave out the 0, or put quotation marks around text.'],
  [/^-?\d+\.(e|$)/i, 'a number does not end in a point', 'Leave out the point, or write the decimals.'],
  [/^[-+]?\./, 'a number does not begin with a point', 'Write a 0 before the point.'],
  [/^\+/, 'a number has no plus sign', 'Leave out the plus sign.'],
  [
    /^-?[£$€]?\d[\d.]*[^\d.eE+-]/,
    'a number has no other characters',
    'Leave out its unit; the field has "unit".',
  ],
  [/^'/, 'text stands in double quotation marks', 'Write " in place of \'.'],
  [/^[“”„]/, 'text stands in straight quotation marks', 'Write " in place of the curly ones.'],
];

/** What is wrong where the file stops being JSON; a number is not repeated, for it could be one to hide. */
function syntaxFault(
  text: string,
  { error, offset, length }: ParseError,
): Omit<Fault, 'cure'> & { cure?: string } {
  const before = /[^\s,:[\]{}"]*$/.exec(text.slice(Math.max(0, offset - 40), offset))![0];
  const after = /^[^\s,:[\]{}"]*/.exec(text.slice(offset, offset + 40))![0];
  const known = values.find(([typed]) => typed.test(before + after));
  const given = text.slice(offset, offset + Math.max(length, 1));
  const shown = /\d/.test(given) ? {} : { text: given };
  if (known) return { ...shown, message: `This is not valid JSON: ${known[1]}.`, cure: known[2] };
  return { ...shown, message: `This is not valid JSON: ${inWords(printParseErrorCode(error))}.` };
}

/** What the parser says, in an author’s words. */
function inWords(code: string): string {
  const words: Partial<Record<string, string>> = {
    InvalidSymbol: 'text stands in quotation marks, and this does not',
    PropertyNameExpected: 'a key in quotation marks is expected, or there is a comma too many',
    ValueExpected: 'a value is expected, or there is a comma too many',
    EndOfFileExpected: 'the file goes on after its end',
    InvalidCommentToken: 'it cannot hold comments',
    UnexpectedEndOfString: 'a quotation mark is missing at the end of this text',
    InvalidEscapeCharacter: 'a backslash is written twice, as \\\\',
  };
  const plain = code
    .replace(/([A-Z])/g, ' $1')
    .toLowerCase()
    .trim();
  return words[code] ?? plain;
}
