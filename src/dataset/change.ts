import { toWords } from './cell.ts';
import { fieldOf, rows, type Cell, type Dataset, type Row } from './dataset.ts';
import { indicators, type Named, type Series } from './indicator.ts';

/** A figure that two editions tell, as each has it. */
export interface FigureChange {
  title: string;
  /** Where readers see it: the indicator's page or the later dataset's. */
  path: string;
  before: Told;
  now: Told;
  /** Which way it went; nothing where one of them is hidden or missing. */
  way: 'up' | 'down' | 'same' | undefined;
}

/** A value in words and the time that it is of: `454 children`, `July 2014`. */
interface Told {
  time: string;
  words: string;
}

/** What two editions tell of the same thing, and what only seems to be the same. */
export interface FigureChanges {
  changed: FigureChange[];
  /** Indicators of one and of the other that readers could take for each other. */
  unlike: { before: Series; now: Series }[];
}

/**
 * The figures that two editions both tell. Of an indicator each edition's newest figure counts: what an edition says of
 * earlier years within itself is no change between editions.
 */
export function figureChanges(datasets: readonly Named[], before: string, now: string): FigureChanges {
  const of = (edition: string) => datasets.filter(({ id }) => id.startsWith(`${edition}/`));
  const [earlier, later] = [indicators(of(before)), indicators(of(now))];
  const all = new Map(indicators(datasets).map((each) => [each.name, each]));
  const pairs = later.flatMap((each) => {
    const same = earlier.find(({ name }) => name === each.name);
    return same ? [{ before: same, now: each, all: all.get(each.name)! }] : [];
  });
  const unlike = later.flatMap((each) =>
    earlier
      .filter(({ name }) => all.get(each.name)!.unlike.includes(name) && name !== each.name)
      .map((other) => ({ before: other, now: each })),
  );
  return { changed: [...pairs.flatMap(indicatorChange), ...shared(of(before), of(now))], unlike };
}

/** The newest figure of each edition, as it may be shown; nothing where both tell of the same time and agree. */
function indicatorChange({ before, now, all }: Record<'before' | 'now' | 'all', Series>): FigureChange[] {
  const [first, last] = [before, now].map(({ points, field }) => {
    const { time, value } = points.at(-1)!;
    const isHidden = all.points.some((point) => point.time === time && point.value === '[c]');
    return { time, field, value: isHidden ? ('[c]' as const) : value };
  }) as [Valued, Valued];
  if (first.time === last.time && first.value === last.value) return [];
  return [changeOf(now.title, `/data/indicators/${now.name}/`, first, last)];
}

interface Valued {
  time: string;
  value: Cell;
  field: Parameters<typeof toWords>[1];
}

function changeOf(title: string, path: string, before: Valued, now: Valued): FigureChange {
  const told = ({ time, value, field }: Valued) => ({ time, words: toWords(value, field) });
  return { title, path, before: told(before), now: told(now), way: wayOf(before.value, now.value) };
}

function wayOf(before: Cell, now: Cell): FigureChange['way'] {
  if (typeof before !== 'number' || typeof now !== 'number') return undefined;
  if (before === now) return 'same';
  return before < now ? 'up' : 'down';
}

/** The rows that datasets of one name hold in both editions, without those that indicators follow. */
function shared(before: readonly Named[], now: readonly Named[]): FigureChange[] {
  return now.flatMap(({ id, dataset }) => {
    const same = before.find((each) => each.dataset.name === dataset.name)?.dataset;
    return same ? sharedCells(same, dataset, `/data/${id}/`) : [];
  });
}

function sharedCells(before: Dataset, now: Dataset, path: string): FigureChange[] {
  const followed = new Set(now.indicators.map(({ field }) => field));
  const measures = now.schema.fields.filter(({ name, type, unit }) => {
    const same = fieldOf(before, name);
    return type !== 'string' && !followed.has(name) && same?.type === type && same.unit === unit;
  });
  const old = new Map(rows(before).map((row) => [keyOf(before, row), row]));
  return rows(now).flatMap((row) => {
    const same = old.get(keyOf(now, row));
    if (!same || before.period === now.period) return [];
    return measures.map((field) => {
      const title = [now.title, ...textsOf(now, row), measures.length > 1 ? field.title : '']
        .filter(Boolean)
        .join(', ');
      const valued = (dataset: Dataset, from: Row) => {
        return { time: dataset.period, value: from[field.name]!, field: fieldOf(dataset, field.name) };
      };
      return changeOf(title, path, valued(before, same), valued(now, row));
    });
  });
}

function textsOf({ schema }: Dataset, row: Row): string[] {
  return schema.fields.filter(({ type }) => type === 'string').map(({ name }) => String(row[name]));
}

function keyOf(dataset: Dataset, row: Row): string {
  const names = dataset.schema.fields.filter(({ type }) => type === 'string');
  return JSON.stringify(names.map(({ name }) => [name, row[name]]));
}
