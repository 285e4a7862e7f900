import type { Board } from '../board.ts';
import { cited, dated } from '../paper.ts';
import type { Report } from '../report.ts';
import { text, webLink, type Document } from './document.ts';
import type { Figure } from './figure.ts';
import { figureData } from './figure-data.ts';

/** What the document of a report's figures is made of. */
export interface FiguresPaper {
  board: Board;
  /** `{ id: '2014-15', title: '2014/15' }` */
  edition: { id: string; title: string };
  report: Pick<Report, 'title' | 'short' | 'source'>;
  /** The full address of the report's web page. */
  address: string;
  figures: Figure[];
}

/** All figures of a report as a document, without the words between them. */
export function figuresDocument({ board, edition, report, address, figures }: FiguresPaper): Document {
  const year = `Edition ${edition.title}`;
  const title = `All figures of “${report.title}”`;
  return {
    ...{ title, kicker: year, hasCover: false, hasContents: figures.length > 1 },
    ...{ board: board.name, notice: board.notice, language: board.language, date: dated([report.source]) },
    address,
    details: [
      { term: 'Written from', children: [text(cited(report.source))] },
      { term: 'On the web', children: [webLink(address)] },
    ],
    head: `All figures · ${report.short} ${edition.title}`,
    foot: `${board.name}, ${year.toLowerCase()}. Demonstration.`,
    blocks: figures.map((each) => ({
      ...{ type: 'figure', id: each.id, level: 2 },
      figure: figureData(each, board.palette),
    })),
  };
}
