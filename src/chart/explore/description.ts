import type { Field } from '../../dataset/dataset.ts';
import { isSymbol, meanings, type Symbol } from '../../dataset/symbols.ts';
import type { Chart } from '../chart.ts';

type Drawn<Each> = Each extends Chart ? Omit<Each, 'dataset' | 'rows'> : never;

/** A chart without the dataset that it was made from: what is drawn, and what its symbols mean. */
export type Description = Drawn<Chart> & { symbols: Partial<Record<Symbol, string>> };

/** What is drawn of a chart; its values are protected ones, and `[c]` stays `[c]`. */
export function description(chart: Chart): Description {
  const { dataset, rows: _, ...drawn } = chart;
  const fields = Object.entries(drawn).filter(([name]) => ['measure', 'axis', 'across', 'up'].includes(name));
  const own = new Map(dataset.schema.missingValues.map(({ value, label }) => [value, label]));
  const symbols = symbolsIn(chart).map((symbol) => [symbol, own.get(symbol) ?? meanings[symbol]]);
  return {
    ...drawn,
    ...Object.fromEntries(fields.map(([name, field]) => [name, brief(field as Field)])),
    symbols: Object.fromEntries(symbols),
  } as Description;
}

/** The text of the file that a browser draws and explores a chart from. */
export function toJson(drawn: Description): string {
  return JSON.stringify(drawn);
}

/** What a file says; JSON has `null` where an array has nothing. */
export function fromJson(text: string): Description {
  return JSON.parse(text, (_key, value: unknown) => value ?? undefined) as Description;
}

/** The chart that a description is of; drawing it and working out its shares ask neither for rows nor for a dataset. */
export function toChart(drawn: Description): Chart {
  return drawn as unknown as Chart;
}

/** A field without what only the dataset needs to know. */
function brief({ name, title, type, unit, decimals }: Field): Field {
  return { name, title, type, ...(unit && { unit }), ...(decimals !== undefined && { decimals }) };
}

function symbolsIn(chart: Chart): Symbol[] {
  const cells =
    'series' in chart
      ? chart.series.flatMap(({ values }) => values)
      : chart.unplaced.map(({ symbol }) => symbol);
  return [...new Set(cells.filter((cell) => isSymbol(cell)))];
}
