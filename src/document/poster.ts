import { canvasPng, createCanvas, loadImage } from '../chart/canvas.ts';
import { encode } from 'uqr';
import type { Board } from '../board.ts';
import { stored, storedLater, type Store } from '../cache.ts';
import { own } from '../chart/kept.ts';
import { dated, sourceLine, toWords } from '../paper.ts';
import type { ShownPoster } from '../poster.ts';
import { template } from './typst/template.ts';
import { drawing, pdf, type Pdf } from './typst/typst.ts';

/** What a poster is made of. */
export interface PosterPaper {
  board: Board;
  poster: ShownPoster;
  /** The full address of its web page. */
  address: string;
}

/** The sheets that a poster is printed on. */
export const sheets = ['a4', 'a3'] as const;
export type Sheet = (typeof sheets)[number];

/** What `poster.typ` reads. */
export function posterData({ board, poster, address }: PosterPaper, sheet: Sheet) {
  const { colour, title, subtitle, points, sources, edition } = poster;
  return {
    ...{ sheet, colour, title, subtitle, address },
    ...{ board: board.name, notice: board.notice, language: board.language },
    date: sources.some(({ date }) => date) ? dated(sources) : '',
    points: points.map(({ headline, text, years }) => ({
      headline,
      text: text.replace(/ (\S{1,12})$/, '\u{A0}$1'), // No line holds one short word alone.
      years: edition ? '' : years.join(', '),
    })),
    source: sourceLine(sources, brief),
    code: codeSvg(address),
  };
}

/** A poster as a PDF/UA-1 on one page, as `setPoster` makes it; kept between builds when nothing on it has changed. */
export function posterPdf(paper: PosterPaper, sheet: Sheet, store: Store = own): Uint8Array {
  const from = [posterData(paper, sheet), dated(paper.poster.sources)];
  return stored(store, ['document', 'poster', ...from], () => setPoster(paper, sheet).bytes);
}

/**
 * Sets a poster, with a code that leads to its web page. Throws when the words do not fit: on A4 text is never set
 * smaller than 11 pt, on A3 than 13 pt.
 */
export function setPoster(paper: PosterPaper, sheet: Sheet): Pdf {
  return pdf(template('tokens', 'poster'), posterData(paper, sheet), dated(paper.poster.sources));
}

/** The sizes of the pictures of a poster in pixels: to share, and for lists of posters. */
export const pictureSizes = {
  whole: { width: 1240, height: 1754 },
  small: { width: 480, height: 679 },
} as const;

/** The A4 sheet of a poster as a PNG; kept as `posterPdf` is. */
export async function posterPng(
  paper: PosterPaper,
  size: keyof typeof pictureSizes,
  store: Store = own,
): Promise<Uint8Array> {
  const data = posterData(paper, 'a4');
  const make = () => raster(drawing(template('tokens', 'poster'), data), pictureSizes[size]);
  return storedLater(store, ['picture', 'poster', data, size], make);
}

async function raster(
  svg: string,
  { width, height }: { width: number; height: number },
): Promise<Uint8Array> {
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').drawImage(await loadImage(Buffer.from(svg)), 0, 0, width, height);
  return canvasPng(canvas);
}

/** A paper as the foot of a poster names it; its web page says which body received it. */
function brief({ title, date }: ShownPoster['sources'][number]): string {
  return `“${title}”${date ? ` (${toWords(date)})` : ''}`;
}

/** The code that leads to an address: how many squares it has on a side, and an SVG path of the dark ones. */
export function code(address: string): { side: number; path: string } {
  const rows = encode(address, { border: 0 }).data.map((row, y) => {
    const squares = row.map((isDark) => (isDark ? '#' : ' ')).join('');
    return [...squares.matchAll(/#+/g)].map(
      ({ 0: { length }, index }) => `M${index} ${y}h${length}v1h-${length}z`,
    );
  });
  return { side: rows.length, path: rows.flat().join('') };
}

function codeSvg(address: string): string {
  const { side, path } = code(address);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path fill="#1C2730" d="${path}"/></svg>`;
}
