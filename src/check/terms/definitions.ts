import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Content } from '../../content.ts';
import { termsIn } from '../../narrative/terms.ts';
import { problemAt, type Problem } from '../../problem.ts';
import { forms } from '../../term.ts';
import type { Rule } from '../rule.ts';
import { termMatcher } from './matcher.ts';

/** Each definition is of one term, does not begin with it, and is not explained in a circle of others. */
export const definitions: Rule = {
  name: 'definitions',
  group: 'Glossary',
  severity: 'warning',
  asks: 'Each term has a definition of its own, which does not begin with the term and does not lead in a circle through others.',
  why: 'Who looks up one word is sent to the next, and comes back to the first. Circles are looked for in the first sentences of definitions; those of two terms another rule names.',
  example: {
    in: 'content/glossary/care.md',
    wrong: 'In care means being looked after.',
    right: 'Looked after by the council.',
  },
  find: (content) => [...sameProblems(content), ...ownProblems(content), ...circleProblems(content)],
};

function sameProblems({ terms }: Content): Problem[] {
  const first = new Map<string, string>();
  return terms.flatMap(({ value, tree, source, bodyOffset }) => {
    const text = toString(tree)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    const other = first.get(text);
    if (other === undefined) first.set(text, value.term);
    if (other === undefined || text === '') return [];
    return problemAt(source, bodyOffset + startOf(tree.children[0]), {
      severity: 'warning',
      message: `The definition is word for word that of “${other}”.`,
      cure: 'If the two mean the same, make one entry with the other name under "also"; else say what tells them apart.',
    });
  });
}

/** A definition that begins with its own term: `A core group is …`. */
function ownProblems({ terms }: Content): Problem[] {
  return terms.flatMap(({ value, tree, source, bodyOffset }) => {
    const begin = toString(tree.children[0])
      .replace(/^(?:an?|the)\s+/i, '')
      .toLowerCase();
    const own = forms(value).find((form) => {
      const behind = begin.slice(form.length);
      return begin.startsWith(form.toLowerCase()) && /^\s+(?:is|are|was|were|means|refers)\b/.test(behind);
    });
    if (own === undefined) return [];
    return problemAt(source, bodyOffset + startOf(tree.children[0]), {
      severity: 'warning',
      message: `The definition begins with the term itself: “${own}”.`,
      cure: 'Begin with what it is: the term stands above it.',
    });
  });
}

/** Three terms or more that are each explained by the next. */
function circleProblems(content: Content): Problem[] {
  const { terms } = content;
  const known = termMatcher(content);
  const byId = new Map(terms.map((term) => [term.id, term]));
  const used = new Map(
    terms.map(({ id, tree }) => [
      id,
      [...new Set(termsIn(firstSentence(toString(tree.children[0])), known))],
    ]),
  );
  const circles = new Map<string, string[]>();
  const walk = (path: string[]) => {
    for (const next of used.get(path.at(-1)!) ?? []) {
      if (next === path[0] && path.length > 2) circles.set([...path].sort().join(' '), path);
      else if (!path.includes(next) && path.length < longest && next > path[0]!) walk([...path, next]);
    }
  };
  for (const { id } of terms) walk([id]);
  return [...circles.values()].map((path) => {
    const { tree, source, bodyOffset } = byId.get(path[0]!)!;
    const names = [...path, path[0]!].map((id) => `“${byId.get(id)!.value.term}”`);
    return problemAt(source, bodyOffset + startOf(tree.children[0]), {
      severity: 'warning',
      message: `The definitions lead in a circle: ${names.join(', then ')}.`,
      cure: 'Say in the first sentence of one of them what it is, in words that everybody knows.',
    });
  });
}

/** The most terms of a circle that is looked for. */
const longest = 5;

function firstSentence(text: string): string {
  return text.split(/(?<=[.:;])\s/)[0]!;
}

function startOf(node: RootContent | undefined): number {
  return node?.position?.start.offset ?? 0;
}
