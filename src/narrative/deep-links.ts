import type GithubSlugger from 'github-slugger';
import type { Element, Nodes, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/** A heading that links may name. */
export interface Target {
  id: string;
  title: string;
}

/** What a narrative's page says of its elements. */
export interface Reading {
  titleOf: (heading: Element) => string;
  /** Whether the paragraphs inside count among those of the narrative. */
  isText: (element: Element) => boolean;
}

/** What paragraphs before the first heading are counted in. */
const opening: Target = { id: 'opening', title: 'the opening' };

const heading = /^h[2-6]$/;

/** Elements whose paragraphs are reached by what they stand in. */
const whole = new Set(['li', 'table', 'dl', 'section']);

/**
 * Gives each paragraph an id of its section and its number in it (`reviews-this-year-2`), and each heading and
 * paragraph a link to itself. A link has no words, so that nothing of it is copied, printed or searched. Returns the
 * ids of the paragraphs.
 */
export function addLinks(hast: Root, ids: GithubSlugger, { titleOf, isText }: Reading): string[] {
  const titles = new Map<string, number>();
  const found: string[] = [];
  let section = opening;
  let count = 0;
  visit(hast, 'element', (node, index, parent) => {
    if (whole.has(node.tagName) || !isText(node)) return SKIP;
    if (heading.test(node.tagName) && parent && index !== undefined) {
      section = { id: String(node.properties['id']), title: once(titleOf(node), titles) };
      count = 0;
      parent.children.splice(index + 1, 0, link(section.id, `Link to ${section.title}`));
      return [SKIP, index + 2];
    }
    if (node.tagName !== 'p') return undefined;
    count += 1;
    const id = ids.slug(`${idOf(section)}-${count}`);
    found.push(id);
    node.properties['id'] = id;
    node.children.push(link(id, `Link to ${section.title}, paragraph ${count}`));
    return SKIP;
  });
  return found;
}

/** The section after the one that a note warns of: of the heading right above it, else right below, else any above. */
export function sectionAfter(
  nodes: readonly Nodes[],
  note: Nodes,
  titleOf: Reading['titleOf'],
): Target | undefined {
  const elements = nodes.filter((node) => node.type === 'element' && node.tagName !== 'a') as Element[];
  const at = elements.indexOf(note as Element);
  const isHeading = ({ tagName }: Element) => heading.test(tagName);
  const [above, below] = [elements.slice(0, at), elements.slice(at + 1)];
  const near = [above.at(-1), below[0]].find((each) => each && isHeading(each));
  const warned = near ?? above.findLast(isHeading);
  const next = below.find(
    (each) => isHeading(each) && each !== warned && (!warned || each.tagName <= warned.tagName),
  );
  return next && { id: String(next.properties['id']), title: titleOf(next) };
}

/** A title that no section before has: `Neglect`, then `Neglect (2)`. */
function once(title: string, titles: Map<string, number>): string {
  const times = (titles.get(title) ?? 0) + 1;
  titles.set(title, times);
  return times === 1 ? title : `${title} (${times})`;
}

/** What the ids of its paragraphs begin with; cells of tables are called `row-1`. */
function idOf({ id }: Target): string {
  return id === 'row' ? 'section-row' : id;
}

function link(id: string, name: string): Element {
  const properties = { className: ['to'], href: `#${id}`, ariaLabel: name };
  return { type: 'element', tagName: 'a', properties, children: [] };
}
