import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import type { Entry, Folder } from '../content.ts';

/** A collection's loader: the entries of a folder that follow their schema, with the tree of their text. */
export function entries(read: (root: string) => Folder<Entry<object>>): Loader {
  return {
    name: 'entries',
    async load({ store, config, parseData, watcher }) {
      const root = fileURLToPath(new URL('..', config.publicDir));
      const load = async () => {
        store.clear();
        for (const entry of read(root).entries) {
          const tree = 'tree' in entry ? { tree: entry.tree } : {};
          const data = await parseData({ id: entry.id, data: { ...entry.value, ...tree } });
          store.set({ id: entry.id, data });
        }
      };
      await load();
      watcher?.add([join(root, 'content'), join(root, 'data')]);
      watcher?.on('change', () => void load());
    },
  };
}
