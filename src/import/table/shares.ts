import type { Cell, Derivation, Relation } from '../../dataset/dataset.ts';
import type { Searched } from './groups.ts';

/** A way in which a percentage may have been worked out: the place of the count, and the base of each row. */
interface Way {
  of: number;
  derivation: Derivation;
  baseOf: (row: readonly Cell[], index: number) => Cell | undefined;
}

/** How a percentage was worked out, when one way makes every figure of it: a share of a total row, or of another field. */
export function derivationOf(
  table: Searched,
  figure: number,
  relations: readonly Relation[],
): Derivation | undefined {
  const { unit } = table.fields[figure]!;
  if (unit !== '%') return undefined;
  const counts = table.fields.flatMap((field, at) => (field.disclosive ? [at] : []));
  return counts
    .flatMap((of) => [...sharesOfTotals(table, of, relations), ...sharesOfFields(table, of, counts)])
    .find((way) => isMadeSo(table, figure, way))?.derivation;
}

function sharesOfTotals(table: Searched, of: number, relations: readonly Relation[]): Way[] {
  const { fields, effort } = table;
  if (!effort.takes(relations.length)) return [];
  return relations
    .filter(({ field }) => field === fields[of]!.name)
    .map(({ by, total }) => {
      const place = fields.findIndex(({ name }) => name === by);
      return {
        of,
        derivation: { kind: 'share', of: fields[of]!.name, base: { where: { [by]: total } } },
        baseOf: (_, index) => table.by(place).of[index]?.get(total)?.[of],
      };
    });
}

function sharesOfFields({ fields }: Searched, of: number, counts: readonly number[]): Way[] {
  return counts
    .filter((base) => base !== of)
    .map((base) => ({
      of,
      derivation: { kind: 'share', of: fields[of]!.name, base: { field: fields[base]!.name } },
      baseOf: (row) => row[base],
    }));
}

function isMadeSo({ fields, rows, effort }: Searched, figure: number, { of, baseOf }: Way): boolean {
  const { decimals } = fields[figure]!;
  return rows.every((row, index) => {
    if (!effort.takes(1)) return false;
    const [printed, count] = [row[figure], row[of]];
    if (typeof printed !== 'number') return true;
    const base = baseOf(row, index);
    if (typeof count !== 'number' || typeof base !== 'number' || base === 0) return false;
    const places = decimals ?? String(printed).split('.')[1]?.length ?? 0;
    return Math.abs((100 * count) / base - printed) <= 0.5 * 10 ** -places + 1e-9;
  });
}
