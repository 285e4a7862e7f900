import { matches, rows, type RawDataset, type Row } from './dataset.ts';

/** A row with its index in `data`. */
export interface Placed {
  row: Row;
  index: number;
}

/** Tells the rows that have every value of a `where`, in their order; rows are sorted by their values once. */
export function rowsWhere(dataset: RawDataset): (where?: Parameters<typeof matches>[1]) => Placed[] {
  const all = rows(dataset).map((row, at) => ({ row, index: at + 1 }));
  const sorted = new Map<string, Map<unknown, Placed[]>>();
  return (where = {}) => {
    const [first] = Object.entries(where);
    if (!first) return all;
    const [name, value] = first;
    const byValue = sorted.get(name) ?? Map.groupBy(all, ({ row }): unknown => row[name]);
    sorted.set(name, byValue);
    return (byValue.get(value) ?? []).filter(({ row }) => matches(row, where));
  };
}
