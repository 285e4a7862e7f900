import { fieldOf, rows, type Field } from '../dataset.ts';
import { sumGroups } from '../relations.ts';
import {
  keyOf,
  type Before,
  type Count,
  type Identified,
  type Place,
  type Role,
  type Sum,
  type System,
} from './count.ts';
import { counted } from './counted.ts';
import { inputsOf } from './inputs.ts';
import { known, restsOf } from './rests.ts';
import { hideTogether, samePlaces, sameFigures } from './same.ts';
import { waived } from './waived.ts';

/**
 * The counts of all datasets and how they add up; `threshold` is the largest count that is small, `before`
 * tells which cells have been published or hidden before.
 */
export function system(today: readonly Identified[], threshold: number, before: Before = {}): System {
  const datasets = [...today, ...(before.older ?? [])];
  const pairs = [...samePlaces(datasets), ...(before.same ?? [])];
  const isCounted = counted(datasets, pairs);
  const cells = datasets.flatMap((dataset) =>
    cellsOf(dataset, threshold, { ...before, isCounted: (field) => isCounted(dataset.id, field) }),
  );
  const same = sameFigures(pairs, cells);
  const groups = Map.groupBy(cells.keys(), (index) => same(index));
  const place = new Map<number, number>();
  const counts = [...groups.values()].map((indices, count) => {
    for (const index of indices) place.set(index, count);
    return merged(indices.map((index) => cells[index]!));
  });
  const at = new Map(cells.map((cell, index) => [keyOf(cell.places[0]!), place.get(index)!]));
  hideTogether(pairs.map((pair) => pair.map((each) => counts[at.get(keyOf(each))!])));
  const rests = today.flatMap((dataset) => restsOf(dataset, at, counts, threshold));
  const sumsIn = (dataset: Identified) => [
    ...sumsOf(dataset, at, counts),
    ...differencesOf(dataset, at, counts),
  ];
  // A count typed as [c] may have changed since: an older sum with it tells nothing certain of today.
  const isKnown = ({ total, parts }: Sum) =>
    [total, ...parts].every((each) => counts[each]!.value !== undefined);
  const olderSums = (before.older ?? []).flatMap((dataset) =>
    sumsIn(dataset).filter((sum) => isKnown(sum) && (dataset.isWhole || sum.gap === 0)),
  );
  const sums = distinct([...rests, ...today.flatMap(sumsIn)], olderSums);
  const totals = new Set(sums.map(({ total }) => total));
  const most = counts.reduce(
    (top, { shown }) => (Number.isFinite(shown[1]) ? Math.max(top, shown[1]) : top),
    1,
  );
  raiseFloors({ counts, sums });
  for (const [index, count] of counts.entries()) count.loss = lossOf(count, totals.has(index), most);
  return { counts, sums };
}

/** Sums with those of older files that say anything else. */
function distinct(sums: readonly Sum[], older: readonly Sum[]): Sum[] {
  if (older.length === 0) return [...sums];
  const keyed = ({ total, parts, gap }: Sum): [string, Sum] => [
    JSON.stringify([total, parts.toSorted((a, b) => a - b), gap]),
    { total, parts, gap },
  ];
  const known = new Set(sums.map((sum) => keyed(sum)[0]));
  const further = new Map(older.map(keyed));
  return [...sums, ...[...further].flatMap(([key, sum]) => (known.has(key) ? [] : sum))];
}

/** The least loss hides few cells rather than many, parts rather than totals, and small counts rather than large. */
function lossOf({ shown, places }: Count, isTotal: boolean, most: number): number {
  const size = (Number.isFinite(shown[1]) ? shown[1] : 0) / most;
  return places.length * (isTotal ? 4 : shown[1] === 0 ? 3 : 1) + size;
}

const unseen = { shown: [0, Infinity], value: undefined, floor: 0, loss: 0 } as const;

