import { toText, toWords } from '../../dataset/cell.ts';
import type { Cell } from '../../dataset/dataset.ts';
import type { CategoryChart, Series } from '../chart.ts';
import { shares } from '../shares.ts';
import { comparison, range } from './comparison.ts';
import type { Facts } from './facts.ts';
import { extremes, isCount, known, leastBase, short, type Known } from './figures.ts';
import { groups, leading, shownInAll } from './groups.ts';
import { among, capital, list } from './phrases.ts';
import { overTime } from './times.ts';
import { course, isBroken, stretchOf, trend } from './trend.ts';

/** What a stacked chart says: the largest part, totals where no part is hidden, and each part. */
export function stacked(chart: CategoryChart, parts = largest(chart, chart)): Facts {
  const isTimed = chart.times !== undefined && chart.categories.length > 1;
  if (chart.series.length === 1) return isTimed ? overTime(chart) : comparison(chart);
  const totals = totalsOf(chart);
  const rest =
    chart.categories.length === 1
      ? groups(chart).facts
      : isTimed
        ? chart.series.flatMap((each) => trend(chart, each))
        : groups(chart).facts.filter(
            (fact) => fact.startsWith('For ') || fact.startsWith('There are breaks'),
          );
  const facts = [...parts, ...totals, ...rest];
  const brief = [...parts, ...totals].map((each) => [each]);
  return { facts, brief: brief.length ? brief : groups(chart).brief };
}

/** The same of a chart of shares: counts become percentages of each bar, where the bar is whole and large enough. */
export function stackedShares(chart: CategoryChart): Facts {
  if (chart.measure.unit === '%') return stacked(chart);
  const told = sharesOf(chart);
  if (told.series.every(({ values }) => values.every((value) => typeof value !== 'number')))
    return stacked(chart);
  const untold = chart.categories.filter((_, index) => wholeAt(chart, index) === undefined);
  const few = chart.categories.filter((_, index) => (wholeAt(chart, index) ?? leastBase) < leastBase);
  const { facts, brief } = stacked(told, largest(chart, told));
  const notes = [
    ...(untold.length ? [`No shares are given for ${list(untold)}, where not every part is shown.`] : []),
    ...(few.length ? [`No shares are given for ${list(few)}, where the whole is below ${leastBase}.`] : []),
  ];
  return { facts: [...facts, ...notes], brief };
}

/** A chart of counts as one of percentages; `[x]` where the share cannot be told. */
function sharesOf(chart: CategoryChart): CategoryChart {
  const worked = shares(chart);
  const shared = (value: Cell, index: number): Cell =>
    (wholeAt(chart, index) ?? 0) >= leastBase ? value : '[x]';
  const { name, decimals } = worked.measure;
  return {
    ...worked,
    series: worked.series.map((each) => ({ ...each, values: each.values.map(shared) })),
    measure: {
      name,
      title: 'Share',
      type: 'integer',
      unit: '%',
      ...(decimals !== undefined && { decimals }),
    },
  };
}

/** The sum of the parts in a bar; nothing when a part is hidden or missing, since the sum could tell it. */
function wholeAt({ series }: CategoryChart, index: number): number | undefined {
  const values = series.map((each) => each.values[index]!);
  return values.every((value): value is number => typeof value === 'number')
    ? values.reduce((sum, value) => sum + value, 0)
    : undefined;
}

/** Which part is the largest, of the bars in which every part is shown; how large, as another chart of the same has it. */
function largest(chart: CategoryChart, told: CategoryChart): string[] {
  const { categories } = chart;
  const whole = shownInAll(chart);
  if (whole.length === 0) return [];
  const found = leading(chart, whole);
  const isAll = whole.length === categories.length;
  if (whole.length === 1) {
    const bar = isAll ? '' : ` for ${categories[whole[0]!]}, the only bar with every part shown`;
    return [
      found[0]!.name ? `The largest part is ${found[0]!.name}${bar}.` : `The largest part is shared${bar}.`,
    ];
  }
  const bars = isAll ? 'bars' : 'bars with every part shown';
  const where = found.map(
    ({ name, count }, at) => `${name ?? 'shared'} in ${at > 0 ? count : among(count, whole.length, bars)}`,
  );
  return [
    `The largest part is ${list(where)}${found.length === 1 ? ends(told, found[0]!.name, whole) : ''}.`,
  ];
}

/** From how little to how much a part runs that is the largest throughout; its course tells that over time. */
function ends(
  { series, categories, measure, times }: CategoryChart,
  name: string | undefined,
  at: readonly number[],
): string {
  const part = series.find((each) => each.name === name);
  if (!part || times || isBroken(part)) return '';
  const told = known(part.values, measure).filter(({ index }) => at.includes(index));
  if (told.length < at.length) return '';
  const { highest, lowest } = extremes(told);
  const [high, low] = [highest[0]!, lowest[0]!];
  if (highest.length > 1 || lowest.length > 1) return '';
  const of = ({ index, value }: Known) => `${toWords(value, measure)} for ${categories[index]!}`;
  return `, from ${of(low)} to ${short(high.value, measure)} for ${categories[high.index]!}`;
}

/** The totals of bars: over time their course, else the highest and the lowest; nothing unless every part of all is shown. */
function totalsOf(chart: CategoryChart): string[] {
  const { measure, categories, dataset } = chart;
  const totals = categories.map((_, index) => wholeAt(chart, index));
  const isWhole = totals.every((total): total is number => total !== undefined);
  if (!isCount(measure) || !isWhole || dataset.rounding || chart.series.some(isBroken)) return [];
  if (categories.length === 1) return [`Together the parts make ${toText(totals[0]!, measure)}.`];
  const series: Series = { name: 'the total', colour: 0, values: totals };
  if (chart.times)
    return [
      capital(course({ ...stretchOf(chart, series, 0, totals.length), name: 'the total', isNamed: false })),
    ];
  const named = known(totals, measure).map((each: Known) => ({ ...each, name: categories[each.index]! }));
  return [range(named, { ...measure, title: 'Total' }, false)];
}
