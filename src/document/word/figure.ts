import { HeadingLevel, ImageRun, Paragraph, TextRun, type Table } from 'docx';
import { halo } from '../../chart/draw/picture/plate.ts';
import type { FigureData } from '../figures.ts';
import { grid } from './grid.ts';

/** The width of the text on a page, in CSS pixels. */
const measure = 642;

/** A figure: number and title, drawing, what it says in words, table, notes, source. */
export function figureBlocks(figure: FigureData): (Paragraph | Table)[] {
  const { number, title, subtitle, description, symbols, caption, notes, context, source } = figure;
  const told = symbols.flatMap(({ value, label }, index) => [
    new TextRun({ text: `${index > 0 ? '; ' : ''}${value}`, bold: true }),
    new TextRun(` ${label}`),
  ]);
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      keepNext: true,
      children: [new TextRun({ text: `Figure ${number}. `, style: 'FigureNumber' }), new TextRun(title)],
    }),
    new Paragraph({ style: 'FigureSubtitle', keepNext: true, text: subtitle }),
    ...drawing(figure),
    ...(description ? [new Paragraph(description)] : []),
    ...(told.length > 0 ? [new Paragraph({ style: 'Small', keepNext: true, children: told })] : []),
    new Paragraph({ style: 'Caption', keepNext: true, text: caption }),
    grid(figure),
    ...notes.map((note) => new Paragraph({ style: 'Small', children: noteRuns(note) })),
    ...context.map((text) => new Paragraph(text)),
    new Paragraph({ style: 'Small', text: source }),
  ];
}

function noteRuns({ number, text }: FigureData['notes'][number]): TextRun[] {
  return [new TextRun({ text: `Note ${number}`, bold: true }), new TextRun(` ${text}`)];
}

/** The drawing as SVG, with a PNG for programs that cannot show it, and with its words. */
function drawing({ number, drawing: drawn, alt }: FigureData): Paragraph[] {
  if (!drawn) return [];
  const transformation = { width: measure, height: Math.round((measure * drawn.height) / drawn.width) };
  const image = new ImageRun({
    type: 'svg',
    data: Buffer.from(drawn.svg.replaceAll(halo, '')),
    transformation,
    fallback: { type: 'png', data: Buffer.from(drawn.png, 'base64') },
    altText: { id: String(number), name: `Figure ${number}`, description: alt },
  });
  return [new Paragraph({ children: [image] })];
}
