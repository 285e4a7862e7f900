import type { Palette } from '../board.ts';
import type { From, Store } from '../cache.ts';
import type { Chart } from '../chart/chart.ts';
import type { Around } from '../chart/draw/picture/card.ts';
import { image, imageFrom, setting, settingFrom } from '../chart/kept.ts';
import type { Document } from '../document/document.ts';
import { documentPdf, pdfFrom } from '../document/typst/document.ts';
import { docxFrom, documentDocx } from '../document/word/document.ts';
import type { ShareCard } from '../sharing/card.ts';
import { cardFrom, cardPng } from '../sharing/kept.ts';

/** Something that takes a while to make and is then kept in the store: what it is, and what it is made from, as plain data. */
export type Job =
  | { what: 'setting'; of: [chart: Chart, palette: Palette | undefined] }
  | { what: 'image'; of: [chart: Chart, around: Around] }
  | { what: 'card'; of: [card: ShareCard] }
  | { what: 'pdf' | 'docx'; of: [document: Document] };

/** Makes a thing, which is then in the store; nothing is done for one that is there already. */
export async function make(job: Job, store: Store): Promise<void> {
  if (job.what === 'setting') setting(...job.of, store);
  else if (job.what === 'image') image(...job.of, store);
  else if (job.what === 'card') cardPng(...job.of, store);
  else if (job.what === 'pdf') documentPdf(...job.of, store);
  else await documentDocx(...job.of, store);
}

/** What the store keeps a thing under. */
export function fromOf(job: Job): From {
  if (job.what === 'setting') return settingFrom(...job.of);
  if (job.what === 'image') return imageFrom(...job.of);
  if (job.what === 'card') return cardFrom(...job.of);
  return job.what === 'pdf' ? pdfFrom(...job.of) : docxFrom(...job.of);
}
