import type { Root } from 'mdast';
import { coverPaperTree } from '../narrative/cover-paper.ts';
import { parts } from '../narrative/parts.ts';
import { editionTitle } from '../point.ts';
import { share, sourceSections, type Share, type SourcePaper, type SourceUnit } from '../source-paper.ts';
import { heading } from '../term.ts';
import { onceForAll, sorted } from './collections.ts';
import type { Link } from './learning.ts';
import { coverPapers, paperLink } from './papers.ts';
import { yearOf } from '../edition.ts';

/** A unit of a source paper, ready for a page. */
export interface ShownUnit extends Omit<SourceUnit, 'carried'> {
  carried: Link[];
}

/** A source paper, ready for a page. */
export interface ShownPaper {
  path: string;
  paper: SourcePaper;
  /** `2016/17` */
  edition: string;
  share: Share;
  sections: { title: string; share: Share; units: ShownUnit[] }[];
}

/** A page that carries what a paper says, and what its headings and figures are called. */
interface Place {
  title: string;
  parts: Map<string, string>;
}

/** The source papers, oldest edition first. */
export const sourcePapers = onceForAll(async (): Promise<ShownPaper[]> => {
  const known = await places();
  const papers = await sorted('sources');
  return papers.map(({ id, data: paper }) => ({
    path: `/about/sources/${id}/`,
    paper,
    edition: editionTitle(paper.edition),
    share: share(paper.units),
    sections: sourceSections(paper.units).map(({ title, units }) => ({
      title,
      share: share(units),
      units: units.map((unit) => ({
        ...unit,
        carried: unit.carried.map((path) => ({ path, title: words(path, known) })),
      })),
    })),
  }));
});

/** The page of the source paper that has this title and comes from this body, if there is one. */
export async function sourcePage(of: { title: string; body: string }): Promise<string | undefined> {
  const papers = await sourcePapers();
  return papers.find(({ paper }) => paper.title === of.title && paper.body === of.body)?.path;
}

/** What a link to an address is called: `Quality assurance (PAQA) 2016/17: What case reviews show`. */
function words(address: string, known: ReadonlyMap<string, Place>): string {
  const [path = '', id] = address.split('#');
  const place = known.get(path);
  const title = place?.title ?? spelled(path);
  if (id === undefined || id === 'table') return title;
  const row = /^(row|paragraph|fn)-(\d+)$/.exec(id);
  const part = place?.parts.get(id) ?? (row ? `${row[1]!.replace('fn', 'footnote')} ${row[2]}` : spelled(id));
  return `${title}: ${part}`;
}

/** `/recommendations/` as `Recommendations`. */
function spelled(name: string): string {
  const text = name
    .replace(/^\/|\/$/g, '')
    .replaceAll('/', ', ')
    .replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The pages that can carry something, by address. */
async function places(): Promise<Map<string, Place>> {
  return new Map([...(await narratives()), ...(await others())]);
}

async function narratives(): Promise<[string, Place][]> {
  const [reports, editions, briefings, papers] = await Promise.all([
    ...([sorted('reports'), sorted('editions'), sorted('briefings')] as const),
    coverPapers(),
  ]);
  const named: [path: string, title: string, tree: Root][] = [
    ...reports.map(({ id, data }) =>
      titled(`/${id}/`, `${data.short}, ${editionTitle(yearOf(id))}`, data.tree),
    ),
    ...editions.map(({ id, data }) => titled(`/${id}/`, `The year ${data.title}`, data.tree)),
    ...briefings.map(({ id, data }) => titled(`/learning/${id}/`, `Briefing: ${data.title}`, data.tree)),
    ...papers.map((each) => {
      const { path, title } = paperLink(each);
      return titled(path, `Committee paper, ${title}`, coverPaperTree(each));
    }),
  ];
  return named.map(([path, title, tree]) => [path, place(title, tree)]);
}

function titled(path: string, title: string, tree: Root): [path: string, title: string, tree: Root] {
  return [path, title, tree];
}

/** A page and what its headings and figures are called. */
function place(title: string, tree: Root): Place {
  const { parts: all, contents } = parts(tree);
  const headings = contents.flatMap(({ id, title: words, sections }) => [
    [id, words] as const,
    ...sections.map((section) => [section.id, section.title] as const),
  ]);
  const figures = all.flatMap((part) =>
    'figure' in part && part.figure
      ? [[part.figure.id, part.attributes['title'] ?? part.figure.id] as const]
      : [],
  );
  return { title, parts: new Map([...headings, ...figures]) };
}

/** Pages of their own for one thing each, by what is said before its name. */
async function others(): Promise<[string, Place][]> {
  const named: [path: string, title: string][] = [
    ...(await sorted('datasets')).map(({ id, data }) => page(`/data/${id}/`, 'Data', data.title)),
    ...(await sorted('points')).map(({ id, data }) =>
      page(`/learning/points/${id}/`, 'Learning point', data.headline),
    ),
    ...(await sorted('terms')).map(({ id, data }) => page(`/glossary/${id}/`, 'Glossary', heading(data))),
    ...(await sorted('posters')).map(({ id, data }) => page(`/posters/${id}/`, 'Poster', data.title)),
    ...(await sorted('audiences')).map(({ id, data }) => page(`/audiences/${id}/`, 'For', data.title)),
    ...(await sorted('priorities')).map(({ id, data }) => page(`/priorities/${id}/`, 'Priority', data.title)),
    ...(await sorted('editions')).map(({ id, data }) =>
      page(`/${id}/guidance/`, 'What guidance asked', data.title),
    ),
    ['/papers/', 'Committee papers'],
  ];
  const alone = named.map(([path, title]): [string, Place] => [path, { title, parts: new Map() }]);
  return [...alone, ...(await lists())];
}

function page(path: string, what: string, name: string): [path: string, title: string] {
  return [path, `${what}: ${name}`];
}

/** Pages that hold many things, each with its name as id. */
async function lists(): Promise<[string, Place][]> {
  const asked = (await sorted('recommendations')).map(({ id, data }) => [id, data.headline] as const);
  const chains = (await sorted('impacts')).map(({ id, data }) => [id, data.title] as const);
  const years = (await sorted('reviews')).map(({ id }) => [id, editionTitle(id)] as const);
  return [
    ['/recommendations/', { title: 'Recommendation', parts: new Map(asked) }],
    ['/impact/', { title: 'From need to outcome', parts: new Map(chains) }],
    ['/reviews/', { title: 'Reviews', parts: new Map(years) }],
  ];
}
