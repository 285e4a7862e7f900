import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../cache.ts';
import { filesBelow } from '../files.ts';
import { removed } from '../rename.ts';

const folders = ['content', 'data', 'public'];

/** The files that a site is made from, each with the digest of its bytes. */
export type Copied = ReadonlyMap<string, string>;

/** Copies what the site in `root` is made from to `bench`, an empty folder of its own. */
export function copiedTo(root: string, bench: string): Copied {
  removed(bench);
  for (const folder of folders.filter((each) => existsSync(join(root, each)))) {
    cpSync(join(root, folder), join(bench, folder), { recursive: true });
  }
  return state(bench);
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
