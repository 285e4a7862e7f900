import { cited } from '../paper.ts';
import { parts } from '../narrative/parts.ts';
import { editionTitle } from '../point.ts';
import { onceForAll, sorted } from './collections.ts';
import type { Link } from './learning.ts';
import type { Told } from '../told.ts';

/** Where something is told, ready for a page. */
export interface ShownPlace {
  /** `2016/17` */
  year: string;
  /** The page of the edition. */
  path: string;
  /** The paper: `“Safeguarding Children in Oxfordshire”, …, 5 October 2017`. */
  paper: string;
  /** Where this site tells it: the heading of a report; the committee paper or the edition where no report does. */
  held: Link;
}

const known = onceForAll(async () => ({
  sources: new Map((await sorted('sources')).map(({ id, data }) => [id, data])),
  reports: new Map((await sorted('reports')).map(({ id, data }) => [id, data.short])),
  headings: new Map(
    (await sorted('reports')).flatMap(({ id, data }) =>
      parts(data.tree)
        .contents.flatMap((section) => [section, ...section.sections])
        .map((section) => [`${id}#${section.id}`, section.title]),
    ),
  ),
  papers: new Map((await sorted('papers')).map(({ id, data }) => [data.edition, id])),
}));

/** Where something is told, in words and links. */
export async function shownPlace({ edition, report, section, source }: Told): Promise<ShownPlace> {
  const { sources, reports, headings, papers } = await known();
  const year = editionTitle(edition);
  const paper = papers.get(edition);
  const id = `${edition}/${report}`;
  const heading = headings.get(`${id}#${section}`);
  const held =
    report !== undefined
      ? {
          path: `/${id}/${section ? `#${section}` : ''}`,
          title: `${reports.get(id)!} ${year}${heading ? `, “${heading}”` : ''}`,
        }
      : paper !== undefined
        ? { path: `/papers/${paper}/`, title: `Committee paper about ${year}` }
        : { path: `/${edition}/`, title: `Edition ${year}` };
  return { year, path: `/${edition}/`, paper: cited(sources.get(source)!), held };
}
