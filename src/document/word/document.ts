import {
  Document as WordDocument,
  Footer,
  Header,
  HeadingLevel,
  Paragraph,
  TableOfContents,
  TextRun,
  type ISectionOptions,
} from 'docx';
import { storedLater, type From, type Store } from '../../cache.ts';
import { own } from '../../chart/kept.ts';
import { forChildrenTitle } from '../../for-children.ts';
import type { Document } from '../document.ts';
import { withPlaces } from '../places.ts';
import { wordBlocks } from './blocks.ts';
import { noLists } from './lists.ts';
import { packed } from './package.ts';
import { pageLayout, type PageLayout } from './pages.ts';
import { runs } from './runs.ts';
import { coverGround, foot, head, page } from './style.ts';
import { styles } from './styles.ts';

/** A document as a Word file; kept between builds when nothing in it has changed. */
export async function documentDocx(document: Document, store: Store = own): Promise<Uint8Array> {
  const make = async () => packed(made(document, await pageLayout()), document.date, document.language);
  return storedLater(store, docxFrom(document), make);
}

/** What the store keeps such a Word file under. */
export function docxFrom(document: Document): From {
  return ['document', 'docx', document];
}

/** A document before it is packed into a file; its contents say pages where there is a `layout` to tell them. */
export function made(document: Document, layout?: PageLayout): WordDocument {
  const { title, kicker, board, notice, language, lead, hasCover, address } = document;
  const { blocks } = withPlaces(document, address);
  const lists = noLists();
  const opening = [...openingOf(document), ...(hasCover ? [] : contentsOf(document))];
  const body = [...(hasCover ? contentsOf(document) : []), ...wordBlocks(blocks, { lists })];
  return new WordDocument({
    title,
    subject: kicker,
    creator: board,
    lastModifiedBy: board,
    description: lead ?? notice,
    styles: styles(language, document.isCompact),
    numbering: { config: lists.definitions },
    // Headings have no numbers of lists, which the estimate would look for anew.
    ...(layout && { pageNumbers: (body, context) => layout.estimatePageNumbers(body, context) }),
    sections: hasCover
      ? [cover(opening), section(document, body)]
      : [section(document, [...opening, ...body], true)],
  });
}

type Children = ISectionOptions['children'][number][];

function section(
  { head: words, board, foot: below, isCompact }: Document,
  children: Children,
  isFirst = false,
): ISectionOptions {
  const header = head(words, board);
  const footer = foot(below);
  return {
    properties: { ...page(isCompact), titlePage: isFirst },
    headers: { default: header, ...(isFirst && { first: new Header({ children: [new Paragraph('')] }) }) },
    footers: { default: footer, ...(isFirst && { first: footer }) },
    children,
  };
}

function cover(children: Children): ISectionOptions {
  return {
    properties: page(),
    footers: { default: new Footer({ children: [new Paragraph('')] }) },
    children,
  };
}

/** A short text that no line parts. */
function whole(words: string): string {
  return words.length < 60 ? words.replaceAll(' ', '\u00A0') : words;
}

/** Who publishes, and the title; on a cover, white on its ground. */
function titleOf({ board, kicker, title, hasCover }: Document): Paragraph[] {
  const heading = HeadingLevel.HEADING_1;
  if (!hasCover) {
    const above = new Paragraph({ style: 'Kicker', text: `${board} · ${whole(kicker)}` });
    return [above, new Paragraph({ heading, text: title })];
  }
  return [
    new Paragraph({ style: 'CoverBoard', text: board }),
    new Paragraph({ style: 'CoverKicker', text: kicker }),
    new Paragraph({
      heading,
      ...coverGround,
      spacing: { before: 0, after: 1000 },
      children: [new TextRun({ text: title, style: 'CoverTitle' })],
    }),
  ];
}

/** Who publishes, title, summary, details, and what the board says of the site. */
function openingOf(document: Document): Paragraph[] {
  const { lead, forChildren, details, notice } = document;
  return [
    ...titleOf(document),
    ...(lead ? [new Paragraph({ style: 'Lead', text: lead })] : []),
    ...(forChildren ? [meaning(forChildren, document.isCompact)] : []),
    ...details.map(
      ({ term, children }) =>
        new Paragraph({
          style: 'Detail',
          children: [new TextRun({ text: `${term}\t`, bold: true }), ...runs(children, () => [])],
        }),
    ),
    new Paragraph({
      style: 'Notice',
      children: [new TextRun({ text: 'Demonstration. ', bold: true }), new TextRun(notice)],
    }),
  ];
}

/** What it means for children, below its title; where room is short, behind it. */
function meaning(words: string, isCompact = false): Paragraph {
  const text = isCompact ? `${forChildrenTitle}: ` : forChildrenTitle;
  const title = new TextRun({ text, style: 'ForChildrenTitle' });
  const said = new TextRun(isCompact ? words : { text: words, break: 1 });
  return new Paragraph({ style: 'ForChildren', children: [title, said] });
}

function contentsOf({ hasContents }: Document): (Paragraph | TableOfContents)[] {
  if (!hasContents) return [];
  return [
    new Paragraph({ style: 'ContentsTitle', text: 'Contents' }),
    new TableOfContents('Contents', { hyperlink: true, headingStyleRange: '2-3' }),
  ];
}
