import { z } from 'astro/zod';
import { slug } from 'github-slugger';
import { RawDataset } from './dataset.ts';

/** A part of a JSON Schema, as far as the reference reads it. */
interface Part {
  type?: string;
  description?: string;
  enum?: string[];
  default?: unknown;
  items?: Part;
  anyOf?: Part[];
  const?: unknown;
  properties?: Record<string, Part>;
  required?: string[];
}

/** The author's reference of the dataset format (`docs/datasets.md`), made from the schema that the build checks with. */
export function reference(): string {
  const schema = z.toJSONSchema(RawDataset, { io: 'input', target: 'draft-7' }) as Part;
  const paragraphs = [
    '# What a dataset holds',
    'This page is made from the schema that the build checks with (`npm run schema`). [authors.md](authors.md) has an example and says how to write one. Keys that are not listed here are errors; nothing is converted.',
    ...sections('', schema),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

/** The table of an object's keys, below a heading that says where it stands, then those of the objects in it. */
function sections(path: string, { properties = {}, required = [] }: Part): string[] {
  const keys = Object.entries(properties);
  const rows = keys.map(([key, part]) => {
    const isRequired = required.includes(key) ? 'yes' : '';
    const held = objectIn(part) ? `, [see below](#${slug(below(path, key))})` : '';
    const cells = [`\`${key}\``, kind(part) + held, isRequired, part.description ?? ''];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  const table = ['| key | what it is | required | what it says |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
  const inner = keys.flatMap(([key, part]) => {
    const held = objectIn(part);
    return held ? sections(below(path, key), held) : [];
  });
  return [`## ${path === '' ? 'The dataset' : `\`${path}\``}`, table, ...inner];
}

function below(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** The object that a key holds, or holds a list of, when its keys are known. */
function objectIn(part: Part): Part | undefined {
  return [part, part.items].find((each) => each?.properties !== undefined);
}

/** What a key holds, in an author's words. */
function kind(part: Part): string {
  if (part.enum) return `one of ${part.enum.map((value) => `\`${value}\``).join(', ')}`;
  if (part.const !== undefined) return `\`${String(part.const)}\``;
  if (part.anyOf) return part.anyOf.map(kind).join(' or ');
  if (part.type === 'array') return part.items?.properties ? 'list' : `list of ${plural(part.items ?? {})}`;
  if (part.type === 'object' && !part.properties) return 'values by field name';
  return kinds[part.type ?? ''] ?? 'anything';
}

function plural(part: Part): string {
  if (part.type === 'array') return 'rows';
  return part.type === 'string' ? 'texts' : kind(part);
}

const kinds: Record<string, string> = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: '`true` or `false`',
  object: 'group of keys',
};
