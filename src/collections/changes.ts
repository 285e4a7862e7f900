import {
  pointChanges,
  priorityChanges,
  recommendationChanges,
  renamed,
  type PriorityChange,
} from '../change.ts';
import { figureChanges } from '../dataset/change.ts';
import { editionTitle } from '../point.ts';
import { namesByDate } from '../series.ts';
import { before, inARow } from '../years.ts';
import { board, onceForAll, sorted } from './collections.ts';
import { points as pointsOf } from './learning.ts';

/** What each edition changed since the one before it on the site, by edition; nothing for the first. */
const all = onceForAll(async () => {
  const editions = await sorted('editions');
  const ids = editions.map(({ id }) => id);
  const points = await pointsOf();
  const priorities = await sorted('priorities');
  const recommendations = await sorted('recommendations');
  const datasets = (await sorted('datasets')).map(({ id, data }) => ({ id, dataset: data }));
  const terms = await sorted('terms');
  const used = terms.filter(({ data: { papers } }) => papers.length > 0);
  const inPapers = new Set(used.map(({ id }) => id));
  const changes = editions.map(async ({ id, data }) => {
    const since = before(id, ids);
    if (!since) return [id, undefined] as const;
    const after = editions.find((each) => each.id === since.edition)!.data.to;
    return [
      id,
      {
        since,
        priorities: priorityChanges(priorities, id),
        recommendations: recommendationChanges(recommendations, id),
        points: pointChanges(points, id),
        figures: figureChanges(datasets, since.edition, id),
        terms: renamed(terms, after, id === ids.at(-1) ? undefined : data.to).filter(
          ({ data: { until, became } }) => until! <= data.to || inPapers.has(became!),
        ),
        series: await renamedSeries(since.edition, id, ids),
      },
    ] as const;
  });
  return new Map(await Promise.all(changes));
});

/** What an edition changed. */
export type Changes = NonNullable<Awaited<ReturnType<typeof changesSince>>>;

/** What an edition changed since the one before it on the site; nothing for the first. */
export async function changesSince(edition: string) {
  return (await all()).get(edition);
}

/** The series whose reports bear another name since an edition after `after`, up to `upto`. */
async function renamedSeries(after: string, upto: string, editions: readonly string[]) {
  return Object.values((await board()).series).flatMap((words) => {
    const names = words ? namesByDate(words, editions) : [];
    return names.flatMap(({ name, from }, index) =>
      from && from > after && from <= upto ? [{ before: names[index - 1]!.name, now: name }] : [],
    );
  });
}

/** The priorities that changed in one of some ways. */
export function ofWay<Each>(
  changes: readonly PriorityChange<Each>[],
  ...ways: PriorityChange<Each>['what'][]
) {
  return changes.filter(({ what }) => ways.includes(what));
}

/** What changed in a few lines, for the front page of an edition; what nothing is known of has none. */
export function changeLines({ priorities, recommendations, points, figures }: Changes): string[] {
  const lines: [readonly unknown[], one: string, many: string][] = [
    [ofWay(priorities, 'new'), 'new priority', 'new priorities'],
    [ofWay(priorities, 'better', 'worse'), 'priority has another status', 'priorities have another status'],
    [ofWay(priorities, 'silent'), 'priority is not mentioned', 'priorities are not mentioned'],
    [recommendations.made, 'new recommendation or aim', 'new recommendations and aims'],
    [recommendations.reported, 'earlier recommendation with news', 'earlier recommendations with news'],
    [recommendations.silent, 'earlier recommendation without news', 'earlier recommendations without news'],
    [points.returned, 'learning point came back', 'learning points came back'],
    [points.found, 'new learning point', 'new learning points'],
    [figures.changed, 'figure is told in both years', 'figures are told in both years'],
  ];
  return lines.flatMap(([{ length }, one, many]) =>
    length > 0 ? `${length} ${length === 1 ? one : many}` : [],
  );
}

/** Why an edition is compared with one that is not of the year before: `2017/18 and 2018/19 are missing, so …`. */
export function comparedWith({ since: { edition, missing } }: Pick<Changes, 'since'>): string {
  const years = inARow(missing.map(editionTitle));
  if (missing.length === 0) return `This compares with ${editionTitle(edition)}, the year before.`;
  return `${years} ${missing.length === 1 ? 'is' : 'are'} missing, so this compares with ${editionTitle(edition)}.`;
}

/** What the page is called that tells what an edition changed. */
export function changesTitle(changes: Pick<Changes, 'since'> | undefined): string {
  return changes ? `What changed since ${editionTitle(changes.since.edition)}` : 'What changed';
}
