import { rows, type Derivation, type RawDataset, type Row } from '../dataset.ts';

/** A cell of the same dataset: the index of its row in `data`, and its field. */
export interface Input {
  row: number;
  field: string;
}

/** The cells that a derived figure in the row at `index` was worked out from: its count, then its base. */
export function inputsOf(
  dataset: RawDataset,
  { of, base }: Derivation,
  index: number,
  all: readonly Row[] = rows(dataset),
): Input[] {
  const count = of === undefined ? [] : [{ row: index, field: of }];
  if (base.field !== undefined) return [...count, { row: index, field: base.field }];
  if (base.where === undefined || of === undefined) return count;
  const like = Object.entries({ ...namesOf(dataset, all[index - 1]!), ...base.where });
  const there = all.findIndex((row) => like.every(([name, value]) => row[name] === value));
  return there === -1 ? count : [...count, { row: there + 1, field: of }];
}

/** What a derived figure comes to, before it is rounded; `undefined` when its base is 0. */
export function workedOut({ kind, per = 1 }: Derivation, count: number, base: number): number | undefined {
  if (kind === 'difference') return count - base;
  if (base === 0) return undefined;
  const factor = { share: 100, rate: per, change: 100, average: 1 }[kind];
  return (factor * (kind === 'change' ? count - base : count)) / base;
}

/** The text values of a row, by field name. */
function namesOf(dataset: RawDataset, row: Row): Row {
  const names = dataset.schema.fields.filter(({ type }) => type === 'string').map(({ name }) => name);
  return Object.fromEntries(names.map((name) => [name, row[name]!]));
}
