import type { Content } from '../content.ts';
import { promisedPoints } from '../poster.ts';
import { problemAt, type Problem } from '../problem.ts';

/** A poster has as many points as its title promises, and no two with the same id. */
export function posterProblems({ posters }: Content): Problem[] {
  return posters.flatMap(({ value, source, offsetOf }) => {
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
    return [...count, ...twice];
  });
}
