import type { Root } from 'mdast';
import type { Content } from '../content.ts';
import { editionOf, yearOf } from '../edition.ts';
import { briefingPoints } from '../narrative/briefing.ts';
import { packPath } from '../pack.ts';
import type { Point } from '../point.ts';
import type { Poster } from '../poster.ts';
import { seriesOf } from '../series.ts';

/** What draws on an edition and is published with it, beside its reports and its data. */
export type Belongings = Pick<Content, 'points' | 'briefings' | 'posters' | 'papers' | 'sources'>;

/** The learning points, briefings, posters, committee papers and source papers of an edition. */
export function belongings(edition: string, read: Content): Belongings {
  const isFound = ({ value }: { value: Point }) => value.found.some((each) => each.edition === edition);
  const points = read.points.filter(isFound);
  const found = new Set(points.map(({ id }) => id));
  const isIn = ({ tree }: { tree: Root }) => briefingPoints(tree).some((id) => found.has(id));
  const isOn = ({ value }: { value: Poster }) =>
    value.edition ? value.edition === edition : value.points.some((id) => found.has(id));
  return {
    points,
    briefings: read.briefings.filter(isIn),
    posters: read.posters.filter(isOn),
    papers: read.papers.filter(({ value }) => value.edition === edition),
    sources: read.sources.filter(({ value }) => value.edition === edition),
  };
}

/** The addresses of a built site, its `files`, that belong to an edition: its pages, its data, its learning, its posters, its committee papers, what follows it over the years. */
export function addressesOf(files: readonly string[], edition: string, read: Content): string[] {
  const { points, briefings, posters, papers, sources } = belongings(edition, read);
  const pages = new Set([
    ...followedPaths(edition, read),
    ...sources.map(({ id }) => `/about/sources/${id}/`),
    ...points.flatMap(({ id, value }) => pointPaths(id, value)),
  ]);
  const starts = [
    ...briefings.map(({ id }) => `/learning/${id}`),
    ...posters.map(({ id }) => `/posters/${id}`),
    ...papers.map(({ id }) => `/papers/${id}`),
  ];
  return files
    .map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`)
    .filter(
      (path) =>
        path.startsWith(`/${edition}/`) ||
        path.startsWith(`/data/${edition}/`) ||
        pages.has(path) ||
        starts.some((start) => path.startsWith(start) && beside.test(path.slice(start.length))),
    );
}

/** Whether a file of the content is of an edition, so that what is wrong in it concerns what is published. */
export function isOfEdition(file: string, edition: string, read: Content): boolean {
  if (editionOf(file) === edition) return true;
  const corrections = read.corrections.filter(({ value }) => value.edition === edition);
  return [...Object.values(belongings(edition, read)), corrections]
    .flat()
    .some(({ source }) => source.path === file);
}

/** The pages of the priorities that an edition speaks of, and of the series of its reports. */
function followedPaths(edition: string, { priorities, reports }: Content): string[] {
  const spoken = priorities.filter(({ value }) => value.record.some((each) => each.edition === edition));
  const own = reports.map(({ id }) => id).filter((id) => yearOf(id) === edition);
  return [
    ...spoken.map(({ id }) => `/priorities/${id}/`),
    ...seriesOf(own).flatMap(({ name }) => [`/series/${name}/`, `/latest/${name}/`]),
  ];
}

/** How the address of a poster, a briefing or a committee paper ends behind its name: its page, or a file beside it. */
const beside = /^(\/|-a\d\.pdf$|-briefing\.\w+$|-action-plan\.\w+$|\.\w+$)/;

/** The pages of a point, of its themes and of its audiences, with their packs. */
function pointPaths(id: string, { themes, audiences }: Point): string[] {
  return [
    `/learning/points/${id}/`,
    ...themes.map((theme) => `/themes/${theme}/`),
    ...audiences.flatMap((audience) => [`/audiences/${audience}/`, packPath(audience)]),
  ];
}
