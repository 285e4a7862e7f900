import type { Cell } from '../dataset/dataset.ts';
import { isSymbol } from '../dataset/symbols.ts';
import type { CategoryChart } from './chart.ts';

/**
 * A chart whose values are shares of each category: counts worked out in per cent, percentages as they are. A category
 * of which a part is hidden or missing has symbols alone, since its shares cannot be known.
 */
export function shares(chart: CategoryChart): CategoryChart {
  const isGiven = chart.measure.unit === '%';
  const wholes = chart.categories.map((_, index) => wholeAt(chart, index));
  const share = (cell: Cell, whole: number | undefined): Cell => {
    if (typeof cell !== 'number') return cell;
    return whole ? (isGiven ? cell : (100 * cell) / whole) : '[z]';
  };
  const series = chart.series.map((each) => ({
    ...each,
    values: each.values.map((cell, index) => share(cell, wholes[index])),
  }));
  const shared = series.flatMap(({ values }) => values.filter((cell) => typeof cell === 'number'));
  const worked = { ...chart.measure, unit: '%', decimals: shareDecimals(shared) };
  return { ...chart, series, measure: isGiven ? chart.measure : worked };
}

/** The fewest decimals, none where it can be, with which no part looks like nothing or like the whole. */
function shareDecimals(percentages: readonly number[]): number {
  const isTold = (share: number, decimals: number) => {
    const said = Number(share.toFixed(decimals));
    return (said > 0 || share === 0) && (said < 100 || share === 100);
  };
  return [0, 1, 2].find((decimals) => percentages.every((share) => isTold(share, decimals))) ?? 3;
}

/** The sum of the parts of a category; nothing when one is hidden. */
function wholeAt({ series }: CategoryChart, index: number): number | undefined {
  const cells = series.map(({ values }) => values[index]!);
  if (cells.some((cell) => isSymbol(cell) && cell !== '[z]')) return undefined;
  return cells.reduce<number>((sum, cell) => sum + (typeof cell === 'number' ? cell : 0), 0);
}
