import type { Content } from '../../content.ts';
import { source, type Source } from '../../source.ts';
import { once } from '../once.ts';
import { ownTexts, publicTexts, type Line } from '../voice/texts.ts';

/** Every run of words that readers see: of texts, datasets, source papers and the board. Addresses in it are blanks. */
export const publicLines = once((content): Line[] => {
  const all = [...publicTexts(content), ...ownTexts(content)].flatMap(({ lines }) => lines);
  return all.map((line) => ({ ...line, text: line.text.replace(address, blank) }));
});

/** A match of a pattern in the words that readers see; `index` is that in its line, and `offset` that in its file. */
export interface Match {
  match: RegExpExecArray;
  line: Line;
  index: number;
  offset: () => number;
}

/** Between two lines: no pattern that stops at a line break, or knows spaces alone, goes over it. */
const seam = '\n\0\n';

const joined = once((content) => {
  const lines = publicLines(content);
  let length = 0;
  const starts = lines.map(({ text }) => {
    length += text.length + seam.length;
    return length - text.length - seam.length;
  });
  return { lines, starts, text: lines.map(({ text }) => text).join(seam) };
});

/** Where a pattern fits in the words that readers see, all of them in one go: line by line takes several times as long. */
export function matches(content: Content, pattern: RegExp): Match[] {
  const { lines, starts, text } = joined(content);
  return [...text.matchAll(pattern)].map((match) => {
    const at = lastAtMost(starts, match.index);
    const [line, index] = [lines[at]!, match.index - starts[at]!];
    return { match, line, index, offset: () => line.at(index) };
  });
}

/** The place of the last of some ascending numbers that is not above a number. */
function lastAtMost(all: readonly number[], most: number): number {
  let [low, high] = [0, all.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (all[middle]! <= most) low = middle;
    else high = middle;
  }
  return low;
}

/** Every file of the content that was read as text, whole. */
export const wholeFiles = once(({ texts, raw, sources, board }: Content): Source[] =>
  [...Object.values(texts).flat(), ...raw, ...sources, ...(board ? [board] : [])].map(({ source }) => source),
);

/** The most bytes of a file of `public/` that is text, and of all of them: they are read for what nobody should publish. */
export const mostPublicBytes = { file: 2_000_000, all: 10_000_000 };

const isText = /\.(svg|txt|csv|tsv|json|xml|html?|md)$/i;

/** The files of `public/` that are text: those that are read, those that are too large, and those after too many others. */
export const publicTextPaths = once(({ publicFiles, publicSize }: Content) => {
  const texts = publicFiles.filter((path) => isText.test(path));
  const large = texts.filter((path) => publicSize(path) > mostPublicBytes.file);
  let left = mostPublicBytes.all;
  const read: string[] = [];
  const late: string[] = [];
  for (const path of texts.filter((each) => !large.includes(each))) {
    left -= publicSize(path);
    (left < 0 ? late : read).push(path);
  }
  return { read, large, late };
});

/** The files of `public/` that are text and may hold words; each with its bytes. Those that are too large are left out. */
export const publicTextFiles = once((content: Content) =>
  publicTextPaths(content).read.map((path) => ({ path: `public/${path}`, bytes: content.publicFile(path) })),
);

/** The words of the files of `public/` that are text: of drawings without their tags, whose numbers are places. */
export const publicWords = once((content): Source[] =>
  publicTextFiles(content).map(({ path, bytes }) => {
    const text = new TextDecoder().decode(bytes);
    return source(path, path.endsWith('.svg') ? text.replace(/<[^<>]*>|(?<=<style[^>]*>)[^<]*/g, gap) : text);
  }),
);

function gap(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

/** Web and e-mail addresses, which hold words that nobody reads. */
const address = /https?:\/\/\S+|\bwww\.\S+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

function blank(text: string): string {
  return ' '.repeat(text.length);
}
