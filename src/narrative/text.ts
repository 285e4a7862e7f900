import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';

/** How long a narrative takes to read at 220 words a minute, in whole minutes, at least one. */
export function minutes(tree: Root): number {
  const count = tree.children.reduce((sum, node) => sum + (toString(node).match(/\S+/g)?.length ?? 0), 0);
  return Math.max(1, Math.round(count / 220));
}
