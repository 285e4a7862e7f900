import type { Root } from 'mdast';
import { onceForAll, sorted } from './collections.ts';
import { linksByPath, shownPoints, type Link } from './learning.ts';
import { shownPlace, type ShownPlace } from './told.ts';
import { recommendationIds } from '../narrative/named.ts';
import { components } from '../narrative/parse.ts';
import { sections } from '../narrative/themed.ts';
import { toWords } from '../paper.ts';
import {
  recommendationKinds,
  type FollowUp,
  type Recommendation,
  type RecommendationStatus,
} from '../recommendation.ts';

/** A recommendation, as its collection holds it. */
export interface Asked {
  id: string;
  data: Recommendation & { tree: Root };
}

/** Where something stands: the paper, the place in it, and the page of this site that tells it. */
export interface Standing extends ShownPlace {
  place: string;
}

/** A later word on a recommendation, ready for a page. */
export interface ShownFollowUp extends Standing {
  edition: string;
  what: string;
}

/** A recommendation ready for a page. */
export interface ShownRecommendation extends Standing {
  id: string;
  headline: string;
  /** What is to be done, as HTML, terms linked. */
  html: string;
  kind: string;
  edition: string;
  owner: string | undefined;
  due: string | undefined;
  status: RecommendationStatus;
  evidence: string | undefined;
  themes: Link[];
  priorities: Link[];
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

/** The recommendations that are part of a priority, in the order of the timeline. */
export async function recommendationsOf(priority: string): Promise<Asked[]> {
  return (await asked()).filter(({ data }) => [data.priority].flat().includes(priority));
}

/** The recommendations about a theme, in the order of the timeline. */
export async function recommendationsAbout(theme: string): Promise<Asked[]> {
  return (await asked()).filter(({ data }) => data.themes.includes(theme));
}

async function shown({ id, data }: Asked, html: string): Promise<ShownRecommendation> {
  const links = await linksByPath();
  const { headline, kind, edition, owner, due, status, evidence, priority, follow } = data;
  const named = (await sorted('priorities')).filter((each) => [priority].flat().includes(each.id));
  return {
    ...{ id, headline, html, kind: recommendationKinds[kind], edition, owner, status, evidence },
    ...(await standing(data, (await shownIn()).get(id))),
    due: due && toWords(due),
    themes: data.themes.map((theme) => links.get(`/themes/${theme}/`)!),
    priorities: named.map((each) => ({ path: `/priorities/${each.id}/`, title: each.data.title })),
    follow: await Promise.all(
      follow.map(async (each) => ({
        ...{ edition: each.edition, what: each.what },
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

async function standing(told: Recommendation | FollowUp, section = told.section): Promise<Standing> {
  return { ...(await shownPlace({ ...told, section: told.section ?? section })), place: told.place };
}
