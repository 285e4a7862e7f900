import { encodingFault } from '../../encoding.ts';
import { firstProblems } from '../../first-problems.ts';
import { problemAt, type Problem } from '../../problem.ts';
import { source, type Source } from '../../source.ts';
import { metWhileReading, type Rule } from '../rule.ts';
import { matches, publicTextFiles, wholeFiles } from './lines.ts';

/** Files are UTF-8, and no text was read in a wrong encoding before it came here. */
export const encoding: Rule = {
  name: 'encoding',
  group: 'Files and front matter',
  severity: 'both',
  asks: 'Files are UTF-8 text, and no letter in them was spoilt on its way.',
  why: 'A file saved as Windows-1252 or UTF-16 (Notepad and Word offer both), or opened once as what it was not, shows â€™ where an apostrophe was. Files that are not UTF-8 are named with the way to save them; spoilt letters, with what they probably were.',
  example: { wrong: 'The childâ€™s wishes; a cost of Â£50', right: 'The child’s wishes; a cost of £50' },
  find: (content) => {
    const files = publicTextFiles(content).flatMap(({ path, bytes }): Problem[] => {
      const fault = encodingFault(bytes, path);
      return fault
        ? [{ file: path, severity: 'error', ...fault }]
        : spoilt(source(path, new TextDecoder().decode(bytes)));
    });
    const lost = matches(content, lostApostrophe).map(({ match: [text], line, offset }) =>
      problemAt(line.source, offset(), {
        severity: 'warning',
        message: 'A question mark stands in a word, perhaps in the place of an apostrophe that was lost.',
        text,
        cure: `If so, write “${text.replace('?', '’')}”.`,
      }),
    );
    const met = metWhileReading('encoding')(content);
    return [...met, ...files, ...wholeFiles(content).flatMap(spoilt), ...lost];
  },
};

/** UTF-8 that was read as Windows-1252 or as Mac Roman, and what no encoding could read. */
const wrongly =
  /[\u00C2-\u00F4][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013\u2014\u2018-\u201A\u201C-\u201E\u2020-\u2022\u2026\u2030\u2039\u203A\u20AC\u2122]{1,3}|‚Ä[ôúùìîòñ¶¢]|\uFFFD+/g;

const lostApostrophe = /[A-Za-z]\?(?:s|t|re|ve|ll)\b/g;

function spoilt(file: Source): Problem[] {
  if (!/[\u00C2-\u00F4‚\uFFFD]/.test(file.text)) return [];
  const known = new Map<string, string | undefined>();
  const meantIn = (text: string) => {
    if (!known.has(text)) known.set(text, meantBy(text));
    return known.get(text);
  };
  const isLost = (text: string) => text.startsWith('\uFFFD');
  const found = file.text.matchAll(wrongly).filter(([text]) => isLost(text) || meantIn(text) !== undefined);
  return firstProblems(found, ({ 0: text, index }) => {
    const [lost, meant] = [isLost(text), meantIn(text)];
    return problemAt(file, index, {
      message: lost
        ? 'Here a character was lost when the text was read in a wrong encoding.'
        : 'Here a text was read in a wrong encoding.',
      text: lost ? around(file.text, index) : text.slice(0, lengthOf(text)),
      cure: lost
        ? 'Look up in the original what stood here, and type it.'
        : `Write “${meant}”; it is probably what was meant. If there are many, save the original as UTF-8 and copy it again.`,
    });
  });
}

/** What a run of wrong letters was meant to be: its bytes read as UTF-8, if they make a usual letter or sign. */
function meantBy(text: string): string | undefined {
  const mac = { ô: '’', ú: '“', ù: '”', ì: '–', î: '—', ò: '‘', ñ: '–', '¶': '…', '¢': '•' }[text[2] ?? ''];
  if (text.startsWith('‚Ä')) return mac;
  try {
    const bytes = Uint8Array.from([...text.slice(0, lengthOf(text))].map(byteOf));
    const meant = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /^[\u00A0-\u00FFŒœŠšŽžŸƒ\u2010-\u205E\u20AC\u2100-\u22FF\uFB00-\uFB06]+$/.test(meant)
      ? meant
      : undefined;
  } catch {
    return undefined;
  }
}

/** How many letters make one character of UTF-8, by the first of them. */
function lengthOf(text: string): number {
  const first = text.charCodeAt(0);
  return text.startsWith('‚Ä') || first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
}

const windows = new Map(
  [...Array(256).keys()].map((byte) => [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte]),
);

function byteOf(letter: string): number {
  return windows.get(letter) ?? letter.charCodeAt(0);
}

function around(text: string, index: number): string {
  return text.slice(Math.max(0, index - 15), index + 15).replace(/\s+/g, ' ');
}
