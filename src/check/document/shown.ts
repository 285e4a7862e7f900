import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Content } from '../../content.ts';
import type { Entry, Text } from '../../entry.ts';
import type { Source } from '../../source.ts';

/** A text that pictures and documents may show, and where it begins in its file. */
export interface Shown {
  text: string;
  source: Source;
  start: () => number;
}

/**
 * Every text that pictures and documents may show. What web pages alone show is left out: the text below a poster, that of
 * an entry about a correction, the description of a dataset.
 */
export function shownTexts(content: Content): Shown[] {
  const { texts } = content;
  const names = Object.keys(texts) as (keyof typeof texts)[];
  const onPages = ['posters', 'corrections'];
  return [
    ...(content.board ? inValues(content.board) : []),
    ...names.flatMap((name) => (content[name] as Entry<object>[]).flatMap((entry) => inValues(entry))),
    ...names.filter((name) => !onPages.includes(name)).flatMap((name) => texts[name].flatMap(inText)),
    ...content.raw.flatMap((entry) => inValues(entry, ['description'])),
  ];
}

/** The texts of an entry's keys, and of what is in them. */
function inValues({ value, source, offsetOf }: Entry<object>, passed: readonly string[] = []): Shown[] {
  return Object.entries(value)
    .filter(([key]) => !passed.includes(key))
    .flatMap(([key, each]) => texts(each, [key]))
    .map(({ text, path }) => ({ text, source, start: () => offsetOf(path) }));
}

function texts(value: unknown, path: PropertyKey[]): { text: string; path: PropertyKey[] }[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    texts(each, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** What stands in a text, in the attributes of its components and in the descriptions of its images. */
function inText({ tree, source, bodyOffset }: Text): Shown[] {
  const found: Shown[] = [];
  visit(tree, (node) => {
    const start = () => bodyOffset + (node.position?.start.offset ?? 0);
    found.push(...wordsOf(node).map((text) => ({ text, source, start })));
  });
  return found;
}

function wordsOf(node: Nodes): string[] {
  if (node.type === 'text' || node.type === 'code' || node.type === 'inlineCode') return [node.value];
  if (node.type === 'image') return [node.alt ?? ''];
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return [];
  return node.attributes.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
}
