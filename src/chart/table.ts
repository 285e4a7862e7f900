import { table, type Table } from '../dataset/table.ts';
import type { ChartAttributes } from '../narrative/vocabulary.ts';
import type { Chart } from './chart.ts';

/**
 * The values of a chart as a table: a column for each category, or for each series, when they are few and have no ranges
 * beside them.
 */
export function tableOf(attributes: ChartAttributes, chart: Chart): Table {
  const { x, y, series, label, low, high } = attributes;
  const only = [label, x, series, low, y, high].filter((name) => name !== undefined);
  return table(chart.dataset, { among: chart.rows, only, columns: columnsOf(attributes, chart) });
}

function columnsOf({ x, series, low, high }: ChartAttributes, chart: Chart): string | undefined {
  if (!series || low || high || !('categories' in chart)) return undefined;
  if (chart.categories.length <= 6) return x;
  return chart.series.length <= 4 ? series : undefined;
}
