import { toWords } from '../../dataset/cell.ts';
import type { CategoryChart, Series } from '../chart.ts';
import type { Facts } from './facts.ts';
import { apart, apartShort, extremes, isCount, isHidden, known, short } from './figures.ts';
import { inFocusFirst, pairs, seriesNouns } from './groups.ts';
import { list, plural, among, when, noun, capital } from './phrases.ts';
import { isBroken, isLittle, stretchesOf, trend } from './trend.ts';

/** What a chart over time says: how series stand to each other at the end, then the course of each. */
export function overTime(chart: CategoryChart): Facts {
  const { series } = chart;
  const courses = inFocusFirst(chart).flatMap((each) => trend(chart, each));
  if (series.length === 1) return { facts: courses, brief: only(courses, directions(chart)) };
  const ends = atTheEnd(chart);
  const [stands, ways] = [ends.map((each) => [each]), [directions(chart)]];
  const hasContext = series.some(({ colour }) => colour === 'context');
  return {
    facts: [...ends, ...lasting(chart), ...courses],
    brief: hasContext ? [...stands, ...ways] : [...ways, ...stands],
  };
}

/** Of one series, its course in brief: all of it where it has no break, else part by part. */
function only(courses: readonly string[], way: readonly string[]): string[][] {
  return courses.length === 1 ? [[courses[0]!, ...way]] : courses.map((each) => [each]);
}

/** How series stand to each other at the last time at which they can be compared. */
export function atTheEnd(chart: CategoryChart): string[] {
  const found = pairs(chart);
  const isPair = found.length === 1 && isCount(chart.measure) && chart.focus.length === 0;
  if (found.length === 0 || isPair) return spreadAtTheEnd(chart);
  const byFocus = Map.groupBy(found, ([one]) => one);
  return [...byFocus].flatMap(([one, those]) => {
    const met = those.flatMap(([, other]) => meeting(chart, one, other));
    const byTime = Map.groupBy(met, ({ index }) => index);
    return [...byTime].map(([index, at]) => {
      const last = index < chart.categories.length - 1 ? ', the last time both are shown,' : '';
      return `${capital(when(chart.categories[index]!))}${last || ','} ${one.name} stood ${list(at.map(({ said, short }, place) => (place === 0 ? said : short)))}.`;
    });
  });
}

interface Met {
  index: number;
  /** `6.1 percentage points above England`. */
  said: string;
  /** The same after a sentence has named the unit. */
  short: string;
}

/** How one series stands to another at the last time at which both are shown. */
function meeting({ measure }: CategoryChart, one: Series, other: Series): Met[] {
  const others = known(other.values, measure);
  const last = known(one.values, measure).findLast(({ index }) =>
    others.some((each) => each.index === index),
  );
  if (!last) return [];
  const against = others.find(({ index }) => index === last.index)!.value;
  const far = apart(last.value, against, measure);
  const way = last.value > against ? 'above' : 'below';
  const said = last.value === against ? `level with ${other.name}` : `${far} ${way} ${other.name}`;
  const short = said.replace(far, apartShort(last.value, against, measure));
  return [{ index: last.index, said, short }];
}

/** Of series without a comparator, which is highest and which lowest at the last time at which all are shown. */
function spreadAtTheEnd({ series, categories, measure }: CategoryChart): string[] {
  const index = categories.findLastIndex((_, at) =>
    series.every(({ values }) => typeof values[at] === 'number'),
  );
  if (index === -1) return [];
  const all = series.map(({ name, values }) => ({ ...known([values[index]!], measure)[0]!, name }));
  const { highest, lowest } = extremes(all);
  const [high, low] = [highest[0]!.value, lowest[0]!.value];
  const last =
    index < categories.length - 1 ? `, the last time ${series.length === 2 ? 'both' : 'all'} are shown` : '';
  const time = `${capital(when(categories[index]!))}${last}`;
  const [top, bottom] = [highest, lowest].map((those) => list(those.map(({ name }) => name)));
  if (high === low) return [`${time}, ${top} stood level, at ${toWords(high, measure)}.`];
  const [is, than] = series.length === 2 ? ['higher', ' than'] : ['highest', ' and lowest'];
  const ends = [`${top}, at ${toWords(high, measure)},`, `${bottom}, at ${short(low, measure)}.`] as const;
  return [`${time}, the ${noun(measure)} was ${is} for ${ends[0]}${than} for ${ends[1]}`];
}

