import { crc32 } from 'node:zlib';
import { zlibSync } from 'fflate';

/** The most colours of a picture with a palette. */
const most = 256;

/** How many of the most frequent colours are kept as they are: the flat ones. */
const kept = 24;

/**
 * A PNG of at most 256 colours, without a word beside its pixels: `pixels` are red, green, blue and alpha, all opaque.
 * Flat colours stay exact; those between them, at the edges of letters, move to one of 16 levels of each part.
 */
export function flatPng(pixels: Uint8ClampedArray, width: number, height: number): Uint8Array {
  const colours = Uint32Array.from({ length: width * height }, (_, index) => {
    const at = index * 4;
    return (pixels[at]! << 16) | (pixels[at + 1]! << 8) | pixels[at + 2]!;
  });
  const exact = new Set(frequent(colours).slice(0, kept));
  const reduced = colours.map((colour) => (exact.has(colour) ? colour : rounded(colour)));
  const order = frequent(reduced);
  const palette = order.slice(0, most);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  for (const colour of order.slice(most)) places.set(colour, nearestTo(colour, palette));
  const rows = new Uint8Array((width + 1) * height);
  reduced.forEach((colour, index) => {
    rows[index + Math.floor(index / width) + 1] = places.get(colour)!;
  });
  return joined(width, height, palette, rows);
}

/** The colours of a picture, the most frequent first. */
function frequent(colours: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
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
    chunk('IDAT', zlibSync(rows, { level: 9 })),
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
