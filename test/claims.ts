import type { CategoryChart, Series } from '../src/chart/chart.ts';
import type { Cell } from '../src/dataset/dataset.ts';

/**
 * Checks sentences about a chart against its figures, with nothing of what wrote them: each sentence must have one of
 * the forms below, and what it claims must be so. Names of series and categories are single words.
 */
export function unproved(drawn: CategoryChart, sentences: readonly string[]): string[] {
  const state: State = { chart: seen(drawn), drawn, subject: undefined, span: [0, drawn.categories.length] };
  return sentences.filter((sentence) => {
    const isTrue = claims.flatMap(([form, holds]) => {
      const match = form.exec(sentence);
      return match ? [holds(match.slice(1), state)] : [];
    });
    return isTrue.length === 0 || !isTrue.some(Boolean);
  });
}

/** A text in sentences. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=\.) (?=[A-Z0-9])/);
}

interface State {
  /** The chart with shares in place of counts where it draws shares. */
  chart: CategoryChart;
  drawn: CategoryChart;
  /** The series that the last sentence was about, and the stretch of it. */
  subject: Series | undefined;
  span: [number, number];
}
interface At {
  name: string;
  category: string;
  value: number;
}
type Groups = (string | undefined)[];

const unit = '(?:%| children| child| per 10,000 children)?';
const V = `(−?\\d[\\d,]*(?:\\.\\d+)?)${unit}`;
const D = `(−?\\d[\\d,]*(?:\\.\\d+)?)(?: percentage points?|${unit})`;
const T = '(?:in|on) ((?:[A-Z][a-z]+ )?\\d{4}(?:/\\d\\d)?)';
const change = `(?:(?:rose|fell) by ${D}(?:, or (\\d[\\d,]*)%)?|((?:more than )?(?:doubled|tripled|halved)))`;

function number(text: string | undefined): number {
  return text === undefined ? NaN : Number(text.replaceAll(',', '').replace('−', '-'));
}

function seen(chart: CategoryChart): CategoryChart {
  if (chart.kind !== 'stacked-100' || chart.measure.unit === '%') return chart;
  const sums = chart.categories.map((_, at) =>
    chart.series.reduce((sum, { values }) => sum + (values[at] as number), 0),
  );
  const share = (cell: Cell, at: number): Cell =>
    typeof sums[at] === 'number' && sums[at]! >= 20 ? (100 * Number(cell)) / sums[at]! : '[x]';
  if (chart.categories.every((_, at) => share(0, at) === '[x]')) return chart;
  const series = chart.series.map((each) => ({ ...each, values: each.values.map(share) }));
  return {
    ...chart,
    series,
    measure: { ...chart.measure, type: 'integer', unit: '%', decimals: fine(chart) },
  };
}

/** How many decimals shares have: as many as are needed for none but 0 to look like 0, and none but 100 like 100. */
function fine({ series, categories }: CategoryChart): number {
  const all = categories.flatMap((_, at) => {
    const cells = series.map(({ values }) => values[at]!).filter((cell) => cell !== '[z]');
    const sum = cells.reduce<number>((total, cell) => total + (cell as number), 0);
    return cells.every((cell) => typeof cell === 'number') && sum > 0
      ? cells.map((cell) => (100 * cell) / sum)
      : [];
  });
  const looks = (share: number, places: number) => Number(share.toFixed(places));
  const isFine = (places: number) =>
    all.every((share) => [0, 100].every((end) => (looks(share, places) === end) === (share === end)));
  return [0, 1, 2].find(isFine) ?? 3;
}

function figure({ measure }: CategoryChart, cell: Cell): number | undefined {
  if (typeof cell !== 'number') return undefined;
  return measure.decimals === undefined ? cell : Number(cell.toFixed(measure.decimals));
}

function cellsOf(chart: CategoryChart, series: readonly Series[] = chart.series): At[] {
  return series.flatMap(({ name, values }) =>
    values.flatMap((cell, at) => {
      const value = figure(chart, cell);
      return value === undefined ? [] : [{ name, category: chart.categories[at]!, value }];
    }),
  );
}

function valueAt(
  chart: CategoryChart,
  series: Series | undefined,
  category: string | undefined,
): number | undefined {
  const at = chart.categories.indexOf(category!);
  return series && at !== -1 ? figure(chart, series.values[at]!) : undefined;
}

function named(chart: CategoryChart, name: string | undefined): Series | undefined {
  return chart.series.find((each) => each.name === name);
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-6;
}

function isPartial(chart: CategoryChart, series = chart.series): boolean {
  return series.some(({ values }) =>
    values.some((cell) => cell === '[c]' || cell === '[x]' || cell === '[low]'),
  );
}

/** Whether names are all of those that hold a value, or how many they are. */
function isHeld(said: string, those: readonly At[], chart: CategoryChart): boolean {
  const names = those.map(({ name, category }) =>
    chart.series.length === 1 ? category : chart.categories.length === 1 ? name : `${name}, ${category}`,
  );
  if (/^\d+ of them$/.test(said)) return number(said.split(' ')[0]) === those.length && those.length > 3;
  const left = names.reduce((rest, name) => rest.replace(name, ''), said);
  return /^(?:,|;| and| )*$/.test(left) && names.every((name) => said.includes(name));
}

