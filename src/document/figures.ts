import type { Palette, Board } from '../board.ts';
import { stored, type Store } from '../cache.ts';
import { own, setting } from '../chart/kept.ts';
import type { TableCell } from '../dataset/table.ts';
import { toWords } from '../paper.ts';
import type { Report } from '../report.ts';
import type { Figure } from './figure.ts';
import { pdf } from './typst.ts';

/** What the document of a report's figures is made of. */
export interface FiguresPaper {
  board: Board;
  /** `{ id: '2014-15', title: '2014/15' }` */
  edition: { id: string; title: string };
  report: Pick<Report, 'title' | 'source'>;
  /** The full address of the report's web page. */
  address: string;
  figures: Figure[];
}

/** What stands around the figures. */
export function matter({ board, edition, report, address }: FiguresPaper) {
  const { title, body, date } = report.source;
  return {
    title: `All figures of “${report.title}”`,
    board: board.name,
    short: board.short,
    edition: `Edition ${edition.title}`,
    notice: board.notice,
    source: `Written from “${title}”, ${body}, ${toWords(date)}.`,
    address,
    language: board.language,
    date,
  };
}

/** A figure as a document sets it: all in words, but the drawing. */
export function figureData(figure: Figure, palette: Palette | undefined) {
  const { number, title, subtitle, chart, table, caption, context, source } = figure;
  const drawn = chart && setting(chart, palette);
  return {
    ...{ number, title, subtitle, caption, context, source },
    drawing: drawn && { svg: drawn.svg, png: drawn.png, width: drawn.width, height: drawn.height },
    alt: drawn?.alt ?? '',
    description: drawn?.description.join(' ') ?? '',
    symbols: table.symbols.map(({ value, label }) => ({ value, label })),
    columns: table.columns,
    rows: table.rows.map((row) => row.map(cellText)),
    headers: table.headers,
    notes: table.notes,
  };
}

export type FigureData = ReturnType<typeof figureData>;

/** A cell with the notes that stand on it: `427 [p] [note 1]`. */
function cellText({ text, notes }: TableCell): string {
  return text + notes.map((note) => ` [note ${note}]`).join('');
}

/**
 * All figures of a report as a PDF/UA-1 document; `template` is `figure.typ`, then `figures.typ`. Kept between builds
 * when nothing in it has changed.
 */
export function figuresPdf(paper: FiguresPaper, template: string, store: Store = own): Uint8Array {
  const figures = paper.figures.map((each) => figureData(each, paper.board.palette));
  const light = figures.map(({ drawing, ...rest }) => ({ ...rest, svg: drawing?.svg ?? null }));
  const data = { ...matter(paper), figures: light };
  return stored(store, ['pdf', data], () => pdf(template, data, paper.report.source.date).bytes);
}
