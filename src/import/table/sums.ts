import type { FieldSum } from '../../dataset/dataset.ts';
import type { Searched } from './groups.ts';

/** A field of whole numbers, by its place, with the sum of all its rows. */
interface Count {
  at: number;
  unit: string | undefined;
  sum: number;
}

/** Fields that are the sum of others in every row: girls and boys to children. */
export function sumsIn(table: Searched): FieldSum[] {
  const { fields } = table;
  const counts = fields.flatMap((field, at): Count[] =>
    field.disclosive || (field.type === 'integer' && field.unit !== '%')
      ? [{ at, unit: field.unit, sum: sumOf(table, at) }]
      : [],
  );
  return counts.flatMap((total) => {
    if (table.rows.every((row) => row[total.at] === 0)) return [];
    const parts = partsOf(table, total, counts);
    if (!parts) return [];
    return [{ total: fields[total.at]!.name, parts: parts.map(({ at }) => fields[at]!.name) }];
  });
}

/** All rows of a field together; no number where one of its cells is none. */
function sumOf({ rows, effort }: Searched, at: number): number {
  if (!effort.takes(rows.length)) return NaN;
  return rows.reduce((sum, { [at]: cell }) => sum + (typeof cell === 'number' ? cell : NaN), 0);
}

/** Of all other fields, all of the same unit, or two of these, the first that come to a field in every row. */
function partsOf(table: Searched, total: Count, counts: readonly Count[]): Count[] | undefined {
  const all = counts.filter((each) => each !== total);
  const rest = all.filter(({ unit }) => unit === total.unit);
  return [all, rest].find((parts) => areParts(table, total, parts)) ?? pairOf(table, total, rest);
}

function pairOf(table: Searched, total: Count, rest: readonly Count[]): Count[] | undefined {
  for (const [index, one] of rest.entries())
    for (const other of rest.slice(index + 1)) if (areParts(table, total, [one, other])) return [one, other];
  return undefined;
}

/** Whether fields come to another: all their rows together are held against each other first, for most differ there. */
function areParts({ rows, effort }: Searched, total: Count, parts: readonly Count[]): boolean {
  if (parts.length < 2 || !effort.takes(parts.length)) return false;
  if (parts.reduce((sum, part) => sum + part.sum, 0) !== total.sum) return false;
  return rows.every((row) => {
    if (!effort.takes(parts.length)) return false;
    return parts.reduce((sum, { at }) => sum + (row[at] as number), 0) === row[total.at];
  });
}
