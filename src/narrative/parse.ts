import type { Nodes, Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { visit } from 'unist-util-visit';
import { problemAt, type Problem } from '../problem.ts';
import { source as sourceOf, type Source } from '../source.ts';
import { withBoundNumbers } from './numbers.ts';
import { ordinaryLess, refusals } from './refusals.ts';
import { figureNames, isComponentName, type ComponentName } from './vocabulary.ts';

/** A component of a narrative whose attributes follow the vocabulary. */
export interface Component {
  name: ComponentName;
  attributes: Record<string, string>;
  node: MdxJsxFlowElement;
  /** The offset of the component in its file. */
  offset: number;
}

/** A narrative that was read: one mdast tree, which every output renders. */
export interface Narrative {
  tree: Root;
  problems: Problem[];
}

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).use(withoutCode).freeze();

/** Switches off what would be code: expressions, `import` and `export` become ordinary characters. */
function withoutCode(this: Processor): void {
  const data = this.data();
  const letters = { '{': 123, e: 101, i: 105 };
  for (const { flow = {}, text = {} } of (data.micromarkExtensions ?? []).flatMap(syntaxes)) {
    for (const code of Object.values(letters)) delete flow[code];
    delete text[letters['{']];
  }
}

/** The syntaxes of an extension: tables of constructs by the code of the character that begins them. */
function syntaxes(extension: unknown): { flow?: Record<number, unknown>; text?: Record<number, unknown> }[] {
  return Array.isArray(extension) ? extension.flatMap(syntaxes) : [extension as object];
}

/**
 * Reads the text of a narrative; `offset` is where it begins in its file. Nothing in it is executed. Where the text
 * cannot be read, the tag at fault is passed over, so that the problems behind it are found too.
 */
export function narrative(source: Source, body: string, offset: number): Narrative {
  const problems: Problem[] = [
    ...codeProblems(source, body, offset),
    ...standInProblems(source, body, offset),
  ];
  let masked = body.replace(standIns, blank).replace(/<(?![A-Za-z/])/g, ordinaryLess);
  let tree: Root = { type: 'root', children: [] };
  for (let attempt = 0; attempt < attemptsFor(body); attempt += 1) {
    try {
      tree = processor.parse(masked);
      break;
    } catch (error) {
      const at = faultyTag(masked, error);
      problems.push(syntaxProblem(source, body, offset, at, error));
      if (at < 0) break;
      masked = masked.slice(0, at) + ordinaryLess + masked.slice(at + 1);
    }
  }
  if (isTooDeep(tree)) {
    problems.push(problemAt(source, offset, { rule: 'sizes', ...tooDeep }));
    tree = { type: 'root', children: [] };
  }
  visit(tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], withLess);
  problems.push(...refusals(source, tree, offset));
  visit(tree, (node) => {
    if ('value' in node && typeof node.value === 'string') {
      node.value = node.value.replaceAll(ordinaryLess, '<');
    }
    if ('url' in node && typeof node.url === 'string') node.url = node.url.replaceAll(ordinaryLess, '<');
  });
  withBoundNumbers(tree, source.path);
  return { tree, problems };
}

/** Gives the attributes of a component each `<` back that stands in them. */
function withLess(node: Nodes): void {
  if (!('attributes' in node)) return;
  for (const attribute of node.attributes)
    if (typeof attribute.value === 'string') attribute.value = attribute.value.replaceAll(ordinaryLess, '<');
}

/** What would be read as a character that stands for another here, typed or written as a number. */
const standIns =
  /[\uE000-\uF8FF]|&#(?:x0*(?:e[0-9a-f]{3}|f[0-8][0-9a-f]{2})|0*(?:5734[4-9]|573[5-9]\d|57[4-9]\d\d|5[89]\d{3}|6[0-2]\d{3}|63[0-6]\d\d|637[0-3]\d|6374[0-3]));/gi;

function blank(text: string): string {
  return ' '.repeat(text.length);
}

/** Those that are written as a number; one that is typed was named when the file was read. */
function standInProblems(source: Source, body: string, offset: number): Problem[] {
  return [...body.matchAll(standIns)]
    .filter(([text]) => text.startsWith('&'))
    .map(({ 0: text, index }) =>
      problemAt(source, offset + index, {
        rule: 'unseen-characters',
        message: 'A character of a symbol font, which readers do not have, is written here as a number.',
        text,
        cure: 'Delete it, or type the character that is meant.',
      }),
    );
}

