import {
  Bookmark,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  Paragraph,
  TextRun,
  type ParagraphChild,
  type Table,
} from 'docx';
import type { Quarter } from '../../evidence.ts';
import { foundIn } from '../../point.ts';
import { plain, type Block, type Inline } from '../document.ts';
import { figureBlocks } from './figure.ts';
import { grid } from './grid.ts';
import { indented, listName, numberRoom, type Lists } from './lists.ts';
import { bookmarkName, runs } from './runs.ts';
import { boxInset, measure } from './style.ts';

/** What stands around a block: the lists of its document, and the style and the list that it is in. */
export interface Place {
  lists: Lists;
  style?: string;
  numbering?: { reference: string; level: number };
  /** How far it stands in: in a box, or below a numbered paragraph. */
  inset?: number;
  /** Whether it stays on one page with what follows. */
  isSticky?: boolean;
}

type Of<Type extends Block['type']> = Extract<Block, { type: Type }>;

/** Blocks as the paragraphs and tables of a Word document. */
export function wordBlocks(blocks: readonly Block[], place: Place): (Paragraph | Table)[] {
  let isBelow = false;
  return blocks.flatMap((block, index) => {
    const isSticky = isKept(block, blocks[index + 1], index);
    const isNumbered = block.type === 'paragraph' && block.number !== undefined;
    isBelow = isNumbered || (isBelow && ['paragraph', 'list', 'points', 'quote'].includes(block.type));
    const inset = isBelow && !isNumbered ? { inset: numberRoom } : {};
    return wordBlock(block, { ...place, ...(isSticky && { isSticky }), ...inset });
  });
}

/** What a paragraph stays on one page with. */
const introduced: readonly string[] = ['list', 'table', 'points', 'image'];

/** Whether a block stays on one page with the next: as `is-sticky` of `blocks.typ`. */
function isKept(block: Block, next: Block | undefined, index: number): boolean {
  if (block.type === 'box') return index === 0;
  if (block.type !== 'paragraph' || !next) return false;
  return block.style === 'small' || introduced.includes(next.type);
}

function wordBlock(block: Block, place: Place): (Paragraph | Table)[] {
  switch (block.type) {
    case 'heading':
      return [heading(block, place)];
    case 'paragraph':
      return [paragraph(block, place)];
    case 'list':
      return list(block, place);
    case 'quote':
      return wordBlocks(block.children, { ...place, style: 'Quote' });
    case 'code':
      return block.value.split('\n').map((text) => new Paragraph({ style: 'Code', text }));
    case 'rule':
      return [new Paragraph({ style: 'Rule' })];
    case 'table':
      return table(block, place);
    case 'image':
      return [image(block)];
    case 'figure':
      return figureBlocks(block.figure, { id: bookmarkName(block.id), level: block.level });
    case 'headlines':
      return headlines(block);
    case 'box':
      return box(block, place);
    case 'points':
      return points(block, place);
    case 'evidence':
      return evidence(block);
    case 'terms':
      return terms(block, place);
  }
}

const levels = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 };

function heading({ level, id, children }: Of<'heading'>, place: Place): Paragraph {
  const words = new Bookmark({ id: bookmarkName(id), children: wordsOf(children, place) });
  return new Paragraph({ heading: levels[level], children: [words] });
}

const styles = { lead: 'Lead', small: 'Small' } as const;

function paragraph({ children, style: own, number }: Of<'paragraph'>, place: Place): Paragraph {
  const style = own ? styles[own] : place.style;
  return new Paragraph({
    ...(number === undefined ? style && { style } : { style: 'Numbered' }),
    ...(number === undefined ? standing(place) : { numbering: { reference: 'paragraphs', level: 0 } }),
    keepNext: place.isSticky ?? false,
    children: wordsOf(children, place),
  });
}

/** The list and the indent that a paragraph without a number of its own has. */
function standing({ numbering, inset }: Place) {
  const indent = numbering ? indented(numbering.level, inset) : { left: inset ?? 0 };
  return { ...(numbering && { numbering }), ...(inset !== undefined && { indent }) };
}

function wordsOf(children: Of<'paragraph'>['children'], { lists }: Place): ParagraphChild[] {
  return runs(children, (note) => [reference(note, lists)]);
}

/** A reference to a footnote; a further one to the same leads to the first. */
function reference(note: Extract<Inline, { id: string }>, lists: Lists): ParagraphChild {
  const id = bookmarkName(`note-${note.id}`);
  if (note.type === 'same-footnote') {
    const text = String(lists.notes.indexOf(note.id) + 1);
    return new InternalHyperlink({ anchor: id, children: [new TextRun({ text, superScript: true })] });
  }
  lists.notes.push(note.id);
  const children = wordBlocks(note.children, { lists, style: 'FootnoteText' }) as Paragraph[];
  return new Bookmark({ id, children: [new FootnoteReferenceRun({ children })] });
}

