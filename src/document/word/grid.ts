import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import type { FigureData } from '../figures.ts';

/** The width of the text on a page in twentieths of a point. */
const measure = 9638;

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const rule = { style: BorderStyle.SINGLE, size: 4, color: 'C9D1D8' };
const head = { style: BorderStyle.SINGLE, size: 10, color: '12436D' };

/** A table whose header row is marked and stands again on each page; numbers are set to the right. */
export function grid({ columns, rows }: FigureData): Table {
  const widths = columnWidths(columns, rows);
  const cell = (text: string, index: number, style: 'TableHead' | 'TableText') =>
    new TableCell({
      width: { size: widths[index]!, type: WidthType.DXA },
      borders: { top: none, left: none, right: none, bottom: style === 'TableHead' ? head : rule },
      margins: { top: 50, bottom: 50, left: 70, right: 70 },
      children: [
        new Paragraph({
          style,
          text,
          alignment: columns[index]!.isNumber ? AlignmentType.RIGHT : AlignmentType.LEFT,
        }),
      ],
    });
  const titles = columns.map(({ title }, index) => cell(title, index, 'TableHead'));
  return new Table({
    width: { size: measure, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, keepNext: true, children: titles }),
      ...rows.map(
        (row, index) =>
          new TableRow({
            cantSplit: true,
            keepNext: rows.length <= 15 && index < rows.length - 1,
            children: row.map((text, index) => cell(text, index, 'TableText')),
          }),
      ),
    ],
  });
}

/** Columns share the width as their longest words and cells need it. */
function columnWidths(columns: FigureData['columns'], rows: FigureData['rows']): number[] {
  const needs = columns.map(({ title, isNumber }, index) => {
    const cells = rows.map((row) => row[index]!.length);
    const longest = Math.max(...title.split(' ').map((word) => word.length), title.length / 2, ...cells);
    return Math.min(Math.max(longest, isNumber ? 8 : 12), 48);
  });
  const all = needs.reduce((sum, need) => sum + need, 0);
  return needs.map((need) => Math.floor((measure * need) / all));
}
