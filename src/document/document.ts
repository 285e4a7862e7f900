import type { EvidenceWords } from '../evidence.ts';
import type { PointWords } from '../point.ts';
import type { FigureData } from './figure-data.ts';

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
  /** What it means for children, below the lead. */
  forChildren?: string;
  /** Who publishes it, in full. */
  board: string;
  /** What the board says of the site on every document. */
  notice: string;
  /** Full address of the page with the same words, where links lead whose place the document lacks. */
  address: string;
  /** `en-GB` */
  language: string;
  /** The day or month that its properties bear: that of the paper it was written from, so no clock is read. */
  date: string;
  /** What stands below the title, in the order of a list: the period, the paper it was written from, its version. */
  details: { term: string; children: Inline[] }[];
  /** Whether Word sets it closely, so that what is handed out needs little paper. */
  isCompact?: boolean;
  /** Whether title and details have a first page of their own. */
  hasCover: boolean;
  /** Whether a list of its headings with their pages stands before its text. */
  hasContents: boolean;
  /** What the head of each page but the first says beside the board. */
  head: string;
  /** What the foot of each page says beside its number. */
  foot: string;
  blocks: Block[];
}

/** Words of a line. */
export type Inline =
  | { type: 'text'; value: string }
  | { type: 'code'; value: string }
  | { type: 'strong' | 'emphasis' | 'delete'; children: Inline[] }
  /** A link to a full address, or to an id of the document: `#neglect`. A quiet one has the colour of the words around it. */
  | { type: 'link'; url: string; children: Inline[]; isQuiet?: boolean }
  /** A footnote by its name in the narrative; where it is referred to once more, it stands again without its words. */
  | { type: 'footnote'; id: string; children: Block[] }
  | { type: 'same-footnote'; id: string }
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
  /** A picture: its bytes in Base64, its size in pixels, and the words that stand for it. */
  | { type: 'image'; format: ImageFormat; bytes: string; width: number; height: number; alt: string }
  /** A figure; its title is a heading when it has a level. */
  | { type: 'figure'; figure: FigureData; id: string; level?: 2 | 3 }
  /** Key numbers, two to four beside each other. */
  | { type: 'headlines'; headlines: { value: string; label: string; detail: string[] }[] }
  | { type: 'box'; kind: 'message' | 'note' | 'voice' | 'recommendations'; title?: string; children: Block[] }
  /** Learning points with their numbers; or, each with the years in which it was found, without. */
  | { type: 'points'; points: PointWords[]; isDated?: boolean }
  /** What is known about a theme, in four quarters; `empty` stands in those without evidence. */
  | { type: 'evidence'; evidence: EvidenceWords; empty: string }
  /** Words and what they mean. */
  | { type: 'terms'; terms: { id: string; term: string; children: Inline[] }[] };

export type ImageFormat = 'png' | 'jpg' | 'svg';

/** A line of words without links, marks and notes. */
export function plain(words: readonly Inline[]): string {
  return words
    .map((word) => {
      if (word.type === 'text' || word.type === 'code') return word.value;
      return 'children' in word && word.type !== 'footnote' ? plain(word.children) : ' ';
    })
    .join('');
}

/** Words as they are. */
export function text(value: string): Inline {
  return { type: 'text', value };
}

/** A link to a page by its full address, which it shows without `https://`. */
export function webLink(address: string): Inline {
  return { type: 'link', url: address, children: [text(address.replace(/^https?:\/\//, ''))] };
}
