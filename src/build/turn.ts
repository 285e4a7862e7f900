import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who builds: the process, and the time of day at which it began. */
interface Builder {
  pid: number;
  since: string;
}

/**
 * Takes the only turn at building in a project's folder, since two builds would write into the same files. Returns what
 * gives it back, or a sentence that says who has it. A process that has the turn may take it again.
 */
export function turn(project: string): (() => void) | string {
  const place = join(project, '.astro/building.json');
  mkdirSync(join(project, '.astro'), { recursive: true });
  for (let tries = 0; tries < 3; tries += 1) {
    if (taken(place)) return () => rmSync(place, { force: true });
    const builder = builderAt(place);
    if (builder?.pid === process.pid) return () => {};
    if (builder && isRunning(builder.pid)) {
      return `Another build of this site is running (since ${builder.since}). Wait until it has ended, then run the command again. If you are sure that none is running, delete .astro/building.json.`;
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
