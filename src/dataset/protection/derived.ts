import { fieldOf, matches, rows, type Cell, type RawDataset } from '../dataset.ts';
import { inputsOf, type Input } from './inputs.ts';
import type { Identified, Place } from './system.ts';

/**
 * The cells to hide because of what they were worked out from: a hidden cell, a small count, a base that is small, or a
 * count that is not told otherwise.
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
          inputs.some((each) => isSmallCount(value, each, threshold) || isUntold(value, each));
        if (isSmall || inputs.some(isGone)) found.add(keyed(index + 1, name));
      });
    }
  }
  return [...found].map((key) => {
    const [row = '', field = ''] = key.split(' ');
    return { dataset: id, row: Number(row), field };
  });
}

/** Whether an input is a count of people that no number tells, so that the figure alone would tell it. */
function isUntold(dataset: RawDataset, { row, field }: Input): boolean {
  const cell = rows(dataset)[row - 1]![field];
  return fieldOf(dataset, field)?.disclosive === true && (cell === '[x]' || cell === '[low]');
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
