import { problemAt, type Problem } from '../../problem.ts';
import { onEachDataset, isSmall, type Bounds, type DatasetEntry } from './bounds.ts';
import type { Rule } from '../rule.ts';

/** A dataset is called as its file, its first row names the fields, rows have a value for each, and none stands twice. */
export const rowRule: Rule = {
  name: 'rows',
  group: 'Numbers and data',
  asks: 'A dataset has the name of its file, its first row names the fields, every row has a value for each, and no row stands twice.',
  why: 'A value too few moves all others to the wrong column.',
  example: {
    in: 'data/2020-21/plans.json',
    wrong: '["Care", "2020/21", 150],',
    right: '["Care", "2020/21", 150, -25],',
  },
  find: onEachDataset(rowProblems),
};

function rowProblems(entry: DatasetEntry, { threshold }: Bounds): Problem[] {
  return [
    ...nameProblems(entry),
    ...headerProblems(entry),
    ...lengthProblems(entry, threshold),
    ...repeatedRows(entry),
  ];
}

function nameProblems({ id, value, source, offsetOf }: DatasetEntry): Problem[] {
  const name = id.split('/').at(-1)!;
  if (value.name === name) return [];
  const message = `The dataset is called "${value.name}", but its file ${name}.json.`;
  return [problemAt(source, offsetOf(['name']), { message, cure: 'Let both have the same name.' })];
}

function headerProblems({ value, source, offsetOf }: DatasetEntry): Problem[] {
  const names = value.schema.fields.map((field) => field.name);
  const header = value.data[0] ?? [];
  if (names.length === header.length && names.every((name, index) => name === header[index])) return [];
  const isText = header.every((name) => typeof name === 'string');
  return [
    problemAt(source, offsetOf(['data', 0]), {
      message: 'The first row does not name the fields in their order.',
      ...(isText && { text: JSON.stringify(header) }),
      cure: `Write ${JSON.stringify(names)}.`,
    }),
  ];
}

/** A row of the wrong length could hold a count anywhere, so small numbers are left out of the message. */
function lengthProblems({ value, source, offsetOf }: DatasetEntry, threshold: number): Problem[] {
  const { fields } = value.schema;
  return value.data.flatMap((row, index) => {
    if (index === 0 || row.length === fields.length) return [];
    const shown = row.map((cell) => (isSmall(cell, threshold) ? '…' : cell));
    return problemAt(source, offsetOf(['data', index]), {
      message: `The row has ${row.length} ${row.length === 1 ? 'value' : 'values'}; the dataset has ${fields.length} fields.`,
      text: JSON.stringify(shown),
      cure: `Give one value for each of ${fields.map(({ name }) => name).join(', ')}.${row.length > fields.length ? ' A number has no comma between its thousands.' : ''}`,
    });
  });
}

function repeatedRows({ value, source, offsetOf }: DatasetEntry): Problem[] {
  const seen = new Map<string, number>();
  const keys = value.schema.fields.flatMap((field, index) => (field.type === 'string' ? [index] : []));
  return value.data.slice(1).flatMap((row, index) => {
    const key = JSON.stringify(keys.map((column) => row[column] ?? ''));
    const first = seen.get(key);
    seen.set(key, first ?? index + 1);
    if (first === undefined || keys.length === 0) return [];
    return [
      problemAt(source, offsetOf(['data', index + 1]), {
        message: `Row ${index + 1} is about the same thing as row ${first}.`,
        text: key,
        cure: 'Keep one of them, or add the field that tells them apart.',
      }),
    ];
  });
}
