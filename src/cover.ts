import type { Poster } from './poster.ts';

/** A colour that covers of pages and posters share; `src/styles/cover.css` and `poster.typ` say how it looks. */
export type Cover = Poster['colour'];

const bySeries: Partial<Record<string, Cover>> = { oscb: 'navy', paqa: 'green', crag: 'plum' };

/**
 * The colour of a theme and of its briefings: that of the poster with the largest share of points about it, where that
 * is half or more; else violet. `posters` say of each point which themes it has.
 */
export function coverOfTheme(
  theme: string,
  posters: readonly { colour: Cover; points: readonly (readonly string[])[] }[],
): Cover {
  const share = ({ points }: (typeof posters)[number]) =>
    points.filter((themes) => themes.includes(theme)).length / points.length;
  const [nearest] = posters.filter((poster) => share(poster) >= 0.5).sort((a, b) => share(b) - share(a));
  return nearest?.colour ?? 'violet';
}

/** The colour of a report by its series, the same in every edition: `2019-20/crag` is plum; one-off reports are slate. */
export function coverOf(report: string): Cover {
  return bySeries[report.split('/').at(-1)!] ?? 'slate';
}
