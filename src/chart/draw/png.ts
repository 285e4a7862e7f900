import {
  BarController,
  BarElement,
  Chart as ChartJs,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js';
import type { Palette } from '../../board.ts';
import type { Chart } from '../chart.ts';
import { widthOf } from '../font.ts';
import { colourOf } from '../palette.ts';
import { bitmap, isClear, type Bitmap, type DrawnText } from './bitmap.ts';
import { card, cardSize, type Around, type Card } from './card.ts';
import { plan, type Plan } from './configuration.ts';
import type { Surface } from './surface.ts';
import { fontOf } from './text.ts';

ChartJs.register(BarController, BarElement, LinearScale, LineController, LineElement, PointElement);

/** The sizes of text in a chart on a picture, in pixels: the first with which the chart fits. */
const sizes = [22, 20, 18, 16];

/** A chart as a PNG of 1200 × 675, with its title, its source and its board. */
export function png(chart: Chart, around: Around): Uint8Array {
  return drawn(chart, around).canvas.encodeSync('png');
}

/** Every text that the PNG of a chart shows, and where. */
export function pngTexts(chart: Chart, around: Around): DrawnText[] {
  return drawn(chart, around).texts;
}

function drawn(chart: Chart, around: Around): Bitmap {
  const surface: Surface = { widthOf, colour: paint(around.palette) };
  const set = card(chart, around);
  const sheet = bitmap(cardSize.width, cardSize.height);
  ground(sheet, set, surface);
  const inner = fitted(chart, set.room, surface);
  sheet.context.drawImage(inner.canvas, set.room.x, set.room.y);
  const moved = inner.texts.map((text) => ({
    ...text,
    left: text.left + set.room.x,
    right: text.right + set.room.x,
    top: text.top + set.room.y,
    bottom: text.bottom + set.room.y,
  }));
  sheet.texts.push(...moved);
  return sheet;
}

/** The words around the chart, on white. */
function ground({ context }: Bitmap, words: Card, { colour }: Surface): void {
  const { width, height } = cardSize;
  const { x } = words.room;
  context.fillStyle = colour('ground');
  context.fillRect(0, 0, width, height);
  context.fillStyle = colour('grid');
  context.fillRect(x, words.rule, width - 2 * x, 1);
  for (const { text, x: left, y, size, weight, colour: name } of words.lines) {
    context.font = fontOf(size, weight);
    context.fillStyle = colour(name);
    context.fillText(text, left, y + size * 0.35);
  }
}

/** The chart in its room, its text as large as it fits. */
function fitted(chart: Chart, { width, height }: Card['room'], surface: Surface): Bitmap {
  for (const text of sizes) {
    const planned = plan(chart, { width, height, size: 'wide', text }, surface);
    if (planned.height > height) continue;
    const sheet = bitmap(width, planned.height);
    draw(planned, sheet);
    if (isClear(sheet.texts, width, planned.height)) return sheet;
  }
  throw new Error('The chart does not fit.');
}

/** Draws a planned chart on a bitmap. */
export function draw({ configuration }: Plan, { context }: Bitmap): void {
  new ChartJs(context as unknown as CanvasRenderingContext2D, configuration).destroy();
}

/** Names that drawings use besides those of the palette, and what stands for them. */
const others: Readonly<Record<string, string>> = { soft: 'reference', 'on-context': 'text', tint: 'band' };

/** The meaning of the names of colours on white. */
export function paint(palette: Palette | undefined): Surface['colour'] {
  return (name) => (name === 'none' ? 'transparent' : colourOf(others[name] ?? name, 'light', palette));
}
