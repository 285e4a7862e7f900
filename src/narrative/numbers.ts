import type { FootnoteDefinition, Link, Nodes, Parents, PhrasingContent, Root, Text } from 'mdast';
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { Claim } from '../number/claim.ts';

declare module 'mdast' {
  interface LinkData {
    /** What the number is bound to, when the link is one. */
    claim?: Claim;
  }
  interface TextData {
    /** What the number is bound to, when the text is one inside a heading or a link. */
    claim?: Claim;
  }
}

const notes = 'number-note-';

/**
 * Puts in the place of each `Num` what every output can render: its text as a link to the page of its dataset (plain
 * text inside headings and links), and the note on a source’s own figure as a footnote. `path` is that of the file.
 */
export function withBoundNumbers(tree: Root, path: string): void {
  const edition = /\d{4}-\d{2}/.exec(path)?.[0] ?? '';
  const definitions: FootnoteDefinition[] = [];
  const replace = (parent: Parents, isLinked: boolean) => {
    parent.children = parent.children.flatMap((child: Nodes) => {
      if (child.type === 'mdxJsxTextElement' && child.name === 'Num') {
        return bound(child, edition, isLinked, definitions);
      }
      if ('children' in child) replace(child, isLinked || child.type === 'heading' || child.type === 'link');
      return [child];
    }) as never;
  };
  replace(tree, false);
  tree.children.push(...definitions);
}

function bound(
  node: MdxJsxTextElement,
  edition: string,
  isLinked: boolean,
  definitions: FootnoteDefinition[],
): PhrasingContent[] {
  const { data: claim } = Claim.safeParse(attributesOf(node));
  const place = node.position ? { position: node.position } : {};
  const text: Text = { type: 'text', value: toString(node), ...place };
  if (!claim) return [text];
  const id = claim.data.includes('/') ? claim.data : `${edition}/${claim.data}`;
  const data = { claim, hProperties: { className: ['num'] } };
  const shown: Text | Link = isLinked
    ? { ...text, data: { claim } }
    : { type: 'link', url: `/data/${id}/`, children: [text], data, ...place };
  if (claim.note === undefined) return [shown];
  const identifier = `${notes}${definitions.length + 1}`;
  const words: Text = { type: 'text', value: claim.note, ...place };
  definitions.push({
    type: 'footnoteDefinition',
    identifier,
    children: [{ type: 'paragraph', children: [words] }],
    ...place,
  });
  return [shown, { type: 'footnoteReference', identifier, ...place }];
}

function attributesOf({ attributes }: MdxJsxTextElement): Record<string, string> {
  return Object.fromEntries(
    attributes.flatMap((attribute) =>
      attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
        ? [[attribute.name, attribute.value.replaceAll('\\|', '|')]]
        : [],
    ),
  );
}

/** What the numbers of a narrative are bound to, in the order of the text. */
export function claims(tree: Root): Claim[] {
  const found: Claim[] = [];
  visit(tree, (node) => {
    if ((node.type === 'link' || node.type === 'text') && node.data?.claim) found.push(node.data.claim);
  });
  return found;
}

/** A copy of the tree in which each bound number leads to its row; `rowOf` finds the row in the dataset with the id. */
export function withRows(tree: Root, rowOf: (claim: Claim, id: string) => number | undefined): Root {
  const copy = structuredClone(tree);
  visit(copy, 'link', (node) => {
    const id = /^\/data\/(.+)\/$/.exec(node.url)?.[1];
    const row = node.data?.claim && id !== undefined ? rowOf(node.data.claim, id) : undefined;
    if (row !== undefined) node.url += `#row-${row}`;
  });
  return copy;
}

/** A paragraph, a heading or a table cell as one line of text, with the pieces that it is made of. */
export interface Block {
  text: string;
  pieces: Piece[];
  isCell: boolean;
  isHeading: boolean;
  /** Whether its figures have a source of their own: it has a footnote, is one, or stands in a `Note`. */
  isCited: boolean;
}

/** A piece of text, at `start` of its block and at `offset` of the narrative. */
export interface Piece {
  text: string;
  start: number;
  offset: number;
  claim: Claim | undefined;
  isLinked: boolean;
}

/** The paragraphs, headings and table cells of a narrative, in the order of the text. */
export function blocks(tree: Root): Block[] {
  const found: Block[] = [];
  const walk = (node: Nodes, isCited: boolean) => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      found.push(block(node, isCited));
    } else if ('children' in node) {
      const isNote = node.type === 'mdxJsxFlowElement' && node.name === 'Note';
      const isOwn = node.type === 'footnoteDefinition' && node.identifier.startsWith(notes);
      if (isOwn) return;
      for (const child of node.children) walk(child, isCited || isNote || node.type === 'footnoteDefinition');
    }
  };
  walk(tree, false);
  return found;
}

function block(node: Parents, isInNote: boolean): Block {
  const pieces: Piece[] = [];
  let text = '';
  let isCited = isInNote;
  const walk = (child: Nodes, isLinked: boolean, claim?: Claim) => {
    if (child.type === 'footnoteReference') isCited ||= !child.identifier.startsWith(notes);
    if ('children' in child) {
      const own = child.type === 'link' ? child.data?.claim : undefined;
      for (const each of child.children)
        walk(each, isLinked || (child.type === 'link' && !own), own ?? claim);
    } else if (child.type === 'text' || child.type === 'inlineCode') {
      const own = child.type === 'text' ? child.data?.claim : undefined;
      const offset = child.position?.start.offset ?? 0;
      pieces.push({ text: child.value, start: text.length, offset, claim: own ?? claim, isLinked });
      text += child.value;
    } else if (child.type === 'break') {
      text += ' ';
    }
  };
  for (const child of node.children) walk(child, false);
  return { text, pieces, isCell: node.type === 'tableCell', isHeading: node.type === 'heading', isCited };
}
