import type { QuadrantChart, Quarter } from '../chart.ts';
import type { Surface } from './surface.ts';
import { fontOf, wrapped } from './text.ts';

const line = 18;
const [gap, edge, gutter] = [4, 4, 18];

/** A cell with its place in pixels, its words broken into lines, its labels in columns. */
interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Whether it is high both across and up: the cell that matters most. */
  isMost: boolean;
  padding: number;
  heading: string[];
  /** Labels of each column, each in lines. */
  columns: string[][][];
}

interface Layout {
  height: number;
  boxes: Box[];
  /** What stands above the cells and below them, in lines, beside arrows; nothing when cells stand one below another. */
  axes: { up: string[]; across: string[] } | undefined;
}

/** The height in pixels of a quadrant at a width; it grows with what the cells hold. */
export function quadrantHeight(chart: QuadrantChart, width: number, surface: Surface): number {
  return layout(chart, width, surface).height;
}

/** Draws a quadrant: two by two cells between two arrows, or one cell below another where words would not fit. */
export function drawQuadrant(
  context: CanvasRenderingContext2D,
  chart: QuadrantChart,
  width: number,
  surface: Surface,
): void {
  const { boxes, axes, height } = layout(chart, width, surface);
  const write = writer(context, surface);
  for (const box of boxes) drawBox(context, box, surface, write);
  if (!axes) return;
  axes.up.forEach((text, index) => write(text, 0, line * (index + 0.5), 700));
  axes.across.forEach((text, index) => {
    const at = width - surface.widthOf(text, fontOf(700));
    write(text, at, height - line * (axes.across.length - index - 0.5), 700);
  });
  const [top, foot] = [boxes[0]!.y, boxes[3]!.y + boxes[3]!.height];
  context.strokeStyle = surface.colour('axis');
  context.lineWidth = 2;
  arrow(context, [6, foot], [6, top]);
  arrow(context, [gutter, foot + 12], [width - 1, foot + 12]);
}

type Write = (text: string, x: number, y: number, weight: 400 | 700) => void;

function writer(context: CanvasRenderingContext2D, surface: Surface): Write {
  return (text, x, y, weight) => {
    context.font = fontOf(weight);
    context.fillStyle = surface.colour('text');
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.fillText(text, x, y);
  };
}

function drawBox(context: CanvasRenderingContext2D, box: Box, surface: Surface, write: Write): void {
  const { x, y, width, height, isMost, padding, heading, columns } = box;
  context.fillStyle = surface.colour(isMost ? 'tint-strong' : 'tint');
  context.fillRect(x, y, width, height);
  context.fillStyle = surface.colour(isMost ? 'series-3' : 'axis');
  context.fillRect(x, y, width, isMost ? edge : 1);
  const top = y + edge + padding;
  heading.forEach((text, index) => write(text, x + padding, top + line * (index + 0.5), 700));
  const start = top + line * heading.length + 8;
  columns.forEach((labels, column) => {
    const left = x + padding + (column * (width - padding)) / columns.length;
    let at = start;
    for (const lines of labels) {
      lines.forEach((text, index) =>
        write(text, left + (index ? indent : 0), at + line * (index + 0.5), 400),
      );
      at += line * lines.length + between;
    }
  });
}

/** Between one label and the next, and of the later lines of a label. */
const [between, indent] = [4, 12];

function arrow(context: CanvasRenderingContext2D, from: [number, number], to: [number, number]): void {
  const [along, aside] =
    from[0] === to[0]
      ? [
          [0, 7],
          [5, 0],
        ]
      : [
          [-7, 0],
          [0, 5],
        ];
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.moveTo(to[0] + along![0]! - aside![0]!, to[1] + along![1]! - aside![1]!);
  context.lineTo(...to);
  context.lineTo(to[0] + along![0]! + aside![0]!, to[1] + along![1]! + aside![1]!);
  context.stroke();
}

function layout(chart: QuadrantChart, width: number, surface: Surface): Layout {
  const padding = width > 500 ? 14 : 10;
  const half = (width - gutter - gap) / 2;
  const beside = chart.cells.map((cell, index) => box(cell, index === 1, half, padding, surface));
  if (beside.every(isReadable)) return grid(chart, beside, width, surface);
  const below = [1, 0, 3, 2].map((index) => box(chart.cells[index]!, index === 1, width, padding, surface));
  let y = 0;
  for (const each of below) {
    each.y = y;
    y += each.height + gap;
  }
  return { height: y - gap, boxes: below, axes: undefined };
}

/** Whether no word had to be broken, and no label takes more than two lines. */
function isReadable({ heading, columns }: Box): boolean {
  const labels = columns.flat();
  const isWhole = [heading, ...labels].every((lines) => lines.every((text) => !/\S-$/.test(text)));
  return isWhole && heading.length <= 4 && labels.every((lines) => lines.length <= 2);
}

/** Four cells two by two, high up first, those beside each other of one height. */
function grid(chart: QuadrantChart, boxes: Box[], width: number, surface: Surface): Layout {
  const title = ({ title, unit }: QuadrantChart['up']) => (unit === '%' ? `${title} (%)` : title);
  const up = wrapped(title(chart.up), width, surface, 700);
  const across = wrapped(title(chart.across), width - gutter, surface, 700);
  let y = up.length * line + 6;
  for (const row of [boxes.slice(0, 2), boxes.slice(2)]) {
    const height = Math.max(...row.map((each) => each.height));
    row.forEach((each, index) => Object.assign(each, { y, height, x: gutter + index * (each.width + gap) }));
    y += height + gap;
  }
  return { height: y - gap + 20 + across.length * line, boxes, axes: { up, across } };
}

/** A cell at the top left, as high as what it holds. */
function box(
  { heading, labels }: Quarter,
  isMost: boolean,
  width: number,
  padding: number,
  surface: Surface,
): Box {
  const room = width - 2 * padding;
  const head = wrapped(heading, room, surface, 700);
  const lines = (labels.length > 0 ? labels : ['None']).map((label) =>
    wrapped(label, room - indent, surface),
  );
  const columns = parted(lines, room, surface);
  const tallest = Math.max(...columns.map(heightOf));
  const height = edge + padding + head.length * line + 8 + tallest + padding;
  return { x: 0, y: 0, width, height, isMost, padding, heading: head, columns };
}

function heightOf(labels: readonly string[][]): number {
  return labels.reduce((sum, lines) => sum + lines.length * line, 0) + (labels.length - 1) * between;
}

/** Two columns when there are many labels and each fits half the room on one line. */
function parted(labels: string[][], room: number, surface: Surface): string[][][] {
  const isNarrow = ([text, ...more]: string[]) =>
    more.length === 0 && surface.widthOf(text!, fontOf()) <= room / 2 - 8;
  if (labels.length < 8 || !labels.every(isNarrow)) return [labels];
  const half = Math.ceil(labels.length / 2);
  return [labels.slice(0, half), labels.slice(half)];
}
