import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { z } from 'astro/zod';
import { problemAt, type Problem } from '../problem.ts';
import { keysOf, schemaProblems, withoutUnknownKeys } from '../schema.ts';
import type { Source } from '../source.ts';

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
        message: `This is not valid JSON: ${inWords(printParseErrorCode(error.error))}.`,
        text: source.text.slice(error.offset, error.offset + Math.max(error.length, 1)),
        cure: 'Correct it here; a comma or a quotation mark may be missing just before.',
      }),
    );
    return { value: undefined, problems: problems.slice(0, 1), offsetOf };
  }
  const twice = repeatedKeys(source, tree);
  const given: unknown = JSON.parse(source.text);
  const result = schema.safeParse(given);
  if (result.success) return { value: twice.length ? undefined : result.data, problems: twice, offsetOf };
  const keysAt = (path: readonly PropertyKey[]) => keysOf(schema, path);
  return {
    value: schema.safeParse(withoutUnknownKeys(given, result.error)).data,
    problems: [...twice, ...schemaProblems(source, result.error, keysAt, offsetOf)],
    offsetOf,
  };
}

function parsed(source: Source, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(source.text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch {
    errors.push({ error: 1, offset: 0, length: 1 }); // InvalidSymbol: nested too deep to be read.
    return undefined;
  }
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

function inWords(code: string): string {
  return code
    .replace(/([A-Z])/g, ' $1')
    .toLowerCase()
    .trim();
}
