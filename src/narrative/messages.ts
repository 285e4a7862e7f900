import type { Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { components } from './parse.ts';

/** The key messages of a narrative in the order of the text, each as the blocks in it. */
export function keyMessages(tree: Root): RootContent[][] {
  return components(tree)
    .filter(({ name }) => name === 'KeyMessage')
    .map(({ node }) => node.children as RootContent[]);
}

/**
 * Blocks of a narrative as they can stand in another text: copies, whose footnotes and links by reference come with them
 * under names of their own, and whose links within the narrative lead to its page, `path`.
 */
export function borrowed(blocks: readonly RootContent[], tree: Root, path: string): RootContent[] {
  const used = new Set<string>();
  const renamed = (identifier: string) => `${path.replaceAll(/\W+/g, '-').slice(1)}${identifier}`;
  const copy = (node: RootContent): RootContent => {
    const own = structuredClone(node);
    visit(own, (each) => {
      if ('identifier' in each) {
        used.add(each.identifier);
        each.identifier = renamed(each.identifier);
      }
      if ('url' in each && each.url.startsWith('#')) each.url = path + each.url;
    });
    return own;
  };
  const copies = blocks.map(copy);
  const definitions: RootContent[] = [];
  visit(tree, ['footnoteDefinition', 'definition'], (node) => {
    if ('identifier' in node && used.has(node.identifier)) definitions.push(node as RootContent);
  });
  return [...copies, ...definitions.map(copy)];
}
