/** The two sizes a chart is drawn in: the measure of a page, and a phone. */
export type Size = 'wide' | 'narrow';

/** The widths in pixels that inline drawings are made for; a page shows them scaled by 0.86 at the least. */
export const widths = { wide: 640, narrow: 320 } as const;

/** The room that a chart is drawn in. */
export interface Frame {
  /** In pixels. */
  width: number;
  /** The height in pixels that is wished for; a chart whose text needs more takes more. Left out: what looks best. */
  height?: number;
  /** Whether things stand beside each other, or below. */
  size: Size;
  /** The size of text, in pixels. */
  text: number;
  /**
   * Whether a chart that is taller than the frame is pressed into it: bars lose their values and have an axis, the names
   * in a quadrant run on.
   */
  isTight?: boolean;
  /** Whether the chart answers to a pointer, in a browser. */
  isLive?: boolean;
}

/** The frame of an inline drawing. */
export function frameOf(size: Size): Frame {
  return { width: widths[size], size, text: 14 };
}
