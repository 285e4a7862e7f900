/** What a picture can carry beside what it shows, from what does most harm. */
export const carriedWords = {
  place: 'where it was taken',
  camera: 'when it was taken or with what',
  words: 'words that do not show, such as a name or a description',
  copy: 'a small copy of it, which may show what was cut off or covered',
  behind: 'more behind its end, which may be what was cut off, or a film',
  other: 'data of a camera or a program in which a name or a place can stand',
} as const;

/** A kind of what a picture carries. */
export type Carried = keyof typeof carriedWords;

/** What a picture was found to be: all that it carries, and whether it goes on to its end. */
export interface Examined {
  carried: Carried[];
  isWhole: boolean;
}

/** Comments that programs write into every picture that they save; each is the whole comment, for people write behind. */
const ofPrograms = [
  /^CREATOR: gd-jpeg v[\d.]+ \(using IJG JPEG v\d+\)(?:, (?:quality = \d+|default quality))?$/,
  /^(?:Created|Made|Edited) with (?:The )?GIMP(?: on a Mac)?$/,
  /^File written by Adobe Photoshop\S? ?[\d.]*$/,
  /^LEAD Technologies Inc\. V[\d.]+$/,
  /^Optimized by JPEGmini [\d.]+(?: Internal)?(?: 0x[\da-f]+)?$/i,
  /^(?:Lavc[\d.]+|AppleMark|Screenshot)$/,
];

/** What words in a picture are: nothing, when they are blank or a program's. */
export function wordsIn(text: string): Carried[] {
  const words = text.replaceAll('\0', ' ').trim();
  return words === '' || ofPrograms.some((pattern) => pattern.test(words)) ? [] : ['words'];
}

/** What stands behind the end of a picture: nothing, when it only fills up the file. */
export function behind(rest: Uint8Array): Carried[] {
  return rest.every((byte) => [0, 0x0a, 0x0d, 0x20, 0xff].includes(byte)) ? [] : ['behind'];
}
