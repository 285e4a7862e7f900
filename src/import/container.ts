import { Refusal } from './refusal.ts';

/** The file ends early, or its parts do not fit together. */
export function damaged(): Refusal {
  return new Refusal(
    'The file is damaged: it ends too early, or its parts do not fit together.',
    'Get the file again from where it came from, or open it in Word, Excel or LibreOffice and save it under a new name.',
  );
}

/** What a file is that is no ZIP archive: locked with a password, of an old kind, or something else; else nothing. */
export function containerRefusal(file: Uint8Array): Refusal | undefined {
  if (startsWith(file, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return compoundRefusal(file);
  if (startsWith(file, [0x50, 0x4b, 0x03, 0x04])) return undefined;
  if (file.length === 0) return new Refusal('The file is empty.', 'Get it again from where it came from.');
  const kind = known.find(([bytes]) => startsWith(file, bytes))?.[1];
  return new Refusal(
    kind ? `The file is ${kind}, whatever its name says.` : 'The file is not a Word or Excel document.',
    'Open it in Word, Excel or LibreOffice and save it as .docx, .xlsx or .ods.',
  );
}

const known: readonly [bytes: readonly number[], kind: string][] = [
  [[...'%PDF'].map((each) => each.charCodeAt(0)), 'a PDF'],
  [[...'{\\rtf'].map((each) => each.charCodeAt(0)), 'rich text (RTF)'],
  [[...'<!DOCTYPE'].map((each) => each.charCodeAt(0)), 'a web page'],
  [[...'<html'].map((each) => each.charCodeAt(0)), 'a web page'],
  [[0x50, 0x4b], 'an archive that is empty or in several volumes'],
];

/** Compound files hold documents of Word and Excel from before 2007, and newer ones that are locked with a password. */
function compoundRefusal(file: Uint8Array): Refusal {
  const holds = (stream: string) => Buffer.from(file).includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage') || holds('EncryptionInfo')) return locked();
  const [kind, program, ending] = holds('WordDocument')
    ? ['an old Word document (.doc)', 'Word', '.docx']
    : holds('Workbook') || holds('Book')
      ? ['an old Excel workbook (.xls)', 'Excel', '.xlsx']
      : ['of an old kind', 'the program that it was made with', '.docx or .xlsx'];
  return new Refusal(
    `The file is ${kind}, which is not read.`,
    `Open it in ${program} and save it as ${ending}.`,
  );
}

/** The file is locked with a password. */
export function locked(): Refusal {
  return new Refusal(
    'The file is locked with a password.',
    'Open it with its password, take the password off (File, Info, Protect), and save a copy.',
  );
}

function startsWith(file: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => file[index] === byte);
}
