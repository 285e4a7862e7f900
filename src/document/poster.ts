import { encode } from 'uqr';
import type { Board } from '../board.ts';
import { dated, toWords } from '../paper.ts';
import type { ShownPoster } from '../poster.ts';
import { pdf } from './typst.ts';

const made = new Map<string, Uint8Array>();

/** What a poster is made of. */
export interface PosterPaper {
  board: Board;
  poster: ShownPoster;
  /** The full address of its web page. */
  address: string;
  sheet: 'a4' | 'a3';
}

/** What the template reads. */
export function posterData({ board, poster, address, sheet }: PosterPaper) {
  const isOfYears = !poster.edition;
  return {
    sheet,
    colour: poster.colour,
    title: poster.title,
    subtitle: poster.subtitle,
    points: poster.points.map(({ headline, text, years }) => ({
      headline,
      text: text.replace(/ (\S{1,12})$/, '\u{A0}$1'), // No line holds one short word alone.
      years: isOfYears ? years : [],
    })),
    board: board.name,
    notice: board.notice,
    source: `${poster.sources.length === 1 ? 'Source' : 'Sources'}: ${poster.sources.map(short).join('; ')}.`,
    address,
    code: codeRuns(address),
  };
}

/** A paper as the foot of a poster names it; its web page says which body received it. */
function short({ title, date }: ShownPoster['sources'][number]): string {
  return `“${title}”${date ? ` (${toWords(date)})` : ''}`;
}

/** A code as rows of runs of dark squares, each run with where it begins and how long it is. */
export function codeRuns(address: string): [number, number][][] {
  return encode(address, { border: 0 }).data.map((row) =>
    [...row.map((dark) => (dark ? 'x' : ' ')).join('').matchAll(/x+/g)].map(({ 0: run, index }) => [index, run.length]),
  );
}

/**
 * A poster as an A4 PDF/UA-1 on one page, with a code that leads to its web page; `template` is `poster.typ`.
 * Throws when the words do not fit: text is never set smaller than 11 pt.
 */
export function posterPdf(paper: PosterPaper, template: string): Uint8Array {
  const data = posterData(paper);
  const key = JSON.stringify(data);
  const known = made.get(key);
  if (known) return known;
  const { bytes } = pdf(template, data, dated(paper.poster.sources));
  made.set(key, bytes);
  return bytes;
}
