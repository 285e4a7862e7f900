import { crc32, deflateSync } from 'node:zlib';

/** The most colours of a picture with a palette. */
const most = 256;

/** How many of the most frequent colours are kept as they are: the flat ones, and most shades at the edges of letters. */
const kept = 160;

/**
 * A PNG of at most 256 colours, without a word beside its pixels: `pixels` are red, green, blue and alpha, all opaque.
 * Frequent colours stay exact; the others, at the edges of letters, move to one of 16 levels of each part.
 */
export function flatPng(pixels: Uint8ClampedArray, width: number, height: number): Uint8Array {
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4);
  const counts = counted(words);
  const { palette, placeOf } = reduced(new Map([...counts].map(([word, count]) => [colourOf(word), count])));
  const places = new Map([...counts.keys()].map((word) => [word, placeOf(colourOf(word))]));
  const rows = new Uint8Array((width + 1) * height);
  let last = -1;
  let place = 0;
  for (let from = 0, to = 0; from < words.length; from += 1, to += 1) {
    const word = words[from]!;
    if (from % width === 0) to += 1; // Each row begins with how it is filtered: not at all.
    if (word !== last) place = places.get(word)!;
    last = word;
    rows[to] = place;
  }
  return joined(width, height, palette, rows);
}

/** The colours of a picture, as they lie in memory, each with how many pixels have it. */
function counted(words: Uint32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (let start = 0, end = 0; start < words.length; start = end) {
    const word = words[start]!;
    while (end < words.length && words[end] === word) end += 1;
    counts.set(word, (counts.get(word) ?? 0) + end - start);
  }
  return counts;
}

const bytes = new Uint8Array(4);
const parted = new Uint32Array(bytes.buffer);

/** Red, green and blue as one number, of a colour as it lies in memory. */
function colourOf(word: number): number {
  parted[0] = word;
  return (bytes[0]! << 16) | (bytes[1]! << 8) | bytes[2]!;
}

/** The colours of a palette, and the place in it of each colour of a picture. */
function reduced(counts: ReadonlyMap<number, number>) {
  const exact = new Set(frequent(counts).slice(0, kept));
  const near = (colour: number) => (exact.has(colour) ? colour : rounded(colour));
  const sums = new Map<number, number>();
  for (const [colour, count] of counts) sums.set(near(colour), (sums.get(near(colour)) ?? 0) + count);
  const palette = frequent(sums).slice(0, most);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  const placeOf = (colour: number) => places.get(near(colour)) ?? nearestTo(near(colour), palette);
  return { palette, placeOf };
}

/** Colours by how many pixels have them, the most frequent first. */
function frequent(counts: ReadonlyMap<number, number>): number[] {
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour);
}

function parts(colour: number): [number, number, number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function rounded(colour: number): number {
  const [red, green, blue] = parts(colour).map((part) => Math.round(part / 17) * 17);
  return (red! << 16) | (green! << 8) | blue!;
}

function nearestTo(colour: number, palette: readonly number[]): number {
  const own = parts(colour);
  const distance = (other: number) =>
    parts(other).reduce((sum, part, index) => sum + (part - own[index]!) ** 2, 0);
  return palette.reduce((best, each, place) => (distance(each) < distance(palette[best]!) ? place : best), 0);
}

function joined(width: number, height: number, palette: readonly number[], rows: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8); // Eight bits a pixel, which name a colour of the palette.
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(palette.flatMap(parts))),
    chunk('IDAT', deflateSync(rows, { level: 6 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(name: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
