import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { filesBelow } from '../src/files.ts';
import { project } from './build.ts';

const text =
  /\.(html|css|js|mjs|json|csv|txt|xml|rels|svg|map|md|webmanifest|conf|config)$|^_(headers|redirects)$/;
const archive = /\.(ods|docx|xlsx|zip)$/;
const searched = /\.(pf_\w+|pagefind)$/;
const font = /\.woff2$/;

/** All that can be read in the files below a folder, by path: text as it is, archives unpacked, PDF as text. */
export async function readable(folder: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const file of filesBelow(folder, '.')) {
    found.set(file, await read(file, readFileSync(join(folder, file))));
  }
  return found;
}

/** What a file says; throws for a file of a kind that it cannot read, so that nothing is passed over unread. */
async function read(file: string, bytes: Uint8Array): Promise<string> {
  if (text.test(file)) return new TextDecoder().decode(bytes);
  if (archive.test(file)) {
    const inner = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/'));
    const said = await Promise.all(
      inner.map(async ([name, each]) => `${name}\n${name === 'mimetype' ? '' : await read(name, each)}`),
    );
    return said.join('\n');
  }
  if (searched.test(file)) return searchText(file, bytes);
  if (file.endsWith('.pdf')) return pdfText(bytes);
  if (file.endsWith('.png')) return pngText(file, bytes);
  // A PNG behind a head that says where it lies.
  if (file.endsWith('.ico')) return pngText(file, bytes.subarray(22));
  if (font.test(file) && isShipped(bytes)) return '';
  throw new Error(`${file} is of a kind that cannot be read for leaks.`);
}

/** What a file of the search index holds, its words and numbers among the bytes that say where they are. */
function searchText(file: string, bytes: Uint8Array): string {
  const inside = new TextDecoder().decode(gunzipSync(bytes));
  if (!inside.startsWith('pagefind_dcd')) throw new Error(`${file} is no file of a search index.`);
  return inside;
}

/** The text, the title and the tags of a PDF. */
async function pdfText(bytes: Uint8Array): Promise<string> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const said = [JSON.stringify(await document.getMetadata())];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    said.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
    said.push(JSON.stringify(await page.getStructTree()), JSON.stringify(await page.getAnnotations()));
  }
  await task.destroy();
  return said.join('\n');
}

/**
 * Nothing: a picture has no text but what is drawn, and `planted.test.ts` reads that where it is drawn. Throws when it
 * has a chunk that could hold words.
 */
function pngText(file: string, bytes: Uint8Array): string {
  const others = chunks(bytes).filter((chunk) => !pictureChunks.includes(chunk));
  if (others.length > 0) throw new Error(`${file} holds more than a picture: ${others.join(', ')}.`);
  return '';
}

/** The chunks of a picture that cannot hold words: its size, palette, pixels and end. */
export const pictureChunks = ['IHDR', 'PLTE', 'IDAT', 'IEND'];

/** The kinds of chunk that a PNG is made of, in their order. */
export function chunks(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: string[] = [];
  for (let at = 8; at < bytes.length; at += view.getUint32(at) + 12) {
    found.push(new TextDecoder('latin1').decode(bytes.subarray(at + 4, at + 8)));
  }
  return found;
}

/** Whether bytes are a font as the project has it: it was made before any dataset. */
function isShipped(bytes: Uint8Array): boolean {
  const folder = 'src/styles/fonts';
  const digest = (each: Uint8Array) => createHash('sha256').update(each).digest('hex');
  const known = filesBelow(join(project, folder), '.').map((name) =>
    digest(readFileSync(join(project, folder, name))),
  );
  return known.includes(digest(bytes));
}
