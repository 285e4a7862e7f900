import type { Row } from '../../../dataset/dataset.ts';
import type { ChartAttributes } from '../../../narrative/vocabulary.ts';
import type { Fault } from '../../../problem.ts';

/** Values that cannot be drawn as the kind of chart asks. */
export function valueFaults(
  attributes: ChartAttributes,
  unit: string | undefined,
  among: readonly Row[],
): Fault[] {
  const { kind, y } = attributes;
  const isStacked = kind === 'stacked' || kind === 'stacked-100';
  if (isStacked && among.some((row) => Number(row[y]) < 0)) {
    return [{ message: 'A stacked chart cannot show values below 0.', cure: 'Use kind="bar".' }];
  }
  if (kind === 'stacked-100') return shareFaults(attributes, unit, among);
  return rangeFaults(attributes, among);
}

/** Stacks whose parts have no shares, or percentages that do not make 100 or that tell a hidden one. */
function shareFaults({ x, y }: ChartAttributes, unit: string | undefined, among: readonly Row[]): Fault[] {
  const stacks = [...Map.groupBy(among, (row) => String(row[x]))];
  return stacks.flatMap(([category, parts]) => {
    if (unit === '%' && isLone(parts, y)) {
      return {
        message: `One part of "${category}" is hidden, and the others tell what it is: all make 100%.`,
        cure: 'Write "[c]" for a second part in the dataset, the smallest that is left.',
      };
    }
    if (parts.some((row) => typeof row[y] !== 'number')) return [];
    const sum = parts.reduce((total, row) => total + Number(row[y]), 0);
    if (sum === 0) {
      const cure = `Leave it out: where="${x}!=${category}".`;
      return { message: `All parts of "${category}" are 0, so they have no shares.`, cure };
    }
    if (unit !== '%' || Math.abs(sum - 100) <= parts.length / 2) return [];
    return {
      message: `The parts of "${category}" add up to ${Number(sum.toFixed(1))}%, not to 100%.`,
      cure: 'Draw all the parts of each whole, or use kind="bar".',
    };
  });
}

/** Whether one part is hidden and all others are shown. */
function isLone(parts: readonly Row[], y: string): boolean {
  const others = parts.filter((row) => row[y] !== '[c]');
  return others.length === parts.length - 1 && others.every((row) => typeof row[y] === 'number');
}

/** Ranges that do not hold their value, or that tell of a hidden one. */
function rangeFaults({ x, y, low, high }: ChartAttributes, among: readonly Row[]): Fault[] {
  if (low === undefined || high === undefined) return [];
  return among.flatMap((row) => {
    const [least, value, most] = [row[low], row[y], row[high]];
    if (value === '[c]' && [least, most].some((end) => typeof end === 'number')) {
      return {
        message: `The value of "${String(row[x])}" is hidden, but its range tells about what it is.`,
        cure: `Write "[c]" as its "${low}" and "${high}" in the dataset too.`,
      };
    }
    if (typeof least !== 'number' || typeof value !== 'number' || typeof most !== 'number') return [];
    if (least <= value && value <= most) return [];
    return {
      message: `The range of "${String(row[x])}" runs from ${least} to ${most} and does not hold its value, ${value}.`,
      cure: `Check "${low}", "${y}" and "${high}" in the dataset, and that "low" and "high" name the right fields.`,
    };
  });
}
