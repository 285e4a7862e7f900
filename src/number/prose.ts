import { rows, type Cell, type Dataset } from '../dataset/dataset.ts';
import { numberWords, partWords, wholeOf } from './words.ts';

/** A figure in running text, as it is printed. */
export interface Figure {
  text: string;
  /** Where it stands in the text. */
  index: number;
  /** `undefined` for words that no cell can hold: `half`, `doubled`. */
  value: number | undefined;
  decimals: number;
  isPercent: boolean;
  /** The words behind it, of the same sentence. */
  behind: string;
  sentence: string;
  paragraph: string;
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
const people = 'children|child|people|girls|boys|those|pupils|teenagers|adolescents|victims|aged?';

/** Numbers that are no figures: times, ages, places in a document, names. */
const others: readonly RegExp[] = [
  /https?:\S+/g,
  /(?<!\d)0\d[\d ()-]{7,}\d/g,
  /\b(?:ring|call|dial|phone|on) (?:999|101|111|\d{5,6})\b/gi,
  /\b\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b\.?)|\b\d{1,2}:\d\d\b|\b\d{1,2} ?[ap]m\b/gi,
  new RegExp(
    `\\b\\d{1,2}(?:st|nd|rd|th)?(?: ?(?:to|and|–|-) ?\\d{1,2})? (?:${months})\\b(?: \\d{4}\\b)?`,
    'g',
  ),
  /\b(?:1[89]|20)\d\d(?:[/–-]\d{2,4})?\b(?![,.]\d|%)/g,
  /\b(?:ages?|aged) (?:of )?\d{1,2}(?:(?: ?(?:to|and|or|–|-) ?)\d{1,2})?(?: (?:and|or) (?:over|under|above|below))?/gi,
  /\b\d{1,2}(?:(?: ?(?:to|and|or|–|-) ?)\d{1,2})?[ -]years?[ -]olds?\b/gi,
  new RegExp(
    `\\b(?:${people})(?: [a-z]+){0,2}? (?:over|under|up to|above|below|near) \\d{1,2}\\b(?!%| per cent)`,
    'gi',
  ),
  /\b(?:over|under)-\d{1,2}s?\b/gi,
  /\b(?:over|under|after|near|up to) (?:the age of )?\d{1,2}\b(?! ?%| per cent| [a-z]+s\b| children\b| people\b|,\d)/gi,
  /\b\d{1,2} (?:and|or) (?:over|under|above|below)\b/gi,
  /\b(?:sections?|s\.|articles?|regulations?|paragraphs?|pages?|figures?|tables?|chapters?|parts?|tiers?|bands?|levels?|grades?|stages?|versions?|appendix|number|notes?|rows?|priorit(?:y|ies)|recommendations?) \d+(?:\.\d+)*[a-z]?(?:(?:,| and| to|–) ?\d+[a-z]?)*\b/gi,
  /\b(?:per|every|each) \d[\d,]*/gi,
  /\b\p{Lu}[\p{L}]* \d+\.\d+\b/gu,
  /\p{L}[\p{L}\d]*-\d+/gu,
  /(?<=[\p{Ll},] )\p{Lu}\p{Ll}+ \p{Lu}\p{L}+/gu,
  /\b\d+(?:st|nd|rd|th)\b/gi,
  /\b\d+:\d+\b/g,
  new RegExp(`\\b${numberWords}-\\p{L}+`, 'giu'),
];

const multiples = 'doubled|trebled|tripled|quadrupled|halved';
const figure = new RegExp(
  `(?<![\\p{L}\\d])(?:(?<pounds>£)?(?<digits>\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.(?<decimals>\\d+))?` +
    `|(?<parts>(?:(?:a|one|two|three) )?(?!seconds?\\b)(?:half|halves|${partWords}))(?= of\\b| in\\b| as\\b|[,.;)]|$| [a-z])` +
    `|(?<multiple>${multiples})|(?<word>(?!zero\\b|one\\b)${numberWords}))(?![\\p{L}\\d])`,
  'giu',
);

