import type { QuadrantChart, Quarter } from '../chart.ts';
import { arrow, titleOf } from './points/axis.ts';
import type { Box } from './box.ts';
import type { Frame } from './frame.ts';
import { Sheet } from './sheet.ts';
import type { Surface } from './surface.ts';

/** A cell with its place, its words broken into lines, its labels in columns. */
interface Cell extends Box {
  /** Whether it is high both across and up: the cell that matters most. */
  isMost: boolean;
  heading: Line[];
  /** The labels of each column, each in lines. */
  columns: string[][][];
}

/** A line of a heading; behind an arrow it says how much the cell is up or across. */
interface Line {
  text: string;
  arrow?: 'up' | 'across';
}

/** The drawing of a quadrant: two by two cells between two arrows, or one cell below another where words would not fit. */
export function quadrant(chart: QuadrantChart, frame: Frame, surface: Surface): Sheet {
  const sheet = new Sheet(frame, surface);
  const { width } = frame;
  const half = (width - gutterOf(sheet) - gap) / 2;
  const isWhole = chart.cells.every((cell) => isReadable(sheet, cell, half));
  if (isWhole) grid(sheet, chart, half);
  else pile(sheet, chart);
  return sheet;
}

const gap = 4;

/** The thickness of the edge above the cell that matters most. */
const edge = 5;

/** The room to the left of the cells, for an arrow. */
function gutterOf({ frame }: Sheet): number {
  return Math.round(frame.text * 1.3);
}

/** The room between the edge of a cell and its words. */
function paddingOf({ frame }: Sheet): number {
  return Math.round(frame.text * (frame.size === 'wide' ? 1 : 0.7));
}

/** How far the later lines of a label are indented. */
function indentOf({ frame }: Sheet): number {
  return Math.round(frame.text * 0.8);
}

/** Whether no word would be broken in a cell, the heading takes at most six lines and each label at most two. */
function isReadable(sheet: Sheet, quarter: Quarter, width: number): boolean {
  const room = width - 2 * paddingOf(sheet);
  const { heading, amounts, labels } = quarter;
  const fits = (text: string, within: number, weight: 400 | 700) =>
    sheet.widest(text.split(' '), weight) <= within;
  const isShort = (label: string) => sheet.wrapped(label, room - indentOf(sheet)).length <= 2;
  return (
    (amounts
      ? amounts.every((each) => fits(each, room - arrowRoom(sheet), 700))
      : fits(kept(heading), room, 700)) &&
    headingLines(sheet, quarter, room, true).length <= 6 &&
    labels.every((label) => fits(label, room - indentOf(sheet), 400) && isShort(label))
  );
}

/**
 * Two by two cells, high up first, those beside each other of one height. A wish for more height is shared; where the
 * cells are higher than wished for, their labels stand in two columns.
 */
function grid(sheet: Sheet, chart: QuadrantChart, half: number): void {
  const { line, frame } = sheet;
  const [up, across] = [chart.up, chart.across].map((field) =>
    sheet.wrapped(titleOf(field), frame.width, 700),
  ) as [string[], string[]];
  const [top, foot] = [up.length * line + 6, line + across.length * line];
  const wish = frame.height === undefined ? undefined : frame.height - top - foot - gap;
  const loose = cellsOf(sheet, chart, half, false);
  const isTall = wish !== undefined && sum(heights(loose)) > wish;
  const cells = isTall ? cellsOf(sheet, chart, half, true) : loose;
  const spare = Math.max(0, (wish ?? 0) - sum(heights(cells))) / 2;
  let y = top;
  heights(cells).forEach((height, row) => {
    cells.slice(row * 2, row * 2 + 2).forEach((cell, side) => {
      const left = gutterOf(sheet) + side * (half + gap);
      draw(sheet, { ...cell, left, right: left + half, top: y, bottom: y + height + spare });
    });
    y += height + spare + gap;
  });
  sheet.height = Math.ceil(y - gap + foot);
  axes(sheet, { up, across }, [top, y - gap]);
}

function cellsOf(sheet: Sheet, chart: QuadrantChart, width: number, isTight: boolean): Cell[] {
  return chart.cells.map((quarter, index) =>
    cellOf(sheet, quarter, { isMost: index === 1, width, isTight, hasAxes: true }),
  );
}

