import { Bookmark, HeadingLevel, ImageRun, Paragraph, TextRun, type Table } from 'docx';
import { halo } from '../../chart/draw/picture/plate.ts';
import type { FigureData } from '../figure-data.ts';
import { grid } from './grid.ts';
import { measure } from './style.ts';

/** A figure: number and title, drawing, what it says in words, table, notes, source. Its title is a heading when it has a level. */
export function figureBlocks(
  figure: FigureData,
  { id, level }: { id: string; level?: 2 | 3 | undefined },
): (Paragraph | Table)[] {
  const { number, title, subtitle, columns, rows, description, symbols, caption, notes, context, source } =
    figure;
  const told = symbols.flatMap(({ value, label }, index) => [
    new TextRun({ text: `${index > 0 ? '; ' : ''}${value}`, bold: true }),
    new TextRun(` ${label}`),
  ]);
  const titled = [new TextRun({ text: `Figure ${number}. `, style: 'FigureNumber' }), new TextRun(title)];
  return [
    new Paragraph({
      ...(level ? { heading: headings[level] } : { style: 'FigureTitle' }),
      keepNext: true,
      children: [new Bookmark({ id, children: titled })],
    }),
    new Paragraph({ style: 'FigureSubtitle', keepNext: true, text: subtitle }),
    ...drawing(figure),
    ...(description ? [new Paragraph(description)] : []),
    ...(told.length > 0 ? [new Paragraph({ style: 'Small', keepNext: true, children: told })] : []),
    new Paragraph({ style: 'Caption', keepNext: true, text: caption }),
    grid(
      columns.map((column) => ({ ...column, title: cell(column.title) })),
      rows.map((row) => row.map(cell)),
    ),
    ...notes.map((note) => new Paragraph({ style: 'Small', children: noteRuns(note) })),
    ...context.map((text) => new Paragraph(text)),
    new Paragraph({ style: 'FigureSource', text: source }),
  ];
}

const cell = (text: string) => ({ text, children: [new TextRun(text)] });

const headings = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 };

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