/** The figures of a text. Numbers that are no figures (years, ages, sections of Acts …) and “one” are left out. */
export function figuresIn(text: string): Figure[] {
  const masked = others.reduce(
    (left, pattern) => left.replace(pattern, (all) => ' '.repeat(all.length)),
    text,
  );
  return [...masked.matchAll(figure)].flatMap((match) => {
    const { digits, decimals = '', parts, multiple, word } = match.groups ?? {};
    if (parts !== undefined && isOrdinal(parts)) return [];
    const end = match.index + match[0].length;
    const value = digits
      ? Number(`${digits.replaceAll(',', '')}.${decimals || '0'}`)
      : wholeOf((word ?? '').toLowerCase());
    const { sentence, behind } = sentenceAround(text, match.index, end);
    return [
      {
        text: match[0],
        index: match.index,
        value: (parts ?? multiple) ? undefined : value,
        decimals: decimals.length,
        isPercent: /^\s*(?:%|per ?cent)/.test(behind),
        behind,
        sentence,
        paragraph: text,
      },
    ];
  });
}

/** “Third”, “quarter” and the like without a count are places in an order or parts of a year. */
function isOrdinal(words: string): boolean {
  return !/ /.test(words) && !/^half$/i.test(words);
}

/** What follows a place of a text to the end of its sentence, and the sentence. */
export function sentenceAround(text: string, start: number, end: number) {
  const before =
    text
      .slice(0, start)
      .split(/[.!?;](?=\s)/)
      .at(-1) ?? '';
  const behind = text.slice(end).split(/[.!?;](?=\s)/)[0] ?? '';
  return { behind, sentence: before + text.slice(start, end) + behind };
}

/**
 * The first of the datasets in which a figure stands: a cell rounds to it in its unit. A number of up to 20 must have
 * the unit of the field in its sentence, one of up to 999 in the paragraph, and a length of time needs a field of time.
 */
export function datasetWith(
  found: Figure,
  among: readonly { id: string; value: Dataset }[],
): string | undefined {
  return among.find(({ value: dataset }) =>
    dataset.schema.fields.some(
      (field) =>
        field.type !== 'string' &&
        isUnit(found, field.unit ?? '') &&
        rows(dataset).some((row) => isCell(found, row[field.name])),
    ),
  )?.id;
}

function isCell({ value, decimals }: Figure, cell: Cell | undefined): boolean {
  if (value === undefined || typeof cell !== 'number') return false;
  return Math.abs(Math.abs(cell) - value) <= 10 ** -decimals / 2 + 1e-9;
}

const ends =
  /\b(?:of|in|for|from|to|with|on|at|by|as|than|and|or|were|was|are|is|had|has|have|who|that)\b|[^\p{L}\s-]/iu;

/** The noun that a number counts, when one follows directly: “learning points”, “other authorities”. */
function countedIn(behind: string): string | undefined {
  const words = behind.split(ends)[0]!.toLowerCase().trim().split(/\s+/).slice(0, 4);
  return words.find((word) => /(?:[^sui]s|children|people)$/.test(word));
}

const time = /^\s*(day|week|month|year)s?\b/;

function isUnit({ value = 0, isPercent, behind, sentence, paragraph }: Figure, unit: string): boolean {
  if (isPercent || unit === '%') return isPercent && unit === '%';
  const length = time.exec(behind)?.[1];
  if (length !== undefined) return unit.startsWith(length);
  const [first = ''] = unit.toLowerCase().split(' ');
  const noun = first.replace(/(?:ies|ren|s)$/, '');
  const counted = countedIn(behind);
  if (counted !== undefined && noun !== '') return counted.startsWith(noun);
  if (value > 999) return true;
  return noun !== '' && (value > 20 ? paragraph : sentence).toLowerCase().includes(noun);
}
