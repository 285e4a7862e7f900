import { rows, type Cell, type Field, type RawDataset, type Row } from '../../dataset/dataset.ts';
import { countsPeople, namesPeople } from '../../dataset/people.ts';
import { sumGroups } from '../../dataset/relations.ts';
import { timeOf } from '../../time.ts';
import { problemAt, type Fault, type Problem } from '../../problem.ts';
import { onEachDataset, type Bounds, type DatasetEntry } from './bounds.ts';
import type { Rule } from '../rule.ts';

/**
 * Finds what nobody said: that a field counts people or what happened to them, which is an error when it holds small
 * counts, and that counts add up, which is a warning, for a hidden part could be subtracted from its total.
 */
export const undeclaredRule: Rule = {
  name: 'undeclared',
  group: 'Private facts and small numbers',
  severity: 'both',
  asks: 'Every field that holds small counts of people, or of what happened to them, says whether they may be shown, and every total is declared.',
  why: 'Only what is declared is hidden, and only a declared total is kept from telling its hidden part. It finds totals by adding up, so it may take a chance for one.',
  example: {
    in: 'data/2020-21/plans-by-age.json',
    wrong: '["Under 1", "Boys", 4]',
    right: '["Under 1", "Boys", 17]',
  },
  find: onEachDataset(undeclaredProblems),
};

function undeclaredProblems(entry: DatasetEntry, { threshold, isOpen }: Bounds): Problem[] {
  const { value, source, offsetOf } = entry;
  const isHidden = ({ name }: Field, row: Row, index: number) =>
    row[name] === '[c]' || (typeof row[name] === 'number' && !isOpen(entry, index + 1, name));
  const all = rows(value);
  const counts = value.schema.fields.filter((field) => isCount(field, all));
  const guarded = counts.filter((field) => rows(value).some((row, index) => isHidden(field, row, index)));
  const totals = [
    ...guarded.flatMap((field) => rowTotals(value, field)),
    ...(guarded.length > 0 ? fieldTotals(value, counts) : []),
  ];
  return [
    ...value.schema.fields.flatMap((field, index) => {
      const fault = faultOf(field, value, threshold);
      return fault ? [problemAt(source, offsetOf(['schema', 'fields', index]), fault)] : [];
    }),
    ...alone(value).map(({ path, message, cure }) => problemAt(source, offsetOf(path), { message, cure })),
    ...totals.map(({ path, message, cure }) =>
      problemAt(source, offsetOf(path), { severity: 'warning', message, cure }),
    ),
  ];
}

/** What is wrong with a field that holds small counts which could be of people. */
function faultOf(field: Field, dataset: RawDataset, threshold: number): Fault | undefined {
  const { name, type, unit, disclosive, independent } = field;
  const all = rows(dataset);
  const isSmall = (cell: Cell | undefined) =>
    Number.isInteger(cell) && Number(cell) > 0 && Number(cell) <= threshold;
  if (type === 'string' || disclosive || !all.some((row) => isSmall(row[name]))) return undefined;
  if (!countsPeople(unit) || isRate(unit) || !isCounted(field, all)) return undefined;
  const isWhole = type === 'integer' || areWhole(field, all);
  if (disclosive === false) return isWhole && namesPeople(unit) ? unapproved(field) : undefined;
  if (!isWhole && independent !== undefined) return undefined;
  const asWhole = type === 'number' ? ' and "type": "integer"' : '';
  const otherwise = !isWhole
    ? 'If they count nobody, as averages do, add "disclosive": false.'
    : namesPeople(unit)
      ? 'Where one is to be shown on purpose, name its row under "waivers".'
      : 'If they can point to nobody, add "disclosive": false.';
  return {
    message: `"${name}" holds small counts that could be of people, and nothing says whether they may be shown.`,
    cure: `Add "disclosive": true${asWhole} where each is a person, or something that happened to one, so that they are hidden. ${otherwise}`,
  };
}

function unapproved({ name, unit = '' }: Field): Fault {
  return {
    message: `"${name}" holds small counts of ${unit}, and "disclosive": false shows them with no reason.`,
    cure: 'Write "disclosive": true, so that they are hidden. Where one is to be shown on purpose, name its row under "waivers", with the reason and the role that approved it.',
  };
}

/** Whether a field was counted: not worked out, or what is left of a count; a change from one time to another is not. */
function isCounted({ name, derived }: Field, all: readonly Row[]): boolean {
  if (!derived) return true;
  const { kind, base } = derived;
  const isChange = Object.values(base.where ?? {}).some((value) => timeOf(String(value)) !== undefined);
  return kind === 'difference' && !isChange && !all.some((row) => Number(row[name]) < 0);
}

/** Whether a field counts people, by what it says or by its unit. */
function isCount(field: Field, all: readonly Row[]): boolean {
  if (field.disclosive || field.type === 'string') return field.disclosive === true;
  if (all.some((row) => row[field.name] === '[c]') && !field.derived) return true;
  return !field.derived && !isRate(field.unit) && countsPeople(field.unit) && areWhole(field, all);
}

function areWhole({ name }: Field, all: readonly Row[]): boolean {
  return all.every((row) => typeof row[name] !== 'number' || Number.isInteger(row[name]));
}

