import { fieldOf, type Dataset, type Row } from './dataset.ts';
import { isSymbol } from './symbols.ts';
import { nearest, type Fault } from '../problem.ts';

interface Condition {
  /** What was typed: `year=2014/15`, or the bare value `2014/15`. */
  part: string;
  field: string;
  isNot: boolean;
  values: string[];
  /** The fields that have the bare values; `undefined` when the field was named. */
  homes: string[] | undefined;
}

/** Reads `year=2014/15; group!=Total|Other; South` into conditions; a bare value belongs to the text field that has it. */
function conditions(where: string, among: readonly Row[]): Condition[] {
  return where
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const named = /^([^!=]*?)\s*(!?=)\s*(.*)$/s.exec(part);
      const values = (named?.[3] ?? part).split('|').map((value) => value.trim());
      const homes = named ? undefined : homesOf(values, among);
      return { part, field: named?.[1] ?? homes?.[0] ?? '', isNot: named?.[2] === '!=', values, homes };
    });
}

/** The fields in which each of the values stands as text. */
function homesOf(values: readonly string[], among: readonly Row[]): string[] {
  return Object.keys(among[0] ?? {}).filter((name) =>
    values.every((value) => among.some((row) => row[name] === value && !isSymbol(value))),
  );
}

/** The rows of a dataset that an author's `where` picks; all of them when there is none. */
export function picked(among: readonly Row[], where: string | undefined): Row[] {
  const all = conditions(where ?? '', among);
  return among.filter((row) =>
    all.every(({ field, isNot, values }) => values.includes(String(row[field])) !== isNot),
  );
}

/** What is wrong with a `where`: fields the dataset has not or that hold numbers, values no row or several fields have. */
export function whereFaults(dataset: Dataset, among: readonly Row[], where: string): Fault[] {
  return conditions(where, among).flatMap((condition) => {
    const { field, values, homes } = condition;
    if (homes && homes.length !== 1) return [homeFault(dataset, among, condition, homes)];
    if (field === '') {
      const cure = 'Write field=value, as year=2014/15; several are parted by semicolons.';
      return [{ message: `"${where}" does not say which field has this value.`, cure }];
    }
    const found = fieldOf(dataset, field);
    if (!found) {
      const names = dataset.schema.fields.map(({ name }) => name);
      return [{ message: `"${field}" is not a field of "${dataset.name}".`, cure: nearest(field, names) }];
    }
    if (found.type !== 'string') {
      const cure = `Pick rows by a text field: ${textFields(dataset).join(', ')}.`;
      return [{ message: `"${field}" holds numbers, and rows are not picked by their numbers.`, cure }];
    }
    const present = [...new Set(among.map((row) => String(row[field])))];
    return values
      .filter((value) => !present.includes(value))
      .map((value) => ({
        message: `No row of "${dataset.name}" has "${value}" as its ${field}.`,
        cure: nearest(value, present),
      }));
  });
}

/** What is wrong with bare values that no field has, or several. */
function homeFault(
  dataset: Dataset,
  among: readonly Row[],
  { part, values }: Condition,
  homes: readonly string[],
): Fault {
  if (homes.length > 1) {
    const cure = `Say which one: ${homes.map((home) => `${home}=${part}`).join(' or ')}.`;
    return { message: `"${part}" stands in several fields of "${dataset.name}".`, cure };
  }
  const names = textFields(dataset);
  const present = [...new Set(among.flatMap((row) => names.map((name) => String(row[name]))))];
  const unknown = values.find((value) => !present.includes(value));
  if (unknown === undefined) {
    const cure = 'Name the field of each, as year=2014/15; several conditions are parted by semicolons.';
    return { message: `The values "${part}" do not belong to one field of "${dataset.name}".`, cure };
  }
  return {
    message: `No row of "${dataset.name}" has "${unknown}" in any of its text fields.`,
    cure: nearest(unknown, present),
  };
}

function textFields(dataset: Dataset): string[] {
  return dataset.schema.fields.filter(({ type }) => type === 'string').map(({ name }) => name);
}
