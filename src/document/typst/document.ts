import { stored, type From, type Store } from '../../cache.ts';
import { own } from '../../chart/kept.ts';
import { columnsOf, textWidth } from '../columns.ts';
import { plain, type Block, type Document } from '../document.ts';
import type { FigureData } from '../figure-data.ts';
import { withPlaces } from '../places.ts';
import { template } from './template.ts';
import { inOwnFont, pdf } from './typst.ts';

/** A document as PDF/UA-1; kept between builds when nothing in it has changed. */
export function documentPdf(document: Document, store: Store = own): Uint8Array {
  return stored(store, pdfFrom(document), () => setPdf(document).bytes);
}

/** What the store keeps such a PDF under. */
export function pdfFrom(document: Document): From {
  return ['document', 'pdf', document];
}

/** A document as PDF/UA-1, with how many pages it has. */
export function setPdf(document: Document) {
  const files = new Map<string, Uint8Array>();
  const { blocks, ...rest } = withPlaces(document, document.address);
  const data = { ...rest, blocks: blocks.map((block) => light(block, files)) };
  return pdf(template('tokens', 'figure', 'blocks', 'document'), data, document.date, files);
}

/** A block without what a PDF needs not, and with the names of its pictures in place of their bytes. */
function light(block: Block, files: Map<string, Uint8Array>): object {
  const inner = (blocks: Block[]) => blocks.map((each) => light(each, files));
  if (block.type === 'figure') {
    return { ...block, figure: lightFigure(block.figure) };
  }
  if (block.type === 'table') {
    const titles = block.columns.map(({ title }) => plain(title));
    return {
      ...block,
      ...tableLayout(
        titles,
        block.rows.map((row) => row.map(plain)),
      ),
    };
  }
  if (block.type === 'list') return { ...block, items: block.items.map(inner) };
  if (block.type === 'quote' || block.type === 'box') return { ...block, children: inner(block.children) };
  if (block.type !== 'image') return block;
  const name = `picture-${files.size + 1}.${block.format}`;
  files.set(name, Buffer.from(block.bytes, 'base64'));
  return { ...block, bytes: undefined, name };
}

/** What stands between a drawing and its words beside it, in millimetres. */
const gutter = 6;

/**
 * A figure with the drawing that is set. One of half the width has its words beside it, and its table too when that is
 * short; else the table stands below.
 */
function lightFigure({ drawing, ...rest }: FigureData): object {
  const titles = rest.columns.map(({ title }) => title);
  const layout = tableLayout(titles, rest.rows);
  if (!drawing) return { ...rest, ...layout };
  const { narrow } = drawing;
  const svg = inOwnFont((narrow ?? drawing).svg);
  if (!narrow) return { ...rest, ...layout, drawing: { svg, beside: 'nothing' } };
  const room = textWidth * (1 - narrow.width / drawing.width) - gutter;
  const beside = tableLayout(titles, rest.rows, room);
  const isShort = rest.rows.length <= 6 && beside.size === layout.size && beside.need <= room;
  return isShort
    ? { ...rest, ...beside, drawing: { svg, beside: 'table', room } }
    : { ...rest, ...layout, drawing: { svg, beside: 'words', room } };
}

/** How a table is set; `shares` are those of its columns. */
function tableLayout(titles: readonly string[], rows: readonly string[][], width?: number) {
  return columnsOf(
    titles.map((title, index) => ({ title, cells: rows.map((row) => row[index]!) })),
    width,
  );
}
