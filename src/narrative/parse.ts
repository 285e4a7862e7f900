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
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    { disable: { null: ['mdxFlowExpression', 'mdxTextExpression', 'mdxjsEsm'] } },
  ];
}

/** Reads the text of a narrative; `offset` is where it begins in its file. Nothing in it is executed. */
export function narrative(source: Source, body: string, offset: number): Narrative {
  const masked = body.replace(/<(?![A-Za-z/])/g, ordinaryLess);
  let tree: Root;
  try {
    tree = processor.parse(masked);
  } catch (error) {
    return { tree: { type: 'root', children: [] }, problems: [syntaxProblem(source, body, offset, error)] };
  }
  const problems = [...codeProblems(source, body, offset), ...refusals(source, tree, offset)];
  visit(tree, (node) => {
    if ('value' in node && typeof node.value === 'string')
      node.value = node.value.replaceAll(ordinaryLess, '<');
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

function syntaxProblem(source: Source, body: string, offset: number, error: unknown): Problem {
  const reason = (error as { reason?: string }).reason ?? String(error);
  const place = (error as { place?: { offset?: number; start?: { offset?: number } } }).place;
  const [, line, column] = /\((\d+):(\d+)-/.exec(reason) ?? [];
  const said = line && column ? sourceOf('', body).offsetOf(Number(line), Number(column)) : 0;
  const at = place?.offset ?? place?.start?.offset ?? said;
  return problemAt(source, offset + at, {
    message: `The text cannot be read from here on: ${plain(reason)}`,
    text: body.slice(Math.max(0, at - 20), at + 40),
    cure: 'Close each component with its own tag on a line of its own, and give attributes in quotation marks.',
  });
}

/** The parser's words without its talk of characters, source code and JavaScript. */
function plain(reason: string): string {
  const [first = ''] = reason
    .replace(/ \(\d+:\d+[^)]*\)/g, '')
    .split(/[,;] expected|\(note|, expected| \(U\+/);
  return `${first.trim().replace(/\.$/, '')}.`;
}

function codeProblems(source: Source, body: string, offset: number): Problem[] {
  const code =
    /^(import\s+(\w|\{|\*|['"])[^\n]*(from\s*)?['"][^\n]*['"]|export\s+(const|let|var|default|function|async|class|\{|\*)[^\n]*)/gm;
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
    report(node, `"${name}" stands inside a sentence.`, 'Put it between blank lines, on lines of its own.');
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
  } else if (inside === 'paragraphs' && types.includes('heading')) {
    report(node, `"${name}" holds a heading.`, 'Put headings outside components.');
  }
}
