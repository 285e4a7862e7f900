import type { Heading, Root, RootContent } from 'mdast';
import { components, type Component } from './parse.ts';
import { themeIds } from './named.ts';
import { parts, type Section } from './parts.ts';

/** A key message that names a theme, with the heading of the narrative that it stands under. */
interface Themed {
  /** What it says, for a page of its own: footnotes are left out, and links to headings lead to the narrative. */
  tree: Root;
  section: Section | undefined;
}

/** What a narrative at `path` says about a theme in key messages, in the order of the text. */
export function themed(tree: Root, theme: string, path: string): Themed[] {
  const about = components(tree).filter(
    ({ name, attributes }) => name === 'KeyMessage' && themeIds(attributes).includes(theme),
  );
  if (about.length === 0) return [];
  const sectionOf = sections(tree);
  return about.map(({ node }) => ({
    tree: { type: 'root', children: node.children.map((child) => alone(child, path)) },
    section: sectionOf(node),
  }));
}

/** Finds the nearest heading above a component of a narrative. */
export function sections(tree: Root): (node: Component['node']) => Section | undefined {
  const all = parts(tree).contents.flatMap((section) => [section, ...section.sections]);
  const isSection = (node: RootContent): node is Heading => node.type === 'heading' && node.depth <= 3;
  return (node) => {
    const above = tree.children.slice(0, tree.children.indexOf(node)).filter(isSection);
    return all[above.length - 1];
  };
}

/** A copy of a node that can stand on another page. */
function alone<Node extends RootContent>(node: Node, path: string): Node {
  const copy: RootContent = { ...node };
  if (copy.type === 'link' && copy.url.startsWith('#')) copy.url = path + copy.url;
  if ('children' in copy) {
    const children = copy.children.filter(({ type }) => type !== 'footnoteReference') as RootContent[];
    copy.children = children.map((child) => alone(child, path)) as never;
  }
  return copy as Node;
}
