import mammoth from 'mammoth';
import { zipSync, strToU8 } from 'fflate';
import { escaped } from './cleaning.ts';
import type { Clean } from './clean.ts';
import type { MammothDocument, MammothNode } from '../tree/mammoth.ts';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const spaces = [
  `xmlns:w="${word}" xmlns:r="${relations}"`,
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
].join(' ');

/** How many blocks mammoth reads at a time, so that a long document takes no more memory than a short one. */
const mostBlocks = 400;

/** What mammoth reads in a document of which only what can be carried over is left: no properties, comments or pictures. */
export async function mammothTree(clean: Clean): Promise<MammothDocument> {
  const { notes } = await read(skeleton({ ...clean, body: [] }));
  const children: MammothNode[] = [];
  for (const body of groups(clean.body)) {
    const part = await read(skeleton({ ...clean, body, footnotes: '', endnotes: '' }));
    children.push(...part.children);
  }
  return { children, notes };
}

/** Blocks in groups; a paragraph that is joined to the next stays with it. */
function groups(blocks: readonly string[]): string[][] {
  const found: string[][] = [];
  let isJoined = false;
  for (const block of blocks) {
    if (found.length === 0 || (found.at(-1)!.length >= mostBlocks && !isJoined)) found.push([]);
    found.at(-1)!.push(block);
    if (block !== '') isJoined = block.includes('<w:rPr><w:del/></w:rPr></w:pPr>');
  }
  return found;
}

async function read(parts: Record<string, Uint8Array>): Promise<MammothDocument> {
  let tree: MammothDocument | undefined;
  await mammoth.convertToHtml(
    { buffer: Buffer.from(zipSync(parts, { level: 0 })) },
    {
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
      transformDocument: (document: MammothDocument) => {
        tree = document;
        return { ...document, children: [] };
      },
    },
  );
  return tree!;
}

function skeleton({ body, footnotes, endnotes, state }: Clean): Record<string, Uint8Array> {
  const links = state.addresses.map((to, index) => relation(`l${index}`, 'hyperlink', to, 'External'));
  const pictures = state.pictures.map((_, index) => relation(`p${index}`, 'image', `media/${index}.png`));
  const notes = ['footnotes', 'endnotes'].map((name) => relation(name, name, `${name}.xml`));
  const targets = part('Relationships', [...links, ...pictures].join(''), packageSpace);
  return {
    '[Content_Types].xml': strToU8(part('Types', kinds, typesSpace)),
    '_rels/.rels': strToU8(
      part('Relationships', relation('d', 'officeDocument', 'word/document.xml'), packageSpace),
    ),
    'word/document.xml': strToU8(part('w:document', `<w:body>${body.join('')}</w:body>`, spaces)),
    'word/footnotes.xml': strToU8(part('w:footnotes', footnotes, spaces)),
    'word/endnotes.xml': strToU8(part('w:endnotes', endnotes, spaces)),
    'word/_rels/document.xml.rels': strToU8(
      part('Relationships', [...links, ...pictures, ...notes].join(''), packageSpace),
    ),
    'word/_rels/footnotes.xml.rels': strToU8(targets),
    'word/_rels/endnotes.xml.rels': strToU8(targets),
  };
}

const packageSpace = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const typesSpace = 'xmlns="http://schemas.openxmlformats.org/package/2006/content-types"';
const kinds =
  '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>';

function part(name: string, content: string, space: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><${name} ${space}>${content}</${name}>`;
}

function relation(id: string, type: string, to: string, mode?: string): string {
  const where = mode ? ` TargetMode="${mode}"` : '';
  return `<Relationship Id="${id}" Type="${relations}/${type}" Target="${escaped(to)}"${where}/>`;
}
