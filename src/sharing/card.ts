import type { Palette } from '../board.ts';
import { bitmap, type Bitmap, type DrawnText } from '../chart/draw/picture/bitmap.ts';
import { fontOf, wrapped, type Weight } from '../chart/draw/text.ts';
import { widthOf } from '../chart/font.ts';
import { colourOf, textOn } from '../chart/palette.ts';
import { flatPng } from '../document/png.ts';
import type { Headline } from '../headline.ts';

/** What stands for a page where it is shared: the words of its card, and the colour of its series. */
export interface ShareCard {
  /** Above the title: `Case reviews (CRAG) · 2019/20`. */
  kicker: string;
  title: string;
  /** A sentence below the title, shown where there is room for it. */
  lead?: string | undefined;
  /** A key number with all that it takes to read it rightly. */
  number?: { value: string; label: string; when?: string | undefined } | undefined;
  board: string;
  /** What the board says of every page. */
  notice: string;
  colour: CardColour;
  palette?: Palette | undefined;
}

/** A colour of the board's palette that can be a ground for text. */
export type CardColour = 'series-1' | 'series-2' | 'series-3' | 'series-5';

/** The size in pixels for which the services are made that show such cards. */
export const shareSize = { width: 1200, height: 630 } as const;

const margin = 56;
const panel = { x: 820, width: shareSize.width - 820 };

/** A card as PNG, of at most 256 colours. */
export function sharePng(card: ShareCard): Uint8Array {
  const { width, height } = shareSize;
  const { context } = drawn(card);
  return flatPng(context.getImageData(0, 0, width, height).data, width, height);
}

/** Every text that a card shows, and where. */
export function shareTexts(card: ShareCard): DrawnText[] {
  return drawn(card).texts;
}

/** What a card says, for those who do not see it. */
export function shareWords({ kicker, title, number, lead }: ShareCard): string {
  const figure = number && `${number.label}: ${[number.value, number.when].filter(Boolean).join(', ')}`;
  return [kicker, title, figure ?? lead]
    .filter(Boolean)
    .join('. ')
    .replace(/([.?!])\. /g, '$1 ');
}

/**
 * The first of the headlines that has a number, with its time and what it is compared with; none that is hidden, since a
 * symbol in the place of a value needs words that a card has no room for.
 */
export function keyNumber(headlines: readonly Omit<Headline, 'trend'>[]): ShareCard['number'] {
  const first = headlines.find(({ value }) => /\d/.test(value) && !value.includes('['));
  if (!first) return undefined;
  const when = [first.when, first.change].filter(Boolean).join(', ');
  return { value: first.value, label: first.label, ...(when && { when }) };
}

function drawn(card: ShareCard): Bitmap {
  const sheet = bitmap(shareSize.width, shareSize.height);
  const { number, colour, palette } = card;
  const fill = colourOf(colour, 'light', palette);
  rectangle(sheet, colourOf('ground', 'light'), 0, 0, shareSize.width, shareSize.height);
  const band = number ? 18 : 44;
  rectangle(sheet, fill, 0, 0, band, shareSize.height);
  if (number) rectangle(sheet, fill, panel.x, 0, panel.width, shareSize.height);
  const right = number ? panel.x : shareSize.width;
  const room = { x: band + margin, width: right - band - 2 * margin };
  const foot = footOf(sheet, card, room);
  headOf(sheet, card, room, foot - 28);
  if (number) numberOf(sheet, number, textOn(fill));
  return sheet;
}

/** The kicker and the title, as large as they fit above `bottom`; then the lead, where all of it can be read. */
function headOf(sheet: Bitmap, { kicker, title, lead, number }: ShareCard, room: Room, bottom: number): void {
  const soft = colourOf('soft', 'light');
  const above = text(sheet, kicker, { ...room, y: margin, height: 90, from: 30, weight: 700, colour: soft });
  const y = above + 18;
  const height = (bottom - y) * (lead && !number ? 0.62 : 1);
  const look = { from: number ? 130 : 84, weight: 700, leading: 1.1, isEven: true } as const;
  const under = text(sheet, title, { ...room, ...look, y, height, colour: colourOf('text', 'light') }) + 18;
  const below = { ...room, y: under, height: bottom - under, from: 38, weight: 400, colour: soft } as const;
  if (lead && fitted(lead, below).size >= 26) text(sheet, lead, below);
}

