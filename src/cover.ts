import type { Poster } from './poster.ts';

/** A colour that covers of pages and posters share; `src/styles/cover.css` and `poster.typ` say how it looks. */
export type Cover = Poster['colour'];

const bySeries: Partial<Record<string, Cover>> = { oscb: 'navy', paqa: 'green', crag: 'plum' };

/** The colour of a report by its series, the same in every edition: `2019-20/crag` is plum; one-off reports are slate. */
export function coverOf(report: string): Cover {
  return bySeries[report.split('/').at(-1)!] ?? 'slate';
}
