import type { Moment } from '../trend.ts';

const [width, height, margin] = [120, 32, 4];

/**
 * A line without text for beside a key number, as an inline SVG that readers' software passes over: the page says the same
 * in words. Times are spaced by time. The height runs from the least to the most value; zero is the foot of it when the
 * least is less than half as far from zero as from the most. What is missing is a gap, a figure between gaps a small dot, the last a large one.
 */
export function sparkline(moments: readonly Pick<Moment, 'at' | 'value' | 'isParted'>[]): string {
  const known = moments.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const across = scale(
    moments.map(({ at }) => at),
    margin,
    width - margin,
  );
  const up = scale(range(known), height - margin, margin);
  const place = ({ at, value }: { at: number; value: number }) =>
    [short(across(at)), short(up(value))] as const;
  const lines = stretches(moments).map((stretch) => stretch.map(place));
  const path = lines.map((points) =>
    points.length > 1 ? `M${points.map((point) => point.join(' ')).join('L')}` : '',
  );
  const dots = lines.flatMap((points, index) => {
    const isLast = index === lines.length - 1;
    return isLast || points.length === 1 ? [dot(points.at(-1)!, isLast ? 3.5 : 1.5)] : [];
  });
  const drawn = path.join('') && `<path d="${path.join('')}"/>`;
  return `<svg class="spark" viewBox="0 0 ${width} ${height}" aria-hidden="true">${drawn}${dots.join('')}</svg>`;
}

/** Runs of known values that nothing parts. */
function stretches(
  moments: readonly Pick<Moment, 'at' | 'value' | 'isParted'>[],
): { at: number; value: number }[][] {
  const all: { at: number; value: number }[][] = [];
  let isOpen = false;
  for (const { at, value, isParted } of moments) {
    if (value !== undefined && isOpen && !isParted) all.at(-1)!.push({ at, value });
    else if (value !== undefined) all.push([{ at, value }]);
    isOpen = value !== undefined;
  }
  return all;
}

/** The values, with zero when it is near: between them, or nearer to the least than that is to the most. */
function range(values: readonly number[]): number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return (least > 0 && least <= (most - least) / 2) || (most < 0 && -most <= (most - least) / 2)
    ? [...values, 0]
    : [...values];
}

/** From the least to the most of some numbers, to pixels; all alike stand in the middle. */
function scale(numbers: readonly number[], from: number, to: number): (number: number) => number {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  return (number) =>
    most === least ? (from + to) / 2 : from + ((number - least) / (most - least)) * (to - from);
}

function dot([x, y]: readonly [number, number], radius: number): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}"/>`;
}

function short(number: number): number {
  return Math.round(number * 10) / 10;
}
