import { visit } from 'unist-util-visit';
import type { Content } from '../../content.ts';
import type { Entry, Text } from '../../entry.ts';
import { blocks, type Block } from '../../narrative/numbers.ts';
import type { ReadingAge } from '../../reading-age.ts';
import type { Source } from '../../source.ts';
import { once } from '../once.ts';

/** A run of words that readers see, and where it stands. */
export interface Line {
  text: string;
  source: Source;
  /** The offset in the file of something at an index of the text. */
  at: (index: number) => number;
  /** Whether it is made of sentences; titles, names and cells of tables are not. */
  isProse: boolean;
}

/** A text that is published: all that readers see of one file of the content. */
export interface PublicText {
  /** What it is one of: `reports`. */
  kind: string;
  /** Its path in the content: `reports/2016-17/oscb`. */
  name: string;
  lines: Line[];
  /** Why it may be harder to read than others. */
  explained: ReadingAge | undefined;
}

/** Every text that is published but the board's own words: those with front matter, then the datasets. */
export const publicTexts = once((content): PublicText[] => {
  const kinds = Object.keys(content.texts) as (keyof Content['texts'])[];
  return [
    ...kinds.flatMap((kind) =>
      (content[kind] as (Entry<object> & Text)[]).map((entry) => ({
        ...ofEntry(kind, entry),
        lines: [...valueLines(entry, passed), ...bodyLines(entry)],
      })),
    ),
    ...content.raw.map((entry) => ({
      ...ofEntry('data', entry),
      lines: valueLines(entry, [...passed, 'name', 'field', 'where', 'relations', 'links', 'sums']),
    })),
  ];
});

/** What the board says of itself and of the papers that it writes from, which pages show too. */
export const ownTexts = once(({ board, sources }): PublicText[] => [
  ...(board
    ? [{ ...ofEntry('board', board), lines: valueLines(board, ['$schema', 'site', 'help', 'palette']) }]
    : []),
  ...sources.map((entry) => ({
    ...ofEntry('sources', entry),
    lines: valueLines(entry, ['$schema', 'carried', 'digest', 'file', 'copy']),
  })),
]);

function ofEntry(kind: string, { value, source }: Entry<object>) {
  const name = source.path.replace(/^content\/|\.\w+$/g, '');
  return { kind, name, explained: (value as { 'reading-age'?: ReadingAge })['reading-age'] };
}

/** Keys whose values are no words of ours, or none that readers see: names of papers, places in them, addresses. */
const passed = ['$schema', 'source', 'sources', 'place', 'path', 'reading-age', 'committee', 'licenses'];

/** The words of the keys of an entry. What has at least six words and ends as a sentence does is prose. */
export function valueLines(
  { value, source, offsetOf }: Omit<Entry<object>, 'id'>,
  keys: readonly string[],
): Line[] {
  const lines: Line[] = [];
  const walk = (held: unknown, path: PropertyKey[]) => {
    if (typeof held === 'string' && /[\p{L}]{2}/u.test(held)) {
      const text = held.replace(/<\/?Num\b[^>]*>/g, '');
      const at = (index: number) => placeOf(source, offsetOf(path), held, text.slice(index, index + 12));
      lines.push({ text, source, at, isProse: /^(?=(\S+\s+){5})[^]*[.!?][”’")]?$/.test(text) });
    } else if (typeof held === 'object' && held !== null) {
      for (const [key, each] of Object.entries(held))
        if (!keys.includes(key)) walk(each, [...path, Array.isArray(held) ? Number(key) : key]);
    }
  };
  walk(value, []);
  return lines;
}

/** Where some words of a value stand behind its key; where it is typed in another way, where the value begins. */
function placeOf({ text }: Source, offset: number, value: string, words: string): number {
  const at = text.indexOf(words, offset);
  return at >= 0 && at - offset < value.length + 40 ? at : offset;
}

/** The words below the front matter, and those in attributes of components. */
function bodyLines({ tree, source, bodyOffset }: Text): Line[] {
  const lines = blocks(tree).map((block): Line => {
    const at = (index: number) => bodyOffset + placeIn(block, index);
    return { text: block.text, source, at, isProse: !block.isHeading && !block.isCell };
  });
  visit(tree, ['mdxJsxFlowElement', 'image'], (node) => {
    const offset = bodyOffset + (node.position?.start.offset ?? 0);
    const attributes = 'attributes' in node ? node.attributes : [];
    const words = attributes.flatMap((each) =>
      each.type === 'mdxJsxAttribute' && typeof each.value === 'string' ? [each.value] : [],
    );
    if (node.type === 'image' && node.alt) words.push(node.alt);
    lines.push(...words.map((text): Line => ({ text, source, at: () => offset, isProse: false })));
  });
  return lines;
}

/** Where an index of a block's text stands in the narrative. */
function placeIn({ pieces }: Block, index: number): number {
  const piece = pieces.findLast(({ start }) => start <= index) ?? pieces[0];
  return piece ? piece.offset + Math.max(0, index - piece.start) : 0;
}
