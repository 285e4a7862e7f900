import type { Content } from '../content.ts';
import { fieldOf, matches, rows } from '../dataset/dataset.ts';
import { relationGroups } from '../dataset/relations.ts';
import { nearest, problemAt, type Problem } from '../problem.ts';

/** What a dataset says adds up does add up, or a note on the total says what it comes to. */
export function relationProblems({ datasets }: Content): Problem[] {
  return datasets.flatMap(({ value, source, offsetOf }) => {
    const names = value.schema.fields.map((field) => field.name);
    const unknown = value.relations.flatMap((relation, index) => {
      const named = [relation.field, relation.by].find((name) => !fieldOf(value, name));
      const at = offsetOf(['relations', index]);
      if (named !== undefined) {
        const message = `The relation names "${named}", which is not a field of the dataset.`;
        return [problemAt(source, at, { message, cure: nearest(named, names) })];
      }
      if (fieldOf(value, relation.field)!.type === 'string') {
        const message = `The relation adds up "${relation.field}", which is text.`;
        return [problemAt(source, at, { message, cure: 'Name a number field.' })];
      }
      const present = [...new Set(rows(value).map((row) => String(row[relation.by])))];
      return [relation.total, ...relation.parts]
        .filter((part) => !present.includes(part))
        .map((part) =>
          problemAt(source, at, {
            message: `No row has "${part}" as its ${relation.by}, which the relation names.`,
            cure: nearest(part, present),
          }),
        );
    });
    const all = rows(value);
    const wrong = relationGroups(value).flatMap(({ relation, total, parts, cells }) => {
      if (typeof total !== 'number' || !parts.every((part) => typeof part === 'number')) return [];
      const sum = Math.round(parts.reduce((before, part) => before + part, 0) * 1e6) / 1e6;
      const row = all[cells[0]!.index - 1]!;
      const isNoted = value.notes.some(
        ({ where, field }) => where && matches(row, where) && (field ?? relation.field) === relation.field,
      );
      if (sum === total || isNoted) return [];
      return [
        problemAt(source, offsetOf(['data', cells[0]!.index]), {
          message: `"${relation.total}" is ${total}, but its parts add up to ${sum}.`,
          cure: 'Correct it; if the source has it so, add a note with this row as "where".',
        }),
      ];
    });
    return [...unknown, ...wrong];
  });
}
