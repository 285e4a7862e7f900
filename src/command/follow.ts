import { existsSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

/** How long no file may change before what follows is done, in milliseconds: editors write in several steps. */
const quiet = 150;

/**
 * Calls `changed` each time that files in some folders below `root` have changed, and none has for a moment; ends when
 * `until` is aborted. A folder that is made later, or made anew, is followed too. Fails when the machine cannot follow.
 */
export async function follow(
  root: string,
  folders: readonly string[],
  changed: () => void,
  until: AbortSignal,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let watchers: FSWatcher[] = [];
  let isStale = false;
  const close = () => watchers.forEach((watcher) => watcher.close());
  await new Promise<void>((end, fail) => {
    const renewed = () => {
      close();
      isStale = false;
      watchers = watched(root, folders, touched, () => {
        isStale = true;
        touched();
      });
    };
    const settled = () => {
      try {
        if (isStale || losesFiles) renewed();
        changed();
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT')
          touched(); // A file went just now.
        else fail(error as Error);
      }
    };
    const touched = () => {
      clearTimeout(timer);
      if (!until.aborted) timer = setTimeout(settled, quiet);
    };
    until.addEventListener('abort', () => end(), { once: true });
    renewed();
    if (until.aborted) end();
  }).finally(() => {
    clearTimeout(timer);
    close();
  });
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
