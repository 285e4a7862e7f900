import type { CategoryChart, Series } from '../src/chart/chart.ts';
import type { Cell } from '../src/dataset/dataset.ts';

/**
 * Checks sentences about a chart against its figures, with nothing of what wrote them: each sentence must have one of
 * the forms below, and what it claims must be so. Names of series and categories are single words.
 */
export function unproved(drawn: CategoryChart, sentences: readonly string[]): string[] {
  const whole: [number, number] = [0, drawn.categories.length];
  const state: State = { chart: seen(drawn), drawn, subject: undefined, span: whole };
  return sentences.filter((sentence) => {
    const parts = sentence.split(/(?<=break.+); (?=after the break, )/);
    return !parts.every((part) => isProved(part.replace(/\.$/, ''), state));
  });
}

/** Whether a sentence, or what it says of one side of a break, has a form that is known, and holds. */
function isProved(part: string, state: State): boolean {
  const sided = /^(Before|After|Since) the (?:last )?break,? (?:in|on) (.+?), (.+)$/.exec(part);
  const [, side, time, rest = part] = sided ?? [];
  const after = /^after the break, (.+)$/i.exec(part)?.[1];
  if (side && !isSide(side, time!, state)) return false;
  if (after) state.span = [state.span[1], state.drawn.categories.length];
  else if (!side) state.span = [0, state.drawn.categories.length];
  const said = `${after ?? rest}.`;
  return claims.some(([form, holds]) => {
    const match = form.exec(said) ?? form.exec(said.charAt(0).toUpperCase() + said.slice(1));
    return match !== null && holds(match.slice(1), state);
  });
}

