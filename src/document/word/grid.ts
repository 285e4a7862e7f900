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
import { columnsOf, sizes } from '../columns.ts';
import { colours, ruled, textWidth } from './style.ts';

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
const rule = { style: BorderStyle.SINGLE, size: 4, color: colours.rule };
const head = { style: BorderStyle.SINGLE, size: 10, color: colours.navy };

const textStyles = { head: 'TableHead', text: 'TableText' };
const narrowStyles = { head: 'NarrowHead', text: 'NarrowText' };

/** A table whose header row is marked and stands again on each page; numbers are set to the right. */
export function grid(columns: readonly Column[], rows: readonly Cell[][]): Table {
  const { size, shares } = columnsOf(
    columns.map(({ title }, index) => ({ title: title.text, cells: rows.map((row) => row[index]!.text) })),
  );
  const widths = shares.map((share) => Math.floor(textWidth * share));
  const styles = size === sizes[0] ? textStyles : narrowStyles;
  const cell = ({ children }: Cell, index: number, isHead = false) =>
    new TableCell({
      width: { size: widths[index]!, type: WidthType.DXA },
      borders: { top: none, left: none, right: none, bottom: isHead ? head : rule },
      margins: { top: 50, bottom: 50, left: 70, right: 70 },
      children: [
        new Paragraph({
          style: isHead ? styles.head : styles.text,
          children,
          alignment: columns[index]!.isNumber ? AlignmentType.RIGHT : AlignmentType.LEFT,
        }),
      ],
    });
  const titles = columns.map(({ title }, index) => cell(title, index, true));
  const isShort = rows.length <= 15;
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    borders: ruled(none),
    tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, keepNext: true, children: titles }),
      ...rows.map((row, index) => {
        const children = row.map((each, place) => cell(each, place));
        return new TableRow({ cantSplit: true, keepNext: isShort && index < rows.length - 1, children });
      }),
    ],
  });
}
