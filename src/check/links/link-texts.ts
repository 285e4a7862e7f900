import type { Link, Nodes, Parents } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Content } from '../../content.ts';
import type { Text } from '../../entry.ts';
import { problemAt, type Fault, type Problem } from '../../problem.ts';
import { sizeOf } from '../../size.ts';
import type { Rule } from '../rule.ts';

/** The words of a link say where it leads, also to those who hear nothing but the links of a page. */
export const linkTexts: Rule = {
  name: 'link-texts',
  group: 'Links and pictures',
  severity: 'warning',
  asks: 'The words of a link say where it leads, and lead to one place; a link to a file says its type and size.',
  why: 'Many readers go from link to link, and hear “here, here, read more”. On one page the same words lead to one address. Two links beside each other to one address are heard twice.',
  example: {
    wrong: 'For the report [click here](/report.pdf).',
    right: 'Read [the report of the audit (PDF, 84 KB)](/report.pdf).',
  },
  find: (content) =>
    Object.values(content.texts).flatMap((all) => all.flatMap((text) => problems(text, content))),
};

function problems({ tree, source, bodyOffset }: Text, content: Content): Problem[] {
  if (!/\]\(|http|www\./.test(source.text)) return [];
  const found: Problem[] = [];
  const first = new Map<string, string>();
  visit(tree, 'link', (node, index, parent) => {
    if (node.data?.claim) return;
    const words = toString(node).replace(/\s+/g, ' ').trim();
    const faults = [
      emptyFault(words, node),
      twiceFault(words, node.url, first),
      besideFault(node, index, parent),
      fileFault(words, node.url, content),
    ];
    for (const fault of faults)
      if (fault)
        found.push(
          problemAt(source, bodyOffset + (node.position?.start.offset ?? 0), {
            severity: 'warning',
            text: words,
            ...fault,
          }),
        );
  });
  return found;
}

const sayNothing =
  /^(?:(?:please )?(?:click|press|tap|see|look|go)?\s*here|(?:read|see|find out|learn|view|know)?\s*more(?: (?:here|information|details?))?|(?:this|the)?\s*(?:link|page|website|document|file|pdf)|details|download|continue|link)[.:…]*$/i;

function emptyFault(words: string, { url }: Link): Fault | undefined {
  if (words === '') return undefined; // The rule on references names it.
  if (sayNothing.test(words))
    return {
      message: 'The words of the link do not say where it leads.',
      cure: 'Link the name of the page: [the audit of plans](…).',
    };
  const isAddress = words === url || /^(?:https?:\/\/|www\.)\S+$/i.test(words);
  return isAddress
    ? {
        message: 'An address stands where the words of a link belong.',
        cure: `Write [the name of the page](${url}).`,
      }
    : undefined;
}

function twiceFault(words: string, url: string, first: Map<string, string>): Fault | undefined {
  const key = words.toLowerCase();
  const other = first.get(key);
  if (other === undefined) first.set(key, url);
  if (other === undefined || other === url || words === '') return undefined;
  return {
    message: `The same words lead to ${other} above, and to ${url} here.`,
    cure: 'Tell the two links apart by their words.',
  };
}

function besideFault(node: Link, index: number | undefined, parent: Parents | undefined): Fault | undefined {
  const before: Nodes[] = parent?.children.slice(0, index ?? 0) ?? [];
  const [gap, previous] = [before.at(-1), before.at(-2)];
  const near =
    gap?.type === 'link' ? gap : gap?.type === 'text' && gap.value.trim() === '' ? previous : undefined;
  if (near?.type !== 'link' || near.url !== node.url || near.data?.claim) return undefined;
  return { message: 'Two links beside each other lead to one address.', cure: 'Make one link of them.' };
}

/** A link to a file of `public/` that does not say what it is, and how large. */
function fileFault(words: string, url: string, { publicFiles, publicSize }: Content): Fault | undefined {
  const path = url.replace(/^\//, '').replace(/[?#].*$/, '');
  const ending = /\.(\w+)$/.exec(path)?.[1];
  if (!ending || !url.startsWith('/') || !publicFiles.includes(path)) return undefined;
  const type =
    (
      { docx: 'Word', doc: 'Word', xlsx: 'Excel', xls: 'Excel', pptx: 'PowerPoint', jpg: 'JPEG' } as Record<
        string,
        string
      >
    )[ending.toLowerCase()] ?? ending.toUpperCase();
  const size = sizeOf(publicSize(path));
  const hasType = new RegExp(`\\b(?:${type}|${ending})\\b`, 'i').test(words);
  if (hasType && words.replace(/\u00A0/g, ' ').includes(size)) return undefined;
  const said = words.replace(/\s*\([^()]*\)$/, '');
  return {
    message: `The link leads to a file, and does not say that it is ${type} and has ${size}.`,
    cure: `Write [${said} (${type}, ${size})](${url}).`,
  };
}
