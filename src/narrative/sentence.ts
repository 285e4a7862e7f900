import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { source } from '../source.ts';
import { narrative, type Narrative } from './parse.ts';

/** A text of front matter that may hold numbers bound to data, of its edition unless they name another, as a tree. */
export function sentence(text: string, edition: string): Narrative {
  const read = narrative(source(edition, text), text, 0);
  visit(read.tree, 'link', ({ data }) => {
    if (data?.claim && !data.claim.data.includes('/')) data.claim.data = `${edition}/${data.claim.data}`;
  });
  return read;
}

/** Whether a tree is one paragraph of words and bound numbers, without notes on them. */
export function isSentence(tree: Root): boolean {
  let isPlain = tree.children.length === 1;
  visit(tree, ({ type, data }) => {
    const isBound = type === 'link' && data !== undefined && 'claim' in data;
    if (!isBound && !['root', 'paragraph', 'text'].includes(type)) isPlain = false;
  });
  return isPlain;
}
