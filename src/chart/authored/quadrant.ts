import { toText } from '../../dataset/cell.ts';
import { fieldOf, rows, type Dataset, type Field, type Row } from '../../dataset/dataset.ts';
import { isSymbol } from '../../dataset/symbols.ts';
import type { QuadrantAttributes } from '../../narrative/vocabulary.ts';
import type { Fault } from '../../problem.ts';
import type { QuadrantChart, Quarter } from '../chart.ts';
import { crowdFaults, fieldFaults, nameFaults, twiceFaults } from './fields.ts';

/** The two-by-two grid that an author's line describes, or what is wrong with the line. */
export function quadrantChart(attributes: QuadrantAttributes, dataset: Dataset): QuadrantChart | Fault[] {
  const faults = quadrantFaults(attributes, dataset);
  if (faults.length > 0) return faults;
  const { title, subtitle, label } = attributes;
  const { across, up } = sides(attributes, dataset);
  const all = rows(dataset);
  const quarter = (isUp: boolean, isAcross: boolean): Quarter => ({
    ...named(up, isUp, across, isAcross),
    labels: inOrder(
      all.filter((row) => isHigh(up, row) === isUp && isHigh(across, row) === isAcross),
      up.field,
      across.field,
      label,
    ),
  });
  return {
    kind: 'quadrant',
    title,
    subtitle,
    across: across.field,
    up: up.field,
    cells: [quarter(true, false), quarter(true, true), quarter(false, false), quarter(false, true)],
    unplaced: all.flatMap((row) => {
      const symbol = [row[up.field.name], row[across.field.name]].find(isSymbol);
      return symbol ? [{ name: String(row[label]), symbol }] : [];
    }),
    rows: all,
    dataset,
  };
}

/** One of the two ways in which things are low or high; numbers are high from `split` on. */
interface Side {
  attribute: 'across' | 'up';
  field: Field;
  split: string | undefined;
}

function sides(attributes: QuadrantAttributes, dataset: Dataset): { across: Side; up: Side } {
  const side = (attribute: 'across' | 'up'): Side => ({
    attribute,
    field: fieldOf(dataset, attributes[attribute])!,
    split: attributes[`split-${attribute}`],
  });
  return { across: side('across'), up: side('up') };
}

/** Whether a row is high; `undefined` for a symbol. */
function isHigh({ field, split }: Side, row: Row): boolean | undefined {
  const cell = row[field.name];
  if (cell === undefined || isSymbol(cell)) return undefined;
  return typeof cell === 'number' ? cell >= Number(split) : cell === field.categories?.[1];
}

/** `High prevalence, low impact`; of numbers, `Prevalence: 30% or more; impact: below 50%`. */
function named(
  up: Side,
  isUp: boolean,
  across: Side,
  isAcross: boolean,
): Pick<Quarter, 'heading' | 'amounts'> {
  const hasNumbers = [up, across].some(({ field }) => field.type !== 'string');
  const heading = part(up, isUp) + (hasNumbers ? '; ' : ', ') + lowered(part(across, isAcross));
  return hasNumbers ? { heading, amounts: [amount(up, isUp), amount(across, isAcross)] } : { heading };
}

function part(side: Side, isHigh: boolean): string {
  const { type, title } = side.field;
  const text = amount(side, isHigh);
  return type === 'string' ? `${text} ${lowered(title)}` : `${title}: ${lowered(text)}`;
}

/** `High`; of numbers, `30% or more`. */
function amount({ field, split }: Side, isHigh: boolean): string {
  if (field.type === 'string') return field.categories![isHigh ? 1 : 0]!;
  const text = toText(Number(split), undefined) + (field.unit === '%' ? '%' : '');
  return isHigh ? `${text} or more` : `Below ${text}`;
}

/** Names in the order of the numbers that are read upwards, then across, largest first; else of the alphabet. */
function inOrder(among: readonly Row[], up: Field, across: Field, label: string): string[] {
  const size = (row: Row, { name, type }: Field) => (type === 'string' ? 0 : Number(row[name]));
  return among
    .toSorted(
      (a, b) =>
        size(b, up) - size(a, up) ||
        size(b, across) - size(a, across) ||
        String(a[label]).localeCompare(String(b[label]), 'en-GB'),
    )
    .map((row) => String(row[label]));
}

/** What is wrong with an author's line for a grid: its fields, its splits, its names. */
function quadrantFaults(attributes: QuadrantAttributes, dataset: Dataset): Fault[] {
  const { label, across, up } = attributes;
  const missing = fieldFaults(dataset, { label, across, up });
  if (missing.length > 0) return missing;
  const all = Object.values(sides(attributes, dataset));
  const wrong = [...nameFaults(dataset, label), ...all.flatMap((side) => sideFaults(side, dataset))];
  if (wrong.length > 0) return wrong;
  if (new Set([label, across, up]).size < 3) return [sameFault(attributes)];
  const names = rows(dataset).map((row) => String(row[label]));
  const isPlaced = (row: Row) => all.every((side) => isHigh(side, row) !== undefined);
  if (!rows(dataset).some(isPlaced)) {
    const cure = 'Name fields that have values in the same rows.';
    return [{ message: 'No row has both a value across and a value upwards.', cure }];
  }
  return [...crowdFaults(names), ...twiceFaults(names)];
}

function sameFault({ label, across, up }: QuadrantAttributes): Fault {
  const [one, other] =
    across === up ? ['across', 'up'] : label === across ? ['label', 'across'] : ['label', 'up'];
  const field = one === 'across' ? across : label;
  return { message: `"${one}" and "${other}" both name "${field}".`, cure: 'Name three different fields.' };
}

function sideFaults(side: Side, dataset: Dataset): Fault[] {
  return side.field.type === 'string' ? textFaults(side) : numberFaults(side, dataset);
}

function textFaults({ attribute, field, split }: Side): Fault[] {
  const faults: Fault[] = [];
  if (field.categories?.length !== 2) {
    faults.push({
      message: `"${field.name}" does not have two categories.`,
      cure: 'Give the field "categories" of two values, low first, or name a number field.',
    });
  }
  if (split !== undefined) {
    faults.push({
      message: `"split-${attribute}" is given, but "${field.name}" is text.`,
      cure: `Leave "split-${attribute}" out: the second category is the high one.`,
    });
  }
  return faults;
}

function numberFaults({ attribute, field, split }: Side, dataset: Dataset): Fault[] {
  const values = rows(dataset).flatMap((row) => {
    const cell = row[field.name];
    return typeof cell === 'number' ? [cell] : [];
  });
  if (values.length === 0) return [];
  const name = `split-${attribute}`;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const cure =
    least === most
      ? `All values are ${least}: name another field.`
      : `Write where high begins: a number above ${least}, and at most ${most}.`;
  if (split === undefined)
    return [{ message: `"${field.name}" holds numbers, and there is no "${name}".`, cure }];
  if (!/^-?\d+(\.\d+)?$/.test(split))
    return [{ message: `"${name}" is "${split}", which is not a number.`, cure }];
  if (Number(split) > most) return [{ message: `No value of "${field.name}" is ${split} or more.`, cure }];
  if (Number(split) <= least) return [{ message: `No value of "${field.name}" is below ${split}.`, cure }];
  return [];
}

function lowered(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
