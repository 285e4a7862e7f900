import { readFileSync } from 'node:fs';
import type { Board } from '../board.ts';
import type { Content } from '../content.ts';
import type { Entry } from '../entry.ts';
import { posterData } from '../document/poster.ts';
import { pdf } from '../document/typst.ts';
import { dated } from '../paper.ts';
import { editionTitle } from '../point.ts';
import { promisedPoints, shown, type Poster, type ShownPoster } from '../poster.ts';
import { nearest, problemAt, type Problem } from '../problem.ts';

const template = readFileSync(new URL('../document/poster.typ', import.meta.url), 'utf8');

/** A poster has as many points as its title promises, each known, once, and of its year, and words that fit on the page. */
export function posterProblems(content: Content): Problem[] {
  const { posters, points, board } = content;
  const byId = new Map(points.map((point) => [point.id, point]));
  return posters.flatMap((entry) => [
    ...countProblems(entry),
    ...pointProblems(entry, content),
    ...(board
      ? sizeProblems(
          entry,
          shown(entry.value, (id) => byId.get(id)),
          board.value,
        )
      : []),
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

/** Sets the poster, and when its words do not fit names the points that are longest. */
function sizeProblems(
  { id, value, source, offsetOf }: Entry<Poster>,
  poster: ShownPoster,
  board: Board,
): Problem[] {
  const address = new URL(`posters/${id}/`, board.site).href;
  try {
    pdf(template, posterData({ board, poster, address }), dated(poster.sources));
    return [];
  } catch (error) {
    const [, need, have] = /need (\d+) mm and have (\d+)/.exec((error as Error).message) ?? [];
    if (need === undefined) {
      const cure = 'Use letters, digits and punctuation only: the font has no emoji and no other scripts.';
      return [
        problemAt(source, offsetOf(['points']), {
          message: 'The poster cannot be set with its font.',
          text: (error as Error).message,
          cure,
        }),
      ];
    }
    const longest = [...poster.points].sort((a, b) => b.text.length - a.text.length).slice(0, 2);
    const names = longest.map(({ headline }) => `“${headline}”`).join(' and ');
    return [
      problemAt(source, offsetOf(['points', value.points.indexOf(longest[0]!.id)]), {
        message: `The points of the poster need ${need} mm of the page, and there are ${have} mm.`,
        cure: `Shorten the longest, ${names}, or leave a point out.`,
      }),
    ];
  }
}
