import type { Content, Entry } from '../content.ts';
import { fieldOf, matches, rows, type RawDataset, type Relation } from '../dataset/dataset.ts';
import { relationGroups, type RelationGroup } from '../dataset/relations.ts';
import { nearest, problemAt, type Fault, type Problem } from '../problem.ts';

/** What a dataset says adds up does add up, or a note on the total says what it comes to. */
export function relationProblems({ raw }: Content): Problem[] {
  return raw.flatMap((entry) => [
    ...entry.value.relations.flatMap((relation, index) =>
      relationFaults(relation, entry.value).map((fault) =>
        problemAt(entry.source, entry.offsetOf(['relations', index]), fault),
      ),
    ),
    ...relationGroups(entry.value).flatMap((group) => sumProblems(entry, group)),
  ]);
}

/** What a relation names that the dataset does not have. */
function relationFaults({ field, by, total, parts }: Relation, dataset: RawDataset): Fault[] {
  const unknown = [field, by].find((name) => !fieldOf(dataset, name));
  if (unknown !== undefined) {
    const names = dataset.schema.fields.map(({ name }) => name);
    const message = `The relation names "${unknown}", which is not a field of the dataset.`;
    return [{ message, cure: nearest(unknown, names) }];
  }
  if (fieldOf(dataset, field)!.type === 'string') {
    return [{ message: `The relation adds up "${field}", which is text.`, cure: 'Name a number field.' }];
  }
  const present = [...new Set(rows(dataset).map((row) => String(row[by])))];
  return [total, ...parts]
    .filter((part) => !present.includes(part))
    .map((part) => ({
      message: `No row has "${part}" as its ${by}, which the relation names.`,
      cure: nearest(part, present),
    }));
}

/** A total that its parts do not add up to, unless a note on its row says so; hidden cells excuse a group. */
function sumProblems({ value, source, offsetOf }: Entry<RawDataset>, group: RelationGroup): Problem[] {
  const { relation, total, parts, cells } = group;
  if (typeof total !== 'number' || !parts.every((part) => typeof part === 'number')) return [];
  const sum = Math.round(parts.reduce((before, part) => before + part, 0) * 1e6) / 1e6;
  if (Math.abs(sum - total) <= roundingSlack(value, [total, ...parts])) return [];
  const { index } = cells[0]!;
  const row = rows(value)[index - 1]!;
  const isNoted = value.notes.some(
    ({ where, field }) => where && matches(row, where) && (field ?? relation.field) === relation.field,
  );
  if (isNoted) return [];
  return [
    problemAt(source, offsetOf(['data', index]), {
      message: `"${relation.total}" is ${total}, but its parts add up to ${sum}.`,
      cure: 'Correct it; if the source has it so, add a note with this row as "where".',
    }),
  ];
}

/** How far rounded counts may be from adding up: half a unit each; 0 unless all of them are typed as rounded. */
function roundingSlack({ rounding }: RawDataset, cells: readonly number[]): number {
  const isRounded = rounding !== undefined && cells.every((cell) => cell % rounding === 0);
  return isRounded ? (cells.length * rounding) / 2 : 0;
}
