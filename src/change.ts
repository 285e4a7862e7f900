import { editionsOf, type Point } from './point.ts';
import { priorityStatuses, type Priority, type PriorityRecord } from './priority.ts';
import type { Recommendation } from './recommendation.ts';
import type { Term } from './term.ts';

/** Something with its id. */
interface Named<Value> {
  id: string;
  data: Value;
}

/** A priority that an edition speaks of, or spoke of before and now does not. */
export interface PriorityChange<Each> {
  priority: Each;
  /** What the edition says; nothing where it does not speak of it. */
  now: PriorityRecord | undefined;
  /** What the last edition before it that speaks of it said. */
  last: PriorityRecord | undefined;
  what: 'new' | 'better' | 'worse' | 'same' | 'unclear' | 'silent';
}

/** From the most to the least; what was only named cannot be compared. */
const order = Object.keys(priorityStatuses).filter((status) => status !== 'set' && status !== 'unknown');

/** What an edition says of each priority that it or an edition before it speaks of, against what was said last. */
export function priorityChanges<Each extends Named<Pick<Priority, 'record'>>>(
  priorities: readonly Each[],
  edition: string,
): PriorityChange<Each>[] {
  return priorities.flatMap((priority) => {
    const { record } = priority.data;
    const now = record.find((each) => each.edition === edition);
    const earlier = record.filter((each) => each.edition < edition);
    const last = earlier.toSorted((a, b) => (a.edition < b.edition ? -1 : 1)).at(-1);
    if (now) return { priority, now, last, what: last ? direction(last.status, now.status) : 'new' };
    return last ? { priority, now, last, what: 'silent' } : [];
  });
}

function direction(last: PriorityRecord['status'], now: PriorityRecord['status']) {
  const [from, to] = [order.indexOf(last), order.indexOf(now)];
  if (from === -1 || to === -1) return last === now && now !== 'unknown' ? 'same' : 'unclear';
  if (from === to) return 'same';
  return to < from ? 'better' : 'worse';
}

/** What an edition adds to the recommendations, and what it says of those that were made before. */
export interface RecommendationChanges<Each> {
  /** Made in this edition. */
  made: Each[];
  /** Made before; this edition reports something. */
  reported: { recommendation: Each; told: Recommendation['follow'] }[];
  /** Made before and not known to be done; this edition reports nothing. */
  silent: Each[];
}

/** How an edition stands to the recommendations of its own year and of the years before. */
export function recommendationChanges<
  Each extends Named<Pick<Recommendation, 'edition' | 'follow' | 'status'>>,
>(recommendations: readonly Each[], edition: string): RecommendationChanges<Each> {
  const earlier = recommendations
    .filter(({ data }) => data.edition < edition)
    .map((recommendation) => {
      const { follow } = recommendation.data;
      return { recommendation, told: follow.filter((each) => each.edition === edition) };
    });
  return {
    made: recommendations.filter(({ data }) => data.edition === edition),
    reported: earlier.filter(({ told }) => told.length > 0),
    silent: earlier
      .filter(({ recommendation, told }) => told.length === 0 && !isDoneBefore(recommendation.data, edition))
      .map(({ recommendation }) => recommendation),
  };
}

/** Whether a recommendation was done by what earlier editions say: nothing is owed any more. */
function isDoneBefore(
  { status, follow }: Pick<Recommendation, 'follow' | 'status'>,
  edition: string,
): boolean {
  return status === 'done' && follow.every((each) => each.edition < edition);
}

/** The learning points of an edition: those that no year before had found, and those that came back. */
export function pointChanges<Each extends Named<Pick<Point, 'found'>>>(
  points: readonly Each[],
  edition: string,
) {
  const own = points
    .map((point) => ({ point, years: editionsOf(point.data) }))
    .filter(({ years }) => years.includes(edition))
    .map(({ point, years }) => ({ point, before: years.filter((year) => year < edition).sort() }));
  return {
    returned: own.filter(({ before }) => before.length > 0),
    found: own.filter(({ before }) => before.length === 0).map(({ point }) => point),
  };
}

/** The learning points that were found in more than one year. */
export function returning<Each extends Named<Pick<Point, 'found'>>>(points: readonly Each[]): Each[] {
  return points.filter(({ data }) => editionsOf(data).length > 1);
}

/** The names that were replaced after one day and until another; without a last day, all since the first. */
export function renamed<Each extends Named<Pick<Term, 'until' | 'became'>>>(
  terms: readonly Each[],
  after: string,
  upto: string | undefined,
): Each[] {
  return terms.filter(({ data: { until, became } }) => {
    return became !== undefined && until !== undefined && until > after && (!upto || until <= upto);
  });
}
