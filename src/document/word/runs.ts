import { ExternalHyperlink, InternalHyperlink, TextRun, type ParagraphChild } from 'docx';
import { digestOf } from '../../cache.ts';
import type { Inline } from '../document.ts';

/** How words are set: by their style, and by what they stand in. */
interface Look {
  style?: string;
  bold?: boolean;
  italics?: boolean;
  strike?: boolean;
}

/** What sets a reference to a footnote. */
export type Notes = (word: Extract<Inline, { id: string }>) => ParagraphChild[];

/** Words as the runs, links and footnotes of a paragraph. */
export function runs(words: readonly Inline[], notes: Notes, look: Look = {}): ParagraphChild[] {
  return words.flatMap((word): ParagraphChild[] => {
    switch (word.type) {
      case 'text':
        return [new TextRun({ ...look, text: word.value })];
      case 'code':
        return [new TextRun({ ...look, text: word.value })];
      case 'break':
        return [new TextRun({ break: 1 })];
      case 'strong':
        return runs(word.children, notes, { ...look, bold: true });
      case 'emphasis':
        return runs(word.children, notes, { ...look, italics: true });
      case 'delete':
        return runs(word.children, notes, { ...look, strike: true });
      case 'footnote':
      case 'same-footnote':
        return notes(word);
      case 'link':
        return [link(word, notes, look)];
    }
  });
}

function link({ url, children, isQuiet }: Extract<Inline, { type: 'link' }>, notes: Notes, look: Look) {
  const inside = runs(children, notes, { ...look, style: isQuiet ? 'QuietLink' : 'Hyperlink' });
  return url.startsWith('#')
    ? new InternalHyperlink({ anchor: bookmarkName(url.slice(1)), children: inside })
    : new ExternalHyperlink({ link: url, children: inside });
}

/** An id as Word names bookmarks: letters, digits and underscores, at most 40 characters. */
export function bookmarkName(id: string): string {
  const name = id.replace(/[^A-Za-z0-9]/g, '_').replace(/^(?![A-Za-z])/, 'x');
  return name.length <= 40 && name === id.replaceAll('-', '_')
    ? name
    : `${name.slice(0, 31)}_${digestOf(id).slice(0, 8)}`;
}