/** How many of a number of things `all 5`, `both` or `3 of 5` are; −1 when the words do not fit the number. */
function counted(said: string, all: number): number {
  const [, whole, count, of] = /^(?:all (\d+)|both|(\d+) of (\d+))/i.exec(said) ?? [];
  if (count) return number(of) === all ? number(count) : -1;
  return (whole ? number(whole) : 2) === all ? all : -1;
}

/** Whether a series may be spoken of from one time to another: values are as said, and no break lies between. */
function isCourse({ chart }: State, series: Series, a: Groups, b: Groups): boolean {
  const [from, to] = [a, b].map(([, time]) => chart.categories.indexOf(time!)) as [number, number];
  const values = [a, b].map(
    ([value, time]) => value !== undefined && near(number(value), valueAt(chart, series, time) ?? NaN),
  );
  return (
    values.every(Boolean) && from < to && !(series.breaks ?? []).some((index) => index > from && index <= to)
  );
}

function between(chart: CategoryChart, series: Series, from: string, to: string): (number | undefined)[] {
  const [start, end] = [chart.categories.indexOf(from), chart.categories.indexOf(to)];
  return series.values.slice(start, end + 1).map((cell) => figure(chart, cell));
}

/** Whether a ratio to a value may be told. */
function isFirm({ measure: { unit } }: CategoryChart, base: number): boolean {
  return unit !== '%' && base >= (unit === 'children' ? 20 : 10);
}

function isChange(
  chart: CategoryChart,
  [by, share, word]: Groups,
  verb: string,
  from: number,
  to: number,
): boolean {
  const ratio = isFirm(chart, from) ? to / from : NaN;
  if (word === 'more than tripled') return ratio > 3;
  if (word === 'tripled') return ratio === 3;
  if (word === 'more than doubled') return ratio > 2 && ratio < 3;
  if (word === 'doubled') return ratio === 2;
  if (word === 'more than halved') return ratio < 0.5 && ratio > 0;
  if (word === 'halved') return ratio === 0.5;
  const isRight = verb === 'rose' ? to > from : to < from;
  const isShare =
    share === undefined ||
    (from >= 20 &&
      chart.measure.type === 'integer' &&
      chart.measure.unit === 'children' &&
      near(number(share), Math.round((100 * Math.abs(to - from)) / from)));
  return isRight && isShare && near(number(by), Math.abs(to - from));
}

function subjectOf({ chart, drawn }: State, name: string): Series | undefined {
  if (/^the total$/i.test(name)) {
    const values = drawn.categories.map((_, at): Cell => {
      const parts = drawn.series.map((each) => each.values[at]!);
      return parts.every((each) => typeof each === 'number')
        ? parts.reduce<number>((a, b) => a + Number(b), 0)
        : '[x]';
    });
    return { name, colour: 0, values };
  }
  return chart.series.length === 1 && /^the /i.test(name) ? chart.series[0] : named(chart, name);
}

/** Whether a value is hidden between two that are shown; of a series with breaks, nothing is asked. */
function isBridged({ breaks = [], values }: Series, said: boolean): boolean {
  if (breaks.some((index) => index > 0)) return said;
  const shown = values.flatMap((cell, at) => (typeof cell === 'number' ? [at] : []));
  return values.slice(shown[0], shown.at(-1)).some((cell) => typeof cell === 'string' && cell !== '[z]');
}

/** A sentence on the course of a series: who, and, once that is known, what. */
function course(
  what: string,
  holds: (match: Groups, series: Series, state: State, who: string) => boolean,
): Claim {
  const form = new RegExp(
    `^(?:(?:Before|After) the break, )?((?:[Bb]y the figures shown, )?)((?:[Tt]he )?[\\w ]+?) ${what}\\.$`,
  );
  return [
    form,
    ([partial, who, ...rest], state) => {
      const series = subjectOf(state, who!);
      state.subject = series;
      return (
        series !== undefined &&
        (partial !== '') === isBridged(series, partial !== '') &&
        holds(rest, series, state, partial!)
      );
    },
  ];
}

type Claim = [RegExp, (match: Groups, state: State) => boolean];

const tail =
  '(|, with a (?:rise|fall) each (?:year|month|time)|, with a (?:rise|fall) from each figure shown to the next|, with no (?:rise|fall) in between|, with ups and downs in between)';

function isTail(said: string, values: readonly (number | undefined)[]): boolean {
  const shown = values.filter((value) => value !== undefined);
  const steps = shown.slice(1).map((value, at) => Math.sign(value - shown[at]!));
  const way = said.includes('rise') === !said.includes(' no ') ? 1 : -1;
  if (said === '') return true;
  if (said.includes('ups and downs')) return steps.includes(1) && steps.includes(-1);
  if (said.includes(' no ')) return steps.every((step) => step !== -way);
  return (
    steps.every((step) => step === way) && (said.includes('from each') || shown.length === values.length)
  );
}