/** The board and its notice along the foot; gives the height at which they begin. */
function footOf(sheet: Bitmap, { board, notice }: ShareCard, room: Room): number {
  const parts = [
    { words: board, from: 28, weight: 700, height: 80, colour: colourOf('text', 'light') },
    {
      words: `Demonstration. ${notice}`,
      from: 21,
      weight: 400,
      height: 150,
      colour: colourOf('soft', 'light'),
    },
  ] as const;
  const set = parts.map((part) => fitted(part.words, { ...room, ...part }));
  const total = set.reduce((sum, { lines, size }) => sum + lines.length * size * 1.3, 0);
  const top = shareSize.height - 44 - total;
  let y = top;
  for (const part of parts) y = text(sheet, part.words, { ...room, ...part, y });
  return top;
}

/** The key number on its ground, in the middle of the height, with its label and its time. */
function numberOf(sheet: Bitmap, number: NonNullable<ShareCard['number']>, colour: string): void {
  const room = { x: panel.x + 40, width: panel.width - 80, colour };
  const parts = [
    { words: number.value, from: 150, weight: 700, height: 250, leading: 1.02 },
    { words: number.label, from: 36, weight: 700, height: 170 },
    ...(number.when ? [{ words: number.when, from: 28, weight: 400, height: 90 } as const] : []),
  ] as const;
  const heights = parts.map((part) => {
    const { lines, size } = fitted(part.words, { ...room, ...part });
    return lines.length * size * (part === parts[0] ? 1.02 : leadingOf({}));
  });
  const gap = 14;
  let y = (shareSize.height - heights.reduce((sum, each) => sum + each + gap, -gap)) / 2;
  for (const part of parts) y = text(sheet, part.words, { ...room, ...part, y }) + gap;
}

interface Room {
  x: number;
  width: number;
}

interface Setting {
  width: number;
  height: number;
  /** The largest size in pixels. */
  from: number;
  weight: Weight;
  /** The height of a line, as a multiple of its size. */
  leading?: number;
  /** Whether its lines are of like length. */
  isEven?: boolean;
}

/** A text in lines at the largest size at which all of it fits its room without a word being broken, if there is one. */
function fitted(words: string, setting: Setting): { lines: string[]; size: number } {
  const { width, height, from, weight, isEven } = setting;
  for (let size = from; ; size -= 1) {
    const font = fontOf(size, weight);
    const lines = wrapped(words, width, font, widthOf);
    const isWhole = words.split(' ').every((word) => widthOf(word, font) <= width);
    const isLow = lines.length * size * leadingOf(setting) <= height;
    if (isLow && (isWhole || size <= from / 2))
      return { lines: isEven ? balanced(lines, words, width, font) : lines, size };
  }
}

/** The same text in as many lines, of like length. */
function balanced(lines: string[], words: string, width: number, font: string): string[] {
  let set = lines;
  for (let narrow = width - 20; narrow > width / 2; narrow -= 20) {
    const next = wrapped(words, narrow, font, widthOf);
    const isWhole = next.join(' ') === lines.join(' ');
    if (next.length > lines.length || !isWhole) break;
    set = next;
  }
  return set;
}

function leadingOf({ leading = 1.3 }: Pick<Setting, 'leading'>): number {
  return leading;
}

/** Writes a text from `y` downwards; gives the height at which it ends. */
function text(
  { context }: Bitmap,
  words: string,
  setting: Setting & Room & { y: number; colour: string },
): number {
  const { lines, size } = fitted(words, setting);
  const height = size * leadingOf(setting);
  context.font = fontOf(size, setting.weight);
  context.fillStyle = setting.colour;
  for (const [index, line] of lines.entries())
    context.fillText(line, setting.x, setting.y + (index + 0.5) * height + size * 0.35);
  return setting.y + lines.length * height;
}

function rectangle({ context }: Bitmap, colour: string, ...place: [number, number, number, number]): void {
  context.fillStyle = colour;
  context.fillRect(...place);
}
