/** From a value to a pixel. */
export type Scale = (value: number) => number;

/** The scale that spreads values from one end to the other evenly over pixels. */
export function scale(
  [least, most]: readonly [number, number],
  [from, to]: readonly [number, number],
): Scale {
  const spread = most - least || 1;
  return (value) => from + ((value - least) / spread) * (to - from);
}

/** From the least to the most of some values and 0. */
export function range(values: readonly number[]): [number, number] {
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  return least === most ? [0, 1] : [least, most];
}

/** Round numbers that part a range evenly and reach over both its ends, at most `count` of them. */
export function ticks([least, most]: readonly [number, number], count: number, isWhole: boolean): number[] {
  const about = (most - least) / Math.max(1, count - 1);
  const power = 10 ** Math.floor(Math.log10(about) - 1);
  const steps = [10, 20, 25, 50, 100, 200, 250, 500].map((each) => Number((each * power).toPrecision(6)));
  const step = steps.find((each) => {
    const isRound = !isWhole || Number.isInteger(each);
    return isRound && Math.ceil(most / each) - Math.floor(least / each) < count;
  })!;
  const first = Math.floor(least / step);
  return Array.from({ length: Math.ceil(most / step) - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}
