import type { Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Lock } from '../lock.ts';
import { figureNames } from '../narrative/vocabulary.ts';

/** The numbers that a section of a narrative prints, in order; or a headline, which is a section of its own. */
export interface PrintedSection {
  /** The words of the heading, `''` above the first; the label of a headline. */
  section: string;
  numbers: string[];
  /** The attributes of a headline. */
  headline?: Record<string, string>;
  /** The offset in the text. */
  offset: number;
}

/** How numbers are read: 1 in locks that do not say it, 2 in all since. A lock is compared as it was read. */
export type Reading = 1 | 2;
export const readings: readonly Reading[] = [1, 2];
export const newest: Reading = 2;

/** How the numbers of a lock were read. */
export function readingOf({ reading }: Pick<Lock, 'reading'>): Reading {
  return reading ?? 1;
}

/** A printed number: digits with what belongs to them (`£2.3 million`, `−4.5%`, `2014/15`, `3:1`, `10:30`). */
const digits = /(?<![\p{L}\p{N})])[-−–]?£?\d+(?:[,.:/]\d+)*(?:\s?(?:%|per cent|thousand|million|billion))?/u;

/** A number in words; “one” is more often a pronoun. */
const words =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|dozens?|thousands?|millions?|half|halved|quarters?|thirds|twice|doubled?|trebled?|tripled?)\b/i;

/** The same with amounts whole: `£2m`, `£1.5bn`, `3 dozen`. */
const amounts =
  /(?<![\p{L}\p{N})])[-−–]?£?\d+(?:[,.:/]\d+)*(?:\s?(?:%|(?:per cent|percent|hundred|dozen|thousand|million|billion|trillion)\b)|(?:k|m|bn|tn)\b)?/u;

const units = 'one|two|three|four|five|six|seven|eight|nine';
const tens = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const counts = `(?:${tens})[-‑](?:${units})|${units.replace('one|', '')}|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|${tens}|hundred|thousand`;
const parts =
  'half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|twentieth|hundredth|thousandth';

/** “Twenty-one”, “two thirds”, “a tenth”, “threefold”, “doubling”, “none”. */
const numerals = [
  `(?:${counts})[-‑ ]?fold`,
  `(?:an?|${units}|ten|eleven)[-‑ ](?:${parts})s?(?![-‑ ](?:part(?:y|ies)|sector))`,
  counts,
  '(?:hundred|dozen|thousand|million|billion|trillion|third|quarter)s|dozen|million|billion|trillion|half|quarter',
  'hal(?:ves?|ved|ving)|twice|thrice|(?:doubl|trebl|tripl|quadrupl|quintupl)(?:e|es|ed|ing)|zero|nil|none',
].join('|');

const numbers: Record<Reading, RegExp> = {
  1: new RegExp(`${digits.source}|${words.source}`, 'giu'),
  2: new RegExp(`${amounts.source}|\\b(?:${numerals})\\b`, 'giu'),
};

/** The numbers of a text, in order; spaces inside are made plain, and words are written small. */
export function numbersIn(text: string, reading: Reading = newest): string[] {
  return (text.match(numbers[reading]) ?? []).map((found) => found.replace(/\s+/g, ' ').toLowerCase());
}

/** What a narrative prints, by section; `opening` is the text above it, such as its title and summary. */
export function printed(tree: Root, opening: string, reading: Reading): PrintedSection[] {
  let current: PrintedSection = { section: '', numbers: numbersIn(opening, reading), offset: 0 };
  const sections = [current];
  visit(tree, (node) => {
    const offset = node.position?.start.offset ?? 0;
    const attributes = attributesOf(node);
    if (node.type === 'mdxJsxFlowElement' && node.name === 'Headline') {
      sections.push({ section: attributes['label'] ?? '', numbers: [], headline: attributes, offset });
      return;
    }
    if (node.type === 'heading' && node.depth <= 3) {
      current = { section: toString(node).trim(), numbers: [], offset };
      sections.push(current);
    }
    const isBlock = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
    const text = isBlock ? toString(node) : shown[reading].map((name) => attributes[name] ?? '').join('\n');
    current.numbers.push(...numbersIn(text, reading), ...(reading === 2 ? figureOf(node, attributes) : []));
  });
  return sections;
}

/** The attributes of components that readers see. */
const shown: Record<Reading, string[]> = {
  1: ['title', 'subtitle', 'who', 'to'],
  2: ['title', 'subtitle', 'who', 'to', 'reference', 'band', 'annotation'],
};

/** What a chart or table shows, as one thing that is printed: `figure: plans; y=children; year=2014/15|2015/16`. */
function figureOf(node: Nodes, attributes: Record<string, string>): string[] {
  const isFigure = 'name' in node && figureNames.some((name) => name === node.name);
  if (!isFigure) return [];
  const { data = '', where = '', ...rest } = attributes;
  const fields = ['y', 'low', 'high', 'across', 'up', 'split-across', 'split-up'].flatMap((name) =>
    rest[name] === undefined ? [] : `${name}=${rest[name]}`,
  );
  return [`figure: ${[data, ...fields, ...sortedParts(where)].join('; ')}`];
}

/** The conditions of a `where`, and the values of each, in the order of the alphabet. */
function sortedParts(where: string): string[] {
  const conditions = where.split(';').map((part) => part.trim());
  return conditions
    .filter(Boolean)
    .map((condition) => {
      const [, name = '', values = ''] = /^([^=]*=)?(.*)$/s.exec(condition)!;
      return (
        name.trim() +
        values
          .split('|')
          .map((value) => value.trim())
          .sort()
          .join('|')
      );
    })
    .sort();
}

function attributesOf(node: Nodes): Record<string, string> {
  if (node.type !== 'mdxJsxFlowElement') return {};
  return Object.fromEntries(
    node.attributes.flatMap((attribute) =>
      attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
        ? [[attribute.name, attribute.value]]
        : [],
    ),
  );
}