/** Whether one of two series was above the other each time, where neither has a break. */
function lasting(chart: CategoryChart): string[] {
  const [one, other] = chart.series;
  if (chart.series.length !== 2 || chart.series.some(isBroken) || chart.categories.length < 3) return [];
  const { measure, axis } = chart;
  const others = new Map(known(other!.values, measure).map(({ index, value }) => [index, value]));
  const both = known(one!.values, measure).filter(({ index }) => others.has(index));
  const above = both.filter(({ index, value }) => value > others.get(index)!).length;
  const below = both.filter(({ index, value }) => value < others.get(index)!).length;
  if (both.length < 3 || (above < both.length && below < both.length)) return [];
  const nouns = plural(axis.title, 'times');
  const shown = both.length < chart.categories.length ? ' in which both are shown' : '';
  const [first, second] = above > 0 ? [one!, other!] : [other!, one!];
  return [`${first.name} stood above ${second.name} in ${among(both.length, both.length, nouns)}${shown}.`];
}

/** Which series rose and which fell from first to last: with the figures, without them, and as counts. */
export function directions(chart: CategoryChart): string[] {
  const those = inFocusFirst(chart).filter(
    (each) => !isBroken(each) && known(each.values, chart.measure).length > 1,
  );
  const ways = those
    .flatMap((each) => wayOf(chart, each))
    .toSorted((a, b) => order.indexOf(a.way) - order.indexOf(b.way));
  if (ways.length === 0) return [];
  const isPartial = those.some(({ values }) => values.some(isHidden));
  const lead = isPartial ? 'By the figures shown, from first to last' : 'From first to last';
  if (chart.series.length === 1) return [`${lead} the ${noun(chart.measure)} ${verb(ways[0]!.way, 1)}.`];
  const told = [...Map.groupBy(ways, ({ way }) => way)];
  const named = told.map(
    ([way, those]) => `${list(those.map(({ name }) => name))} ${verb(way, those.length)}`,
  );
  const counts = told.map(([way, those]) => `${those.length} ${verb(way, those.length)}`);
  return [
    `${lead}, ${ways.map(({ said }) => said).join('; ')}.`,
    `${lead}, ${named.join('; ')}.`,
    `${lead}, of ${chart.series.length} ${seriesNouns(chart, 'groups')}, ${list(counts)}.`,
  ];
}

const order = ['rose', 'fell', 'changed little', 'ended where they began'] as const;
type Way = (typeof order)[number];

function verb(way: Way, count: number): string {
  return way === 'ended where they began' && count === 1 ? 'ended where it began' : way;
}

function wayOf(chart: CategoryChart, series: Series): { name: string; way: Way; said: string }[] {
  const { name } = series;
  const { measure } = chart;
  const { values } = stretchesOf(chart, series)[0]!.stretch;
  if (values.length < 2) return [];
  const [first, last] = [values[0]!.value, values.at(-1)!.value];
  const start = toWords(first, measure);
  if (first === last)
    return [{ name, way: 'ended where they began', said: `${name} ended where it began, at ${start}` }];
  const all = values.map(({ value }) => value);
  const ends = `from ${start} to ${short(last, measure)}`;
  if (isLittle(Math.max(...all) - Math.min(...all), first, measure))
    return [{ name, way: 'changed little', said: `${name} changed little, ${ends}` }];
  const way = last > first ? 'rose' : 'fell';
  return [{ name, way, said: `${name} ${way} ${ends}` }];
}
