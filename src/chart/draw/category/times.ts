import { segment, type Sheet } from '../sheet.ts';

/** A category below the plot. */
interface Label {
  lines: string[];
  x: number;
  left: number;
  right: number;
}

/** The categories that can be written below a plot without meeting each other: the last, the first, as many more. */
function shownTimes(
  sheet: Sheet,
  names: readonly string[],
  places: readonly number[],
  [left, right]: readonly [number, number],
): Label[] {
  const labels = names.map((name, index): Label => {
    const lines = sheet.wrapped(name, 5.2 * sheet.frame.text);
    const half = sheet.widest(lines) / 2;
    const x = Math.max(left + half, Math.min(right - half, places[index]!));
    return { lines, x, left: x - half, right: x + half };
  });
  for (let step = 1; step < labels.length; step += 1) {
    const even = labels.filter((_, index) => (labels.length - 1 - index) % step === 0);
    if (even.length > 1 && even.every((each, index) => index === 0 || isApart(even[index - 1]!, each))) {
      return even.length > 3 || labels.length < 5 ? even : greedy(labels);
    }
  }
  return greedy(labels);
}

function greedy(labels: readonly Label[]): Label[] {
  const [first, last] = [labels[0]!, labels.at(-1)!];
  const found = [last];
  for (const label of [first, ...labels.toReversed()]) {
    if (found.every((each) => isApart(label, each) || isApart(each, label))) found.push(label);
  }
  return found;
}

function isApart(before: Label, after: Label): boolean {
  return before.right + 8 <= after.left;
}

/** The height that labels need below a plot. */
export function timesHeight(sheet: Sheet, names: readonly string[]): number {
  const lines = names.map((name) => sheet.wrapped(name, 5.2 * sheet.frame.text).length);
  return Math.max(...lines) * sheet.line + sheet.line / 2 + 2;
}

/** Writes times below a plot, as many as fit between two edges, with a small stroke at each that the plot has. */
export function writeTimes(
  sheet: Sheet,
  names: readonly string[],
  places: readonly number[],
  { left, right, bottom }: { left: number; right: number; bottom: number },
): void {
  for (const label of shownTimes(sheet, names, places, [left, right])) {
    label.lines.forEach((text, row) => {
      sheet.write({
        text,
        x: label.x,
        y: bottom + sheet.line / 2 + 1 + (row + 0.5) * sheet.line,
        align: 'center',
      });
    });
  }
  for (const x of places) {
    sheet.below.push(segment([x, bottom], [x, bottom + 4], 'axis'));
  }
}
