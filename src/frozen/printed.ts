import type { Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';

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

/** A printed number: digits with what belongs to them (`£2.3 million`, `−4.5%`, `2014/15`, `3:1`, `10:30`). */
const digits = /(?<![\p{L}\p{N})])[-−–]?£?\d+(?:[,.:/]\d+)*(?:\s?(?:%|per cent|thousand|million|billion))?/u;

/** A number in words; “one” is more often a pronoun. */
const words =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|dozens?|thousands?|millions?|half|halved|quarters?|thirds|twice|doubled?|trebled?|tripled?)\b/i;

const number = new RegExp(`${digits.source}|${words.source}`, 'giu');

/** The numbers of a text, in order; spaces inside are made plain, and words are written small. */
export function numbersIn(text: string): string[] {
  return (text.match(number) ?? []).map((found) => found.replace(/\s+/g, ' ').toLowerCase());
}

/** What a narrative prints, by section; `opening` is the text above it, such as its title and summary. */
export function printed(tree: Root, opening: string): PrintedSection[] {
  let current: PrintedSection = { section: '', numbers: numbersIn(opening), offset: 0 };
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
    const text = isBlock ? toString(node) : shown.map((name) => attributes[name] ?? '').join('\n');
    current.numbers.push(...numbersIn(text));
  });
  return sections;
}

/** The attributes of components that readers see. */
const shown = ['title', 'subtitle', 'who', 'to'];

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
