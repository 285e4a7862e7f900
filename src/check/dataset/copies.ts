import type { Content } from '../../content.ts';
import { rows, type RawDataset, type Row } from '../../dataset/dataset.ts';
import { problemAt, type Problem } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** A number that is shown: its dataset, the index of its row in `data`, and its field. */
interface Shown {
  id: string;
  index: number;
  column: number;
}

/** Warns of a hidden figure that seems to stand, shown, in another dataset: the same number in a row of the same names. */
export const copyRule: Rule = {
  name: 'copies',
  group: 'Private facts and small numbers',
  severity: 'warning',
  asks: 'What is hidden in one dataset is not shown in another.',
  why: 'It compares numbers that stand in rows of the same names; where rows are called otherwise it sees nothing.',
  find: copyProblems,
};

function copyProblems({ raw, datasets, protection }: Content): Problem[] {
  const byId = new Map(raw.map((entry) => [entry.id, entry]));
  const shown = new Map<string, Shown[]>();
  for (const { id, value } of datasets) {
    for (const [key, place] of keyed(value)) {
      const like = shown.get(key);
      if (like) like.push({ id, ...place });
      else shown.set(key, [{ id, ...place }]);
    }
  }
  const typed = new Map(
    raw.flatMap(({ id, value }) =>
      keyed(value).map(([key, { index, column }]) => [`${id} ${index} ${column}`, key] as const),
    ),
  );
  return protection.hidden.flatMap(({ dataset, row, field }) => {
    const { value, source, offsetOf } = byId.get(dataset)!;
    const column = value.schema.fields.findIndex(({ name }) => name === field);
    const key = typed.get(`${dataset} ${row} ${column}`);
    const copy = shown.get(key ?? '')?.find(({ id }) => id !== dataset);
    if (!copy) return [];
    const there = byId.get(copy.id)!;
    const { line } = there.source.placeOf(there.offsetOf(['data', copy.index, copy.column]));
    return problemAt(source, offsetOf(['data', row, column]), {
      severity: 'warning',
      message: `The hidden "${field}" of this row seems to be shown in ${there.source.path}:${line}.`,
      cure: 'If it is the same figure, say so with "links": what is hidden in one is then hidden in both.',
    });
  });
}

/** Each number of a dataset, by its row’s names, its unit and itself. */
function keyed(value: RawDataset): [key: string, place: { index: number; column: number }][] {
  const { fields } = value.schema;
  return rows(value).flatMap((row, at) => {
    const names = namesOf(value, row);
    return fields.flatMap(({ name, type, unit = '' }, column): ReturnType<typeof keyed> =>
      type === 'string' || typeof row[name] !== 'number' || names.length === 0
        ? []
        : [[JSON.stringify([names, unit, row[name]]), { index: at + 1, column }]],
    );
  });
}

function namesOf({ schema }: RawDataset, row: Row): string[] {
  return schema.fields
    .filter(({ type }) => type === 'string')
    .map(({ name }) => String(row[name]))
    .sort();
}
