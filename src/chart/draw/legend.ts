import type { Chart } from '../chart.ts';
import { widthOf } from '../font.ts';
import { fontOf, wrapped } from './text.ts';

/** A line of text on a picture: its left end, and the middle of its height. */
export interface Line {
  text: string;
  x: number;
  y: number;
  size: number;
  weight: 400 | 700;
  colour: 'text' | 'soft';
}

/** A small square of colour that stands before the name of a series. */
export interface Swatch {
  colour: string;
  x: number;
  y: number;
  size: number;
}

/** The names of series beside their colours; no height when the chart needs none. */
export interface Legend {
  lines: Line[];
  swatches: Swatch[];
  height: number;
}

/** Where a legend stands, and the size of its text. */
export interface Room {
  x: number;
  y: number;
  width: number;
  size: number;
}

/** The names of the series beside their colours, in as many rows as they need; lines bear theirs at their ends. */
export function legend(chart: Chart, { x: left, y, width, size }: Room): Legend {
  const isNamed = 'series' in chart && chart.series.length > 1 && chart.kind !== 'line';
  const found: Legend = { lines: [], swatches: [], height: 0 };
  if (!isNamed) return found;
  const [row, indent] = [Math.round(size * 1.4), Math.round(size * 1.4)];
  let [x, top] = [left, y];
  for (const { name, colour } of chart.series) {
    const set = wrapped(name, width - indent, fontOf(size), widthOf);
    const taken = indent + Math.ceil(Math.max(...set.map((each) => widthOf(each, fontOf(size)))));
    if (x > left && x + taken > left + width) [x, top] = [left, top + row];
    const square = Math.round(size * 0.9);
    const named = colour === 'context' ? colour : `series-${colour + 1}`;
    found.swatches.push({ colour: named, x, y: Math.round(top + (row - square) / 2), size: square });
    set.forEach((text, index) => {
      const middle = top + (index + 0.5) * row;
      found.lines.push({ text, x: x + indent, y: middle, size, weight: 400, colour: 'text' });
    });
    top += (set.length - 1) * row;
    x += taken + Math.round(size * 1.2);
  }
  found.height = top + row - y + Math.round(size * 0.6);
  return found;
}
