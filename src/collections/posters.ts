import type { Root } from 'mdast';
import { board, publication, shownPosters } from './collections.ts';
import { fullAddress } from '../dataset/download/publication.ts';
import type { DocumentFile } from '../document/file.ts';
import { posterPdf } from '../document/poster.ts';
import template from '../document/poster.typ?raw';
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

/** A poster to print and to show: A4 (`/posters/<poster>-a4.pdf`) first. */
export async function posterFiles({ id, data: poster }: PosterEntry): Promise<DocumentFile[]> {
  const address = fullAddress(await publication(), `/posters/${id}/`);
  const paper = { board: await board(), poster, address };
  return [{ path: `/posters/${id}-a4.pdf`, content: posterPdf(paper, template) }];
}
