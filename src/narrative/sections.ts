import type { Heading, PhrasingContent, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';

/** A section of a narrative: its heading, where that stands in the text, and the blocks below it. */
export interface Section {
  title: string;
  heading: PhrasingContent[];
  offset: number;
  blocks: RootContent[];
}

/** The sections of a narrative in their order; what stands above the first heading is in none. */
export function sections(tree: Root): Section[] {
  const found: Section[] = [];
  for (const node of tree.children) {
    if (isSectionHeading(node)) {
      const offset = node.position?.start.offset ?? 0;
      found.push({ title: toString(node).trim(), heading: node.children, offset, blocks: [] });
    } else {
      found.at(-1)?.blocks.push(node);
    }
  }
  return found;
}

/** Whether a section begins here. */
export function isSectionHeading(node: RootContent): node is Heading {
  return node.type === 'heading' && node.depth === 2;
}
