import type { Nodes, Parents, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Content } from '../../content.ts';
import { figureNames } from '../../narrative/vocabulary.ts';
import { problemAt, type Fault, type Problem } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Nothing stands in something else that pages, PDF and Word could not all show there. */
export const nestingRule: Rule = {
  name: 'nesting',
  group: 'Text',
  asks: 'Lists, notes, pictures and figures stand where web pages, PDF and Word can all show them.',
  why: 'The three are made of one text. A picture in a heading or a footnote in a footnote would be lost in one of them.',
  example: {
    wrong: '### A tree ![A green tree](/favicon.svg)',
    right: '### A tree\n\n![A green tree](/favicon.svg)',
  },
  find: nestingProblems,
};

function nestingProblems({ texts }: Content): Problem[] {
  return Object.values(texts).flatMap((all) =>
    all.flatMap(({ tree, source, bodyOffset }) =>
      nested(tree, []).map(({ node, fault }) =>
        problemAt(source, bodyOffset + (node.position?.start.offset ?? 0), fault),
      ),
    ),
  );
}

/** What is wrong with a node and with all in it; `around` are those that it stands in, the outermost first. */
function nested(node: Nodes, around: readonly Parents[]): { node: Nodes; fault: Fault }[] {
  const fault = contextFault(node, around.at(-1)) ?? faultOf(node, around);
  if (fault) return [{ node, fault }];
  return 'children' in node ? node.children.flatMap((child) => nested(child, [...around, node])) : [];
}

function faultOf(node: Nodes, around: readonly Parents[]): Fault | undefined {
  switch (node.type) {
    case 'image':
      return imageFault(around);
    case 'footnoteReference':
      return noteFault(around);
    case 'footnoteDefinition':
      return definitionFault(node.children);
    case 'list':
    case 'blockquote':
      return depthFault(around, ['list', 'blockquote'], mostDepth, 'Lists and quotations stand');
    case 'strong':
    case 'emphasis':
    case 'delete':
      return depthFault(around, ['strong', 'emphasis', 'delete'], mostMarks, 'Marks of emphasis stand');
    case 'listItem':
      return isEmpty(node)
        ? { message: 'A line of the list is empty.', cure: 'Write its words, or delete it.' }
        : undefined;
    case 'tableRow':
      return rowFault(node, around.at(-1));
    default:
      return undefined;
  }
}

/** How deep lists and quotations may stand in each other: Word has no more levels here. */
const mostDepth = 6;
const mostMarks = 4;

function depthFault(
  around: readonly Parents[],
  types: readonly string[],
  most: number,
  what: string,
): Fault | undefined {
  if (around.filter(({ type }) => types.includes(type)).length < most) return undefined;
  return {
    message: `${what} in each other more than ${most} deep.`,
    cure: 'Say it with fewer, or under a heading of its own.',
  };
}

const called: Partial<Record<Nodes['type'], string>> = {
  heading: 'a heading',
  tableCell: 'a table',
  link: 'a link',
  linkReference: 'a link',
  strong: 'words in bold',
  emphasis: 'words in italics',
  delete: 'struck-out words',
  list: 'a list',
  table: 'a table',
  code: 'a block of code',
  blockquote: 'a quotation',
  thematicBreak: 'a line across',
};

const isFigure = (node: Nodes | undefined) =>
  node?.type === 'mdxJsxFlowElement' && (figureNames as readonly string[]).includes(node.name ?? '');

function imageFault(around: readonly Parents[]): Fault | undefined {
  const holder = around.some(({ type }) => type === 'footnoteDefinition')
    ? 'a footnote'
    : around.some(isFigure)
      ? 'the text of a figure'
      : called[around.at(-1)?.type ?? 'root'];
  if (!holder) return undefined;
  return {
    message: `The image stands inside ${holder}, where documents cannot show it.`,
    cure: 'Put it on a line of its own, between blank lines.',
  };
}

function noteFault(around: readonly Parents[]): Fault | undefined {
  if (around.some(({ type }) => type === 'footnoteDefinition'))
    return { message: 'A footnote stands in a footnote.', cure: 'Say both in one.' };
  if (!around.some(isFigure)) return undefined;
  const cure = 'Say it in that text, or put the mark into a sentence before or behind the figure.';
  return { message: 'A footnote stands in the text of a figure.', cure };
}

function definitionFault(children: readonly Nodes[]): Fault | undefined {
  const strange = children.find(({ type }) => type !== 'paragraph');
  if (strange) {
    const message = `The footnote holds ${called[strange.type] ?? 'more than words'}.`;
    return { message, cure: 'Write it in sentences, or move it into the text.' };
  }
  if (children.length > 0) return undefined;
  return { message: 'The footnote is empty.', cure: 'Write its words, or delete it.' };
}

/** Whether nothing would be shown of a line of a list. */
function isEmpty(item: Nodes): boolean {
  if (item.type === 'image' || item.type === 'mdxJsxFlowElement') return false;
  return 'children' in item && item.children.length > 0
    ? item.children.every(isEmpty)
    : toString(item).trim() === '';
}

function rowFault(row: TableRow, table: Parents | undefined): Fault | undefined {
  const head = table?.type === 'table' ? (table.children[0]?.children.length ?? 0) : 0;
  if (row.children.length <= head) return undefined;
  return {
    message: `The row has ${row.children.length} cells, and the table has ${head} columns: the rest would not be shown.`,
    cure: 'Add a column, or write \\| for a line that is part of a text.',
  };
}

/** The text of a figure is paragraphs: pages and documents show it as sentences. */
function contextFault(node: Nodes, parent: Parents | undefined): Fault | undefined {
  if (!isFigure(parent) || node.type === 'paragraph') return undefined;
  return {
    message: `The text of a figure holds ${called[node.type] ?? 'more than words'}.`,
    cure: 'Write paragraphs there, and put the rest behind the figure.',
  };
}
