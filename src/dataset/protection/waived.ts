import { matches, type RawDataset, type Row } from '../dataset.ts';

/** Tells whether a field of a row is shown on purpose; however many waivers there are, it asks few of them for a row. */
export function waived({ waivers }: RawDataset): (row: Row, field: string) => boolean {
  const named = Map.groupBy(waivers, ({ field, where }) => keyOf(field, Object.entries(where)[0]));
  const lists = [...Map.groupBy(waivers, ({ field }) => field)].map(
    ([field, own]) => [field, new Set(own.map(({ where }) => Object.keys(where)[0]))] as const,
  );
  const firsts = new Map(lists);
  return (row, field) =>
    [...(firsts.get(field) ?? [])].some((name) => {
      const like = named.get(keyOf(field, name === undefined ? undefined : [name, row[name]]));
      return like?.some(({ where }) => matches(row, where)) ?? false;
    });
}

function keyOf(field: string, entry: readonly [string, unknown] | undefined): string {
  return JSON.stringify([field, entry]);
}