const courses: Claim[] = [
  course(`stood at ${V} ${T}(?:, the only figure shown)?`, ([value, time], series, { chart }) =>
    near(number(value), valueAt(chart, series, time) ?? NaN),
  ),
  course(`stood at ${V} ${T} and again ${T}`, ([value, from, to], series, state) =>
    isCourse(state, series, [value, from], [value, to]),
  ),
  course(
    `stayed at ${V} from (.+?) to (.+?)`,
    ([value, from, to], series, state) =>
      isCourse(state, series, [value, from], [value, to]) &&
      between(state.chart, series, from!, to!).every((each) => each === number(value)),
  ),
  course(
    `changed little: it stood at ${V} ${T}(?: and again ${T}| and at ${V} ${T})`,
    ([a, from, again, b, last], series, state) => {
      const to = again ?? last!;
      const all = between(state.chart, series, from!, to).filter((value) => value !== undefined);
      const range = Math.max(...all) - Math.min(...all);
      const isSmall = range < Math.abs(number(a)) * 0.03 && (state.chart.measure.unit !== '%' || range < 1);
      return isSmall && isCourse(state, series, [a, from], [b ?? a, to]);
    },
  ),
  course(
    `((?:rose|fell|more|doubled|tripled|halved).*?), from ${V} ${T} to ${V} ${T}${tail}`,
    ([how, a, from, b, to, rest], series, state) => {
      const found = new RegExp(`^${change}$`).exec(how!);
      if (!found) return false;
      const isTrue = isChange(state.chart, found.slice(1), how!.slice(0, 4), number(a), number(b));
      return (
        isTrue &&
        isCourse(state, series, [a, from], [b, to]) &&
        isTail(rest!, between(state.chart, series, from!, to!))
      );
    },
  ),
  course(
    `(rose|fell) from ${V} ${T} to ${V} ${T}, then (rose|fell) to ${V}(?: again)? ${T}`,
    ([verb, a, from, b, turn, back, c, to], series, state) => {
      const runs = (values: (number | undefined)[], way: number) => {
        const shown = values.filter((value) => value !== undefined);
        return shown.every((value, at) => at === 0 || way * (value - shown[at - 1]!) >= 0);
      };
      const way = verb === 'rose' ? 1 : -1;
      state.span = [state.chart.categories.indexOf(from!), state.chart.categories.indexOf(to!)];
      return (
        verb !== back &&
        isCourse(state, series, [a, from], [b, turn]) &&
        isCourse(state, series, [b, turn], [c, to]) &&
        runs(between(state.chart, series, from!, turn!), way) &&
        runs(between(state.chart, series, turn!, to!), -way) &&
        way * (number(b) - number(a)) > 0 &&
        way * (number(b) - number(c)) > 0
      );
    },
  ),
  [
    new RegExp(`^From first to last it (${change})\\.$`),
    ([how, ...match], { chart, subject, span }) => {
      const [from, to] = span.map((at) => figure(chart, subject!.values[at]!)) as [number, number];
      return isChange(chart, match, how!.slice(0, 4), from, to);
    },
  ],
  [
    new RegExp(`^The (highest|lowest) figure( shown)? was ${V}, (.+?)(?:; the lowest was ${V}, (.+))?\\.$`),
    ([word, shown, value, at, low, lowAt], { chart, subject }) => {
      const series = subject!;
      const isEnd = (which: string, said: string, times: string) => {
        const time = /^(?:in|on) ([^,]+?)(?: and|,|$)/.exec(times)?.[1];
        const start = Math.max(
          0,
          ...(series.breaks ?? []).filter(
            (index) => time === undefined || index <= chart.categories.indexOf(time),
          ),
        );
        const end = (series.breaks ?? []).find((index) => index > start) ?? chart.categories.length;
        const all = cellsOf({ ...chart, categories: chart.categories.slice(start, end) }, [
          { ...series, values: series.values.slice(start, end) },
        ]);
        const most =
          which === 'highest'
            ? Math.max(...all.map((each) => each.value))
            : Math.min(...all.map((each) => each.value));
        const those = all.filter((each) => each.value === most);
        const isWhen = / times$/.test(times)
          ? number(times.split(' ')[0]) === those.length
          : those.every(({ category }) => times.includes(category));
        return isWhen && (time === undefined || near(number(said), most));
      };
      const isShown =
        (shown !== undefined) === isPartial(chart, [series]) ||
        (shown === undefined && series.breaks !== undefined);
      return isShown && isEnd(word!, value!, at!) && (low === undefined || isEnd('lowest', low, lowAt!));
    },
  ],
];

