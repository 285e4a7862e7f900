import type { Palette } from '../board.ts';
import { setting } from '../chart/kept.ts';
import type { Plate } from '../chart/draw/picture/plate.ts';
import type { TableCell } from '../dataset/table.ts';
import type { Figure } from './figure.ts';

/** A figure as a document sets it: all in words, but the drawing. */
export function figureData(figure: Figure, palette: Palette | undefined) {
  const { number, title, subtitle, chart, table, caption, context, source } = figure;
  const drawn = chart && setting(chart, palette);
  return {
    ...{ number, title, subtitle, context, source },
    caption: chart ? caption.replace(title, `Figure ${number} in numbers`) : caption,
    drawing: drawn && drawingOf(drawn),
    alt: drawn?.alt ?? '',
    description: drawn?.description.join(' ') ?? '',
    symbols: table.symbols.map(({ value, label }) => ({ value, label })),
    columns: table.columns,
    rows: table.rows.map((row) => row.map(cellText)),
    headers: table.headers,
    notes: table.notes,
  };
}

function drawingOf({ svg, png, width, height, narrow }: Plate) {
  return { svg, png, width, height, ...(narrow && { narrow }) };
}

export type FigureData = ReturnType<typeof figureData>;

/** A cell with the notes that stand on it: `427 [p] [note 1]`; no line ends within a mark. */
export function cellText({ text, notes }: TableCell): string {
  return text + notes.map((note) => ` [note\u00A0${note}]`).join('');
}
