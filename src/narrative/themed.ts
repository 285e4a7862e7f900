import type { Heading, ListItem, Root, RootContent } from 'mdast';
import { components, type Component } from './parse.ts';
import { themeIds, themesOfEach } from './named.ts';
import { parts } from './parts.ts';

/** A key message or a recommendation that names a theme, with the heading of the narrative that it stands under. */
interface Themed {
  name: 'KeyMessage' | 'Recommendations';
  /** Whom a recommendation is for. */
  to: string | undefined;
  /** What it says, for a page of its own: footnotes are left out, and links to headings lead to the narrative. */
  tree: Root;
  section: { id: string; title: string } | undefined;
}

/** The recommendations of a component, one list item each. */
export function recommendations({ node }: Component): ListItem[] {
  return node.children.flatMap((child) => (child.type === 'list' ? child.children : []));
}

/** What a narrative at `path` says about a theme in key messages and recommendations, in the order of the text. */
export function themed(tree: Root, theme: string, path: string): Themed[] {
  const sectionOf = sections(tree);
  return components(tree).flatMap((component): Themed[] => {
    const { name, attributes, node } = component;
    if (name !== 'KeyMessage' && name !== 'Recommendations') return [];
    const said = name === 'KeyMessage' ? messages(component, theme) : chosen(component, theme);
    return said.map((children) => ({
      name,
      to: attributes['to'],
      tree: { type: 'root', children: children.map((child) => alone(child, path)) },
      section: sectionOf(node),
    }));
  });
}

function messages({ attributes, node }: Component, theme: string): RootContent[][] {
  return themeIds(attributes).includes(theme) ? [node.children] : [];
}

function chosen(component: Component, theme: string): RootContent[][] {
  const items = recommendations(component);
  const themes = themesOfEach(component.attributes, items.length);
  return items.flatMap((item, index) => (themes[index]!.includes(theme) ? [item.children] : []));
}

/** Finds the nearest heading above a component. */
export function sections(tree: Root): (node: Component['node']) => Themed['section'] {
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
