import { fieldOf, type Dataset, type Row } from './dataset.ts';
import { nearest, type Fault } from '../problem.ts';

interface Condition {
  field: string;
  isNot: boolean;
  values: string[];
}

/** Reads `year=2014/15; group!=Total|Other` into conditions; each `field=value` or `field!=value`. */
function conditions(where: string): Condition[] {
  return where
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [, field = '', sign = '', values = ''] = /^\s*([^!=]*?)\s*(!?=)\s*(.*?)\s*$/s.exec(part) ?? [];
      return { field, isNot: sign === '!=', values: values.split('|').map((value) => value.trim()) };
    });
}

/** The rows of a dataset that an author's `where` picks; all of them when there is none. */
export function picked(among: readonly Row[], where: string | undefined): Row[] {
  const all = conditions(where ?? '');
  return among.filter((row) =>
    all.every(({ field, isNot, values }) => values.includes(String(row[field])) !== isNot),
  );
}

/** What is wrong with a `where`: fields the dataset has not, values no row has. */
export function whereFaults(dataset: Dataset, among: readonly Row[], where: string): Fault[] {
  return conditions(where).flatMap(({ field, values }) => {
    if (field === '') {
      const cure = 'Write field=value, as year=2014/15; several are parted by semicolons.';
      return [{ message: `"${where}" does not say which field has this value.`, cure }];
    }
    if (!fieldOf(dataset, field)) {
      const names = dataset.schema.fields.map(({ name }) => name);
      return [{ message: `"${field}" is not a field of "${dataset.name}".`, cure: nearest(field, names) }];
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
