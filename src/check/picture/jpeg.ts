import { behind, wordsIn, type Carried, type Examined } from './carried.ts';
import { exifData } from './exif.ts';
import { photoshopData } from './photoshop.ts';
import { xmpData } from './xmp.ts';

/** What a JPEG carries beside its pixels; it is whole when it goes on to the mark of its end. */
export function examinedJpeg(file: Buffer): Examined {
  const carried: Carried[] = [];
  let at = 2;
  while (at + 2 <= file.length && file[at] === 0xff) {
    const marker = file[at + 1]!;
    if (marker === 0xd9) return { carried: [...carried, ...behind(file.subarray(at + 2))], isWhole: true };
    const isBare = marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    if (isBare) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const end = at + 4 > file.length ? Infinity : at + 2 + file.readUInt16BE(at + 2);
    if (end > file.length || end < at + 4) break;
    carried.push(...segment(marker, file.subarray(at + 4, end)));
    at = marker === 0xda ? scanEnd(file, end) : end;
  }
  return { carried, isWhole: false };
}

/** Where the pixels of a scan end: at the next mark that is none of theirs. */
export function scanEnd(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0 && at + 1 < file.length; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1]!;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return file.length;
}

const xmpBegin = 'http://ns.adobe.com/xap/1.0/\0';
const photoshopBegin = 'Photoshop 3.0\0';

/** What a segment carries: marks of applications and comments; tables and scans carry nothing. */
function segment(marker: number, content: Buffer): Carried[] {
  if (marker === 0xfe) return wordsIn(content.toString('utf8'));
  if (marker < 0xe0 || marker > 0xef) return [];
  const begins = (text: string) => content.toString('latin1', 0, text.length) === text;
  if (marker === 0xe0 && begins('JFIF\0')) return content.length > 14 ? ['copy'] : [];
  if (marker === 0xe0 && begins('JFXX\0')) return ['copy'];
  if (marker === 0xe1 && begins('Exif\0\0')) return exifData(content);
  if (marker === 0xe1 && begins(xmpBegin)) return xmpData(content.subarray(xmpBegin.length));
  if (marker === 0xe2 && begins('ICC_PROFILE\0')) return [];
  if (marker === 0xe2 && begins('MPF\0')) return ['copy'];
  if (marker === 0xec && begins('Ducky') && content.length <= 15) return [];
  if (marker === 0xed && begins(photoshopBegin))
    return photoshopData(content.subarray(photoshopBegin.length));
  if (marker === 0xee && begins('Adobe') && content.length <= 12) return [];
  return ['other'];
}
