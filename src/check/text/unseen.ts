import { encodingFault } from '../../encoding.ts';
import { problemAt } from '../../problem.ts';
import { source } from '../../source.ts';
import { unseenProblems } from '../../unseen.ts';
import { metWhileReading, type Rule } from '../rule.ts';
import { publicTextFiles, wholeFiles } from './lines.ts';

/** No character that does not show stands in the content, its data, or the texts and drawings of `public/`. */
export const unseenCharacters: Rule = {
  name: 'unseen-characters',
  group: 'Files and front matter',
  asks: 'No character stands in a file that does not show, or that turns the direction of what follows.',
  why: 'It comes with text from Word or a web page. It makes searches miss a word, spoils a number or a heading, or makes readers see something else than is there. Each is named: a zero-width space, a soft hyphen, a right-to-left override; no-break spaces only where Markdown or front matter needs an ordinary one.',
  example: { wrong: 'Plans were\u200b kept.', right: 'Plans were kept.' },
  find: (content) => [
    ...metWhileReading('unseen-characters')(content), // Also of files that cannot be used for another reason.
    ...publicTextFiles(content)
      .filter(({ path, bytes }) => !encodingFault(bytes, path))
      .flatMap(({ path, bytes }) => unseenProblems(source(path, new TextDecoder().decode(bytes)))),
  ],
};

/** No word mixes Latin letters with Greek or Cyrillic ones that look like them. */
export const lookAlikes: Rule = {
  name: 'look-alikes',
  group: 'Files and front matter',
  severity: 'warning',
  asks: 'No word mixes Latin letters with Greek or Cyrillic ones that look the same.',
  why: 'Nobody sees the difference, but searches do not find the word, screen readers spell it, and in an address it can lead elsewhere.',
  find: (content) =>
    wholeFiles(content)
      .filter(({ text }) => foreign.test(text))
      .flatMap((file) =>
        [...file.text.matchAll(mixed)].map(({ 0: word, index }) => {
          const [strange = ''] = /[\p{Script=Cyrillic}\p{Script=Greek}]/u.exec(word) ?? [];
          const script = /\p{Script=Greek}/u.test(strange) ? 'Greek' : 'Cyrillic';
          const latin = alike[strange];
          return problemAt(file, index, {
            severity: 'warning',
            message: `This word has the ${script} letter ${strange} among Latin letters${latin ? `; it looks like ${latin}` : ''}.`,
            text: word,
            cure: 'Type the word again.',
          });
        }),
      ),
};

const foreign = /[\u0370-\u03FF\u0400-\u052F]/;

const mixed =
  /(?<![\p{L}\p{M}])[\p{L}\p{M}]*(?:\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}]\p{Script=Latin})[\p{L}\p{M}]*/gu;

/** Latin letters that Cyrillic and Greek ones look like. */
const alike: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['аеорсухіјѕһԁԛԝАВЕЅІЈКМНОРСТХ', 'aeopcyxijshdqwABESIJKMHOPCTX'],
    ['οναικυρΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ovaikupABEZHIKMNOPTYX'],
  ].flatMap(([from = '', to = '']) => [...from].map((letter, index) => [letter, to[index]!])),
);
