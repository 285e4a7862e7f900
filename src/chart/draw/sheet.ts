import type { ChartDataset } from 'chart.js';
import { overlap, type Box } from './box.ts';
import type { Frame } from './frame.ts';
import type { Surface } from './surface.ts';
import { fontOf, wrapped, type Weight } from './text.ts';

/** A line of text. */
export interface Text {
  text: string;
  /** Its left, middle or right, as `align` says. */
  x: number;
  /** Its middle. */
  y: number;
  align?: 'left' | 'center' | 'right';
  weight?: Weight;
  /** `text` when left out. */
  colour?: string;
  /** Whether it is outlined in the colour of the ground, because lines run below it. */
  hasHalo?: boolean;
}

/** A line through points, several of one look, an area, or a marker of a key. */
export type Shape =
  | { path: readonly [x: number, y: number][]; colour: string; width?: number; dash?: readonly number[] }
  | { paths: readonly (readonly (readonly [x: number, y: number])[])[]; colour: string; width?: number; dash?: readonly number[] }
  | { area: Box; colour: string }
  | { marker: Marker; x: number; y: number; radius: number; colour: string; isOpen?: boolean };

/** The shapes of points. */
export type Marker = 'circle' | 'rect' | 'triangle' | 'rectRot';

/** A straight line. */
export function segment(
  from: readonly [x: number, y: number],
  to: readonly [x: number, y: number],
  colour: string,
  more: { width?: number; dash?: readonly number[] } = {},
): Shape {
  return { path: [[...from], [...to]], colour, ...more };
}

/** What a mark stands for, when a reader points at it. */
export interface Said {
  /** The category, time or name. */
  title: string;
  /** The series, when there are several, and the value with its unit. */
  said: string;
}

/**
 * A drawing in the making: where everything stands, in pixels from the top left. Marks are datasets of Chart.js, whose
 * values are pixels too, so that labels, marks and small drawings beside each other agree.
 */
export class Sheet {
  readonly texts: Text[] = [];
  /** Painted before the marks: grid, bands, axis. */
  readonly below: Shape[] = [];
  /** Painted after the marks: references, leaders. */
  readonly above: Shape[] = [];
  readonly datasets: ChartDataset[] = [];
  /** Set when all is placed. */
  height = 0;
  /** The height of a line of text. */
  readonly line: number;
  readonly frame: Frame;
  readonly surface: Surface;
  #offers: { places: readonly Text[]; others: () => readonly Box[] }[] = [];

  constructor(frame: Frame, surface: Surface) {
    this.frame = frame;
    this.surface = surface;
    this.line = Math.ceil((frame.text * 9) / 7);
  }

  widthOf(text: string, weight: Weight = 400): number {
    return this.surface.widthOf(text, fontOf(this.frame.text, weight));
  }

  /** The width of the widest of some lines, in whole pixels. */
  widest(lines: readonly string[], weight: Weight = 400): number {
    return Math.ceil(Math.max(0, ...lines.map((text) => this.widthOf(text, weight))));
  }

  wrapped(text: string, width: number, weight: Weight = 400): string[] {
    return wrapped(text, width, fontOf(this.frame.text, weight), this.surface.widthOf);
  }

  /** The room that a text takes. */
  boxOf({ text, x, y, align = 'left', weight = 400 }: Text): Box {
    const width = this.widthOf(text, weight);
    const left = x - { left: 0, center: width / 2, right: width }[align];
    return { left, right: left + width, top: y - this.line / 2, bottom: y + this.line / 2 };
  }

  /** Writes a text for which room was made. */
  write(...texts: Text[]): void {
    this.texts.push(...texts);
  }

  /**
   * Writes a text at the first of some places where it meets no other text, none of `others` and no edge of the frame,
   * once all is placed for which room was made; nowhere when there is none.
   */
  offer(places: readonly Text[], others: () => readonly Box[] = () => []): void {
    this.#offers.push({ places, others });
  }

  /** Writes what was offered; the height is final. */
  settle(): void {
    const taken = this.#offers.length > 0 ? this.texts.map((text) => this.boxOf(text)) : [];
    for (const { places, others } of this.#offers.splice(0)) {
      const all = [...taken, ...others()];
      const free = places.find((text) => this.#isFree(this.boxOf(text), all));
      if (!free) continue;
      this.write(free);
      taken.push(this.boxOf(free));
    }
  }

  #isFree(box: Box, others: readonly Box[]): boolean {
    const isInside =
      box.left >= 0 && box.top >= 0 && box.right <= this.frame.width && box.bottom <= this.height;
    return isInside && others.every((other) => !overlap(box, other));
  }
}
