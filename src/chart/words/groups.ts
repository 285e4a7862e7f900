import { categoriesOf } from '../../dataset/dataset.ts';
import type { CategoryChart, Series } from '../chart.ts';
import { bounds, range, type Named } from './comparison.ts';
import type { Facts, Saying } from './facts.ts';
import { apart, difference, extremes, isHidden, known } from './figures.ts';
import { among, list, noun, placed, plural } from './phrases.ts';
import { isBroken } from './trend.ts';

/** What a chart of several series over categories says: the extremes, and which series is higher where. */
export function groups(chart: CategoryChart): Facts {
  const { series, measure } = chart;
  const notes = withoutValues(chart, 'No value is shown for');
  if (series.some(isBroken)) {
    return { facts: [['Values are not set against each other here, since the series have breaks.']], notes };
  }
  const all = cells(chart);
  const isPartial = series.some(({ values }) => values.some(isHidden));
  return { facts: [[range(all, measure, isPartial), bounds(all, measure)], ...standings(chart)], notes };
}

/** The series of which nothing is shown, when some of the others are. */
export function withoutValues({ series }: CategoryChart, lead: string): Saying[] {
  const bare = series.filter(({ values }) => values.every((value) => typeof value !== 'number'));
  if (bare.length === 0 || bare.length === series.length) return [];
  const count = `${lead} ${bare.length} of ${series.length} series.`;
  return [[`${lead} ${list(bare.map(({ name }) => name))}.`, count]];
}

/** Every value of a chart, named by series and category. */
function cells({ series, categories, measure }: CategoryChart): Named[] {
  return series.flatMap(({ name, values }) =>
    known(values, measure).map((each) => ({
      ...each,
      name: categories.length === 1 ? name : placed(name, categories[each.index]!),
    })),
  );
}

/** The series that the chart is about and those that are context to them: each pair that is compared. */
export function pairs({ series }: CategoryChart): [Series, Series][] {
  const context = series.filter(({ colour }) => colour === 'context');
  const inFocus = series.filter(({ colour }) => colour !== 'context');
  if (context.length > 0 && inFocus.length > 0) {
    return inFocus.flatMap((one) => context.map((other): [Series, Series] => [one, other]));
  }
  return series.length === 2 ? [[series[0]!, series[1]!]] : [];
}

/** Which series is higher, and in how many categories. */
function standings(chart: CategoryChart): Saying[] {
  if (chart.categories.length < 2) return [];
  const found = pairs(chart);
  const told =
    found.length > 0 && found.length <= 4
      ? found.flatMap(([one, other]) => pair(chart, one, other))
      : leaders(chart);
  return told.map((each) => [each]);
}

/** Two series set against each other wherever both are shown, and where they are furthest apart. */
function pair(chart: CategoryChart, one: Series, other: Series): string[] {
  const { measure, categories, axis } = chart;
  const [a, b] = [known(one.values, measure), known(other.values, measure)];
  const both = a.flatMap(({ index, value }) => {
    const against = b.find((each) => each.index === index);
    return against ? [{ index, value, against: against.value, name: categories[index]! }] : [];
  });
  if (both.length < 2) return [];
  const nouns = plural(axis.title, 'categories');
  const isPartial = both.length < categories.length;
  const higher = both.filter(({ value, against }) => value > against);
  const lower = both.filter(({ value, against }) => value < against);
  const [first, second, most, least] =
    higher.length >= lower.length ? [one, other, higher, lower] : [other, one, lower, higher];
  const shown = isPartial ? ` where both are shown` : '';
  if (most.length === 0)
    return [
      `The values for ${one.name} and ${other.name} are the same in ${among(both.length, both.length, nouns)}${shown}.`,
    ];
  if (most.length * 2 <= both.length) return gaps(chart, both, ` between ${list([one.name, other.name])}`);
  const equal = both.length - most.length - least.length;
  const rest = [
    ...(least.length ? [`lower in ${least.length}`] : []),
    ...(equal ? [`the same in ${equal}`] : []),
  ];
  const said = `The ${noun(measure)} is higher for ${first.name} than for ${second.name} in ${among(most.length, both.length, nouns)}${shown}`;
  return [
    `${said}${rest.map((each, at) => `${at === rest.length - 1 ? ' and' : ','} ${each}`).join('')}.`,
    ...gaps(chart, both, ''),
  ];
}

/** Where two series are furthest apart. */
function gaps(
  { measure }: CategoryChart,
  both: readonly { value: number; against: number; index: number; name: string }[],
  between: string,
): string[] {
  const sizes = both.map(({ value, against, index, name }) => ({
    index,
    name,
    value: difference(value, against, measure),
  }));
  const { highest, lowest } = extremes(sizes);
  const [wide, narrow] = [highest[0]!, lowest[0]!];
  if (wide.value === narrow.value || highest.length > 1) return [];
  return [`The gap${between} is widest for ${wide.name}, at ${apart(wide.value, 0, measure)}.`];
}

/** Which series is highest in how many categories, of those in which all are shown. */
function leaders(chart: CategoryChart): string[] {
  const { categories, measure, axis } = chart;
  const whole = shownInAll(chart);
  if (whole.length < 2) return [];
  const nouns = plural(axis.title, 'categories');
  const shown = whole.length < categories.length ? ' where all are shown' : '';
  const told = leading(chart, whole).map(({ name, count }, at) => {
    const where = at === 0 ? `in ${among(count, whole.length, nouns)}${shown}` : `in ${count}`;
    return `${name === undefined ? 'shared' : `for ${name}`} ${where}`;
  });
  return [`The highest ${noun(measure)} is ${list(told)}.`];
}

/** The indexes of categories in which every series has a value. */
export function shownInAll({ series, categories }: CategoryChart): number[] {
  return categories.flatMap((_, index) =>
    series.every(({ values }) => typeof values[index] === 'number') ? [index] : [],
  );
}

/** Which series is highest at how many of some indexes, the most first; a tie has no name and comes last. */
export function leading(
  { series, measure }: CategoryChart,
  indexes: readonly number[],
): { name: string | undefined; count: number }[] {
  const firsts = indexes.map((index) => {
    const named = series.map(({ name, values }) => ({ ...known([values[index]!], measure)[0]!, name }));
    const { highest } = extremes(named);
    return highest.length === 1 ? highest[0]!.name : undefined;
  });
  return [...Map.groupBy(firsts, (name) => name)]
    .map(([name, those]) => ({ name, count: those.length }))
    .sort((a, b) => Number(a.name === undefined) - Number(b.name === undefined) || b.count - a.count);
}

/** What the series of a chart are, in the plural, by the field that holds their names: `areas`. */
export function seriesNouns({ dataset, axis, series, rows }: CategoryChart, otherwise: string): string {
  const field = dataset.schema.fields.find((each) => {
    if (each.type !== 'string' || each.name === axis.name) return false;
    const names = categoriesOf(each, rows);
    return series.every(({ name }) => names.includes(name));
  });
  return plural(field?.title, otherwise);
}
