import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../cache.ts';
import { WrongUse } from '../command/outcome.ts';
import { together } from '../together.ts';

/** A file that an import makes: its path from the site's folder with forward slashes, and what is in it. */
export interface Made {
  path: string;
  content: string | Uint8Array;
}

/**
 * Where it stands what imports wrote, by digest, so that changes by hand are noticed. It lies in the site's folder beside
 * `content/` and `data/`, so it belongs to the repository and is in every copy of it, but is no content: nothing of it is
 * published, and copies for the public leave it out.
 */
export const record = 'imports.json';

/**
 * Writes files that an import made, all or none: each beside its place first, then renamed. A file that was changed by
 * hand since an import wrote it, or that no import wrote, is only replaced by `force`. Returns the paths that changed.
 */
export function place(root: string, made: readonly Made[], force: boolean): string[] {
  const known = recorded(root);
  const changed = made.filter(({ path, content }) => digestAt(root, path) !== digest(content));
  const own = changed.filter(({ path }) => ![undefined, known[path]].includes(digestAt(root, path)));
  if (own.length > 0 && !force) throw new WrongUse(changedByHand(own.map(({ path }) => path)));
  const all = list({ ...known, ...digests(made) });
  written(root, digestAt(root, record) === digest(all.content) ? changed : [...changed, all]);
  return changed.map(({ path }) => path);
}

/** Remembers files that a command has just made, so that an import may replace them while nobody has worked on them. */
export function remember(root: string, made: readonly Made[]): void {
  written(root, [list({ ...recorded(root), ...digests(made) })]);
}

function digests(made: readonly Made[]): Record<string, string> {
  return Object.fromEntries(made.map(({ path, content }) => [path, digest(content)]));
}

/** The record as a file, sorted. */
function list(known: Readonly<Record<string, string>>): Made {
  const sorted = Object.fromEntries(Object.entries(known).sort(([one], [other]) => (one < other ? -1 : 1)));
  return { path: record, content: `${JSON.stringify(sorted, null, 2)}\n` };
}

function changedByHand(paths: readonly string[]): string {
  const [first = '', ...more] = paths;
  const which = more.length === 0 ? `${first} is` : `These files are\n    ${paths.join('\n    ')}\n`;
  return `${which} there already, and not as an import wrote it: somebody has worked on it. Import to another place with --to, or add --force to replace it and lose that work.`;
}

function recorded(root: string): Record<string, string> {
  const file = join(root, record);
  if (!existsSync(file)) return {};
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    return typeof read === 'object' && read !== null ? (read as Record<string, string>) : {};
  } catch {
    throw new WrongUse(
      `${record} is not as imports write it. Bring back its last version, or delete it: files that are there already are then only replaced with --force.`,
    );
  }
}

function digestAt(root: string, path: string): string | undefined {
  const file = join(root, path);
  return existsSync(file) ? digest(readFileSync(file)) : undefined;
}

/** The digest of a file; of a text without what systems change by themselves, the ends of lines. */
function digest(content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
  const lines = bytes.toString('latin1').replaceAll('\r\n', '\n');
  return digestOf(Buffer.from(lines, 'latin1'));
}

/** Writes all or none. */
function written(root: string, made: readonly Made[]): void {
  together(new Map(made.map(({ path, content }) => [join(root, path), content])), () => {});
}
