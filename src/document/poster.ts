import { renderSVG } from 'uqr';
import type { Board } from '../board.ts';
import { cited, dated } from '../paper.ts';
import type { ShownPoster } from '../poster.ts';
import { pdf } from './typst.ts';

const made = new Map<string, Uint8Array>();

/** What a poster is made of. */
export interface PosterPaper {
  board: Board;
  poster: ShownPoster;
  /** The full address of its web page. */
  address: string;
}

/** What the template reads. */
export function posterData({ board, poster, address }: PosterPaper) {
  return {
    title: poster.title,
    subtitle: poster.subtitle,
    points: poster.points,
    board: board.name,
    notice: board.notice,
    source: `${poster.sources.length === 1 ? 'Source' : 'Sources'}: ${poster.sources.map(cited).join('; ')}.`,
    address,
    code: renderSVG(address, { border: 0 }),
  };
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
