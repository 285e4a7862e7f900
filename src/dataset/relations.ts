import { fieldOf, rows, type Cell, type RawDataset } from './dataset.ts';

/** Cells that add up: a total and its parts. */
export interface SumGroup {
  /** What the total is called: a value of a text field, or a field. */
  name: string;
  total: Cell | undefined;
  parts: Cell[];
  /** The same cells, total first, with their field and the index of their row in `data`. */
  cells: { cell: Cell; index: number; field: string }[];
}

/** Every group of cells that a dataset says add up: rows to a row, and fields to a field. */
export function sumGroups(dataset: RawDataset): SumGroup[] {
  return [...rowSums(dataset), ...fieldSums(dataset)];
}

/** The cells of each relation, for each combination of the other text fields. */
function rowSums(dataset: RawDataset): SumGroup[] {
  const names = dataset.schema.fields.filter((field) => field.type === 'string').map((field) => field.name);
  const grouped = groupsOf(dataset);
  return dataset.relations
    .filter(({ field, by }) => fieldOf(dataset, field) && fieldOf(dataset, by))
    .flatMap(({ field, by, total: whole, parts }) => {
      const others = names.filter((name) => name !== by);
      return grouped(others, by).map((group) => {
        const at = (value: string) =>
          (group.get(value) ?? []).map(({ row, index }) => ({ cell: row[field]!, index, field }));
        return sumGroup(whole, at(whole), parts.flatMap(at));
      });
    });
}

/** Groups rows that are alike in some fields, and the rows of a group by another field; each way of doing so once. */
function groupsOf(dataset: RawDataset) {
  const all = rows(dataset).map((row, index) => ({ row, index: index + 1 }));
  const grouped = (others: readonly string[], by: string) =>
    [...Map.groupBy(all, ({ row }) => JSON.stringify(others.map((name) => row[name]))).values()].map(
      (group) => Map.groupBy(group, ({ row }) => row[by]),
    );
  const known = new Map<string, ReturnType<typeof grouped>>();
  return (others: readonly string[], by: string) => {
    const found = known.get(by) ?? grouped(others, by);
    known.set(by, found);
    return found;
  };
}

/** The cells of each sum of fields, for each row. */
function fieldSums(dataset: RawDataset): SumGroup[] {
  return dataset.sums
    .filter(({ total, parts }) => [total, ...parts].every((name) => fieldOf(dataset, name)))
    .flatMap(({ total, parts }) =>
      rows(dataset).map((row, index) => {
        const at = (name: string) => ({ cell: row[name]!, index: index + 1, field: name });
        return sumGroup(total, [at(total)], parts.map(at));
      }),
    );
}

function sumGroup(name: string, total: SumGroup['cells'], parts: SumGroup['cells']): SumGroup {
  return { name, total: total[0]?.cell, parts: parts.map(({ cell }) => cell), cells: [...total, ...parts] };
}
