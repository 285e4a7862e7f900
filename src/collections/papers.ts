import { inFull, type Committee } from '../committee.ts';
import { logged } from '../consideration.ts';
import { meeting } from '../cover-paper.ts';
import { coverPaperDocument } from '../document/cover-paper.ts';
import { fileLink, type Download, type FileLink } from '../download.ts';
import { documentPdf } from '../document/typst/document.ts';
import { documentDocx } from '../document/word/document.ts';
import { coverPaperTree, type CoverPaperParts } from '../narrative/cover-paper.ts';
import { cited, toWords } from '../paper.ts';
import { editionTitle } from '../point.ts';
import { board, onceForAll, sorted, withNumbers } from './collections.ts';
import { sourcesOf } from './documents.ts';
import type { Link } from './learning.ts';
import { once } from './once.ts';

/** A line of the log, ready for a page. */
export interface LogLine {
  committee: Committee;
  /** `21 October 2014` */
  when: string;
  /** The reports that were considered; without a path where the site does not have them. */
  reports: { title: string; path?: string }[];
  /** Whether a paper says only that the body was going to. */
  isDue: boolean;
  asked: string | undefined;
  resolved: string | undefined;
  remark: string | undefined;
  /** What says so: `“Safeguarding Children in Oxfordshire”, …, paragraph 8`. */
  source: string | undefined;
  /** The cover paper. */
  paper: Link | undefined;
}

/** The cover papers with all that they are made of, newest edition first. */
export const coverPapers = onceForAll(async (): Promise<CoverPaperParts[]> => {
  const { committees } = await board();
  const editions = new Map((await sorted('editions')).map(({ id, data }) => [id, data]));
  const reports = (await sorted('reports')).map(({ id, data }) => ({
    id,
    title: data.title,
    tree: data.tree,
  }));
  const papers = (await sorted('papers')).map(({ id, data: { tree, ...paper } }) => {
    const { title, summary, to, tree: words } = editions.get(paper.edition)!;
    return {
      ...{ id, paper, tree, committee: committees[paper.committee]! },
      edition: { id: paper.edition, title, summary, to, tree: words },
      reports: reports.filter((report) => report.id.startsWith(`${paper.edition}/`)),
    };
  });
  return papers.sort((a, b) => b.edition.id.localeCompare(a.edition.id, 'en'));
});

/** Which bodies considered the reports of an edition, by date; of one report, when it is named. */
export async function logOf(edition: string, report?: string): Promise<LogLine[]> {
  const { committees } = await board();
  const { data } = (await sorted('editions')).find(({ id }) => id === edition)!;
  const papers = await coverPapers();
  const titles = new Map((await sorted('reports')).map((each) => [each.id, each.data.title]));
  return logged({ id: edition, ...data }, papers)
    .filter(({ reports }) => report === undefined || reports.includes(report))
    .map(({ committee, date, reports, stage, asked, resolved, remark, source, place, paper }) => ({
      committee: committees[committee]!,
      when: date ? toWords(date) : 'No date given',
      reports: reports.map((name) => {
        const title = titles.get(`${edition}/${name}`);
        return title === undefined ? { title: name } : { title, path: `/${edition}/${name}/` };
      }),
      isDue: stage === 'due',
      ...{ asked, resolved, remark },
      source: source && [cited(source), place].filter(Boolean).join(', '),
      paper: paper === undefined ? undefined : paperLink(papers.find(({ id }) => id === paper)!),
    }));
}

/** A line of the log in few words: `Cabinet, Oxfordshire County Council, 21 October 2014`. */
export function logWords({ committee, when, isDue, resolved }: LogLine): string {
  if (isDue) return `${inFull(committee)}, which was to; the papers do not say whether it did`;
  return `${inFull(committee)}, ${when.charAt(0).toLowerCase()}${when.slice(1)}${resolved ? `: ${resolved}` : ''}`;
}

/** The cover papers of an edition. */
export async function papersOf(edition: string): Promise<CoverPaperParts[]> {
  return (await coverPapers()).filter((each) => each.edition.id === edition);
}

/** The page of a cover paper, called by where and when it is considered. */
export function paperLink({ id, paper, committee }: CoverPaperParts): Link {
  return { path: `/papers/${id}/`, title: meeting(paper, committee) };
}

/** A cover paper to print, as PDF, and to edit, as a Word document. */
const paperFiles = once(async ({ data: each }: { data: CoverPaperParts }): Promise<Download[]> => {
  const tree = await withNumbers(coverPaperTree(each));
  const sources = await sourcesOf({ id: each.edition.id, data: { tree } });
  const document = coverPaperDocument(each, tree, await board(), sources);
  return [
    { path: `/papers/${each.id}.pdf`, content: documentPdf(document) },
    { path: `/papers/${each.id}.docx`, content: await documentDocx(document) },
  ];
});

/** The links to the documents of a cover paper. */
export async function paperLinks(each: CoverPaperParts): Promise<FileLink[]> {
  const [print, edit] = await paperFiles({ data: each });
  return [fileLink(print!, 'To print'), fileLink(edit!, 'To edit')];
}

/** One path for each cover paper, with its document whose name has this ending. */
export async function paperPaths(ending: '.pdf' | '.docx') {
  const paths = (await coverPapers()).map(async (each) => {
    const file = (await paperFiles({ data: each })).find(({ path }) => path.endsWith(ending))!;
    return { params: { paper: each.id }, props: { file } };
  });
  return Promise.all(paths);
}

/** Every edition that the log tells of, newest first, with its lines. */
export async function logs(): Promise<{ id: string; title: string; lines: LogLine[] }[]> {
  const editions = (await sorted('editions')).toReversed();
  const all = await Promise.all(
    editions.map(async ({ id }) => ({ id, title: editionTitle(id), lines: await logOf(id) })),
  );
  return all.filter(({ lines }) => lines.length > 0);
}
