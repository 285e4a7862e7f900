import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../cache.ts';
import { filesBelow } from '../files.ts';
import { removed } from '../rename.ts';

const folders = ['content', 'data', 'public'];

/** The files that a site is made from, each with the digest of its bytes. */
export type Copied = ReadonlyMap<string, string>;

/** Copies what the site in `root` is made from to `copy`, an empty folder of its own. */
export function copiedTo(root: string, copy: string): Copied {
  removed(copy);
  for (const folder of folders.filter((each) => existsSync(join(root, each)))) {
    cpSync(join(root, folder), join(copy, folder), { recursive: true });
  }
  return state(copy);
}

/** The files below `root` that are no longer what was copied: changed, new or gone. */
export function changedSince(root: string, copied: Copied): string[] {
  const now = state(root);
  const all = new Set([...copied.keys(), ...now.keys()]);
  return [...all].filter((file) => copied.get(file) !== now.get(file)).sort();
}

function state(root: string): Copied {
  const files = folders.flatMap((folder) => filesBelow(root, folder));
  return new Map(files.map((file) => [file, digestOf(readFileSync(join(root, file)))]));
}
