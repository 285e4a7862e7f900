import type { Cell, Derivation, Field, FieldSum, Relation } from '../../dataset/dataset.ts';
import { kindOfTime } from '../../time.ts';

/** What is known of fields and rows before they are a dataset. */
export interface Table {
  fields: readonly Field[];
  rows: readonly (readonly Cell[])[];
}

const totalWords = /^(all|total|totals|overall|grand total|sub-?total|sum)\b|\btotals?$/i;

/** The rows that are the total of others: what is called a total, or comes to one in every group. */
export function relationsIn(table: Table): Relation[] {
  const names = table.fields.flatMap((field, at) => (field.type === 'string' ? [at] : []));
  return table.fields.flatMap((field, figure) => {
    if (
      field.type === 'string' ||
      (field.unit !== undefined && /^per |%/.test(field.unit)) ||
      field.type === 'number'
    )
      return [];
    return names.flatMap((by) =>
      relationsBy(
        table,
        figure,
        by,
        names.filter((each) => each !== by),
      ),
    );
  });
}

function relationsBy(
  { fields, rows }: Table,
  figure: number,
  by: number,
  others: readonly number[],
): Relation[] {
  const values = [...new Set(rows.map((row) => String(row[by])))];
  if (values.length < 3 || values.some((value) => kindOfTime(value) !== undefined)) return [];
  const groups = [...Map.groupBy(rows, (row) => JSON.stringify(others.map((at) => row[at]))).values()].map(
    (group) => new Map(group.map((row) => [String(row[by]), row[figure]!])),
  );
  return values.flatMap((total) => {
    const isNamed = totalWords.test(total);
    const parts = candidates(values, total, isNamed).find(
      (each) =>
        groups.every((group) => canBe(group, total, each)) &&
        groups.some((group) => isNamed || adds(group, total, each)),
    );
    return parts ? [{ field: fields[figure]!.name, by: fields[by]!.name, total, parts }] : [];
  });
}

/** What a total could be made of: all others, all that are no totals, or those just before or after it. */
function candidates(values: readonly string[], total: string, isNamed: boolean): string[][] {
  const others = values.filter((value) => value !== total);
  if (!isNamed) return others.length > 1 ? [others] : [];
  const plain = others.filter((value) => !totalWords.test(value));
  const at = values.indexOf(total);
  const before = values.slice(0, at);
  const after = values.slice(at + 1);
  const lastTotal = before.findLastIndex((value) => totalWords.test(value));
  const nextTotal = after.findIndex((value) => totalWords.test(value));
  const near = [before.slice(lastTotal + 1), nextTotal < 0 ? after : after.slice(0, nextTotal)];
  return [others, plain, ...near].filter((parts) => parts.length > 1);
}

/** Whether a group's figures add up, as far as they are shown: hidden parts leave room below the total. */
function canBe(group: ReadonlyMap<string, Cell>, total: string, parts: readonly string[]): boolean {
  const sum = group.get(total);
  const cells = parts.flatMap((part) => group.get(part) ?? []);
  if (typeof sum !== 'number') return true;
  const known = cells.reduce<number>((before, cell) => before + (typeof cell === 'number' ? cell : 0), 0);
  return cells.every((cell) => typeof cell === 'number') ? known === sum : known <= sum;
}

function adds(group: ReadonlyMap<string, Cell>, total: string, parts: readonly string[]): boolean {
  const cells = [total, ...parts].map((part) => group.get(part));
  return cells.every((cell) => typeof cell === 'number') && cells[0] !== 0;
}

/** Fields that are the sum of others in every row: girls and boys to children. */
export function sumsIn({ fields, rows }: Table): FieldSum[] {
  const counts = fields.flatMap((field, at) =>
    field.disclosive || (field.type === 'integer' && field.unit !== '%') ? [at] : [],
  );
  return counts.flatMap((total) => {
    const rest = counts.filter((at) => at !== total && fields[at]!.unit === fields[total]!.unit);
    const all = counts.filter((at) => at !== total);
    const pairs = rest.flatMap((one, index) => rest.slice(index + 1).map((other) => [one, other]));
    const parts = [all, rest, ...pairs].find(
      (each) =>
        each.length > 1 &&
        rows.every((row) => comesTo(row, total, each)) &&
        rows.some((row) => row[total] !== 0),
    );
    if (!parts) return [];
    return [{ total: fields[total]!.name, parts: parts.map((at) => fields[at]!.name) }];
  });
}

function comesTo(row: readonly Cell[], total: number, parts: readonly number[]): boolean {
  const cells = parts.map((at) => row[at]!);
  if (typeof row[total] !== 'number') return false;
  return (
    cells.every((cell) => typeof cell === 'number') &&
    cells.reduce((sum, cell) => sum + cell, 0) === row[total]
  );
}

/** How a percentage was worked out, when one way makes every figure of it: a share of a total row, or of another field. */
export function derivationOf(
  { fields, rows }: Table,
  figure: number,
  relations: readonly Relation[],
): Derivation | undefined {
  const { unit, decimals } = fields[figure]!;
  if (unit !== '%') return undefined;
  const counts = fields.flatMap((field, at) => (field.disclosive ? [at] : []));
  const ways = counts.flatMap((of) => [
    ...relations
      .filter(({ field }) => field === fields[of]!.name)
      .map(({ by, total }): [number, Derivation] => [
        of,
        { kind: 'share', of: fields[of]!.name, base: { where: { [by]: total } } },
      ]),
    ...counts
      .filter((base) => base !== of)
      .map((base): [number, Derivation] => [
        of,
        { kind: 'share', of: fields[of]!.name, base: { field: fields[base]!.name } },
      ]),
  ]);
  return ways.find(([of, way]) =>
    rows.every((row) => isMadeSo({ fields, rows }, row, figure, of, way, decimals)),
  )?.[1];
}

function isMadeSo(
  table: Table,
  row: readonly Cell[],
  figure: number,
  of: number,
  way: Derivation,
  decimals?: number,
): boolean {
  const { where = {}, field } = way.base;
  const indexOf = (name: string) => table.fields.findIndex((each) => each.name === name);
  const names = table.fields.flatMap(({ type, name }, at) =>
    type === 'string' && !(name in where) ? [at] : [],
  );
  const base =
    field === undefined
      ? table.rows.find(
          (each) =>
            Object.entries(where).every(([name, value]) => each[indexOf(name)] === value) &&
            names.every((at) => each[at] === row[at]),
        )?.[of]
      : row[indexOf(field)];
  const [printed, count] = [row[figure], row[of]];
  if (typeof printed !== 'number') return true;
  if (typeof count !== 'number' || typeof base !== 'number' || base === 0) return false;
  const places = decimals ?? String(printed).split('.')[1]?.length ?? 0;
  return Math.abs((100 * count) / base - printed) <= 0.5 * 10 ** -places + 1e-9;
}
