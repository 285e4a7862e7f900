import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Content } from '../../content.ts';
import { problemAt, type Fault, type Problem } from '../../problem.ts';
import { sentences } from '../priority/sentences.ts';
import type { Rule } from '../rule.ts';

/** Footnotes and links by reference find each other; nothing that an author wrote vanishes or is shown raw. */
export const referenceRule: Rule = {
  name: 'references',
  group: 'Text',
  asks: 'Every footnote and every link by reference finds what it refers to.',
  why: 'A mark without a note would stand on the page as it is typed, and a note without a mark would not be shown.',
  example: {
    wrong: 'Most plans were kept.[^9]',
    right: 'Most plans were kept.[^9]\n\n[^9]: An invented audit of plans says so.',
  },
  find: referenceProblems,
};

function referenceProblems(content: Content): Problem[] {
  return [...Object.values(content.texts), sentences(content)].flatMap((all) =>
    all.flatMap(({ tree, source, bodyOffset }) => {
      const defined = new Set<string>();
      const used = new Set<string>();
      visit(tree, 'footnoteReference', ({ identifier }) => void used.add(identifier));
      const found: Problem[] = [];
      visit(tree, (node) => {
        const fault = faultOf(node, defined, used);
        if (node.type === 'footnoteDefinition') defined.add(node.identifier);
        const at = bodyOffset + (node.position?.start.offset ?? 0);
        if (fault) found.push(problemAt(source, at, fault));
      });
      return found;
    }),
  );
}

function faultOf(node: Nodes, defined: ReadonlySet<string>, used: ReadonlySet<string>): Fault | undefined {
  switch (node.type) {
    case 'text': {
      const raw = /\[\^[^\]\s]+\]|\[[^\]]+\]\[[^\]]*\]/.exec(node.value)?.[0];
      if (!raw) return undefined;
      return {
        message: 'The reference leads to nothing and would be shown as it is.',
        text: raw,
        cure: 'Add what it refers to, or delete it.',
      };
    }
    case 'footnoteDefinition': {
      const text = `[^${node.label ?? node.identifier}]`;
      if (defined.has(node.identifier)) {
        return { message: 'The footnote is written twice.', text, cure: 'Give each its own name.' };
      }
      if (used.has(node.identifier)) return undefined;
      return {
        message: 'No text refers to the footnote, so it would not be shown.',
        text,
        cure: 'Refer to it, or delete it.',
      };
    }
    case 'link':
    case 'linkReference':
      if (toString(node).trim() !== '') return undefined;
      return {
        message: 'The link has no words.',
        text: 'url' in node ? node.url : node.identifier,
        cure: 'Write them between [ and ].',
      };
    case 'imageReference':
      return {
        message: 'An image stands by reference.',
        text: node.identifier,
        cure: 'Write it as ![description](/file.png).',
      };
    case 'listItem':
      if (typeof node.checked !== 'boolean') return undefined;
      return {
        message: 'A box to tick would be shown.',
        text: toString(node).slice(0, 40),
        cure: 'Delete the [ ] or [x].',
      };
    default:
      return undefined;
  }
}
