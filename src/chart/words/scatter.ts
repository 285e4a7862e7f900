import { toWords } from '../../dataset/cell.ts';
import type { Field } from '../../dataset/dataset.ts';
import type { ScatterChart } from '../chart.ts';
import { bounds, range, type Named } from './comparison.ts';
import type { Facts } from './facts.ts';
import { known } from './figures.ts';
import { unplaced } from './hidden.ts';
import { overlaysOf } from './overlays.ts';
import { measured } from './phrases.ts';

/** What a scatter chart says: the extremes on both axes, the points in focus, and how the two measures go together. */
export function scatter(chart: ScatterChart): Facts & { hides: string[] } {
  const { across, up, points } = chart;
  const isPartial = chart.unplaced.some(({ symbol }) => symbol !== '[z]');
  const [xs, ys] = (['across', 'up'] as const).map((way) => valuesOf(chart, way)) as [Named[], Named[]];
  const axis = (way: string, field: Field, values: Named[]) =>
    `${way}, ${measured(field)}: ${lower(range(values, field, isPartial))}`;
  const ends = points.length ? [axis('Across', across, xs), axis('Upwards', up, ys)] : ['No point is shown.'];
  const hides = unplaced(chart.unplaced, points.length, 'points');
  const relation = relationOf(chart);
  const short = points.length
    ? [lowered('Across', bounds(xs, across)), lowered('Upwards', bounds(ys, up))]
    : [];
  const brief = ends.map((each, at) => [each, ...short.slice(at, at + 1)]);
  return {
    facts: [...ends, ...inFocus(chart), ...relation.slice(0, 1), ...overlaysOf(chart)],
    brief: relation.length ? [relation, ...brief] : brief,
    hides,
  };
}

function lowered(way: string, text: string): string {
  return `${way}, ${lower(text)}`;
}

function valuesOf(chart: ScatterChart, way: 'across' | 'up'): Named[] {
  return known(
    chart.points.map((point) => point[way]),
    chart[way],
  ).map((each) => ({ ...each, name: chart.points[each.index]!.name }));
}

/** Where the points stand that the chart is about, when they are few. */
function inFocus({ points, across, up }: ScatterChart): string[] {
  const focus = points.filter(({ isContext }) => !isContext);
  if (focus.length === points.length || focus.length > 3) return [];
  return focus.map(
    (point) =>
      `${point.name} stands at ${toWords(point.across, across)} across and ${toWords(point.up, up)} upwards.`,
  );
}

/** The fewest points, and the least rank correlation, of which it is said that two measures go together. */
const least = { points: 8, correlation: 0.6 };

/** Whether the two measures go together, in words of the measures and in shorter ones. */
function relationOf({ points, across, up }: ScatterChart): string[] {
  if (points.length < least.points) return [];
  const found = correlation(
    points.map((point) => point.across),
    points.map((point) => point.up),
  );
  if (Math.abs(found) < least.correlation) return [];
  const [way, where] = found > 0 ? ['higher', 'higher up'] : ['lower', 'lower down'];
  const caution = 'this does not show that one causes the other';
  return [
    `Points that are higher on ${measured(across)} tend to be ${way} on ${measured(up)}; ${caution}.`,
    `Points further to the right tend to be ${where}; ${caution}.`,
  ];
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

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
