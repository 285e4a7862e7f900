import type { Content } from '../../content.ts';
import type { Text } from '../../entry.ts';
import { chainTexts } from '../../impact.ts';
import { isSentence, sentence } from '../../narrative/sentence.ts';
import { recordTexts } from '../../priority.ts';
import { problemAt, type Problem } from '../../problem.ts';
import type { Source } from '../../source.ts';
import { once } from '../once.ts';
import { yearOf } from '../../edition.ts';
import type { Rule } from '../rule.ts';

/** A text of the front matter of a priority or a chain of impact, read, and what was met while reading it. */
export interface Sentence extends Text {
  problems: Problem[];
}

/** What records of priorities and chains of impact say, as texts of their editions: the rules on numbers in prose hold for them. */
export const sentences = once(({ priorities, impacts }): Sentence[] => {
  const read = (id: string, text: string, source: Source, at: number): Sentence => {
    const bodyOffset = /["']/.test(source.text[at] ?? '') ? at + 1 : at;
    const { tree, problems } = sentence(text, yearOf(id));
    const moved = problems.map((problem) => ({ ...problem, file: source.path, ...source.placeOf(at) }));
    return { id, source, tree, bodyOffset, problems: moved };
  };
  return [
    ...priorities.flatMap(({ id, value, source, offsetOf }) =>
      value.record.flatMap((record, index) =>
        recordTexts(record).map(({ path, text }) =>
          read(`${record.edition}/${id}`, text, source, offsetOf(['record', index, ...path])),
        ),
      ),
    ),
    ...impacts.flatMap(({ id, value, source, offsetOf }) =>
      chainTexts(value).map(({ path, text }) => read(`${value.edition}/${id}`, text, source, offsetOf(path))),
    ),
  ];
});

/** What records and chains say is words and bound numbers; anything else would be shown as it is typed. */
export const sentenceRule: Rule = {
  name: 'records',
  group: 'Following the years',
  asks: 'Records of priorities and chains of impact hold words and bound numbers alone.',
  why: 'They stand in tables and lists, where links, headings and notes would be shown as they are typed.',
  example: {
    in: 'content/priorities/plans.md',
    wrong: '- Some plans came late, see the [report](/2020-21/crag/).',
    right: '- Some plans came late.',
  },
  find: sentenceProblems,
};

function sentenceProblems(content: Content): Problem[] {
  return sentences(content).flatMap(({ tree, source, bodyOffset, problems }) => [
    ...problems,
    ...(isSentence(tree)
      ? []
      : [
          problemAt(source, bodyOffset, {
            message: 'The text holds more than words and bound numbers.',
            cure: 'Write one sentence or a few, without links, lists, headings and notes on numbers.',
          }),
        ]),
  ]);
}
