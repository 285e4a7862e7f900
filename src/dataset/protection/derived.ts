import { fieldOf, matches, rows, type Cell, type Derivation, type RawDataset, type Row } from '../dataset.ts';
import type { Identified, Place } from './system.ts';

/** A cell of the same dataset: the index of its row in `data`, and its field. */
export interface Input {
  row: number;
  field: string;
}

/** The cells that a derived figure in the row at `index` was worked out from: its count, then its base. */
export function inputsOf(dataset: RawDataset, { of, base }: Derivation, index: number): Input[] {
  const all = rows(dataset);
  const count = of === undefined ? [] : [{ row: index, field: of }];
  if (base.field !== undefined) return [...count, { row: index, field: base.field }];
  if (base.where === undefined || of === undefined) return count;
  const like = { ...namesOf(dataset, all[index - 1]!), ...base.where };
  const there = all.findIndex((row) => matches(row, like));
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

/**
 * The cells to hide because of what they were worked out from: a hidden cell, a small count or a base that is small.
 * Whatever is left was worked out from what is shown, so it tells nothing new.
 */
export function derivedFrom(
  { id, value }: Identified,
  isHidden: (place: Place) => boolean,
  threshold: number,
): Place[] {
  const found = new Set<string>();
  const keyed = (row: number, field: string) => `${row} ${field}`;
  const isGone = ({ row, field }: Input) =>
    found.has(keyed(row, field)) || isHidden({ dataset: id, row, field });
  const derived = value.schema.fields.filter((field) => field.derived);
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const { name, derived: how } of derived) {
      rows(value).forEach((row, index) => {
        if (typeof row[name] !== 'number' || isHidden({ dataset: id, row: index + 1, field: name })) return;
        const inputs = inputsOf(value, how!, index + 1);
        const isSmall =
          (how!.base.count ?? Infinity) <= threshold ||
          inputs.some((each) => isSmallCount(value, each, threshold));
        if (isSmall || inputs.some(isGone)) found.add(keyed(index + 1, name));
      });
    }
  }
  return [...found].map((key) => {
    const [row = '', field = ''] = key.split(' ');
    return { dataset: id, row: Number(row), field };
  });
}

/** Whether an input is a count from 1 to the threshold, unless it is shown on purpose. */
function isSmallCount(dataset: RawDataset, { row: index, field: name }: Input, threshold: number): boolean {
  const field = fieldOf(dataset, name);
  const row = rows(dataset)[index - 1]!;
  const cell: Cell | undefined = row[name];
  const isCount = field?.type === 'integer' && field.unit !== '%';
  if (!isCount || typeof cell !== 'number' || cell < 1 || cell > threshold) return false;
  return !dataset.waivers.some((waiver) => waiver.field === name && matches(row, waiver.where));
}
