import type { Root } from 'mdast';
import { board, publication, shownPosters } from './collections.ts';
import type { CardImage } from './figures.ts';
import { fullAddress } from '../dataset/download/publication.ts';
import type { Download } from '../download.ts';
import { pictureSizes, posterPdf, posterPng, type PosterPaper } from '../document/poster.ts';
import { once } from './once.ts';
import type { ShownPoster } from '../poster.ts';

/** A poster with the words of its points, and the text of its page. */
export interface PosterEntry {
  id: string;
  data: ShownPoster & { tree: Root };
}

/** The posters by id, with the words of their points. */
export async function posters(): Promise<PosterEntry[]> {
  return shownPosters();
}

/** What the files of a poster are made of. */
export async function posterPaper({ id, data: poster }: PosterEntry): Promise<PosterPaper> {
  return { board: await board(), poster, address: fullAddress(await publication(), `/posters/${id}/`) };
}

/** A poster to print and to show: A4 (`/posters/<poster>-a4.pdf`), A3 and a picture, in this order. */
export const posterFiles = once(async (entry: PosterEntry): Promise<[Download, Download, Download]> => {
  const paper = await posterPaper(entry);
  return [
    { path: `/posters/${entry.id}-a4.pdf`, content: posterPdf(paper, 'a4') },
    { path: `/posters/${entry.id}-a3.pdf`, content: posterPdf(paper, 'a3') },
    { path: `/posters/${entry.id}.png`, content: await posterPng(paper, 'whole') },
  ];
});

/** The picture of a poster for lists, `/posters/<poster>-small.png`. */
async function smallPicture(entry: PosterEntry): Promise<Download> {
  return { path: smallPath(entry), content: await posterPng(await posterPaper(entry), 'small') };
}

/** The picture of a poster as a page names it for those who share the page. */
export function posterImage({ id, data: { title } }: PosterEntry): CardImage {
  return { path: `/posters/${id}.png`, alt: `The poster “${title}”`, ...pictureSizes.whole };
}

/** The small picture of a poster, beside words that say the same. */
export function smallImage(entry: PosterEntry): CardImage {
  return { path: smallPath(entry), alt: '', ...pictureSizes.small };
}

function smallPath({ id }: PosterEntry): `${string}.png` {
  return `/posters/${id}-small.png`;
}

/** One path for each poster, with the file of it whose name has this ending: `-a4.pdf`. */
export async function posterPaths(ending: '-a4.pdf' | '-a3.pdf' | '.png' | '-small.png') {
  return Promise.all(
    (await posters()).map(async (entry) => {
      const files = ending === '-small.png' ? [await smallPicture(entry)] : await posterFiles(entry);
      const file = files.find(({ path }) => path === `/posters/${entry.id}${ending}`)!;
      return { params: { poster: entry.id }, props: { file } };
    }),
  );
}
