import type { Element } from '../../xml.ts';
import { attributeOf } from './element.ts';
import { Fields } from './fields.ts';
import { Losses, type Kind } from '../losses.ts';
import type { Numbering, Place } from './numbering.ts';
import type { Target } from '../parts.ts';
import type { Styles } from './styles.ts';

/** A picture of the document: the part that holds it, and the words that describe it. */
export interface Picture {
  part: string;
  alt: string;
  heading: number;
  /** The number of the paragraph that it stands in. */
  paragraph: number;
}

/** What stands around the letters that are read; `letters` are the properties that their paragraph's style gives them. */
export interface Around {
  isHeading: boolean;
  isTable: boolean;
  /** Whether a colour lies under the letters, so that white ones show. */
  isShaded: boolean;
  isNote: boolean;
  letters: readonly Element[];
}

/** What is known while a document is read from its first paragraph to its last. */
export interface Cleaning {
  styles: Styles;
  numbering: Numbering;
  /** Where the links of the part that is read lead. */
  targets: ReadonlyMap<string, Target>;
  losses: Losses;
  fields: Fields;
  pictures: Picture[];
  /** The addresses that links lead to. */
  addresses: string[];
  /** The numbers of the paragraphs that shapes are anchored in. */
  shapes: Set<number>;
  /** How many paragraphs were read. */
  paragraphs: number;
  /** The words of the paragraph that is read. */
  words: string;
  /** Whether the words of the paragraph that is read are all bold. */
  isBold: boolean;
  tables: number;
  /** What else stands around: a heading is not bold in itself. */
  around: Around;
  /** Whether a numbering counts paragraphs throughout, and not a list. */
  isCounted: (place: Place) => boolean;
}

/** What is known before a document is read. */
export function cleaning(known: Pick<Cleaning, 'styles' | 'numbering' | 'targets' | 'isCounted'>): Cleaning {
  return {
    ...known,
    losses: new Losses(),
    fields: new Fields(),
    pictures: [],
    addresses: [],
    shapes: new Set(),
    paragraphs: 0,
    words: '',
    isBold: true,
    tables: 0,
    around: { isHeading: false, isTable: false, isShaded: false, isNote: false, letters: [] },
  };
}

/** Letters that stand for those that have a meaning in XML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (each) => `&#${each.charCodeAt(0)};`);
}

/** A mark at which something was left out that a reader would miss. */
export function gap(kind: Kind): string {
  return `<w:bookmarkStart w:id="0" w:name="gap:${kind}"/>`;
}

/** Whether a property gives a colour other than those of plain text and plain paper. */
export function isShaded(properties: Element | undefined): boolean {
  const fill = attributeOf(properties, 'fill') ?? '';
  return /^[0-9A-F]{6}$/i.test(fill) && !/^F{6}$/i.test(fill);
}
