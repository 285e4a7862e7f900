import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How much is kept between builds: what was not used for some days goes, and beyond a size what was used longest ago. */
export interface Room {
  days: number;
  bytes: number;
}

/** A month of builds, and what a hundred large sites need. */
const room: Room = { days: 30, bytes: 4 * 2 ** 30 };

/** A kept file, and what a build that was cut off left beside it. */
const isKept = /^[0-9a-f]{64}(\.\d+-\d+)?$/;

/** How long a file may stand beside the one that it shall become, in milliseconds. */
const moment = 3_600_000;

/** Deletes from a folder of kept things what is no longer of use; files of others in it stay. */
export function prune(folder: string, { days, bytes }: Room = room, now = Date.now()): void {
  const files = keptFiles(folder).sort((a, b) => b.used - a.used || (a.path < b.path ? -1 : 1));
  let sum = 0;
  for (const { path, used, size } of files) {
    const age = now - used;
    const isLitter = !/[0-9a-f]{64}$/.test(path);
    sum += size;
    if (age > days * 86_400_000 || sum > bytes || (isLitter && age > moment)) removed(path);
  }
}

function keptFiles(folder: string) {
  return names(folder)
    .filter((name) => /^[0-9a-f]{2}$/.test(name))
    .flatMap((name) => names(join(folder, name)).map((file) => ({ file, path: join(folder, name, file) })))
    .filter(({ file }) => isKept.test(file))
    .flatMap(({ path }) => {
      try {
        const { mtimeMs, size } = statSync(path);
        return [{ path, used: mtimeMs, size }];
      } catch {
        return []; // Another build has just deleted it.
      }
    });
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function removed(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    return; // Another build has it open, or has deleted it.
  }
}
