import { childNouns } from '../../number/people.ts';
import { numberWords } from '../../number/words.ts';
import type { Content } from '../../content.ts';
import { problemAt, type Problem } from '../../problem.ts';
import { publicTexts, valueLines, type Line } from '../voice/texts.ts';
import type { Rule } from '../rule.ts';

// `Section 3` counts nothing; `in this section three children` does.
const number = `(?<![\\p{N}/.,-]|more than )(?!(?<=\\b(?:section|table|figure|page|paragraph)s?\\s)\\d)(?:\\b(?:1?\\d|20|${numberWords}|dozen|both|pair)\\b)`;
const lone =
  'child|girl|boy|baby|infant|toddler|teenager|brother|sister|son|daughter|young\\s(?:person|woman|man)';
const noPerson =
  "(?!\\p{L}|['’]s|-|\\s(?:safeguarding|protection|exploitation|in\\sneed|deaths?|practice|services|social))";

/**
 * Finds a number of children of at most twenty, in digits or in words: `six looked after children`, `children (6)`, `twins`.
 * Incidents count as children do, for behind each is at least one.
 */
export const childCount = new RegExp(
  [
    `${number}\\s+(?:\\(\\d+\\)\\s+)?(?:[\\p{L}-]+\\s+){0,3}(?:${childNouns})${noPerson}`,
    `\\b(?:${childNouns})\\s*[(:=]\\s*${number}`,
    `${number}-year-olds?\\b`,
    '\\b(?:twins|triplets|quadruplets)\\b',
    `${number}\\s+(?:[\\p{L}-]+\\s+){0,2}(?:deaths?|fatalities|suicides?|murders?|homicides?|killings?|stabbings?|drownings?|rapes?)(?!\\p{L}|['’]s|-|\\s(?:reviews?|overviews?|panels?))`,
    `\\b(?:a|an|her|his|their)\\s+(?:[\\p{L}-]+\\s+)?(?:${lone})\\s+and\\s+(?:(?:a|an|another|her|his|their)\\s+)?(?:[\\p{L}-]+\\s+)?(?:${lone})(?!\\p{L}|['’]s|-)`,
  ].join('|'),
  'iu',
);

/** A first name with an age, as newspapers have it: `Jade, 14, was`. */
const nameWithAge =
  /\p{Lu}\p{Ll}+, (?:aged )?1?\d, (?=(?:was|were|who|had|died|took|lost|is|and|from|of|a)\b)/u;

const grave = new RegExp(
  [
    'reviews?|reviewed|inquests?|died|dead|deaths?|killed|killings?|fatal(?:ly|ities)?|murder(?:s|ed)?|manslaughter|homicides?|suicides?',
    '(?:lost|took|taken|taking|ended)\\s(?:(?:their|his|her|its)\\s)(?:own\\s)?(?:life|lives)',
    'harmed|hurt|injur(?:y|ies|ed)|abused|raped?|rapes|assaulted|attacked|beaten|stabbed|stabbings?|shot|strangled|suffocated',
    'drown(?:ed|ings?)|poisoned|scalded|burned|hanged|starved|overdosed|self-harmed|groomed|trafficked|exploited|enslaved|abducted',
    'serious\\s(?:\\p{L}+\\s){0,2}incidents?',
  ]
    .map((words) => `\\b(?:${words})\\b`)
    .join('|'),
  'iu',
);

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

const nameFault = {
  severity: 'warning',
  message: 'A name and an age stand beside a review or serious harm.',
  cure: 'Take both out: say “a child” or “a young person”. A name that the court or the press has given is not ours to repeat.',
} as const;

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
    if (!grave.test(sentence)) return [];
    const named = nameWithAge.exec(sentence);
    if (named) return problemAt(source, at(start + named.index), nameFault);
    const found = childCount.exec(sentence);
    if (!found) return [];
    return problemAt(source, at(start + found.index), {
      severity: 'warning',
      message: 'A small number of children or incidents stands beside a review or serious harm.',
      text: found[0],
      cure: 'Take the number out: reviews may be counted, but a few children could be recognised.',
    });
  });
}
