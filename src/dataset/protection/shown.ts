import type { LockedDataset } from '../../lock.ts';
import type { Cell, Field, RawDataset } from '../dataset.ts';
import { keyOf, type Before, type Identified, type Older, type Place } from './count.ts';

/** A file that a frozen edition has published of a dataset, on the first day or until a correction; it stays reachable. */
export interface Printing extends Pick<LockedDataset, 'fields' | 'relations' | 'sums'> {
  /** `2019-20/plans`. */
  id: string;
  /** Each row with the texts that name it: as it was frozen, and as it is called today, if it is still there. */
  rows: { cells: readonly (Cell | null)[]; first: string[]; last: string[] | undefined }[];
  /** Whether it has the rows of the first day, and no others. */
  isFirst: boolean;
}

/**
 * What frozen editions have published before. Cells that they show are known, so hiding them would hide nothing. Cells
 * that they hide stay hidden: shown now, one of them would tell with the older files what the others were. Whoever has
 * an older file knows it as well as what is published now.
 */
export function publishedBefore(datasets: readonly Identified[], printed: readonly Printing[]): Before {
  const byId = new Map(datasets.map((dataset) => [dataset.id, dataset]));
  const traced = printed.flatMap((printing) => {
    const now = byId.get(printing.id);
    return now ? [{ printing, now, traces: tracesOf(printing, now) }] : [];
  });
  const olds = traced.flatMap(({ printing, now, traces }, index) =>
    olderOf(printing, now.value, traces).map((older, way) => {
      const id = `${now.id} as frozen ${index} ${way}`;
      const places = traces.map((trace) => ({ ...trace, old: { ...trace.old, dataset: id } }));
      return { older: { ...older, id }, traces: places };
    }),
  );
  const seen = [
    ...traced.flatMap(({ traces }) => traces.map(({ cell, now }) => ({ cell, place: now }))),
    ...olds.flatMap(({ traces }) => traces.map(({ cell, old }) => ({ cell, place: old }))),
  ];
  const among = (isMeant: (cell: Cell | null) => boolean) => {
    const keys = new Set(seen.flatMap(({ cell, place }) => (place && isMeant(cell) ? keyOf(place) : [])));
    return (place: Place) => keys.has(keyOf(place));
  };
  return {
    wasShown: among((cell) => typeof cell === 'number'),
    wasHidden: among((cell) => cell === '[c]'),
    older: olds.map(({ older }) => older),
    same: olds.flatMap(({ traces }) =>
      traces.flatMap(({ old, now }): [Place, Place][] => (now ? [[old, now]] : [])),
    ),
  };
}

/** A figure of an older file: what stood there, where, and where it stands now. */
interface Trace {
  cell: Cell | null;
  old: Place;
  now: Place | undefined;
}

/** The figures of an older file, found again by the names that their rows have today. */
function tracesOf({ id, fields, rows }: Printing, { value: { schema, data } }: Identified): Trace[] {
  const indices = new Map(data.map((row, index) => [namesIn(row, schema.fields), index]));
  const figures = fields.flatMap(({ name }, column) =>
    numbers(schema.fields).some((field) => field.name === name) ? [{ name, column }] : [],
  );
  return rows.flatMap(({ cells, last }, index) => {
    const row = last && indices.get(JSON.stringify(last));
    return figures.map(({ name, column }) => ({
      cell: cells[column] ?? null,
      old: { dataset: id, row: index + 1, field: name },
      now: row === undefined ? undefined : { dataset: id, row, field: name },
    }));
  });
}

/**
 * A dataset as an older file has it, where that says otherwise than today's: with what added up then, by the names that the
 * rows had then, and with what adds up now, by the names of today.
 */
function olderOf(printing: Printing, now: RawDataset, traces: readonly Trace[]): Omit<Older, 'id'>[] {
  if (now.rounding !== undefined) return [];
  const { fields, relations, sums, rows } = printing;
  const textsThen = fields.flatMap(({ name, heading, type }) =>
    type === 'string' ? [{ name, title: heading, type }] : [],
  );
  const textsNow = now.schema.fields.filter(({ type }) => type === 'string');
  const isWhole = rows.length === now.data.length - 1 && traces.every((trace) => trace.now !== undefined);
  const then = rows.map(({ first }) => first);
  const today = rows.map(({ first, last }) => last ?? first);
  const ways = [
    ...(relations && sums
      ? [
          {
            value: oldDataset({ ...now, relations, sums }, textsThen, then, traces),
            isWhole: printing.isFirst,
          },
        ]
      : []),
    ...(textsThen.length === textsNow.length
      ? [{ value: oldDataset(now, textsNow, today, traces), isWhole }]
      : []),
  ];
  const told = ({ schema, ...value }: RawDataset) =>
    JSON.stringify([schema.fields.map(({ name }) => name), value.relations, value.sums, value.data]);
  const known = new Set([told(ordered(now))]);
  return ways.filter(({ value }) => !known.has(told(value)) && known.add(told(value)));
}

/** A dataset with the figures that an older file has; what it hid is what is typed now, as far as that is there. */
function oldDataset(
  now: RawDataset,
  texts: readonly Field[],
  names: readonly string[][],
  traces: readonly Trace[],
): RawDataset {
  const fields = [...texts, ...numbers(now.schema.fields)];
  const figures = Map.groupBy(traces, ({ old }) => old.row);
  const lines = names.map((row, index) => {
    const own = new Map(figures.get(index + 1)?.map((trace) => [trace.old.field, figureOf(trace, now)]));
    return [...row, ...numbers(now.schema.fields).map(({ name }) => own.get(name) ?? '[z]')];
  });
  const sensitive = new Set(fields.flatMap((field) => (field.sensitive ? field.name : [])));
  const waivers = traces.flatMap(({ cell, old: { row, field } }) => {
    const where = Object.fromEntries(texts.map(({ name }, at) => [name, names[row - 1]![at]!]));
    const isSmall = typeof cell === 'number' && cell <= 10 && (cell > 0 || sensitive.has(field));
    return isSmall ? [{ field, where, reason: 'It was published.', approvedBy: 'Nobody' }] : [];
  });
  const schema = { ...now.schema, fields };
  const data = [fields.map(({ name }) => name), ...lines];
  return { ...now, schema, indicators: [], links: [], waivers, data };
}

function figureOf({ cell, now: place }: Trace, { schema, data }: RawDataset): Cell {
  if (cell === '') return '[z]';
  if (cell !== null && cell !== '[c]') return cell;
  const column = schema.fields.findIndex(({ name }) => name === place?.field);
  const typed = place && data[place.row]?.[column];
  return typeof typed === 'number' ? typed : '[c]';
}

/** A dataset with its text fields first. */
function ordered(dataset: RawDataset): RawDataset {
  const { fields } = dataset.schema;
  const texts = fields.filter(({ type }) => type === 'string');
  const sorted = [...texts, ...numbers(fields)];
  const columns = sorted.map((field) => fields.indexOf(field));
  const data = dataset.data.map((row) => columns.map((column) => row[column]!));
  return { ...dataset, schema: { ...dataset.schema, fields: sorted }, data };
}

function numbers(fields: readonly Field[]): Field[] {
  return fields.filter(({ type }) => type !== 'string');
}

/** The texts of a row, which tell it from the others whatever the order of rows. */
function namesIn(row: readonly Cell[], fields: readonly Field[]): string {
  return JSON.stringify(row.filter((_, column) => fields[column]?.type === 'string').map(String));
}
