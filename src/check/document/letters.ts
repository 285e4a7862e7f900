import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Content } from '../../content.ts';
import { strange, type Strange } from '../../document/letters.ts';
import type { Entry, Text } from '../../entry.ts';
import { problemAt, type Fault, type Problem } from '../../problem.ts';
import type { Source } from '../../source.ts';

/**
 * Every text that pictures and documents may show can be written in their font. What web pages alone show is free: the
 * text below a poster, that of an entry about a correction, the description of a dataset.
 */
export function letterProblems(content: Content): Problem[] {
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
function inValues({ value, source, offsetOf }: Entry<object>, passed: readonly string[] = []): Problem[] {
  return Object.entries(value)
    .filter(([key]) => !passed.includes(key))
    .flatMap(([key, each]) => texts(each, [key]))
    .flatMap(({ text, path }) => found(text, source, () => offsetOf(path)));
}

function texts(value: unknown, path: PropertyKey[]): { text: string; path: PropertyKey[] }[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    texts(each, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** What stands in a text, in the attributes of its components and in the descriptions of its images. */
function inText({ tree, source, bodyOffset }: Text): Problem[] {
  const problems: Problem[] = [];
  visit(tree, (node) => {
    const start = bodyOffset + (node.position?.start.offset ?? 0);
    for (const text of shown(node)) problems.push(...found(text, source, () => start));
  });
  return problems;
}

function shown(node: Nodes): string[] {
  if (node.type === 'text' || node.type === 'code' || node.type === 'inlineCode') return [node.value];
  if (node.type === 'image') return [node.alt ?? ''];
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return [];
  return node.attributes.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
}

/** What the font lacks of a text that begins at an offset of a file, each at its very place there. */
function found(text: string, source: Source, start: () => number): Problem[] {
  let from: number | undefined;
  return strange(text).map((each) => {
    from ??= start();
    const at = source.text.indexOf(each.text, from);
    const isTyped = at >= 0 && at - from <= text.length * 2 + 100; // Else it was written as a number, &#8594; or \u2192.
    if (isTyped) from = at + each.text.length;
    return problemAt(source, isTyped ? at : from, faultOf(each));
  });
}

function faultOf({ text, kind, script, plain }: Strange): Fault {
  const font = 'The font of pictures and documents has no';
  switch (kind) {
    case 'script': {
      const message = `${font} letters of the ${script}: "${text}".`;
      return { message, cure: 'Write it in Latin letters; a name as its owner spells it in English.' };
    }
    case 'letter': {
      const cure = plain ? `Write "${plain}".` : 'Write the Latin letter that comes nearest.';
      return { message: `${font} letter "${text}".`, cure };
    }
    case 'emoji':
      return { message: `${font} emoji: "${text}".`, cure: 'Say it in words.' };
    case 'sign':
      return {
        message: `${font} "${text}".`,
        cure: 'Say it in words, or with letters, digits and common punctuation.',
      };
  }
}
