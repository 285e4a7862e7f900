import { yearOf } from '../edition.ts';
import type { PageAbout } from '../page-about.ts';
import { editionsOf, editionTitle, type Point } from '../point.ts';
import { seriesNames } from '../report.ts';
import { sorted } from './collections.ts';
import { linksByPath } from './learning.ts';

type Subjects = Pick<PageAbout, 'themes' | 'audiences'>;

/** Themes and audiences, given by file name, as readers call them. */
export async function subjects(named: {
  themes?: Iterable<string>;
  audiences?: Iterable<string>;
}): Promise<Subjects> {
  const links = await linksByPath();
  const titles = (folder: string, ids: Iterable<string> = []) =>
    [...new Set(ids)].flatMap((id) => links.get(`/${folder}/${id}/`)?.title ?? []);
  return {
    themes: titles('themes', named.themes),
    audiences: titles('audiences', named.audiences),
  };
}

/** What some learning points are about, whom they are for, and the years in which they were found. */
export async function aboutPoints(points: readonly Point[]): Promise<Subjects & Pick<PageAbout, 'editions'>> {
  return {
    editions: [...new Set(points.flatMap(editionsOf))].sort().map(editionTitle),
    ...(await subjects({
      themes: points.flatMap(({ themes }) => themes),
      audiences: points.flatMap(({ audiences }) => audiences),
    })),
  };
}

/** What a report is: its year, its series, and the themes of what was learned from it. */
export async function aboutReport(id: string): Promise<PageAbout> {
  const name = id.split('/')[1]! as keyof typeof seriesNames;
  const points = (await sorted('points')).filter(({ data }) =>
    data.found.some(({ report }) => report === id),
  );
  const { themes } = await subjects({ themes: points.flatMap(({ data }) => data.themes) });
  return {
    kind: 'Report',
    editions: [editionTitle(yearOf(id))],
    series: seriesNames[name] ?? 'Special report',
    ...(themes && { themes }),
  };
}

/** What a poster or a briefing with these learning points is; what it says of itself goes before what they say. */
export async function aboutMaterial(
  kind: 'Briefing' | 'Poster',
  {
    points: ids,
    ...own
  }: {
    points: readonly { id: string }[];
    edition?: string | undefined;
    themes?: string[];
    audiences?: string[];
  },
): Promise<PageAbout> {
  const named = new Set(ids.map(({ id }) => id));
  const points = (await sorted('points')).filter(({ id }) => named.has(id)).map(({ data }) => data);
  const about = await aboutPoints(points);
  const said = await subjects(own);
  return {
    kind,
    ...about,
    ...(own.edition && { editions: [editionTitle(own.edition)] }),
    ...(own.themes && { themes: said.themes ?? [] }),
    ...(own.audiences && { audiences: said.audiences ?? [] }),
  };
}
