import GithubSlugger from 'github-slugger';
import type { Element, ElementContent, Root as Hast, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { toHast, type Handlers } from 'mdast-util-to-hast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { evidenceId } from '../evidence.ts';
import { addLinks, sectionAfter, type Target } from './deep-links.ts';
import { evidenceNames } from './named.ts';
import { components, type Component } from './parse.ts';
import { figureNames, type ComponentName } from './vocabulary.ts';

/** A run of HTML, or a component with the HTML or the components inside it. */
export type Part = { html: string } | ComponentPart;

/** A component ready to be rendered. */
export interface ComponentPart {
  name: ComponentName;
  attributes: Record<string, string>;
  html: string;
  parts: Part[];
  /** Set for charts, tables and grids: their number in the narrative and their id. */
  figure?: { number: number; id: string };
  /** Set for notes before distressing material: the section to go on with instead. */
  skip?: Target;
}

/** A heading of the contents list. */
export interface Section {
  id: string;
  title: string;
  sections: Section[];
}

/** A narrative as HTML: its parts in order, its contents, and the ids of its paragraphs, if they have any. */
export interface Parts {
  parts: Part[];
  contents: Section[];
  paragraphs: string[];
}

/**
 * Renders a tree once, footnotes and ids included, and splits it at its components.
 * `base` is put before links that begin with `/`; with `isLinked`, headings and paragraphs have links to themselves.
 */
export function parts(tree: Root, base = '/', isLinked = false): Parts {
  if (base !== '/' || isLinked) return madeParts(tree, base, isLinked);
  const known = plain.get(tree) ?? madeParts(tree, base, isLinked);
  plain.set(tree, known);
  return known;
}

/** What a tree gives by itself, which several ask for; nobody may change it. */
const plain = new WeakMap<Root, Parts>();

function madeParts(tree: Root, base: string, isLinked: boolean): Parts {
  const all = components(tree);
  const byNode = new Map(all.map((component) => [component.node, component]));
  const order: Component[] = [];
  const hast = toHast(tree, {
    clobberPrefix: '',
    footnoteLabel: 'Footnotes',
    footnoteLabelProperties: {},
    handlers: handlers(byNode, order) as Handlers,
  }) as Hast;
  const ids = new GithubSlugger();
  for (const id of taken) ids.slug(id);
  tidy(hast, ids, base);
  const figures = all.filter(({ name }) => (figureNames as readonly string[]).includes(name));
  for (const wished of new Set(figures.map(figureId))) for (const end of within) ids.slug(wished + end);
  const numbers = new Map(
    figures.map((component, index) => [component, { number: index + 1, id: ids.slug(figureId(component)) }]),
  );
  const isText = ({ tagName, properties }: Element) =>
    tagName !== marker || textual.has(order[Number(properties['index'])]!.name);
  const paragraphs = isLinked ? addLinks(hast, ids, { titleOf: headingText, isText }) : [];
  return { parts: split(hast.children, order, numbers), contents: contents(hast), paragraphs };
}

/** The components that hold paragraphs of the narrative. */
const textual: ReadonlySet<ComponentName> = new Set(['KeyMessage', 'Voice', 'Note']);

/** The ids that a narrative's page gives its headings, in the order of the text. */
export function headingIds(tree: Root): string[] {
  const hast = toHast(tree, { clobberPrefix: '', handlers: handlers(new Map(), []) as Handlers }) as Hast;
  const ids = new GithubSlugger();
  for (const id of taken) ids.slug(id);
  tidy(hast, ids, '/');
  const found: string[] = [];
  visit(hast, 'element', ({ tagName, properties }) => {
    if (/^h[2-6]$/.test(tagName)) found.push(String(properties['id']));
  });
  return found;
}

/** The ids that a narrative's page has: its headings, figures and evidence. */
export function anchors(tree: Root): ReadonlySet<string> {
  const known = madeAnchors.get(tree) ?? foundAnchors(tree);
  madeAnchors.set(tree, known);
  return known;
}

/** The ids of the paragraphs of a report or an edition. */
export function paragraphIds(tree: Root): string[] {
  return parts(tree, '/', true).paragraphs;
}

const madeAnchors = new WeakMap<Root, ReadonlySet<string>>();

function foundAnchors(tree: Root): ReadonlySet<string> {
  const { parts: all, contents: sections } = parts(tree);
  const figureIds = all.flatMap((part) => ('figure' in part && part.figure ? [part.figure.id] : []));
  const evidenceIds = components(tree)
    .filter(({ name }) => name === 'Evidence')
    .flatMap(({ attributes }) => evidenceNames(attributes).map(evidenceId));
  return new Set([
    ...sections.flatMap(({ id, sections: inner }) => [id, ...inner.map((section) => section.id)]),
    ...figureIds,
    ...evidenceIds,
  ]);
}

/** Ids that the page around a narrative has. */
const taken = [
  ...['main', 'contents', 'contents-title', 'help', 'help-title', 'table'],
  ...['publication-title', 'words-title', 'others-title', 'footnote-label'],
  ...['reports-title', 'learning-title', 'posters-title', 'data-title', 'papers-title', 'considered-title'],
  ...['briefings-title', 'files-title', 'followed-title', 'guidance-title'],
];

const marker = 'narrative-component';

function handlers(byNode: ReadonlyMap<MdxJsxFlowElement, Component>, order: Component[]) {
  return {
    mdxJsxFlowElement(
      state: { all: (node: MdxJsxFlowElement) => ElementContent[] },
      node: MdxJsxFlowElement,
    ) {
      const component = byNode.get(node);
      if (!component) return state.all(node);
      order.push(component);
      const index = order.length - 1;
      return { type: 'element', tagName: marker, properties: { index }, children: state.all(node) };
    },
  };
}

/** Gives headings ids, puts tables in named regions, replaces presentational attributes, and completes links. */
function tidy(hast: Hast, ids: GithubSlugger, base: string): void {
  let tables = 0;
  visit(hast, 'element', (node, index, parent) => {
    if (/^h[2-6]$/.test(node.tagName) && !node.properties['id']) {
      node.properties['id'] = ids.slug(headingId(node));
    }
    if (node.tagName === 'tr') headers(node, (parent as Element).tagName === 'thead');
    const { align, href, src } = node.properties;
    if (align) {
      delete node.properties['align'];
      if (align === 'right') node.properties['className'] = ['number'];
    }
    if (typeof href === 'string' && href.startsWith('/')) {
      node.properties['href'] = base.replace(/\/$/, '') + href;
    }
    if (typeof src === 'string') node.properties['src'] = base.replace(/\/$/, '') + src;
    const isWrapped = (parent as Element | undefined)?.tagName === 'section';
    if (node.tagName === 'table' && parent && index !== undefined && !isWrapped) {
      tables += 1;
      const properties = { tabIndex: 0, ariaLabel: `Table ${tables} in the text`, className: ['scroll'] };
      parent.children[index] = { type: 'element', tagName: 'section', properties, children: [node] };
    }
  });
}

/** Marks the headers of a row: all cells of the first row, the first cell of the others. */
function headers(row: Element, isFirst: boolean) {
  const cells = row.children.filter((child) => child.type === 'element');
  for (const cell of isFirst ? cells : cells.slice(0, 1)) {
    cell.tagName = 'th';
    cell.properties['scope'] = isFirst ? 'col' : 'row';
  }
}

/** What the id of a heading is made from: its words, unless they have no letters or begin like other ids. */
function headingId(heading: Element): string {
  const text = headingText(heading);
  const isBlank = !/[\p{L}\p{N}]/u.test(text);
  return isBlank || /^(term|meaning|figure|point|evidence|fn|fnref)\b/i.test(text) ? `section-${text}` : text;
}

/** The words of a heading, footnote marks left out. */
function headingText(heading: Element): string {
  const words = heading.children.filter((child) => child.type !== 'element' || child.tagName !== 'sup');
  return words.map((child) => toString(child)).join('');
}

/** How the ids end of what stands in a figure; another dataset may be called so. */
const within = ['-title', '-table', '-keys'];

/** The id that a figure has when it is the first of its dataset. */
function figureId({ attributes }: Component): string {
  return `figure-${(attributes['data'] ?? '').split('/').at(-1)}`;
}

function split(
  nodes: readonly RootContent[],
  order: readonly Component[],
  numbers: ReadonlyMap<Component, { number: number; id: string }>,
): Part[] {
  const found: Part[] = [];
  let run: RootContent[] = [];
  const flush = () => {
    const html = toHtml({ type: 'root', children: run }).trim();
    if (html) found.push({ html });
    run = [];
  };
  for (const node of nodes) {
    const component =
      node.type === 'element' && node.tagName === marker
        ? order[Number(node.properties['index'])]
        : undefined;
    if (!component || node.type !== 'element') {
      run.push(node);
      continue;
    }
    flush();
    const isContainer = component.name === 'Headlines';
    const figure = numbers.get(component);
    const { name, attributes } = component;
    const skip = attributes['kind'] === 'content' ? sectionAfter(nodes, node, headingText) : undefined;
    found.push({
      ...{ name, attributes },
      html: isContainer ? '' : toHtml({ type: 'root', children: node.children }).trim(),
      parts: isContainer ? split(node.children, order, numbers) : [],
      ...(figure && { figure }),
      ...(skip && name === 'Note' && { skip }),
    });
  }
  flush();
  return found;
}

function contents(hast: Hast): Section[] {
  const sections: Section[] = [];
  visit(hast, 'element', (node) => {
    const section = { id: String(node.properties['id']), title: headingText(node), sections: [] };
    if (node.tagName === 'h2') sections.push(section);
    else if (node.tagName === 'h3') sections.at(-1)?.sections.push(section);
  });
  return sections;
}
