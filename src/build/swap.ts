import { existsSync, renameSync, rmSync } from 'node:fs';

/**
 * Puts the folder `beside` in the place of `live`; at each moment one of the old and the new site is whole.
 * When another program holds the new one fast, the old one comes back, and the fault is thrown.
 */
export function swap(live: string, beside: string): void {
  const previous = `${live}.previous`;
  rmSync(previous, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  if (existsSync(live)) moved(live, previous);
  try {
    moved(beside, live);
  } catch (error) {
    if (existsSync(previous)) moved(previous, live);
    throw error;
  }
  try {
    rmSync(previous, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  } catch {
    return; // A file of it is open somewhere; the next build deletes it.
  }
}

/** Renames; on Windows a scanner may hold a file for a moment, so it is tried for two seconds. */
function moved(from: string, to: string): void {
  for (let tries = 1; ; tries += 1) {
    try {
      return renameSync(from, to);
    } catch (error) {
      const isHeld = /^(EPERM|EBUSY|EACCES)$/.test((error as NodeJS.ErrnoException).code ?? '');
      if (!isHeld || tries === 20) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
}
