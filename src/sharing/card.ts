import { canvasPng } from '../chart/canvas.ts';
import { bitmap, type Bitmap, type DrawnText } from '../chart/draw/picture/bitmap.ts';
import { fontOf, wrapped, type Weight } from '../chart/draw/text.ts';
import { widthOf } from '../chart/font.ts';
import { inks, type Cover } from '../cover.ts';
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
  colour: Cover;
}

/** The size in pixels for which the services are made that show such cards. */
export const shareSize = { width: 1200, height: 630 } as const;

const margin = 56;
const panel = { x: 820, top: 250 };
const rings = 236;
const white = '#ffffff';

/** A card as PNG, of at most 256 colours. */
export function sharePng(card: ShareCard): Uint8Array {
  return canvasPng(drawn(card).canvas);
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
  const { number } = card;
  ground(sheet, card);
  const room = { x: margin, width: (number ? panel.x : shareSize.width - rings) - 2 * margin };
  const foot = footOf(sheet, card, room);
  headOf(sheet, card, room, foot - 28);
  if (number) numberOf(sheet, number, inks[card.colour].soft);
  return sheet;
}

/** The ground of a cover, with its rings about the top right corner. */
function ground({ context }: Bitmap, { colour }: ShareCard): void {
  const { width, height } = shareSize;
  const { ground: fill, rings: tones } = inks[colour];
  context.fillStyle = fill;
  context.fillRect(0, 0, width, height);
  for (let ring = 0; ring < 5; ring += 1) {
    context.beginPath();
    context.moveTo(width, 0);
    context.arc(width, 0, rings * (1 - ring / 5), Math.PI / 2, Math.PI);
    context.closePath();
    context.fillStyle = tones[ring % 3]!;
    context.fill();
  }
}

/** The kicker and the title, as large as they fit above `bottom`; then the lead, where all of it can be read. */
function headOf(
  sheet: Bitmap,
  { kicker, title, lead, number, colour }: ShareCard,
  room: Room,
  bottom: number,
): void {
  const { soft } = inks[colour];
  const above = text(sheet, kicker, { ...room, y: margin, height: 90, from: 30, weight: 700, colour: soft });
  const y = above + 18;
  const height = (bottom - y) * (lead && !number ? 0.62 : 1);
  const look = { from: number ? 130 : 84, weight: 700, leading: 1.1, isEven: true } as const;
  const under = text(sheet, title, { ...room, ...look, y, height, colour: white }) + 18;
  const below = { ...room, y: under, height: bottom - under, from: 38, weight: 400, colour: soft } as const;
  if (lead && fitted(lead, below).size >= 26) text(sheet, lead, below);
}

/** The board and its notice along the foot; gives the height at which they begin. */
function footOf(sheet: Bitmap, { board, notice, colour }: ShareCard, room: Room): number {
  const parts = [
    { words: board, from: 28, weight: 700, height: 80, colour: white },
    {
      words: `Demonstration. ${notice}`,
      from: 21,
      weight: 400,
      height: 150,
      colour: inks[colour].soft,
    },
  ] as const;
  const set = parts.map((part) => fitted(part.words, { ...room, ...part }));
  const total = set.reduce((sum, { lines, size }) => sum + lines.length * size * 1.3, 0);
  const top = shareSize.height - 44 - total;
  let y = top;
  for (const part of parts) y = text(sheet, part.words, { ...room, ...part, y });
  return top;
}

/** The key number below the rings, with its label and its time. */
function numberOf(sheet: Bitmap, number: NonNullable<ShareCard['number']>, soft: string): void {
  const room = { x: panel.x, width: shareSize.width - panel.x - margin };
  const parts = [
    { words: number.value, from: 150, weight: 700, height: 165, leading: 1.02, colour: white },
    { words: number.label, from: 36, weight: 700, height: 120, colour: white },
    ...(number.when
      ? [{ words: number.when, from: 28, weight: 400, height: 72, colour: soft } as const]
      : []),
  ] as const;
  const gap = 10;
  let y: number = panel.top;
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
