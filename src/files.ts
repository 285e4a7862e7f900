import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { encodingFault, type Encoding } from './encoding.ts';
import type { ReadingRule } from './problem.ts';
import { sizeOf } from './size.ts';

/** The most bytes of a file: some five times what the longest has. */
const mostBytes = { text: 250_000, data: 1_000_000 };

/** The text of a file; `undefined` when it is too large, or not UTF-8. */
export function decoded(root: string, file: string): string | undefined {
  if (sizeFault(root, file)) return undefined;
  const bytes = readFileSync(join(root, file));
  return encodingFault(bytes, file) ? undefined : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** Why a file has no text: how large it is, or what it is in place of UTF-8. */
export function unreadFault(root: string, file: string): Encoding & { rule: ReadingRule } {
  const tooLarge = sizeFault(root, file);
  if (tooLarge) return { ...tooLarge, rule: 'sizes' };
  return { ...encodingFault(readFileSync(join(root, file)), file)!, rule: 'encoding' };
}

function sizeFault(root: string, file: string): Encoding | undefined {
  const { size } = statSync(join(root, file));
  const most = /\.mdx?$/.test(file) ? mostBytes.text : /\.json$/.test(file) ? mostBytes.data : Infinity;
  if (size <= most) return undefined;
  const message = `The file has ${sizeOf(size)}; one of its kind has at most ${sizeOf(most)}.`;
  return { line: 1, column: 1, message, cure: 'Part it in several files, each with a part of what it says.' };
}

/** Paths of the files below a folder, with forward slashes, sorted; hidden files are passed over. */
export function filesBelow(root: string, path: string): string[] {
  const at = join(root, path);
  if (!existsSync(at)) return [];
  return readdirSync(at, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
}

/** Paths of the hidden files below a folder, whose names begin with a full stop. */
export function hiddenBelow(root: string, path: string): string[] {
  const at = join(root, path);
  if (!existsSync(at)) return [];
  return readdirSync(at, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.startsWith('.'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
}

/** Paths of the links below a folder: what they lead to lies elsewhere and would be published unseen. */
export function linksBelow(root: string, path: string): string[] {
  const at = join(root, path);
  if (!existsSync(at)) return [];
  return readdirSync(at, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isSymbolicLink())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/'));
}