/** The counts of one dataset, one a cell: of each field that has to do with people, and of shares of a known number of them. */
function cellsOf(
  { id, value: dataset }: Identified,
  threshold: number,
  { isCounted, ...before }: Before & { isCounted: (field: string) => boolean },
): Count[] {
  const [all, isWaived] = [rows(dataset), waived(dataset)];
  return dataset.schema.fields
    .filter(({ name }) => isCounted(name))
    .flatMap((field) => {
      const { name, disclosive, derived } = field;
      const rounding = disclosive ? dataset.rounding : undefined;
      return all.flatMap((row, index): Count[] => {
        const places = [{ dataset: id, row: index + 1, field: name }];
        const cell = row[name]!;
        if (cell === '[z]') return [];
        if (cell === '[c]') return [{ places, role: 'typed', ...unseen, floor: field.sensitive ? 0 : 1 }];
        if (typeof cell !== 'number') return [{ places, role: 'unknown', ...unseen }];
        const shown = shownRange(cell, field, rounding, threshold);
        const isSmall = disclosive && isSmallRange(shown, field, threshold, rounding) && !isWaived(row, name);
        const role = isSmall ? 'small' : roleBefore(places[0]!, before);
        const value = !derived || derived.kind === 'difference' ? cell : undefined;
        return [{ places, role, shown, value, floor: field.sensitive ? 0 : floorOf(shown), loss: 0 }];
      });
    });
}

/** What a hidden count is at least when 0 is shown: no count that is 0 is hidden, unless it has to be. */
export function floorOf([least]: readonly [number, number]): number {
  return least > 0 ? 1 : 0;
}

/** Makes the floor of each total that of its parts together: where three are hidden and no 0 is, it is 3 or more. */
function raiseFloors({ counts, sums }: System): void {
  const leastOf = ({ role, shown, floor }: Count) => (role === 'shown' ? shown[0] : floor);
  for (let isRaised = true; isRaised;) {
    isRaised = false;
    for (const { total, parts, gap } of sums) {
      const count = counts[total]!;
      const sum = parts.reduce((all, part) => all + leastOf(counts[part]!), gap);
      const floor = Math.min(sum, count.role === 'typed' ? sum : count.shown[0]);
      if (floor <= count.floor || count.role === 'unknown') continue;
      count.floor = floor;
      isRaised = true;
    }
  }
}

/** How a count that is not small is dealt with, after what was published of it before. */
function roleBefore(place: Place, { wasShown, wasHidden }: Before): Role {
  if (wasShown?.(place)) return 'shown';
  return wasHidden?.(place) ? 'hidden' : 'free';
}

/** Whether any number in a range must be hidden: a small one, and one that would be printed as a small one. */
function isSmallRange(
  [least, most]: readonly [number, number],
  field: Field,
  threshold: number,
  rounding = 1,
): boolean {
  const printed = field.derived ? least : rounded(least, rounding);
  return (Math.min(least, printed) <= threshold && most >= 1) || (field.sensitive === true && least === 0);
}

/** What a printed cell tells about the count behind it. */
function shownRange(
  cell: number,
  field: Field,
  rounding: number | undefined,
  threshold: number,
): readonly [number, number] {
  const known = field.derived?.base.count;
  if (field.derived && !field.derived.of && known !== undefined) return shareRange(cell, field, known);
  if (rounding === undefined) return [cell, cell];
  const printed = rounded(cell, rounding);
  if (cell <= threshold || printed <= threshold) return [cell, cell];
  return [Math.max(threshold + 1, printed - Math.floor(rounding / 2)), printed + Math.ceil(rounding / 2) - 1];
}

/** A count rounded to the nearest 5 or 10, a half upwards. */
export function rounded(cell: number, rounding: number): number {
  return Math.round(cell / rounding) * rounding;
}

