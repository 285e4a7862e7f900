import type { List, Nodes, PhrasingContent, Root, RootContent, Table } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Headline } from '../headline.ts';
import { emptyQuarter, overview, type EvidenceWords } from '../evidence.ts';
import { answersLead, type AnsweredItem } from '../narrative/answers.ts';
import { evidenceNames, itemIds, pointIds, recommendationIds } from '../narrative/named.ts';
import { components, type Component } from '../narrative/parse.ts';
import { headingIds } from '../narrative/parts.ts';
import { HeadlineAttributes } from '../narrative/vocabulary.ts';
import type { PointWords } from '../point.ts';
import { recommendationTitles, type RecommendationWords } from '../recommendation.ts';
import type { Block, Inline } from './document.ts';
import { text, webLink } from './document.ts';
import type { FigureData } from './figure-data.ts';
import { picture } from './picture.ts';

/** Where a narrative finds what it names. */
export interface Sources {
  /** The figures of the narrative in their order. */
  figures: readonly { id: string; figure: FigureData }[];
  headline: (attributes: HeadlineAttributes) => Headline;
  point: (id: string) => PointWords;
  recommendation: (id: string) => RecommendationWords;
  poster: (name: string) => { points: PointWords[] };
  /** The items of the guidance that a section answers, and the page that tells of them. */
  answers: (ids: readonly string[]) => AnsweredItem[];
  /** The evidence that a narrative names; a text that names none needs it not. */
  evidence?: (name: string) => EvidenceWords;
  /** The bytes of a picture by its path from the site's root. */
  picture: (path: string) => Uint8Array;
  /** The full address of something by its path from the site's root. */
  address: (path: string) => string;
}

/** What stands around a node: what the narrative names, and the ids that its page gives headings. */
interface Around extends Sources {
  ids: Iterator<string>;
  parts: ReadonlyMap<MdxJsxFlowElement, Component>;
  drawn: Iterator<Sources['figures'][number]>;
  notes: ReadonlyMap<string, RootContent[]>;
  /** The footnotes that have been referred to. */
  noted: Set<string>;
  /** The addresses of links that are written apart from their words. */
  urls: ReadonlyMap<string, string>;
}

/**
 * A narrative as the blocks of a document, in its order. Terms that are linked to the glossary lead to the glossary of the
 * document, bound numbers to their data on the site; headings and figures have the ids of the page.
 */
export function narrativeBlocks(tree: Root, sources: Sources): Block[] {
  const around: Around = {
    ...sources,
    ids: headingIds(tree)[Symbol.iterator](),
    parts: new Map(components(tree).map((component) => [component.node, component])),
    drawn: sources.figures[Symbol.iterator](),
    noted: new Set(),
    ...definitions(tree),
  };
  return blocksOf(tree.children, around);
}

/** Footnotes and addresses that are written apart from what refers to them, wherever they stand; the first of a name counts. */
function definitions(tree: Root): Pick<Around, 'notes' | 'urls'> {
  const notes = new Map<string, RootContent[]>();
  const urls = new Map<string, string>();
  visit(tree, (node) => {
    if (node.type === 'footnoteDefinition' && !notes.has(node.identifier))
      notes.set(node.identifier, node.children);
    if (node.type === 'definition' && !urls.has(node.identifier)) urls.set(node.identifier, node.url);
  });
  return { notes, urls };
}

function blocksOf(nodes: readonly RootContent[], around: Around): Block[] {
  return nodes.flatMap((node) => blockOf(node, around));
}

function blockOf(node: RootContent, around: Around): Block[] {
  switch (node.type) {
    case 'heading': {
      const level = Math.min(node.depth, 4) as 2 | 3 | 4;
      const id = around.ids.next().value as string;
      return [{ type: 'heading', level, id, children: inlines(node.children, around) }];
    }
    case 'paragraph':
      return numbered(paragraphs(node.children, around), node.data?.number);
    case 'list':
      return [list(node, around)];
    case 'blockquote':
      return [{ type: 'quote', children: blocksOf(node.children, around) }];
    case 'code':
      return [{ type: 'code', value: node.value }];
    case 'thematicBreak':
      return [{ type: 'rule' }];
    case 'table':
      return [table(node, around)];
    case 'mdxJsxFlowElement':
      return componentBlocks(node, around);
    default:
      return [];
  }
}

