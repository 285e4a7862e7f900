import type { CategoryChart, Series } from '../../chart.ts';
import type { Box } from '../box.ts';
import { segment, type Sheet } from '../sheet.ts';
import { levelsAndReferences } from './levels.ts';
import { lineMarks, type Mark } from './marks.ts';
import type { Scale } from './scale.ts';
import { axisText, saidOf, valueText } from './values.ts';

/** A rectangle with scales: `x` for times, `y` for values. */
export interface Plot extends Box {
  x: Scale;
  y: Scale;
  /** The numbers of the axis. */
  steps: readonly number[];
}

/** Light lines at the numbers of the axis, and a stronger one at 0; the numbers stand to their left. */
export function grid(
  sheet: Sheet,
  chart: CategoryChart,
  { left, right, y, steps }: Plot,
  numbersAt?: number,
): void {
  for (const step of steps) {
    const colour = step === 0 ? 'axis' : 'grid';
    sheet.below.push(segment([left, y(step)], [right, y(step)], colour));
    if (numbersAt === undefined) continue;
    sheet.write({
      text: axisText(chart, step),
      x: numbersAt - 8,
      y: y(step),
      align: 'right',
      colour: 'soft',
    });
  }
}

/** Lines with their breaks, symbols at the foot, references and shaded levels, in a plot. */
export function drawLines(sheet: Sheet, chart: CategoryChart, plot: Plot): void {
  const { bottom, x, y } = plot;
  levelsAndReferences(sheet, chart, plot);
  const lines = chart.series.map((series) =>
    series.values.map((value, index): Mark => {
      const said = saidOf(chart, series, index, valueText(chart, value));
      return { ...said, x: x(chart.times![index]!), y: typeof value === 'number' ? y(value) : Number.NaN };
    }),
  );
  chart.series.forEach((series, index) => lineMarks(sheet, chart, series, lines[index]!));
  const taken = () => chart.series.flatMap((series, index) => obstacles(series, lines[index]!));
  chart.series.forEach((series, index) => breakMarks(sheet, series, lines[index]!, taken));
  feet(sheet, chart, { x, bottom }, taken);
}

/** Two short strokes where a line breaks, and the word where there is room. */
function breakMarks(sheet: Sheet, series: Series, points: readonly Mark[], taken: () => Box[]): void {
  for (const index of series.breaks ?? []) {
    const here = points[index]!;
    const before = points.slice(0, index).findLast(({ y }) => Number.isFinite(y));
    if (!before || !Number.isFinite(here.y)) continue;
    const [x, y] = [(Number(before.x) + Number(here.x)) / 2, (Number(before.y) + Number(here.y)) / 2];
    for (const shift of [-3, 3]) {
      sheet.above.push(segment([x + shift - 3, y + 7], [x + shift + 3, y - 7], 'text', { width: 1.5 }));
    }
    const word = { text: 'break', x, align: 'center' as const, colour: 'soft', hasHalo: true };
    const places = [y + 8 + sheet.line / 2, y - 8 - sheet.line / 2];
    sheet.offer(
      places.map((place) => ({ ...word, y: place })),
      taken,
    );
  }
}

/** Symbols at the foot of the plot, at the times that have no value, where there is room. */
function feet(
  sheet: Sheet,
  chart: CategoryChart,
  { x, bottom }: Pick<Plot, 'x' | 'bottom'>,
  taken: () => Box[],
): void {
  chart.categories.forEach((_, index) => {
    const found = chart.series.map(({ values }) => values[index]!);
    const symbols = [...new Set(found.filter((value) => typeof value === 'string' && value !== '[z]'))];
    if (symbols.length === 0) return;
    const place = { x: x(chart.times![index]!), y: bottom - sheet.line / 2 - 2, align: 'center' as const };
    sheet.offer([{ ...place, text: symbols.join(' '), colour: 'soft', hasHalo: true }], taken);
  });
}

/** Small boxes along a line, which text keeps off. */
function obstacles({ breaks = [], gaps = [] }: Series, points: readonly Mark[]): Box[] {
  const parted = [...breaks, ...gaps];
  return points.flatMap((point, index) => {
    const next = points[index + 1];
    const isJoined = next && Number.isFinite(next.y) && !parted.includes(index + 1);
    return Number.isFinite(point.y) ? along(point, isJoined ? next : point) : [];
  });
}

function along(from: Mark, to: Mark): Box[] {
  const [width, height] = [Number(to.x) - Number(from.x), Number(to.y) - Number(from.y)];
  const count = Math.max(1, Math.ceil(Math.hypot(width, height) / 8));
  return Array.from({ length: count + 1 }, (_, step): Box => {
    const [x, y] = [Number(from.x) + (width * step) / count, Number(from.y) + (height * step) / count];
    return { left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 };
  });
}

/** The time from half a step before one time to half a step after another. */
export function halfSteps(times: readonly number[], from: number, to: number): [number, number] {
  const half = (index: number, step: 1 | -1) => {
    const [here, next] = [times[index]!, times[index + step]];
    return here + ((next ?? here + step * ((times[1] ?? here + 1) - times[0]!)) - here) / 2;
  };
  return [half(from, -1), half(to, 1)];
}

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
