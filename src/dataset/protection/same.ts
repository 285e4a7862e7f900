import { fieldOf, type Cell } from '../dataset.ts';
import { rowsWhere, type Placed } from '../rows-where.ts';
import { keyOf, type Count, type Identified, type Place } from './count.ts';

/** Tells for each cell the first cell that is the same figure; a figure that was revised is not the same. */
export function sameFigures(
  pairs: readonly [Place, Place][],
  cells: readonly Count[],
): (index: number) => number {
  const first = cells.map((_, index) => index);
  const find = (index: number): number =>
    first[index] === index ? index : (first[index] = find(first[index]!));
  const at = new Map(cells.map((cell, index) => [keyOf(cell.places[0]!), index]));
  for (const [here, there] of pairs) {
    const [a, b] = [at.get(keyOf(here)), at.get(keyOf(there))];
    if (a === undefined || b === undefined) continue;
    const [one, other] = [cells[a]!.value, cells[b]!.value];
    const isRevised = one !== undefined && other !== undefined && one !== other;
    if (!isRevised) first[Math.max(find(a), find(b))] = Math.min(find(a), find(b));
  }
  return find;
}

/** Hides a figure with those that it was revised to or from: each would tell about how large the others are. */
export function hideTogether(pairs: readonly (readonly (Count | undefined)[])[]): void {
  const isHidden = (count: Count | undefined) => count?.role === 'small' || count?.role === 'typed';
  for (let found = [...pairs]; found.length > 0;) {
    found = pairs.filter((pair) => pair.some(isHidden) && pair.some((count) => count?.role === 'free'));
    for (const count of found.flat()) if (count?.role === 'free') count.role = 'small';
  }
}

/** Pairs of cells that are the same figure, as the datasets say or as figures of one indicator. */
export function samePlaces(datasets: readonly Identified[]): [here: Place, there: Place][] {
  return [...linkedPlaces(datasets), ...indicatedPlaces(datasets)];
}

/** The numbers that are shown although the same number is hidden elsewhere as the same figure. */
export function repeated(
  datasets: readonly Identified[],
  pairs: readonly [Place, Place][],
  isHidden: (place: Place) => boolean,
): Place[] {
  const byId = new Map(datasets.map(({ id, value }) => [id, value]));
  const cellAt = ({ dataset, row, field }: Place): Cell | undefined => {
    const value = byId.get(dataset);
    return value?.data[row]?.[value.schema.fields.findIndex(({ name }) => name === field)];
  };
  const isGone = (place: Place) => cellAt(place) === '[c]' || isHidden(place);
  return pairs.flatMap((pair) =>
    [pair, [pair[1], pair[0]] as const].flatMap(([shown, other]) => {
      const [cell, same] = [cellAt(shown), cellAt(other)];
      const isSame = typeof cell === 'number' && (cell === same || same === '[c]');
      return isSame && isGone(other) && !isHidden(shown) ? [shown] : [];
    }),
  );
}

/** Pairs of cells that are the figure of one indicator at one time, in two datasets. */
function indicatedPlaces(datasets: readonly Identified[]): [here: Place, there: Place][] {
  const places = datasets.flatMap(({ id, value }) => {
    const picked = rowsWhere(value);
    return value.indicators.flatMap(({ name, field, time, where }) =>
      picked(where).map(({ row, index }) => ({
        key: `${name} ${time === undefined ? value.period : String(row[time])}`,
        place: { dataset: id, row: index, field },
      })),
    );
  });
  return [...Map.groupBy(places, ({ key }) => key).values()].flatMap(([first, ...rest]) =>
    rest.map(({ place }): [Place, Place] => [first!.place, place]),
  );
}

/** Pairs of cells that the datasets say are the same figure. */
function linkedPlaces(datasets: readonly Identified[]): [here: Place, there: Place][] {
  const byId = new Map(datasets.map(({ id, value }) => [id, { value, picked: rowsWhere(value) }]));
  return datasets.flatMap(({ id, value }) =>
    value.links.flatMap(({ field, where, to, on }) => {
      const target = byId.get(to.dataset);
      if (!target || !fieldOf(value, field) || !fieldOf(target.value, to.field)) return [];
      const theirs = Map.groupBy(target.picked(to.where), alike(on));
      return byId
        .get(id)!
        .picked(where)
        .flatMap((here) =>
          (theirs.get(alike(on)(here)) ?? []).map((there): [Place, Place] => [
            { dataset: id, row: here.index, field },
            { dataset: to.dataset, row: there.index, field: to.field },
          ]),
        );
    }),
  );
}

/** What two rows have in common when they are the same in some fields. */
function alike(on: readonly string[]): (placed: Placed) => string {
  return ({ row }) => JSON.stringify(on.map((name) => row[name]));
}
