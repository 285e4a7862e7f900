import { fieldOf, rows, type Field, type RawDataset } from '../dataset.ts';
import { countsPeople } from '../people.ts';
import type { Identified, Place } from './count.ts';

/**
 * Tells which fields hold counts that have to do with people: disclosive ones, those with a value hidden by hand, shares of
 * people with their base, and whatever adds up with one of these, is their difference, or is the same figure elsewhere.
 */
export function counted(
  datasets: readonly Identified[],
  pairs: readonly [Place, Place][],
): (dataset: string, field: string) => boolean {
  const ties = tied(datasets, pairs);
  const possible = new Set(
    datasets.flatMap(({ id, value }) => {
      const all = rows(value);
      const own = value.schema.fields.filter((field) => isCountable(field, all));
      return own.map(({ name }) => keyOf(id, name));
    }),
  );
  const found = new Set(datasets.flatMap(({ id, value }) => starts(value).map((name) => keyOf(id, name))));
  for (const key of found) {
    // A set lists what is added to it meanwhile as well.
    if (possible.has(key)) for (const other of ties.get(key) ?? []) found.add(other);
  }
  return (dataset, field) => possible.has(keyOf(dataset, field)) && found.has(keyOf(dataset, field));
}

/** The fields of a dataset that have to do with people by themselves. */
function starts(dataset: RawDataset): string[] {
  const { fields } = dataset.schema;
  const isTyped = ({ type }: Field, column: number) =>
    type !== 'string' && dataset.data.some((row) => row[column] === '[c]');
  return fields.flatMap((field, column) => [
    ...(field.disclosive || isTyped(field, column) ? [field.name] : []),
    ...peopleOf(dataset, field),
  ]);
}

/** The count and the base of a share when both are of people: the rest of them are people, too. */
function peopleOf(dataset: RawDataset, { derived }: Field): string[] {
  if (derived?.kind !== 'share' || derived.of === undefined) return [];
  const names = [derived.of, derived.base.field ?? derived.of];
  const isOfPeople = names.every((name) => {
    const field = fieldOf(dataset, name);
    return field !== undefined && field.disclosive !== false && countsPeople(field.unit);
  });
  return isOfPeople ? names : [];
}

/** Which fields tell something of each other. */
function tied(datasets: readonly Identified[], pairs: readonly [Place, Place][]): Map<string, Set<string>> {
  const ties = new Map<string, Set<string>>();
  const tie = (keys: readonly string[]) => {
    for (const key of keys) ties.set(key, (ties.get(key) ?? new Set()).union(new Set(keys)));
  };
  for (const { id, value } of datasets)
    for (const names of together(value)) tie(names.map((name) => keyOf(id, name)));
  const seen = new Set<string>();
  for (const places of pairs) {
    const keys = places.map(({ dataset, field }) => keyOf(dataset, field));
    if (!seen.has(keys.join())) tie(keys);
    seen.add(keys.join());
  }
  return ties;
}

/** The fields of a dataset that add up in each row, or are set against each other there. */
function together({ schema, sums }: RawDataset): string[][] {
  const worked = schema.fields.flatMap(({ name, derived }) => {
    const isRead = derived && ['share', 'difference'].includes(derived.kind);
    if (!isRead || derived.of === undefined || derived.base.count !== undefined) return [];
    const inputs = [derived.of, derived.base.field ?? derived.of];
    if (inputs.some((each) => schema.fields.find((field) => field.name === each)?.unit === '%')) return [];
    return [derived.kind === 'difference' ? [name, ...inputs] : inputs];
  });
  const countOf = (name: string) =>
    schema.fields.find((field) => field.name === name && field.derived?.kind === 'share')?.derived?.of ??
    name;
  return [...worked, ...sums.map(({ total, parts }) => [total, ...parts].map(countOf))];
}

/** Whether a field can hold counts: whole numbers that were not worked out, except as one count less another. */
function isCountable(
  { name, type, disclosive, derived }: Field,
  all: readonly Readonly<Record<string, unknown>>[],
): boolean {
  if (disclosive) return true;
  if (type === 'string' || (derived && derived.kind !== 'difference')) return false;
  const cells = all.map((row) => row[name]);
  return cells.every((cell) => typeof cell !== 'number' || (Number.isInteger(cell) && cell >= 0));
}

function keyOf(dataset: string, field: string): string {
  return `${dataset} ${field}`;
}