const ends: Claim[] = [
  [
    new RegExp(`^(?:In|On) ([^,]+)(, the last time both are shown)?, (\\w+) stood (.+)\\.$`),
    ([time, last, who, how], { chart }) =>
      how!.split(/, | and /).every((part) => {
        const [, far, way, other] = new RegExp(`^${D} (above|below) (\\w+)$`).exec(part) ?? [];
        const [level] = /(?<=^level with )\w+$/.exec(part) ?? [];
        const [a, b] = [who, other ?? level].map((name) => valueAt(chart, named(chart, name), time));
        if (a === undefined || b === undefined) return false;
        const later = chart.categories.slice(chart.categories.indexOf(time!) + 1);
        const isLast = later.every((each) =>
          [who, other ?? level].some((name) => valueAt(chart, named(chart, name), each) === undefined),
        );
        const isSo = level
          ? a === b
          : a !== b && near(number(far), Math.abs(a - b)) && way === (a > b ? 'above' : 'below');
        return isSo && isLast && (last !== undefined || later.length === 0);
      }),
  ],
  [
    new RegExp(
      `^(?:In|On) ([^,]+)(, the last time (?:all|both) are shown)?, the \\w+ was high(?:est|er) for (.+), at ${V}, (?:and lowest|than) for (.+), at ${V}\\.$`,
    ),
    ([time, last, high, a, low, b], { chart }) => {
      const all = chart.series.map((series) => ({ name: series.name, value: valueAt(chart, series, time)! }));
      const values = all.map(({ value }) => value);
      const isEnd = (names: string, said: string, most: number) =>
        near(number(said), most) && all.every(({ name, value }) => names.includes(name) === (value === most));
      const isLast = (last === undefined) === (chart.categories.at(-1) === time);
      return isLast && isEnd(high!, a!, Math.max(...values)) && isEnd(low!, b!, Math.min(...values));
    },
  ],
  [
    new RegExp(
      `^(?:In|On) ([^,]+)(?:, the last time (?:all|both) are shown)?, (.+) stood level, at ${V}\\.$`,
    ),
    ([time, names, value], { chart }) =>
      chart.series.every(
        (series) => names!.includes(series.name) && near(valueAt(chart, series, time) ?? NaN, number(value)),
      ),
  ],
  [
    /^(\w+) stood above (\w+) in (.+?)( in which both are shown)?\.$/,
    ([one, other, where, shown], { chart }) => {
      const pairs = chart.categories.flatMap((category) => {
        const [a, b] = [one, other].map((name) => valueAt(chart, named(chart, name), category));
        return a === undefined || b === undefined ? [] : [a > b];
      });
      return (
        pairs.every(Boolean) &&
        counted(where!, pairs.length) === pairs.length &&
        (shown !== undefined) === pairs.length < chart.categories.length
      );
    },
  ],
  [
    /^(By the figures shown, from|From) first to last,? (?!it )(.+)\.$/,
    ([start, said], { chart }) => {
      const way = (series: Series) => {
        const all = cellsOf(chart, [series]).map(({ value }) => value);
        const [first, last] = [all[0]!, all.at(-1)!];
        const range = Math.max(...all) - Math.min(...all);
        if (all.length < 2 || (series.breaks ?? []).some((index) => index > 0)) return undefined;
        if (first === last) return 'ended';
        if (range < Math.abs(first) * 0.03 && (chart.measure.unit !== '%' || range < 1)) return 'changed';
        return last > first ? 'rose' : 'fell';
      };
      const all = chart.series.flatMap((series) => way(series) ?? []);
      const told = chart.series.filter((series) => way(series) !== undefined);
      if ((start !== 'From') !== isPartial(chart, told)) return false;
      const [, many] = /^of (\d+) \w+, /.exec(said!) ?? [];
      if (many) {
        const counts = [...said!.replace(/^of \d+ \w+, /, '').matchAll(/(\d+) (\w+)/g)];
        return (
          number(many) === chart.series.length &&
          counts.every(([, count, verb]) => all.filter((each) => each === verb).length === number(count))
        );
      }
      if (/^the \w+ /.test(said!)) return said!.includes(all[0]!);
      return said!.split('; ').every((part) => {
        const [, names, verb, rest] = /^(.+?) (rose|fell|changed|ended)(.*)$/.exec(part)!;
        const [from, to] = [...rest!.matchAll(new RegExp(V, 'g'))].map(([, value]) => number(value));
        return names!.split(/, | and /).every((name) => {
          const values = cellsOf(chart, [named(chart, name)!]).map(({ value }) => value);
          return (
            way(named(chart, name)!) === verb &&
            (from === undefined || (near(from, values[0]!) && (to === undefined || near(to, values.at(-1)!))))
          );
        });
      });
    },
  ],
];

