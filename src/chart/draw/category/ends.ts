import type { Sheet, Text } from '../sheet.ts';

/** A label to the right of the plot: of a line's end, a reference, a band. */
export interface End {
  lines: Pick<Text, 'text' | 'weight' | 'colour'>[];
  /** The colour of the leader from its mark. */
  colour: string;
  /** Where its mark ends; a label without one stands at the foot. */
  from: readonly [x: number, y: number] | undefined;
}

const gap = 4;

/** The width in pixels of the widest label. */
export function endsWidth(sheet: Sheet, ends: readonly Pick<End, 'lines'>[]): number {
  const widths = ends.flatMap(({ lines }) => lines.map(({ text, weight }) => sheet.widest([text], weight)));
  return Math.max(0, ...widths);
}

/** The height in pixels that the labels need, one below the other. */
export function endsHeight(sheet: Sheet, ends: readonly Pick<End, 'lines'>[]): number {
  return ends.reduce((sum, end) => sum + heightOf(sheet, end), 0);
}

/** Writes the labels from `x` on, between two heights, each as near to its mark as the others allow. */
export function writeEnds(
  sheet: Sheet,
  ends: readonly End[],
  x: number,
  [top, bottom]: [number, number],
): void {
  const inOrder = ends.toSorted((a, b) => (a.from?.[1] ?? bottom) - (b.from?.[1] ?? bottom));
  const wished = inOrder.map(({ from }) => from?.[1] ?? bottom);
  const middles = apart(
    wished,
    inOrder.map((end) => heightOf(sheet, end)),
    top,
    bottom,
  );
  inOrder.forEach(({ lines, colour, from }, index) => {
    const middle = middles[index]!;
    lines.forEach((line, row) => {
      sheet.write({ ...line, x, y: middle + (row - (lines.length - 1) / 2) * sheet.line });
    });
    if (from) leader(sheet, [from[0] + 6, from[1]], [x - 3, middle], colour);
  });
}

/** A thin line to a label that does not stand right beside its mark; dotted when it is long, so that it is no data. */
function leader(sheet: Sheet, from: [number, number], to: [number, number], colour: string): void {
  const isLong = to[0] - from[0] > 1.5 * sheet.frame.text;
  if (isLong) sheet.above.push({ path: [from, to], colour: 'axis', dash: [1, 3] });
  else if (Math.abs(to[1] - from[1]) > 6) sheet.above.push({ path: [from, to], colour });
}

function heightOf(sheet: Sheet, { lines }: Pick<End, 'lines'>): number {
  return lines.length * sheet.line + gap;
}

interface Pile {
  /** Indexes from the first on. */
  count: number;
  height: number;
  /** The middle of the pile that moves its labels least. */
  middle: number;
}

/** The middles of labels, in their order, moved apart so that none overlap and all stay between top and bottom. */
function apart(wished: readonly number[], heights: readonly number[], top: number, bottom: number): number[] {
  const piles: Pile[] = [];
  const within = ({ middle, height }: Pile) =>
    Math.max(top + height / 2, Math.min(bottom - height / 2, middle));
  wished.forEach((middle, index) => {
    let pile: Pile = { count: 1, height: heights[index]!, middle };
    for (let last = piles.at(-1); last; last = piles.at(-1)) {
      if (within(last) + last.height / 2 <= within(pile) - pile.height / 2) break;
      pile = joined(piles.pop()!, pile);
    }
    piles.push(pile);
  });
  let index = 0;
  return piles.flatMap((pile) => {
    let edge = within(pile) - pile.height / 2;
    return Array.from({ length: pile.count }, () => {
      const height = heights[index++]!;
      edge += height;
      return edge - height / 2;
    });
  });
}

/** Two piles as one: it stands where its labels are moved least on average. */
function joined(above: Pile, below: Pile): Pile {
  const count = above.count + below.count;
  const height = above.height + below.height;
  const wish =
    (above.count * (above.middle + below.height / 2) + below.count * (below.middle - above.height / 2)) /
    count;
  return { count, height, middle: wish };
}
