import type { BlockContent, FootnoteDefinition, Paragraph, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { grid } from './grid.ts';
import { addItem, type ItemPlace } from './lists.ts';
import type { Kind, Losses } from '../losses.ts';
import type { MammothDocument, MammothNode, MammothParagraph } from './mammoth.ts';
import { phrasing, pieces, wordsOf, type Piece } from './pieces.ts';
import { placeholder } from '../../../placeholder.ts';

/** What a document says of itself before its text begins. */
export interface Front {
  title: string[];
  subtitle: string[];
  date: string[];
}

/** The text of a document as a tree; pictures have the number of the picture as their address. */
export interface Body {
  front: Front;
  children: RootContent[];
  /** Blocks, by number, that a link leads to: the name of the place, and the block that it is in. */
  places: Map<string, number>;
}

interface Building extends Body {
  losses: Losses;
  /** How many headings with words came before. */
  heading: number;
  document: MammothDocument;
}

/** Makes the tree of a text out of what mammoth read. */
export function body(document: MammothDocument, losses: Losses): Body {
  const made: Building = {
    front: { title: [], subtitle: [], date: [] },
    children: [],
    places: new Map(),
    losses,
    heading: 0,
    document,
  };
  for (const node of document.children) block(node, made);
  numberNotes(made);
  return { front: made.front, children: made.children, places: made.places };
}

function block(node: MammothNode, made: Building): void {
  if (node.type === 'paragraph') paragraph(node, made);
  if (node.type !== 'table') return;
  const { blocks, aside } = grid(node, (kind) => made.losses.add(kind, made.heading));
  for (const each of 'children' in node ? pieces([node]) : []) keepPlace(each, made);
  for (const each of blocks) {
    if (each.type === 'nodes') each.nodes.forEach((inner) => block(inner, made));
    else made.children.push(each.table);
  }
  after(aside, made);
}

function paragraph(node: MammothParagraph, made: Building): void {
  const all = pieces(node.children).filter((each) => each.type !== 'note' || isFull(each.id, made));
  const words = wordsOf(all);
  const [role = 'text', ...more] = (node.styleId ?? 'text').split('-');
  for (const each of all) keepPlace(each, made);
  if (words !== '' || all.some(({ type }) => type === 'note')) placed(role, more, all, words, made);
  after(all, made);
}

function placed(
  role: string,
  more: readonly string[],
  all: readonly Piece[],
  words: string,
  made: Building,
): void {
  const { front, children } = made;
  if ((role === 'title' || role === 'subtitle' || role === 'date') && made.heading === 0) {
    front[role].push(words);
    return;
  }
  const text: Paragraph = { type: 'paragraph', children: phrasing(all) };
  switch (role) {
    case 'heading': {
      made.heading += 1;
      children.push({ type: 'heading', depth: Number(more[0]) as 2, children: phrasing(all, false) });
      break;
    }
    case 'list':
      addItem(children, text, itemOf(more));
      break;
    case 'quote':
      addQuoted(children, text);
      break;
    default:
      children.push(text);
  }
}

/** Where an item stands, as the name of its style says behind `list`: `0-ordered-3-key`. */
function itemOf([level = '0', kind, number = '1', ...key]: readonly string[]): ItemPlace {
  return {
    level: Number(level),
    isOrdered: kind === 'ordered',
    number: Number(number),
    key: key.join('-'),
  };
}

/** Paragraphs that are quoted one after another are one quotation. */
function addQuoted(children: RootContent[], text: Paragraph): void {
  const before = children.at(-1);
  if (before?.type === 'blockquote') before.children.push(text);
  else children.push({ type: 'blockquote', children: [text] });
}

/** A link to a place leads to the block that is made next. */
function keepPlace(each: Piece, { places, children }: Building): void {
  if (each.type === 'bookmark' && !places.has(each.name)) places.set(each.name, children.length);
}

/** What stood in a paragraph, and stands below it now: pictures, and what says that something is missing. */
function after(all: readonly Piece[], { children }: Building): void {
  for (const each of all) {
    if (each.type === 'picture') children.push(alone([{ type: 'image', url: String(each.index), alt: '' }]));
    if (each.type === 'gap') children.push(alone([{ type: 'text', value: missing(each.kind) }]));
  }
}

function alone(children: Paragraph['children']): Paragraph {
  return { type: 'paragraph', children };
}

const gaps: Partial<Record<Kind, string>> = {
  textBox: 'the words of the text box that stood here',
  chart: 'what the chart that stood here shows',
  smartArt: 'what the drawing that stood here says',
  object: 'what the embedded object that stood here shows',
  equation: 'the equation that stood here, in words',
};

/** What stands where something was left out that a reader would miss; `check` names it until somebody wrote there. */
function missing(kind: Kind): string {
  return placeholder(gaps[kind] ?? 'what the picture that stood here shows');
}

/** Numbers footnotes in the order in which they are referred to, and puts their words at the end. */
function numberNotes(made: Building): void {
  const order = new Map<string, string>();
  const found: FootnoteDefinition[] = [];
  const holder = { type: 'root' as const, children: made.children };
  visit(holder, 'footnoteReference', (node) => {
    const known = order.get(node.identifier);
    const children = known ? [] : noteWords(node.identifier, made);
    if (known === undefined && children.length === 0) {
      Object.assign(node, { type: 'text', value: '' });
      return;
    }
    const label = known ?? String(order.size + 1);
    order.set(node.identifier, label);
    if (known === undefined) found.push({ type: 'footnoteDefinition', identifier: label, label, children });
    Object.assign(node, { identifier: label, label });
  });
  made.children.push(...found);
}

/** Whether a footnote has words; one without is counted. */
function isFull(id: string, made: Building): boolean {
  const hasWords = noteWords(id, made).length > 0;
  if (!hasWords) made.losses.add('emptyNote', made.heading);
  return hasWords;
}

function noteWords(id: string, { document }: Building): BlockContent[] {
  const [noteType = '', noteId = ''] = id.split('-');
  const nodes = document.notes.resolve({ noteType, noteId })?.body ?? [];
  return nodes.flatMap((node): BlockContent[] => {
    const all = pieces([node]);
    const children = phrasing(all.filter(({ type }) => type !== 'note'));
    return toString(children).trim() === '' ? [] : [{ type: 'paragraph', children }];
  });
}
