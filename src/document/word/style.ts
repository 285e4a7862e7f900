import {
  BorderStyle,
  Footer,
  Header,
  PageNumber,
  Paragraph,
  ShadingType,
  TabStopType,
  TextRun,
  type IBorderOptions,
  type IParagraphStylePropertiesOptions,
  type ISectionPropertiesOptions,
} from 'docx';

/** The colours of Word documents, which are those of `tokens.typ`. */
export const colours = {
  navy: '12436D',
  plum: '801650',
  teal: '28A197',
  ink: '1C2730',
  soft: '47545F',
  rule: 'C9D1D8',
  tint: 'F6F3EE',
  pale: 'CFE3F3',
} as const;

/** The width of the text on a page, in twentieths of a point. */
export const textWidth = 8958;

/** The width of the text on a page, in CSS pixels. */
export const measure = Math.floor(textWidth / 15);

/** How far the words of a box stand in, in twentieths of a point. */
export const boxInset = 240;

/** The ground of a cover, with white words on it: the same for each of its paragraphs, so that they are one. */
const edgeOfCover = { style: BorderStyle.SINGLE, size: 4, color: colours.navy, space: 31 };
export const coverGround: IParagraphStylePropertiesOptions = {
  shading: { type: ShadingType.CLEAR, color: 'auto', fill: colours.navy },
  border: { top: edgeOfCover, bottom: edgeOfCover, left: edgeOfCover, right: edgeOfCover },
  keepNext: true,
};

const side = (11906 - textWidth) / 2;

/** A4, with margins of 26 mm at its sides, in twentieths of a point; lower ones above and below when compact. */
export function page(isCompact = false): ISectionPropertiesOptions {
  const [top, bottom] = isCompact ? [1250, 1130] : [1530, 1417];
  return {
    page: {
      size: { width: 11906, height: 16838 },
      margin: { top, bottom, left: side, right: side, header: isCompact ? 560 : 700, footer: 560 },
    },
  };
}

/** The same line around a table and between its cells. */
export function ruled(line: IBorderOptions) {
  return { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line };
}

const edge = (width: number) => [{ type: TabStopType.RIGHT, position: width }];
const fine = { size: 18, color: colours.soft };

/** The head of each page: what the document is, and who publishes it. */
export function head(words: string, board: string): Header {
  return new Header({
    children: [
      new Paragraph({
        tabStops: edge(textWidth),
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: colours.rule, space: 4 } },
        children: [new TextRun({ text: `${words}\t${board}`, ...fine })],
      }),
    ],
  });
}

/** The foot of each page: some words, and the number of the page at the end of its width. */
export function foot(words: string, width = textWidth): Footer {
  const pages = new TextRun({
    children: ['\t', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
    ...fine,
  });
  return new Footer({
    children: [
      new Paragraph({ tabStops: edge(width), children: [new TextRun({ text: words, ...fine }), pages] }),
    ],
  });
}
