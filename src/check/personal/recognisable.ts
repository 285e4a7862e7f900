import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Content } from '../../content.ts';
import { problemAt, type Problem } from '../../problem.ts';
import type { Source } from '../../source.ts';
import { forms } from '../../term.ts';
import { childCount } from './child-counts.ts';
import type { Rule } from '../rule.ts';
import { publicLines } from '../text/lines.ts';

const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
const ages =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen';

const age = new RegExp(
  `\\b(?:(?:\\d{1,2}|${ages})[- ]?(?:(?:year|yr|month|week|day)s?[- ]olds?|yo)\\b|(?:a|the) (?:new(?:born)?[- ])?(?:baby|infant|toddler)\\b|(?:boy|girl|child|son|daughter), \\d{1,2}(?=,)|aged? (?:\\d{1,2}|${ages})(?! ?(?:to|and|or|–|-|%|\\+))\\b|at the age of (?:\\d{1,2}|${ages})\\b)`,
  'gi',
);

/** Facts of which each tells little, and several tell who a child is. */
const facts: readonly { name: string; pattern: RegExp }[] = [
  { name: 'an age', pattern: new RegExp(age.source, 'i') },
  {
    name: 'a sex',
    pattern: /\b(?:girl|boy|daughter|son|sister|brother|he|she|his|her|twin (?:girls|boys))\b/i,
  },
  {
    name: 'a month',
    pattern: new RegExp(
      `\\b(?:[Ii]n|[Oo]n|[Ss]ince|[Dd]uring|[Uu]ntil|of|\\d{1,2}(?:st|nd|rd|th)?) (?:early |mid-|late )?(?:${months})\\b`,
    ),
  },
  {
    name: 'an injury or a death',
    pattern:
      /\b(?:fractur|bruis|burn(?:s|t|ed)\b|scald|stab(?:bed|bing)|shaken|head injur|brain injur|broken (?:arm|leg|rib|bone|skull)|overdose|drown|hang(?:ed|ing) (?:him|her|them)|strangl|suffocat|co-sleeping|bitten|poison|rape[ds]?\b|pregnan|died\b|(?:was|were) (?:killed|murdered)|(?:his|her|their) own life|self-harm(?:ed|ing) )/i,
  },
];

/** Warns of words that tell so much of a few children that somebody could know them. */
export const recognisable: Rule = {
  name: 'recognisable-children',
  group: 'Private facts and small numbers',
  severity: 'warning',
  asks: 'No text tells of a child several of these: age, sex, month, place, injury or death, being one of a few.',
  why: 'Each of them tells little. Neighbours, schools and newspapers put them together like a jigsaw. A paragraph, heading, title, description or row of a table is named when it has three of them, one of them an age, an injury, a death or a small number of children; it cannot see what another text or the news adds.',
  example: {
    wrong: 'A 14-year-old girl from Exampleton was injured in March.',
    right: 'A young person was injured.',
  },
  find: (content) => {
    const place = placeIn(content);
    const lines = publicLines(content).flatMap((line) => {
      const found = tellingFacts(line.text, place);
      return found
        ? [fault(line.source, line.at(0), line.isProse ? 'This paragraph has' : 'Here are', found)]
        : [];
    });
    return [...lines, ...inRows(content, place)];
  },
};

/** The rows of tables that tell so much, when none of their cells does by itself. */
function inRows({ texts }: Content, place: (text: string) => boolean): Problem[] {
  return Object.values(texts)
    .flat()
    .flatMap(({ tree, source, bodyOffset }) => {
      const problems: Problem[] = [];
      visit(tree, 'tableRow', (row) => {
        const cells = row.children.map((cell) => toString(cell));
        const found = tellingFacts(cells.join('; '), place);
        if (!found || cells.some((cell) => tellingFacts(cell, place))) return;
        const offset = bodyOffset + (row.position?.start.offset ?? 0);
        problems.push(fault(source, offset, 'This row has', found));
      });
      return problems;
    });
}

function fault(source: Source, offset: number, begin: string, found: readonly string[]): Problem {
  return problemAt(source, offset, {
    severity: 'warning',
    message: `${begin} ${joined(found)} together: somebody could know the child.`,
    cure: 'Take out all that readers need not know to learn from it; say “a child”, “a young person”, and no month or place.',
  });
}

/** The facts of a text, when they are enough to know a child by. */
function tellingFacts(text: string, place: (text: string) => boolean): string[] | undefined {
  const found = factsIn(text, place);
  return found.length >= 3 && found.some((name) => telling.includes(name)) ? found : undefined;
}

const telling = ['an age', 'an injury or a death', 'a small number of children'];

function factsIn(text: string, place: (text: string) => boolean): string[] {
  const found = facts.filter(({ pattern }) => pattern.test(text)).map(({ name }) => name);
  if (found.length > 0 && place(text)) found.push('a place');
  if (found.length > 1 && childCount.test(text.replaceAll(age, ''))) found.push('a small number of children');
  return found;
}

/** Finds a name behind “in”, “at”, “near” or “from” that is no time, no term of the glossary, and not the board’s own area. */
function placeIn({ terms, board }: Content): (text: string) => boolean {
  const known = new Set(
    [board?.value.name ?? '', ...(board?.value.partners ?? []), ...terms.flatMap(({ value }) => forms(value))]
      .flatMap((name) => name.split(/\s+/))
      .concat(
        months.split('|'),
        'England',
        'Wales',
        'Britain',
        'Kingdom',
        'Phase',
        'Part',
        'Section',
        'Year',
        'Stage',
      ),
  );
  const name = /\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom)\s+(\p{Lu}\p{Ll}+)/gu;
  return (text) => [...text.matchAll(name)].some(([, word]) => !known.has(word!));
}

function joined(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
