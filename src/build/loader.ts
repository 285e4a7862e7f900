import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { toReport } from '../problem.ts';
import type { Entry, Folder } from '../entry.ts';

type Read = (root: string) => Folder<Entry<object>>;

/**
 * A collection's loader: the entries of a folder that follow their schema, with the tree of their text.
 * While a site is being written it reads them again at each change, one reading after the other.
 */
export function entries(read: Read): Loader {
  return {
    name: 'entries',
    async load(context) {
      const root = fileURLToPath(new URL('..', context.config.publicDir));
      await fill(context, read, root);
      let last = Promise.resolve();
      const again = (path: string) => {
        if (!path.startsWith(join(root, 'content')) && !path.startsWith(join(root, 'data'))) return;
        last = last.then(() => fill(context, read, root)).catch((error: unknown) => console.error(error));
      };
      context.watcher?.add([join(root, 'content'), join(root, 'data')]);
      for (const event of ['add', 'change', 'unlink'] as const) context.watcher?.on(event, again);
    },
  };
}

/** Puts the entries into the store, and takes out those that are gone; prints problems while a site is written. */
async function fill({ store, parseData, generateDigest, watcher }: LoaderContext, read: Read, root: string) {
  const { entries: found, problems } = read(root);
  if (watcher && problems.length > 0) console.error(toReport(problems));
  const ids = new Set(found.map(({ id }) => id));
  for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
  for (const entry of found) {
    const tree = 'tree' in entry ? { tree: entry.tree } : {};
    const data = await parseData({ id: entry.id, data: { ...entry.value, ...tree } });
    store.set({ id: entry.id, data, digest: generateDigest(JSON.stringify(data)) });
  }
}
