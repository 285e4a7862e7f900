import type { Carried, Examined } from './carried.ts';
import { examinedJpeg } from './jpeg.ts';
import { avifData, gifData, webpData } from './others.ts';
import { examinedPng } from './png.ts';

/** Whether the product can take out of a picture what it does not show. */
export type Kind = 'PNG or JPEG' | 'another';

/** What a picture carries, by what its first bytes say that it is, whatever its name says. */
export function examined(file: Buffer): Examined & { kind: Kind } {
  const begin = file.toString('latin1', 0, 12);
  if (begin.startsWith('\x89PNG\r\n\x1a\n')) return { ...examinedPng(file), kind: 'PNG or JPEG' };
  if (begin.startsWith('\xff\xd8')) return { ...examinedJpeg(file), kind: 'PNG or JPEG' };
  return { carried: othersData(begin, file), isWhole: true, kind: 'another' };
}

function othersData(begin: string, file: Buffer): Carried[] {
  if (/^RIFF[\s\S]{4}WEBP/.test(begin)) return webpData(file);
  if (/^GIF8/.test(begin)) return gifData(file);
  return begin.slice(4, 8) === 'ftyp' ? avifData(file) : [];
}
