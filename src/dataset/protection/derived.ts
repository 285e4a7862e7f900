import { fieldOf, rows, type Cell, type RawDataset } from '../dataset.ts';
import { inputsOf, type Input } from './inputs.ts';
import type { Identified, Place } from './count.ts';
import { waived } from './waived.ts';

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
  const figures = derivedFigures(value).filter(({ row, field }) => !isHidden({ dataset: id, row, field }));
  const isSmall = small(value, threshold);
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const { row, field, inputs, base } of figures) {
      if (base <= threshold || inputs.some((each) => isSmall(each) || isGone(each)))
        found.add(keyed(row, field));
    }
  }
  return [...found].map((key) => {
    const [row = '', field = ''] = key.split(' ');
    return { dataset: id, row: Number(row), field };
  });
}

/** The figures of a dataset that were worked out: where they stand, from which cells, and over which known count. */
function derivedFigures(dataset: RawDataset): (Input & { inputs: Input[]; base: number })[] {
  const all = rows(dataset);
  return dataset.schema.fields.flatMap(({ name, derived }) =>
    all.flatMap((row, at) =>
      derived && typeof row[name] === 'number'
        ? [
            {
              row: at + 1,
              field: name,
              inputs: inputsOf(dataset, derived, at + 1, all),
              base: derived.base.count ?? Infinity,
            },
          ]
        : [],
    ),
  );
}

/**
 * Tells whether an input is a count from 1 to the threshold that is not shown on purpose, or a count of people that no
 * number tells, so that the figure alone would tell it.
 */
function small(dataset: RawDataset, threshold: number): (input: Input) => boolean {
  const [all, isWaived] = [rows(dataset), waived(dataset)];
  return ({ row: index, field: name }) => {
    const field = fieldOf(dataset, name);
    const row = all[index - 1]!;
    const cell: Cell | undefined = row[name];
    if (cell === '[x]' || cell === '[low]') return field?.disclosive === true;
    const isCount = field?.type === 'integer' && field.unit !== '%';
    if (!isCount || typeof cell !== 'number' || cell < 1 || cell > threshold) return false;
    return !isWaived(row, name);
  };
}
