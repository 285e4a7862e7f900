import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { renderSVG } from 'uqr';
import type { Board } from '../board.ts';
import type { Briefing } from '../briefing.ts';
import { stored, type Store } from '../cache.ts';
import { own } from '../chart/kept.ts';
import { briefingParts, listed } from '../narrative/briefing.ts';
import { pointIds } from '../narrative/named.ts';
import { components } from '../narrative/parse.ts';
import { dated, toWords } from '../paper.ts';
import { foundIn, papersOf, pointWords, type Finding, type Point, type PointWords } from '../point.ts';
import type { Block, Inline } from './document.ts';
import { pdf, type Pdf } from './typst.ts';

/** What the documents of a briefing are made of. */
export interface BriefingPaper {
  board: Board;
  briefing: Briefing & { tree: Root };
  /** Whom it is for, as readers call them. */
  audiences: string[];
  /** Its learning points, in their order. */
  points: { id: string; data: Point & { tree: Root } }[];
  /** How long it takes to read aloud. */
  minutes: number;
  /** The full address of its web page. */
  address: string;
  /** The full address of the site. */
  site: string;
}

/** The words of a briefing as documents set them. */
export interface BriefingData {
  title: string;
  lead: string;
  /** `About 6 minutes to read aloud` */
  time: string;
  /** `Everyone; Schools and colleges` */
  audience: string;
  board: string;
  notice: string;
  language: string;
  /** That of the newest paper, so no clock is read. */
  date: string;
  address: string;
  sources: string;
  parts: { title: string; blocks: Block[] }[];
  /** What to do, and what to talk about, an item each. */
  actions: Block[][];
  questions: Block[][];
}

/** How long a briefing takes, as readers see it: `About 6 minutes to read aloud`. */
export function timeAloud(minutes: number): string {
  return `About ${minutes === 1 ? 'a minute' : `${minutes} minutes`} to read aloud`;
}

/** The words of a briefing. */
export function briefingData(paper: BriefingPaper): BriefingData {
  const { board, briefing, audiences, points, minutes, address, site } = paper;
  const words = new Map(points.map(({ id, data }) => [id, pointWords(id, data, data.tree)]));
  const parts = briefingParts(briefing.tree);
  const papers = papersOf(points.map(({ data }) => data));
  const toBlocks = (tree: Root) => tree.children.flatMap((node) => blocks(node, words, site));
  const items = (index: number) => (parts[index] ? listed(parts[index]).map(toBlocks) : []);
  return {
    title: briefing.title,
    lead: briefing.summary,
    time: timeAloud(minutes),
    audience: audiences.join('; '),
    board: board.name,
    notice: board.notice,
    language: board.language,
    date: dated(papers),
    address,
    sources: `${papers.length === 1 ? 'Source' : 'Sources'}: ${papers.map(short).join('; ')}.`,
    parts: parts.map(({ title, tree }) => ({ title, blocks: toBlocks(tree) })),
    actions: items(5),
    questions: items(6),
  };
}

/** A paper by its title and date; one without a date by who received it. */
function short({ title, body, date }: Finding['source']): string {
  return `“${title}”, ${date ? toWords(date) : body}`;
}

/** A briefing on one or two sides of A4; `template` is `briefing.typ`. Throws when it does not fit. */
export function setBriefing(data: BriefingData, template: string): Pdf {
  const code = renderSVG(data.address, { border: 0 });
  const parts = data.parts.map((part) => ({ ...part, blocks: part.blocks.map(withYears) }));
  return pdf(template, { ...data, parts, code }, data.date);
}

/** The same as a file, kept between builds when nothing in it has changed. */
export function briefingPdf(data: BriefingData, template: string, store: Store = own): Uint8Array {
  return stored(store, ['briefing', data], () => setBriefing(data, template).bytes);
}

/** A block whose points say when they were found. */
function withYears(block: Block) {
  if (block.type !== 'points') return block;
  return { ...block, points: block.points.map((point) => ({ ...point, found: foundIn(point.years) })) };
}

function blocks(node: RootContent, points: ReadonlyMap<string, PointWords>, site: string): Block[] {
  const inside = (nodes: readonly Nodes[]) =>
    nodes.flatMap((each) => blocks(each as RootContent, points, site));
  if (node.type === 'paragraph') return [{ type: 'paragraph', children: inlines(node.children, site) }];
  if (node.type === 'list') {
    const items = node.children.map(({ children }) => inside(children));
    return [{ type: 'list', isOrdered: node.ordered ?? false, start: node.start ?? 1, items }];
  }
  if (node.type !== 'mdxJsxFlowElement') return [];
  const [{ name, attributes } = { name: '', attributes: {} as Record<string, string> }] = components({
    type: 'root',
    children: [node],
  });
  const children = inside(node.children);
  if (name === 'LearningPoints') {
    return [{ type: 'points', points: pointIds(attributes).flatMap((id) => points.get(id) ?? []) }];
  }
  if (name === 'Voice') return [{ type: 'box', kind: 'voice', title: attributes['who']!, children }];
  if (name === 'Note') return [{ type: 'box', kind: 'note', title: attributes['title']!, children }];
  return name === 'KeyMessage' ? [{ type: 'box', kind: 'message', children }] : [];
}

function inlines(nodes: readonly PhrasingContent[], site: string): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (node.type === 'text') return [{ type: 'text', value: node.value.replaceAll('\n', ' ') }];
    if (node.type === 'break') return [{ type: 'break' }];
    if (node.type === 'strong' || node.type === 'emphasis')
      return [{ type: node.type, children: inlines(node.children, site) }];
    if (node.type !== 'link') return [];
    const children = inlines(node.children, site);
    if (node.data?.claim) return children;
    return [{ type: 'link', url: new URL(node.url.replace(/^\//, ''), site).href, children }];
  });
}
