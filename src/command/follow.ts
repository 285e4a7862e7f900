import { existsSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

/** How long no file may change before what follows is done, in milliseconds: editors write in several steps. */
const quiet = 150;

/**
 * Calls `changed` once, and again each time that files in some folders below `root` have changed, and none has for a
 * moment; ends when `until` is aborted. What changes during a call, also the first, is told by another. A folder that is
 * made later, or made anew, is followed too. Fails when the machine cannot follow.
 */
export async function follow(
  root: string,
  folders: readonly string[],
  changed: () => void,
  until: AbortSignal,
): Promise<void> {
  const eye = new Eye(root, folders, changed);
  try {
    await new Promise<void>((end, fail) => {
      until.addEventListener('abort', () => end(), { once: true });
      eye.open(fail);
      changed();
      if (until.aborted) end();
    });
  } finally {
    eye.close();
  }
}

/** What is open to changes of some folders, and tells of them once they have settled. */
class Eye {
  readonly #root: string;
  readonly #folders: readonly string[];
  readonly #changed: () => void;
  #fail: (error: Error) => void = () => {};
  #watchers: FSWatcher[] = [];
  #timer: NodeJS.Timeout | undefined;
  #isStale = false;
  #isClosed = false;

  constructor(root: string, folders: readonly string[], changed: () => void) {
    this.#root = root;
    this.#folders = folders;
    this.#changed = changed;
  }

  open(fail: (error: Error) => void): void {
    this.#fail = fail;
    this.#renew();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#watchers.forEach((watcher) => watcher.close());
  }

  #renew(): void {
    this.#watchers.forEach((watcher) => watcher.close());
    this.#isStale = false;
    const lost = () => {
      this.#isStale = true;
      this.#touched();
    };
    this.#watchers = watched(this.#root, this.#folders, () => this.#touched(), lost);
  }

  #touched(): void {
    clearTimeout(this.#timer);
    if (!this.#isClosed) this.#timer = setTimeout(() => this.#settled(), quiet);
  }

  #settled(): void {
    try {
      if (this.#isStale || losesFiles) this.#renew();
      this.#changed();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return this.#fail(error as Error);
      this.#touched(); // A file went just now.
    }
  }
}

/** On Linux a file that was put in the place of another, as editors do, is no longer followed. */
const losesFiles = process.platform === 'linux';

/** Watches some folders with all below them, and the folder that holds them for those that come and go (`lost`). */
function watched(
  root: string,
  folders: readonly string[],
  touched: () => void,
  lost: () => void,
): FSWatcher[] {
  const inside = folders
    .map((folder) => join(root, folder))
    .filter((path) => existsSync(path))
    .map((path) => watch(path, { recursive: true }, touched));
  const around = watch(root, (_, name) => {
    if (folders.includes(String(name))) lost();
  });
  const all = [...inside, around];
  for (const watcher of all) watcher.on('error', lost);
  return all;
}
