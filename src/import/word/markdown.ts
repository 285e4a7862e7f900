import type { List, ListItem, Nodes, PhrasingContent, RootContent, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { narrative } from '../../narrative/parse.ts';
import { source } from '../../source.ts';

/** Writes text so that it is read again with exactly the same words; `lost` is told below which heading marks cannot be written. */
export function markdown(
  children: readonly RootContent[],
  lost: (heading: number) => void = () => {},
): string {
  const texts = children.map((node, index) => block(node, children[index - 1]));
  const whole = `${texts.join('\n\n')}\n`;
  if (texts.length === 0) return '';
  return isWhole(whole, children) ? whole : `${checked(children, texts, lost).join('\n\n')}\n`;
}

/** Whether a text is read as it was meant. */
function isWhole(text: string, children: readonly RootContent[]): boolean {
  const { tree, problems } = narrative(source('', text), text, 0);
  const isSame = (node: RootContent, index: number) =>
    node.type === 'html' || shape(tree.children[index]!) === shape(node);
  return problems.length === 0 && tree.children.length === children.length && children.every(isSame);
}

/** The blocks one by one: one that is not read as it was meant is written without bold and italics. */
function checked(
  children: readonly RootContent[],
  texts: readonly string[],
  lost: (heading: number) => void,
): string[] {
  let heading = 0;
  return children.map((node, index) => {
    if (node.type === 'heading') heading += 1;
    if (node.type === 'html' || isRead(texts[index]!, node)) return texts[index]!;
    lost(heading);
    const plain = unmarked(node);
    const again = block(plain, children[index - 1]);
    if (isRead(again, plain)) return again;
    throw new Error('A paragraph cannot be written so that it is read again with the same words.');
  });
}

/** Whether a block that was written is read as it was meant. */
function isRead(text: string, node: RootContent): boolean {
  const notes = [...new Set(text.match(/\[\^\d+\](?!:)/g))].map((each) => `\n\n${each}: Words.`);
  const whole =
    node.type === 'footnoteDefinition' ? `Words[^${node.label}].\n\n${text}` : text + notes.join('');
  const { tree, problems } = narrative(source('', whole), whole, 0);
  const read =
    node.type === 'footnoteDefinition'
      ? tree.children.slice(1)
      : tree.children.slice(0, tree.children.length - notes.length);
  return problems.length === 0 && read.length === 1 && shape(read[0]!) === shape(node);
}

/** The structure and the words of a block, as far as both have to come back. */
function shape(node: Nodes): string {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'tableCell':
      return `${node.type}${'depth' in node ? node.depth : ''}:${phrases(node.children)}`;
    case 'list':
      return `list${node.ordered ? (node.start ?? 1) : ''}(${node.children.map(shape).join()})`;
    default:
      return 'children' in node
        ? `${node.type}(${node.children.map((child) => shape(child)).join()})`
        : node.type;
  }
}

function phrases(children: readonly PhrasingContent[]): string {
  return children
    .map((child) => {
      if (child.type === 'text') return child.value;
      if (child.type === 'break') return '\n';
      if (child.type === 'image') return `${address(child.url)} ${child.alt}`;
      if (child.type === 'footnoteReference') return `[^${child.identifier}]`;
      if (child.type === 'link' && toString(child) !== addressWords(child.url))
        return `${address(child.url)}(${phrases(child.children)})`;
      return 'children' in child ? phrases(child.children) : child.type;
    })
    .join('');
}

/** The words that are their own link: those that a parser links by itself. */
function addressWords(url: string): string {
  return url.replace(/^(mailto:|https?:\/\/(?=www\.))/, '');
}

/** A copy without bold, italics and struck-out words, whose words stay. */
function unmarked(node: RootContent): RootContent {
  const flat = (children: readonly Nodes[]): Nodes[] =>
    children.flatMap((child) => {
      if (child.type === 'strong' || child.type === 'emphasis' || child.type === 'delete')
        return flat(child.children);
      return [copy(child)];
    });
  const copy = (each: Nodes): Nodes =>
    'children' in each ? ({ ...each, children: flat(each.children) } as Nodes) : each;
  return copy(node) as RootContent;
}

