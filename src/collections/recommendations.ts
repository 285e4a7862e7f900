import type { Root } from 'mdast';
import { onceForAll, sorted } from './collections.ts';
import { linksByPath, shownPoints, type Link } from './learning.ts';
import { recommendationIds } from '../narrative/named.ts';
import { components } from '../narrative/parse.ts';
import { sections } from '../narrative/themed.ts';
import { cited, toWords } from '../paper.ts';
import { editionTitle } from '../point.ts';
import {
  recommendationKinds,
  recommendationPath,
  recommendationStatuses,
  type FollowUp,
  type Recommendation,
  type RecommendationStatus,
} from '../recommendation.ts';

/** A recommendation, as its collection holds it. */
export interface Asked {
  id: string;
  data: Recommendation & { tree: Root };
}

/** Where something stands: its paper and place, and the page of this site that tells it. */
export interface Standing {
  source: string;
  place: string;
  page: Link | undefined;
}

/** A later word on a recommendation, ready for a page. */
export interface ShownFollowUp extends Standing {
  edition: string;
  year: string;
  what: string;
}

/** A recommendation ready for a page. */
export interface ShownRecommendation extends Standing {
  id: string;
  path: string;
  headline: string;
  /** What is to be done, as HTML, terms linked. */
  html: string;
  kind: string;
  edition: string;
  year: string;
  owner: string | undefined;
  due: string | undefined;
  status: RecommendationStatus;
  evidence: string | undefined;
  themes: Link[];
  priority: Link | undefined;
  follow: ShownFollowUp[];
}

/** The recommendations, oldest edition first; within one by kind, then as they stand in its papers. */
export const asked = onceForAll(async (): Promise<Asked[]> => {
  const kinds = Object.keys(recommendationKinds);
  const order = ({ data }: Asked) =>
    `${data.edition} ${kinds.indexOf(data.kind)} ${data.source} ${data.place}`;
  return (await sorted('recommendations')).sort((a, b) =>
    order(a).localeCompare(order(b), 'en', { numeric: true }),
  );
});

/** All recommendations ready for one page, in the order of the timeline. */
export const recommendations = onceForAll(async (): Promise<ShownRecommendation[]> => {
  const all = await asked();
  const { texts } = await shownPoints(
    [],
    all.map(({ data }) => data.tree),
  );
  return Promise.all(all.map((each, index) => shown(each, texts[index]!)));
});

/** The recommendations that an edition made, in the order of the timeline. */
export async function madeIn(edition: string): Promise<ShownRecommendation[]> {
  return (await recommendations()).filter((each) => each.edition === edition);
}

/** The recommendations of earlier editions of which an edition tells something, each with what it tells. */
export async function followedIn(
  edition: string,
): Promise<{ recommendation: ShownRecommendation; told: ShownFollowUp[] }[]> {
  return (await recommendations())
    .map((recommendation) => ({
      recommendation,
      told: recommendation.follow.filter((each) => each.edition === edition),
    }))
    .filter(({ told }) => told.length > 0);
}

/** The recommendations about a theme, in the order of the timeline. */
export async function recommendationsAbout(theme: string): Promise<Asked[]> {
  return (await asked()).filter(({ data }) => data.themes.includes(theme));
}

async function shown({ id, data }: Asked, html: string): Promise<ShownRecommendation> {
  const links = await linksByPath();
  const { headline, kind, edition, owner, due, status, evidence, priority, follow } = data;
  const named = (await sorted('priorities')).find((each) => each.id === priority);
  return {
    ...{
      id,
      path: recommendationPath(id),
      headline,
      html,
      kind: recommendationKinds[kind],
      status,
      evidence,
    },
    ...{ edition, year: editionTitle(edition), owner, due: due && toWords(due) },
    ...(await standing(data, (await shownIn()).get(id))),
    themes: data.themes.map((theme) => links.get(`/themes/${theme}/`)!),
    priority: named && { path: `/priorities/${named.id}/`, title: named.data.title },
    follow: await Promise.all(
      follow.map(async (each) => ({
        ...{ edition: each.edition, year: editionTitle(each.edition), what: each.what },
        ...(await standing(each)),
      })),
    ),
  };
}