/** Whether some series has a break at a time, as its only or its last; what follows is of that side of it. */
function isSide(side: string, time: string, state: State): boolean {
  const { categories, series: all } = state.drawn;
  const at = categories.indexOf(time);
  state.span = side === 'Before' ? [0, at] : [at, categories.length];
  return all.some(({ breaks = [] }) => {
    const real = breaks.filter((index) => index > 0 && index < categories.length);
    return real.at(-1) === at && (side === 'Since') === real.length > 1;
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
  /** The series that the last sentence was about, and the stretch that this one is about. */
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
const change = `(?:(?:rose|fell) by ${D}(?: points?)?(?: \\((\\d[\\d,]*)%\\))?|((?:more than )?(?:doubled|tripled|halved)))`;

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
    chart.series.length === 1
      ? category
      : chart.categories.length === 1
        ? name
        : /\d{4}/.test(category)
          ? `${name} ${/^\d+ [A-Z]/.test(category) ? 'on' : 'in'} ${category}`
          : `${name} (${category})`,
  );
  const [, many, of] = /^(\d+) of the (\d+)$/.exec(said) ?? [];
  if (many) return number(many) === those.length && those.length > 3 && number(of) === cellsOf(chart).length;
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

/** Whether a value of a stretch is hidden, between two that are shown or anywhere. */
function isHiding(series: Series, [start, end]: [number, number], isBetween = false): boolean {
  const cells = series.values.slice(start, end);
  const shown = cells.flatMap((cell, at) => (typeof cell === 'number' ? [at] : []));
  const among = isBetween ? cells.slice(shown[0], shown.at(-1)) : cells;
  return among.some((cell) => typeof cell === 'string' && cell !== '[z]');
}

/** A sentence on the course of a series: who, and, once that is known, what. */
function course(
  what: string,
  holds: (match: Groups, series: Series, state: State, partial: boolean) => boolean,
): Claim {
  const form = new RegExp(`^((?:[Bb]y the figures shown, )?)((?:[Tt]he )?[\\w ]+?) ${what}\\.$`);
  return [
    form,
    ([partial, who, ...rest], state) => {
      const series = /^it$/i.test(who!) ? state.subject : subjectOf(state, who!);
      state.subject = series;
      return series !== undefined && holds(rest, series, state, partial !== '');
    },
  ];
}

type Claim = [RegExp, (match: Groups, state: State) => boolean];

const tail =
  '(|, with a (?:rise|fall) each (?:year|month|time)|, with a (?:rise|fall) from each figure shown to the next|, with no (?:rise|fall) in between|, with ups and downs in between|, with a (?:high|low) of .+)';

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

/** Whether the highs and lows that a sentence ends with are those of its stretch, at all their times. */
function isPeak(said: string, { chart, span }: State, series: Series): boolean {
  const [start, end] = span;
  const all = cellsOf({ ...chart, categories: chart.categories.slice(start, end) }, [
    { ...series, values: series.values.slice(start, end) },
  ]);
  const values = all.map(({ value }) => value);
  const told = said.replace(/^, with a /, '').split(/ and a (?=high|low)/);
  return told.every((each) => {
    const [, word, value, times] = new RegExp(`^(high|low) of ${V}(.+)$`).exec(each)!;
    const most = word === 'high' ? Math.max(...values) : Math.min(...values);
    const those = all.filter((one) => one.value === most);
    const isWhen = / times$/.test(times!)
      ? number(/\d+/.exec(times!)![0]) === those.length
      : those.every(({ category }) => times!.includes(category)) &&
        times!.match(/\d{4}(\/\d\d)?/g)!.length === those.length;
    return near(number(value), most) && isWhen;
  });
}

/** The first and last time of what a sentence is about, where it names none. */
function endsOf({ chart, span }: State, from: string | undefined, to: string | undefined): [string, string] {
  return [from ?? chart.categories[span[0]]!, to ?? chart.categories[span[1] - 1]!];
}

function isLittle(values: readonly (number | undefined)[], unit: string | undefined): boolean {
  const all = values.filter((value) => value !== undefined);
  const range = Math.max(...all) - Math.min(...all);
  return range < Math.abs(all[0]!) * 0.03 && (unit !== '%' || range < 1);
}

const at = `${V}(?: ${T})?`;

const courses: Claim[] = [
  course(`stood at ${V} ${T}(, the only figure shown)?`, ([value, time, only], series, { chart, span }) => {
    const shown = series.values.slice(...span).filter((cell) => typeof cell === 'number');
    const isOnly = only === undefined || (shown.length === 1 && isHiding(series, span));
    return isOnly && near(number(value), valueAt(chart, series, time) ?? NaN);
  }),
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
    ([a, from, again, b, last], series, state, partial) => {
      const to = again ?? last!;
      return (
        partial === isHiding(series, state.span, true) &&
        isLittle(between(state.chart, series, from!, to), state.chart.measure.unit) &&
        isCourse(state, series, [a, from], [b ?? a, to])
      );
    },
  ),
  course(
    `((?:rose|fell|more|doubled|tripled|halved).*?), from ${at} to ${at}${tail}`,
    ([how, a, first, b, last, rest], series, state, partial) => {
      const found = new RegExp(`^${change}$`).exec(how!);
      if (!found) return false;
      const [from, to] = endsOf(state, first, last);
      const isPeaked = /(high|low) of/.test(rest!);
      const isBounded = isPeaked
        ? isHiding(series, state.span)
        : /no|downs/.test(rest!) && isHiding(series, state.span, true);
      return (
        partial === isBounded &&
        isChange(state.chart, found.slice(1), how!.slice(0, 4), number(a), number(b)) &&
        isCourse(state, series, [a, from], [b, to]) &&
        (isPeaked ? isPeak(rest!, state, series) : isTail(rest!, between(state.chart, series, from, to)))
      );
    },
  ),
  course(
    `stood at ${V} ${T} and again ${T}(, with a .+)`,
    ([value, from, to, rest], series, state, partial) =>
      partial === isHiding(series, state.span) &&
      isCourse(state, series, [value, from], [value, to]) &&
      isPeak(rest!, state, series),
  ),
  course(`(rose|fell) from ${at} to ${at}`, ([verb, a, first, b, last], series, state) => {
    const [from, to] = endsOf(state, first, last);
    return (
      isCourse(state, series, [a, from], [b, to]) && (verb === 'rose') === number(b) > number(a) && a !== b
    );
  }),
  course(
    `(rose|fell) from ${V} ${T} to ${V} ${T}, then (rose|fell) to ${V}(?: again)? ${T}(?:, (.+) overall)?`,
    ([verb, a, from, b, turn, back, c, to, net], series, state, partial) => {
      const runs = (values: (number | undefined)[], way: number) => {
        const shown = values.filter((value) => value !== undefined);
        return shown.every((value, index) => index === 0 || way * (value - shown[index - 1]!) >= 0);
      };
      const way = verb === 'rose' ? 1 : -1;
      const plain = net
        ?.replace('up', 'rose by')
        .replace('down', 'fell by')
        .replace(/ling$/, 'led')
        .replace(/ving$/, 'ved');
      const found = new RegExp(`^${change}$`).exec(plain ?? '');
      const isNet = found
        ? isChange(state.chart, found.slice(1), plain!.slice(0, 4), number(a), number(c))
        : net === undefined && a === c;
      return (
        isNet &&
        partial === isHiding(series, state.span, true) &&
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
    /^(\w+ .+; .+|\w+ (?:(?:rose|fell) by|more than|doubled|halved|tripled|changed little|ended where).*)\.$/,
    ([said], state) => said!.split('; ').every((each) => isClause(each, state)),
  ],
];

/** Whether one of several series changed as said; from and to are those of the chart, where no time is given. */
function isClause(clause: string, state: State): boolean {
  const { chart } = state;
  const [, name, what = ''] = /^(\w+) (.+)$/.exec(clause) ?? [];
  const series = named(chart, name);
  if (!series) return false;
  const all = between(chart, series, ...endsOf(state, undefined, undefined));
  const isShut = !(series.breaks ?? []).some((index) => index > 0);
  const ended = new RegExp(`^ended where it began, at ${V}$`).exec(what);
  if (ended) return isShut && [all[0], all.at(-1)].every((value) => value === number(ended[1]));
  const stood = new RegExp(`^stood at ${V} ${T}(?: and again ${T})?$`).exec(what);
  if (stood) {
    const times = stood.slice(2).filter((time) => time !== undefined);
    return isShut && times.every((time) => valueAt(chart, series, time) === number(stood[1]));
  }
  const [, how, a, first, b, last] = new RegExp(`^(.+?)(?:, from ${at} to ${at})?$`).exec(what)!;
  const [from, to] = endsOf(state, first, last);
  const shown = all.filter((value) => value !== undefined);
  const [start, end] =
    a === undefined ? [shown[0]!, shown.at(-1)!] : [valueAt(chart, series, from), valueAt(chart, series, to)];
  if (start === undefined || end === undefined || shown.length < 2) return false;
  if (a !== undefined && !isCourse(state, series, [a, from], [b, to])) return false;
  if (how === 'changed little')
    return !isHiding(series, state.span, true) && isLittle(shown, chart.measure.unit);
  const found = new RegExp(`^${change}$`).exec(how!);
  return isShut && found !== null && isChange(chart, found.slice(1), how!.slice(0, 4), start, end);
}

/** How a series went from its first value to its last; nothing for one with a break. */
function wayOf(chart: CategoryChart, series: Series): string | undefined {
  const all = cellsOf(chart, [series]).map(({ value }) => value);
  const [first, last] = [all[0]!, all.at(-1)!];
  if (all.length < 2 || (series.breaks ?? []).some((index) => index > 0)) return undefined;
  if (first === last) return 'ended';
  if (!isHiding(series, [0, series.values.length], true) && isLittle(all, chart.measure.unit))
    return 'changed';
  return last > first ? 'rose' : 'fell';
}

/** Whether a series that is told of has its first or its last value hidden. */
function isOpen(told: readonly Series[]): boolean {
  return told.some(({ values }) =>
    [values[0], values.at(-1)].some((cell) => typeof cell === 'string' && cell !== '[z]'),
  );
}

function inFocus(chart: CategoryChart): Series[] {
  const focus = chart.series.filter(({ colour }) => colour !== 'context');
  return cellsOf(chart, focus).length > 0 ? focus : chart.series;
}

const ends: Claim[] = [
  [
    new RegExp(`^(?:In|On) ([^,]+)(, the last time both are shown)?, (\\w+ stood (?!level, at).+)\\.$`),
    ([time, last, said], { chart }) => {
      const isMet = (who: string, part: string) => {
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
      };
      return said!.split('; ').every((clause) => {
        const [, who, how] = /^(\w+) stood (.+)$/.exec(clause) ?? [];
        return how !== undefined && how.split(/, | and /).every((part) => isMet(who!, part));
      });
    },
  ],
  [
    new RegExp(
      `^(?:In|On) ([^,]+)(, the last time all are shown)?, highest (?:was|were) (.+), at ${V}; lowest (?:was|were) (.+), at ${V}\\.$`,
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
    new RegExp(`^(?:In|On) ([^,]+)(, the last time all are shown)?, all stood level, at ${V}\\.$`),
    ([time, last, value], { chart }) =>
      (last === undefined) === (chart.categories.at(-1) === time) &&
      chart.series.every((series) => near(valueAt(chart, series, time) ?? NaN, number(value))),
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
    /^(By the figures shown, from|From) first to last, (.+)\.$/,
    ([start, said], { chart }) => {
      const told = inFocus(chart).filter((series) => wayOf(chart, series) !== undefined);
      if ((start !== 'From') !== isOpen(told)) return false;
      return said!.split('; ').every((part) => {
        const [, names, verb] = /^(.+?) (rose|fell|changed|ended)/.exec(part)!;
        return names!.split(/, | and /).every((name) => wayOf(chart, named(chart, name)!) === verb);
      });
    },
  ],
  [
    /^(By the figures shown, of|Of) (\d+) \w+, (\d+ (?:rose|fell|changed|ended).*)\.$/,
    ([start, many, said], { chart }) => {
      const told = inFocus(chart).filter((series) => wayOf(chart, series) !== undefined);
      const counts = [...said!.matchAll(/(\d+) (rose|fell|changed|ended)/g)];
      return (
        (start !== 'Of') === isOpen(told) &&
        number(many) === inFocus(chart).length &&
        counts.every(
          ([, count, verb]) =>
            told.filter((series) => wayOf(chart, series) === verb).length === number(count),
        )
      );
    },
  ],
  [
    new RegExp(`^(?:Of the (\\d+) shown at both ends, )?(\\w+ (?:rose|fell) .+, from .+)\\.$`),
    ([count, said], { chart }) => {
      const [start, end] = [chart.categories[0], chart.categories.at(-1)];
      const moves = inFocus(chart).flatMap((series) => {
        const [from, to] = [valueAt(chart, series, start), valueAt(chart, series, end)];
        const isShut = wayOf(chart, series) !== undefined;
        return isShut && from !== undefined && to !== undefined ? [{ name: series.name, by: to - from }] : [];
      });
      return (
        (count === undefined || number(count) === moves.length) &&
        said!.split('; ').every((part) => {
          const form = new RegExp(
            `^(\\w+) (rose|fell)( most,)? by ${D}(?: \\((\\d+)%\\))?, from ${V} to ${V}$`,
          );
          const [, name, verb, most, by, share, a, b] = form.exec(part) ?? [];
          const way = verb === 'rose' ? 1 : -1;
          const those = moves.filter((each) => way * each.by > 0);
          const own = those.find((each) => each.name === name);
          return (
            own !== undefined &&
            those.every((each) => each === own || way * each.by < way * own.by) &&
            (most === undefined) === (those.length === 1) &&
            near(number(a), valueAt(chart, named(chart, name), start)!) &&
            isChange(chart, [by, share, undefined], verb!, number(a), number(b)) &&
            near(number(b) - number(a), own.by)
          );
        })
      );
    },
  ],
];

const extremes: Claim[] = [
  [
    /^(Of those shown, from|From) highest to lowest: (.+)\.$/,
    ([shown, said], { chart }) => {
      const told = [...said!.matchAll(new RegExp(`(\\w+) \\(${V}\\)`, 'g'))];
      const pool = cellsOf(chart);
      return (
        (shown !== 'From') === isPartial(chart) &&
        told.length === pool.length &&
        told.every(([, name, value], index) => {
          const own = pool.find(({ category }) => category === name);
          const next = told[index + 1];
          return near(own?.value ?? NaN, number(value)) && (!next || number(value) >= number(next[2]));
        })
      );
    },
  ],
  [
    new RegExp(`^(Of those shown, h|H)ighest (is|are) (.+), at ${V}; lowest (is|are) (.+), at ${V}\\.$`),
    ([shown, one, highAt, high, other, lowAt, low], { chart }) => {
      const pool = cellsOf(chart);
      const values = pool.map(({ value }) => value);
      const isEnd = (said: string, most: number, verb: string, names: string) => {
        const those = pool.filter(({ value }) => value === most);
        return (
          near(number(said), most) && isHeld(names, those, chart) && (verb === 'is') === (those.length === 1)
        );
      };
      return (
        (shown !== 'H') === isPartial(chart) &&
        isEnd(high!, Math.max(...values), one!, highAt!) &&
        isEnd(low!, Math.min(...values), other!, lowAt!)
      );
    },
  ],
  [
    new RegExp(`^The total is highest for (.+), at ${V}, and lowest for (.+), at ${V}\\.$`),
    ([highAt, high, lowAt, low], state) => {
      const total = subjectOf(state, 'the total')!;
      const pool = cellsOf(state.chart, [total]);
      const values = pool.map(({ value }) => value);
      const isEnd = (said: string, most: number, names: string) =>
        near(number(said), most) &&
        isHeld(
          names,
          pool.filter(({ value }) => value === most),
          { ...state.chart, series: [total] },
        );
      return (
        pool.length === state.chart.categories.length &&
        isEnd(high!, Math.max(...values), highAt!) &&
        isEnd(low!, Math.min(...values), lowAt!)
      );
    },
  ],
  [
    new RegExp(`^The \\w+ is higher for (.+), at ${V}, than for (.+), at ${V}\\.$`),
    ([high, a, low, b], { chart }) => {
      const pool = cellsOf(chart);
      const value = (name: string) => pool.find((each) => isHeld(name, [each], chart))?.value;
      return (
        pool.length === 2 && value(high!) === number(a) && value(low!) === number(b) && number(a) > number(b)
      );
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
    /^(\w+) ranked (.+) highest of (the )?(\d+)( shown)?, at (.+)\.$/,
    ([name, place, , count, shown, value], { chart }) => {
      const pool = cellsOf(chart);
      const own = pool.find(({ category }) => category === name)?.value;
      if (own === undefined) return false;
      const above = pool.filter((each) => each.value > own).length;
      const words = 'first second third fourth fifth sixth seventh eighth ninth'.split(' ');
      return (
        place!.replace('joint ', '') === words[above] &&
        place!.includes('joint') === pool.filter((each) => each.value === own).length > 1 &&
        number(count) === pool.length &&
        (shown !== undefined) === isPartial(chart) &&
        near(number(new RegExp(`^${V}$`).exec(value!)?.[1]), own)
      );
    },
  ],
  [
    /^(\w+) stood ((?:level|[−\d]).+)\.$/,
    ([name, how], { chart }) => {
      const pool = cellsOf(chart);
      const own = pool.find(({ category }) => category === name)?.value ?? NaN;
      return how!.split(/, | and /).every((part) => {
        const [, far, way, other] = new RegExp(`^${D} (above|below) (\\w+)$`).exec(part) ?? [];
        const [same] = /(?<=^level with )\w+$/.exec(part) ?? [];
        const value = pool.find(({ category }) => category === (other ?? same))?.value ?? NaN;
        return same
          ? value === own
          : near(number(far), Math.abs(own - value)) && (way === 'above') === own > value;
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
    /^The largest part is ([^,]+? in .+?)(?:, (?:from|at) .+)?\.$/,
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
    /^The largest part is (\w+)(?:, at (\S+).*?,)?(?: for (\S+|\w+ \d+), the only bar with every part shown)?\.$/,
    ([name, value, only], { drawn: chart, chart: told }) =>
      (value === undefined ||
        near(number(value.replace('%', '')), valueAt(told, named(told, name), only) ?? NaN)) &&
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
    new RegExp(`^The gap(?: between (\\w+) and (\\w+))? is widest for (\\w+), at ${D}\\.$`),
    ([one, other, wide, most], { chart }) => {
      const isSo = (a: Series, b: Series) => {
        const gaps = chart.categories.flatMap((category) => {
          const [x, y] = [a, b].map((each) => valueAt(chart, each, category));
          return x === undefined || y === undefined ? [] : [{ category, size: Math.abs(x - y) }];
        });
        const own = gaps.find((each) => each.category === wide)?.size ?? NaN;
        return (
          near(own, number(most)) &&
          gaps.every(({ size }, index) => gaps[index]!.category === wide || size < own)
        );
      };
      if (one) return isSo(named(chart, one)!, named(chart, other)!);
      return chart.series.some((a) => chart.series.some((b) => a !== b && isSo(a, b)));
    },
  ],
  [
    new RegExp(`^(Of the shares given, )?(\\w+) ranged from ${V} for (\\w+) to ${V} for (\\w+)\\.$`),
    ([given, name, low, lowAt, high, highAt], { chart, drawn }) => {
      const spread = (one: Series) => {
        const values = cellsOf(chart, [one]).map(({ value }) => value);
        return Math.max(...values) - Math.min(...values);
      };
      const one = named(chart, name)!;
      const values = cellsOf(chart, [one]).map(({ value }) => value);
      const leading = new Set(firsts(drawn));
      const told = chart.series.filter(
        (each) => !(leading.size === 1 && leading.has(each.name)) && !isPartial(chart, [each]),
      );
      return (
        (given !== undefined) === (chart !== drawn && isPartial(chart)) &&
        (given !== undefined || !isPartial(chart, [one])) &&
        near(valueAt(chart, one, lowAt) ?? NaN, Math.min(...values)) &&
        near(valueAt(chart, one, highAt) ?? NaN, Math.max(...values)) &&
        near(number(low), Math.min(...values)) &&
        near(number(high), Math.max(...values)) &&
        told.every((each) => spread(each) <= spread(one) || !isRange(chart, each))
      );
    },
  ],
  [
    new RegExp(`^The largest part is (\\w+) in [^,]+, at (?:${V} to )?${V}( each time)?\\.$`),
    ([name, low, high, each], { chart, drawn }) => {
      const values = drawn.categories.flatMap((category) =>
        drawn.series.every((one) => valueAt(drawn, one, category) !== undefined)
          ? (valueAt(chart, named(chart, name), category) ?? [])
          : [],
      );
      return (
        new Set(firsts(drawn)).size === 1 &&
        firsts(drawn)[0] === name &&
        (each !== undefined) === (low === undefined) &&
        near(number(low ?? high), Math.min(...values)) &&
        near(number(high), Math.max(...values))
      );
    },
  ],
];

/** Whether a series has one highest and one lowest value. */
function isRange(chart: CategoryChart, one: Series): boolean {
  const values = cellsOf(chart, [one]).map(({ value }) => value);
  const isOnce = (end: number) => values.filter((value) => value === end).length === 1;
  return values.length > 1 && isOnce(Math.max(...values)) && isOnce(Math.min(...values));
}

const frame: Claim[] = [
  [
    /^(?:Small )?(?:[A-Z]?\w+ ){1,3}charts?(?: of .+?)??(?:, ((?:[A-Z][a-z]+ )?\d{4}\S*) (?:to|and) ((?:[A-Z][a-z]+ )?\d{4}[\d/]*))?(?:, (for|in) (\d+) \w+)?(?:, with (.+) in grey)?(?:: (.+))?\.$/,
    ([from, to, how, count, grey, names], { drawn }) => {
      const isContext = ({ colour }: Series) => colour === 'context';
      const all = drawn.series.length;
      const focus = drawn.series.filter((each) => !isContext(each)).length;
      const told = number(count);
      return (
        (from === undefined || (drawn.categories[0] === from && drawn.categories.at(-1) === to)) &&
        (count === undefined || told === all || (how === 'for' && told === focus)) &&
        drawn.series.every((each) => grey === undefined || grey.includes(each.name) === isContext(each)) &&
        drawn.series.every((each) => names === undefined || names.includes(each.name)) &&
        (!names?.includes(', beside ') ||
          drawn.series.every((each) => names.split(', beside ')[1]!.includes(each.name) === isContext(each)))
      );
    },
  ],
  [/^No value is shown\.$/, (_, { drawn }) => cellsOf(drawn).length === 0],
  [
    /^No (?:value|figure) is shown for ([A-Z].+)\.$/,
    ([names], { chart }) =>
      chart.series.every((each) => names!.includes(each.name) === (cellsOf(chart, [each]).length === 0)),
  ],
  [
    /^No (?:value|figure) is shown for (\d+) of (\d+) series\.$/,
    ([count, all], { chart }) =>
      number(all) === chart.series.length &&
      chart.series.filter((each) => cellsOf(chart, [each]).length === 0).length === number(count),
  ],
  [
    /^[Nn]o figure is shown(?: for (\w+))?\.$/,
    ([name], state) => {
      const one = name ? named(state.chart, name)! : (state.subject ?? state.chart.series[0]!);
      return one.values.slice(...state.span).every((cell) => typeof cell !== 'number');
    },
  ],
  [
    /^There (is a break|are breaks) in (the series|all series|the series for (\w+)) (?:in|on|at) ([^()]+): figures (before and after it|on either side of one) cannot be compared\.$/,
    ([lead, whose, name, times, sides], { chart }) => {
      const of = (one: Series) => (one.breaks ?? []).filter((at) => at > 0 && at < chart.categories.length);
      const about = name ? [named(chart, name)!] : chart.series;
      const others = chart.series.filter((each) => !about.includes(each));
      const isOne = about.every((one) => of(one).length === 1);
      return (
        (whose === 'the series') === (chart.series.length === 1) &&
        others.every((one) => of(one).length === 0) &&
        about.every((one) =>
          chart.categories.every((category, at) => times!.includes(category) === of(one).includes(at)),
        ) &&
        (lead === 'is a break') === isOne &&
        (sides === 'before and after it') === isOne
      );
    },
  ],
  [
    /^There are breaks in the series for (.+\(.+\)): figures on either side of one cannot be compared\.$/,
    ([said], { chart }) => {
      const told = [...said!.matchAll(/(\w+) \(([^)]+)\)/g)];
      return chart.series.every(({ name, breaks = [] }) => {
        const real = breaks.filter((at) => at > 0 && at < chart.categories.length);
        const own = told.find(([, each]) => each === name)?.[2] ?? '';
        return chart.categories.every((category, at) => own.includes(category) === real.includes(at));
      });
    },
  ],
  [
    /^There (is a break|are breaks) in (?:(the series|all series)|(\d+) of (\d+) series): figures (before and after it|on either side of one) cannot be compared\.$/,
    ([lead, whole, count, all, sides], { chart }) => {
      const breaks = chart.series
        .map((one) => (one.breaks ?? []).filter((at) => at > 0 && at < chart.categories.length))
        .filter(({ length }) => length > 0);
      const isOne = breaks.every(({ length }) => length === 1) && (whole || breaks.length === 1);
      return (
        (whole === undefined
          ? number(count) === breaks.length && number(all) === chart.series.length
          : new Set(breaks.map((each) => each.join())).size === 1 && breaks.length === chart.series.length) &&
        (lead === 'is a break') === Boolean(isOne) &&
        (sides === 'before and after it') === Boolean(isOne)
      );
    },
  ],
  [
    /^Values are not set against each other here, since the series have breaks\.$/,
    (_, { chart }) => chart.series.some(({ breaks }) => breaks),
  ],
  [
    /^There is no figure(?: for ([A-Z][a-z]+))? ((?:in|on|between) .*\d{4}\S*)\.$/,
    ([name, said], { drawn: chart }) => {
      const about = name ? [named(chart, name)!] : chart.series;
      return about.every((one) => {
        const rest = (one.gaps ?? []).reduce((left, at) => {
          const between = `between ${chart.categories[at - 1]} and ${chart.categories[at]}`;
          return left.includes(between) ? left.replace(between, '') : `${left}?`;
        }, said!);
        const shown = one.values.flatMap((cell, at) => (cell === '[z]' ? [] : [at]));
        const inside = chart.categories.filter(
          (_, at) => one.values[at] === '[z]' && at > shown[0]! && at < shown.at(-1)!,
        );
        const left = inside.reduce((text, time) => text.replace(time, ''), rest);
        return /^(?:,|;| |and|in|on)*$/.test(left) && inside.every((time) => rest.includes(time));
      });
    },
  ],
  [
    /^Some times in between have no figure\.$/,
    (_, { drawn: chart }) => chart.series.some(({ values, gaps }) => gaps?.length || values.includes('[z]')),
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
      const names = [
        ...drawn.categories.filter((_, at) => drawn.series.some(({ values }) => values[at] === symbol)),
        ...drawn.series.flatMap(({ name, values }) =>
          drawn.series.length > 1 && values.includes(symbol) ? [name] : [],
        ),
      ];
      return (
        (count ? number(count) === those && number(of) === all.length : isAll) &&
        (!which || names.every((name) => which.includes(name)))
      );
    },
  ],
  [
    /^No shares are given for (\d+) bars?, where (not every part is shown|the whole is below 20)\.$/,
    ([count], { chart }) =>
      number(count) <=
      chart.categories.filter((_, at) => chart.series.every(({ values }) => values[at] === '[x]')).length,
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
    new RegExp(
      `^A line at ${V} marks “Target”(?:; (?:(all \\d+|both|\\d+ of \\d+) values?( shown)? (?:is|are)|the only value(?: shown)? is) (at or above|below) it(?:: (.+))?)?\\.$`,
    ),
    ([value, said, shown, where, which], { chart, drawn }) => {
      const limit = drawn.references[0]!.value;
      const pool = cellsOf(chart);
      const those = pool.filter((each) => (where === 'below' ? each.value < limit : each.value >= limit));
      const isAll =
        said === undefined
          ? pool.length === 1 && those.length === 1
          : counted(said, pool.length) === those.length;
      return (
        near(limit, number(value)) &&
        (where === undefined ||
          (isAll &&
            (said === undefined || (shown !== undefined) === isPartial(chart)) &&
            (which === undefined ||
              those.every(
                ({ name, category }) =>
                  which.includes(category) && (chart.series.length === 1 || which.includes(name)),
              ))))
      );
    },
  ],
  [
    /^A band (?:from (.+) to|at) (.+) marks “Lockdowns”\.$/,
    ([from, to], { drawn }) =>
      drawn.bands.some((band) => 'categories' in band && [from ?? to, to].join() === band.categories.join()),
  ],
  [
    new RegExp(`^A band from ${V} to ${V} marks “Usual range”\\.$`),
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
    new RegExp(
      `^Marked on it: “Target” \\(${V}\\), “Lockdowns” \\((.+?)\\), “Usual range” \\(${V} to ${V}\\) and “A new threshold” \\((.+)\\)\\.$`,
    ),
    ([value, , , , category], { drawn }) =>
      near(drawn.references[0]!.value, number(value)) && drawn.annotations[0]!.category === category,
  ],
  [
    /^Marked on it: 1 line, 2 bands and 1 note\.$/,
    (_, { drawn }) => drawn.references.length + drawn.bands.length + drawn.annotations.length === 4,
  ],
  [
    /^Each point is drawn with its range\.$/,
    (_, { drawn }) => drawn.series.some(({ intervals }) => intervals),
  ],
  [
    new RegExp(
      `^Each point has its range; the ranges for (.+?) and (.+?)(?:, ${V} to ${V} and ${V} to ${V},)? (overlap|do not overlap)\\.$`,
    ),
    ([high, low, a, b, c, d, meet], { drawn }) => {
      const pool = cellsOf(drawn);
      const values = pool.map(({ value }) => value);
      const range = (name: string) => drawn.series[0]!.intervals![drawn.categories.indexOf(name)]!;
      const isEnd = (name: string, most: number, from?: string, to?: string) =>
        pool.find(({ category }) => category === name)!.value === most &&
        (from === undefined || range(name).join() === [from, to].map(number).join());
      const [one, other] = [range(high!), range(low!)];
      return (
        isEnd(high!, Math.max(...values), a, b) &&
        isEnd(low!, Math.min(...values), c, d) &&
        (meet === 'overlap') === (one[0] <= other[1] && other[0] <= one[1])
      );
    },
  ],
  [
    new RegExp(`^Each point has its range; the range for ([^,]+) is ${V} to ${V}\\.$`),
    ([name, a, b], { drawn }) =>
      drawn.series[0]!.intervals![drawn.categories.indexOf(name!)]!.join() === [a, b].map(number).join(),
  ],
  [
    /^Each point has its range; the ranges of (\w+) and (\w+) (?:overlap in (.+?)|do not overlap in any of the (\d+) \w+)( where both are shown)?(?:; they do not for (.+))?\.$/,
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
