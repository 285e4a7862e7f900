import { strFromU8, unzipSync } from 'fflate';
import { all, readXml, type Element } from './readers.ts';

/** A Word document as a reader opens it. */
export interface WordFile {
  files: Record<string, Uint8Array>;
  /** Its parts: `document`, `footnotes`, `numbering`. */
  part: (name: string) => Element;
  /** The text of an element, in its order. */
  textOf: (element: Element) => string;
  /** The paragraphs of the body, those of tables included, with their style. */
  paragraphs: { element: Element; style: string | undefined; text: string }[];
}

const codes: Record<string, number> = { quot: 34, amp: 38, lt: 60, gt: 62, apos: 39 };

/** Opens a Word document; throws when a part is not well-formed. */
export function readDocx(bytes: Uint8Array): WordFile {
  const files = unzipSync(bytes);
  const part = (name: string) =>
    readXml(
      strFromU8(files[`word/${name}.xml`]!)
        .replace(/(<\?xml[^>]*\?>)\n?/, '$1\n')
        .replace(/&(quot|amp|lt|gt|apos);/g, (_, each: string) => `&#${codes[each]};`),
    );
  const textOf = (element: Element) =>
    all(element, 'w:t')
      .map(({ children }) => children.join(''))
      .join('');
  const paragraphs = all(part('document'), 'w:p').map((element) => ({
    element,
    style: all(element, 'w:pStyle')[0]?.attributes['w:val'],
    text: textOf(element),
  }));
  return { files, part, textOf, paragraphs };
}
