/**
 * What a chart is drawn on: SVG, a bitmap, or the canvas of a browser. It measures text and gives colours a meaning;
 * everything else is the same for all, so that they show the same.
 */
export interface Surface {
  /** The width in pixels of a line of text, in a CSS font. */
  widthOf(text: string, font: string): number;
  /**
   * What the context calls a colour that has a name here: `series-1`, `context`, `text`, `soft`, `on-2`, `on-context`,
   * `grid`, `axis`, `band`, `reference`, `tint`, `tint-strong`, `ground`, `none`.
   */
  colour(name: string): string;
}
