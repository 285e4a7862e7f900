import type { Chart } from '../chart.ts';

/** What stands around a chart on its picture. */
export interface Around {
  /** The board's full name. */
  board: string;
  /** What the board says of every page. */
  notice: string;
  /** `Source: …. Final figures.` */
  source: string;
}

/** The size of a picture in pixels: that of a slide, and of a card on social media. */
export const pngSize = { width: 1200, height: 675 } as const;

/** A chart as a PNG, with its title, its source and its board. */
export function png(_chart: Chart, _around: Around): Uint8Array {
  return new Uint8Array();
}
