import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { encodingFault, type Encoding } from './encoding.ts';

/** The text of a file; `undefined` when it is not UTF-8. */
export function decoded(root: string, file: string): string | undefined {
  const bytes = readFileSync(join(root, file));
  return encodingFault(bytes, file) ? undefined : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** What a file is that is not UTF-8. */
export function encodingOf(root: string, file: string): Encoding | undefined {
  return encodingFault(readFileSync(join(root, file)), file);
}

/** Paths of the files below a folder, with forward slashes, sorted; hidden files are passed over. */
export function filesBelow(root: string, path: string): string[] {
  const at = join(root, path);
  if (!existsSync(at)) return [];
  return readdirSync(at, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** Paths of the links below a folder: what they lead to lies elsewhere and would be published unseen. */
export function linksBelow(root: string, path: string): string[] {
  const at = join(root, path);
  if (!existsSync(at)) return [];
  return readdirSync(at, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isSymbolicLink())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}
