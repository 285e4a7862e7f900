import type { Cell, Relation } from '../../dataset/dataset.ts';
import { kindOfTime } from '../../time.ts';
import type { Groups, Searched } from './groups.ts';

const totalWords = /^(all|total|totals|overall|grand total|sub-?total|sum)\b|\btotals?$/i;

/** What it takes, in steps, to write that a value is a part of a total: proposals must not grow without end. */
const stepsOfPart = 100;

/** The rows that are the total of others: what is called a total, or comes to one in every group. */
export function relationsIn(table: Searched): Relation[] {
  const figures = table.fields.flatMap(({ type, unit }, at) =>
    type === 'integer' && !(unit !== undefined && /^per |%/.test(unit)) ? [at] : [],
  );
  return figures.flatMap((figure) => table.names.flatMap((by) => relationsBy(table, figure, by)));
}

function relationsBy(table: Searched, figure: number, by: number): Relation[] {
  const { fields, effort } = table;
  const groups = table.by(by);
  const { values } = groups;
  if (values.length < 3 || values.some((value) => kindOfTime(value) !== undefined)) return [];
  if (!effort.takes(table.rows.length + values.length)) return [];
  const summed = groups.all.map((group) => sumOf(group, figure));
  const unnamed = sumsOfAllOthers(groups, summed, figure);
  return values.flatMap((total, at) => {
    if (effort.isSpent) return [];
    const others = () => (unnamed.has(total) ? allOthers(values, at) : undefined);
    const parts = totalWords.test(total) ? partsOf(table, groups, figure, at) : others();
    if (!parts || !effort.takes(parts.length * stepsOfPart)) return [];
    return [{ field: fields[figure]!.name, by: fields[by]!.name, total, parts }];
  });
}

/** The figures of a group together, and how many of its cells are numbers. */
function sumOf(group: ReadonlyMap<string, readonly Cell[]>, figure: number) {
  let [sum, numbers] = [0, 0];
  for (const row of group.values()) {
    const cell = row[figure];
    if (typeof cell !== 'number') continue;
    sum += cell;
    numbers += 1;
  }
  return { sum, numbers };
}

/** The values that are the sum of all others in every group, and in a whole one more than nought. */
function sumsOfAllOthers(
  { values, all }: Groups,
  summed: readonly { sum: number; numbers: number }[],
  figure: number,
): Set<string> {
  const [refuted, shown] = [new Set<string>(), new Set<string>()];
  all.forEach((group, index) => {
    const { sum, numbers } = summed[index]!;
    for (const [value, row] of group) {
      const cell = row[figure];
      if (typeof cell !== 'number') continue;
      const isSum = numbers === group.size ? sum - cell === cell : sum - cell <= cell;
      if (!isSum) refuted.add(value);
      if (cell !== 0 && numbers === values.length) shown.add(value);
    }
  });
  return new Set(values.filter((value) => shown.has(value) && !refuted.has(value)));
}

/** What a row that is called a total is made of: the first of the candidates that no group speaks against. */
function partsOf(
  { effort }: Searched,
  { values, all }: Groups,
  figure: number,
  at: number,
): string[] | undefined {
  for (const candidate of [allOthers, plainOthers, justBefore, justAfter]) {
    if (!effort.takes(values.length)) return undefined;
    const parts = candidate(values, at);
    const canBe = (group: (typeof all)[number]) =>
      effort.takes(parts.length) && canBeSum(group, values[at]!, parts, figure);
    if (parts.length > 1 && all.every(canBe)) return parts;
  }
  return undefined;
}

function allOthers(values: readonly string[], at: number): string[] {
  return values.filter((_, index) => index !== at);
}

function plainOthers(values: readonly string[], at: number): string[] {
  return allOthers(values, at).filter((value) => !totalWords.test(value));
}

function justBefore(values: readonly string[], at: number): string[] {
  const before = values.slice(0, at);
  return before.slice(before.findLastIndex((value) => totalWords.test(value)) + 1);
}

function justAfter(values: readonly string[], at: number): string[] {
  const after = values.slice(at + 1);
  const next = after.findIndex((value) => totalWords.test(value));
  return next < 0 ? after : after.slice(0, next);
}

/** Whether a group's figures add up, as far as they are shown: hidden parts leave room below the total. */
function canBeSum(
  group: ReadonlyMap<string, readonly Cell[]>,
  total: string,
  parts: readonly string[],
  figure: number,
): boolean {
  const sum = group.get(total)?.[figure];
  if (typeof sum !== 'number') return true;
  let [known, isWhole] = [0, true];
  for (const part of parts) {
    const cell = group.get(part)?.[figure];
    if (typeof cell === 'number') known += cell;
    else if (cell !== undefined) isWhole = false;
  }
  return isWhole ? known === sum : known <= sum;
}
