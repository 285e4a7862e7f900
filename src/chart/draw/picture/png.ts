import { ChartJs } from '../chartjs.ts';
import type { Palette } from '../../../board.ts';
import { canvasPng, release } from '../../canvas.ts';
import type { Chart } from '../../chart.ts';
import { widthOf } from '../../font.ts';
import { colourOf } from '../../palette.ts';
import { bitmap, isClear, type Bitmap, type DrawnText } from './bitmap.ts';
import { card, cardSize, noticeCard, spoken, stripe, type Around, type Card } from './card.ts';
import { plan, type Plan } from '../configuration.ts';
import type { Surface } from '../surface.ts';
import { fontOf } from '../text.ts';

/** A chart as a PNG of 1200 × 675, with its title, its source and its board. */
export function png(chart: Chart, around: Around): Uint8Array {
  return canvasPng(drawn(chart, around).canvas);
}

/** A PNG of the same size that tells why there is no chart. */
export function noticePng(title: string, text: string): Uint8Array {
  return canvasPng(joined(noticeCard(title, text), undefined, undefined).canvas);
}

/** Every text that the PNG of a chart shows, and where. */
export function pngTexts(chart: Chart, around: Around): DrawnText[] {
  return drawn(chart, around).texts;
}

/** The ways to set a card, the best first: with less and less room for words, and the chart pressed at the last. */
const ways: readonly Way[] = [
  ...[28, 25].map((text) => ({ text, isTall: true })),
  ...[22, 20, 18, 16].map((text) => ({ text })),
  ...[20, 18, 16].map((text) => ({ text, isSmall: true })),
  ...[18, 16].map((text) => ({ text, isSmall: true, isTight: true })),
];

interface Way {
  /** The size of text in the chart, in pixels. */
  text: number;
  /** Whether it is for charts whose height is that of their rows. */
  isTall?: boolean;
  /** Whether the words around the chart are small. */
  isSmall?: boolean;
  /** Whether the chart is pressed into its room. */
  isTight?: boolean;
}

/** A chart on its card, set the first way in which all of it can be read; else what it says in words. */
function drawn(chart: Chart, around: Around): Bitmap {
  const hasRows = chart.kind === 'bar' || chart.kind === 'stacked' || chart.kind === 'stacked-100';
  for (const way of ways.filter(({ isTall }) => hasRows || !isTall)) {
    const set = card(chart, around, way.isSmall);
    const inner = fitted(chart, set.room, way, around.palette);
    if (inner) return joined(set, inner, around.palette);
  }
  return joined(spoken(chart, around), undefined, around.palette);
}

/** A card with a drawing in its room. */
function joined(set: Card, inner: Bitmap | undefined, palette: Palette | undefined): Bitmap {
  const sheet = bitmap(cardSize.width, cardSize.height);
  ground(sheet, set, paint(palette));
  if (!inner) return sheet;
  const { x, y } = set.room;
  sheet.context.drawImage(inner.canvas, x, y);
  release(inner.canvas);
  const moved = inner.texts.map(({ left, top, right, bottom, ...text }) => ({
    ...text,
    ...{ left: left + x, top: top + y, right: right + x, bottom: bottom + y },
  }));
  sheet.texts.push(...moved);
  return sheet;
}

/** The words around the chart, on white. */
function ground({ context }: Bitmap, words: Card, colour: Surface['colour']): void {
  const { width, height } = cardSize;
  const { x } = words.room;
  context.fillStyle = colour('ground');
  context.fillRect(0, 0, width, height);
  context.fillStyle = colour('series-1');
  context.fillRect(0, 0, width, stripe);
  context.fillStyle = colour('grid');
  context.fillRect(x, words.rule, width - 2 * x, 1);
  for (const { text, x: left, y, size, weight, colour: name } of words.lines) {
    context.font = fontOf(size, weight);
    context.fillStyle = colour(name);
    context.fillText(text, left, y + size * 0.35);
  }
}

/** The chart in its room; `undefined` when it does not fit, or its text would not be clear. */
function fitted(
  chart: Chart,
  { width, height }: Card['room'],
  { text, isTight = false }: Way,
  palette: Palette | undefined,
): Bitmap | undefined {
  const frame = { width, height, size: 'wide', text, isTight } as const;
  const planned = plan(chart, frame, { widthOf, colour: paint(palette) });
  if (planned.height > height) return undefined;
  const sheet = bitmap(width, planned.height);
  draw(planned, sheet);
  if (isClear(sheet.texts, width, planned.height)) return sheet;
  release(sheet.canvas);
  return undefined;
}

/** Draws a planned chart on a bitmap. */
export function draw({ configuration }: Plan, { context }: Bitmap): void {
  new ChartJs(context as unknown as CanvasRenderingContext2D, configuration).destroy();
}

/** The grounds of cells, as pages have them. */
const tints: Readonly<Record<string, string>> = { tint: '#F6F3EE', 'tint-strong': '#ECE6DB' };

/** The meaning of the names of colours on white. */
export function paint(palette: Palette | undefined): Surface['colour'] {
  return (name) => {
    if (name === 'none') return 'transparent';
    return tints[name] ?? colourOf(name, 'light', palette);
  };
}
