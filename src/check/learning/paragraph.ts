import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Fault } from '../../problem.ts';

const plain = [
  'root',
  'paragraph',
  'text',
  'emphasis',
  'strong',
  'link',
  'mdxJsxFlowElement',
  'mdxJsxTextElement',
];

/** What is wrong with a text that must be one paragraph of words; `noun` is what it is called. Another rule names components. */
export function paragraphFaults(tree: Root, noun: string): Fault[] {
  if (toString(tree).trim() === '')
    return [{ message: `There is no ${noun}.`, cure: 'Write it below the front matter.' }];
  const strange: string[] = [];
  visit(tree, (node) => {
    if (!plain.includes(node.type)) strange.push(node.type);
  });
  if (tree.children.length === 1 && strange.length === 0) return [];
  return [
    {
      message: `The ${noun} is not one paragraph of words.`,
      cure: 'Write one paragraph, without lists, headings, pictures and footnotes.',
    },
  ];
}

/** Where a text begins behind the blank lines above it. */
export function textStart(tree: Root): number {
  return tree.children[0]?.position?.start.offset ?? 0;
}
