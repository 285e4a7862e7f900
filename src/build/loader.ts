import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { DraftView } from '../drafts.ts';
import { published, type Entry, type Folder } from '../entry.ts';
import { draftsOf } from '../folders.ts';

type Read = (root: string, view: DraftView) => Folder<Entry<object>>;

/** How long to wait before reading, in milliseconds: at the moment of the event a file may be half written. */
const pause = 80;

/**
 * A collection's loader: the entries of a folder that follow their schema, with the tree of their text.
 * While a site is being written it reads them again at each change, one reading after the other, drafts among them;
 * of what is built, drafts are left out.
 */
export function entries(read: Read): Loader {
  return {
    name: 'entries',
    async load(context) {
      const root = fileURLToPath(new URL('..', context.config.publicDir));
      await fill(context, read, root);
      let last = Promise.resolve();
      let timer: NodeJS.Timeout | undefined;
      const again = (path: string) => {
        if (!path.startsWith(join(root, 'content')) && !path.startsWith(join(root, 'data'))) return;
        clearTimeout(timer);
        timer = setTimeout(() => {
          last = last.then(() => fill(context, read, root)).catch((error: unknown) => console.error(error));
        }, pause);
      };
      context.watcher?.add([join(root, 'content'), join(root, 'data')]);
      for (const event of ['add', 'change', 'unlink'] as const) context.watcher?.on(event, again);
    },
  };
}

/** Puts the entries into the store, and takes out those that are gone. */
async function fill({ store, parseData, generateDigest, watcher }: LoaderContext, read: Read, root: string) {
  const view = watcher ? 'shown' : 'left out';
  const all = read(root, view);
  const { entries: found } = watcher ? all : published(all, draftsOf(root));
  const ids = new Set(found.map(({ id }) => id));
  for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
  for (const entry of found) {
    const tree = 'tree' in entry ? { tree: entry.tree } : {};
    const data = await parseData({ id: entry.id, data: { ...entry.value, ...tree } });
    store.set({ id: entry.id, data, digest: generateDigest(JSON.stringify(data)) });
  }
}
