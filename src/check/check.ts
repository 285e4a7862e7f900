import type { Content } from '../content.ts';
import type { Problem } from '../problem.ts';
import type { Rule } from './rule.ts';
import { addressProblems } from './addresses.ts';
import { childCountProblems } from './child-counts.ts';
import { colourProblems } from './chart/colours.ts';
import { contactProblems } from './contacts.ts';
import { datasetProblems } from './dataset/dataset.ts';
import { disclosureProblems } from './disclosure.ts';
import { correctionProblems } from './frozen/corrections.ts';
import { editionProblems } from './editions.ts';
import { evidenceProblems } from './evidence.ts';
import { figureProblems } from './figures.ts';
import { recommendationProblems } from './followed/recommendations.ts';
import { reviewProblems } from './followed/reviews.ts';
import { shownProblems } from './followed/shown.ts';
import { frozenProblems } from './frozen/frozen.ts';
import { answersProblems } from './guidance/answers.ts';
import { statutoryProblems } from './guidance/editions.ts';
import { guidanceProblems } from './guidance/guidance.ts';
import { headingProblems } from './headings.ts';
import { hiddenInProseProblems } from './hidden-in-prose.ts';
import { hiddenInWordsProblems } from './hidden-in-words.ts';
import { imageProblems } from './document/images.ts';
import { letterProblems } from './document/letters.ts';
import { linkProblems } from './links.ts';
import { longWordProblems } from './document/long-words.ts';
import { nestingProblems } from './document/nesting.ts';
import { briefingProblems } from './learning/briefings.ts';
import { audienceProblems, themeProblems } from './learning/groups.ts';
import { pointProblems } from './learning/points.ts';
import { saidProblems } from './learning/said.ts';
import { themedProblems } from './learning/themed.ts';
import { markupProblems } from './markup.ts';
import { numberProblems } from './numbers.ts';
import { consideredProblems } from './papers/considered.ts';
import { paperProblems } from './papers/papers.ts';
import { posterProblems } from './learning/posters.ts';
import { impactProblems } from './priority/impacts.ts';
import { priorityProblems } from './priority/priorities.ts';
import { sentenceProblems } from './priority/sentences.ts';
import { redirectProblems } from './frozen/redirects.ts';
import { referenceProblems } from './references.ts';
import { sourceProblems } from './sources/sources.ts';
import { abbreviationProblems } from './terms/abbreviations.ts';
import { glossaryProblems } from './terms/glossary.ts';
import { nameByDateProblems } from './terms/names-by-date.ts';
import { successionProblems } from './terms/succession.ts';
import { unusedTermProblems } from './terms/unused.ts';
import { readingAgeProblems } from './voice/reading-ages.ts';
import { wordingProblems } from './voice/wording.ts';
import { widthProblems } from './document/widths.ts';
import { altTexts } from './alt-texts.ts';
import { linkTexts } from './link-texts.ts';
import { privateFacts } from './private/facts.ts';
import { privateNumbers } from './private/numbers.ts';
import { recognisable } from './private/recognisable.ts';
import { definitions } from './terms/definitions.ts';
import { dates } from './text/dates.ts';
import { encoding } from './text/encoding.ts';
import { leftovers } from './text/leftovers.ts';
import { promisedCounts } from './text/promised-counts.ts';
import { mixedApostrophes, slips } from './text/slips.ts';
import { lookAlikes, unseenCharacters } from './text/unseen.ts';

const rules: (Rule | Rule['find'])[] = [
  addressProblems,
  editionProblems,
  datasetProblems,
  disclosureProblems,
  figureProblems,
  evidenceProblems,
  colourProblems,
  letterProblems,
  longWordProblems,
  widthProblems,
  numberProblems,
  headingProblems,
  nestingProblems,
  referenceProblems,
  markupProblems,
  hiddenInProseProblems,
  hiddenInWordsProblems,
  childCountProblems,
  linkProblems,
  imageProblems,
  pointProblems,
  themeProblems,
  themedProblems,
  audienceProblems,
  saidProblems,
  briefingProblems,
  posterProblems,
  priorityProblems,
  impactProblems,
  sentenceProblems,
  paperProblems,
  consideredProblems,
  recommendationProblems,
  shownProblems,
  reviewProblems,
  guidanceProblems,
  statutoryProblems,
  answersProblems,
  glossaryProblems,
  successionProblems,
  nameByDateProblems,
  abbreviationProblems,
  unusedTermProblems,
  contactProblems,
  correctionProblems,
  frozenProblems,
  redirectProblems,
  readingAgeProblems,
  wordingProblems,
  sourceProblems,
  leftovers,
  encoding,
  unseenCharacters,
  lookAlikes,
  dates,
  privateNumbers,
  privateFacts,
  recognisable,
  linkTexts,
  altTexts,
  definitions,
  promisedCounts,
  slips,
  mixedApostrophes,
];

/** Every problem of the content: those met while reading it, and those that the rules find. */
export function problems(content: Content): Problem[] {
  const found = rules.flatMap((rule) =>
    typeof rule === 'function'
      ? rule(content)
      : rule
          .find(content)
          .map((problem) => ({ ...problem, ...severityOf(problem, rule, content), rule: rule.name })),
  );
  return [...content.problems, ...found];
}

function severityOf({ file, severity }: Problem, rule: Rule, { drafts }: Content): Pick<Problem, 'severity'> {
  return { severity: rule.warnsInDrafts && drafts.files.has(file) ? 'warning' : severity };
}
