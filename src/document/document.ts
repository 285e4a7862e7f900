import type { PointWords } from '../point.ts';
import type { FigureData } from './figures.ts';

/**
 * A document as PDF and Word set it: a report, a briefing, a cover paper. It is words and drawings alone, as plain data;
 * a narrative's tree becomes its blocks once, and every format is written from them.
 */
export interface Document {
  title: string;
  /** What stands above the title: `Case reviews · Edition 2019/20`. */
  kicker: string;
  /** A sentence below the title. */
  lead?: string;
  /** Who publishes it, in full. */
  board: string;
  /** What the board says of the site on every document. */
  notice: string;
  /** `en-GB` */
  language: string;
  /** The day or month that its properties bear: that of the paper it was written from, so no clock is read. */
  date: string;
  /** Full address of the page with the same words. */
  address: string;
  /** Whether title, dates and contents have a first page of their own. */
  hasCover: boolean;
  /** What the foot of each page says beside its number. */
  foot: string;
  blocks: Block[];
}

/** Words of a line. */
export type Inline =
  | { type: 'text'; value: string }
  | { type: 'code'; value: string }
  | { type: 'strong' | 'emphasis' | 'delete'; children: Inline[] }
  /** A link to a full address, or to the id of a heading or a figure of the document: `#neglect`. */
  | { type: 'link'; url: string; children: Inline[] }
  | { type: 'footnote'; children: Block[] }
  | { type: 'break' };

/** A part of a document, one below the other. */
export type Block =
  | { type: 'heading'; level: 2 | 3 | 4; id: string; children: Inline[] }
  /** A paragraph; one with a number is a numbered paragraph of a cover paper. */
  | { type: 'paragraph'; children: Inline[]; style?: 'lead' | 'small'; number?: number }
  | { type: 'list'; isOrdered: boolean; start: number; items: Block[][] }
  | { type: 'quote'; children: Block[] }
  | { type: 'code'; value: string }
  | { type: 'rule' }
  /** A table whose first row is its header row. */
  | { type: 'table'; columns: { title: Inline[]; isNumber: boolean }[]; rows: Inline[][][] }
  /** A picture by its bytes, with the words that stand for it. */
  | { type: 'image'; name: string; alt: string }
  | { type: 'figure'; figure: FigureData; id: string }
  /** Key numbers, two to four beside each other. */
  | { type: 'headlines'; headlines: { value: string; label: string; detail: string[] }[] }
  | { type: 'box'; kind: 'message' | 'note' | 'voice' | 'recommendations'; title?: string; children: Block[] }
  | { type: 'points'; points: PointWords[] };
