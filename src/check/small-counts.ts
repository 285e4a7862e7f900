import type { Content } from '../content.ts';
import { problemAt, type Problem } from '../problem.ts';
import { relationGroups } from '../dataset/relations.ts';
import { isSymbol } from '../dataset/symbols.ts';

/**
 * Counts of people from 1 to the board's threshold are hidden (`[c]`), and no hidden count can be worked out
 * from a total by subtraction. Source of the rule: shared practice of official statistics on disclosure control.
 */
export function smallCountProblems({ board, datasets }: Content): Problem[] {
  const threshold = board?.value.threshold ?? 5;
  return datasets.flatMap(({ value, source, offsetOf }) => {
    const counts = value.schema.fields.flatMap((field, column) =>
      field.disclosive ? [{ field, column }] : [],
    );
    const shown = counts.flatMap(({ field, column }) =>
      value.data.flatMap((row, index) => {
        const cell = row[column];
        if (typeof cell !== 'number' || cell < 1 || cell > threshold) return [];
        return [
          problemAt(source, offsetOf(['data', index, column]), {
            message: `"${field.name}" shows a count of people from 1 to ${threshold}.`,
            cure: 'Write "[c]" instead, and hide a second cell of each total it could be worked out from.',
          }),
        ];
      }),
    );
    const names = new Set(counts.map(({ field }) => field.name));
    const revealed = relationGroups(value)
      .filter(({ relation }) => names.has(relation.field))
      .flatMap(({ total, parts, cells, relation }) => {
        const hidden = cells.filter(({ cell }) => isSymbol(cell));
        if (hidden.length === 0) return [];
        const at = offsetOf(['data', hidden[0]!.index]);
        if (hidden.length === 1) {
          return problemAt(source, at, {
            message: `The hidden "${relation.field}" of this row can be worked out: it is the only one hidden of the parts of "${relation.total}" and their total.`,
            cure: 'Hide a second of them.',
          });
        }
        const rest = parts.reduce<number>(
          (left, part) => left - (typeof part === 'number' ? part : 0),
          Number(total),
        );
        if (Number.isNaN(rest) || rest > threshold) return [];
        return problemAt(source, at, {
          message: `What is hidden of "${relation.total}" adds up to no more than ${threshold}, so each hidden "${relation.field}" is known to be small.`,
          cure: 'Hide a larger one of the parts too.',
        });
      });
    return [...shown, ...revealed];
  });
}
