import type { Content } from '../../content.ts';
import { problemAt } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { matches } from '../text/lines.ts';
import { masked } from './masked.ts';

const area = '(?:[A-PR-UWYZ](?:\\d{1,2}|[A-HK-Y]\\d{1,2}|\\d[A-HJKPS-UW]|[A-HK-Y]\\d[ABEHMNPRV-Y]))';

/** `OX1 1ND`, also as `OX11ND` or `ox1 1nd`; not `S1 1st`, nor what begins a longer number. */
const postcode = new RegExp(
  `(?<![\\p{L}\\d])(?:GIR ?0AA|${area}\\s?\\d[ABD-HJLNP-UW-Z]{2}|(?!\\S+ (?:1st|2nd|\\dth)\\b)(?:ox|OX|Ox)\\d{1,2} \\d[abd-hjlnp-uw-z]{2})(?![\\p{L}\\d])`,
  'gu',
);

const names =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec';
const weekdays = '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\\s+)?';
const day = `(?:\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?:${names})\\b|(?:${names})\\s+\\d{1,4}|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|\\d{4}-\\d{2}-\\d{2})`;
const birth = new RegExp(
  `\\b(?:[Bb]orn|[Bb]irth(?:day)?|[Dd]\\.?\\s?[Oo]\\.?\\s?[Bb]\\b\\.?)(?:\\s+(?:on|in|is|was|of|the))*[\\s:,(–-]*${weekdays}(?:the\\s+)?${day}|\\(b\\.\\s*${day}|${day}(?:\\s+\\d{4})?\\s*\\((?:DOB|dob|DoB|(?:date of )?birth|born)\\b`,
  'g',
);

/** A text in which each postcode and each date of birth is masked. */
export function withMaskedFacts(text: string): string {
  return text.replace(postcode, masked).replace(birth, masked);
}

/** Warns of full postcodes and birth dates, which lead to one household or one person. */
export const privateFacts: Rule = {
  name: 'private-facts',
  group: 'Private facts and small numbers',
  severity: 'warning',
  asks: 'No full postcode but those in content/board.json, and no date of birth.',
  why: 'A postcode is shared by some fifteen homes, and a birth date with a place names a child. E-mail addresses and telephone numbers have a rule of their own. Messages show the first two characters alone.',
  find: (content) => {
    const allowed = new Set(codesOf(content));
    return [
      ...matches(content, postcode)
        .filter(({ match: [code] }) => !allowed.has(plain(code)))
        .map(({ match: [code], line, offset }) =>
          problemAt(line.source, offset(), {
            severity: 'warning',
            message: 'A full postcode stands here.',
            text: masked(code),
            cure: 'Name the town or the district instead; postcodes of the board’s own offices belong in content/board.json.',
          }),
        ),
      ...matches(content, birth).map(({ match: [text], line, offset }) =>
        problemAt(line.source, offset(), {
          severity: 'warning',
          message: 'A date of birth seems to stand here.',
          text: masked(text),
          cure: 'Delete it; if an age is needed, give a range of years.',
        }),
      ),
    ];
  },
};

function codesOf({ board }: Content): string[] {
  return [...(board?.source.text ?? '').matchAll(postcode)].map(([code]) => plain(code));
}

function plain(code: string): string {
  return code.replace(/\s/g, '').toUpperCase();
}
