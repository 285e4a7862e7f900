import { existsSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

/** How long no file may change before what follows is done, in milliseconds: editors write in several steps. */
const quiet = 150;

/**
 * Calls `changed` each time that files in some folders below `root` have changed, and none has for a moment; ends when the
 * signal of `until` comes. A folder that is made later, or made anew, is followed too.
 */
export async function follow(
  root: string,
  folders: readonly string[],
  changed: () => void,
  until: AbortSignal,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const watchers = new Map<string, FSWatcher>();
  const close = (folder: string) => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const settled = () => {
    open();
    changed();
  };
  const touched = () => {
    clearTimeout(timer);
    timer = setTimeout(settled, quiet);
  };
  const open = () => {
    for (const folder of folders) {
      const path = join(root, folder);
      if (!existsSync(path)) close(folder);
      else if (!watchers.has(folder))
        watchers.set(
          folder,
          watched(path, touched, () => close(folder)),
        );
    }
  };
  open();
  const around = watched(
    root,
    touched,
    () => {},
    (name) => folders.includes(name),
  );
  await new Promise<void>((end) => {
    if (until.aborted) end();
    until.addEventListener('abort', () => end(), { once: true });
  });
  clearTimeout(timer);
  around.close();
  for (const folder of folders) close(folder);
}

/** Watches a folder with all below it, or, with `concerns`, the folder alone for the names that concern us. */
function watched(
  path: string,
  touched: () => void,
  lost: () => void,
  concerns?: (name: string) => boolean,
): FSWatcher {
  const watcher = watch(path, { recursive: concerns === undefined });
  watcher.on('change', (_, name) => {
    if (concerns === undefined || concerns(String(name))) touched();
  });
  watcher.on('error', () => {
    watcher.close();
    lost();
    touched();
  });
  return watcher;
}
