import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { encodingFault, type Encoding } from './encoding.ts';
import type { ReadingRule } from './problem.ts';
import { sizeOf } from './size.ts';
import { entriesBelow, isNamed } from './walk.ts';

/** The most bytes of a file: some five times what the longest has. */
export const mostBytes = { text: 250_000, data: 1_000_000 };

/** A folder of a site as it was when it was first read: the texts of its files, and their places. */
interface Held {
  folder: string;
  texts: Map<string, string | undefined>;
  places?: readonly string[];
}

/** The folders that are held; shared with the copy of this code that Astro loads to make pages. */
const held: Set<Held> = ((globalThis as Record<symbol, unknown>)[Symbol.for('annual-reports:held')] ??=
  new Set()) as never;

/**
 * Has the content below a folder read once, until the function that this gives is called: what is built is what was
 * checked, whoever writes meanwhile.
 */
export function holdContent(root: string): () => void {
  const own = ['content', 'data'].map((part): Held => ({ folder: join(root, part), texts: new Map() }));
  for (const each of own) held.add(each);
  return () => own.forEach((each) => held.delete(each));
}

function heldAt(path: string): Held | undefined {
  return [...held].find(({ folder }) => path === folder || path.startsWith(folder + sep));
}

/** The text of a file; `undefined` when it is too large, or not UTF-8. */
export function decoded(root: string, file: string): string | undefined {
  const path = join(root, file);
  const texts = heldAt(path)?.texts;
  if (texts?.has(path)) return texts.get(path);
  const text = read(root, file);
  texts?.set(path, text);
  return text;
}

function read(root: string, file: string): string | undefined {
  if (sizeFault(root, file)) return undefined;
  const bytes = readFileSync(join(root, file));
  return encodingFault(bytes, file) ? undefined : utf8.decode(bytes);
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Why a file has no text: how large it is, or what it is in place of UTF-8. */
export function unreadFault(root: string, file: string): Encoding & { rule: ReadingRule } {
  const tooLarge = sizeFault(root, file);
  if (tooLarge) return { ...tooLarge, rule: 'sizes' };
  return { ...encodingFault(readFileSync(join(root, file)), file)!, rule: 'encoding' };
}

function sizeFault(root: string, file: string): Encoding | undefined {
  const { size } = statSync(join(root, file));
  const most = /\.mdx?$/.test(file) ? mostBytes.text : mostBytes.data;
  if (size <= most) return undefined;
  const message = `The file has ${sizeOf(size)}; one of its kind has at most ${sizeOf(most)}.`;
  return { line: 1, column: 1, message, cure: 'Part it in several files, each with a part of what it says.' };
}

/** Paths of the files below a folder, with forward slashes, sorted; hidden files are passed over, and links not followed. */
export function filesBelow(root: string, path: string): string[] {
  const at = join(root, path);
  const own = heldAt(at);
  if (own) own.places ??= placesBelow(dirname(own.folder), basename(own.folder));
  const places = own?.places!.filter((place) => at === own.folder || place.startsWith(at + sep));
  return (places ?? placesBelow(root, path))
    .map((place) => relative(root, place).replaceAll(sep, '/'))
    .sort();
}

/** Where the files below a folder lie that are not hidden. */
function placesBelow(root: string, path: string): string[] {
  return entriesBelow(root, path)
    .filter((entry) => entry.isFile() && isNamed(entry) && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name));
}
