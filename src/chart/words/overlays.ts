import { toWords } from '../../dataset/cell.ts';
import type { Field } from '../../dataset/dataset.ts';
import type { Band, CategoryChart, Reference, ScatterChart } from '../chart.ts';
import { isHidden, known, short } from './figures.ts';
import { inFocusFirst } from './groups.ts';
import { list, quoted } from './phrases.ts';

/** What lies over a chart: its lines with how many values reach them, its bands and its remarks, in their own words. */
export function overlays(chart: CategoryChart): string[] {
  return [
    ...chart.references.map((each) => [line(each, chart.measure), ...reached(chart, each)].join(' ')),
    ...chart.bands.map((each) => band(each, chart.measure)),
    ...chart.annotations.map(({ category, text }) => `A note on ${category} reads ${quoted(text)}.`),
  ];
}

/** The same of a scatter chart, on the axis that is read upwards. */
export function overlaysOf({ references, bands, points, up, unplaced }: ScatterChart): string[] {
  const values = points.map((point) => point.up);
  const noun = unplaced.some(({ symbol }) => symbol !== '[z]') ? 'points shown' : 'points';
  return [
    ...references.map((each) => `${line(each, up)} ${share(values, each, noun)}.`),
    ...bands.map((each) => band(each, up)),
  ];
}

function line({ value, label }: Reference, measure: Field): string {
  return `A line at ${toWords(value, measure)} is marked ${quoted(label)}.`;
}

/** How many values of each series are at the line or above it; of a stacked chart, whose parts do not start at 0, nothing. */
function reached(chart: CategoryChart, reference: Reference): string[] {
  if (chart.kind === 'stacked' || chart.kind === 'stacked-100') return [];
  const all = chart.series.flatMap(({ values }) => known(values, chart.measure));
  const above = all.filter(({ value }) => value >= reference.value).length;
  if (chart.series.length > 1 && all.length > 1 && (above === 0 || above === all.length)) {
    const isPartial = chart.series.some(({ values }) => values.some(isHidden));
    const numbers = all.map(({ value }) => value);
    return [`${share(numbers, reference, isPartial ? 'values shown' : 'values')}.`];
  }
  return inFocusFirst(chart).flatMap(({ name, values }) => {
    const shown = known(values, chart.measure);
    if (shown.length === 0) return [];
    const said = share(
      shown.map(({ value }) => value),
      reference,
      values.some(isHidden) ? 'values shown' : 'values',
    );
    if (chart.series.length > 1) return [`For ${name}, ${said.charAt(0).toLowerCase()}${said.slice(1)}.`];
    const those = shown.filter(({ value }) => value >= reference.value);
    const isFew = those.length > 0 && those.length <= 3 && those.length < shown.length;
    return [`${said}${isFew ? `: ${list(those.map(({ index }) => chart.categories[index]!))}` : ''}.`];
  });
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
  const [from, to] =
    'values' in each ? [short(each.values[0], measure), toWords(each.values[1], measure)] : each.categories;
  return `A band ${from === to ? `at ${to}` : `from ${from} to ${to}`} is marked ${quoted(each.label)}.`;
}
