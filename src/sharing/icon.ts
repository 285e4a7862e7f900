import type { SKRSContext2D } from '@napi-rs/canvas';
import { canvasPng, createCanvas, Image, loadImage } from '../chart/canvas.ts';
import type { Board } from '../board.ts';
import { widthOf } from '../chart/font.ts';
import { fontOf } from '../chart/draw/text.ts';
import { colourOf, textOn } from '../chart/palette.ts';

/** The icons of a site by their file names: the width in pixels, and whether a telephone may cut off its edges. */
export const icons = {
  'icon-192': { size: 192 },
  'icon-512': { size: 512 },
  'icon-maskable-512': { size: 512, isMaskable: true },
} as const satisfies Record<string, { size: number; isMaskable?: boolean }>;

/** An icon as PNG: the board's own drawing (SVG), else the letters that the board is shortened to. */
export async function iconPng(
  board: Pick<Board, 'short' | 'palette'>,
  drawing: Uint8Array | undefined,
  { size, isMaskable = false }: { size: number; isMaskable?: boolean },
): Promise<Uint8Array> {
  const canvas = createCanvas(size, size);
  const context = canvas.getContext('2d');
  const fill = colourOf('series-1', 'light', board.palette);
  context.fillStyle = fill;
  context.fillRect(0, 0, size, size);
  if (drawing) await place(context, drawing, size, isMaskable);
  else letters(context, board.short, textOn(fill), isMaskable ? size * 0.62 : size * 0.8);
  return canvasPng(canvas);
}

/** A drawing over the whole icon, on the colour of its own edge; with room around it where edges may be cut off. */
async function place(context: SKRSContext2D, drawing: Uint8Array, size: number, isMaskable: boolean) {
  const picture = await loadImage(Buffer.from(sized(drawing, size)));
  context.fillStyle = '#FFFFFF';
  context.fillRect(0, 0, size, size);
  context.drawImage(picture, 0, 0, size, size);
  const [red, green, blue] = context.getImageData(size / 2, Math.round(size / 64), 1, 1).data;
  context.fillStyle = `rgb(${red}, ${green}, ${blue})`;
  context.fillRect(0, 0, size, size);
  const inner = isMaskable ? Math.round(size * 0.72) : size;
  context.drawImage(picture, (size - inner) / 2, (size - inner) / 2, inner, inner);
}

/** Whether icons can be made of a drawing. */
export function isDrawn(drawing: Uint8Array): boolean {
  const image = new Image();
  let isRefused = false;
  image.onerror = () => (isRefused = true);
  image.src = Buffer.from(sized(drawing, 32));
  return !isRefused && image.width > 0;
}

/** Whether a drawing of which icons can be made shows something: a point of it that is not as white as the ground. */
export function isSeen(drawing: Uint8Array): boolean {
  if (!hasRoom(drawing)) return false;
  const size = 64;
  const image = new Image();
  image.src = Buffer.from(sized(drawing, size));
  const context = createCanvas(size, size).getContext('2d');
  context.fillStyle = '#FFFFFF';
  context.fillRect(0, 0, size, size);
  context.drawImage(image, 0, 0, size, size);
  return context.getImageData(0, 0, size, size).data.some((part) => part < 250);
}

/** Whether the viewBox of a drawing, if it has one, is four numbers with a width and a height. */
function hasRoom(drawing: Uint8Array): boolean {
  const [, box] =
    /<svg\b[^>]*?\sviewBox\s*=\s*["']([^"']*)/.exec(Buffer.from(drawing).toString('utf8')) ?? [];
  if (box === undefined) return true;
  const numbers = box
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  return numbers.length === 4 && numbers.every(Number.isFinite) && numbers[2]! > 0 && numbers[3]! > 0;
}

/** An SVG drawing that says how large it is, so that it is drawn as finely as the icon. */
function sized(drawing: Uint8Array, size: number): string {
  const text = Buffer.from(drawing).toString('utf8');
  return text.replace(/<svg\b[^>]*>/, (tag) => {
    const bare = tag.replace(/\s(width|height)="[^"]*"/g, '');
    return bare.replace(/^<svg/, `<svg width="${size}" height="${size}"`);
  });
}

/** The letters that a name is shortened to, four at most, as large as `room` lets them be. */
function letters(context: SKRSContext2D, short: string, colour: string, room: number): void {
  const { width } = context.canvas;
  const words = short.trim().split(/\s+/);
  const text = words.length > 1 ? words.map((word) => word[0]).join('') : short;
  const shown = text.slice(0, 4).toUpperCase();
  const size = Math.min(room / 1.4, (room / widthOf(shown, fontOf(100, 700))) * 100);
  context.lang = 'en';
  context.font = fontOf(size, 700);
  context.fillStyle = colour;
  context.fillText(shown, (width - widthOf(shown, context.font)) / 2, width / 2 + size * 0.35);
}

/** A picture as old browsers ask for it: `/favicon.ico`, which holds a PNG. */
export function ico(png: Uint8Array, size: number): Uint8Array {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2); // An icon …
  head.writeUInt16LE(1, 4); // … with one picture.
  head.writeUInt8(size, 6);
  head.writeUInt8(size, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(8, 12); // Eight bits a pixel.
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}