/** The headings below which reports show recommendations, by the names of these. */
const shownIn = onceForAll(async (): Promise<ReadonlyMap<string, string | undefined>> => {
  const found = (await sorted('reports')).flatMap(({ data }) => {
    const sectionOf = sections(data.tree);
    const lists = components(data.tree).filter(({ name }) => name === 'Recommendations');
    return lists.flatMap(({ attributes, node }) =>
      recommendationIds(attributes).map((id): [string, string | undefined] => [id, sectionOf(node)?.id]),
    );
  });
  return new Map(found);
});

async function standing(
  { edition, report, section, source, place }: Recommendation | FollowUp,
  otherwise?: string,
): Promise<Standing> {
  const paper = (await sorted('sources')).find(({ id }) => id === source)!.data;
  const id = report && `${edition}/${report}`;
  const held = (await sorted('reports')).find((each) => each.id === id);
  const at = section ?? otherwise;
  return {
    ...{ source: cited(paper), place },
    page: held
      ? { path: `/${held.id}/${at ? `#${at}` : ''}`, title: held.data.short }
      : { path: `/${edition}/`, title: `Edition ${editionTitle(edition)}` },
  };
}

/** How many recommendations each year made, and what became of them. */
export interface Tally {
  /** `The papers of 5 years ask for … 58 things. About 16 of them a later paper says something.` */
  words: string;
  /** Oldest first; `told` counts those of which a later paper says something. */
  years: { edition: string; year: string; papers: string[]; held: ShownRecommendation[]; told: number }[];
  statuses: { status: RecommendationStatus; count: number }[];
}

/** The count of all recommendations. */
export async function tally(): Promise<Tally> {
  const all = await recommendations();
  const byEdition = [...Map.groupBy(all, ({ edition }) => edition)];
  const years = byEdition.map(([edition, held]) => ({
    ...{ edition, year: editionTitle(edition), held },
    papers: [...new Set(held.map(({ source }) => source))],
    told: held.filter(({ follow }) => follow.length > 0).length,
  }));
  const statuses = Object.keys(recommendationStatuses) as RecommendationStatus[];
  return {
    words: tallyWords(years),
    years,
    statuses: statuses.map((status) => ({
      status,
      count: all.filter((each) => each.status === status).length,
    })),
  };
}

function tallyWords(years: Tally['years']): string {
  const made = years.reduce((sum, { held }) => sum + held.length, 0);
  if (made === 0) return 'No recommendations have been published so far.';
  const told = years.reduce((sum, year) => sum + year.told, 0);
  const newest = years.at(-1)!;
  const span = years.length === 1 ? 'one year' : `${years.length} years`;
  return [
    `The papers of ${span} ask for, aim at or announce ${made} things.`,
    `About ${told} of them a later paper says something. About ${made - told} none does;`,
    `${newest.held.length} of those are from ${newest.year}, the newest year.`,
  ].join(' ');
}

/** Ways to find a recommendation: lists by what became of it, by who is to act and by theme. */
export function found(all: readonly ShownRecommendation[]) {
  const grouped = (names: (each: ShownRecommendation) => readonly string[]) => {
    const pairs = all.flatMap((each) => names(each).map((name) => ({ name, each })));
    return [...Map.groupBy(pairs, ({ name }) => name)].map(([name, held]) => ({
      name,
      held: held.map(({ each }) => each),
    }));
  };
  const byName = (groups: ReturnType<typeof grouped>) =>
    groups.sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const order = Object.values<string>(recommendationStatuses);
  return [
    {
      title: 'By what became of it',
      groups: grouped(({ status }) => [recommendationStatuses[status]]).sort(
        (a, b) => order.indexOf(a.name) - order.indexOf(b.name),
      ),
    },
    {
      title: 'By who is to act',
      groups: byName(grouped(({ owner }) => [owner ?? 'The paper names nobody'])),
    },
    { title: 'By theme', groups: byName(grouped(({ themes }) => themes.map(({ title }) => title))) },
  ];
}