function block(node: RootContent, before: RootContent | undefined): string {
  switch (node.type) {
    case 'heading':
      return `${'#'.repeat(node.depth)} ${inlines(node.children).replace(/#$/, '\\#')}`;
    case 'paragraph':
      return lines(inlines(node.children));
    case 'list':
      return list(node, before);
    case 'blockquote':
      return blocks(node.children).replace(/^/gm, '> ').replace(/^> $/gm, '>');
    case 'table':
      return table(node);
    case 'footnoteDefinition':
      return `[^${node.label}]: ${indented(blocks(node.children), 4)}`;
    case 'html':
      return node.value;
    default:
      throw new Error(`"${node.type}" cannot be written.`);
  }
}

function blocks(children: readonly RootContent[]): string {
  return children.map((child, index) => block(child, children[index - 1])).join('\n\n');
}

/** Each line with its first characters made harmless where they would begin something else than a paragraph. */
function lines(text: string): string {
  return text.split('\n').map(line).join('\n');
}

function line(text: string): string {
  return text
    .replace(/^(?:[-+](?=\s|$|[-+\\])|[>=#~:]|-(?=:|\s*\||-))/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^[ie](?=(?:mport|xport)\b)/, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** A list; its marks differ from those of the list before it, with which it would be one. */
function list(node: List, before: RootContent | undefined): string {
  const isTwin = before?.type === 'list' && !!before.ordered === !!node.ordered && !twins.has(before);
  if (isTwin) twins.add(node);
  const mark = (index: number) => {
    if (!node.ordered) return isTwin ? '* ' : '- ';
    return `${(node.start ?? 1) + index}${isTwin ? ')' : '.'} `;
  };
  return node.children.map((item, index) => itemText(item, mark(index))).join('\n');
}

const twins = new WeakSet<List>();

function itemText(item: ListItem, mark: string): string {
  const texts = item.children.map((child, index) => {
    const text = block(child, item.children[index - 1]);
    const isApart =
      index > 0 &&
      !(
        child.type === 'list' &&
        (!child.ordered || (child.start ?? 1) === 1) &&
        item.children[index - 1]!.type === 'paragraph'
      );
    return isApart ? `\n${text}` : text;
  });
  return mark + indented(texts.join('\n'), mark.length);
}

function indented(text: string, width: number): string {
  return text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(width)}`);
}

function table({ align, children }: Table): string {
  const rows = children.map((row) => `| ${row.children.map((cell) => inlines(cell.children)).join(' | ')} |`);
  const width = children[0]?.children.length ?? 0;
  const rule = Array.from({ length: width }, (_, index) => (align?.[index] === 'right' ? '--:' : '---'));
  return [rows[0], `| ${rule.join(' | ')} |`, ...rows.slice(1)].join('\n');
}

function inlines(children: readonly PhrasingContent[]): string {
  return children.map((child, index) => inline(child, children[index + 1], children[index - 1])).join('');
}

function inline(node: PhrasingContent, after?: PhrasingContent, before?: PhrasingContent): string {
  switch (node.type) {
    case 'text':
      return escaped(node.value);
    case 'strong':
      return `**${inlines(node.children)}**`;
    case 'emphasis': {
      const isInside = /\w$/.test(toString(before)) || /^\w/.test(toString(after));
      const mark = isInside || before?.type === 'strong' ? '*' : '_';
      return mark + inlines(node.children) + mark;
    }
    case 'delete':
      return `~~${inlines(node.children)}~~`;
    case 'link':
      return `[${inlines(node.children)}](${destination(node.url)})`;
    case 'image':
      return `![${escaped(node.alt ?? '')}](${destination(node.url)})`;
    case 'footnoteReference':
      return `[^${node.label}]`;
    case 'break':
      return '\\\n';
    default:
      throw new Error(`"${node.type}" cannot be written.`);
  }
}

function destination(url: string): string {
  return address(url).replace(/&(?=#?\w+;)/g, '&amp;');
}

/** An address without the characters that would end it. */
function address(url: string): string {
  return url.replace(/[\s()<>\\|"`]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Text whose characters mean nothing but themselves. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*[\]~|]|_(?![A-Za-z0-9])|(?<![A-Za-z0-9])_/g, '\\$&')
    .replace(/&(?=#?\w)/g, '\\&')
    .replace(/!$/, '\\!')
    .replace(/<(?=!|$)/g, '&lt;')
    .replace(/<(?=[A-Za-z/])/g, '\\<')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/www\./gi, (each) => `${each.slice(0, 3)}\\.`)
    .replace(/@/g, '\\@');
}
