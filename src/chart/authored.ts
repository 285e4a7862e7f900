import {
  categoriesOf,
  fieldOf,
  matches,
  rows,
  type Cell,
  type Dataset,
  type Field,
  type Row,
} from '../dataset/dataset.ts';
import { picked, whereFaults } from '../dataset/where.ts';
import type { ChartAttributes } from '../narrative/vocabulary.ts';
import type { Fault } from '../problem.ts';
import { timeOf } from '../time.ts';
import type { CategoryChart, Chart, Series } from './chart.ts';
import { fieldFaults } from './fields.ts';
import { colours } from './palette.ts';

/** The chart that an author's line describes, or what is wrong with the line. */
export function chart(attributes: ChartAttributes, dataset: Dataset): Chart | Fault[] {
  const faults = chartFaults(attributes, dataset);
  if (faults.length > 0) return faults;
  const { kind, title, subtitle } = attributes;
  if (kind === 'scatter') return [{ message: 'Scatter charts are not drawn yet.', cure: 'Use kind="bar".' }];
  const [axis, measure] = [fieldOf(dataset, attributes.x)!, fieldOf(dataset, attributes.y)!];
  const among = picked(rows(dataset), attributes.where).filter((row) => row[measure.name] !== '[z]');
  const names = attributes.series
    ? categoriesOf(fieldOf(dataset, attributes.series)!, among)
    : [measure.title];
  const inOrder = categoriesOf(axis, among);
  const series = (categories: string[]) =>
    names.map((name, index) => ({
      name,
      colour: colours(names.length)[index] ?? index,
      values: categories.map((category) => valueAt(among, attributes, name, category, measure)),
      ...breaks(dataset, among, attributes, name, categories),
    }));
  const isTime = inOrder.every((category) => timeOf(category) !== undefined);
  const isSorted =
    kind === 'bar' && !attributes.series && !axis.categoriesOrdered && attributes.sort !== 'given';
  const categories = isTime
    ? inOrder.toSorted((a, b) => timeOf(a)! - timeOf(b)!)
    : isSorted
      ? byValue(inOrder, series(inOrder)[0]!.values)
      : inOrder;
  const drawn: Omit<CategoryChart, 'kind' | 'title' | 'subtitle'> = {
    categories,
    times: isTime ? categories.map((category) => timeOf(category)!) : undefined,
    series: series(categories),
    measure,
    axis,
    focus: [],
    hasPanels: false,
    references: [],
    bands: [],
    annotations: [],
    rows: among,
    dataset,
  };
  return { kind, title, subtitle, ...drawn };
}

/** What is wrong with an author's line for a chart: fields, rows, time, the number of series, sums of shares. */
function chartFaults(attributes: ChartAttributes, dataset: Dataset): Fault[] {
  const { x, y, series, where } = attributes;
  const missing = fieldFaults(dataset, { x, y, ...(series && { series }) });
  if (missing.length > 0) return missing;
  const all = rows(dataset);
  const wrong = where ? whereFaults(dataset, all, where) : [];
  if (wrong.length > 0) return wrong;
  const among = picked(all, where).filter((row) => row[y] !== '[z]');
  if (among.length === 0) return [{ message: 'The chart has no rows to draw.', cure: 'Change "where".' }];
  return [
    ...kindFaults(attributes, dataset),
    ...valueFaults(attributes, among),
    ...drawnFaults(attributes, dataset, among),
  ];
}

/** Fields of the wrong kind for their part. */
function kindFaults({ kind, x, y, series }: ChartAttributes, dataset: Dataset): Fault[] {
  const faults: Fault[] = [];
  const isText = (name: string) => fieldOf(dataset, name)!.type === 'string';
  if (isText(y)) {
    faults.push({ message: `"${y}" is text and cannot be measured.`, cure: 'Name a number field as "y".' });
  }
  for (const name of [x, ...(series ? [series] : [])].filter((each) => !isText(each))) {
    faults.push({
      message: `"${name}" holds numbers and cannot be an axis or a series.`,
      cure: 'Name a text field.',
    });
  }
  if (series === x) {
    faults.push({ message: '"x" and "series" name the same field.', cure: 'Leave "series" out.' });
  }
  if (kind === 'stacked' && !series) {
    faults.push({
      message: 'A stacked chart has no "series".',
      cure: 'Name the field whose values are stacked.',
    });
  }
  return faults;
}

/** Values that cannot be drawn as the kind of chart asks. */
function valueFaults({ kind, y }: ChartAttributes, among: readonly Row[]): Fault[] {
  const values = among.map((row) => row[y]!);
  if (kind === 'stacked' && values.some((value) => Number(value) < 0)) {
    return [{ message: 'A stacked chart cannot show values below 0.', cure: 'Use kind="bar".' }];
  }
  return [];
}

/** Categories that cannot stand beside each other. */
function drawnFaults({ kind, x, series }: ChartAttributes, dataset: Dataset, among: readonly Row[]): Fault[] {
  const faults: Fault[] = [];
  const names = series ? categoriesOf(fieldOf(dataset, series)!, among) : [];
  if (names.length > 6) {
    faults.push({
      message: `The chart has ${names.length} series.`,
      cure: 'Use "where" to keep 6 or fewer.',
    });
  }
  const whole = dataset.relations.find(
    ({ by, total, parts }) =>
      by === series && names.includes(total) && parts.some((part) => names.includes(part)),
  );
  if (kind === 'stacked' && whole) {
    faults.push({
      message: `"${whole.total}" would be stacked on its own parts.`,
      cure: `Use where="${whole.by}!=${whole.total}".`,
    });
  }
  const untimed = kind === 'line' ? among.find((row) => timeOf(String(row[x])) === undefined) : undefined;
  if (untimed) {
    faults.push({
      message: `A line chart runs over time, and "${String(untimed[x])}" is not a time.`,
      cure: 'Use kind="column", or write times as 2014/15, 2015, July 2015 or 31 March 2015.',
    });
  }
  const places = among.map((row) => JSON.stringify([row[x], series ? row[series] : '']));
  const twice = places.findIndex((place, index) => places.indexOf(place) < index);
  if (twice !== -1) {
    faults.push({
      message: `Two rows stand at the same place of the chart (${String(among[twice]![x])}).`,
      cure: 'Name a "series", or use "where" to pick one of them.',
    });
  }
  return faults;
}

function valueAt(
  among: readonly Row[],
  { x, series }: ChartAttributes,
  name: string,
  category: string,
  measure: Field,
): Cell {
  const row = among.find((each) => each[x] === category && (!series || each[series] === name));
  return row?.[measure.name] ?? '[z]';
}

/** Where a series is marked `[b]`: what is measured changed. */
function breaks(
  dataset: Dataset,
  among: readonly Row[],
  { x, y, series }: ChartAttributes,
  name: string,
  categories: readonly string[],
): Pick<Series, 'breaks'> {
  const marks = dataset.marks.filter(({ symbol, field }) => symbol === '[b]' && field === y);
  if (marks.length === 0) return {};
  const marked = among.filter(
    (row) => (!series || row[series] === name) && marks.some(({ where }) => matches(row, where ?? {})),
  );
  return { breaks: marked.map((row) => categories.indexOf(String(row[x]))).sort((a, b) => a - b) };
}

function byValue(categories: readonly string[], values: readonly Cell[]): string[] {
  const size = (index: number) => (typeof values[index] === 'number' ? values[index] : -Infinity);
  return categories
    .map((_, index) => index)
    .sort((a, b) => size(b) - size(a) || a - b)
    .map((index) => categories[index]!);
}
