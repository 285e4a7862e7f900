import type { Content } from '../../content.ts';
import { isEditionName } from '../../edition.ts';
import type { Entry } from '../../entry.ts';
import { lacking } from '../../document/letters.ts';
import { editionTitle } from '../../point.ts';
import { promisedPoints, shown, type Poster } from '../../poster.ts';
import { problemAt, type Problem } from '../../problem.ts';
import { nameProblems, namesIn } from '../names.ts';
import { roomProblems } from './room.ts';
import type { Rule } from '../rule.ts';

/** A poster has as many points as its title promises, each known, once, and of its year, and words that fit on its sheets. */
export const posterRule: Rule = {
  name: 'posters',
  group: 'Learning',
  severity: 'both',
  asks: 'A poster has as many points as its title promises, each of its year, and words that fit on A4 and A3.',
  why: 'A poster is read from two metres away; what does not fit would have to be printed too small.',
  example: {
    in: 'content/posters/two-points.md',
    wrong: 'title: Three learning points',
    right: 'title: Two learning points',
  },
  find: posterProblems,
};

function posterProblems(content: Content): Problem[] {
  const byId = new Map(content.points.map((point) => [point.id, point]));
  return content.posters.flatMap((entry) => [
    ...countProblems(entry),
    ...nameProblems(entry, 'points', 'learning point', namesIn('content/points', content.files)),
    ...yearProblems(entry, content),
    ...sourceProblems(entry, (id) => byId.get(id)),
    ...setProblems(entry, content, (id) => byId.get(id)),
  ]);
}

function countProblems({ value, source, offsetOf }: Entry<Poster>): Problem[] {
  const promised = promisedPoints(value.title);
  if (promised === undefined || promised === value.points.length) return [];
  return [
    problemAt(source, offsetOf(['title']), {
      message: `The title promises ${promised === 1 ? 'one point' : `${promised} points`}, and the poster has ${value.points.length}.`,
      text: value.title,
      cure: 'Change the title or the points.',
    }),
  ];
}

/** Warns of points that were not found in the year that the poster names. */
function yearProblems({ value, source, offsetOf }: Entry<Poster>, { points }: Content): Problem[] {
  const { edition: year } = value;
  if (!year) return [];
  return value.points.flatMap((id, index) => {
    const point = points.find((each) => each.id === id);
    if (!point || point.value.found.some(({ edition }) => edition === year)) return [];
    return problemAt(source, offsetOf(['points', index]), {
      severity: 'warning',
      message: `The point "${id}" was not found in ${editionTitle(year)}, the year that the poster names.`,
      cure: 'Add that finding to the point, or take the point off the poster.',
    });
  });
}

/** A poster says where its words are from. */
function sourceProblems(
  { value, source, offsetOf }: Entry<Poster>,
  pointOf: (id: string) => Content['points'][number] | undefined,
): Problem[] {
  const { points, sources } = shown(value, pointOf);
  const { edition: year } = value;
  if (!year || !isEditionName(year) || points.length < value.points.length || sources.length > 0) return [];
  return [
    problemAt(source, offsetOf(['edition']), {
      message: `None of the points was found in ${editionTitle(year)}, so the poster would name no source.`,
      cure: 'Correct the year, or leave "edition" out, and each point says its years.',
    }),
  ];
}

/** Whether a poster can be set; words that its font cannot write are named by another rule, and are not set. */
function setProblems(
  entry: Entry<Poster>,
  { board }: Content,
  pointOf: (id: string) => Content['points'][number] | undefined,
): Problem[] {
  const poster = shown(entry.value, pointOf);
  if (!board || poster.points.length === 0) return [];
  const { name, notice } = board.value;
  const { title, subtitle, points, sources } = poster;
  const words = [name, notice, title, subtitle, ...points.flatMap(({ headline, text }) => [headline, text])];
  const isWritten = lacking([...words, ...sources.map((source) => source.title)].join(' ')).length === 0;
  return isWritten ? roomProblems(entry, poster, board.value) : [];
}
