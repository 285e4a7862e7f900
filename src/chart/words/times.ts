import { toWords } from '../../dataset/cell.ts';
import type { CategoryChart, Series } from '../chart.ts';
import type { Facts, Saying } from './facts.ts';
import { apart, distance, extremes, isHidden, known, short } from './figures.ts';
import { pairs, seriesNouns, withoutValues } from './groups.ts';
import { largest } from './panels.ts';
import { list, plural, among, when, capital } from './phrases.ts';
import { change, isBroken, isLittle, sides, stretchesOf, trend, type Stretch } from './trend.ts';

/** The most series of which each change is told; of more, the largest. */
const mostTold = 4;

/** What a chart over time says: how series stand to their context at the end, then the course of those in focus. */
export function overTime(chart: CategoryChart): Facts {
  const notes = withoutValues(chart, 'No figure is shown for');
  const inFocus = chart.series.filter(({ colour }) => colour !== 'context');
  const those = inFocus.some(({ values }) => known(values, chart.measure).length > 0)
    ? inFocus
    : chart.series;
  const whole = those.filter((each) => !isBroken(each));
  const isOnly = chart.series.length === 1;
  const broken = those
    .filter((each) => isBroken(each) && known(each.values, chart.measure).length > 0)
    .flatMap((each) => (isOnly ? trend(chart, each) : [sides(chart, each)]));
  const stands = those.length < chart.series.length && those.length <= 3 ? atTheEnd(chart) : [];
  if (those.length > mostTold)
    return {
      facts: [...many(chart, whole), ...ends(chart), ...broken],
      notes,
    };
  const courses = whole.length === 1 ? trend(chart, whole[0]!) : changes(chart, whole);
  const isMixed = broken.length > 0 && chart.series.length > 2;
  const rest = those.length === mostTold || isMixed ? ends(chart) : lasting(chart);
  return { facts: [...stands, ...courses, ...broken, ...rest], notes };
}

/** Of many series, how many rose and fell, and which did most. */
function many(chart: CategoryChart, those: readonly Series[]): Saying[] {
  const ways = directions(chart, those);
  const most = largest(chart, those).flat();
  return ways.map((forms) => [...most.map((each) => `${forms.at(-1)!} ${each}`), ...forms]);
}

/** How each series in focus stands to its context at the last time at which they can be compared. */
function atTheEnd(chart: CategoryChart): Saying[] {
  const met = pairs(chart).flatMap(([one, other]) => meeting(chart, one, other));
  return [...Map.groupBy(met, ({ index }) => index)].map(([index, those]) => {
    const last = index < chart.categories.length - 1 ? ', the last time both are shown' : '';
    const byName = [...Map.groupBy(those, ({ name }) => name)];
    const clauses = byName.map(([name, at], clause) => {
      const stands = at.map(({ said, brief }, place) => (clause + place === 0 ? said : brief));
      return `${name} stood ${list(stands)}`;
    });
    return [`${capital(when(chart.categories[index]!))}${last}, ${clauses.join('; ')}.`];
  });
}

interface Met {
  name: string;
  index: number;
  /** `6.1 percentage points above England`. */
  said: string;
  /** The same after a sentence has named the unit. */
  brief: string;
}

/** How one series stands to another at the last time at which both are shown. */
function meeting({ measure }: CategoryChart, one: Series, other: Series): Met[] {
  const others = known(other.values, measure);
  const last = known(one.values, measure).findLast(({ index }) =>
    others.some((each) => each.index === index),
  );
  if (!last) return [];
  const against = others.find(({ index }) => index === last.index)!.value;
  const way = `${last.value > against ? 'above' : 'below'} ${other.name}`;
  const said = (far: typeof apart) =>
    last.value === against ? `level with ${other.name}` : `${far(last.value, against, measure)} ${way}`;
  return [{ name: one.name, index: last.index, said: said(apart), brief: said(distance) }];
}

/** Which of many series was highest and which lowest at the last time at which all are shown. */
function ends({ series, categories, measure }: CategoryChart): Saying[] {
  const index = categories.findLastIndex((_, at) =>
    series.every(({ values }) => typeof values[at] === 'number'),
  );
  if (index === -1) return [];
  const all = series.map(({ name, values }) => ({ ...known([values[index]!], measure)[0]!, name }));
  const { highest, lowest } = extremes(all);
  const [high, low] = [highest[0]!.value, lowest[0]!.value];
  const last = index < categories.length - 1 ? ', the last time all are shown' : '';
  const time = `${capital(when(categories[index]!))}${last}`;
  const held = (those: typeof all) =>
    `${those.length > 1 ? 'were' : 'was'} ${list(those.map(({ name }) => name))}`;
  if (high === low) return [[`${time}, all stood level, at ${toWords(high, measure)}.`]];
  return [
    [
      `${time}, highest ${held(highest)}, at ${toWords(high, measure)}; lowest ${held(lowest)}, at ${short(low, measure)}.`,
    ],
  ];
}

