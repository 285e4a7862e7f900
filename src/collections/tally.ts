import { editionTitle } from '../point.ts';
import { recommendationStatuses, type RecommendationStatus } from '../recommendation.ts';
import { recommendations, type ShownRecommendation } from './recommendations.ts';

/** How many recommendations each year made, and what became of them. */
export interface Tally {
  /** `The papers of 5 years ask for … 58 things. A later paper speaks of 16 of them.` */
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
    papers: [...new Set(held.map(({ paper }) => paper))],
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
    `A later paper speaks of ${told} of them. None speaks of the other ${made - told};`,
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