function list({ isOrdered, start, items }: Of<'list'>, place: Place): (Paragraph | Table)[] {
  const level = place.numbering ? place.numbering.level + 1 : 0;
  const reference = listName(place.lists, isOrdered, start);
  const style = place.style ?? 'ListParagraph';
  return items.flatMap(([first, ...rest]) => [
    ...(first ? wordBlock(first, { ...place, style, numbering: { reference, level } }) : []),
    ...rest.flatMap((block) =>
      block.type === 'list'
        ? wordBlock(block, { ...place, style, numbering: { reference, level } })
        : wordBlock(block, { lists: place.lists, style: 'ListContinue' }),
    ),
  ]);
}

function table({ columns, rows }: Of<'table'>, place: Place): (Paragraph | Table)[] {
  const cell = (words: Of<'paragraph'>['children']) => ({
    text: plain(words),
    children: wordsOf(words, place),
  });
  return [
    grid(
      columns.map(({ title, isNumber }) => ({ title: cell(title), isNumber })),
      rows.map((row) => row.map(cell)),
    ),
    new Paragraph({ style: 'Small' }),
  ];
}

/** The height of the tallest picture, in pixels: 200 mm. */
const tallest = 756;

function image({ format, bytes, width, height, alt }: Of<'image'>): Paragraph {
  const scale = Math.min(1, measure / width, tallest / height);
  const data = Buffer.from(bytes, 'base64');
  const shared = {
    data,
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: { name: alt.slice(0, 40), description: alt },
  };
  return new Paragraph({
    children: [
      format === 'svg'
        ? new ImageRun({ ...shared, type: 'svg', fallback: { type: 'png', data } })
        : new ImageRun({ ...shared, type: format }),
    ],
  });
}

function headlines({ headlines: all }: Of<'headlines'>): Paragraph[] {
  return all.map(({ value, label, detail }, index) => {
    const told = detail.length > 0 ? [new TextRun({ text: ` ${detail.join(', ')}`, style: 'Soft' })] : [];
    const number = new TextRun({ text: value, style: 'HeadlineValue' });
    return new Paragraph({
      style: 'Headline',
      keepNext: index < all.length - 1,
      children: [number, new TextRun('  '), new TextRun({ text: label, bold: true }), ...told],
    });
  });
}

const boxes = { message: 'KeyMessage', note: 'Note', voice: 'Voice', recommendations: 'Note' } as const;

function box({ kind, title, children }: Of<'box'>, place: Place): (Paragraph | Table)[] {
  const style = boxes[kind];
  return [
    ...(title ? [new Paragraph({ style: `${style}Title`, text: title })] : []),
    ...wordBlocks(children, { ...place, style, inset: boxInset }),
  ];
}

function points({ points: all, isDated = false }: Of<'points'>, { lists, inset }: Place): Paragraph[] {
  const reference = listName(lists, !isDated, 1);
  return all.map(({ headline, text, years }) => {
    const words = isDated
      ? [new TextRun(` ${text} `), new TextRun({ text: `${foundIn(years)}.`, style: 'Soft' })]
      : [new TextRun({ text, break: 1 })];
    return new Paragraph({
      style: 'ListParagraph',
      keepLines: true,
      numbering: { reference, level: 0 },
      ...(inset && { indent: indented(0, inset) }),
      children: [
        new TextRun({ text: isDated ? `${headline}.` : headline, style: 'PointHeadline' }),
        ...words,
      ],
    });
  });
}

/** What is known about a theme as a table: a quarter a row. */
function evidence({ evidence: { title, quarters, remark }, empty }: Of<'evidence'>): (Paragraph | Table)[] {
  const cell = (text: string) => ({ text, children: [new TextRun(text)] });
  const rows = quarters.map((quarter) => [cell(quarter.title), known(quarter, empty)]);
  return [
    new Paragraph({ style: 'FigureTitle', keepNext: true, text: title }),
    grid(
      ['Seen from', 'What is known'].map((head) => ({ title: cell(head), isNumber: false })),
      rows,
    ),
    new Paragraph({ style: 'Small', text: remark }),
  ];
}

function known({ items }: Quarter, empty: string) {
  const lines = items.map(({ what, place }) => `${what} ${place}`);
  const runs = items.flatMap(({ what, place }, index) => [
    new TextRun({ text: `${what} `, ...(index > 0 && { break: 1 }) }),
    new TextRun({ text: place, style: 'Soft' }),
  ]);
  return items.length > 0
    ? { text: lines.join(' '), children: runs }
    : { text: empty, children: [new TextRun({ text: empty, style: 'Soft' })] };
}

function terms({ terms: all }: Of<'terms'>, place: Place): Paragraph[] {
  return all.map(({ id, term, children }) => {
    const name = new TextRun({ text: term, bold: true });
    return new Paragraph({
      style: 'Term',
      keepLines: true,
      children: [
        new Bookmark({ id: bookmarkName(id), children: [name] }),
        new TextRun('  '),
        ...wordsOf(children, place),
      ],
    });
  });
}
