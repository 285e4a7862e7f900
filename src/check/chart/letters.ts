import { toString } from 'mdast-util-to-string';
import type { Content } from '../../content.ts';
import { lacking } from '../../document/letters.ts';
import type { Entry, Text } from '../../entry.ts';
import { blocks } from '../../narrative/numbers.ts';
import { figures } from '../../narrative/parse.ts';
import { problemAt, type Problem } from '../../problem.ts';

/**
 * What pictures and documents show of figures can be written in their font: names and titles of datasets, what authors
 * write of a figure, the report and the board.
 */
export function letterProblems({ board, reports, editions, papers, raw, texts }: Content): Problem[] {
  const drawn = [...texts.reports, ...texts.editions].filter(({ tree }) => figures(tree).length > 0);
  const isDrawn = ({ id }: { id: string }) => drawn.some((each) => each.id === id);
  return [
    ...(board ? inEntry(board, ['name', 'short', 'notice']) : []),
    ...editions.flatMap((entry) => inEntry(entry, ['title'])),
    ...papers.flatMap((entry) => [...inEntry(entry, Object.keys(entry.value)), ...inText(entry)]),
    ...reports.filter(isDrawn).flatMap((entry) => inEntry(entry, ['title', 'source'])),
    ...drawn.flatMap(inFigures),
    ...raw.flatMap((entry) =>
      inEntry(
        entry,
        Object.keys(entry.value).filter((key) => key !== 'description'),
      ),
    ),
  ];
}

/** The texts of some keys of an entry, and of what is in them. */
function inEntry({ value, source, offsetOf }: Entry<object>, keys: readonly string[]): Problem[] {
  return Object.entries(value)
    .filter(([key]) => keys.includes(key))
    .flatMap(([key, each]) => texts(each, [key]))
    .flatMap(({ text, path }) => problemsOf(text).map((fault) => problemAt(source, offsetOf(path), fault)));
}

function texts(value: unknown, path: PropertyKey[]): { text: string; path: PropertyKey[] }[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    texts(each, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** What authors write in the attributes of figures and between their tags. */
function inFigures({ tree, source, bodyOffset }: Text): Problem[] {
  return figures(tree, bodyOffset).flatMap(({ attributes, node, offset }) =>
    [...Object.values(attributes), toString(node)].flatMap((text) =>
      problemsOf(text).map((fault) => problemAt(source, offset, fault)),
    ),
  );
}

/** What stands in the paragraphs, headings and cells of a text. */
function inText({ tree, source, bodyOffset }: Text): Problem[] {
  return blocks(tree).flatMap(({ text, pieces }) =>
    problemsOf(text).map((fault) => problemAt(source, bodyOffset + (pieces[0]?.offset ?? 0), fault)),
  );
}

function problemsOf(text: string) {
  const missing = lacking(text);
  if (missing.length === 0) return [];
  const names = missing.slice(0, 3).map((each) => `"${each}"`);
  const cure =
    'Write it in Latin letters, digits and common punctuation: there are no emoji, arrows and other scripts.';
  return [{ message: `The font of pictures and documents has no ${names.join(', ')}.`, text, cure }];
}
