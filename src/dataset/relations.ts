import { fieldOf, rows, type Cell, type RawDataset, type Relation } from './dataset.ts';

/** The cells of one relation for one combination of the other text fields: the total and its parts. */
export interface RelationGroup {
  relation: Relation;
  total: Cell | undefined;
  parts: Cell[];
  /** The same cells, total first, with the index of their row in `data`. */
  cells: { cell: Cell; index: number }[];
}

/** Every group of cells that a dataset's relations say add up. */
export function relationGroups(dataset: RawDataset): RelationGroup[] {
  const names = dataset.schema.fields.filter((field) => field.type === 'string').map((field) => field.name);
  return dataset.relations
    .filter(({ field, by }) => fieldOf(dataset, field) && fieldOf(dataset, by))
    .flatMap((relation) => {
      const others = names.filter((name) => name !== relation.by);
      const groups = Map.groupBy(
        rows(dataset).map((row, index) => ({ row, index: index + 1 })),
        ({ row }) => JSON.stringify(others.map((name) => row[name])),
      );
      return [...groups.values()].map((group) => {
        const at = (value: string) =>
          group
            .filter(({ row }) => row[relation.by] === value)
            .map(({ row, index }) => ({ cell: row[relation.field]!, index }));
        const total = at(relation.total);
        const parts = relation.parts.flatMap(at);
        return {
          relation,
          total: total[0]?.cell,
          parts: parts.map(({ cell }) => cell),
          cells: [...total, ...parts],
        };
      });
    });
}
