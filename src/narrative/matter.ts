import grayMatter from 'gray-matter';
import { Document, isMap, isPair, isScalar, visit } from 'yaml';
import type { z } from 'astro/zod';
import { problemAt, type Problem } from '../problem.ts';
import { keysOf, schemaProblems, withoutUnknownKeys } from '../schema.ts';
import type { Source } from '../source.ts';
import { hiddenIn, unseenFault } from '../unseen.ts';
import { yamlDocument } from '../yaml.ts';

/** A text with front matter that was read: its values, and the text below with the offset where it begins. */
export interface Matter<Value> {
  value: Value | undefined;
  problems: Problem[];
  body: string;
  bodyOffset: number;
  /** The offset of a key of the front matter. */
  offsetOf: (path: readonly PropertyKey[]) => number;
}

/** Reads front matter strictly: YAML whose every value stays the text that was typed, and only keys the schema has. */
export function matter<Schema extends z.ZodType>(source: Source, schema: Schema): Matter<z.infer<Schema>> {
  const opening = /^---[^\S\r\n]*\r?\n/.exec(source.text)?.[0];
  if (opening === undefined) {
    const problem = problemAt(source, 0, {
      message: 'The file does not begin with front matter.',
      text: source.text.split('\n', 1)[0] ?? '',
      cure: 'Begin with a line of three hyphens and nothing else, then the keys, then three hyphens again.',
    });
    return { value: undefined, problems: [problem], body: '', bodyOffset: 0, offsetOf: () => 0 };
  }
  const { document: readable, start, body } = read(source);
  const document = readable ?? new Document({});
  const offsetOf = (path: readonly PropertyKey[], isKey = false) => start + placeIn(document, path, isKey);
  const rest = { body, bodyOffset: source.text.length - body.length, offsetOf };
  if (!readable) return { value: undefined, problems: [tooDeep(source, start)], ...rest };
  const faults = document.errors.slice(0, mostFaults).map((error) =>
    problemAt(source, start + error.pos[0], {
      message: `The front matter cannot be read: ${inWords(error)}.`,
      text: source.text.slice(start + error.pos[0]).split('\n', 1)[0] ?? '',
      cure: 'Check the quotation marks here and above; a value with a colon and a space in it needs them.',
    }),
  );
  if (faults.length > 0) return { value: undefined, problems: faults, ...rest };
  const aliases = aliasProblems(source, document, start);
  if (aliases.length > 0) return { value: undefined, problems: aliases, ...rest };
  const unseen = textProblems(source, document, start);
  const given: unknown = trimmed(document.toJS() ?? {});
  const result = schema.safeParse(given);
  if (result.success) return { value: result.data, problems: unseen, ...rest };
  const keysAt = (path: readonly PropertyKey[]) => keysOf(schema, path);
  const value = schema.safeParse(withoutUnknownKeys(given, result.error)).data;
  return { value, problems: [...unseen, ...schemaProblems(source, result.error, keysAt, offsetOf)], ...rest };
}

/** The most faults of a file that are named; what follows comes of these. */
const mostFaults = 50;

function tooDeep(source: Source, start: number): Problem {
  return problemAt(source, start, {
    message: 'The front matter is nested too deep to be read.',
    cure: 'Compare it with another file of its kind.',
  });
}

/** The YAML between the hyphens as a document, every value of which is text; where it starts; the text below. */
function read({ text }: Source): { document: Document | undefined; start: number; body: string } {
  let yaml = '';
  const parse = (found: string) => {
    yaml = found.trimStart();
    return {};
  };
  const { content } = grayMatter(text, { engines: { yaml: { parse } } });
  const document = yamlDocument(yaml, true);
  return { document, start: Math.max(text.indexOf(yaml), 0), body: content };
}

function aliasProblems(source: Source, document: Document, start: number): Problem[] {
  const found: Problem[] = [];
  visit(document, {
    Alias(_, { source: name, range }) {
      found.push(
        problemAt(source, start + (range?.[0] ?? 0), {
          message: 'The value refers to another one.',
          text: `*${name}`,
          cure: 'Write it out, or put quotation marks around it.',
        }),
      );
    },
  });
  return found;
}

/** What the parser says, in an author’s words. */
function inWords({ code, message }: { code: string; message: string }): string {
  if (/call stack/.test(message)) return 'it is nested too deep';
  if (code === 'MULTIPLE_DOCS') return 'it ends here, and begins again';
  if (code === 'DUPLICATE_KEY') return 'this key stands here twice';
  return message.split('\n')[0]!.replace(/\.$/, '');
}

/** Values whose characters do not show, which quotation marks allow to be written as `\\u202e`, and values of several lines. */
function textProblems(source: Source, document: Document, start: number): Problem[] {
  const found: Problem[] = [];
  visit(document, {
    Scalar(_, { value, range }) {
      if (typeof value !== 'string') return;
      const hidden = hiddenIn(value.replaceAll('\n', ''));
      const isBroken = value.trim().includes('\n');
      const at = start + (range?.[0] ?? 0);
      if (hidden !== undefined) found.push(problemAt(source, at, unseenFault(hidden, 'in this text')));
      if (isBroken)
        found.push(
          problemAt(source, at, {
            message: 'This text has several lines.',
            cure: 'Write it on one line, or with > in place of |, which makes one line of them.',
          }),
        );
    },
  });
  return found;
}

/** A copy without the spaces around texts; one in which nothing shows becomes empty. */
function trimmed(value: unknown): unknown {
  if (typeof value === 'string')
    return /^[\s\p{Default_Ignorable_Code_Point}]*$/u.test(value) ? '' : value.trim();
  if (Array.isArray(value)) return value.map(trimmed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, trimmed(each)]));
}

function placeIn(document: Document, path: readonly PropertyKey[], isKey: boolean): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const name = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === name);
      const node = isKey ? pair?.key : (pair?.value ?? pair?.key);
      const start = (node as { range?: [number, number, number] } | undefined)?.range?.[0];
      if (start !== undefined) return start;
    } else {
      const node = document.getIn(path.slice(0, length), true) as { range?: [number] } | undefined;
      if (node?.range) return node.range[0];
    }
  }
  return 0;
}
