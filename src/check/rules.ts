import { altTexts } from './links/alt-texts.ts';
import { linkTexts } from './links/link-texts.ts';
import { privateFacts } from './personal/facts.ts';
import { privateNumbers } from './personal/numbers.ts';
import { recognisable } from './personal/recognisable.ts';
import type { Rule } from './rule.ts';
import { stillToWrite } from './text/still-to-write.ts';
import { definitions } from './terms/definitions.ts';
import { dates } from './text/dates.ts';
import { encoding } from './text/encoding.ts';
import { leftovers } from './text/leftovers.ts';
import { promisedCounts } from './text/promised-counts.ts';
import { mixedApostrophes, slips } from './text/slips.ts';
import { lookAlikes, unseenCharacters } from './text/unseen.ts';
import { addressRule } from './links/addresses.ts';
import { colourRule } from './chart/colours.ts';
import { childCountRule } from './personal/child-counts.ts';
import { contactRule } from './personal/contacts.ts';
import { cellRule } from './dataset/cells.ts';
import { copyRule } from './dataset/copies.ts';
import { derivationRule } from './dataset/derivations.ts';
import { fieldRule } from './dataset/fields.ts';
import { indicatorRule } from './dataset/indicators.ts';
import { mentionRule } from './dataset/mentions.ts';
import { percentageRule } from './dataset/percentages.ts';
import { relationRule } from './dataset/relations.ts';
import { rowRule } from './dataset/rows.ts';
import { sharedCellRule } from './dataset/shared-cells.ts';
import { timeRule } from './dataset/times.ts';
import { undeclaredRule } from './dataset/undeclared.ts';
import { waiverRule } from './dataset/waivers.ts';
import { disclosureRule } from './disclosure.ts';
import { imageRule } from './document/images.ts';
import { letterRule } from './document/letters.ts';
import { longWordRule } from './document/long-words.ts';
import { nestingRule } from './document/nesting.ts';
import { widthRule } from './document/widths.ts';
import { editionRule } from './editions.ts';
import { evidenceRule } from './learning/evidence.ts';
import { publicFileRule } from './files/public-files.ts';
import { sizeRule } from './files/sizes.ts';
import { fileNameRule } from './files/file-names.ts';
import { figureRule } from './chart/figures.ts';
import { componentRule } from './files/components.ts';
import { frontMatterRule } from './files/front-matter.ts';
import { jsonRule } from './files/json.ts';
import { placeRule } from './files/places.ts';
import { securityRule } from './files/security.ts';
import { recommendationRule } from './followed/recommendations.ts';
import { reviewRule } from './followed/reviews.ts';
import { shownRule } from './followed/shown.ts';
import { correctionRule } from './frozen/corrections.ts';
import { frozenRule } from './frozen/frozen.ts';
import { goneRule } from './frozen/gone.ts';
import { redirectRule } from './frozen/redirects.ts';
import { testedRule } from './frozen/tested.ts';
import { answersRule } from './guidance/answers.ts';
import { statutoryRule } from './guidance/editions.ts';
import { guidanceRule } from './guidance/guidance.ts';
import { headingRule } from './text/headings.ts';
import { hiddenInProseRule } from './hidden/in-prose.ts';
import { hiddenInWordsRule } from './hidden/in-words.ts';
import { briefingRule } from './learning/briefings.ts';
import { themeRule, audienceRule } from './learning/groups.ts';
import { pointRule } from './learning/points.ts';
import { posterRule } from './learning/posters.ts';
import { saidRule } from './learning/said.ts';
import { themedRule } from './learning/themed.ts';
import { linkRule } from './links/links.ts';
import { markupRule } from './text/markup.ts';
import { numberRule } from './numbers.ts';
import { consideredRule } from './papers/considered.ts';
import { pictureRule } from './picture/pictures.ts';
import { paperRule } from './papers/papers.ts';
import { impactRule } from './priority/impacts.ts';
import { priorityRule } from './priority/priorities.ts';
import { sentenceRule } from './priority/sentences.ts';
import { referenceRule } from './text/references.ts';
import { carriedRule } from './sources/carried.ts';
import { unitRule } from './sources/units.ts';
import { abbreviationRule } from './terms/abbreviations.ts';
import { glossaryRule } from './terms/glossary.ts';
import { nameByDateRule } from './terms/names-by-date.ts';
import { successionRule } from './terms/succession.ts';
import { unusedTermRule } from './terms/unused.ts';
import { readingAgeRule } from './voice/reading-ages.ts';
import { wordingRule } from './voice/wording.ts';

/** Every rule; the page of rules has them by group, in this order. */
export const rules: readonly Rule[] = [
  frontMatterRule,
  jsonRule,
  encoding,
  unseenCharacters,
  lookAlikes,
  placeRule,
  componentRule,
  leftovers,
  dates,
  promisedCounts,
  slips,
  mixedApostrophes,
  addressRule,
  fileNameRule,
  publicFileRule,
  sizeRule,
  editionRule,
  markupRule,
  headingRule,
  referenceRule,
  nestingRule,
  linkRule,
  linkTexts,
  imageRule,
  altTexts,
  disclosureRule,
  undeclaredRule,
  waiverRule,
  copyRule,
  hiddenInProseRule,
  hiddenInWordsRule,
  childCountRule,
  contactRule,
  privateNumbers,
  privateFacts,
  recognisable,
  pictureRule,
  numberRule,
  rowRule,
  fieldRule,
  cellRule,
  timeRule,
  mentionRule,
  relationRule,
  derivationRule,
  percentageRule,
  sharedCellRule,
  indicatorRule,
  figureRule,
  colourRule,
  widthRule,
  letterRule,
  longWordRule,
  pointRule,
  themeRule,
  audienceRule,
  themedRule,
  saidRule,
  briefingRule,
  posterRule,
  evidenceRule,
  priorityRule,
  impactRule,
  sentenceRule,
  recommendationRule,
  shownRule,
  reviewRule,
  guidanceRule,
  statutoryRule,
  answersRule,
  paperRule,
  consideredRule,
  unitRule,
  carriedRule,
  glossaryRule,
  definitions,
  successionRule,
  nameByDateRule,
  abbreviationRule,
  unusedTermRule,
  readingAgeRule,
  wordingRule,
  correctionRule,
  frozenRule,
  goneRule,
  redirectRule,
  testedRule,
  securityRule,
  stillToWrite,
];
