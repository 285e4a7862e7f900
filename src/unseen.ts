import { firstProblems } from './first-problems.ts';
import { problemAt, type Fault, type Problem } from './problem.ts';
import type { Source } from './source.ts';

/** Characters that do not show, or that turn the direction of what follows: they could hide something. */
const unseen =
  /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\xAD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB\uE000-\uF8FF\u{E0000}-\u{E007F}]/gu;

/** No-break spaces where a mark of Markdown or YAML needs an ordinary one, and those that make a gap beside another space. */
const stiff =
  /(?<=^[ \t]*)\u00A0|(?<=^[ \t]*(?:#{1,6}|[-*+>]|\d+[.)]))\u00A0|(?<=^[\w-]+:)\u00A0|\u00A0(?=[ \u00A0])|(?<= )\u00A0/gm;

const stiffFault: Fault = {
  message: 'A no-break space stands where an ordinary space belongs.',
  text: '\u00A0',
  cure: 'Delete it and press the space bar; it came with text from Word or a web page.',
};

/** The problems of characters in a file that do not show, each with its name. */
export function unseenProblems(file: Source): Problem[] {
  const rule = 'unseen-characters';
  return [
    ...firstProblems(file.text.matchAll(unseen), ({ 0: character, index }) => ({
      ...problemAt(file, index, unseenFault(character, 'here')),
      rule,
    })),
    ...firstProblems(file.text.matchAll(stiff), ({ index }) => ({
      ...problemAt(file, index, stiffFault),
      rule,
    })),
  ];
}

/** The first character of a value that does not show, or that is half of one; none of a line of plain text. */
export function hiddenIn(value: string): string | undefined {
  return value.match(unseen)?.[0] ?? /[\p{Cc}\p{Cs}]/u.exec(value)?.[0];
}

/** What is wrong with a character that does not show. */
export function unseenFault(character: string, where: 'here' | 'in this text'): Fault {
  const name = nameOf(character.codePointAt(0)!);
  const message = `${name[0]!.toUpperCase()}${name.slice(1)}, which does not show, stands ${where}.`;
  return { message, text: character, cure: cureOf(character) };
}

const names: Readonly<Record<number, string>> = {
  0x00: 'a null character',
  0x07: 'the mark of a table cell in Word (U+0007)',
  0x09: 'a tab',
  0x0a: 'a line break',
  0x0b: 'a line break of Word (U+000B)',
  0x0c: 'a page break',
  0xad: 'a soft hyphen',
  0x061c: 'an Arabic letter mark',
  0x200b: 'a zero-width space',
  0x200c: 'a zero-width non-joiner',
  0x200d: 'a zero-width joiner',
  0x200e: 'a left-to-right mark',
  0x200f: 'a right-to-left mark',
  0x2028: 'a line separator',
  0x2029: 'a paragraph separator',
  0x202a: 'a left-to-right embedding',
  0x202b: 'a right-to-left embedding',
  0x202c: 'the end of a turned direction (U+202C)',
  0x202d: 'a left-to-right override',
  0x202e: 'a right-to-left override',
  0x2060: 'a word joiner',
  0x2066: 'a left-to-right isolate',
  0x2067: 'a right-to-left isolate',
  0x2068: 'a first strong isolate',
  0x2069: 'the end of an isolate (U+2069)',
  0xfeff: 'a byte order mark',
};

function nameOf(code: number): string {
  const named = names[code];
  if (named) return named;
  const number = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  if (code < 0x20 || code === 0x7f) return `a control character (${number})`;
  if (code >= 0x80 && code <= 0x9f) return `a character of Windows-1252 out of its place (${number})`;
  if (code >= 0xd800 && code <= 0xdfff) return `half a character (${number})`;
  if (code >= 0xe000 && code <= 0xf8ff) return `a character of a symbol font (${number})`;
  if (code >= 0xfe00 && code <= 0xfe0f) return `a variation selector (${number})`;
  if (code >= 0xe0000) return `a hidden tag letter (${number})`;
  return `an invisible character (${number})`;
}

function cureOf(character: string): string {
  const code = character.codePointAt(0)!;
  if (code < 0x20 && code > 0x07)
    return 'Delete it, or put a space in its place; it may be written as \\t, \\n or \\u.';
  if (code >= 0x80 && code <= 0x9f) {
    const meant = new TextDecoder('windows-1252').decode(Uint8Array.of(code));
    return /[\x80-\x9f]/.test(meant)
      ? 'Delete it.'
      : `Type ${meant} in its place: that is what it was meant to be.`;
  }
  if (code === 0xad) return 'Delete it: long words are broken at the end of a line without it.';
  if (code >= 0xe000 && code <= 0xf8ff)
    return 'Delete it, or type the sign itself; bullets of Word are written as a hyphen and a space.';
  if (/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/.test(character))
    return 'Delete it: it turns the direction of what follows, so that readers would see another text than is there. It may be written as \\u or &#…;.';
  return 'Delete it; it may have come with text from elsewhere, or be written as \\u or &#…;.';
}
