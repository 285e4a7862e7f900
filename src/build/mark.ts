import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { markFile } from '../host-file.ts';
import { removed } from '../rename.ts';

/** The file by which a build knows a folder that a build has made. */
const name = markFile;

const words = 'npm run build made this folder, and replaces all of it. Put nothing here by hand.\n';

/** What builds before 0.8.0 wrote at this place and nobody else does. */
const older = ['_astro', 'about/font-licence.txt', 'sitemap-index.xml'];

/** Marks a folder as made by a build. The mark is the same for every site, and may be published with it. */
export function mark(folder: string): void {
  writeFileSync(join(folder, name), words);
}

/** Whether a build has made a folder, and nobody keeps its history in it. */
export function isMarked(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return false;
  return existsSync(join(folder, name)) || older.every((each) => existsSync(join(folder, each)));
}

/** Deletes a folder that a build has made, its mark last: what a kill leaves of it can still be told from others' folders. */
export function cleared(folder: string): void {
  if (!existsSync(folder)) return;
  if (!existsSync(join(folder, name)) && readdirSync(folder).length > 0) mark(folder);
  for (const each of readdirSync(folder)) if (each !== name) removed(join(folder, each));
  rmSync(join(folder, name), { force: true });
  removed(folder);
}
