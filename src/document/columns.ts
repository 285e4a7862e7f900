import { widthOf } from '../chart/font.ts';

/** A column of a table as far as its width goes: its title, and its cells from the top. */
export interface Column {
  title: string;
  cells: string[];
}

/** How a table stands on a page. */
interface Columns {
  /** The size of its letters, in points. */
  size: number;
  /** The share of each column in the width of the text; together 1. */
  shares: number[];
  /** What the table needs at this size so that no word is broken, in millimetres. */
  need: number;
}

/** The width of the text on a page of a document, in millimetres. */
export const textWidth = 158;

/** The sizes of letters in tables, the usual one first. */
export const sizes = [9.5, 8.5] as const;

/** What stands left and right of the words of a cell, in millimetres. */
const inset = 2.9;

/** Word documents are set in other letters, which are a little wider at times. */
const spare = 1.05;

/**
 * The columns of a table at the largest size at which each has room for its longest word; at the smallest size when there
 * is none, with `need` above the width.
 */
export function columnsOf(columns: readonly Column[], width = textWidth): Columns {
  const measured = columns.map(measure);
  const needAt = (size: number) =>
    measured.reduce((sum, { least }) => sum + (least * size) / sizes[0] + inset, 0);
  const size = sizes.find((each) => needAt(each) <= width) ?? sizes[1];
  const scale = size / sizes[0];
  const widths = shared(
    measured.map(({ least, most }) => ({ least: least * scale + inset, most: most * scale + inset })),
    width,
  );
  const all = widths.reduce((sum, each) => sum + each, 0);
  return { size, shares: widths.map((each) => each / all), need: Math.ceil(needAt(size)) };
}

interface Room {
  /** The width of the longest word. */
  least: number;
  /** The width at which no cell needs a second line; a title may have two. */
  most: number;
}

function measure({ title, cells }: Column): Room {
  const words = (text: string) => text.split(/[^\S\u00A0]+|(?<=\p{L}-)(?=\p{L})/u);
  const least = Math.max(
    ...words(title).map((word) => millimetres(word, 700)),
    ...cells.flatMap(words).map((word) => millimetres(word, 400)),
  );
  const full = Math.max(millimetres(title, 700) / 2, ...cells.map((cell) => millimetres(cell, 400)));
  return { least, most: Math.max(least, Math.min(full, 90)) };
}

/** The width of a text in the usual size. */
function millimetres(text: string, weight: number): number {
  const points = (widthOf(text, `${weight} 100px "Atkinson Hyperlegible Next"`) / 100) * sizes[0];
  return ((points * 25.4) / 72) * spare;
}

/** Each has its least; columns that want more get what is left, and grow alike when there is more than they want. */
function shared(rooms: readonly Room[], width: number): number[] {
  const least = rooms.reduce((sum, room) => sum + room.least, 0);
  const wanted = rooms.reduce((sum, room) => sum + room.most, 0) - least;
  const part = wanted === 0 ? 0 : Math.min(1, Math.max(0, width - least) / wanted);
  return rooms.map(({ least, most }) => least + (most - least) * part);
}
