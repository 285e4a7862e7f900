import type { Root } from 'mdast';

/**
 * Makes something of an entry once, for all pages that ask. When its file is read anew, as while a site is written, the
 * entry has another tree, and the thing is made again.
 */
export function once<Entry extends { data: { tree: Root } }, Made>(
  make: (entry: Entry) => Made,
): (entry: Entry) => Made {
  const made = new WeakMap<Root, Made>();
  return (entry) => {
    const { tree } = entry.data;
    if (!made.has(tree)) made.set(tree, make(entry));
    return made.get(tree)!;
  };
}
