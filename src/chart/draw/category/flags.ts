import { overlap, type Box } from '../box.ts';
import type { Sheet } from '../sheet.ts';

/** A label above the plot, on a leader that falls from it, or over a stretch of the plot. */
export interface Flag {
  text: string;
  x: number;
  /** The width of the stretch that the label stands over; without it, the label hangs beside its leader. */
  stretch?: number;
}

/** Flags that have found their places, counted upwards from the top of the plot. */
export interface Flags {
  /** How high they reach. */
  height: number;
  /** Writes them above a plot that begins at `top`, and says where each one begins. */
  write(top: number): number[];
}

interface Placed {
  lines: string[];
  align: 'left' | 'center' | 'right';
  /** Where its text is anchored. */
  at: number;
  /** The leader. */
  x: number | undefined;
  /** Its top and bottom are below 0: the plot begins at 0. */
  box: Box;
}

const clear = 8;

/** Places labels above a plot so that none overlap, and no leader runs through a text if it can be helped. */
export function flags(sheet: Sheet, wishes: readonly Flag[]): Flags {
  const placed = new Map<Flag, Placed>();
  const inTurn = wishes.toSorted((a, b) => Number(a.stretch ?? 0) - Number(b.stretch ?? 0) || b.x - a.x);
  const edges = wishes.flatMap(({ x, stretch = 0 }) =>
    stretch > 0 ? [x - stretch / 2, x + stretch / 2] : [],
  );
  for (const flag of inTurn) placed.set(flag, place(sheet, flag, edges, [...placed.values()]));
  const height = Math.max(0, ...[...placed.values()].map(({ box }) => -box.top));
  return {
    height,
    write: (top) =>
      wishes.map((flag) => {
        const { lines, align, at, box } = placed.get(flag)!;
        lines.forEach((text, row) => {
          sheet.write({ text, x: at, y: top + box.top + (row + 0.5) * sheet.line, align, colour: 'soft' });
        });
        return top + box.top;
      }),
  };
}

/** The lowest place for a flag that is free of those placed before it. */
function place(sheet: Sheet, flag: Flag, edges: readonly number[], others: readonly Placed[]): Placed {
  const shape = flag.stretch === undefined ? hung(sheet, flag, edges) : centred(sheet, flag, flag.stretch);
  const height = shape.lines.length * sheet.line;
  const feet = [0, ...others.map(({ box }) => box.top - 4)].sort((a, b) => b - a);
  const places = feet.map((foot): Placed => ({
    ...shape,
    box: { ...shape.box, top: foot - height, bottom: foot },
  }));
  const isFree = ({ box }: Placed) => others.every((other) => !overlap(wide(box), other.box));
  const isClear = (one: Placed) =>
    others.every((other) => !crosses(one, other.box) && !crosses(other, one.box));
  const free = places.filter(isFree);
  return free.find(isClear) ?? free[0]!;
}

function wide(box: Box): Box {
  return { ...box, left: box.left - clear, right: box.right + clear };
}

/** Whether the leader of a flag runs through a box. */
function crosses({ x, box: { top } }: Placed, box: Box): boolean {
  return x !== undefined && x > box.left - 2 && x < box.right + 2 && top < box.bottom;
}

/** A label beside its leader: to the right where there is room and no shade begins or ends, else to the left. */
function hung(sheet: Sheet, { text, x }: Flag, edges: readonly number[]): Placed {
  const { width, size } = sheet.frame;
  const most = size === 'wide' ? 190 : 130;
  const whole = sheet.widest([text]);
  const isCut = (from: number, to: number) => edges.some((edge) => edge > from && edge < to);
  const isOff = whole <= Math.min(most, x - 6) && isCut(x, x + whole + 8) && !isCut(x - whole - 8, x);
  const hasRoom = width - x - 6 >= Math.min(most * 0.7, whole) || x < width / 2;
  const isRight = hasRoom && !isOff;
  const lines = sheet.wrapped(text, Math.min(most, isRight ? width - x - 6 : x - 6));
  const [room, at] = [sheet.widest(lines), isRight ? x + 5 : x - 5];
  const [left, right] = isRight ? [at, at + room] : [at - room, at];
  return { lines, align: isRight ? 'left' : 'right', at, x, box: { left, right, top: 0, bottom: 0 } };
}

/** A label over the middle of a stretch, or as near to it as the frame allows. */
function centred(sheet: Sheet, { text, x }: Flag, stretch: number): Placed {
  const { width } = sheet.frame;
  const lines = sheet.wrapped(text, Math.min(width, Math.max(stretch, 110)));
  const half = sheet.widest(lines) / 2;
  const at = Math.max(half, Math.min(width - half, x));
  return {
    lines,
    align: 'center',
    at,
    x: undefined,
    box: { left: at - half, right: at + half, top: 0, bottom: 0 },
  };
}
