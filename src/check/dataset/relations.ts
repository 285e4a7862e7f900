import {
  fieldOf,
  rows,
  type Cell,
  type FieldSum,
  type RawDataset,
  type Relation,
} from '../../dataset/dataset.ts';
import { sumGroups, type SumGroup } from '../../dataset/relations.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import { onEachDataset, type Bounds, type DatasetEntry } from './bounds.ts';
import { decimals, rounded } from './decimals.ts';
import { isNoted } from './notes.ts';
import type { Rule } from '../rule.ts';

/** What a dataset says adds up does add up, or a note on the total says what it comes to. */
export const relationRule: Rule = {
  name: 'relations',
  group: 'Numbers and data',
  asks: 'What a dataset says adds up does add up, or a note says what the paper prints.',
  why: 'A total that is not its parts is a slip of ours or of the paper; readers who add up should find it explained.',
  example: {
    in: 'data/2020-21/plans.json',
    wrong: '["Total", "2018/19", 1300, "[z]"]',
    right: '["Total", "2018/19", 1200, "[z]"]',
  },
  find: onEachDataset(relationProblems),
};

function relationProblems(entry: DatasetEntry, bounds: Bounds): Problem[] {
  return [
    ...entry.value.relations.flatMap((relation, index) =>
      relationFaults(relation, entry.value).map((fault) =>
        problemAt(entry.source, entry.offsetOf(['relations', index]), fault),
      ),
    ),
    ...entry.value.sums.flatMap((sum, index) =>
      fieldSumFaults(sum, entry.value).map((fault) =>
        problemAt(entry.source, entry.offsetOf(['sums', index]), fault),
      ),
    ),
    ...entry.value.relations.flatMap((relation, index) =>
      isIdle(relation, entry.value)
        ? [problemAt(entry.source, entry.offsetOf(['relations', index]), idleFault(relation, entry.value))]
        : [],
    ),
    ...sumGroups(withoutFaulty(entry.value)).flatMap((group) => sumProblems(entry, group, bounds)),
  ];
}

/** A dataset with those sums only whose names are right: what others come to would tell what they lack. */
function withoutFaulty(dataset: RawDataset): RawDataset {
  return {
    ...dataset,
    relations: dataset.relations.filter((relation) => relationFaults(relation, dataset).length === 0),
    sums: dataset.sums.filter((sum) => fieldSumFaults(sum, dataset).length === 0),
  };
}

/** Whether a relation, though all that it names is there, joins no total with a part, and so protects nothing. */
function isIdle(relation: Relation, dataset: RawDataset): boolean {
  if (relationFaults(relation, dataset).length > 0) return false;
  const groups = sumGroups({ ...dataset, relations: [relation], sums: [] });
  return !groups.some(({ total, parts }) => total !== undefined && parts.length > 0);
}

function idleFault({ by, total }: Relation, { schema }: RawDataset): Fault {
  const others = schema.fields.filter(({ type, name }) => type === 'string' && name !== by);
  return {
    message: `The relation joins no rows: no part has the same ${others.map(({ name }) => name).join(' and ')} as "${total}".`,
    cure: 'Rows add up when their other text fields are the same: put remarks into "notes" rather than into a field.',
  };
}

/** What a relation names that the dataset does not have, or names in two parts. */
function relationFaults({ field, by, total, parts }: Relation, dataset: RawDataset): Fault[] {
  const names = dataset.schema.fields.map(({ name }) => name);
  const unknown = [field, by].find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const message = `The relation names "${unknown}", which is not a field of the dataset.`;
    return [{ message, cure: nearest(unknown, names) }];
  }
  if (fieldOf(dataset, field)!.type === 'string') {
    return [{ message: `The relation adds up "${field}", which is text.`, cure: 'Name a number field.' }];
  }
  if (fieldOf(dataset, by)!.type !== 'string') {
    return [{ message: `The relation goes by "${by}", which holds numbers.`, cure: 'Name a text field.' }];
  }
  const present = [...new Set(rows(dataset).map((row) => String(row[by])))];
  const twice = parts.find((part, index) => parts.indexOf(part) < index);
  return [
    ...(parts.includes(total)
      ? [{ message: `"${total}" is a part of itself in the relation.`, cure: 'Take it out of "parts".' }]
      : []),
    ...(twice === undefined
      ? []
      : [{ message: `The relation names the part "${twice}" twice.`, cure: 'Keep one of them.' }]),
    ...[total, ...parts]
      .filter((part) => !present.includes(part))
      .map((part) => ({
        message: `No row has "${part}" as its ${by}, which the relation names.`,
        cure: nearest(part, present),
      })),
  ];
}

/** What a sum of fields names that is not a number field, or names twice. */
function fieldSumFaults({ total, parts }: FieldSum, dataset: RawDataset): Fault[] {
  const numbers = dataset.schema.fields.filter(({ type }) => type !== 'string').map(({ name }) => name);
  const all = [total, ...parts];
  const twice = all.find((name, index) => all.indexOf(name) < index);
  return [
    ...(twice === undefined
      ? []
      : [{ message: `The sum names the field "${twice}" twice.`, cure: 'Keep one of them.' }]),
    ...all
      .filter((name) => !numbers.includes(name))
      .map((name) => ({
        message: `The sum names "${name}", which is not a number field of the dataset.`,
        cure: nearest(name, numbers),
      })),
  ];
}

/** A total that its parts do not add up to, unless a note on it says so; hidden cells excuse a group. */
function sumProblems(entry: DatasetEntry, group: SumGroup, { isOpen }: Bounds): Problem[] {
  const { name, total, parts, cells } = group;
  if (typeof total !== 'number' || !parts.every((part) => typeof part === 'number')) return [];
  const places = decimals([total, ...parts]);
  const sum = rounded(
    parts.reduce((before, part) => before + part, 0),
    places,
  );
  const { index, field } = cells[0]!;
  const isNear = Math.abs(rounded(sum - total, places)) <= slack(entry.value, field, parts, total);
  if (isNear || isNoted(entry.value, rows(entry.value)[index - 1]!, field)) return [];
  const isNamed = cells.every((cell) => isOpen(entry, cell.index, cell.field));
  const message = isNamed
    ? `"${name}" is ${total}, but its parts add up to ${sum}.`
    : `"${name}" is not what its parts add up to.`;
  const cure = 'Correct it; if the source has it so, add a note with this row as "where".';
  return [problemAt(entry.source, entry.offsetOf(['data', index]), { message, cure })];
}

/**
 * What rounding may change: in percentages half a unit a part, and half for a rounded total; in counts half of what
 * they are rounded to, if all are typed as rounded; else nothing.
 */
function slack(dataset: RawDataset, name: string, parts: readonly Cell[], total: number): number {
  const field = fieldOf(dataset, name)!;
  const { rounding } = dataset;
  const cells = [total, ...parts];
  if (rounding !== undefined && cells.every((cell) => Number(cell) % rounding === 0))
    return (cells.length * rounding) / 2;
  if (field.unit !== '%') return 0;
  const unit = 10 ** -(field.decimals ?? decimals(cells));
  return ((parts.length + (total === 100 ? 0 : 1)) * unit) / 2 + 1e-9;
}