const extremes: Claim[] = [
  [
    new RegExp(
      `^(?:(Of the values shown, the)|The) highest (\\w+), ${V}, is (for|shared by) (.+); the lowest, ${V}, is (for|shared by) (.+)\\.$`,
    ),
    ([shown, noun, high, one, highAt, low, other, lowAt], state) => {
      const { chart } = state;
      const total = noun === 'total' ? subjectOf(state, 'the total')! : undefined;
      const pool = cellsOf(chart, total && [total]);
      const values = pool.map(({ value }) => value);
      const those = (value: number) => pool.filter((each) => each.value === value);
      const among = total ? { ...chart, series: [total] } : chart;
      const isEnd = (said: string, most: number, how: string, at: string) =>
        near(number(said), most) &&
        isHeld(at, those(most), among) &&
        (how === 'for') === (those(most).length === 1);
      return (
        (shown !== undefined) === (!total && isPartial(chart)) &&
        pool.length === (total ? chart.categories.length : pool.length) &&
        isEnd(high!, Math.max(...values), one!, highAt!) &&
        isEnd(low!, Math.min(...values), other!, lowAt!)
      );
    },
  ],
  [
    new RegExp(`^The (\\w+) is higher for (.+), at ${V}, than for (.+), at ${V}\\.$`),
    ([what, high, a, low, b], state) => {
      const { chart } = state;
      const pool = cellsOf(chart, what === 'total' ? [subjectOf(state, 'the total')!] : chart.series);
      const at = (name: string) =>
        pool.find((each) =>
          isHeld(name, [each], what === 'total' ? { ...chart, series: [chart.series[0]!] } : chart),
        )?.value;
      return pool.length === 2 && at(high!) === number(a) && at(low!) === number(b) && number(a) > number(b);
    },
  ],
  [
    new RegExp(`^(All \\d+|Both) (values|totals)( shown)? are the same: ${V}\\.$`),
    ([all, what, shown, value], state) => {
      const chart =
        what === 'totals' ? { ...state.chart, series: [subjectOf(state, 'the total')!] } : state.chart;
      const values = cellsOf(chart).map((each) => each.value);
      return (
        values.every((each) => near(each, number(value))) &&
        counted(all!, values.length) === values.length &&
        (shown !== undefined) === isPartial(chart)
      );
    },
  ],
  [
    new RegExp(`^The only \\w+(?: shown)? is ${V}, for (.+)\\.$`),
    ([value, name], { chart }) => {
      const pool = cellsOf(chart);
      return pool.length === 1 && near(pool[0]!.value, number(value)) && isHeld(name!, pool, chart);
    },
  ],
  [new RegExp(`^The gap is ${D}\\.$`), ([size], { chart }) => near(number(size), spreadOf(chart))],
  [
    /^The highest is (more than )?(twice|[\d,]+ times) the lowest\.$/,
    ([more, times], { chart }) => {
      const values = cellsOf(chart).map(({ value }) => value);
      const ratio = Math.max(...values) / Math.min(...values);
      const whole = times === 'twice' ? 2 : number(times!.split(' ')[0]);
      return (
        isFirm(chart, Math.min(...values)) && (more ? ratio > whole && ratio < whole + 1 : ratio === whole)
      );
    },
  ],
  [
    new RegExp(`^The lowest is ${D}, or (about )?(half|a third|a quarter), below the highest\\.$`),
    ([size, about, part], { chart }) => {
      const most = Math.max(...cellsOf(chart).map(({ value }) => value));
      const share = spreadOf(chart) / most - { half: 1 / 2, 'a third': 1 / 3, 'a quarter': 1 / 4 }[part!]!;
      return (
        near(number(size), spreadOf(chart)) &&
        isFirm(chart, Math.min(...cellsOf(chart).map(({ value }) => value))) &&
        Math.abs(share) <= 0.02 &&
        (about !== undefined || Math.abs(share) < 1e-9)
      );
    },
  ],
  [
    /^In between (?:is|are) (.+)\.$/,
    ([said], { chart }) => {
      const pool = cellsOf(chart);
      const values = pool.map(({ value }) => value);
      const inside = pool.filter(({ value }) => value > Math.min(...values) && value < Math.max(...values));
      const told = [...said!.matchAll(new RegExp(`${V} for (\\w+)`, 'g'))];
      return (
        told.length === inside.length &&
        told.every(([, value, name]) =>
          inside.some((each) => each.category === name && near(each.value, number(value))),
        )
      );
    },
  ],
  [
    /^The \w+ for (\w+)(?:, .+,)? is (.+)\.$/,
    ([name, how], { chart }) => {
      const pool = cellsOf(chart);
      const own = pool.find(({ category }) => category === name)?.value;
      if (own === undefined) return false;
      const [, place, count] = /^the (.+) of the (\d+) shown$/.exec(how!) ?? [];
      if (place) {
        const above = pool.filter(({ value }) => value > own).length;
        const words = [
          'highest',
          'second',
          'third',
          'fourth',
          'fifth',
          'sixth',
          'seventh',
          'eighth',
          'ninth',
        ];
        const isPlace = place.endsWith('lowest')
          ? pool.every(({ value }) => value >= own)
          : place.includes(words[above]!);
        return (
          isPlace &&
          number(count) === pool.length &&
          place.includes('joint') === pool.filter(({ value }) => value === own).length > 1
        );
      }
      return how!.split(/, | and /).every((part) => {
        const [, far, way, other] = new RegExp(`^${D} (higher|lower) than for (\\w+)$`).exec(part) ?? [];
        const [same] = /(?<=^the same as for )\w+$/.exec(part) ?? [];
        const value = pool.find(({ category }) => category === (other ?? same))?.value ?? NaN;
        return same
          ? value === own
          : near(number(far), Math.abs(own - value)) && (way === 'higher') === own > value;
      });
    },
  ],
];

function spreadOf(chart: CategoryChart): number {
  const values = cellsOf(chart).map(({ value }) => value);
  return Math.max(...values) - Math.min(...values);
}

/** Which series is highest in each category in which all are shown; `shared` for a tie. */
function firsts(chart: CategoryChart): string[] {
  return chart.categories.flatMap((category) => {
    const all = chart.series.map((series) => ({
      name: series.name,
      value: valueAt(chart, series, category),
    }));
    if (all.some(({ value }) => value === undefined)) return [];
    const most = Math.max(...all.map(({ value }) => value!));
    const those = all.filter(({ value }) => value === most);
    return [those.length > 1 ? 'shared' : those[0]!.name];
  });
}

function isLeading(said: string, chart: CategoryChart, of: string): boolean {
  const all = firsts(chart);
  const told = [...said.matchAll(/(?:for )?(\w+) in (all \d+|both|\d+ of \d+|\d+)/g)];
  const isWhole = all.length === chart.categories.length;
  return (
    told.length === new Set(all).size &&
    isWhole !== said.includes(of) &&
    told.every(([, name, count]) => {
      const number_ = /^\d+$/.test(count!) ? number(count) : counted(count!, all.length);
      return all.filter((each) => each === name).length === number_;
    })
  );
}

