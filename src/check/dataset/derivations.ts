import {
  fieldOf,
  matches,
  rows,
  type Cell,
  type Derivation,
  type Field,
  type RawDataset,
  type Row,
} from '../../dataset/dataset.ts';
import { workedOut } from '../../dataset/protection/inputs.ts';
import { problemAt, type Fault, type Problem } from '../../problem.ts';
import { onEachDataset, type Bounds, type DatasetEntry } from './bounds.ts';
import { decimals, rounded } from './decimals.ts';
import { isNoted } from './notes.ts';
import type { Rule } from '../rule.ts';

/** Percentages, rates and averages are what their counts make, or a note says what the source printed. */
export const derivationRule: Rule = {
  name: 'derivations',
  group: 'Numbers and data',
  asks: 'Percentages, rates and averages are what their counts make, or a note says what the paper prints.',
  why: 'It is worked out for every field with "derived", as exactly as it is typed.',
  example: {
    in: 'data/2020-21/plans.json',
    wrong: '["Plan", "2020/21", 1100, 12]',
    right: '["Plan", "2020/21", 1100, 10]',
  },
  find: onEachDataset(derivationProblems),
};

function derivationProblems(entry: DatasetEntry, bounds: Bounds): Problem[] {
  return entry.value.schema.fields.flatMap((field, column) => {
    const { derived } = field;
    if (!derived) return [];
    const faults = definitionFaults(field, derived).map((fault) =>
      problemAt(entry.source, entry.offsetOf(['schema', 'fields', column, 'derived']), fault),
    );
    if (faults.length > 0) return faults;
    return rows(entry.value).flatMap((row, at, all) => {
      const fault = figureFault(entry, { field, derived, row, all, index: at + 1 }, bounds);
      return fault ? [problemAt(entry.source, entry.offsetOf(['data', at + 1, column]), fault)] : [];
    });
  });
}

function definitionFaults({ name }: Field, { kind, of, base, per }: Derivation): Fault[] {
  return [
    ...(kind === 'rate' && per === undefined
      ? [
          {
            message: `"${name}" is a rate, but not per how many.`,
            cure: 'Add "per": 10000, or another number.',
          },
        ]
      : []),
    ...(kind !== 'rate' && per !== undefined
      ? [{ message: `"${name}" is no rate, so it is not "per" anything.`, cure: 'Delete "per".' }]
      : []),
    ...(of === name || base.field === name
      ? [{ message: `"${name}" is worked out from itself.`, cure: 'Name the field of the count.' }]
      : []),
  ];
}

interface Figure {
  field: Field;
  derived: Derivation;
  row: Row;
  /** All rows of the dataset. */
  all: readonly Row[];
  /** The index of the row in `data`. */
  index: number;
}

/** What is wrong with one figure; nothing when it, its count or its base is a symbol, or a note explains it. */
function figureFault(entry: DatasetEntry, figure: Figure, { isOpen }: Bounds): Fault | undefined {
  const { field, derived, row, index } = figure;
  const typed = row[field.name]!;
  const base = baseOf(entry.value, figure);
  if (typeof typed !== 'number' || isNoted(entry.value, row, field.name)) return undefined;
  if (base === undefined) {
    const message = `"${field.name}" has no base: no row, or more than one, has the values that "derived" names.`;
    return { message, cure: 'Add the row of the base, or correct "derived".' };
  }
  if (derived.of === undefined) return sharesFault(field, typed, base.cell);
  const count = row[derived.of];
  if (typeof count !== 'number' || typeof base.cell !== 'number') return undefined;
  const places = Math.max(field.decimals ?? 0, decimals([typed]));
  const exact = workedOut(derived, count, base.cell);
  if (exact !== undefined && isRounded(typed, exact, places)) return undefined;
  const isNamed =
    isOpen(entry, index, derived.of) &&
    (base.of === undefined || isOpen(entry, base.index, base.of)) &&
    isOpen(entry, index, field.name);
  const come =
    exact === undefined ? 'cannot be worked out from a base of 0' : `comes to ${rounded(exact, places)}`;
  return {
    message: isNamed
      ? `"${field.name}" is ${typed}, but by its counts it ${come}.`
      : `"${field.name}" is not what its counts make.`,
    cure: 'Correct it; if the source has it so, add a note with this row as "where" and this "field".',
  };
}

/** A share of a known count must be that of some whole number. */
function sharesFault(field: Field, typed: number, base: Cell): Fault | undefined {
  if (typeof base !== 'number') return undefined;
  const places = Math.max(field.decimals ?? 0, decimals([typed]));
  const nearest = Math.round((typed * base) / 100);
  const isShare = [nearest - 1, nearest, nearest + 1].some(
    (count) => count >= 0 && count <= base && isRounded(typed, (100 * count) / base, places),
  );
  if (isShare) return undefined;
  const message = `"${field.name}" is the share of no whole number out of the count that "derived" names.`;
  return { message, cure: 'Correct it, or the count; if the source has it so, add a note on this cell.' };
}

/** The cell that a figure is worked out over; `undefined` when no row, or more than one, could hold it. */
function baseOf(
  dataset: RawDataset,
  { derived: { of, base }, row, all, index }: Figure,
): { cell: Cell; index: number; of: string | undefined } | undefined {
  if (base.count !== undefined) return { cell: base.count, index, of: undefined };
  if (base.field !== undefined) return { cell: row[base.field]!, index, of: base.field };
  const texts = dataset.schema.fields.filter(({ type }) => type === 'string').map(({ name }) => name);
  const alike = { ...Object.fromEntries(texts.map((name) => [name, row[name]!])), ...base.where };
  const found = all.flatMap((each, at) => (matches(each, alike) ? [at] : []));
  if (found.length !== 1 || of === undefined || !fieldOf(dataset, of)) return undefined;
  return { cell: all[found[0]!]![of]!, index: found[0]! + 1, of };
}

/** Whether a typed figure is an exact one, rounded; a half may go either way. */
function isRounded(typed: number, exact: number, places: number): boolean {
  return Math.abs(typed - exact) <= 0.5 * 10 ** -places + 1e-9 * Math.max(1, Math.abs(exact));
}
