import { toText } from '../../../dataset/cell.ts';
import type { Cell } from '../../../dataset/dataset.ts';
import type { CategoryChart, Series } from '../../chart.ts';
import type { Said } from '../sheet.ts';

/** A value as it is written beside its mark: `626`, `48.3%`, `[c]`. */
export function valueText({ measure }: CategoryChart, value: Cell): string {
  const text = toText(value, measure);
  return measure.unit === '%' && typeof value === 'number' ? `${text}%` : text;
}

/** A number of the axis: `20`, `20%`. */
export function axisText({ measure }: CategoryChart, value: number): string {
  return toText(value, undefined) + (measure.unit === '%' ? '%' : '');
}

/** What a mark says when a reader points at it. */
export function saidOf(chart: CategoryChart, { name }: Series, index: number, text: string): Said {
  return { title: chart.categories[index]!, said: chart.series.length > 1 ? `${name}: ${text}` : text };
}

/** The values of some series that are numbers. */
export function numbers(series: readonly Series[]): number[] {
  return series.flatMap(({ values }) => values.filter((value) => typeof value === 'number'));
}

/** Every number that the drawing must reach: values, references, the ends of bands. */
export function reached({ series, references, bands }: CategoryChart): number[] {
  return [
    ...numbers(series),
    ...references.map(({ value }) => value),
    ...bands.flatMap((band) => ('values' in band ? band.values : [])),
  ];
}

/** Where series break, by the index of the first value that cannot be compared with those before it. */
export function breaksOf({ series }: CategoryChart): number[] {
  return [...new Set(series.flatMap(({ breaks = [] }) => breaks))].filter((index) => index > 0);
}

/** Bands along the categories, by the indexes of their ends. */
export function stretches({
  bands,
  categories,
}: CategoryChart): { label: string; from: number; to: number }[] {
  return bands.flatMap((band) => {
    if (!('categories' in band)) return [];
    const [from, to] = band.categories.map((name) => categories.indexOf(name)).sort((a, b) => a - b);
    return from === undefined || to === undefined || from < 0 ? [] : [{ label: band.label, from, to }];
  });
}

/** Bands between two values. */
export function levels({ bands }: CategoryChart): { label: string; from: number; to: number }[] {
  return bands.flatMap((band) =>
    'values' in band
      ? [{ label: band.label, from: Math.min(...band.values), to: Math.max(...band.values) }]
      : [],
  );
}

/** Remarks, by the index of their category. */
export function remarks({ annotations, categories }: CategoryChart): { text: string; index: number }[] {
  return annotations
    .map(({ category, text }) => ({ text, index: categories.indexOf(category) }))
    .filter(({ index }) => index >= 0)
    .sort((a, b) => a.index - b.index);
}
