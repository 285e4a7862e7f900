import { stored, type Store } from '../cache.ts';
import { own } from '../chart/kept.ts';
import { columnsOf } from './columns.ts';
import { plain, type Block, type Document } from './document.ts';
import { withPlaces } from './places.ts';
import { template } from './template.ts';
import { pdf } from './typst.ts';

/** A document as PDF/UA-1; kept between builds when nothing in it has changed. */
export function documentPdf(document: Document, store: Store = own): Uint8Array {
  return stored(store, ['document pdf', document], () => setPdf(document).bytes);
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
    const { drawing, ...rest } = block.figure;
    const titles = rest.columns.map(({ title }) => title);
    const layout = tableLayout(titles, rest.rows);
    return { ...block, figure: { ...rest, ...layout, ...(drawing && { drawing: { svg: drawing.svg } }) } };
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

/** How a table is set; `shares` are those of its columns. */
function tableLayout(titles: readonly string[], rows: readonly string[][]) {
  const { size, shares } = columnsOf(
    titles.map((title, index) => ({ title, cells: rows.map((row) => row[index]!) })),
  );
  return { size, shares };
}