/** A paragraph; a picture in it stands below what goes before. */
function paragraphs(children: readonly PhrasingContent[], around: Around): Block[] {
  const found: Block[] = [];
  let run: PhrasingContent[] = [];
  const flush = () => {
    if (toString(run).trim()) found.push({ type: 'paragraph', children: inlines(run, around) });
    run = [];
  };
  for (const child of children) {
    if (child.type !== 'image') {
      run.push(child);
      continue;
    }
    flush();
    found.push(picture(child.url, around.picture(child.url), child.alt ?? ''));
  }
  flush();
  return found;
}

/** Blocks whose first bears the number of a paragraph of a cover paper. */
function numbered([first, ...rest]: Block[], number: number | undefined): Block[] {
  if (first?.type !== 'paragraph') return first ? [first, ...rest] : [];
  return [{ ...first, ...(number !== undefined && { number }) }, ...rest];
}

function list({ ordered, start, children }: List, around: Around): Block {
  const items = children.map((item) => blocksOf(item.children, around));
  return { type: 'list', isOrdered: !!ordered, start: start ?? 1, items };
}

function table({ align, children: [head, ...rest] }: Table, around: Around): Block {
  const columns = head!.children.map((cell, index) => ({
    title: inlines(cell.children, around),
    isNumber: align?.[index] === 'right',
  }));
  const rows = rest.map((row) =>
    columns.map((_, index) => inlines(row.children[index]?.children ?? [], around)),
  );
  return { type: 'table', columns, rows };
}

function componentBlocks(node: MdxJsxFlowElement, around: Around): Block[] {
  const component = around.parts.get(node);
  if (!component) return [];
  const { name, attributes } = component;
  const children = () => blocksOf(node.children as RootContent[], around);
  switch (name) {
    case 'Chart':
    case 'Table':
    case 'Quadrant':
      return [{ type: 'figure', ...around.drawn.next().value! }];
    case 'Headlines':
      return [{ type: 'headlines', headlines: node.children.flatMap((each) => keyNumber(each, around)) }];
    case 'Headline':
      return [];
    case 'KeyMessage':
      return [{ type: 'box', kind: 'message', children: children() }];
    case 'Voice':
      return [{ type: 'box', kind: 'voice', title: attributes['who']!, children: children() }];
    case 'Note':
      return [{ type: 'box', kind: 'note', title: attributes['title']!, children: children() }];
    case 'Recommendations':
      return recommendationBlocks(attributes, around);
    case 'LearningPoints':
      return pointBlocks(attributes, around);
    case 'Answers':
      return [answersBlock(itemIds(attributes), around)];
    case 'Evidence':
      return named(attributes, around).map((evidence) => ({
        type: 'evidence',
        evidence,
        empty: emptyQuarter,
      }));
    case 'EvidenceOverview':
      return [overviewBlock(named(attributes, around))];
  }
}

/** The line below a heading that says what the section answers. */
function answersBlock(ids: readonly string[], { answers, address }: Around): Block {
  const items = answers(ids).flatMap(({ title, path }, index): Inline[] => [
    ...(index > 0 ? [text('; ')] : []),
    { type: 'link', url: address(path), children: [text(title)], isQuiet: true },
  ]);
  return { type: 'paragraph', style: 'small', children: [text(answersLead), ...items, text('.')] };
}

function keyNumber(node: Nodes, around: Around) {
  const component = node.type === 'mdxJsxFlowElement' && around.parts.get(node);
  if (!component) return [];
  const { value, label, when, change, trend } = around.headline(
    HeadlineAttributes.parse(component.attributes),
  );
  const detail = [when, change, trend?.words].flatMap((words) => words ?? []).join(', ');
  return [{ value, label, detail: detail ? [detail] : [] }];
}

