import type { Content } from '../../content.ts';
import { passages } from '../../narrative/passages.ts';
import { numbersSaid } from '../../number/said.ts';
import { problemAt, type Fault, type Problem } from '../../problem.ts';
import { plain } from './plain.ts';
import { secrets, subject, suspectOf, type Suspect } from './secrets.ts';
import { sentences } from '../priority/sentences.ts';
import type { Rule } from '../rule.ts';

/**
 * Finds a number in a narrative that is typed, not bound, and is the same as a hidden figure, in words that name its
 * row: a sentence with the heading, the item or the row of a table that it stands in. Where the row is named by a short
 * name or a time, or belongs to another edition, what is counted has to stand there, too.
 */
export const hiddenInProseRule: Rule = {
  name: 'hidden-in-prose',
  group: 'Private facts and small numbers',
  severity: 'both',
  asks: 'No text says a number that a dataset hides.',
  why: 'It looks for the same number, in digits or in words, where the hidden row is named: in the sentence, the heading right above, the item of a list or the row of a table. It is an error where what is counted is named, too. It cannot see a number that is written about in other words.',
  find: hiddenInProseProblems,
};

function hiddenInProseProblems(content: Content): Problem[] {
  const all = secrets(content);
  if (all.isEmpty) return [];
  const { reports, editions, briefings } = content.texts;
  const narratives = [...reports, ...editions, ...briefings, ...sentences(content)].map((entry) => ({
    entry,
    about: subject(entry),
  }));
  const others = [...content.papers, ...content.corrections].map((entry) => ({
    entry,
    about: `${entry.value.edition}/`,
  }));
  return [...narratives, ...others].flatMap(({ entry, about }) =>
    passages(entry.tree).flatMap(({ block, near, above }) => {
      const around = [plain(near), plain(above)];
      return numbersSaid(block.text).flatMap((said) => {
        const piece = block.pieces.findLast(({ start }) => start <= said.index);
        if (!piece || piece.claim) return [];
        const sentence = `${plain(said.sentence)} | ${around[0]}`;
        const suspect = suspectOf(said, { near: sentence, all: `${sentence} | ${around[1]}` }, about, all);
        if (!suspect) return [];
        const offset = entry.bodyOffset + piece.offset + said.index - piece.start;
        return problemAt(entry.source, offset, hiddenFault(suspect, 'This number'));
      });
    }),
  );
}

/** What is wrong with a number that could be a hidden one: an error where nothing tells against it. */
export function hiddenFault({ dataset, isSure }: Suspect, what: string): Fault & { severity?: 'warning' } {
  const file = `data/${dataset}.json`;
  if (isSure)
    return {
      message: `${what} says what ${file} hides.`,
      cure: 'Take it out, or say it of all rows together. If it counts something else, say what, apart from the name of the hidden row.',
    };
  return {
    severity: 'warning',
    message: `${what} may be one that ${file} hides.`,
    cure: 'If it is, take it out. If it is not, bind it to its data with <Num>, or word the sentence apart from the hidden row.',
  };
}
