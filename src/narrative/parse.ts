import type { Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { visit } from 'unist-util-visit';
import { nearest, problemAt, type Problem } from '../problem.ts';
import { inWords } from '../schema.ts';
import { source as sourceOf, type Source } from '../source.ts';
import { figureNames, isComponentName, vocabulary, type ComponentName } from './vocabulary.ts';

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

/** Stands for a `<` that begins no component, while Markdown is parsed. */
const ordinaryLess = '\uE000';

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
  const problems: Problem[] = codeProblems(source, body, offset);
  let masked = body.replace(/<(?![A-Za-z/])/g, ordinaryLess);
  let tree: Root = { type: 'root', children: [] };
  for (let attempt = 0; attempt < 50; attempt += 1) {
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
  problems.push(...refusals(source, tree, offset));
  visit(tree, (node) => {
    if ('value' in node && typeof node.value === 'string') {
      node.value = node.value.replaceAll(ordinaryLess, '<');
    }
    if ('url' in node && typeof node.url === 'string') node.url = node.url.replaceAll(ordinaryLess, '<');
  });
  return { tree, problems };
}

/** The components of a tree in the order of the text, those inside others included. */
export function components(tree: Root, bodyOffset = 0): Component[] {
  const found: Component[] = [];
  visit(tree, 'mdxJsxFlowElement', (node: MdxJsxFlowElement) => {
    if (!node.name || !isComponentName(node.name)) return;
    const attributes = Object.fromEntries(
      node.attributes.flatMap((attribute) =>
        attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
          ? [[attribute.name, attribute.value.replaceAll(ordinaryLess, '<')]]
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

/** What the vocabulary does not have, or not there. */
function refusals(source: Source, tree: Root, offset: number): Problem[] {
  const problems: Problem[] = [];
  const report = (
    node: { position?: RootContent['position'] },
    message: string,
    cure: string,
    text?: string,
  ) =>
    problems.push(
      problemAt(source, offset + (node.position?.start.offset ?? 0), {
        message,
        cure,
        ...(text === undefined ? {} : { text }),
      }),
    );
  visit(tree, (node, _index, parent) => {
    if (node.type === 'mdxJsxTextElement') {
      refuseInline(node, report);
    } else if (node.type === 'mdxJsxFlowElement') {
      refuseBlock(node, parent, report);
    } else if (node.type === 'heading' && node.depth === 1) {
      report(
        node,
        'A heading with one # is the title of the page.',
        'Use ## for sections; the title is in the front matter.',
      );
    } else if (node.type === 'text' && node.value.includes(`${ordinaryLess}!--`)) {
      report(
        node,
        'A comment would be shown to readers.',
        'Delete it.',
        node.value.replaceAll(ordinaryLess, '<'),
      );
    }
  });
  return problems;
}

type Reporter = (
  node: { position?: RootContent['position'] },
  message: string,
  cure: string,
  text?: string,
) => void;

function refuseInline(node: MdxJsxTextElement, report: Reporter): void {
  const name = node.name ?? '';
  if (isComponentName(name)) {
    report(
      node,
      `"${name}" stands inside a sentence.`,
      'Put it between blank lines, its tags on lines of their own.',
    );
  } else {
    report(node, `"${name}" is not a component.`, nearest(name, Object.keys(vocabulary)), `<${name}>`);
  }
}

function refuseBlock(node: MdxJsxFlowElement, parent: unknown, report: Reporter): void {
  const name = node.name ?? '';
  if (!isComponentName(name)) {
    report(node, `"${name}" is not a component.`, nearest(name, Object.keys(vocabulary)), `<${name}>`);
    return;
  }
  refuseAttributes(node, name, report);
  refuseChildren(node, name, report);
  const around = (parent as { type: string; name?: string | null }) ?? { type: 'root' };
  const isInside = around.type === 'mdxJsxFlowElement' && around.name === 'Headlines';
  if (name === 'Headline' && !isInside) {
    report(
      node,
      'A "Headline" stands outside "Headlines".',
      'Put <Headlines> before it and </Headlines> after it.',
    );
  } else if (name !== 'Headline' && around.type !== 'root') {
    report(
      node,
      `"${name}" stands inside something else.`,
      'Put it between blank lines at the left margin, outside other components and lists.',
    );
  }
}

function refuseAttributes(node: MdxJsxFlowElement, name: ComponentName, report: Reporter): void {
  const given: Record<string, string> = {};
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') {
      report(
        node,
        `"${name}" has an attribute that is not plain text.`,
        'Write every attribute as name="value".',
      );
      return;
    }
    if (Object.hasOwn(given, attribute.name)) {
      report(node, `"${name}" has "${attribute.name}" twice.`, 'Keep one of them.');
    }
    given[attribute.name] = attribute.value;
  }
  const result = vocabulary[name].attributes.safeParse(given);
  if (result.success) return;
  const allowed = Object.keys(vocabulary[name].attributes.shape);
  for (const issue of result.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        report(
          node,
          `"${name}" has no attribute "${key}".`,
          nearest(key, allowed),
          `${key}="${given[key] ?? ''}"`,
        );
      }
    } else if (issue.path.length > 0 && given[String(issue.path[0])] === undefined) {
      report(node, `"${name}" has no "${String(issue.path[0])}".`, `Add ${String(issue.path[0])}="…".`);
    } else {
      const [key = ''] = issue.path.map(String);
      const cure = 'Change it; docs/authors.md says what each attribute holds.';
      report(
        node,
        `"${name}"${key && ` has a "${key}" that`} is not right: ${inWords(issue)}.`,
        cure,
        given[key],
      );
    }
  }
}

/** Components that are nothing without text. */
const textual: readonly ComponentName[] = ['KeyMessage', 'Voice', 'Note'];

function refuseChildren(node: MdxJsxFlowElement, name: ComponentName, report: Reporter): void {
  const { inside } = vocabulary[name];
  const types = node.children.map((child) => (child.type === 'mdxJsxFlowElement' ? child.name : child.type));
  if (inside === 'nothing' && types.length > 0) {
    report(node, `"${name}" holds text, but takes none.`, `Write <${name} … /> and put the text below it.`);
  } else if (inside === 'list' && (types.length !== 1 || types[0] !== 'list')) {
    report(
      node,
      `"${name}" must hold one list and nothing else.`,
      'Write each item as a line that begins with "1. ".',
    );
  } else if (inside === 'headlines' && (types.length < 2 || types.some((type) => type !== 'Headline'))) {
    report(
      node,
      '"Headlines" must hold two or more "Headline" components and nothing else.',
      'Add or move them.',
    );
  } else if (inside === 'paragraphs' && types.length === 0 && textual.includes(name)) {
    report(node, `"${name}" is empty.`, 'Put text between its tags, or delete it.');
  } else if (inside === 'paragraphs' && types.includes('heading')) {
    report(node, `"${name}" holds a heading.`, 'Put headings outside components.');
  }
}
