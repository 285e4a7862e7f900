import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  WidthType,
  type ParagraphChild,
} from 'docx';
import { textWidth } from './style.ts';

/** What stands in a cell: its words, and the runs that it is set in. */
interface Cell {
  text: string;
  children: ParagraphChild[];
}

interface Column {
  title: Cell;
  isNumber: boolean;
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const rule = { style: BorderStyle.SINGLE, size: 4, color: 'C9D1D8' };
const head = { style: BorderStyle.SINGLE, size: 10, color: '12436D' };

/** A table whose header row is marked and stands again on each page; numbers are set to the right. */
export function grid(columns: readonly Column[], rows: readonly Cell[][]): Table {
  const widths = columnWidths(columns, rows);
  const cell = ({ children }: Cell, index: number, style: 'TableHead' | 'TableText') =>
    new TableCell({
      width: { size: widths[index]!, type: WidthType.DXA },
      borders: { top: none, left: none, right: none, bottom: style === 'TableHead' ? head : rule },
      margins: { top: 50, bottom: 50, left: 70, right: 70 },
      children: [
        new Paragraph({
          style,
          children,
          alignment: columns[index]!.isNumber ? AlignmentType.RIGHT : AlignmentType.LEFT,
        }),
      ],
    });
  const titles = columns.map(({ title }, index) => cell(title, index, 'TableHead'));
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
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
            children: row.map((each, index) => cell(each, index, 'TableText')),
          }),
      ),
    ],
  });
}

/** Columns share the width as their longest words and cells need it. */
function columnWidths(columns: readonly Column[], rows: readonly Cell[][]): number[] {
  const needs = columns.map(({ title: { text: title }, isNumber }, index) => {
    const cells = rows.map((row) => row[index]!.text.length);
    const longest = Math.max(...title.split(' ').map((word) => word.length), title.length / 2, ...cells);
    return Math.min(Math.max(longest, isNumber ? 8 : 12), 48);
  });
  const all = needs.reduce((sum, need) => sum + need, 0);
  return needs.map((need) => Math.floor((textWidth * need) / all));
}
