import { wordsIn, type Carried } from './carried.ts';
import { exifData } from './exif.ts';
import { xmpData } from './xmp.ts';

/** What the resources of Photoshop in a JPEG carry, which hold what news agencies write of a picture. */
export function photoshopData(bytes: Buffer): Carried[] {
  const found: Carried[] = [];
  let at = 0;
  while (at + 12 <= bytes.length) {
    const names = 1 + bytes[at + 6]!;
    const head = at + 6 + names + (names % 2);
    if (bytes.toString('latin1', at, at + 4) !== '8BIM' || head + 4 > bytes.length)
      return [...found, 'other'];
    const end = head + 4 + bytes.readUInt32BE(head);
    if (end > bytes.length) return [...found, 'other'];
    found.push(...resource(bytes.readUInt16BE(at + 4), bytes.subarray(head + 4, end)));
    at = end + (end % 2 === at % 2 ? 0 : 1);
  }
  return found;
}

function resource(id: number, content: Buffer): Carried[] {
  if (id === 0x0404) return newsData(content);
  if (id === 0x0409 || id === 0x040c) return ['copy'];
  if (id === 0x0422) return exifData(content);
  if (id === 0x0424) return xmpData(content);
  return id === 0x03f0 || id === 0x040b ? wordsIn(content.toString('latin1').slice(1)) : [];
}

/** What each kind of entry says: its place, its time, or what is no person's. */
const placing = [26, 27, 90, 92, 95, 100, 101];
const timing = [55, 60, 62, 63];
const plain = [0, 10, 65, 70, 75];

/** The entries that news agencies know as IPTC. */
function newsData(bytes: Buffer): Carried[] {
  const found: Carried[] = [];
  for (let at = 0; at + 5 <= bytes.length && bytes[at] === 0x1c;) {
    const [record, kind, length] = [bytes[at + 1]!, bytes[at + 2]!, bytes.readUInt16BE(at + 3)];
    if (length > 0x7fff) return [...found, 'other'];
    const value = bytes.toString('latin1', at + 5, at + 5 + length);
    at += 5 + length;
    if (record !== 2 || plain.includes(kind)) continue;
    if (placing.includes(kind)) found.push('place');
    else found.push(...(timing.includes(kind) ? (['camera'] as const) : wordsIn(value)));
  }
  return found;
}
