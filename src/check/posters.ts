import type { Content } from '../content.ts';
import type { Entry } from '../entry.ts';
import { lacking } from '../document/letters.ts';
import { editionTitle } from '../point.ts';
import { promisedPoints, shown, type Poster } from '../poster.ts';
import { nearest, problemAt, type Problem } from '../problem.ts';
import { roomProblems } from './room.ts';

/** A poster has as many points as its title promises, each known, once, and of its year, and words that fit on its sheets. */
export function posterProblems(content: Content): Problem[] {
  const byId = new Map(content.points.map((point) => [point.id, point]));
  return content.posters.flatMap((entry) => [
    ...countProblems(entry),
    ...pointProblems(entry, content),
    ...setProblems(entry, content, (id) => byId.get(id)),
  ]);
}

function countProblems({ value, source, offsetOf }: Entry<Poster>): Problem[] {
  const promised = promisedPoints(value.title);
  if (promised === undefined || promised === value.points.length) return [];
  return [
    problemAt(source, offsetOf(['title']), {
      message: `The title promises ${promised} points, and the poster has ${value.points.length}.`,
      text: value.title,
      cure: 'Change the title or the points.',
    }),
  ];
}

function pointProblems({ value, source, offsetOf }: Entry<Poster>, { points, files }: Content): Problem[] {
  const names = files.flatMap((file) => /^content\/points\/(.+)\.md$/.exec(file)?.[1] ?? []);
  return value.points.flatMap((id, index) => {
    const problem = (message: string, cure: string, severity?: 'warning') => [
      problemAt(source, offsetOf(['points', index]), { message, cure, ...(severity && { severity }) }),
    ];
    if (!names.includes(id)) return problem(`There is no learning point "${id}".`, nearest(id, names));
    if (value.points.indexOf(id) < index)
      return problem(`The point "${id}" stands on the poster twice.`, 'Take it off once.');
    const point = points.find((each) => each.id === id);
    const { edition: year } = value;
    if (!year || !point || point.value.found.some(({ edition }) => edition === year)) return [];
    const message = `The point "${id}" was not found in ${editionTitle(year)}, the year that the poster names.`;
    const cure = 'Add that finding to the point, or take the point off the poster.';
    return problem(message, cure, 'warning');
  });
}

/** What stops the setting of a poster: letters that its font has not, else words that do not fit. */
function setProblems(
  entry: Entry<Poster>,
  { board }: Content,
  pointOf: (id: string) => Content['points'][number] | undefined,
): Problem[] {
  const { value } = entry;
  const points = value.points.flatMap((id) => pointOf(id) ?? []);
  const letters = [
    ...letterProblems(entry, [['title'], ['subtitle']]),
    ...points.flatMap((point) => [
      ...letterProblems(point, [
        ['headline'],
        ...point.value.found.map((_, index) => ['found', index, 'source', 'title']),
      ]),
      ...lettersIn(point, point.bodyOffset, point.source.text.slice(point.bodyOffset)),
    ]),
  ];
  if (letters.length > 0 || !board || points.length === 0) return letters;
  return roomProblems(entry, shown(value, pointOf), board.value);
}

/** The letters of some texts of an entry that posters cannot show, each at its place. */
function letterProblems(entry: Entry<object>, paths: PropertyKey[][]): Problem[] {
  return paths.flatMap((path) => {
    const text = path.reduce<unknown>(
      (value, key) => (value as Record<PropertyKey, unknown>)[key],
      entry.value,
    );
    return lettersIn(entry, entry.offsetOf(path), String(text));
  });
}

function lettersIn({ source }: Pick<Entry<object>, 'source'>, start: number, text: string): Problem[] {
  return lacking(text).map((letter) => {
    const at = source.text.indexOf(letter, start);
    const code = letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    return problemAt(source, at === -1 ? start : at, {
      message: `The font of posters has no "${letter}" (U+${code}).`,
      cure: 'Write it in Latin letters, digits and common punctuation: there are no emoji, arrows and other scripts.',
    });
  });
}
