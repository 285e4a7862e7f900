import { categoriesOf, fieldOf, matches, rows, type Dataset, type Row } from '../../dataset/dataset.ts';
import { picked } from '../../dataset/where.ts';
import type { ChartAttributes } from '../../narrative/vocabulary.ts';
import type { Fault } from '../../problem.ts';
import { timeOf } from '../../time.ts';
import { annotations, bands, parted, references } from './annotation.ts';
import { categoriesInOrder, cellAt } from './categories.ts';
import type { CategoryChart, Chart, Series } from '../chart.ts';
import { coloursOf } from '../colouring.ts';
import { chartFaults } from './faults/chart.ts';
import { scatterChart } from './scatter.ts';

/**
 * The chart that an author's line describes, or what is wrong with the line. `colours` says which colour each name has
 * throughout a report; without it the names of a chart take the colours of the palette in their order.
 */
export function chart(
  attributes: ChartAttributes,
  dataset: Dataset,
  colours?: ReadonlyMap<string, number>,
): Chart | Fault[] {
  if (attributes.kind === 'scatter') return scatterChart(attributes, dataset);
  const faults = chartFaults(attributes, dataset);
  return faults.length > 0
    ? faults
    : categoryChart({ ...attributes, kind: attributes.kind }, dataset, colours);
}

/** An author's line for a chart along categories or times, with the rows and fields that it names. */
interface Line extends ChartAttributes {
  kind: CategoryChart['kind'];
}

function categoryChart(line: Line, dataset: Dataset, colours?: ReadonlyMap<string, number>): CategoryChart {
  const [axis, measure] = [fieldOf(dataset, line.x)!, fieldOf(dataset, line.y)!];
  const among = picked(rows(dataset), line.where).filter((row) => row[measure.name] !== '[z]');
  const categories = categoriesInOrder(line, axis, among);
  const times = categories.map(timeOf).filter((time) => time !== undefined);
  const inColours = seriesOf(line, dataset, among, categories, colours);
  return {
    kind: line.kind,
    title: line.title,
    subtitle: line.subtitle,
    categories,
    times: times.length === categories.length ? times : undefined,
    series: inColours,
    measure,
    axis,
    focus: parted(line.focus),
    hasPanels: line.panels !== undefined,
    references: references(line.reference).items,
    bands: bands(line.band, categories).items,
    annotations: annotations(line.annotation, categories).items,
    rows: among,
    dataset,
  };
}

function seriesOf(
  line: Line,
  dataset: Dataset,
  among: readonly Row[],
  categories: readonly string[],
  colours: ReadonlyMap<string, number> | undefined,
): Series[] {
  const { series: by, y, low, high, panels } = line;
  const names = by ? categoriesOf(fieldOf(dataset, by)!, among) : [fieldOf(dataset, y)!.title];
  const focus = by ? parted(line.focus) : [];
  const coloured = focus.length > 0 ? names.filter((name) => focus.includes(name)) : names;
  const used = coloursOf(panels || !by ? [] : coloured, colours);
  return names.map((name) => ({
    name,
    values: categories.map((category) => cellAt(among, line, name, category, y)),
    colour: coloured.includes(name) ? (used.get(name) ?? 0) : 'context',
    ...(low && high && { intervals: intervals(among, line, name, categories) }),
    ...breaks(dataset, among, line, name, categories),
  }));
}

/** The least and the most that each value may be, where all three are shown: a range would tell of a hidden value. */
function intervals(
  among: readonly Row[],
  line: ChartAttributes,
  name: string,
  categories: readonly string[],
): NonNullable<Series['intervals']> {
  return categories.map((category) => {
    const [low, value, high] = [line.low!, line.y, line.high!].map((field) =>
      cellAt(among, line, name, category, field),
    );
    const isShown = typeof low === 'number' && typeof value === 'number' && typeof high === 'number';
    return isShown ? [low, high] : undefined;
  });
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
