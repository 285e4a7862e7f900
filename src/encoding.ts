import { isUtf8 } from 'node:buffer';
import type { Fault } from './problem.ts';
import { source } from './source.ts';

/** What a file is that is no UTF-8 text, where that shows, and how to save it as what it should be. */
export interface Encoding extends Fault {
  line: number;
  column: number;
}

/** What is wrong with the bytes of a file that should be text; nothing where they are UTF-8. */
export function encodingFault(bytes: Uint8Array, path: string): Encoding | undefined {
  const top = { line: 1, column: 1 };
  const kind = otherKind(bytes);
  if (kind) return { ...top, ...kind };
  const utf16 = utf16Of(bytes);
  if (utf16) {
    const text = new TextDecoder(utf16).decode(bytes).trim().split('\n', 1)[0]!.slice(0, 60);
    const message = `The file is not UTF-8 text: it is UTF-16${utf16 === 'utf-16be' ? ' (big-endian)' : ''}, which Word and Notepad call Unicode.`;
    return { ...top, message, text, cure: cureOf(path) };
  }
  const wrong = wrongByte(bytes);
  if (!wrong) return undefined;
  const old = new TextDecoder('windows-1252').decode(bytes.slice(Math.max(0, wrong.at - 20), wrong.at + 20));
  const isOld = !/[\0-\x08\x0E-\x1F\x81\x8D\x8F\x90\x9D]/.test(old);
  const message = isOld
    ? `The file is not UTF-8 text: it seems to be Windows-1252, in which ${hex(bytes[wrong.at]!)} is “${wrong.meant}”.`
    : 'The file is not UTF-8 text, nor any other text that is known here.';
  return { ...wrong.place, message, ...(isOld && { text: old.trim() }), cure: cureOf(path) };
}

/** A document that only has the name of a text. */
function otherKind(bytes: Uint8Array): Fault | undefined {
  const begin = String.fromCharCode(...bytes.subarray(0, 8));
  const kinds: [RegExp, string, string][] = [
    [
      /^PK\x03\x04/,
      'a Word or Excel document',
      'Give it its own ending again (.docx, .xlsx), and bring it in with npm run import.',
    ],
    [
      /^\xD0\xCF\x11\xE0/,
      'an old Word or Excel document',
      'Save it as .docx or .xlsx, and bring it in with npm run import.',
    ],
    [/^%PDF-/, 'a PDF document', 'Use the Word document that it was made from, with npm run import -- word.'],
    [
      /^\{\\rtf/,
      'a rich text document',
      'Open it in Word, save it as .docx, and bring it in with npm run import -- word.',
    ],
  ];
  const found = kinds.find(([mark]) => mark.test(begin));
  return found && { message: `The file is not text: it is ${found[1]}.`, cure: found[2] };
}

/** UTF-16 by its byte order mark, or by the zeros of every second byte that Latin letters have in it. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 400);
  const zeros = [0, 0];
  sample.forEach((byte, at) => (zeros[at % 2]! += byte === 0 ? 1 : 0));
  const most = sample.length * 0.3;
  if (sample.length < 4) return undefined;
  return zeros[1]! > most && zeros[0] === 0
    ? 'utf-16le'
    : zeros[0]! > most && zeros[1] === 0
      ? 'utf-16be'
      : undefined;
}

/** The first byte that UTF-8 does not have there, what it is in Windows-1252, and its place. */
function wrongByte(bytes: Uint8Array) {
  if (isUtf8(bytes)) return undefined;
  let [start, end] = [0, bytes.length + 1]; // The longest beginning that is UTF-8, but for a character cut off, ends between.
  const isText = (length: number) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), {
        stream: length < bytes.length,
      });
      return true;
    } catch {
      return false;
    }
  };
  while (end - start > 1) {
    const middle = (start + end) >> 1;
    if (middle <= bytes.length && isText(middle)) start = middle;
    else end = middle;
  }
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, start)).replace(/\uFFFD+$/, '');
  const at = new TextEncoder().encode(before).length + (bytes[0] === 0xef && bytes[1] === 0xbb ? 3 : 0);
  const meant = new TextDecoder('windows-1252').decode(bytes.subarray(at, at + 1));
  return { at, meant, place: source('', before).placeOf(source('', before).text.length) };
}

function hex(byte: number): string {
  return `the byte ${byte.toString(16).toUpperCase()}`;
}

function cureOf(path: string): string {
  if (/\.(csv|tsv)$/i.test(path)) return 'In Excel: File, Save As, and choose “CSV UTF-8 (comma delimited)”.';
  return 'In Notepad: File, Save As, and choose the encoding “UTF-8”. In Word: Save As, “Plain text”, then “Other encoding”, “Unicode (UTF-8)”.';
}
