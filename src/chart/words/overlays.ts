import { toWords } from '../../dataset/cell.ts';
import type { Field } from '../../dataset/dataset.ts';
import type { Band, CategoryChart, Reference, ScatterChart } from '../chart.ts';
import type { Saying } from './facts.ts';
import { isHidden, known, short } from './figures.ts';
import { list, places, quoted, uncapital } from './phrases.ts';

/** What lies over a chart: its lines with how many values reach them, its bands and its remarks, in their own words. */
export function overlays(chart: CategoryChart): Saying[] {
  const { references, bands, annotations, measure } = chart;
  const lines = references.map((each) => line(each, measure));
  const others = [
    ...bands.map((each) => band(each, measure)),
    ...annotations.map(({ category, text }) => `A note on ${category} reads ${quoted(text)}.`),
  ];
  if (lines.length + others.length === 0) return [];
  const reach = references.map((each, at) => `${lines[at]!}${reached(chart, each)}.`);
  const brief = [
    ...references.map(({ value, label }) => `${quoted(label)} (${toWords(value, measure)})`),
    ...bands.map((each) => `${quoted(each.label)} (${extent(each, measure)})`),
    ...annotations.map(({ category, text }) => `${quoted(text)} (${category})`),
  ];
  const counts = [
    count(references.length, 'line'),
    count(bands.length, 'band'),
    count(annotations.length, 'note'),
  ];
  return [
    [
      [...reach, ...others].join(' '),
      [...lines.map((each) => `${each}.`), ...others].join(' '),
      `Marked on it: ${list(brief)}.`,
      `Marked on it: ${list(counts.flat())}.`,
    ],
  ];
}

/** The same of a scatter chart, on the axis that is read upwards. */
export function overlaysOf({ references, bands, points, up, unplaced }: ScatterChart): Saying[] {
  const values = points.map((point) => point.up);
  const noun = unplaced.some(({ symbol }) => symbol !== '[z]') ? 'points shown' : 'points';
  return [
    ...references.map((each) => [
      `${line(each, up)}; ${uncapital(share(values, each, noun))}.`,
      `${line(each, up)}.`,
    ]),
    ...bands.map((each) => [band(each, up)]),
  ];
}

function count(number: number, noun: string): string[] {
  return number === 0 ? [] : [`${number} ${noun}${number === 1 ? '' : 's'}`];
}

function line({ value, label }: Reference, measure: Field): string {
  return `A line at ${toWords(value, measure)} marks ${quoted(label)}`;
}

/** How many values are at the line or above it, and which; of a stacked chart, whose parts do not start at 0, nothing. */
function reached(chart: CategoryChart, reference: Reference): string {
  const { kind, series, categories, measure } = chart;
  if (kind === 'stacked' || kind === 'stacked-100') return '';
  const all = series.flatMap(({ name, values }) =>
    known(values, measure).map(({ index, value }) => ({ value, series: name, category: categories[index]! })),
  );
  if (all.length === 0) return '';
  const isPartial = series.some(({ values }) => values.some(isHidden));
  const numbers = all.map(({ value }) => value);
  const said = `; ${uncapital(share(numbers, reference, isPartial ? 'values shown' : 'values'))}`;
  const those = all.filter(({ value }) => value >= reference.value);
  const isFew = those.length > 0 && those.length <= 3 && those.length < all.length;
  if (!isFew) return said;
  return `${said}: ${series.length === 1 ? list(those.map(({ category }) => category)) : places(those)}`;
}

function share(values: readonly number[], { value: limit }: Reference, noun: string): string {
  const count = values.filter((value) => value >= limit).length;
  if (values.length === 1)
    return `The only ${noun.replace('s', '')} is ${count ? 'at or above it' : 'below it'}`;
  if (count === 0) return `${whole(values.length, noun)} are below it`;
  if (count === values.length) return `${whole(count, noun)} are at or above it`;
  return `${count} of ${values.length} ${noun} ${count === 1 ? 'is' : 'are'} at or above it`;
}

function whole(count: number, noun: string): string {
  return count === 2 ? `Both ${noun}` : `All ${count} ${noun}`;
}

function band(each: Band, measure: Field): string {
  const said = extent(each, measure);
  return `A band ${said.includes(' to ') ? `from ${said}` : `at ${said}`} marks ${quoted(each.label)}.`;
}

function extent(each: Band, measure: Field): string {
  const [from, to] =
    'values' in each ? [short(each.values[0], measure), toWords(each.values[1], measure)] : each.categories;
  return from === to ? to : `${from} to ${to}`;
}
