import { readFileSync } from 'node:fs';
import type { Board } from '../board.ts';
import type { Content } from '../content.ts';
import type { Entry } from '../entry.ts';
import { posterData } from '../document/poster.ts';
import { pdf } from '../document/typst.ts';
import { promisedPoints, type Poster } from '../poster.ts';
import { problemAt, type Problem } from '../problem.ts';

const template = readFileSync(new URL('../document/poster.typ', import.meta.url), 'utf8');

/** A poster has as many points as its title promises, no two with the same id, and words that fit on the page. */
export function posterProblems({ posters, board }: Content): Problem[] {
  return posters.flatMap((entry) => {
    const { value, source, offsetOf } = entry;
    const promised = promisedPoints(value.title);
    const count: Problem[] =
      promised === undefined || promised === value.points.length
        ? []
        : [
            problemAt(source, offsetOf(['title']), {
              message: `The title promises ${promised} points, and the poster has ${value.points.length}.`,
              text: value.title,
              cure: 'Change the title or the points.',
            }),
          ];
    const seen = new Set<string>();
    const twice = value.points.flatMap(({ id }, index) => {
      if (!seen.has(id)) {
        seen.add(id);
        return [];
      }
      const message = `Two points have the id "${id}".`;
      return [problemAt(source, offsetOf(['points', index]), { message, cure: 'Give each its own.' })];
    });
    return [...count, ...twice, ...(board ? sizeProblems(entry, board.value) : [])];
  });
}

/** Sets the poster, and when its words do not fit names the points that are longest. */
function sizeProblems({ id, value, source, offsetOf }: Entry<Poster>, board: Board): Problem[] {
  const address = new URL(`posters/${id}/`, board.site).href;
  try {
    pdf(template, posterData({ board, poster: value, address }), value.source.date);
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
    const longest = [...value.points.keys()]
      .sort((a, b) => value.points[b]!.text.length - value.points[a]!.text.length)
      .slice(0, 2);
    const names = longest.map((index) => `“${value.points[index]!.headline}”`).join(' and ');
    return [
      problemAt(source, offsetOf(['points', longest[0]!]), {
        message: `The points of the poster need ${need} mm of the page, and there are ${have} mm.`,
        cure: `Shorten the longest, ${names}, or leave a point out.`,
      }),
    ];
  }
}
