import { toWords } from '../../dataset/cell.ts';
import { categoriesOf } from '../../dataset/dataset.ts';
import type { CategoryChart, Series } from '../chart.ts';
import { bounds, range, type Named } from './comparison.ts';
import type { Facts } from './facts.ts';
import { apart, apartShort, difference, extremes, isHidden, known, short } from './figures.ts';
import { among, list, noun, plural } from './phrases.ts';
import { isBroken } from './trend.ts';

/** The most series of which each gets a sentence of its own; more are told by their extremes alone. */
export const mostTold = 6;

/** What a chart of several series over categories says: the extremes, which series is higher where, and each series. */
export function groups(chart: CategoryChart): Facts {
  const { series, measure } = chart;
  if (series.some(isBroken)) {
    const lead = 'There are breaks in the series, so values are not set against each other here.';
    return { facts: [lead], brief: [[lead]] };
  }
  const all = cells(chart);
  const isPartial = series.some(({ values }) => values.some(isHidden));
  const ends = range(all, measure, isPartial);
  const stands = standings(chart);
  const told = series.length > mostTold ? [] : inFocusFirst(chart).flatMap((each) => ofSeries(chart, each));
  return {
    facts: [ends, ...stands, ...told],
    brief: [[ends, bounds(all, measure)], ...stands.map((each) => [each])],
  };
}

/** Every value of a chart, named by series and category. */
function cells({ series, categories, measure }: CategoryChart): Named[] {
  return series.flatMap(({ name, values }) =>
    known(values, measure).map((each) => ({
      ...each,
      name: categories.length === 1 ? name : `${name}, ${categories[each.index]!}`,
    })),
  );
}

/** The series, those that the chart is about first. */
export function inFocusFirst({ series }: CategoryChart): Series[] {
  const isContext = ({ colour }: Series) => colour === 'context';
  return [...series.filter((each) => !isContext(each)), ...series.filter(isContext)];
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
function standings(chart: CategoryChart): string[] {
  if (chart.categories.length < 2) return [];
  const found = pairs(chart);
  if (found.length > 0 && found.length <= 4) return found.flatMap(([one, other]) => pair(chart, one, other));
  return leaders(chart);
}

/** Two series set against each other wherever both are shown, and where they are furthest apart. */
export function pair(chart: CategoryChart, one: Series, other: Series): string[] {
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
  const equal = both.length - most.length - least.length;
  const rest = [
    ...(least.length ? [`lower in ${least.length}`] : []),
    ...(equal ? [`the same in ${equal}`] : []),
  ];
  const said = `The ${noun(measure)} is higher for ${first.name} than for ${second.name} in ${among(most.length, both.length, nouns)}${shown}`;
  return [
    `${said}${rest.map((each, at) => `${at === rest.length - 1 ? ' and' : ','} ${each}`).join('')}.`,
    ...gaps(chart, both),
  ];
}

/** Where two series are furthest apart and where nearest. */
function gaps(
  { measure }: CategoryChart,
  both: readonly { value: number; against: number; index: number; name: string }[],
): string[] {
  const sizes = both.map(({ value, against, index, name }) => ({
    index,
    name,
    value: difference(value, against, measure),
  }));
  const { highest, lowest } = extremes(sizes);
  const [wide, narrow] = [highest[0]!, lowest[0]!];
  if (wide.value === narrow.value || highest.length > 1) return [];
  const at = ({ name, value }: Named) => `for ${name}, at ${apart(value, 0, measure)}`;
  const nearest =
    lowest.length > 1
      ? ''
      : narrow.value === 0
        ? `; for ${narrow.name} there is none`
        : `, and narrowest for ${narrow.name}, at ${apartShort(narrow.value, 0, measure)}`;
  return [`The gap is widest ${at(wide)}${nearest}.`];
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

/** Which series is highest at how many of some indexes, the most first; a tie has no name. */
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
    .sort((a, b) => b.count - a.count);
}

/** Where a series is highest and lowest. */
function ofSeries({ measure, categories }: CategoryChart, { name, values }: Series): string[] {
  if (categories.length === 1) return [];
  const named = known(values, measure).map((each) => ({ ...each, name: categories[each.index]! }));
  if (named.length === 0) return [`No value is shown for ${name}.`];
  const { highest, lowest } = extremes(named);
  const [high, low] = [highest[0]!, lowest[0]!];
  const isPartial = values.some(isHidden);
  if (named.length === 1)
    return [`For ${name}, the only value shown is ${toWords(high.value, measure)}, for ${high.name}.`];
  if (high.value === low.value)
    return [
      `For ${name}, ${among(named.length, named.length, isPartial ? 'values shown' : 'values')} are ${toWords(high.value, measure)}.`,
    ];
  if (named.length === 2 && !isPartial) {
    const [one, other] = named;
    return [
      `For ${name}, the ${noun(measure)} is ${toWords(one!.value, measure)} for ${one!.name} and ${short(other!.value, measure)} for ${other!.name}.`,
    ];
  }
  const at = (those: readonly Named[]) =>
    those.length > 3 ? `${those.length} of them` : list(those.map((each) => each.name));
  const what = isPartial ? `${noun(measure)} shown` : noun(measure);
  return [
    `For ${name}, the ${what} is highest for ${at(highest)}, at ${toWords(high.value, measure)}, and lowest for ${at(lowest)}, at ${short(low.value, measure)}.`,
  ];
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
