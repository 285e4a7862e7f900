import { toWords } from '../../dataset/cell.ts';
import type { Cell, Field } from '../../dataset/dataset.ts';
import type { CategoryChart, Series } from '../chart.ts';
import { shares } from '../shares.ts';
import { comparison, type Named } from './comparison.ts';
import type { Facts, Saying } from './facts.ts';
import { extremes, isCount, isHidden, known, leastBase, short, type Known } from './figures.ts';
import { groups, leading, shownInAll } from './groups.ts';
import { among, capital, list } from './phrases.ts';
import { overTime } from './times.ts';
import { courses, isBroken, stretchOf } from './trend.ts';

/** What a stacked chart says: the largest part, totals where no part is hidden, and where another part ranges most. */
export function stacked(chart: CategoryChart): Facts {
  return ofParts(chart, chart);
}

/** The same of a chart of shares: counts become percentages of each bar, where the bar is whole and large enough. */
export function stackedShares(chart: CategoryChart): Facts {
  if (chart.measure.unit === '%') return stacked(chart);
  const told = sharesOf(chart);
  if (told.series.every(({ values }) => values.every((value) => typeof value !== 'number')))
    return stacked(chart);
  const untold = chart.categories.filter((_, index) => wholeAt(chart, index) === undefined);
  const few = chart.categories.filter((_, index) => (wholeAt(chart, index) ?? leastBase) < leastBase);
  const { facts, notes } = ofParts(chart, told);
  const without = [
    ...ungiven(untold, 'where not every part is shown'),
    ...ungiven(few, `where the whole is below ${leastBase}`),
  ];
  return { facts, notes: [...notes, ...without] };
}

function ungiven(categories: readonly string[], why: string): Saying[] {
  if (categories.length === 0) return [];
  const count = categories.length === 1 ? '1 bar' : `${categories.length} bars`;
  return [
    [`No shares are given for ${list(categories)}, ${why}.`, `No shares are given for ${count}, ${why}.`],
  ];
}

/** What is said of a chart and of the same in shares, if it draws those. */
function ofParts(chart: CategoryChart, told: CategoryChart): Facts {
  const isTimed = chart.times !== undefined && chart.categories.length > 1;
  if (chart.series.length === 1) return isTimed ? overTime(told) : comparison(told);
  const parts = largest(chart, told).map((each) => [each]);
  const totals = totalsOf(told);
  if (isTimed) {
    const { facts, notes } = overTime(told);
    return { facts: [...totals, ...facts, ...parts], notes };
  }
  const { facts, notes } = groups(told);
  const own =
    chart.categories.length === 1 ? [...parts, ...facts] : [...parts, ...totals, ...contrast(chart, told)];
  return { facts: own.length > 0 ? own : facts, notes };
}

/** Where the part is highest and lowest that ranges most, beside one that is the largest throughout. */
function contrast(chart: CategoryChart, told: CategoryChart): Saying[] {
  const { series, categories, measure } = told;
  const found = leading(chart, shownInAll(chart));
  const isTold = (name: string) => found.length === 1 && found[0]!.name === name;
  const isWhole = chart === told;
  const ranges = series.flatMap((each) => {
    const values = known(each.values, measure);
    if (isTold(each.name) || isBroken(each) || values.length < 2) return [];
    if (isWhole && each.values.some(isHidden)) return [];
    const { highest, lowest } = extremes(values);
    return highest.length > 1 || lowest.length > 1
      ? []
      : [
          {
            name: each.name,
            index: 0,
            value: highest[0]!.value - lowest[0]!.value,
            ends: [lowest[0]!, highest[0]!],
          },
        ];
  });
  const widest = ranges.length > 0 ? extremes(ranges).highest : [];
  if (widest.length === 0) return [];
  const { name, ends: at } = widest[0]!;
  const isGiven = series.every(({ values }) => !values.some(isHidden));
  const [low, high] = at.map(
    ({ index, value }, place) =>
      `${(place === 0 ? toWords : short)(value, measure)} for ${categories[index]!}`,
  );
  return [[`${isGiven || isWhole ? '' : 'Of the shares given, '}${name} ranged from ${low} to ${high}.`]];
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
    const value = told.series.find(({ name }) => name === found[0]!.name)?.values[whole[0]!];
    const size = isAll || typeof value !== 'number' ? '' : `, at ${toWords(value, told.measure)},`;
    return [
      found[0]!.name
        ? `The largest part is ${found[0]!.name}${size}${bar}.`
        : `The largest part is shared${bar}.`,
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
  if (high.value === low.value) return `, at ${toWords(high.value, measure)} each time`;
  if (highest.length > 1 || lowest.length > 1)
    return `, at ${short(low.value, measure)} to ${toWords(high.value, measure)}`;
  const of = ({ index, value }: Known) => `${toWords(value, measure)} for ${categories[index]!}`;
  return `, from ${of(low)} to ${short(high.value, measure)} for ${categories[high.index]!}`;
}

/** The totals of bars: over time their course, else the highest and the lowest; nothing unless every part of all is shown. */
function totalsOf(chart: CategoryChart): Saying[] {
  const { measure, categories, dataset } = chart;
  const totals = categories.map((_, index) => wholeAt(chart, index));
  const isWhole = totals.every((total): total is number => total !== undefined);
  if (!isCount(measure) || !isWhole || dataset.rounding || chart.series.some(isBroken)) return [];
  if (categories.length === 1) return [[`Together the parts make ${toWords(totals[0]!, measure)}.`]];
  const series: Series = { name: 'the total', colour: 0, values: totals };
  if (chart.times) {
    const stretch = stretchOf(chart, series, 0, totals.length);
    return [courses({ ...stretch, name: 'the total', isNamed: false }).map(capital)];
  }
  return [
    [
      ofTotals(
        known(totals, measure).map((each: Known) => ({ ...each, name: categories[each.index]! })),
        measure,
      ),
    ],
  ];
}

function ofTotals(named: readonly Named[], measure: Field): string {
  const { highest, lowest } = extremes(named);
  const [high, low] = [highest[0]!.value, lowest[0]!.value];
  if (high === low)
    return `${capital(among(named.length, named.length, 'totals'))} are the same: ${toWords(high, measure)}.`;
  const at = (those: readonly Named[]) =>
    those.length > 3 ? `${those.length} of the ${named.length}` : list(those.map(({ name }) => name));
  return `The total is highest for ${at(highest)}, at ${toWords(high, measure)}, and lowest for ${at(lowest)}, at ${short(low, measure)}.`;
}
