import type { Content } from '../../content.ts';
import { problemAt } from '../../problem.ts';
import { masked } from './contacts.ts';
import type { Rule } from '../rule.ts';
import { matches } from '../text/lines.ts';

const postcode =
  /(?<![\p{L}\d])(?:GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPS-UW]|[A-HK-Y]\d[ABEHMNPRV-Y]) \d[ABD-HJLNP-UW-Z]{2})(?![\p{L}\d])/gu;

const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
const birth = new RegExp(
  `\\b(?:born|birth|[Dd]\\.?[Oo]\\.?[Bb]\\b\\.?|DOB)(?:day)?(?:\\s+(?:on|in|is|was|of|the))*[\\s:,(]*(?:\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?:${months})|(?:${months})\\s+\\d{1,4}|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|\\d{4}-\\d{2}-\\d{2})`,
  'g',
);

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
        .filter(({ match: [code] }) => !allowed.has(code))
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
  return [...(board?.source.text ?? '').matchAll(postcode)].map(([code]) => code);
}