/** Whether one of two series was above the other each time, where neither has a break. */
function lasting(chart: CategoryChart): Saying[] {
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
  return [[`${first.name} stood above ${second.name} in ${among(both.length, both.length, nouns)}${shown}.`]];
}

/** How each of a few series changed from first to last: with the figures, with the changes, by direction, as counts. */
function changes(chart: CategoryChart, those: readonly Series[]): Saying[] {
  const stretches = those
    .map((each) => stretchesOf(chart, each)[0]!.stretch)
    .filter(({ values }) => values.length > 0);
  if (stretches.length === 0) return [];
  const told = (isBrief: boolean) =>
    `${stretches.map((each, at) => clause(chart, each, at === 0, isBrief && at > 0)).join('; ')}.`;
  return [[told(false), told(true), ...directions(chart, those).flat()]];
}

/** How one of several series changed; the times are those at which the chart begins and ends, where none is given. */
function clause({ categories }: CategoryChart, stretch: Stretch, isFirst: boolean, isBrief: boolean): string {
  const { name, values, measure, isPartial } = stretch;
  const [first, last] = [values[0]!, values.at(-1)!];
  const start = `${(isFirst ? toWords : short)(first.value, measure)}${first.index > 0 ? ` ${stretch.when(first)}` : ''}`;
  const end = `${short(last.value, measure)}${last.index < categories.length - 1 ? ` ${stretch.when(last)}` : ''}`;
  if (values.length === 1)
    return `${name} stood at ${(isFirst ? toWords : short)(first.value, measure)} ${stretch.when(first)}`;
  const way = wayOf(stretch)!;
  if (way === 'ended where they began')
    return first.index === 0 && last.index === categories.length - 1
      ? `${name} ended where it began, at ${start}`
      : `${name} stood at ${(isFirst ? toWords : short)(first.value, measure)} ${stretch.when(first)} and again ${stretch.when(last)}`;
  const said = way === 'changed little' && !isPartial ? way : change(first.value, last.value, measure);
  const much = isFirst ? said : said.replace(/ percentage (points?)/, ' $1');
  return `${name} ${much}${isBrief ? '' : `, from ${start} to ${end}`}`;
}

/** Which of some series rose and which fell from first to last: by name, and as counts. */
function directions(chart: CategoryChart, some: readonly Series[]): Saying[] {
  const those = some.filter((each) => known(each.values, chart.measure).length > 1);
  const ways = those
    .map((each) => ({ name: each.name, way: wayOf(stretchesOf(chart, each)[0]!.stretch)! }))
    .toSorted((a, b) => order.indexOf(a.way) - order.indexOf(b.way));
  if (ways.length === 0) return [];
  const isPartial = those.some(({ values }) => isHidden(values[0]!) || isHidden(values.at(-1)!));
  const lead = isPartial ? 'By the figures shown, from first to last' : 'From first to last';
  const told = [...Map.groupBy(ways, ({ way }) => way)];
  const inFocus = chart.series.filter(({ colour }) => colour !== 'context').length;
  const count = inFocus < those.length ? chart.series.length : inFocus;
  const named = told.map(
    ([way, names]) => `${list(names.map(({ name }) => name))} ${verb(way, names.length)}`,
  );
  const counts = told.map(([way, names]) => `${names.length} ${verb(way, names.length)}`);
  return [
    [
      ...(ways.length <= mostTold ? [`${lead}, ${named.join('; ')}.`] : []),
      `${isPartial ? 'By the figures shown, of' : 'Of'} ${count} ${seriesNouns(chart, 'groups')}, ${list(counts)}.`,
    ],
  ];
}

const order = ['rose', 'fell', 'changed little', 'ended where they began'] as const;
type Way = (typeof order)[number];

function verb(way: Way, count: number): string {
  return way === 'ended where they began' && count === 1 ? 'ended where it began' : way;
}

/** Which way a stretch went from its first value to its last; that it changed little, only where none is hidden. */
function wayOf({ values, measure, isPartial }: Stretch): Way | undefined {
  if (values.length < 2) return undefined;
  const [first, last] = [values[0]!.value, values.at(-1)!.value];
  if (first === last) return 'ended where they began';
  const all = values.map(({ value }) => value);
  if (!isPartial && isLittle(Math.max(...all) - Math.min(...all), first, measure)) return 'changed little';
  return last > first ? 'rose' : 'fell';
}
