import type { Palette } from '../../board.ts';
import { isSymbol, type Symbol } from '../../dataset/symbols.ts';
import { labelOf } from '../../dataset/table.ts';
import type { Chart } from '../chart.ts';
import { widthOf } from '../font.ts';
import { fontOf, wrapped } from './text.ts';

/** What stands around a chart on its picture. */
export interface Around {
  /** The board's full name. */
  board: string;
  /** What the board says of every page. */
  notice: string;
  /** `Source: …. Final figures.` */
  source: string;
  /** The board's own colours. */
  palette?: Palette | undefined;
}

/** A line of text on a card: its left end, and the middle of its height. */
export interface Line {
  text: string;
  x: number;
  y: number;
  size: number;
  weight: 400 | 700;
  colour: 'text' | 'soft';
}

/** A card with its words set: what is left is the chart's. */
export interface Card {
  lines: Line[];
  room: { x: number; y: number; width: number; height: number };
  /** Where a line parts the chart from what stands below it. */
  rule: number;
}

/** The size of a picture in pixels: that of a slide, and of a card on social media. */
export const cardSize = { width: 1200, height: 675 } as const;

const margin = 48;
const width = cardSize.width - 2 * margin;

/** The title is set as large as it fits: the size, and the most lines of that size. */
const titles = [
  [42, 2],
  [38, 2],
  [34, 3],
  [30, 4],
  [26, Infinity],
] as const;

/** A card for a chart: title and subtitle above its room; below it the source, the symbols and the board. */
export function card(chart: Chart, around: Around): Card {
  const [size] = titles.find(([each, most]) => lines(chart.title, width, each, 700).length <= most)!;
  const title = column(chart.title, { x: margin, y: 36, width, size, weight: 700, colour: 'text' }, 1.14);
  const top = title.bottom + 8;
  const subtitle = column(chart.subtitle, { ...plain, x: margin, y: top, width, size: 24 }, 1.25);
  const below = foot(chart, around);
  const y = Math.ceil(subtitle.bottom + 16);
  return {
    lines: [...title.lines, ...subtitle.lines, ...below.lines],
    room: { x: margin, y, width, height: Math.floor(below.rule - 14 - y) },
    rule: below.rule,
  };
}

const plain = { weight: 400, colour: 'soft' } as const;

type Column = Omit<Line, 'text'> & { width: number };

/** Text in lines of a width, from a top edge downwards. */
function column(text: string, { width: room, y, ...line }: Column, leading: number) {
  const height = line.size * leading;
  const set = lines(text, room, line.size, line.weight).map((each, index): Line => ({
    ...line,
    text: each,
    y: y + (index + 0.5) * height,
  }));
  return { lines: set, bottom: y + set.length * height };
}

function lines(text: string, room: number, size: number, weight: 400 | 700): string[] {
  return wrapped(text, room, fontOf(size, weight), widthOf);
}

const small = { ...plain, size: 17 };

/** Two columns at the foot: where the figures are from, and who publishes them. */
function foot(chart: Chart, { board, notice, source }: Around) {
  const left = [source, ...symbolWords(chart)];
  const columns = (y: number) => {
    let bottom = y;
    const sources = left.flatMap((text) => {
      const set = column(text, { ...small, x: margin, y: bottom, width: 640 }, 1.3);
      bottom = set.bottom;
      return set.lines;
    });
    const right = { x: 760, width: cardSize.width - margin - 760 };
    const name = column(board, { ...small, ...right, y, weight: 700, colour: 'text' }, 1.3);
    const said = column(notice, { ...small, ...right, y: name.bottom }, 1.3);
    return { lines: [...sources, ...name.lines, ...said.lines], bottom: Math.max(bottom, said.bottom) };
  };
  const shift = cardSize.height - 26 - columns(0).bottom;
  return { lines: columns(shift).lines, rule: shift - 12 };
}

/** What the symbols mean that stand in a chart in the place of values. */
function symbolWords(chart: Chart): string[] {
  const cells = 'series' in chart ? chart.series.flatMap(({ values }) => values) : [];
  const used = new Set(cells.filter((cell): cell is Symbol => isSymbol(cell) && cell !== '[z]'));
  const told = [...used].sort().map((symbol) => `${symbol} ${labelOf(chart.dataset, symbol)}`);
  return told.length > 0 ? [told.join('; ')] : [];
}