function pointBlocks(attributes: Record<string, string>, { poster, point, address }: Around): Block[] {
  const name = attributes['poster'];
  if (!name) return [{ type: 'points', points: pointIds(attributes).map(point) }];
  const words = [text('The same points as a poster: '), webLink(address(`/posters/${name}/`)), text('.')];
  return [
    { type: 'points', points: poster(name).points },
    { type: 'paragraph', children: words },
  ];
}

function named(attributes: Record<string, string>, { evidence }: Around): EvidenceWords[] {
  return evidenceNames(attributes).map((name) => evidence!(name));
}

function overviewBlock(all: readonly EvidenceWords[]): Block {
  const { head, rows } = overview(all);
  const columns = head.map((title) => ({ title: [text(title)], isNumber: false }));
  return { type: 'table', columns, rows: rows.map((row) => row.map((cell) => [text(cell)])) };
}

function recommendationBlocks(attributes: Record<string, string>, around: Around): Block[] {
  const named = recommendationIds(attributes).map(around.recommendation);
  const title = `${recommendationTitles[named[0]!.kind]}: ${attributes['to']!}`;
  const items = named.map(recommended);
  const isOne = items.length === 1;
  const told = [text(`What became of ${isOne ? 'it' : 'each'} is told on `), ...recommendationsPage(around)];
  const children: Block[] = [
    ...(isOne ? items[0]! : [{ type: 'list', isOrdered: true, start: 1, items } as const]),
    { type: 'paragraph', children: told },
  ];
  return [{ type: 'box', kind: 'recommendations', title, children }];
}

function recommended({ headline, text: words }: RecommendationWords): Block[] {
  const children: Inline[] = [{ type: 'strong', children: [text(headline)] }, { type: 'break' }, text(words)];
  return [{ type: 'paragraph', children }];
}

function recommendationsPage({ address }: Around): Inline[] {
  return [webLink(address('/recommendations/')), text('.')];
}

function inlines(nodes: readonly PhrasingContent[], around: Around): Inline[] {
  return nodes.flatMap((node) => inline(node, around));
}

function inline(node: PhrasingContent, around: Around): Inline[] {
  switch (node.type) {
    case 'text':
      return [text(node.value.replace(/\s*\n\s*/g, ' '))];
    case 'inlineCode':
      return [{ type: 'code', value: node.value }];
    case 'strong':
    case 'emphasis':
    case 'delete':
      return [{ type: node.type, children: inlines(node.children, around) }];
    case 'link': {
      const { claim, isTerm } = (node.data ?? {}) as { claim?: unknown; isTerm?: boolean };
      const url = isTerm ? termId(node.url) : linkTo(node.url, around);
      const isQuiet = !!claim || !!isTerm;
      return [{ type: 'link', url, children: inlines(node.children, around), ...(isQuiet && { isQuiet }) }];
    }
    case 'linkReference': {
      const url = linkTo(around.urls.get(node.identifier) ?? '', around);
      return [{ type: 'link', url, children: inlines(node.children, around) }];
    }
    case 'footnoteReference':
      return [footnote(node.identifier, around)];
    case 'break':
      return [{ type: 'break' }];
    default:
      return [];
  }
}

/** A footnote; what is referred to once more has its words at the first place. */
function footnote(id: string, around: Around): Inline {
  if (around.noted.has(id)) return { type: 'same-footnote', id };
  around.noted.add(id);
  return { type: 'footnote', id, children: blocksOf(around.notes.get(id) ?? [], around) };
}

/** Where a term leads in the glossary of a document: `/glossary/neglect/` to `#term-neglect`. */
function termId(url: string): string {
  return `#term-${url.split('/')[2]}`;
}

function linkTo(url: string, { address }: Around): string {
  return url.startsWith('/') ? address(url) : url;
}
