import type { Cell, Dataset, Field, RawDataset } from '../dataset.ts';
import { meanings } from '../symbols.ts';
import { inputsOf, workedOut } from './inputs.ts';
import { rounded } from './system.ts';

/** A dataset as readers get it: hidden cells are `[c]`, counts are rounded where that is asked for. */
export function published(value: RawDataset, isHidden: (row: number, field: string) => boolean): Dataset {
  const { fields, missingValues } = value.schema;
  const shown = value.data.map((row, index) =>
    row.map((cell, column): Cell => {
      const field = fields[column];
      if (index === 0 || !field || typeof cell === 'string') return cell;
      return isHidden(index, field.name) ? '[c]' : roundedCell(cell, field, value);
    }),
  );
  const data = value.rounding === undefined ? shown : allWorkedOutAgain({ ...value, data: shown });
  const isNew = data.flat().includes('[c]') && !missingValues.some((each) => each.value === '[c]');
  const explained = isNew
    ? [{ value: '[c]' as const, label: meanings['[c]'] }, ...missingValues]
    : missingValues;
  const safe = { ...value, schema: { fields, missingValues: explained }, notes: notes(value), data };
  return safe as Dataset;
}

function roundedCell(cell: number, field: Field, { rounding }: RawDataset): number {
  return rounding !== undefined && field.disclosive && !field.derived ? rounded(cell, rounding) : cell;
}

/** The rows with all that was worked out from counts, or from what was worked out from them, worked out again. */
function allWorkedOutAgain(dataset: RawDataset): Cell[][] {
  const derived = dataset.schema.fields.filter((field) => field.derived);
  return derived.reduce((data) => workedOutAgain({ ...dataset, data }), dataset.data);
}

/** The rows with what was worked out from counts worked out again from the rounded ones. */
function workedOutAgain(dataset: RawDataset): Cell[][] {
  const { fields } = dataset.schema;
  return dataset.data.map((row, index) =>
    row.map((cell, column): Cell => {
      const { derived, decimals = 0 } = fields[column] ?? {};
      if (index === 0 || typeof cell === 'string' || !derived?.of) return cell;
      const [count, base = derived.base.count] = inputsOf(dataset, derived, index).map(
        (input) => dataset.data[input.row]![fields.findIndex((field) => field.name === input.field)],
      );
      if (typeof count !== 'number' || typeof base !== 'number') return '[c]';
      const figure = workedOut(derived, count, base);
      return figure === undefined ? '[z]' : Number(figure.toFixed(decimals));
    }),
  );
}

/** The dataset's notes; what was rounded or shown on purpose is told after them. */
function notes({ notes: own, waivers, rounding }: RawDataset): RawDataset['notes'] {
  const told = waivers.map(({ field, where, reason, approvedBy }) => ({
    text: `${reason} Shown on purpose, approved by: ${approvedBy}.`,
    where,
    field,
  }));
  const text = `Counts are rounded to the nearest ${rounding}, so they may not add up to their totals. Percentages are worked out from the rounded counts.`;
  return [...own, ...told, ...(rounding === undefined ? [] : [{ text }])];
}
