import { toText, toWords } from '../dataset/cell.ts';
import type { Field } from '../dataset/dataset.ts';
import { isSymbol } from '../dataset/symbols.ts';
import type { Chart as AnyChart, CategoryChart as Chart, Series } from './chart.ts';

/** What a chart says, for those who do not see it; made from the data alone, so it cannot disagree with it. */
export interface Words {
  /** At most 220 characters; never the title. */
  alt: string;
  /** Sentences: kind and axes, then each series or the extremes, then what is hidden. */
  description: string[];
}

const kinds = {
  line: 'Line chart',
  column: 'Column chart',
  bar: 'Bar chart',
  stacked: 'Stacked bar chart',
  'stacked-100': 'Stacked bar chart of shares',
  dot: 'Dot chart',
} as const;

/** The two layers of a chart's description. */
export function words(chart: AnyChart): Words {
  if (chart.kind === 'scatter' || chart.kind === 'quadrant') throw new Error('not described yet');
  const facts = isOverTime(chart) ? trends(chart) : comparison(chart);
  const lead = `${kinds[chart.kind]} of ${measured(chart)}${of(chart)}.`;
  const brief = isOverTime(chart) ? facts : chart.series.length === 1 ? extremes(chart) : facts;
  return { alt: fitted(lead, brief), description: [kindAndAxes(chart), ...facts, ...hidden(chart)] };
}

function of({ series, axis, categories }: Chart): string {
  const along = `by ${lowered(axis.title)}`;
  if (series.length > 1) return ` for ${series.length} groups, ${along}`;
  return categories.length > 1 ? `, ${along}` : '';
}

function kindAndAxes({ kind, axis, measure, series, categories }: Chart): string {
  const unit = measure.unit && lowered(measure.title) !== measure.unit ? ` (${measure.unit})` : '';
  const by = categories.length > 1 ? `, by ${lowered(axis.title)}` : '';
  const lead = `${kinds[kind]} of ${measured({ measure })}${unit}${by}.`;
  const groups = `It compares ${list(series.map(({ name }) => name))}.`;
  const range = `It runs from ${categories[0]} to ${categories.at(-1)}.`;
  return [lead, ...(kind === 'line' ? [range] : []), ...(series.length > 1 ? [groups] : [])].join(' ');
}

/** What is measured, as it stands in a sentence: `increase`, `the number of children`. */
function measured({ measure }: Pick<Chart, 'measure'>): string {
  const title = lowered(measure.title);
  return title === measure.unit ? `the number of ${title}` : title;
}

function isOverTime({ kind, times }: Chart): boolean {
  return kind !== 'stacked' && times !== undefined && times.length > 1;
}

/** A sentence on each series over time; where a series has breaks, on each stretch between them. */
function trends(chart: Chart): string[] {
  return chart.series.flatMap(({ name, values, breaks = [] }) => {
    const starts = [0, ...breaks.filter((index) => index > 0)];
    return starts.map((start, stretch) => {
      const end = starts[stretch + 1] ?? Infinity;
      const among = values.map((value, index) => (index >= start && index < end ? value : '[z]'));
      const fact = trend(chart)({ name, values: among });
      if (start === 0) return fact;
      const lead = `After a break in the series in ${chart.categories[start]}: `;
      return lead + (chart.series.length === 1 ? lowered(fact) : fact);
    });
  });
}

/** A sentence on a series over time: first and last value, the change, and a turn between them. */
function trend(chart: Chart): (series: Pick<Series, 'name' | 'values'>) => string {
  return ({ name, values }) => {
    const known = numbers(values);
    const subject = chart.series.length > 1 ? name : 'The figure';
    const [first, last] = [known[0], known.at(-1)];
    if (!first || !last) return `${subject}: no value is shown.`;
    const when = (point: Known) => `in ${chart.categories[point.index]}`;
    const start = `${toWords(first.value, chart.measure)} ${when(first)}`;
    if (known.length === 1) return `${subject} was ${start}.`;
    const at = (point: Known) => `${short(point.value, chart.measure)} ${when(point)}`;
    if (last.value === first.value)
      return `${subject} was ${start} and again ${when(last)}${turn(known, first, last, at)}.`;
    const verb = last.value > first.value ? 'rose' : 'fell';
    return `${subject} ${verb} from ${start} to ${at(last)}${turn(known, first, last, at)}.`;
  };
}

