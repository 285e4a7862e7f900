import type { Content, Entry } from '../content.ts';
import type { RawDataset } from '../dataset/dataset.ts';
import { relationGroups, type RelationGroup } from '../dataset/relations.ts';
import { isSymbol } from '../dataset/symbols.ts';
import { problemAt, type Fault, type Problem } from '../problem.ts';

/**
 * Counts of people from 1 to the board's threshold are hidden (`[c]`), and no hidden count can be worked out
 * from a total by subtraction, nor be known to be small. Source of the rule: primary and secondary suppression
 * in official statistics.
 */
export function smallCountProblems({ board, raw }: Content): Problem[] {
  const threshold = board?.value.threshold ?? 5;
  return raw.flatMap((entry) => [
    ...shownProblems(entry, threshold),
    ...relationGroups(entry.value).flatMap((group) => revealedProblems(entry, group, threshold)),
  ]);
}

function shownProblems({ value, source, offsetOf }: Entry<RawDataset>, threshold: number): Problem[] {
  return value.schema.fields.flatMap((field, column) =>
    value.data.flatMap((row, index) => {
      const cell = row[column];
      if (!field.disclosive || typeof cell !== 'number' || cell === 0 || cell > threshold) return [];
      if (cell < 0) {
        const message = `"${field.name}" is a count of people below 0.`;
        return [problemAt(source, offsetOf(['data', index, column]), { message, cure: 'Correct it.' })];
      }
      return [
        problemAt(source, offsetOf(['data', index, column]), {
          message: `"${field.name}" shows a count of people from 1 to ${threshold}.`,
          cure: 'Write "[c]" instead, and hide a second cell of each total it could be worked out from.',
        }),
      ];
    }),
  );
}

function revealedProblems(
  { value, source, offsetOf }: Entry<RawDataset>,
  { relation, total, parts, cells }: RelationGroup,
  threshold: number,
): Problem[] {
  const isCount = value.schema.fields.some(({ name, disclosive }) => disclosive && name === relation.field);
  const hidden = cells.filter(({ cell }) => isSymbol(cell));
  if (!isCount || hidden.length === 0) return [];
  const report = (fault: Fault) => [problemAt(source, offsetOf(['data', hidden[0]!.index]), fault)];
  if (hidden.length === 1) {
    return report({
      message: `The hidden "${relation.field}" of this row can be worked out: it is the only one hidden of the parts of "${relation.total}" and their total.`,
      cure: 'Hide a second of them.',
    });
  }
  const known = parts.reduce<number>((sum, part) => sum + (typeof part === 'number' ? part : 0), 0);
  if (typeof total !== 'number' || total - known > threshold) return [];
  return report({
    message: `What is hidden of "${relation.total}" adds up to no more than ${threshold}, so each hidden "${relation.field}" is known to be small.`,
    cure: 'Hide a larger one of the parts too.',
  });
}
