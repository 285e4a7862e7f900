import { behind, wordsIn, type Carried } from './carried.ts';
import { exifData } from './exif.ts';
import { xmpData } from './xmp.ts';

const shown = ['VP8 ', 'VP8L', 'VP8X', 'ANIM', 'ANMF', 'ALPH', 'ICCP'];

/** What a WebP carries beside its pixels. */
export function webpData(file: Buffer): Carried[] {
  const carried: Carried[] = [];
  const last = Math.max(12, Math.min(file.length, 8 + file.readUInt32LE(4)));
  for (let at = 12; at + 8 <= last;) {
    const name = file.toString('latin1', at, at + 4);
    const length = file.readUInt32LE(at + 4);
    const content = file.subarray(at + 8, at + 8 + length);
    if (name === 'EXIF') carried.push(...exifData(content));
    else if (name === 'XMP ') carried.push(...xmpData(content));
    else if (!shown.includes(name)) carried.push('other');
    at += 8 + length + (length % 2);
  }
  return [...carried, ...behind(file.subarray(last))];
}

/** What a GIF carries beside its pixels. */
export function gifData(file: Buffer): Carried[] {
  const carried: Carried[] = [];
  let at = 13 + coloursAt(file, 10);
  while (at + 1 < file.length && file[at] !== 0x3b) {
    const isPicture = file[at] === 0x2c;
    if (!isPicture && file[at] !== 0x21) return [...carried, 'other'];
    const start = isPicture ? at + 11 + coloursAt(file, at + 9) : at + 2;
    const end = blocksEnd(file, start);
    if (!isPicture) carried.push(...extension(file[at + 1]!, file.subarray(start, end)));
    at = end;
  }
  return [...carried, ...behind(file.subarray(at + 1))];
}

/** How many bytes a list of colours takes, of which a byte says whether there is one, and how long. */
function coloursAt(file: Buffer, at: number): number {
  const flags = file[at] ?? 0;
  return flags >= 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** Where a row of blocks ends, each of which begins with its length. */
function blocksEnd(file: Buffer, start: number): number {
  let at = start;
  while (at < file.length && file[at] !== 0) at += 1 + file[at]!;
  return at + 1;
}

/** What an extension of a GIF carries; its first block names the program that it is for. */
function extension(kind: number, blocks: Buffer): Carried[] {
  if (kind === 0xf9) return [];
  if (kind === 0xfe) return wordsIn(wordsOf(blocks));
  if (kind !== 0xff) return ['words'];
  const name = blocks.toString('latin1', 1, 12);
  if (name === 'XMP DataXMP') return xmpData(blocks.subarray(12, Math.max(12, blocks.length - 258)));
  return ['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012'].includes(name) ? [] : ['other'];
}

function wordsOf(blocks: Buffer): string {
  let text = '';
  for (let at = 0; at < blocks.length && blocks[at] !== 0; at += 1 + blocks[at]!)
    text += blocks.toString('latin1', at + 1, at + 1 + blocks[at]!);
  return text;
}

/** What an AVIF carries beside its pixels: whether it lists parts that hold more, which are not opened. */
export function avifData(file: Buffer): Carried[] {
  const lists = file.toString('latin1', 0, 1_000_000);
  return /infe[\s\S]{8,10}(?:Exif|mime|uri )/.test(lists) ? ['other'] : [];
}
