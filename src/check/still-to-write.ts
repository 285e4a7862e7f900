import type { Content } from '../content.ts';
import { placeholders, unfilled } from '../placeholder.ts';
import { problemAt, type Problem } from '../problem.ts';
import type { Source } from '../source.ts';
import { once } from './once.ts';
import type { Rule } from './rule.ts';

/** Nothing that `npm run new` left to be written or typed is left when a file is published. */
export const stillToWrite: Rule = {
  name: 'still-to-write',
  group: 'Publication',
  asks: 'Every text that `npm run new` left to be written is written, and every figure is typed.',
  why: 'A new file holds places to fill in. They stand in drafts, where they are warnings; readers never see one.',
  example: {
    wrong: '[Write here: what the term means, in one or two plain sentences]',
    right: 'A plan that says what has to change so that a child is safe.',
  },
  warnsInDrafts: true,
  find: (content) =>
    [...unwritten(content)].flatMap(([source, places]) => {
      const [cells, texts] = [places.filter(isFigure), places.filter((place) => !isFigure(place))];
      return [...together(source, texts), ...figuresProblem(source, cells)];
    }),
};

type Places = ReturnType<typeof placeholders>;

function isFigure({ words }: Places[number]): boolean {
  return words === unfilled;
}

/** The files with something still to be written, and where. */
const unwritten = once((content: Content): Map<Source, Places> => {
  const { texts, raw, sources } = content;
  const all = [...Object.values(texts).flat(), ...raw, ...sources].map(({ source }) => source);
  const places = all.map((source) => [source, placeholders(source.text)] as const);
  return new Map(places.filter(([, found]) => found.length > 0));
});

function textProblem(source: Source, { words, offset }: Places[number]): Problem {
  return problemAt(source, offset, { message: 'This is still to be written.', text: words, cure: textCure });
}

/** One problem for all texts of a file, so that what else is wrong with it can be seen among them. */
function together(source: Source, texts: Places): Problem[] {
  const [first] = texts;
  if (!first || texts.length === 1) return texts.map((place) => textProblem(source, place));
  const lines = texts.map(({ offset }) => source.placeOf(offset).line);
  const message = `${texts.length} texts are still to be written: on lines ${new Intl.ListFormat('en-GB').format(lines.map(String))}.`;
  return [problemAt(source, first.offset, { message, text: first.words, cure: textCure })];
}

function figuresProblem(source: Source, [first, ...more]: Places): Problem[] {
  if (!first) return [];
  const count = more.length === 0 ? 'One figure is' : `${more.length + 1} figures are`;
  const message = `${count} still to be typed${more.length === 0 ? '' : ', from here on'}.`;
  return [problemAt(source, first.offset, { message, text: unfilled, cure: cellCure })];
}

const textCure = 'Write it in place of the brackets and all between them.';
const cellCure =
  'Type each number in place of it and of its quotation marks; 0 for none, "[x]" if it is not available.';

/**
 * The problems without those that follow from what is still to be written in drafts: a place to write is no fault, and
 * what else is wrong with a file only warns until it is written to its end.
 */
export function softened(problems: readonly Problem[], content: Content): Problem[] {
  const open = [...unwritten(content)].filter(([{ path }]) => content.drafts.files.has(path));
  const lines = new Map(
    open.map(([source, places]) => [
      source.path,
      new Set(places.map(({ offset }) => source.placeOf(offset).line)),
    ]),
  );
  return problems.flatMap((problem) => {
    const own = lines.get(problem.file);
    if (!own || problem.rule === stillToWrite.name) return problem;
    return own.has(problem.line) ? [] : { ...problem, severity: 'warning' as const };
  });
}
