import {
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { digestOf } from '../cache.ts';

/** Who builds: the process, the computer it runs on, and the time of day at which it began. */
interface Builder {
  pid: number;
  machine: string;
  since: string;
}

/** A build shows that it is alive this often, and is taken for dead after so long a silence, in milliseconds. */
const [beat, silence] = [20_000, 600_000];

/** How long a lock may be without words, in milliseconds: they are written as soon as it is made. */
const speechless = 5_000;

/** What this process holds: the text of each lock by its path. */
const held = new Map<string, string>();

/**
 * Takes the only turn at building from and into some folders, since two builds would write into the same files; sites that share
 * none of them are built at once. Returns what gives the turn back, or a sentence that says who has it. A process that has it may
 * take it again. A turn whose process is gone is free, whatever became of the computer.
 */
export function turn(project: string, folders: readonly string[]): (() => void) | string {
  mkdirSync(join(project, '.astro'), { recursive: true });
  const ends: (() => void)[] = [];
  const end = () => ends.forEach((each) => each());
  try {
    for (const place of [...new Set(folders.map(placeOf))].sort()) {
      const own = turnAt(project, place);
      if (typeof own === 'string') return (end(), own);
      ends.push(own);
    }
    return end;
  } catch (error) {
    end();
    throw error;
  }
}

/** Whether this process still has its turn at a folder: one that slept long may have been taken for dead. */
export function hasTurn(project: string, folder: string): boolean {
  const place = join(project, placeOf(folder));
  return held.has(place) && textAt(place) === held.get(place);
}

/** Whether another process that runs has the turn at the folder with this digest, or with one that begins so. */
export function isTakenByAnother(project: string, digest: string): boolean {
  const place = join(project, placeWith(digest));
  const text = textAt(place);
  return text !== undefined && !held.has(place) && isBuilding(place, builderOf(text));
}

/** The file that says who builds from or into a folder. */
function placeOf(folder: string): string {
  return placeWith(digestOf(resolve(folder)));
}

function placeWith(digest: string): string {
  return `.astro/building-${digest.slice(0, 8)}.json`;
}

function turnAt(project: string, file: string): (() => void) | string {
  const place = join(project, file);
  if (held.has(place)) return () => {};
  for (let tries = 0; tries < 3; tries += 1) {
    if (taken(place)) return heldUntil(place);
    const text = textAt(place);
    const builder = builderOf(text);
    if (text !== undefined && isBuilding(place, builder)) {
      if (!builder) break;
      const where = builder.machine === machine ? '' : ` on ${builder.machine.split(' ')[0]}`;
      return `Another build of this site is running (since ${builder.since}${where}). Wait until it has ended, then run the command again. If you are sure that none is running, delete ${file}.`;
    }
    takeAway(place, text);
  }
  return 'Another build of this site has just begun. Wait until it has ended, then run the command again.';
}

function taken(place: string): boolean {
  const since = new Date().toTimeString().slice(0, 5);
  const text = JSON.stringify({ pid: process.pid, machine, since } satisfies Builder);
  try {
    writeFileSync(place, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    rmSync(place, { force: true });
    throw error;
  }
  held.set(place, text);
  return true;
}

/** Keeps a lock alive; returns what gives it back. */
function heldUntil(place: string): () => void {
  const timer = setInterval(() => touch(place), beat).unref();
  return () => {
    clearInterval(timer);
    const isOurs = textAt(place) === held.get(place);
    held.delete(place);
    if (isOurs) rmSync(place, { force: true });
  };
}

function touch(place: string): void {
  try {
    utimesSync(place, new Date(), new Date());
  } catch {
    return; // Who looks for the turn before the swap will miss it.
  }
}

/** Takes away the lock of a build that is gone; one that another process has put there meanwhile goes back. */
function takeAway(place: string, text: string | undefined): void {
  const aside = `${place}.${process.pid}`;
  try {
    renameSync(place, aside);
    if (textAt(aside) !== text && textAt(place) === undefined) renameSync(aside, place);
  } catch {
    return; // Another process was faster.
  } finally {
    rmSync(aside, { force: true });
  }
}

function textAt(place: string): string | undefined {
  try {
    return readFileSync(place, 'utf8');
  } catch {
    return undefined;
  }
}

function builderOf(text = ''): Builder | undefined {
  try {
    const { pid, machine: where, since } = JSON.parse(text) as Partial<Builder>;
    return pid === undefined || since === undefined ? undefined : { pid, machine: where ?? '', since };
  } catch {
    return undefined;
  }
}

/** Whether a lock is that of a build that runs. Of another computer, or another container, only its signs of life are seen. */
function isBuilding(place: string, builder: Builder | undefined): boolean {
  const since = Date.now() - (statSync(place, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  if (!builder) return since < speechless;
  const isHere = builder.machine === machine;
  if (isHere && (builder.pid === process.pid || !isRunning(builder.pid))) return false;
  return since < silence;
}

/** Whether a process of this computer is there. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The computer, and on Linux the container, in which the numbers of processes have a meaning. */
const machine = [hostname(), containerName()].join(' ').trim();

function containerName(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}
