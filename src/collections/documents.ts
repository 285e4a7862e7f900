import type { Root } from 'mdast';
import { fullAddress } from '../dataset/download/publication.ts';
import { figureData } from '../document/figure-data.ts';
import { fileLink, linkBefore, type Download, type FileLink } from '../download.ts';
import type { Sources } from '../document/narrative.ts';
import { documentPdf } from '../document/typst/document.ts';
import { reportDocument } from '../document/report.ts';
import { documentDocx } from '../document/word/document.ts';
import { aFewAtATime } from '../making/few.ts';
import { ready } from '../making/made.ts';
import { guidanceWords } from '../guidance.ts';
import { headline } from '../headline.ts';
import { usedTerms, withTerms } from '../narrative/terms.ts';
import { reportName, type Report } from '../report.ts';
import {
  board as boardOf,
  changesOf,
  glossary,
  guidance,
  history,
  publication,
  publicFile,
  resources,
  sorted,
  withNumbers,
} from './collections.ts';
import { settledFigures } from './figures.ts';
import { once } from './once.ts';
import { yearOf } from '../edition.ts';

/** A report, as its collection holds it. */
interface Written {
  id: string;
  data: Report & { tree: Root };
}

/** Where the narrative of a report or an edition finds what it names. */
export async function sourcesOf(entry: { id: string; data: { tree: Root } }): Promise<Sources> {
  const { dataset, poster, point, answers, evidence, recommendation } = await resources(entry);
  const { palette } = await boardOf();
  const site = await publication();
  return {
    figures: (await settledFigures(entry)).map((each) => ({
      id: each.id,
      figure: figureData(each, palette),
    })),
    headline: (attributes) =>
      headline(attributes, attributes.data ? dataset(attributes.data).dataset : undefined),
    ...{ poster, point, answers, evidence, recommendation, picture: publicFile },
    address: (path) => fullAddress(site, path),
  };
}

/** A report as a document. */
async function reportPaper(entry: Written) {
  const [edition = '', report = ''] = entry.id.split('/');
  const { matcher, definitions } = await glossary();
  const { tree } = entry.data;
  const { data: year } = (await sorted('editions')).find(({ id }) => id === edition)!;
  return reportDocument({
    board: await boardOf(),
    edition: year,
    guidance: guidanceWords(year, await guidance()),
    report: entry.data,
    path: `/${entry.id}/`,
    tree: withTerms(await withNumbers(tree), matcher, definitions),
    terms: usedTerms(tree, matcher).flatMap((slug) => definitions.get(slug) ?? []),
    notices: (await changesOf({ edition, report })).notices,
    published: (await history()).locks.find((lock) => lock.edition === edition)?.published,
    sources: await sourcesOf(entry),
  });
}

/** A report as PDF and as a Word document. */
const reportFiles = once(async (entry: Written): Promise<Download[]> => {
  const document = await reportPaper(entry);
  await ready({ what: 'pdf', of: [document] }, { what: 'docx', of: [document] });
  const path = `/${yearOf(entry.id)}/${reportName(entry.id)}` as const;
  return [
    { path: `${path}.pdf`, content: documentPdf(document) },
    { path: `${path}.docx`, content: await documentDocx(document) },
  ];
});

/** The links to the documents of a report: `Report (PDF, 240 KB)`. */
export async function reportLinks(entry: Written): Promise<FileLink[]> {
  const path = `/${yearOf(entry.id)}/${reportName(entry.id)}` as const;
  if (import.meta.env['PREVIEW'])
    return [linkBefore(`${path}.pdf`, 'Report'), linkBefore(`${path}.docx`, 'Report to edit')];
  const [print, edit] = await reportFiles(entry);
  return [fileLink(print!, 'Report'), fileLink(edit!, 'Report to edit')];
}

/** One path for each report, with its document whose name has this ending. */
export async function reportPaths(ending: '.pdf' | '.docx') {
  return aFewAtATime(await sorted('reports'), async (entry) => {
    const file = (await reportFiles(entry)).find(({ path }) => path.endsWith(ending))!;
    const [edition = ''] = entry.id.split('/');
    return { params: { edition, document: reportName(entry.id) }, props: { file } };
  });
}
