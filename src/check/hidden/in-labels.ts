import type { Content } from '../../content.ts';
import { countsSomebody, numbersSaid, type Said } from '../../number/said.ts';
import { problemAt, type Problem } from '../../problem.ts';

/** Warns of a name in a row that says a number which the row hides: `Fellside (3 boys)`. */
export function inLabels({ raw, protection }: Content): Problem[] {
  const byId = new Map(raw.map((entry) => [entry.id, entry]));
  return protection.hidden.flatMap(({ dataset, row, field }) => {
    const { value, source, offsetOf } = byId.get(dataset)!;
    const { fields } = value.schema;
    const cells = value.data[row]!;
    const hidden = cells[fields.findIndex(({ name }) => name === field)];
    const column = cells.findIndex(
      (cell, index) =>
        fields[index]?.type === 'string' &&
        numbersSaid(String(cell)).some((said) => said.value === hidden && isCountInName(said)),
    );
    if (typeof hidden !== 'number' || column === -1) return [];
    return problemAt(source, offsetOf(['data', row, column]), {
      severity: 'warning',
      message: `The name of this row may say a number that its “${field}” hides.`,
      cure: 'If it does, take the number out of the name, here and in “categories”.',
    });
  });
}

/** Whether a number in a name counts somebody, and is no age or size: `(3 boys)`, `: 3`; not `5 to 9`. */
function isCountInName({ index, behind, sentence }: Said): boolean {
  const isAlone = /[(:=]\s*$/.test(sentence.slice(0, index)) && /^\s*(?:\)|$)/.test(behind);
  return isAlone || countsSomebody(behind);
}

/** What is said of a source paper and of each of its parts. */