/** The counts that a printed share of a known number may stand for. */
function shareRange(share: number, { decimals }: Field, base: number): readonly [number, number] {
  const digits = decimals ?? /\.(\d+)$/.exec(String(share))?.[1]?.length ?? 0;
  const half = 0.5 * 10 ** -digits + 1e-9;
  const least = Math.max(0, Math.ceil(((share - half) * base) / 100));
  const most = Math.floor(((share + half) * base) / 100);
  return least <= most ? [least, most] : [Math.round((share * base) / 100), Math.round((share * base) / 100)];
}

/** Several cells that are one figure: as small, and as hidden by hand, as any of them; known as well as the best known. */
function merged(cells: readonly Count[]): Count {
  const order: Role[] = ['typed', 'small', 'shown', 'hidden', 'free', 'unknown'];
  const role = order.find((each) => cells.some((cell) => cell.role === each))!;
  const known = cells.filter(({ role: each }) => each !== 'typed' && each !== 'unknown');
  const shown = [
    Math.max(0, ...known.map((cell) => cell.shown[0])),
    Math.min(...known.map((cell) => cell.shown[1]), Infinity),
  ] as const;
  const isSmall = role === 'typed' && cells.some((cell) => cell.role === 'small');
  return {
    places: cells.flatMap(({ places }) => places),
    role: isSmall ? 'small' : role,
    shown,
    value: known.find(({ value }) => value !== undefined)?.value,
    floor: shown[0] === 0 && known.length > 0 ? 0 : Math.max(...cells.map(({ floor }) => floor)),
    loss: 0,
  };
}

/** How the counts of a dataset add up; shares that add up tell that the counts behind them do. */
function sumsOf({ id, value }: Identified, at: ReadonlyMap<string, number>, counts: Count[]): Sum[] {
  const countOf = (field: string, index: number) => {
    const { derived } = fieldOf(value, field) ?? {};
    const own = at.get(keyOf({ dataset: id, row: index, field }));
    return own ?? at.get(keyOf({ dataset: id, row: index, field: derived?.of ?? field }));
  };
  return sumGroups(value).flatMap(({ total, cells }) => {
    const found = cells.map(({ index, field }) => countOf(field, index));
    if (total === undefined || found.every((each) => each === undefined)) return [];
    const isOpen = (index: number) =>
      typeof cells[index]!.cell === 'number' && !fieldOf(value, cells[index]!.field)?.derived;
    const [first, ...rest] = found.map(
      (each, index) => each ?? (isOpen(index) ? known(cells[index]!.cell as number, counts) : undefined),
    );
    const parts = rest.filter((part) => part !== undefined);
    if (first === undefined || parts.length === 0) return [];
    return [{ total: first, parts, gap: gapOf(first, parts, counts) }];
  });
}

/** How counts add up that stand in one row: one less another is a third, when that counts people too. */
function differencesOf(
  { id, value }: Identified,
  at: ReadonlyMap<string, number>,
  counts: readonly Count[],
): Sum[] {
  const placed = (row: number, field: string) => at.get(keyOf({ dataset: id, row, field }));
  const all = rows(value);
  return value.schema.fields.flatMap(({ name, derived }) =>
    all.flatMap((_, index): Sum[] => {
      if (derived?.kind !== 'difference') return [];
      const [whole, part] = inputsOf(value, derived, index + 1, all).map(({ row, field }) =>
        placed(row, field),
      );
      const rest = placed(index + 1, name);
      if (whole === undefined || part === undefined || rest === undefined) return [];
      return [{ total: whole, parts: [part, rest], gap: gapOf(whole, [part, rest], counts) }];
    }),
  );
}

/** By how much a total is more than its parts: 0 unless the source does not add up. */
function gapOf(total: number, parts: readonly number[], counts: readonly Count[]): number {
  const values = [total, ...parts].map((index) => counts[index]!.value);
  const isKnown = values.every((each) => each !== undefined);
  return isKnown ? values[0]! - values.slice(1).reduce((sum, each) => sum + each, 0) : 0;
}
