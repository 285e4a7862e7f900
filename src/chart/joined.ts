import type { Dataset } from '../dataset/dataset.ts';
import { timesOf, timeTitle, type Series } from '../dataset/indicator.ts';
import type { CategoryChart } from './chart.ts';

/** The chart of an indicator: a line, or columns when there are no more than two points; `dataset` is its newest. */
export function joined(series: Series, dataset: Dataset): CategoryChart {
  const { points } = series;
  const indexes = (isHere: (point: Series['points'][number]) => boolean) =>
    points.flatMap((point, index) => (isHere(point) ? [index] : []));
  return {
    kind: points.length > 2 ? 'line' : 'column',
    title: series.title,
    subtitle: `${dataset.geography}, ${timesOf(series)}`,
    categories: points.map(({ time }) => time),
    times: points.map(({ at }) => at),
    series: [
      {
        name: series.field.title,
        colour: 0,
        values: points.map(({ value }) => value),
        breaks: indexes(({ marks }) => marks.includes('[b]')),
        gaps: indexes(({ isAfterGap }) => isAfterGap),
      },
    ],
    measure: series.field,
    axis: { name: 'time', title: timeTitle(series), type: 'string' },
    focus: [],
    hasPanels: false,
    references: [],
    bands: [],
    annotations: [],
    rows: [],
    dataset,
  };
}
