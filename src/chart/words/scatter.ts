import { toWords } from '../../dataset/cell.ts';
import type { ScatterChart } from '../chart.ts';
import { bounds, range, type Named } from './comparison.ts';
import type { Facts, Saying } from './facts.ts';
import { known } from './figures.ts';
import { unplaced } from './missing.ts';
import { uncapital } from './phrases.ts';

/** What a scatter chart says: how the two measures go together, the extremes on both axes, and the points in focus. */
export function scatter(chart: ScatterChart): Facts {
  const { across, up, points } = chart;
  const isPartial = chart.unplaced.some(({ symbol }) => symbol !== '[z]');
  const notes = unplaced(chart.unplaced, points.length, 'points');
  if (points.length === 0) return { facts: [['No point is shown.']], notes };
  const relation = relationOf(chart);
  const ends = (['across', 'up'] as const).map((way) => {
    const [lead, field] = way === 'up' ? ['Upwards', up] : ['Across', across];
    const values = valuesOf(chart, way);
    return [range(values, field, isPartial), bounds(values, field)].map(
      (each) => `${lead}, ${uncapital(each)}`,
    );
  });
  return { facts: [...(relation.length > 0 ? [relation] : []), ...ends, ...inFocus(chart)], notes };
}

function valuesOf(chart: ScatterChart, way: 'across' | 'up'): Named[] {
  return known(
    chart.points.map((point) => point[way]),
    chart[way],
  ).map((each) => ({ ...each, name: chart.points[each.index]!.name }));
}

/** Where the points stand that the chart is about, when they are few. */
function inFocus({ points, across, up }: ScatterChart): Saying[] {
  const focus = points.filter(({ isContext }) => !isContext);
  if (focus.length === points.length || focus.length > 3) return [];
  return focus.map((point) => [
    `${point.name} stood at ${toWords(point.across, across)} across and ${toWords(point.up, up)} upwards.`,
  ]);
}

/** The fewest points, and the least rank correlation, of which it is said that two measures go together. */
const least = { points: 8, correlation: 0.6 };

/** Whether the two measures go together. */
function relationOf({ points }: ScatterChart): string[] {
  if (points.length < least.points) return [];
  const found = correlation(
    points.map((point) => point.across),
    points.map((point) => point.up),
  );
  if (Math.abs(found) < least.correlation) return [];
  const way = found > 0 ? 'higher' : 'lower';
  return [`Points further right tend to be ${way}; this does not show that one causes the other.`];
}

/** Spearman’s rank correlation, from −1 to 1; 0 when all values of either are the same. */
function correlation(xs: readonly number[], ys: readonly number[]): number {
  const [a, b] = [ranks(xs), ranks(ys)];
  const middle = (xs.length + 1) / 2;
  const product = (c: readonly number[], d: readonly number[]) =>
    c.reduce((sum, rank, index) => sum + (rank - middle) * (d[index]! - middle), 0);
  const size = Math.sqrt(product(a, a) * product(b, b));
  return size === 0 ? 0 : product(a, b) / size;
}

/** The rank of each value, from 1; values that are the same share the middle of their ranks. */
function ranks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((each) => each < value).length;
    const same = values.filter((each) => each === value).length;
    return below + (same + 1) / 2;
  });
}
