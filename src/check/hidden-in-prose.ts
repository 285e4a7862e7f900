import type { Content } from '../content.ts';
import type { Text } from '../entry.ts';
import { blocks } from '../narrative/numbers.ts';
import { figuresIn } from '../number/prose.ts';
import { timeOf } from '../time.ts';
import { problemAt, type Problem } from '../problem.ts';
import { sentences } from './priority/sentences.ts';
import { yearOf } from '../edition.ts';
import type { Rule } from './rule.ts';

/** A figure that is hidden, and whether a text in small letters names its row. */
export interface Secret {
  dataset: string;
  value: number;
  isNamedIn: (text: string) => boolean;
}

/**
 * Warns of a number in a narrative that is typed, not bound, and is the same as a hidden figure of its edition (a
 * briefing may speak of any), in a sentence that names the row: the narrative may say what the dataset hides.
 */
export const hiddenInProseRule: Rule = {
  name: 'hidden-in-prose',
  group: 'Private facts and small numbers',
  severity: 'warning',
  asks: 'No text says a number that a dataset hides.',
  why: 'It looks for the same number in a sentence that names the hidden row. It cannot see a number that is written about in other words.',
  find: hiddenInProseProblems,
};

function hiddenInProseProblems(content: Content): Problem[] {
  const all = secrets(content);
  const { reports, editions, briefings } = content.texts;
  const narratives = [...reports, ...editions, ...briefings, ...sentences(content)].map((entry) => ({
    entry,
    about: subject(entry),
  }));
  const others = [...content.papers, ...content.corrections].map((entry) => ({
    entry,
    about: `${entry.value.edition}/`,
  }));
  return [...narratives, ...others].flatMap(({ entry, about }) => {
    const own = all.filter(({ dataset }) => dataset.startsWith(about));
    return blocks(entry.tree).flatMap((block) =>
      figuresIn(block.text).flatMap((figure) => {
        const piece = block.pieces.findLast(({ start }) => start <= figure.index);
        const secret = own.find(
          ({ value, isNamedIn }) => value === figure.value && isNamedIn(figure.sentence.toLowerCase()),
        );
        if (!piece || piece.claim || !secret) return [];
        return problemAt(entry.source, entry.bodyOffset + piece.offset + figure.index - piece.start, {
          severity: 'warning',
          message: `This number may be one that data/${secret.dataset}.json hides.`,
          cure: 'If it is, take it out. If it is not, bind it to its data with <Num>, or word the sentence apart from the hidden row.',
        });
      }),
    );
  });
}

/** How the ids of the datasets begin that a narrative may be about: those of its edition, or all. */
export function subject({ source, id }: Text): string {
  return source.path.startsWith('content/learning/') ? '' : `${yearOf(id)}/`;
}

/** The figures that are hidden in rows whose names can be spoken of. */
export function secrets({ protection, raw }: Content): Secret[] {
  const byId = new Map(raw.map(({ id, value }) => [id, value]));
  return protection.hidden.flatMap(({ dataset, row, field }): Secret[] => {
    const { schema, data } = byId.get(dataset)!;
    const value = data[row]![schema.fields.findIndex(({ name }) => name === field)];
    const names = data[row]!.filter((_, column) => schema.fields[column]?.type === 'string');
    const spoken = names
      .map((name) => String(name).split(/ ?[(,]/)[0]!)
      .filter((name) => !isTimeOrShort(name));
    if (typeof value !== 'number' || spoken.length === 0) return [];
    return [
      { dataset, value, isNamedIn: (text) => spoken.some((name) => text.includes(name.toLowerCase())) },
    ];
  });
}

function isTimeOrShort(name: string): boolean {
  return name.length < 5 || timeOf(name) !== undefined;
}
