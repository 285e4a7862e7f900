import type { Root } from 'mdast';
import type { Board } from '../board.ts';
import type { Edition } from '../edition.ts';
import type { Notice } from '../frozen/notice.ts';
import { formerNames, namesOfTheTime, type Definition } from '../narrative/terms.ts';
import { cited, toWords } from '../paper.ts';
import type { Report } from '../report.ts';
import { fullHeading, heading as headingOf } from '../term.ts';
import { text, webLink, type Block, type Document, type Inline } from './document.ts';
import { narrativeBlocks, type Sources } from './narrative.ts';

/** What the documents of a report are made of. */
export interface ReportPaper {
  board: Board;
  edition: Edition;
  /** What it says of the statutory guidance. */
  guidance: string;
  report: Report;
  /** Its path from the site's root: `/2019-20/crag/`. */
  path: string;
  /** The narrative, with its terms and its bound numbers linked. */
  tree: Root;
  /** The terms that it uses. */
  terms: Definition[];
  /** What readers of its page are told about changes, newest first. */
  notices: Notice[];
  /** The day on which its edition was published; none while it is a draft. */
  published: string | undefined;
  sources: Sources;
}

/** A report as a document: what stands on its page, with the words it uses and the way to help at the end. */
export function reportDocument(paper: ReportPaper): Document {
  const { board, edition, report, tree, sources } = paper;
  return {
    title: report.title,
    kicker: `${report.short} · ${edition.title}`,
    lead: report.summary,
    forChildren: report['for-children'],
    ...{
      board: board.name,
      notice: board.notice,
      language: board.language,
      date: report.source.date ?? edition.to,
    },
    address: sources.address(paper.path),
    details: detailsOf(paper),
    ...{ hasCover: true, hasContents: true },
    head: `${report.short} ${edition.title}`,
    foot: `${versionOf(paper)}, written from ${writtenFrom(report)}. Demonstration.`,
    blocks: [
      ...changes(paper),
      ...contentNote(report),
      ...inferred(edition),
      ...narrativeBlocks(tree, sources),
      ...names(paper),
      ...glossary(paper),
      ...help(board),
      ...about(paper),
    ],
  };
}

/** `a paper of October 2015`, or `an undated paper` */
function writtenFrom({ source }: Report): string {
  return source.date ? `a paper of ${toWords(source.date)}` : 'an undated paper';
}

/** `Published on 2 November 2026, last changed on 4 December 2026`. */
function versionOf({ published, notices }: ReportPaper): string {
  if (!published) return 'Draft';
  const changed = notices.map(({ date }) => date).filter((date) => date > published);
  const last = changed.sort().at(-1);
  return `Published on ${toWords(published)}${last ? `, last changed on ${toWords(last)}` : ''}`;
}

function detailsOf(paper: ReportPaper): Document['details'] {
  const { edition, report, path, sources } = paper;
  const line = (term: string, words: string) => ({ term, children: [text(words)] });
  return [
    line('Period', `${toWords(edition.from)} to ${toWords(edition.to)}`),
    line('Written from', cited(report.source)),
    line('Version', versionOf(paper)),
    { term: 'On the web', children: [webLink(sources.address(path))] },
  ];
}

function changes({ notices, sources }: ReportPaper): Block[] {
  if (notices.length === 0) return [];
  const children = notices.flatMap(({ path, what, title, changes: told }): Block[] => [
    {
      type: 'paragraph',
      children: [
        { type: 'strong', children: [text(`${what}: `)] },
        { type: 'link', url: sources.address(path), children: [text(title)] },
      ],
    },
    ...(told.length > 0 ? [bullets(told)] : []),
  ]);
  return [{ type: 'box', kind: 'note', title: 'What has changed here', children }];
}

function bullets(lines: readonly string[]): Block {
  const items = lines.map((line): Block[] => [{ type: 'paragraph', children: [text(line)] }]);
  return { type: 'list', isOrdered: false, start: 1, items };
}

function inferred({ inferred: why }: Edition): Block[] {
  if (!why) return [];
  const children: Block[] = [{ type: 'paragraph', children: [text(why)] }];
  return [{ type: 'box', kind: 'note', title: 'Which year it is', children }];
}

function contentNote({ 'content-note': note }: Report): Block[] {
  if (!note) return [];
  const children: Block[] = [{ type: 'paragraph', children: [text(note)] }];
  return [{ type: 'box', kind: 'note', title: 'Before you read', children }];
}

function names({ terms }: ReportPaper): Block[] {
  const former = formerNames(terms);
  if (former.length === 0) return [];
  const children: Block[] = [{ type: 'paragraph', children: [text(namesOfTheTime)] }, bullets(former)];
  return [{ type: 'box', kind: 'note', title: 'Names in this report', children }];
}

function glossary({ terms }: ReportPaper): Block[] {
  if (terms.length === 0) return [];
  const entries = [...terms].sort((a, b) => headingOf(a.term).localeCompare(headingOf(b.term), 'en'));
  return [
    section('words-title', 'Glossary: words used here'),
    {
      type: 'terms',
      terms: entries.map(({ slug, term, text: meaning }) => ({
        id: `term-${slug}`,
        term: fullHeading(term),
        children: [text(meaning)],
      })),
    },
  ];
}

function help({ help: ways }: Board): Block[] {
  const titles = ['When', 'Who', 'Telephone'];
  return [
    section('help-title', 'Worried about a child?'),
    {
      type: 'table',
      columns: titles.map((title) => ({ title: [text(title)], isNumber: false })),
      rows: ways.map(({ when, who, contact }) => [
        [text(when)],
        [text(who)],
        [{ type: 'strong', children: [text(contact)] }],
      ]),
    },
  ];
}

function about({ board, guidance, report, path, sources }: ReportPaper): Block[] {
  const cited = `${report.title}, demonstration edition from public committee papers of the ${board.name}: `;
  const lines: [string, Inline[]][] = [
    ['Statutory guidance', [text(guidance)]],
    ['Who the board is', [text(board.about)]],
    ['Reuse', [text(board.licence)]],
    ['To cite it', [text(cited), webLink(sources.address(path))]],
  ];
  return [
    section('publication-title', 'About this report'),
    ...lines.map(([term, words]): Block => ({
      type: 'paragraph',
      style: 'small',
      children: [{ type: 'strong', children: [text(`${term}: `)] }, ...words],
    })),
  ];
}

function section(id: string, title: string): Block {
  return { type: 'heading', level: 2, id, children: [text(title)] };
}
