import { shifted } from '../../word/clean/letters.ts';

/** How a piece of a cell's text is set, apart from the rest. */
export interface Setting {
  /** `superscript` or `subscript`, if any. */
  align: string | undefined;
  isStruck: boolean;
}

/** A piece of text that cannot be taken for a part of the number beside it, when it is raised, lowered or struck through. */
export function set(text: string, { align, isStruck }: Setting): string {
  if (isStruck && text.trim() !== '') return `~~${text}~~`;
  if (align === 'superscript') return shifted(text, 'raised');
  return align === 'subscript' ? shifted(text, 'lowered') : text;
}
