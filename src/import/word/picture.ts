import { crc32 } from 'node:zlib';
import { scanEnd } from '../../check/picture/jpeg.ts';

/** A picture of which nothing but its pixels and how to show them is left. */
export interface PlainPicture {
  ending: 'png' | 'jpg';
  bytes: Uint8Array;
}

/** Why a picture cannot be carried over. */
export type PictureFault = 'otherPicture' | 'brokenPicture' | 'largePicture';

const mostBytes = 1_000_000;
const mostPixels = 4000;

/** A PNG or JPEG without place, time, device, words, thumbnail or anything behind its end; else why there is none. */
export function plainPicture(bytes: Uint8Array | undefined): PlainPicture | PictureFault {
  const found = bytes ? bare(bytes) : 'brokenPicture';
  if (typeof found === 'string') return found;
  const { plain, ending } = found;
  if (plain.bytes.length > mostBytes || Math.max(plain.width, plain.height) > mostPixels)
    return 'largePicture';
  return { ending, bytes: new Uint8Array(plain.bytes) };
}

/** The same of a picture of any size. */
export function strippedPicture(bytes: Uint8Array): Uint8Array | PictureFault {
  const found = bare(bytes);
  return typeof found === 'string' ? found : new Uint8Array(found.plain.bytes);
}

function bare(bytes: Uint8Array): { plain: Sized; ending: PlainPicture['ending'] } | PictureFault {
  if (bytes.length === 0) return 'brokenPicture';
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isPng = file.subarray(0, 8).equals(pngBegin);
  if (!isPng && !(file[0] === 0xff && file[1] === 0xd8)) return 'otherPicture';
  const plain = isPng ? plainPng(file) : plainJpeg(file);
  if (!plain || plain.width < 1 || plain.height < 1) return 'brokenPicture';
  return { plain, ending: isPng ? 'png' : 'jpg' };
}

interface Sized {
  bytes: Buffer;
  width: number;
  height: number;
}

const pngBegin = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const pngKept = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'sBIT',
  'bKGD',
  'pHYs',
]);

/** The chunks of a PNG that show something, up to its end. */
function plainPng(file: Buffer): Sized | undefined {
  const kept: Buffer[] = [pngBegin];
  let [at, hasPixels] = [8, false];
  for (; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > file.length) return undefined;
    const name = file.toString('latin1', at + 4, at + 8);
    if (crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return undefined;
    if (at === 8 && (name !== 'IHDR' || length !== 13)) return undefined;
    if (pngKept.has(name)) kept.push(file.subarray(at, end));
    hasPixels ||= name === 'IDAT';
    if (name !== 'IEND') {
      at = end;
      continue;
    }
    const size = { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
    return hasPixels ? { bytes: Buffer.concat(kept), ...size } : undefined;
  }
  return undefined;
}

/** The segments of a JPEG that show something, up to its end; which way up it is stays. */
function plainJpeg(file: Buffer): Sized | undefined {
  const kept: Buffer[] = [file.subarray(0, 2)];
  let [at, width, height] = [2, 0, 0];
  while (at + 2 <= file.length) {
    if (file[at] !== 0xff) return undefined;
    const marker = file[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9)
      return width > 0 ? { bytes: Buffer.concat([...kept, jpegEnd]), width, height } : undefined;
    const end = at + 4 > file.length ? Infinity : at + 2 + file.readUInt16BE(at + 2);
    if (end > file.length || end < at + 4) return undefined;
    const segment = file.subarray(at, end);
    if (isFrame(marker) && segment.length > 9)
      [height, width] = [segment.readUInt16BE(5), segment.readUInt16BE(7)];
    const turned = marker === 0xe1 ? turnOf(segment) : undefined;
    if (turned !== undefined && turned > 1 && turned <= 8) kept.push(turnSegment(turned));
    else if (isShown(marker, segment)) kept.push(segment);
    at = end;
    if (marker !== 0xda) continue;
    const scan = scanEnd(file, at);
    kept.push(file.subarray(at, scan));
    at = scan;
  }
  return undefined;
}

const jpegEnd = Buffer.from([0xff, 0xd9]);

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Tables, frames and scans; of the marks of applications only those that say how colours are meant. */
function isShown(marker: number, segment: Buffer): boolean {
  if (marker === 0xfe || marker === 0xe0) return false;
  if (marker === 0xee) return segment.toString('latin1', 4, 9) === 'Adobe' && segment.length <= 16;
  return marker < 0xe0 || marker > 0xef;
}

/** Which way up a photo is held, from 1 (as it is) to 8; it is the only thing of its Exif data that is read. */
function turnOf(segment: Buffer): number | undefined {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0' || segment.length < 20) return undefined;
  const tiff = segment.subarray(10);
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const count = Math.min(short(start), 200);
  for (let index = 0; index < count; index += 1) {
    const entry = start + 2 + index * 12;
    if (short(entry) === 0x0112) return short(entry + 8);
  }
  return undefined;
}

/** Exif data that says which way up a photo is, and nothing else. */
function turnSegment(turn: number): Buffer {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0];
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), Buffer.from(tiff)]);
  return Buffer.concat([Buffer.from([0xff, 0xe1, 0, content.length + 2]), content]);
}
