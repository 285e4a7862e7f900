import type { Content } from '../../content.ts';
import { strange, type Strange } from '../../document/letters.ts';
import { problemAt, type Fault, type Problem } from '../../problem.ts';
import { shownTexts, type Shown } from './shown.ts';
import type { Rule } from '../rule.ts';

/** Every text that pictures and documents may show can be written in their font. */
export const letterRule: Rule = {
  name: 'letters',
  group: 'Documents on paper',
  asks: 'Every text is written in letters that the font of charts, PDF and posters has.',
  why: 'Others would be printed as empty boxes.',
  example: {
    wrong: 'They said ☂ at once.',
    right: 'They said “umbrella” at once.',
  },
  find: letterProblems,
};

function letterProblems(content: Content): Problem[] {
  return shownTexts(content).flatMap(found);
}

/** What the font lacks of a text that begins at an offset of a file, each at its very place there. */
function found({ text, source, start }: Shown): Problem[] {
  let from: number | undefined;
  return strange(text).map((each) => {
    from ??= start();
    const at = source.text.indexOf(each.text, from);
    const isTyped = at >= 0 && at - from <= text.length * 2 + 100; // Else it was written as a number, &#8594; or \u2192.
    if (isTyped) from = at + each.text.length;
    return problemAt(source, isTyped ? at : from, faultOf(each));
  });
}

function faultOf({ text, kind, script, plain }: Strange): Fault {
  const font = 'The font of pictures and documents has no';
  switch (kind) {
    case 'script': {
      const message = `${font} letters of the ${script}: "${text}".`;
      return { message, cure: 'Write it in Latin letters; a name as its owner spells it in English.' };
    }
    case 'letter': {
      const cure = plain ? `Write "${plain}".` : 'Write the Latin letter that comes nearest.';
      return { message: `${font} letter "${text}".`, cure };
    }
    case 'emoji':
      return { message: `${font} emoji: "${text}".`, cure: 'Say it in words.' };
    case 'sign':
      return {
        message: `${font} "${text}".`,
        cure: 'Say it in words, or with letters, digits and common punctuation.',
      };
  }
}
