import type { Nodes, Root, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { blocks, type Block } from './numbers.ts';

/** A paragraph, a heading or a table cell with the words that readers take with it. */
export interface Passage {
  block: Block;
  /** The heading right above, the item that it stands in, the words that lead to it, the header and the row of a cell. */
  near: string;
  /** All headings above it. */
  above: string;
}

/** The passages of a narrative, in the order of the text. */
export function passages(tree: Root): Passage[] {
  return inFlow(tree.children, { near: [], headings: [] });
}

interface Place {
  near: readonly string[];
  headings: readonly { depth: number; text: string }[];
}

function inFlow(children: readonly Nodes[], place: Place): Passage[] {
  let headings = [...place.headings];
  let leading: string[] = [];
  let isLed = false;
  return children.flatMap((node) => {
    if (isLed) leading = [];
    isLed = false;
    const own = { near: [...place.near, ...leading], headings };
    if (node.type === 'heading') {
      const [block] = blocksOf(node);
      headings = [
        ...headings.filter(({ depth }) => depth < node.depth),
        { depth: node.depth, text: block!.text },
      ];
      leading = [...leading, block!.text].slice(-4);
      return passage(block!, own, []);
    }
    if (node.type === 'paragraph') {
      const found = blocksOf(node).flatMap((block) => passage(block, own, []));
      const text = toString(node);
      if (leadsOn(text)) leading = [...leading, text].slice(-4);
      else isLed = true;
      return found;
    }
    isLed = true;
    return within(node, own);
  });
}

/** What stands in a list, a table, a component or a quotation. */
function within(node: Nodes, place: Place): Passage[] {
  if (node.type === 'table') return inTable(node, place);
  if (node.type === 'list') return node.children.flatMap((item) => within(item, place));
  if (node.type === 'listItem') {
    const [first, ...rest] = node.children;
    const own = first?.type === 'paragraph' ? [toString(first)] : [];
    return [
      ...(first ? inFlow([first], place) : []),
      ...inFlow(rest, { ...place, near: [...place.near, ...own] }),
    ];
  }
  const title = node.type === 'mdxJsxFlowElement' ? attributeWords(node.attributes) : [];
  return 'children' in node ? inFlow(node.children, { ...place, near: [...place.near, ...title] }) : [];
}

/** Every cell with the header of its column and the whole of its row. */
function inTable({ children: [header, ...body] }: Table, place: Place): Passage[] {
  if (!header) return [];
  const heads = header.children.map((cell) => toString(cell));
  return [header, ...body].flatMap((row) => {
    const cells = row.children.map((cell) => toString(cell));
    return row.children.flatMap((cell, column) => {
      const around = [row === header ? '' : (heads[column] ?? ''), ...cells].filter((text) => text !== '');
      const headings = [...place.headings, ...heads.map((text) => ({ depth: 7, text }))];
      return blocksOf(cell).flatMap((block) => passage(block, { ...place, headings }, around));
    });
  });
}

function passage(block: Block, { near, headings }: Place, around: readonly string[]): Passage[] {
  return [
    { block, near: [...near, ...around].join(' | '), above: headings.map(({ text }) => text).join(' | ') },
  ];
}

/** A line that leads to what is below it: it ends with a colon, or is short and no sentence. */
function leadsOn(text: string): boolean {
  return /:\s*$/.test(text) || (!/[.!?…]["”’)]?\s*$/.test(text) && text.split(/\s+/).length <= 8);
}

function blocksOf(node: Nodes): Block[] {
  return blocks({ type: 'root', children: [node] } as Root);
}

function attributeWords(attributes: readonly { type: string; name?: unknown; value?: unknown }[]): string[] {
  return attributes.flatMap(({ name, value }) =>
    (name === 'title' || name === 'who') && typeof value === 'string' ? [value] : [],
  );
}
