import { segment, type Marker, type Sheet, type Shape } from '../sheet.ts';

/** What a colour, a kind of line or a shade stands for. */
export interface Entry {
  name: string;
  colour: string;
  /** A line with these dashes; an area when left out. */
  dash?: readonly number[];
  /** A marker of this shape. */
  marker?: Marker;
  /** Whether the marker is an outline. */
  isOpen?: boolean;
}

/** Writes a key in rows from the top left, and says where it ends. */
export function key(sheet: Sheet, entries: readonly Entry[], top: number): number {
  const { width, text } = sheet.frame;
  let [x, y] = [0, top];
  let rows = 1;
  for (const entry of entries) {
    const sample = entry.dash ? text * 2 : text;
    const lines = sheet.wrapped(entry.name, width - sample - 8);
    const room = sample + 7 + sheet.widest(lines);
    if (x > 0 && x + room > width) {
      y += rows * sheet.line + 4;
      [x, rows] = [0, 1];
    }
    sheet.below.push(sampleOf(entry, x, y + sheet.line / 2, sample));
    lines.forEach((line, index) => {
      sheet.write({ text: line, x: x + sample + 7, y: y + (index + 0.5) * sheet.line });
    });
    rows = Math.max(rows, lines.length);
    x += room + 20;
  }
  return entries.length > 0 ? y + rows * sheet.line + 12 : top;
}

function sampleOf({ colour, dash, marker, isOpen = false }: Entry, x: number, middle: number, size: number): Shape {
  if (dash) {
    return segment([x, middle], [x + size, middle], colour, { width: 2, dash });
  }
  if (marker) return { marker, x: x + size / 2, y: middle, radius: size * 0.43, colour, isOpen };
  const half = (size - 2) / 2;
  return { area: { left: x, right: x + size - 2, top: middle - half, bottom: middle + half }, colour };
}
