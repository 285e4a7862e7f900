import { firstProblems } from '../../first-problems.ts';
import { problemAt, type Problem } from '../../problem.ts';
import type { Source } from '../../source.ts';
import type { Rule } from '../rule.ts';
import { publicWords, wholeFiles } from '../text/lines.ts';
import { masked } from './masked.ts';

/** No number by which a person is known to a service stands anywhere in the content. */
export const privateNumbers: Rule = {
  name: 'private-numbers',
  group: 'Private facts and small numbers',
  asks: 'No NHS number, unique pupil number or National Insurance number stands anywhere, the texts, tables and drawings of public/ included.',
  why: 'Each is of one person, and leads to their records. They are known by their check digit or letter, so a number with a slip of the pen is not found. Messages show the first two characters alone.',
  find: (content) => [...wholeFiles(content), ...publicWords(content)].flatMap(found),
};

interface Kind {
  name: string;
  pattern: RegExp;
  isOne: (text: string) => boolean;
}

/** The space or the hyphen of whatever kind that stands between two groups of digits, if one does. */
const gap = '[\\s\\u2010-\\u2015-]?';

const kinds: readonly Kind[] = [
  {
    name: 'An NHS number',
    // The check digit of a book's number is worked out in the same way.
    pattern: new RegExp(
      `(?<!\\d|\\d[.,-]|/|ISBN[^.;\n]{0,20})\\d{3}${gap}\\d{3}${gap}\\d{4}(?!\\d|[.,]\\d)`,
      'gi',
    ),
    isOne: isHealthNumber,
  },
  {
    name: 'A unique pupil number',
    pattern: /(?<![\p{L}\d])[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z](?![\p{L}\d])/giu,
    isOne: isPupilNumber,
  },
  {
    name: 'A National Insurance number',
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]${gap}\\d{2}${gap}\\d{2}${gap}\\d{2}${gap}[A-D](?![\\p{L}\\d])`,
      'giu',
    ),
    isOne: () => true,
  },
];

/** A text in which each of these numbers is masked. */
export function withMaskedNumbers(text: string): string {
  return kinds.reduce(
    (left, { pattern, isOne }) =>
      left.replace(pattern, (number) => (isOne(number) ? masked(number) : number)),
    text,
  );
}

function found(file: Source): Problem[] {
  const text = file.text.replace(/"digest": *"[0-9a-f]*"/g, (digest) => ' '.repeat(digest.length));
  return kinds.flatMap(({ name, pattern, isOne }) =>
    firstProblems(
      text.matchAll(pattern).filter(([number]) => isOne(number)),
      ({ 0: number, index }) =>
        problemAt(file, index, {
          message: `${name} stands here.`,
          text: masked(number),
          cure: 'Delete it, here and in earlier versions of the file. If it was ever published, tell the data protection officer.',
        }),
    ),
  );
}

/** Ten digits whose last is the check digit modulo 11, as the NHS Data Dictionary has it. */
function isHealthNumber(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].map(Number);
  if (digits.every((digit) => digit === digits[0])) return false;
  const sum = digits.slice(0, 9).reduce((total, digit, index) => total + digit * (10 - index), 0);
  const check = (11 - (sum % 11)) % 11;
  return check < 10 && check === digits[9];
}

const pupilLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** A check letter, and twelve digits with weights 2 to 13 modulo 23; the last is a letter in a temporary number. */
function isPupilNumber(text: string): boolean {
  const values = [...text.slice(1).toUpperCase()].map((each) =>
    /\d/.test(each) ? Number(each) : pupilLetters.indexOf(each),
  );
  const sum = values.reduce((total, value, index) => total + value * (index + 2), 0);
  return pupilLetters[sum % 23] === text[0]!.toUpperCase();
}