const series: Claim[] = [
  [
    new RegExp(`^The values shown (?:run from ${V} to|are) ${V}\\.$`),
    ([low, high], { chart }) => {
      const values = cellsOf(chart).map(({ value }) => value);
      return near(Math.min(...values), number(low ?? high)) && near(Math.max(...values), number(high));
    },
  ],
  [/^The highest \w+ is (.+)\.$/, ([said], { chart }) => isLeading(said!, chart, 'where all are shown')],
  [
    /^The largest part is ([^,]+? in .+?)(?:, from .+)?\.$/,
    ([said], { drawn }) => isLeading(said!, drawn, 'with every part shown'),
  ],
  [
    new RegExp(`^The largest part is (\\w+) in [^,]+, from ${V} for (\\w+) to ${V} for (\\w+)\\.$`),
    ([name, low, lowAt, high, highAt], { chart }) => {
      const whole = chart.categories.filter((category) =>
        chart.series.every((each) => valueAt(chart, each, category) !== undefined),
      );
      const values = whole.map((category) => valueAt(chart, named(chart, name), category)!);
      const isAt = (at: string | undefined, said: string | undefined, value: number) =>
        valueAt(chart, named(chart, name), at) === value && near(number(said), value);
      return isAt(lowAt, low, Math.min(...values)) && isAt(highAt, high, Math.max(...values));
    },
  ],
  [
    /^The largest part is (\w+)(?: for (.+), the only bar with every part shown)?\.$/,
    ([name, only], { drawn: chart }) =>
      firsts(chart).length === 1 &&
      firsts(chart)[0] === name &&
      (only === undefined) === (chart.categories.length === 1),
  ],
  [
    new RegExp(`^Together the parts make ${V}\\.$`),
    ([sum], { drawn }) =>
      near(
        number(sum),
        drawn.series.reduce((all, { values }) => all + Number(values[0]), 0),
      ),
  ],
  [
    /^The (?:\w+ is higher for (\w+) than for (\w+)|values for (\w+) and (\w+) are the same) in ([^,.]+?)( where both are shown)?((?:,| and) .+)?\.$/,
    ([one, other, same, too, where, shown, rest = ''], { chart }) => {
      const both = chart.categories.flatMap((category) => {
        const [a, b] = [one ?? same, other ?? too].map((name) =>
          valueAt(chart, named(chart, name), category),
        );
        return a === undefined || b === undefined ? [] : [Math.sign(a - b)];
      });
      const count = (way: number) => both.filter((each) => each === way).length;
      const lower = /lower in (\d+)/.exec(rest)?.[1] ?? '0';
      const equal = /the same in (\d+)/.exec(rest)?.[1] ?? '0';
      const isShown = (shown !== undefined) === both.length < chart.categories.length;
      if (same) return isShown && count(0) === both.length && counted(where!, both.length) === both.length;
      return (
        isShown &&
        counted(where!, both.length) === count(1) &&
        number(lower) === count(-1) &&
        number(equal) === count(0)
      );
    },
  ],
  [
    new RegExp(
      `^The gap is widest for (\\w+), at ${D}(?:, and narrowest for (\\w+), at ${D}|; for (\\w+) there is none)?\\.$`,
    ),
    ([wide, most, narrow, least, none], { chart }) => {
      const isSo = (a: Series, b: Series) => {
        const gaps = chart.categories.flatMap((category) => {
          const [x, y] = [a, b].map((each) => valueAt(chart, each, category));
          return x === undefined || y === undefined ? [] : [{ category, size: Math.abs(x - y) }];
        });
        const at = (category: string | undefined) =>
          gaps.find((each) => each.category === category)?.size ?? NaN;
        const sizes = gaps.map(({ size }) => size);
        const isWide = near(at(wide), Math.max(...sizes)) && near(number(most), at(wide));
        const isNarrow =
          narrow === undefined || (near(at(narrow), Math.min(...sizes)) && near(number(least), at(narrow)));
        return isWide && isNarrow && (none === undefined || at(none) === 0);
      };
      return chart.series.some((a) => chart.series.some((b) => a !== b && isSo(a, b)));
    },
  ],
  [
    new RegExp(
      `^For (\\w+), the \\w+( shown)? is highest for (.+?), at ${V}, and lowest for (.+?), at ${V}\\.$`,
    ),
    ([name, shown, highAt, high, lowAt, low], { chart }) => {
      const one = named(chart, name)!;
      const pool = cellsOf(chart, [one]);
      const values = pool.map(({ value }) => value);
      const isEnd = (at: string, said: string, most: number) =>
        near(number(said), most) &&
        isHeld(
          at,
          pool.filter(({ value }) => value === most),
          { ...chart, series: [one] },
        );
      return (
        isEnd(highAt!, high!, Math.max(...values)) &&
        isEnd(lowAt!, low!, Math.min(...values)) &&
        (shown !== undefined) === isPartial(chart, [one])
      );
    },
  ],
  [
    new RegExp(`^For (\\w+), the \\w+ is ${V} for (\\w+) and ${V} for (\\w+)\\.$`),
    ([name, a, first, b, second], { chart }) =>
      near(valueAt(chart, named(chart, name), first)!, number(a)) &&
      near(valueAt(chart, named(chart, name), second)!, number(b)),
  ],
  [
    new RegExp(`^For (\\w+), (all \\d+|both) values( shown)? are ${V}\\.$`),
    ([name, all, , value], { chart }) => {
      const pool = cellsOf(chart, [named(chart, name)!]);
      return (
        pool.every((each) => near(each.value, number(value))) && counted(all!, pool.length) === pool.length
      );
    },
  ],
  [
    new RegExp(`^For (\\w+), the only value shown is ${V}, for (\\w+)\\.$`),
    ([name, value, at], { chart }) => {
      const pool = cellsOf(chart, [named(chart, name)!]);
      return pool.length === 1 && pool[0]!.category === at && near(pool[0]!.value, number(value));
    },
  ],
];

