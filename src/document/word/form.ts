import {
  BorderStyle,
  HeightRule,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type ParagraphChild,
} from 'docx';
import { colours, ruled } from './style.ts';

/** A column of a form: its header, and its share of the width. */
interface FormColumn {
  title: string;
  share: number;
}

const line = { style: BorderStyle.SINGLE, size: 6, color: '8A97A3' };
const margins = { top: 90, bottom: 90, left: 110, right: 110 };

/**
 * A table to type into: a marked header row, which stands again on each page, and rows with room for `height` lines. A
 * cell without words is empty.
 */
export function form(
  columns: readonly FormColumn[],
  rows: readonly ParagraphChild[][][],
  { width, height }: { width: number; height: number },
): Table {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((width * share) / all));
  const cell = (children: ParagraphChild[], index: number, isHead = false) =>
    new TableCell({
      width: { size: widths[index]!, type: WidthType.DXA },
      margins,
      ...(isHead && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: colours.tint } }),
      children: [new Paragraph({ style: isHead ? 'TableHead' : 'FormText', children })],
    });
  const row = (cells: ParagraphChild[][]) =>
    new TableRow({
      cantSplit: true,
      height: { value: height * 280 + 180, rule: HeightRule.ATLEAST },
      children: columns.map((_, index) => cell(cells[index] ?? [], index)),
    });
  const titles = columns.map(({ title }, index) => cell([new TextRun(title)], index, true));
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    borders: ruled(line),
    tableLook: { firstRow: true, firstColumn: false, noHBand: true, noVBand: true },
    rows: [new TableRow({ tableHeader: true, cantSplit: true, children: titles }), ...rows.map(row)],
  });
}