function isRate(unit = ''): boolean {
  return /%|\bper (?:[\d,]+|cent|thousand|million|head)\b/i.test(unit);
}

/** Values typed as `[c]` among decimals that are added up: only whole numbers are protected from being subtracted. */
function alone(dataset: RawDataset): Total[] {
  const all = rows(dataset);
  const isLoose = (name: string) =>
    dataset.schema.fields.some(
      (field) => field.name === name && !field.disclosive && !field.derived && !areWhole(field, all),
    );
  return sumGroups(dataset).flatMap(({ cells }) => {
    const [hidden, ...others] = cells.filter(({ cell }) => typeof cell !== 'number');
    if (hidden?.cell !== '[c]' || others.length > 0 || !isLoose(hidden.field)) return [];
    return {
      path: ['data', hidden.index],
      message: `The value of "${hidden.field}" that is typed as [c] could be worked out, for all others that it adds up with are shown.`,
      cure: 'Write [c] for one more of them; the build finds one by itself only among whole numbers.',
    };
  });
}

interface Total {
  path: (string | number)[];
  message: string;
  cure: string;
}

/** Rows that are the sum of all others like them, and are in no relation; times add up by chance only. */
function rowTotals(dataset: RawDataset, field: Field): Total[] {
  const names = dataset.schema.fields.filter(({ type }) => type === 'string').map(({ name }) => name);
  return names.flatMap((by) => {
    const related = dataset.relations
      .filter((relation) => relation.by === by && fieldsOf(dataset, relation.field).includes(field.name))
      .flatMap(({ total, parts }) => [total, ...parts]);
    const others = names.filter((name) => name !== by);
    const all = rows(dataset).map((row, index) => ({ row, index, cell: row[field.name]! }));
    const groups = Map.groupBy(all, ({ row }) => JSON.stringify(others.map((name) => row[name])));
    const found = [...groups.values()]
      .filter((group) => group.length > 2)
      .flatMap(sumsOfOthers)
      .filter(({ row }) => !related.includes(String(row[by])) && timeOf(String(row[by])) === undefined);
    return [...Map.groupBy(found, ({ row }) => String(row[by]))].map(([total, [first]]) => ({
      path: ['data', first!.index + 1],
      message: `"${total}" seems to be a total of "${field.name}", and no relation says so: a hidden part could be subtracted from it.`,
      cure: 'Add it and its parts to "relations"; if it is no total, call it by another name.',
    }));
  });
}

/** The field that is added up: a count, or the count of a share that is. */
function fieldsOf({ schema }: RawDataset, name: string): string[] {
  return [name, schema.fields.find((field) => field.name === name)?.derived?.of ?? name];
}

/** Those of a group of cells that are the sum of all others: about half of what all come to. */
function sumsOfOthers<Each extends { cell: Cell }>(group: readonly Each[]): Each[] {
  const all = group.reduce((sum, { cell }) => sum + (typeof cell === 'number' ? cell : NaN), 0);
  const half = group.filter(({ cell }) => Math.abs(all - 2 * Number(cell)) <= 1e-9 * Math.abs(all));
  return half.filter((own) =>
    isSum(
      own.cell,
      group.filter((each) => each !== own).map(({ cell }) => cell),
    ),
  );
}

/** Fields that are the sum of two others, or of all others, in every row. */
function fieldTotals(dataset: RawDataset, counts: readonly Field[]): Total[] {
  const all = rows(dataset);
  return counts.flatMap((total) => {
    const rest = counts.filter((field) => field !== total);
    const pairs = rest.flatMap((one, index) => rest.slice(index + 1).map((other) => [one, other]));
    const parts = [...pairs, ...(rest.length > 2 ? [rest] : [])].find(
      (each) =>
        !isDeclared(dataset, [total, ...each]) &&
        all.every((row) =>
          isSum(
            row[total.name]!,
            each.map(({ name }) => row[name]!),
          ),
        ),
    );
    if (!parts) return [];
    const names = parts.map(({ name }) => `"${name}"`).join(' and ');
    return {
      path: ['schema', 'fields', dataset.schema.fields.indexOf(total)],
      message: `"${total.name}" seems to be the sum of ${names}, and nothing says so: a hidden part could be subtracted from it.`,
      cure: `Add { "total": "${total.name}", "parts": [${parts.map(({ name }) => `"${name}"`).join(', ')}] } to "sums".`,
    };
  });
}

/** Whether fields are said to add up, or one to be the difference of two others. */
function isDeclared({ sums }: RawDataset, fields: readonly Field[]): boolean {
  const names = fields.map(({ name }) => name);
  const isSummed = sums.some(
    ({ total, parts }) => [total, ...parts].sort().join() === names.toSorted().join(),
  );
  return (
    isSummed ||
    fields.some(
      ({ derived }) =>
        derived?.kind === 'difference' &&
        names.includes(derived.of ?? '') &&
        names.includes(derived.base.field ?? ''),
    )
  );
}

function isSum(total: Cell, parts: readonly Cell[]): boolean {
  if (typeof total !== 'number' || total === 0 || !parts.every((part) => typeof part === 'number'))
    return false;
  return parts.reduce((sum, part) => sum + part, 0) === total;
}
