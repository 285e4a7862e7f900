import type { Link, Parent, PhrasingContent, Root, RootContent, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { toString } from 'mdast-util-to-string';
import { forms, fullHeading, todays, type Term } from '../term.ts';

/** A term's definition as it is shown in place. */
export interface Definition {
  slug: string;
  term: Term;
  /** The first paragraph of the definition, and what the term is called today where the name is no longer used. */
  text: string;
  /** What it is called today, where the name is no longer used. */
  today?: Term | undefined;
}

/** The definitions of all terms, by slug. */
export function definitionsOf(
  all: readonly { slug: string; term: Term; tree: Root }[],
): Map<string, Definition> {
  const terms = new Map(all.map(({ slug, term }) => [slug, term]));
  return new Map(
    all.map(({ slug, term, tree }) => {
      const today = terms.get(todays(slug, terms) ?? '');
      const later = term.until
        ? ` ${today ? `Later: ${fullHeading(today)}.` : 'The name is no longer used.'}`
        : '';
      return [slug, { slug, term, text: toString(tree.children[0]) + later, today }];
    }),
  );
}

/** What comes before them in a report. */
export const namesOfTheTime = 'This report uses the names of its time.';

/** The names of a text that are no longer used, a sentence each, in the order of the alphabet. */
export function formerNames(definitions: readonly Definition[]): string[] {
  return definitions
    .filter(({ term }) => term.until)
    .map(({ term, today }) =>
      today
        ? `“${fullHeading(term)}” was later replaced by “${fullHeading(today)}”.`
        : `“${fullHeading(term)}” is no longer used.`,
    )
    .sort((a, b) => a.localeCompare(b, 'en'));
}

/** A form of a term in a text, and where. */
export interface Found {
  form: string;
  slug: string;
  index: number;
}

/** Finds the terms in a text, in order; where several begin, the longest. */
export type Matcher = (text: string) => Found[];

const unlinked = ['heading', 'link', 'linkReference', 'inlineCode', 'code', 'footnoteDefinition'];

/** Where a form may begin: at a word, or at a sign before one. */
const starts = /(?<![\p{L}\p{N}-])(?:[\p{L}\p{N}]+|[^\p{L}\p{N}\s])/gu;

/** Where a form may end. */
const ends = /(?![\p{L}\p{N}]|-\p{L})/uy;

/** A matcher of every form of every term: abbreviations exactly, terms in either case of their first letter. */
export function matcher(terms: readonly { slug: string; term: Term }[]): Matcher {
  const slugs = new Map<string, string>();
  for (const { slug, term } of terms) {
    for (const form of forms(term)) {
      slugs.set(form, slug);
      if (form !== term.abbreviation) slugs.set(form.charAt(0).toUpperCase() + form.slice(1), slug);
    }
  }
  const all = [...slugs].map(([form, slug]) => ({ form, slug })).sort(longestFirst);
  const byStart = Map.groupBy(all, ({ form }) => form.match(starts)?.[0] ?? '');
  return (text) => {
    const found: Found[] = [];
    let end = 0;
    for (const { 0: start, index } of text.matchAll(starts)) {
      const here =
        index < end ? undefined : byStart.get(start)?.find(({ form }) => stands(form, text, index));
      if (!here) continue;
      found.push({ ...here, index });
      end = index + here.form.length;
    }
    return found;
  };
}

function longestFirst({ form: a }: { form: string }, { form: b }: { form: string }): number {
  return b.length - a.length || (a < b ? -1 : 1);
}

function stands(form: string, text: string, index: number): boolean {
  if (!text.startsWith(form, index)) return false;
  ends.lastIndex = index + form.length;
  return ends.test(text);
}

/** The terms that a text uses, by slug, in order of first use. */
export function termsIn(text: string, terms: Matcher): string[] {
  return [...new Set(terms(text).map(({ slug }) => slug))];
}

/** The terms that a narrative uses outside headings and links, by slug, in order of first use. */
export function usedTerms(tree: Root, terms: Matcher): string[] {
  const used = new Set<string>();
  visitProse(tree, (node) => {
    for (const slug of termsIn(node.value, terms)) used.add(slug);
  });
  return [...used];
}

/** A copy of the tree in which the first use of each term is a link to its page. */
export function withTerms(tree: Root, terms: Matcher, definitions: ReadonlyMap<string, Definition>): Root {
  const copy = structuredClone(tree);
  const linked = new Set<string>();
  visitProse(copy, (node, index, parent) => {
    const pieces = linkedPieces(node, terms, definitions, linked);
    if (pieces.length < 2 && pieces[0]?.type === 'text') return undefined;
    parent.children.splice(index, 1, ...(pieces as RootContent[]));
    return [SKIP, index + pieces.length];
  });
  return copy;
}

type ProseVisitor = (node: Text, index: number, parent: Parent) => [typeof SKIP, number] | undefined | void;

function visitProse(tree: Root, visitor: ProseVisitor): void {
  visit(tree, (node, index, parent) => {
    if (unlinked.includes(node.type)) return SKIP;
    if (node.type !== 'text' || index === undefined || !parent) return undefined;
    return visitor(node, index, parent) ?? undefined;
  });
}

function linkedPieces(
  node: Text,
  terms: Matcher,
  definitions: ReadonlyMap<string, Definition>,
  linked: Set<string>,
): PhrasingContent[] {
  const pieces: PhrasingContent[] = [];
  let end = 0;
  for (const { form, slug, index } of terms(node.value)) {
    if (!definitions.has(slug) || linked.has(slug)) continue;
    linked.add(slug);
    if (index > end) pieces.push({ type: 'text', value: node.value.slice(end, index) });
    pieces.push(termLink(form, slug));
    end = index + form.length;
  }
  if (end < node.value.length) pieces.push({ type: 'text', value: node.value.slice(end) });
  return pieces;
}

function termLink(form: string, slug: string): Link {
  return {
    type: 'link',
    url: `/glossary/${slug}/`,
    children: [{ type: 'text', value: form }],
    data: { hProperties: { className: ['term'], id: `term-${slug}` }, isTerm: true } as Link['data'] & object,
  };
}