const frame: Claim[] = [
  [
    /^(?:Small )?(?:[A-Z]?\w+ ){1,3}charts?(?: of .+?)?(?:, (?:from|in|on) ((?:[A-Z]\w+ )?\d{4}\S*) (?:to|and) (.+?))?(?:, (?:for|in) (\d+) \w+)?\.$/,
    ([from, to, count], { drawn }) =>
      (from === undefined || (drawn.categories[0] === from && drawn.categories.at(-1) === to)) &&
      (count === undefined || number(count) === drawn.series.length),
  ],
  [/^It compares (\d+) \w+\.$/, ([count], { drawn }) => number(count) === drawn.categories.length],
  [
    /^(?:It compares|The parts are|Each bar makes 100%, made up of) (.+)\.$/,
    ([names], { drawn }) => drawn.series.every(({ name }) => names!.includes(name)),
  ],
  [
    /^One small chart for each of (\d+) \w+, all to one scale: (.+)\.$/,
    ([count, names], { drawn }) => {
      const focus = drawn.series.filter(({ colour }) => colour !== 'context');
      return number(count) === focus.length && focus.every(({ name }) => names!.includes(name));
    },
  ],
  [
    /^Each also shows (.+) in grey\.$/,
    ([names], { drawn }) =>
      drawn.series.every(({ name, colour }) => names!.includes(name) === (colour === 'context')),
  ],
  [/^No value is shown\.$/, (_, { drawn }) => cellsOf(drawn).length === 0],
  [
    /^No value is shown for (\w+)\.$/,
    ([name], { chart }) => cellsOf(chart, [named(chart, name)!]).length === 0,
  ],
  [
    /^(?:(Before|After) the break, )?[Nn]o figure is shown(?: for (\w+?))?(?: (?:in|on) (.+)| from (.+) to (.+))?\.$/,
    ([part, name, only, from, to], { chart }) => {
      const one = name ? named(chart, name)! : chart.series[0]!;
      const at = one.breaks?.find((index) => index > 0) ?? 0;
      const index = (time: string | undefined) => chart.categories.indexOf(time!);
      const ends =
        part === 'Before'
          ? [0, at - 1]
          : part === 'After'
            ? [at, Infinity]
            : only
              ? [index(only), index(only)]
              : from
                ? [index(from), index(to)]
                : [0, Infinity];
      return one.values.every(
        (cell, place) => place < ends[0]! || place > ends[1]! || typeof cell !== 'number',
      );
    },
  ],
  [
    /^(?:There is a break|There are breaks) in (?:the|all) series(?: for (\w+))? (?:in|on) (.+)\.$/,
    ([name, times], { chart }) =>
      (named(chart, name) ?? chart.series[0]!)
        .breaks!.filter((at) => at > 0)
        .every((at) => times!.includes(chart.categories[at]!)),
  ],
  [
    /^There is a break in the series at (.+): values on either side of it cannot be compared\.$/,
    ([at], { chart }) =>
      chart.series[0]!.breaks!.every((index) => index < 1 || at!.includes(chart.categories[index]!)),
  ],
  [
    /^Figures (?:from then on cannot be compared with those before|on either side of one cannot be compared)\.$/,
    (_, { chart }) => chart.series.some(({ breaks }) => breaks),
  ],
  [
    /^There are breaks in the series, so values are not set against each other here\.$/,
    (_, { chart }) => chart.series.some(({ breaks }) => breaks),
  ],
  [
    /^There is no figure(?: for ([A-Z][a-z]+))? (?:for|in) (.*\d{4}\S*)\.$/,
    ([name, times], { chart }) => {
      const one = named(chart, name) ?? chart.series[0]!;
      return times!.split(/, (?:in )?| and (?:in )?/).every((time) => {
        const at = chart.categories.indexOf(time);
        const isShown = (cells: Cell[]) => cells.some((cell) => cell !== '[z]');
        return one.values[at] === '[z]' && isShown(one.values.slice(0, at)) && isShown(one.values.slice(at));
      });
    },
  ],
  [
    /^There is no figure(?: for (\w+))? between (.+) and (.+)\.$/,
    ([name, from, to], { chart }) => {
      const at = chart.categories.indexOf(to!);
      return chart.categories[at - 1] === from && (named(chart, name) ?? chart.series[0]!).gaps!.includes(at);
    },
  ],
  [
    /^(?:(\d+) of (\d+) values (?:is|are)|(All \d+|Both) values are|The only value is) (confidential|not available|more than zero but rounds? to zero)(?:: (.+))?\.$/,
    ([count, of, whole, reason, which], { drawn }) => {
      const symbol = reason === 'confidential' ? '[c]' : reason === 'not available' ? '[x]' : '[low]';
      const all = drawn.series.flatMap(({ values }) => values).filter((cell) => cell !== '[z]');
      const those = all.filter((cell) => cell === symbol).length;
      const isAll =
        those === all.length &&
        (whole === undefined ? all.length === 1 : counted(whole, all.length) === those);
      const names = drawn.categories.filter((_, at) =>
        drawn.series.some(({ values }) => values[at] === symbol),
      );
      return (
        (count ? number(count) === those && number(of) === all.length : isAll) &&
        (!which || names.every((name) => which.includes(name)))
      );
    },
  ],
  [
    /^No shares are given for (.+), where (not every part is shown|the whole is below 20)\.$/,
    ([names], { chart }) =>
      chart.categories.every(
        (category, at) =>
          !names!.includes(category) || chart.series.every(({ values }) => values[at] === '[x]'),
      ),
  ],
  [
    new RegExp(`^A line at ${V} is marked “Target”\\.$`),
    ([value], { drawn }) => near(drawn.references[0]!.value, number(value)),
  ],
  [
    /^(?:For (\w+), )?(?:([Aa]ll \d+|[Bb]oth|\d+ of \d+) values( shown)? (?:is|are)|[Tt]he only value(?: shown)? is) (at or above|below) it(?:: (.+))?\.$/,
    ([name, said, shown, where, which], { chart, drawn }) => {
      const of = name ? [named(chart, name)!] : chart.series;
      const pool = cellsOf(chart, of);
      const limit = drawn.references[0]!.value;
      const those = pool.filter(({ value }) => (where === 'below' ? value < limit : value >= limit));
      const isAll =
        said === undefined
          ? pool.length === 1 && those.length === 1
          : counted(said, pool.length) === those.length;
      const isShown = said === undefined || (shown !== undefined) === isPartial(chart, of);
      return (
        isAll && isShown && (which === undefined || those.every(({ category }) => which.includes(category)))
      );
    },
  ],
  [
    /^A band (?:from (.+) to|at) (.+) is marked “Lockdowns”\.$/,
    ([from, to], { drawn }) =>
      drawn.bands.some((band) => 'categories' in band && [from ?? to, to].join() === band.categories.join()),
  ],
  [
    new RegExp(`^A band from ${V} to ${V} is marked “Usual range”\\.$`),
    ([a, b], { drawn }) =>
      drawn.bands.some(
        (band) => 'values' in band && near(band.values[0], number(a)) && near(band.values[1], number(b)),
      ),
  ],
  [
    /^A note on (.+) reads “A new threshold”\.$/,
    ([category], { drawn }) => drawn.annotations[0]!.category === category,
  ],
  [
    /^Each point is drawn with its range, from the least to the most that the value may be\.$/,
    (_, { drawn }) => drawn.series.some(({ intervals }) => intervals),
  ],
  [
    new RegExp(
      `^The range for (.+), the highest( shown)?, is ${V} to ${V}; for (.+), the lowest(?: shown)?, it is ${V} to ${V}\\.$`,
    ),
    ([high, shown, a, b, low, c, d], { drawn }) => {
      const pool = cellsOf(drawn);
      const values = pool.map(({ value }) => value);
      const isEnd = (name: string, most: number, from?: string, to?: string) => {
        const range = drawn.series[0]!.intervals![drawn.categories.indexOf(name)]!;
        return (
          pool.find(({ category }) => category === name)!.value === most &&
          range.join() === [from, to].map(number).join()
        );
      };
      const isWhole = (shown !== undefined) === isPartial(drawn);
      return isWhole && isEnd(high!, Math.max(...values), a, b) && isEnd(low!, Math.min(...values), c, d);
    },
  ],
  [
    /^These ranges (overlap|do not overlap)\.$/,
    ([meet], { drawn }) => {
      const pool = cellsOf(drawn);
      const values = pool.map(({ value }) => value);
      const at = (most: number) =>
        drawn.series[0]!.intervals![
          drawn.categories.indexOf(pool.find(({ value }) => value === most)!.category)
        ]!;
      const [one, other] = [at(Math.max(...values)), at(Math.min(...values))];
      return (meet === 'overlap') === (one[0] <= other[1] && other[0] <= one[1]);
    },
  ],
  [
    new RegExp(`^The range for ([^,]+) is ${V} to ${V}\\.$`),
    ([name, a, b], { drawn }) =>
      drawn.series[0]!.intervals![drawn.categories.indexOf(name!)]!.join() === [a, b].map(number).join(),
  ],
  [
    /^The ranges of (\w+) and (\w+) (?:overlap in (.+?)|do not overlap in any of the (\d+) \w+)( where both are shown)?(?:; they do not for (.+))?\.$/,
    ([one, other, where, none], { drawn }) => {
      const meets = drawn.categories.flatMap((_, at) => {
        const [a, b] = [one, other].map((name) => named(drawn, name)!.intervals![at]);
        return a && b ? [a[0] <= b[1] && b[0] <= a[1]] : [];
      });
      const count = meets.filter(Boolean).length;
      return where ? counted(where, meets.length) === count : count === 0 && number(none) === meets.length;
    },
  ],
];

const claims: Claim[] = [...courses, ...ends, ...extremes, ...series, ...frame];
