import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { digestOf } from './cache.ts';
import { removed, renamed } from './rename.ts';

/** A file that is to change: its path from the folder of the list it stands in, what it is (in base64), and the digest of what it becomes. */
interface Change {
  path: string;
  before?: string;
  after: string;
}

/**
 * Writes files and then does `last`, all or nothing: when anything fails, each file is again what it was before. Each
 * file is written beside its place and renamed, so that it is whole at each moment. Where even a kill must not leave a part of it
 * done, `undo` is a file that lists what changes, from which `undone` brings it back.
 */
export function together(
  files: ReadonlyMap<string, string | Uint8Array>,
  last: () => void,
  undo?: string,
): void {
  const before = [...files.keys()].map(
    (path) => [path, existsSync(path) ? readFileSync(path) : undefined] as const,
  );
  try {
    if (undo !== undefined) written(undo, list(files, before, dirname(undo)));
    for (const [path, bytes] of files) written(path, bytes);
    last();
  } catch (error) {
    for (const [path, bytes] of before) {
      if (bytes === undefined) removed(path);
      else if (!existsSync(path) || !readFileSync(path).equals(bytes)) written(path, bytes);
    }
    if (undo !== undefined) removed(undo);
    throw error;
  }
  if (undo !== undefined) removed(undo);
}

function list(
  files: ReadonlyMap<string, string | Uint8Array>,
  before: readonly (readonly [string, Buffer | undefined])[],
  folder: string,
): string {
  const changes = before.map(([path, bytes]): Change => {
    const after = digestOf(files.get(path)!);
    return { path: relative(folder, path), ...(bytes && { before: bytes.toString('base64') }), after };
  });
  return JSON.stringify(changes);
}

/** Brings files back to what they were before a change that was killed, and returns them; those that somebody has edited since stay. */
export function undone(undo: string): string[] {
  removed(`${undo}.next`);
  if (!existsSync(undo)) return [];
  const changes = JSON.parse(readFileSync(undo, 'utf8')) as Change[];
  const found = changes.filter(({ path, before, after }) => {
    const place = join(dirname(undo), path);
    removed(`${place}.next`);
    const isChanged = existsSync(place) && digestOf(readFileSync(place)) === after;
    if (!isChanged) return false;
    if (before === undefined) removed(place);
    else written(place, Buffer.from(before, 'base64'));
    return true;
  });
  removed(undo);
  return found.map(({ path }) => join(dirname(undo), path));
}

/** Writes a file, so that it is whole on the disk, even when the power goes, before it stands in its place. */
function written(path: string, bytes: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(`${path}.next`, bytes, { flush: true });
    renamed(`${path}.next`, path);
  } catch (error) {
    removed(`${path}.next`);
    throw error;
  }
}
