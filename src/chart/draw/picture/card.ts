import type { Palette } from '../../../board.ts';
import { isSymbol, type Symbol } from '../../../dataset/symbols.ts';
import { labelOf } from '../../../dataset/table.ts';
import type { Chart } from '../../chart.ts';
import { widthOf } from '../../font.ts';
import { words } from '../../words/words.ts';
import { fontOf, wrapped } from '../text.ts';

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

/** The height of the stripe along the top, which the pages of the site have too. */
export const stripe = 10;

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

/**
 * A card for a chart: title and subtitle above its room; below it the source, the symbols and the board. Small words
 * leave more room.
 */
export function card(chart: Chart, around: Around, isSmall = false): Card {
  const choices = isSmall ? titles.slice(3) : titles;
  const [size] = choices.find(([each, most]) => lines(chart.title, width, each, 700).length <= most)!;
  const top = isSmall ? 28 : 40;
  const title = heading(chart.title, { ...bold, y: top, size }, 1.14);
  const under = { ...plain, y: title.bottom + (isSmall ? 4 : 8), size: isSmall ? 20 : 24 };
  const subtitle = heading(chart.subtitle, under, 1.25);
  const below = foot(chart, around);
  const y = Math.ceil(subtitle.bottom + (isSmall ? 10 : 16));
  return {
    lines: [...title.lines, ...subtitle.lines, ...below.lines],
    room: { x: margin, y, width, height: Math.floor(below.rule - 14 - y) },
    rule: below.rule,
  };
}

/** A card on which a chart that cannot be drawn in its room is told: as many sentences as there is room for. */
export function spoken(chart: Chart, around: Around): Card {
  const set = card(chart, around, true);
  const { x, y, height } = set.room;
  const { description } = words(chart);
  let told: Line[] = [];
  for (const [index] of description.entries()) {
    const text = description.slice(0, index + 1).join(' ');
    const next = column(text, { ...plain, x, y, width, size: 22, colour: 'text' }, 1.4);
    if (next.bottom <= y + height) told = next.lines;
  }
  return { ...set, lines: [...set.lines, ...told] };
}

/** A card that stands where a picture was: a title and a text. */
export function noticeCard(title: string, text: string): Card {
  const { lines: head, bottom } = heading(title, { ...bold, y: 36, size: 42 }, 1.14);
  const told = column(text, { ...plain, x: margin, y: bottom + 24, width, size: 28 }, 1.4);
  const rule = cardSize.height - margin;
  return { lines: [...head, ...told.lines], room: { x: margin, y: rule, width, height: 0 }, rule };
}

const bold = { weight: 700, colour: 'text' } as const;
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

/** The narrowest width that needs no more lines than the whole: lines of like length. */
function balanced(text: string, room: number, size: number, weight: 400 | 700): number {
  const most = lines(text, room, size, weight).length;
  let narrow = room;
  while (narrow > room / 2 && lines(text, narrow - 16, size, weight).length <= most) narrow -= 16;
  return narrow;
}

const small = { ...plain, size: 17 };

/** Lines of like length at the head of a card. */
function heading(text: string, line: Omit<Line, 'text' | 'x'>, leading: number) {
  const narrow = balanced(text, width, line.size, line.weight);
  return column(text, { ...line, x: margin, width: narrow }, leading);
}

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
    const name = column(board, { ...right, ...bold, y, size: 19 }, 1.3);
    const said = column(notice, { ...small, ...right, y: name.bottom }, 1.3);
    return { lines: [...sources, ...name.lines, ...said.lines], bottom: Math.max(bottom, said.bottom) };
  };
  const shift = cardSize.height - 26 - columns(0).bottom;
  return { lines: columns(shift).lines, rule: shift - 12 };
}

/** What the symbols mean that stand in a chart in the place of values, and how many things it could not place. */
function symbolWords(chart: Chart): string[] {
  const label = (symbol: Symbol) => `${symbol} ${labelOf(chart.dataset, symbol)}`;
  if (!('series' in chart)) {
    const symbols = [...new Set(chart.unplaced.map(({ symbol }) => symbol))].filter(isSymbol).sort();
    const count = chart.unplaced.length;
    const lead = `${count} more ${count === 1 ? 'is' : 'are'} not shown`;
    return count > 0 ? [`${lead}: ${symbols.map(label).join('; ')}`] : [];
  }
  const cells = chart.series.flatMap(({ values }) => values);
  const used = new Set(cells.filter((cell) => isSymbol(cell)).filter((cell) => cell !== '[z]'));
  return used.size > 0 ? [[...used].sort().map(label).join('; ')] : [];
}
