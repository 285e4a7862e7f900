import type { z } from 'astro/zod';
import type { Root, RootContent, Text } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { nearest, problemAt, type Fault, type Problem } from '../problem.ts';
import { inWords } from '../schema.ts';
import { attributeFault, kindFault } from './misleading.ts';
import type { Source } from '../source.ts';
import { unseenFault } from '../unseen.ts';
import {
  inline,
  isComponentName,
  isInlineName,
  vocabulary,
  type ComponentName,
  type InlineName,
} from './vocabulary.ts';

/** Stands for a `<` that begins no component, while Markdown is parsed. */
export const ordinaryLess = '\uE000';

/** Problems with what the vocabulary does not have, or not there; `offset` is where the text begins in its file. */
export function refusals(source: Source, tree: Root, offset: number): Problem[] {
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
    } else if (node.type === 'text' && unseenIn(node, source, offset)) {
      const { message, cure, text } = unseenFault(unseenIn(node, source, offset)!, 'in this text');
      report(node, message, cure, text);
    } else if (node.type === 'text' && unshown.test(node.value)) {
      report(
        node,
        'A comment, or another sign to programs, would be shown to readers.',
        'Delete it.',
        node.value.replaceAll(ordinaryLess, '<'),
      );
    }
  });
  return problems;
}

/** What HTML hides from readers, and is text here: comments, declarations and instructions. */
const unshown = new RegExp(`${ordinaryLess}(?:!--|![A-Za-z[]|\\?[A-Za-z])`);

/** A character that does not show, where it is written as `&#8238;`; one that is typed was named when the file was read. */
function unseenIn({ value, position }: Text, source: Source, offset: number): string | undefined {
  const hidden = /[\p{Cc}\xAD\u200B-\u200F\u202A-\u202E\u2060-\u2069]/u;
  const found = hidden.exec(value.replaceAll('\n', ''))?.[0];
  const [start, end] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
  const isTyped = found && found !== '\t' && source.text.slice(offset + start, offset + end).includes(found);
  return isTyped ? undefined : found;
}

type Reporter = (
  node: { position?: RootContent['position'] },
  message: string,
  cure: string,
  text?: string,
) => void;

function refuseInline(node: MdxJsxTextElement, report: Reporter): void {
  const name = node.name ?? '';
  if (isInlineName(name)) {
    refuseAttributes(node, name, report);
    const isText = node.children.length === 1 && node.children[0]!.type === 'text';
    if (!isText) report(node, `"${name}" must hold text and nothing else.`, numberCure);
  } else if (isComponentName(name)) {
    report(
      node,
      `"${name}" stands inside a sentence.`,
      'Put it between blank lines, its tags on lines of their own.',
    );
  } else {
    report(node, `"${name}" is not a component.`, nearest(name, names), `<${name}>`);
  }
}

const names = [...Object.keys(vocabulary), ...Object.keys(inline)];
const numberCure = 'Write the number as it is printed between <Num …> and </Num>, on one line.';

function refuseBlock(node: MdxJsxFlowElement, parent: unknown, report: Reporter): void {
  const name = node.name ?? '';
  if (isInlineName(name)) {
    report(node, `"${name}" stands on lines of its own.`, numberCure);
    return;
  }
  if (!isComponentName(name)) {
    report(node, `"${name}" is not a component.`, nearest(name, names), `<${name}>`);
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

function refuseAttributes(
  node: MdxJsxFlowElement | MdxJsxTextElement,
  name: ComponentName | InlineName,
  report: Reporter,
): void {
  const given: Record<string, string> = {};
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') {
      const message = `"${name}" has an attribute that is not plain text.`;
      return report(node, message, 'Write every attribute as name="value".');
    }
    if (Object.hasOwn(given, attribute.name)) {
      report(node, `"${name}" has "${attribute.name}" twice.`, 'Keep one of them.');
    }
    if (attribute.name === '__proto__') {
      report(node, `"${name}" has no attribute "__proto__".`, 'Delete it.');
      continue;
    }
    given[attribute.name] = attribute.value;
  }
  const { attributes } = schemaOf(name);
  const result = attributes.safeParse(given);
  for (const issue of result.error?.issues ?? []) {
    for (const { message, cure, text } of attributeFaults(name, issue, given))
      report(node, message, cure, text);
  }
}

function schemaOf(name: ComponentName | InlineName) {
  return isInlineName(name) ? inline[name] : vocabulary[name];
}

function attributeFaults(
  name: ComponentName | InlineName,
  issue: z.core.$ZodIssue,
  given: Record<string, string>,
): Fault[] {
  if (issue.code === 'unrecognized_keys') {
    const allowed = Object.keys(schemaOf(name).attributes.shape);
    return issue.keys.map((key) => {
      const misleading = name === 'Chart' && attributeFault(key, given[key] ?? '');
      const cure = nearest(key, allowed);
      const text = `${key}="${given[key] ?? ''}"`;
      return misleading || { message: `"${name}" has no attribute "${key}".`, cure, text };
    });
  }
  const [key = ''] = issue.path.map(String);
  if (name === 'Chart' && key === 'kind' && given[key] !== undefined) return [kindFault(given[key])];
  if (key && given[key] === undefined) {
    return [{ message: `"${name}" has no "${key}".`, cure: `Add ${key}="…".` }];
  }
  return [
    {
      message: `"${name}"${key && ` has a "${key}" that`} is not right: ${inWords(issue)}.`,
      cure: 'Change it; docs/charts.md says what each attribute holds.',
      ...(given[key] !== undefined && { text: given[key] }),
    },
  ];
}

/** Components that are nothing without text. */
const textual: readonly ComponentName[] = ['KeyMessage', 'Voice', 'Note'];

function refuseChildren(node: MdxJsxFlowElement, name: ComponentName, report: Reporter): void {
  const { inside } = vocabulary[name];
  const types = node.children.map((child) => (child.type === 'mdxJsxFlowElement' ? child.name : child.type));
  if (inside === 'nothing' && types.length > 0) {
    report(node, `"${name}" holds text, but takes none.`, `Write <${name} … /> and put the text below it.`);
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
