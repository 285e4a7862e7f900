import { numberWords } from '../../number/words.ts';
import type { Content } from '../../content.ts';
import { problemAt, type Problem } from '../../problem.ts';
import { publicTexts, valueLines, type Line } from '../voice/texts.ts';
import type { Rule } from '../rule.ts';

// `Section 3` counts nothing; `in this section three children` does.
const number = `(?<![\\p{N}/.,-]|more than )(?!(?<=\\b(?:section|table|figure|page|paragraph)s?\\s)\\d)(?:\\b(?:1?\\d|20|${numberWords}|dozen|both|pair)\\b)`;
const young =
  'child|children|girls?|boys?|bab(?:y|ies)|newborns?|infants?|toddlers?|under-\\p{L}+|teenagers?|adolescents?|' +
  'kids?|minors?|victims?|pupils?|care\\sleavers?|siblings?|brothers?|sisters?|sons?|daughters?|incidents?|young\\s(?:people|persons?|women|woman|men|man)';
const noPerson =
  "(?!\\p{L}|['’]s|-|\\s(?:safeguarding|protection|exploitation|in\\sneed|deaths?|practice|services|social))";

/**
 * Finds a number of children of at most twenty, in digits or in words: `six looked after children`, `children (6)`, `twins`.
 * Incidents count as children do, for behind each is at least one.
 */
export const childCount = new RegExp(
  [
    `${number}\\s+(?:\\(\\d+\\)\\s+)?(?:[\\p{L}-]+\\s+){0,3}(?:${young})${noPerson}`,
    `\\b(?:${young})\\s*[(:=]\\s*${number}`,
    `${number}-year-olds?\\b`,
    '\\b(?:twins|triplets|quadruplets)\\b',
  ].join('|'),
  'iu',
);

const grave =
  /\b(?:reviews?|reviewed|inquests?|died|deaths?|killed|murder(?:ed)?|suicides?|harmed|hurt|injur(?:y|ies|ed)|abused|raped|serious\s(?:\p{L}+\s){0,2}incidents?)\b/iu;

/** Warns of a small number of children, or of incidents, in a sentence on a review or on harm: readers could tell who they are. */
export const childCountRule: Rule = {
  name: 'child-counts',
  group: 'Private facts and small numbers',
  severity: 'warning',
  asks: 'No small number of children or incidents stands beside a review or serious harm.',
  why: 'People who know a family could tell who is meant, and behind each incident is a child. Reviews may be counted, children under review may not.',
  example: {
    wrong: 'The review told of two siblings who were hurt.',
    right: 'The review told of children who were hurt.',
  },
  find: childCountProblems,
};

function childCountProblems(content: Content): Problem[] {
  const { board, sources } = content;
  const lines = [
    ...publicTexts(content)
      .filter(({ kind }) => kind !== 'reviews') // The rule on the register refuses them there.
      .flatMap((text) => text.lines),
    ...[...sources, ...(board ? [board] : [])].flatMap((entry) =>
      valueLines(entry, ['$schema', 'carried', 'digest', 'title', 'help']),
    ),
  ];
  return lines.flatMap(counts);
}

function counts({ text, source, at }: Line): Problem[] {
  let from = 0;
  return text.split(/(?<=[.!?;])\s+/).flatMap((sentence) => {
    const start = text.indexOf(sentence, from);
    from = start + sentence.length;
    const found = grave.test(sentence) && childCount.exec(sentence);
    if (!found) return [];
    return problemAt(source, at(start + found.index), {
      severity: 'warning',
      message: 'A small number of children or incidents stands beside a review or serious harm.',
      text: found[0],
      cure: 'Take the number out: reviews may be counted, but a few children could be recognised.',
    });
  });
}
