import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';

/** How often a name that another program holds is tried again, and the milliseconds in between. */
const patience = { tries: 10, pause: 200 };

/**
 * Renames a file or a folder. Where another program holds it, as Windows lets an open window, an editor or a virus
 * scanner do, it tries again for two seconds; then it says which one is in use.
 */
export function renamed(from: string, to: string, rename = renameSync, { tries, pause } = patience): void {
  for (let left = tries; ; left -= 1) {
    try {
      return rename(from, to);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (!mayBeHeld(code) || code === 'ENOTEMPTY') throw error;
      if (left === 0) throw inUse(existsSync(to) ? to : from, code);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
}

/** Deletes a file or a folder, if it is there; one that is held for a moment is tried again. */
export function removed(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: patience.tries, retryDelay: patience.pause });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw mayBeHeld(code) ? inUse(path, code) : error;
  }
}

/** Whether a code may mean that another program holds a file, or one below a folder. Only Windows says that there is no right to it then. */
function mayBeHeld(code: string): boolean {
  return /^(EBUSY|ENOTEMPTY)$/.test(code) || (process.platform === 'win32' && /^(EPERM|EACCES)$/.test(code));
}

function inUse(path: string, code: string): Error {
  const name = basename(path);
  const message = `${name} is in use by another program, so it could not be replaced. Close the windows and programs that show ${name} (Explorer, an editor, npm run preview), then run the command again.`;
  return Object.assign(new Error(message), { code });
}
