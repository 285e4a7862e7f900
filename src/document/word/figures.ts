import { Document, ExternalHyperlink, HeadingLevel, Paragraph, TextRun } from 'docx';
import { storedLater, type Store } from '../../cache.ts';
import { own } from '../../chart/kept.ts';
import { figureData, matter, type FiguresPaper } from '../figures.ts';
import { figureBlocks } from './figure.ts';
import { packed } from './package.ts';
import { foot, page, styles } from './style.ts';

/** All figures of a report as a Word document; kept between builds when nothing in it has changed. */
export async function figuresDocx(paper: FiguresPaper, store: Store = own): Promise<Uint8Array> {
  const about = matter(paper);
  const figures = paper.figures.map((each) => figureData(each, paper.board.palette));
  const make = () => packed(made(about, figures), about.date, about.language);
  return storedLater(store, ['docx', about, figures], make);
}

function made(about: ReturnType<typeof matter>, figures: ReturnType<typeof figureData>[]): Document {
  const { title, board, edition, notice, source, address, language } = about;
  const link = new ExternalHyperlink({
    link: address,
    children: [new TextRun({ text: address, style: 'Hyperlink' })],
  });
  const opening = [
    new Paragraph({ style: 'Kicker', text: `${board} · ${edition}` }),
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: title }),
    new Paragraph({
      style: 'Notice',
      children: [new TextRun({ text: 'Demonstration. ', bold: true }), new TextRun(`${notice} ${source}`)],
    }),
    new Paragraph({ style: 'Notice', children: [new TextRun('The report on the web: '), link] }),
  ];
  return new Document({
    title,
    creator: board,
    lastModifiedBy: board,
    description: notice,
    styles: styles(language),
    sections: [
      {
        properties: page,
        footers: { default: foot(`${board}, ${edition.toLowerCase()}. Demonstration.`) },
        children: [...opening, ...figures.flatMap(figureBlocks)],
      },
    ],
  });
}
