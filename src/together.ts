import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { removed, renamed } from './rename.ts';

/**
 * Writes files and then does `last`, all or nothing: when anything fails, each file is again what it was before. Each
 * file is written beside its place and renamed, so that it is whole at each moment.
 */
export function together(files: ReadonlyMap<string, string | Uint8Array>, last: () => void): void {
  const before = [...files.keys()].map(
    (path) => [path, existsSync(path) ? readFileSync(path) : undefined] as const,
  );
  try {
    for (const [path, bytes] of files) written(path, bytes);
    last();
  } catch (error) {
    for (const [path, bytes] of before) {
      if (bytes === undefined) removed(path);
      else if (!existsSync(path) || !readFileSync(path).equals(bytes)) written(path, bytes);
    }
    throw error;
  }
}

function written(path: string, bytes: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(`${path}.next`, bytes);
    renamed(`${path}.next`, path);
  } catch (error) {
    removed(`${path}.next`);
    throw error;
  }
}
