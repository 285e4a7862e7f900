import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where things are kept between builds, and the version of all that makes them. */
export interface Store {
  /** Absolute; what another version kept beside it is deleted. */
  folder: string;
  version: string;
}

/** The SHA-256 of a text or of bytes, in hexadecimal digits. */
export function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The thing that `from` describes: kept from an earlier build, else made anew and kept. No fault of the disk stops it. */
export function stored(store: Store, from: unknown, make: () => Uint8Array): Uint8Array {
  const file = fileOf(store, from);
  return entry(file) ?? kept(store, file, make());
}

/** The same for a thing whose making takes a while. */
export async function storedLater(
  store: Store,
  from: unknown,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const file = fileOf(store, from);
  return entry(file) ?? kept(store, file, await make());
}

function fileOf({ folder, version }: Store, from: unknown): string {
  return join(folder, version, digestOf(JSON.stringify(from)));
}

function kept(store: Store, file: string, bytes: Uint8Array): Uint8Array {
  clear(store);
  keep(file, bytes);
  return bytes;
}

/** What a file keeps; `undefined` when there is none, or when it was damaged. */
export function entry(file: string): Uint8Array | undefined {
  try {
    const bytes = readFileSync(file);
    const [sum, content] = [bytes.subarray(0, 64).toString('latin1'), bytes.subarray(64)];
    return digestOf(content) === sum ? content : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps bytes, after their checksum; the file is whole at each moment. */
export function keep(file: string, content: Uint8Array): void {
  const beside = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(beside, Buffer.concat([Buffer.from(digestOf(content), 'latin1'), content]));
    renameSync(beside, file);
  } catch {
    abandon(beside); // A full disk must not stop a build that could do without.
  }
}

const cleared = new Set<string>();

/** Deletes, once a run, what other versions kept. */
function clear({ folder, version }: Store): void {
  if (cleared.has(join(folder, version))) return;
  cleared.add(join(folder, version));
  for (const name of names(folder)) if (name !== version) abandon(join(folder, name));
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function abandon(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    return; // It is left for another day.
  }
}
