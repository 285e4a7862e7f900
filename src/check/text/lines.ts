import type { Content } from '../../content.ts';
import type { Source } from '../../source.ts';
import { once } from '../once.ts';
import { publicTexts, valueLines, type Line } from '../voice/texts.ts';

/** Every run of words that readers see: of texts, datasets, source papers and the board. Addresses in it are blanks. */
export const publicLines = once((content): Line[] => {
  const { board, sources } = content;
  return [
    ...publicTexts(content).flatMap(({ lines }) => lines),
    ...sources.flatMap((entry) => valueLines(entry, ['$schema', 'carried', 'digest', 'file', 'copy'])),
    ...(board ? valueLines(board, ['$schema', 'site', 'help', 'palette']) : []),
  ].map((line) => ({ ...line, text: line.text.replace(address, blank) }));
});

/** Every file of the content that was read as text, whole. */
export const wholeFiles = once(({ texts, raw, sources, board }: Content): Source[] =>
  [...Object.values(texts).flat(), ...raw, ...sources, ...(board ? [board] : [])].map(({ source }) => source),
);

/** The files of `public/` that are text and may hold words; each with its bytes. */
export const publicTextFiles = once(({ publicFiles, publicFile }: Content) =>
  publicFiles
    .filter((path) => /\.(svg|txt|csv|tsv|json|xml|html?|md)$/i.test(path))
    .map((path) => ({ path: `public/${path}`, bytes: publicFile(path) })),
);

/** Web and e-mail addresses, which hold words that nobody reads. */
const address = /https?:\/\/\S+|\bwww\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

function blank(text: string): string {
  return ' '.repeat(text.length);
}
