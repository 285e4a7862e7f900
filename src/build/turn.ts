import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { digestOf } from '../cache.ts';

/** Who builds: the process, and the time of day at which it began. */
interface Builder {
  pid: number;
  since: string;
}

/**
 * Takes the only turn at building from and into some folders, since two builds would write into the same files; sites that share
 * none of them are built at once. Returns what gives the turn back, or a sentence that says who has it. A process that has it may
 * take it again.
 */
export function turn(project: string, folders: readonly string[]): (() => void) | string {
  mkdirSync(join(project, '.astro'), { recursive: true });
  const ends: (() => void)[] = [];
  for (const place of [...new Set(folders.map(placeOf))].sort()) {
    const end = turnAt(project, place);
    if (typeof end !== 'string') {
      ends.push(end);
      continue;
    }
    for (const each of ends) each();
    return end;
  }
  return () => ends.forEach((end) => end());
}

/** The file that says who builds from or into a folder. */
function placeOf(folder: string): string {
  return `.astro/building-${digestOf(resolve(folder)).slice(0, 8)}.json`;
}

function turnAt(project: string, file: string): (() => void) | string {
  const place = join(project, file);
  for (let tries = 0; tries < 3; tries += 1) {
    if (taken(place)) return () => rmSync(place, { force: true });
    const builder = builderAt(place);
    if (builder?.pid === process.pid) return () => {};
    if (builder && isRunning(builder.pid)) {
      return `Another build of this site is running (since ${builder.since}). Wait until it has ended, then run the command again. If you are sure that none is running, delete ${file}.`;
    }
    rmSync(place, { force: true });
  }
  return 'Another build of this site has just begun. Wait until it has ended, then run the command again.';
}

function taken(place: string): boolean {
  const builder: Builder = { pid: process.pid, since: new Date().toTimeString().slice(0, 5) };
  try {
    writeFileSync(place, JSON.stringify(builder), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function builderAt(place: string): Builder | undefined {
  try {
    return JSON.parse(readFileSync(place, 'utf8')) as Builder;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
