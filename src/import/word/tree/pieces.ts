import type { PhrasingContent } from 'mdast';
import type { Kind } from '../losses.ts';
import type { MammothNode } from './mammoth.ts';

/** A stretch of text that is set alike, or something that stands between words. */
export type Piece =
  | { type: 'words'; words: string; bold: boolean; italic: boolean; strike: boolean; link: string }
  | { type: 'break' }
  | { type: 'note'; id: string }
  | { type: 'picture'; index: number }
  | { type: 'gap'; kind: Kind }
  | { type: 'bookmark'; name: string };

type Words = Extract<Piece, { type: 'words' }>;
type Run = Extract<MammothNode, { type: 'run' }>;
type Marks = Pick<Words, 'bold' | 'italic' | 'strike' | 'link'>;

/** Where links to a place in the document lead, until the headings have their addresses. */
export const placeScheme = 'place:';

const plain: Marks = { bold: false, italic: false, strike: false, link: '' };

/** What stands in a paragraph, in order, without the tree that it came in. */
export function pieces(nodes: readonly MammothNode[], marks: Marks = plain): Piece[] {
  return nodes.flatMap((node) => piece(node, marks));
}

function piece(node: MammothNode, marks: Marks): Piece[] {
  switch (node.type) {
    case 'text':
      return [{ type: 'words', words: node.value, ...marks }];
    case 'tab':
      return [{ type: 'words', words: ' ', ...marks }];
    case 'run':
      return pieces(node.children, { ...marks, ...looksOf(node) });
    case 'hyperlink':
      return pieces(node.children, { ...marks, link: linkOf(node) || marks.link });
    case 'noteReference':
      return [{ type: 'note', id: `${node.noteType}-${node.noteId}` }];
    case 'image':
      return [{ type: 'picture', index: Number(node.altText) }];
    case 'break':
      return [{ type: 'break' }];
    case 'bookmarkStart':
      return [placeOf(node.name)];
    case 'paragraph':
      return [...pieces(node.children, marks), { type: 'words', words: ' ', ...marks }];
    case 'table':
      return node.children.flatMap((row) => row.children.flatMap((cell) => pieces(cell.children, marks)));
    default:
      return [];
  }
}

/** A place that links lead to; or one at which something was left out, marked in the same way. */
function placeOf(name: string): Piece {
  return name.startsWith('gap:') ? { type: 'gap', kind: name.slice(4) as Kind } : { type: 'bookmark', name };
}

function looksOf({ isBold, isItalic, isStrikethrough }: Run): Omit<Marks, 'link'> {
  return { bold: isBold, italic: isItalic, strike: isStrikethrough };
}

function linkOf({ href, anchor }: { href?: string; anchor?: string }): string {
  return href ? href : anchor ? `${placeScheme}${encodeURIComponent(anchor)}` : '';
}

/** The words of some pieces. */
export function wordsOf(all: readonly Piece[]): string {
  const words = all.map((each) => (each.type === 'words' ? each.words : each.type === 'break' ? ' ' : ''));
  return words.join('').replace(/\s+/g, ' ').trim();
}

/** A sentence as Markdown has it: one space between words, none at its ends, marks around words and not around spaces. */
export function phrasing(all: readonly Piece[], hasBreaks = true): PhrasingContent[] {
  const kept = all.filter(({ type }) => type === 'words' || type === 'note' || type === 'break');
  return nested(trimmed(kept.flatMap((each) => parted(each, hasBreaks))), [
    'link',
    'bold',
    'italic',
    'strike',
  ]);
}

/** Words and spaces apart; a break is a space where there can be none. */
function parted(each: Piece, hasBreaks: boolean): Piece[] {
  if (each.type === 'break' && !hasBreaks) return [{ type: 'words', words: ' ', ...plain }];
  if (each.type !== 'words') return [each];
  return each.words
    .split(/(\s+)/)
    .filter((part) => part !== '')
    .map((part) => ({ ...each, words: /^\s/.test(part) ? ' ' : part }));
}

const isSpace = (each: Piece | undefined) => each?.type === 'words' && each.words === ' ';

/** Without spaces and breaks at the ends, before breaks and behind other spaces; a space has the marks that its neighbours share. */
function trimmed(all: readonly Piece[]): Piece[] {
  const found: Piece[] = [];
  for (const each of all) {
    const before = found.at(-1);
    const isEdge = before === undefined || before.type === 'break';
    if (isSpace(each) && (isEdge || isSpace(before))) continue;
    if (each.type === 'break') {
      if (isSpace(before)) found.pop();
      if (found.length === 0 || found.at(-1)!.type === 'break') continue;
    }
    found.push(each);
  }
  while (isSpace(found.at(-1)) || found.at(-1)?.type === 'break') found.pop();
  return found.map((each, index) => (isSpace(each) ? shared(found[index - 1], found[index + 1]) : each));
}

function shared(before: Piece | undefined, after: Piece | undefined): Piece {
  if (before?.type !== 'words' || after?.type !== 'words') return { type: 'words', words: ' ', ...plain };
  return {
    type: 'words',
    words: ' ',
    bold: before.bold && after.bold,
    italic: before.italic && after.italic,
    strike: before.strike && after.strike,
    link: before.link === after.link ? before.link : '',
  };
}

/** Puts neighbours that share a mark into one node with it, the outermost mark first. */
function nested(all: readonly Piece[], marks: readonly (keyof Marks)[]): PhrasingContent[] {
  const [mark, ...rest] = marks;
  if (mark === undefined) return all.length === 0 ? [] : leaves(all);
  const found: PhrasingContent[] = [];
  for (let start = 0, end = 0; start < all.length; start = end) {
    const value = markOf(all[start]!, mark);
    for (end = start + 1; end < all.length && markOf(all[end]!, mark) === value;) end += 1;
    const children = nested(all.slice(start, end), rest);
    found.push(...(value ? [marked(mark, String(value), children)] : children));
  }
  return found;
}

function markOf(each: Piece, mark: keyof Marks): string | boolean {
  return each.type === 'words' ? each[mark] : false;
}

function marked(mark: keyof Marks, value: string, children: PhrasingContent[]): PhrasingContent {
  switch (mark) {
    case 'link':
      return { type: 'link', url: value, children };
    case 'bold':
      return { type: 'strong', children };
    case 'italic':
      return { type: 'emphasis', children };
    default:
      return { type: 'delete', children };
  }
}

function leaves(all: readonly Piece[]): PhrasingContent[] {
  const found: PhrasingContent[] = [];
  for (const each of all) {
    const before = found.at(-1);
    if (each.type === 'words') {
      if (before?.type === 'text') before.value += each.words;
      else found.push({ type: 'text', value: each.words });
    } else if (each.type === 'note') {
      found.push({ type: 'footnoteReference', identifier: each.id, label: each.id });
    } else if (each.type === 'break') found.push({ type: 'break' });
  }
  return found;
}