/** A value after one that has named the unit: `626`, `48.3%`. */
function short(value: number, measure: Field): string {
  return measure.unit === '%' ? toWords(value, measure) : toText(value, measure);
}

function turn(known: readonly Known[], first: Known, last: Known, at: (point: Known) => string): string {
  const [highest, lowest] = [extreme(known, 1), extreme(known, -1)];
  const isTurn = (point: Known) => point.value !== first.value && point.value !== last.value;
  const turns = [
    ...(isTurn(highest) ? [`a highest value of ${at(highest)}`] : []),
    ...(isTurn(lowest) ? [`a lowest value of ${at(lowest)}`] : []),
  ];
  return turns.length ? `, with ${turns.join(' and ')}` : '';
}

/** The highest and the lowest of a few categories, for those who only glance. */
function extremes(chart: Chart): string[] {
  const known = numbers(chart.series[0]!.values);
  return known.length < 3 ? comparison(chart) : [range(chart, known)];
}

/** The categories that hold the highest and the lowest value; all of those that share it. */
function range(chart: Chart, known: readonly Known[]): string {
  const named = (sign: 1 | -1) => {
    const { value } = extreme(known, sign);
    const those = known.filter((each) => each.value === value).map(({ index }) => chart.categories[index]!);
    return `${those.length > 1 ? 'are' : 'is'} ${list(those)}, ${toWords(value, chart.measure)}${those.length > 1 ? ' each' : ''}`;
  };
  if (known.every(({ value }) => value === known[0]!.value)) {
    return `All are ${toWords(known[0]!.value, chart.measure)}.`;
  }
  return `The highest ${named(1)}; the lowest ${named(-1)}.`;
}

/** Sentences on categories: all values when they are few, else the extremes; one a group when there are groups. */
function comparison(chart: Chart): string[] {
  return chart.series.map(({ name, values }) => {
    const known = numbers(values);
    const lead = chart.series.length > 1 ? `${name}: ` : '';
    const at = (point: Known) => `${chart.categories[point.index]}, ${toWords(point.value, chart.measure)}`;
    if (known.length === 0) return `${lead}no value is shown.`;
    const inOrder =
      chart.series.length > 1 ? known : [...known].sort((a, b) => b.value - a.value || a.index - b.index);
    if (known.length <= 4) return `${lead}${list(inOrder.map(at), '; ')}.`;
    const ends = range(chart, known);
    return lead ? lead + lowered(ends) : ends;
  });
}

function hidden({ series }: Chart): string[] {
  const values = series.flatMap((each) => each.values);
  const count = (symbol: string) => values.filter((value) => value === symbol).length;
  const sentence = (number: number, what: string) =>
    number === 0 ? [] : [`${number} of ${values.length} values ${number === 1 ? 'is' : 'are'} ${what}.`];
  return [
    ...sentence(count('[c]'), 'confidential'),
    ...sentence(count('[x]'), 'not available'),
    ...sentence(count('[low]'), 'more than zero but round to zero'),
  ];
}

interface Known {
  index: number;
  value: number;
}

function numbers(values: Series['values']): Known[] {
  return values.flatMap((value, index) =>
    isSymbol(value) || typeof value === 'string' ? [] : [{ index, value }],
  );
}

function extreme(known: readonly Known[], sign: 1 | -1): Known {
  return known.reduce((best, each) => (sign * each.value > sign * best.value ? each : best));
}

const rest = ' The text below tells the rest.';

/** The lead and as many facts as fit in 220 characters; says so when some are left to the description. */
function fitted(lead: string, facts: readonly string[]): string {
  let text = lead.length <= 160 ? lead : `${lead.slice(0, 158).replace(/\s\S*$/, '')}.`;
  for (const [index, fact] of facts.entries()) {
    const room = index === facts.length - 1 ? 220 : 220 - rest.length;
    if (text.length + 1 + fact.length > room) return text + rest;
    text += ` ${fact}`;
  }
  return text;
}

function lowered(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function list(items: readonly string[], comma = ', '): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(comma)}${comma === ', ' ? ' and ' : comma}${items.at(-1)}`;
}
