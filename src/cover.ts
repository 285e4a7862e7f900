import type { Poster } from './poster.ts';

/** A colour that covers of pages, cards and posters share; `src/styles/cover.css` and `poster.typ` have the same inks. */
export type Cover = Poster['colour'];

/** What a cover is painted with: its ground, what is said softly on it, and its rings. */
export const inks: Readonly<Record<Cover, { ground: string; soft: string; rings: readonly string[] }>> = {
  navy: { ground: '#12436d', soft: '#d5e3ef', rings: ['#f46a25', '#b4d9f7', '#28a197'] },
  plum: { ground: '#801650', soft: '#f6dcea', rings: ['#f9c6df', '#f46a25', '#a285d1'] },
  green: { ground: '#0e5c55', soft: '#d3ebe7', rings: ['#f6a774', '#b4d9f7', '#7ccbbf'] },
  violet: { ground: '#47326b', soft: '#e6dcf5', rings: ['#d9c7f2', '#f6a774', '#28a197'] },
  rust: { ground: '#7c3410', soft: '#fbe6d5', rings: ['#fbd5b4', '#f46a25', '#b4d9f7'] },
  slate: { ground: '#2b3944', soft: '#dbe2e8', rings: ['#28a197', '#f6a774', '#b4d9f7'] },
};

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
