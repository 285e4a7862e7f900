import type { Download } from '../../download.ts';
import { timeTitle, type Series } from '../indicator.ts';
import { toCell } from './csv.ts';

/**
 * An indicator as RFC 4180 CSV: time, figure, marks in their bare form (`p r`), the edition and dataset it comes from,
 * and what the edition before gave where it differed.
 */
export function seriesCsv(series: Series): string {
  const { title, unit } = series.field;
  const header = [
    timeTitle(series),
    unit ? `${title} (${unit})` : title,
    'Marks',
    'Edition',
    'Dataset',
    'Before revision',
    'Edition before revision',
  ];
  const body = series.points.map(({ time, value, marks, dataset, was }) => [
    time,
    value,
    marks.map((mark) => mark.slice(1, -1)).join(' '),
    ...dataset.split('/'),
    was.at(-1)?.value ?? '',
    was.at(-1)?.dataset.split('/')[0] ?? '',
  ]);
  return [header, ...body].map((row) => row.map(toCell).join(',') + '\r\n').join('');
}

/** The figures of an indicator as readers download them. */
export function seriesFile(series: Series): Download<string> {
  return { path: `/data/indicators/${series.name}.csv`, content: seriesCsv(series) };
}