/** How often a text is read while tags in it cannot be: a long one takes its time. */
function attemptsFor({ length }: string): number {
  return Math.max(1, Math.min(50, Math.ceil(400_000 / length)));
}

/** The most things that may stand in each other: what renders a tree calls itself for each. */
const mostDepth = 100;

/** Whether things stand in each other deeper than could be rendered. */
function isTooDeep(tree: Nodes): boolean {
  let level: readonly Nodes[] = [tree];
  for (let depth = 0; depth < mostDepth && level.length > 0; depth += 1)
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  return level.length > 0;
}

const tooDeep = {
  message: 'Too many things stand in each other in this text, so it is not read.',
  cure: 'Say it with fewer lists, quotations and components in each other.',
};

/** The components of a tree in the order of the text, those inside others included. */
export function components(tree: Root, bodyOffset = 0): Component[] {
  const found: Component[] = [];
  visit(tree, 'mdxJsxFlowElement', (node: MdxJsxFlowElement) => {
    if (!node.name || !isComponentName(node.name)) return;
    const attributes = Object.fromEntries(
      node.attributes.flatMap((attribute) =>
        attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
          ? [[attribute.name, attribute.value]]
          : [],
      ),
    );
    found.push({
      name: node.name,
      attributes,
      node,
      offset: bodyOffset + (node.position?.start.offset ?? 0),
    });
  });
  return found;
}

/** The components that are numbered as figures, in the order of the text. */
export function figures(tree: Root, bodyOffset = 0): Component[] {
  return components(tree, bodyOffset).filter(({ name }) => (figureNames as readonly string[]).includes(name));
}

/** The offset of the `<` of the tag that a parser's complaint is about; -1 when there is none. */
function faultyTag(text: string, error: unknown): number {
  const { reason = '', place } = error as {
    reason?: string;
    place?: { offset?: number; start?: { offset?: number } };
  };
  const [, line, column] = /\((\d+):(\d+)-/.exec(reason) ?? [];
  const said = line && column ? sourceOf('', text).offsetOf(Number(line), Number(column)) : undefined;
  return text.lastIndexOf('<', said ?? place?.offset ?? place?.start?.offset ?? text.length);
}

function syntaxProblem(source: Source, body: string, offset: number, at: number, error: unknown): Problem {
  const begin = Math.max(at, 0);
  const text = body.slice(begin, begin + 60).split('\n', 1)[0] ?? '';
  const reason = plain((error as { reason?: string }).reason ?? String(error));
  return problemAt(source, offset + begin, {
    message: `This tag cannot be read: ${reason}`,
    text,
    cure: tagCure(text),
  });
}

function tagCure(text: string): string {
  if (/^<https?:/i.test(text)) return 'Write the link as [words](https://…).';
  if (/^<br\b/i.test(text)) return 'Leave a blank line instead.';
  return 'Close each component with its own tag on a line of its own; a < that begins none needs a space behind it.';
}

/** The parser's reason in an author's words. */
function plain(reason: string): string {
  const [, open] = /^Expected a closing tag for `([^`]+)`/.exec(reason) ?? [];
  if (open) return `${open} is never closed.`;
  const [, close] = /^Unexpected clos[^`]*`(<\/[^`]+)`/.exec(reason) ?? [];
  return close ? `${close} closes nothing.` : 'it is not written as a component is.';
}

function codeProblems(source: Source, body: string, offset: number): Problem[] {
  const code =
    /^(?:import\s+(?:[\w*{][^;'"]*?\sfrom\s*)?['"][^'"\n]+['"]|export\s+(?:const|let|var|default|function|async|class)\s|export\s*[{*])[^\n]*/gm;
  const isFenced = fences(body);
  return [...body.matchAll(code)]
    .filter((match) => !isFenced(match.index))
    .map((match) =>
      problemAt(source, offset + match.index, {
        message: 'A narrative is text: it can not import or export anything.',
        text: match[0],
        cure: 'Delete the line. Components are known without being imported.',
      }),
    );
}

function fences(body: string): (offset: number) => boolean {
  const spans = [...body.matchAll(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1/gm)].map((match) => [
    match.index,
    match.index + match[0].length,
  ]);
  return (offset) => spans.some(([start = 0, end = 0]) => offset >= start && offset < end);
}
