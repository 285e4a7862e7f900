/** A document as mammoth reads it; only what is used here. */
export interface MammothDocument {
  children: MammothNode[];
  notes: { resolve(reference: { noteType: string; noteId: string }): { body: MammothNode[] } | null };
}

/** A part of a document as mammoth reads it. */
export type MammothNode =
  | MammothParagraph
  | MammothTable
  | { type: 'run'; children: MammothNode[]; isBold: boolean; isItalic: boolean; isStrikethrough: boolean }
  | { type: 'text'; value: string }
  | { type: 'tab' }
  | { type: 'hyperlink'; children: MammothNode[]; href?: string; anchor?: string }
  | { type: 'noteReference'; noteType: string; noteId: string }
  | { type: 'image'; altText?: string }
  | { type: 'break'; breakType: string }
  | { type: 'bookmarkStart'; name: string }
  | { type: 'checkbox'; checked: boolean }
  | { type: 'commentReference' };

/** A paragraph; the name of its style says what it is. */
export interface MammothParagraph {
  type: 'paragraph';
  children: MammothNode[];
  styleId: string | null;
  alignment: string | null;
}

/** A table with its rows and their cells. */
export interface MammothTable {
  type: 'table';
  children: {
    type: 'tableRow';
    isHeader: boolean;
    children: { type: 'tableCell'; children: MammothNode[]; colSpan: number; rowSpan: number }[];
  }[];
}
