import { createHash } from 'node:crypto';
import { channel } from 'node:diagnostics_channel';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';

/** Where things are kept between builds, and the version of all that makes them. */
export interface Store {
  /** Absolute; branches and builds of one board may share it, and it is as private as their data. */
  folder: string;
  version: string;
}

/** What a thing is made from: its kind, such as `chart`, then everything it depends on, as JSON tells it. */
export type From = readonly [kind: string, ...all: unknown[]];

/** A thing that was asked for: it was made anew, or kept from an earlier build. */
export interface Asked {
  kind: string;
  /** The same for the same thing. */
  name: string;
  isMade: boolean;
}

/** Tells each thing that is asked for, as `Asked`; heard in the whole thread, bundled code included. */
export const asked = channel('annual-reports:asked');

/** The SHA-256 of a text or of bytes, in hexadecimal digits. */
export function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The thing that `from` describes: kept from an earlier build, else made anew and kept. No fault of the disk stops it. */
export function stored(store: Store, from: From, make: () => Uint8Array): Uint8Array {
  const name = nameOf(store, from);
  return found(store, from, name) ?? kept(store, from, name, make());
}

/** The same for a thing whose making takes a while. */
export async function storedLater(
  store: Store,
  from: From,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const name = nameOf(store, from);
  return found(store, from, name) ?? kept(store, from, name, await make());
}

/** Whether something is kept under a name; what it is worth is seen when it is read. */
export function isStored(store: Store, name: string): boolean {
  return existsSync(fileOf(store, name));
}

/** The name that a thing is kept under: the digest of what it is made from, and of the version of what makes it. */
export function nameOf({ version }: Store, from: From): string {
  return digestOf(JSON.stringify([version, ...from.map(partOf)]));
}

const digests = new WeakMap<object, string>();

/** A part of what a thing is made from; objects stand by their digests, which are made once: nobody may change them. */
function partOf(part: unknown): unknown {
  if (typeof part !== 'object' || part === null) return part;
  const digest = digests.get(part) ?? digestOf(JSON.stringify(part));
  digests.set(part, digest);
  return { digest };
}

/** The file in which a thing is kept. */
function fileOf({ folder }: Store, name: string): string {
  return join(folder, name.slice(0, 2), name);
}

function found(store: Store, [kind]: From, name: string): Uint8Array | undefined {
  const bytes = entry(fileOf(store, name), name);
  if (bytes) asked.publish({ kind, name, isMade: false } satisfies Asked);
  return bytes;
}

function kept(store: Store, [kind]: From, name: string, bytes: Uint8Array): Uint8Array {
  asked.publish({ kind, name, isMade: true } satisfies Asked);
  keep(fileOf(store, name), name, bytes);
  return bytes;
}

/** What a file keeps under a name; `undefined` when there is none, when it was damaged, or when it is another's. */
function entry(file: string, name: string): Uint8Array | undefined {
  try {
    const bytes = readFileSync(file);
    const [seal, content] = [bytes.subarray(0, 64).toString('latin1'), bytes.subarray(64)];
    if (sealOf(name, content) !== seal) return undefined;
    touch(file);
    return content;
  } catch {
    return undefined;
  }
}

/** The checksum of a kept thing together with its name, so that it stands for no other. */
function sealOf(name: string, content: Uint8Array): string {
  return createHash('sha256').update(name).update(content).digest('hex');
}

/** Remembers that a file was of use: what is of none for long is deleted (`prune`). */
function touch(file: string): void {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    return; // A folder that is only read keeps what it has.
  }
}

/** Keeps bytes, after their seal; the file is whole at each moment, whoever else writes it. */
function keep(file: string, name: string, content: Uint8Array): void {
  const beside = `${file}.${process.pid}-${threadId}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(beside, Buffer.concat([Buffer.from(sealOf(name, content), 'latin1'), content]));
    put(beside, file);
  } catch {
    abandon(beside); // A full disk must not stop a build that could do without.
  }
}

/** Moves a file to its place, whatever stands there. */
function put(beside: string, file: string): void {
  try {
    renameSync(beside, file);
  } catch {
    abandon(file);
    renameSync(beside, file);
  }
}

function abandon(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    return; // It is left for another day.
  }
}