/** The heights of two rows of two cells. */
function heights(cells: readonly Cell[]): number[] {
  return [cells.slice(0, 2), cells.slice(2)].map((row) => Math.max(...row.map(({ bottom }) => bottom)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** An arrow upwards and one across, with what they mean. */
function axes(
  sheet: Sheet,
  { up, across }: Record<'up' | 'across', string[]>,
  [top, foot]: [number, number],
): void {
  const { line, height } = sheet;
  const { width, text } = sheet.frame;
  const middle = Math.round(text * 0.45);
  const below = foot + Math.round(line * 0.6);
  arrow(sheet, [middle, foot], [middle, top]);
  arrow(sheet, [gutterOf(sheet), below], [width - 1, below]);
  up.forEach((each, index) => sheet.write({ text: each, x: 0, y: line * (index + 0.5), weight: 700 }));
  across.forEach((each, index) => {
    const y = height - line * (across.length - index - 0.5);
    sheet.write({ text: each, x: width, y, align: 'right', weight: 700 });
  });
}

/** Cells one below another, the one that matters most first, then those that are high up. */
function pile(sheet: Sheet, chart: QuadrantChart): void {
  const { width } = sheet.frame;
  let y = 0;
  for (const index of [1, 0, 3, 2]) {
    const cell = cellOf(sheet, chart.cells[index]!, {
      ...{ isMost: index === 1, width },
      ...{ isTight: false, hasAxes: false },
    });
    draw(sheet, { ...cell, top: y, bottom: y + cell.bottom });
    y += cell.bottom + gap;
  }
  sheet.height = Math.ceil(y - gap);
}

interface Manner {
  isMost: boolean;
  width: number;
  /** Whether labels stand in two columns wherever there are several. */
  isTight: boolean;
  /** Whether arrows beside the cells say what is up and what is across. */
  hasAxes: boolean;
}

/** A cell at the top left, as high as what it holds. */
function cellOf(sheet: Sheet, quarter: Quarter, { isMost, width, isTight, hasAxes }: Manner): Cell {
  const padding = paddingOf(sheet);
  const room = width - 2 * padding;
  const { labels } = quarter;
  const lines = headingLines(sheet, quarter, room, hasAxes);
  const columns = columnsOf(sheet, labels.length > 0 ? labels : ['None'], room, isTight);
  const tallest = Math.max(...columns.map((column) => heightOf(sheet, column)));
  const bottom = edge + padding * 2 + lines.length * sheet.line + betweenOf(sheet) * 2 + tallest;
  return { left: 0, top: 0, right: width, bottom, isMost, heading: lines, columns };
}

/**
 * A heading in lines: with axes, how much it is up and how much across; else what stands behind a semicolon begins a line
 * of its own, and `20% or more` is not broken.
 */
function headingLines(sheet: Sheet, { heading, amounts }: Quarter, room: number, hasAxes: boolean): Line[] {
  if (hasAxes && amounts) {
    const arrows = ['up', 'across'] as const;
    return amounts.flatMap((amount, index) =>
      sheet
        .wrapped(amount, room - arrowRoom(sheet), 700)
        .map((text, row): Line => (row === 0 ? { text, arrow: arrows[index]! } : { text })),
    );
  }
  return heading
    .split(/(?<=;) /)
    .map(kept)
    .flatMap((part) => sheet.wrapped(part, room, 700).map((text) => ({ text })));
}

/** The room of an arrow before a line of a heading. */
function arrowRoom({ frame }: Sheet): number {
  return Math.round(frame.text * 1.3);
}

function kept(part: string): string {
  return part.replace(/(?<=: )[^:]+$/, (amount) => amount.replaceAll(' ', '\u00a0'));
}

/** The room between one label and the next. */
function betweenOf({ frame }: Sheet): number {
  return Math.round(frame.text / 3.5);
}

function heightOf(sheet: Sheet, labels: readonly string[][]): number {
  return labels.flat().length * sheet.line + (labels.length - 1) * betweenOf(sheet);
}

/** Labels in lines: in two columns when there are many and each fits half the room on one line, or room is short. */
function columnsOf(sheet: Sheet, labels: readonly string[], room: number, isTight: boolean): string[][][] {
  if (sheet.frame.isTight) return [[sheet.wrapped(labels.join('; '), room - indentOf(sheet))]];
  const slim = room / 2 - 8;
  const isSlim = sheet.widest(labels) <= slim;
  const isParted = (labels.length >= 8 && isSlim) || (labels.length >= 3 && isTight);
  const most = (isParted ? slim : room) - indentOf(sheet);
  const lines = labels.map((label) => sheet.wrapped(label, isSlim ? slim : most));
  const half = Math.ceil(lines.length / 2);
  return isParted ? [lines.slice(0, half), lines.slice(half)] : [lines];
}

function draw(sheet: Sheet, { isMost, heading, columns, ...box }: Cell): void {
  const [padding, { line }] = [paddingOf(sheet), sheet];
  const { left, top } = box;
  sheet.below.push(
    { area: box, colour: isMost ? 'tint-strong' : 'tint' },
    { area: { ...box, bottom: top + (isMost ? edge : 1) }, colour: isMost ? 'series-3' : 'axis' },
  );
  let y = top + edge + padding + line / 2;
  const indent = heading.some((each) => each.arrow) ? arrowRoom(sheet) : 0;
  for (const { text, arrow: way } of heading) {
    if (way) sign(sheet, way, left + padding, y);
    sheet.write({ text, x: left + padding + indent, y, weight: 700 });
    y += line;
  }
  y += betweenOf(sheet) * 2;
  columns.forEach((labels, column) => {
    const x = left + padding + (column * (box.right - left - padding)) / columns.length;
    writeLabels(sheet, labels, x, y);
  });
}

/** A small arrow like that of an axis. */
function sign(sheet: Sheet, way: 'up' | 'across', x: number, y: number): void {
  const size = sheet.frame.text * 0.75;
  const half = size / 2;
  if (way === 'up') arrow(sheet, [x + half, y + half], [x + half, y - half]);
  else arrow(sheet, [x, y], [x + size, y]);
}

function writeLabels(sheet: Sheet, labels: readonly string[][], x: number, top: number): void {
  let y = top;
  for (const lines of labels) {
    lines.forEach((text, index) =>
      sheet.write({ text, x: index ? x + indentOf(sheet) : x, y: y + index * sheet.line }),
    );
    y += lines.length * sheet.line + betweenOf(sheet);
  }
}
