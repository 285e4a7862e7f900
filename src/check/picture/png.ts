import { behind, wordsIn, type Carried, type Examined } from './carried.ts';
import { exifData } from './exif.ts';
import { xmpData } from './xmp.ts';

/** Chunks that show something, say how it is shown, or when the file was written. */
const harmless = new Set(
  `IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV mDCv cLLI cLLi sBIT bKGD hIST pHYs sPLT tIME acTL fcTL fdAT
  oFFs pCAL sCAL sTER iDOT vpAg orNT caNv`.split(/\s+/),
);

/** What a PNG carries beside its pixels; it is whole when it goes on to its last chunk. */
export function examinedPng(file: Buffer): Examined {
  const carried: Carried[] = [];
  for (let at = 8; at + 12 <= file.length;) {
    const name = file.toString('latin1', at + 4, at + 8);
    const end = at + 12 + file.readUInt32BE(at);
    if (end > file.length) break;
    if (name === 'IEND') return { carried: [...carried, ...behind(file.subarray(end))], isWhole: true };
    carried.push(...chunk(name, file.subarray(at + 8, end - 4)));
    at = end;
  }
  return { carried, isWhole: false };
}

function chunk(name: string, content: Buffer): Carried[] {
  if (harmless.has(name)) return [];
  if (name === 'eXIf') return exifData(content);
  if (name === 'tEXt') return written(partsOf(content));
  if (name === 'zTXt') return written({ ...partsOf(content), text: undefined });
  return name === 'iTXt' ? international(content) : ['other'];
}

/** A text of a PNG: what it is about, and its words; none where they are packed. */
interface Written {
  key: string;
  text: Buffer | undefined;
}

function partsOf(content: Buffer): Written & { text: Buffer } {
  const end = content.indexOf(0);
  return end < 0
    ? { key: '', text: content }
    : { key: content.toString('latin1', 0, end), text: content.subarray(end + 1) };
}

/** A text in Unicode: behind its key stand whether it is packed, its language, and the key in that language. */
function international(content: Buffer): Carried[] {
  const { key, text } = partsOf(content);
  const language = text.indexOf(0, 2);
  const own = text.indexOf(0, language + 1);
  if (language < 0 || own < 0) return ['other'];
  return written({ key, text: text[0] === 0 ? text.subarray(own + 1) : undefined });
}

function written({ key, text }: Written): Carried[] {
  if (key === 'XML:com.adobe.xmp') return text ? xmpData(text) : ['other'];
  if (/^(?:Software|date:(?:create|modify|timestamp)|Raw profile type icc|png:.*)$/i.test(key)) return [];
  if (/^Raw profile type/i.test(key)) return ['other'];
  if (/gps|location/i.test(key)) return ['place'];
  if (/time|date|^exif:/i.test(key)) return ['camera'];
  return text ? wordsIn(text.toString('utf8')) : ['words'];
}
