import type { Description } from './description.ts';
import type { Place, Walk } from './walk.ts';

/** The room that the mark of a point takes in a drawing, in pixels of the drawing. */
export interface Spot extends Place {
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** Whether it is a bar rather than a dot. */
  isBar: boolean;
}

type Along = number | readonly [number, number];

/** A series of marks as Chart.js is given it: pixels; a bar runs from one to another. */
export interface Marks {
  type?: string | undefined;
  label?: string | undefined;
  data: readonly { x: Along; y: Along; title: string }[];
  barThickness?: number;
  order?: number;
}

/** What stands in a drawing: the marks, and what is written. */
export interface Standing {
  marks: readonly Marks[];
  texts: readonly Written[];
}

interface Written {
  text: string;
  x: number;
  y: number;
  align?: 'left' | 'center' | 'right';
}

/** The spot of every point of a walk that stands in a drawing; of a point without a value, that of its symbol. */
export function spots(chart: Description, through: Walk, { marks: drawn, texts }: Standing): Spot[] {
  return through.flatMap((stops, series) => {
    const own = 'series' in chart ? drawn.filter(({ label }) => label === chart.series[series]!.name) : drawn;
    const marks = own.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0));
    return stops.flatMap(({ name }, point) => {
      const mine = marks.find(({ data }) => data.some(({ title }) => title === name));
      const mark = mine?.data.find(({ title }) => title === name);
      const room = mine && mark && (box(mine, mark) ?? symbolBox(mine, mark, texts));
      return room ? [{ series, point, ...room }] : [];
    });
  });
}

/** The spot nearest to a place in a drawing, when one is near. */
export function nearest(all: readonly Spot[], x: number, y: number, reach = 32): Spot | undefined {
  const away = ({ left, right, top, bottom }: Spot) =>
    Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  return all.filter((spot) => away(spot) <= reach).sort((a, b) => away(a) - away(b))[0];
}

const radius = 7;

type Mark = Marks['data'][number];
type Room = Omit<Spot, keyof Place>;

/** The room that a mark takes; none when it has no value. */
function box({ type, barThickness = 0 }: Marks, { x, y }: Mark): Room | undefined {
  const isBar = type === 'bar';
  const half = isBar ? barThickness / 2 : radius;
  const [[left, right], [top, bottom]] = [ends(x, half), ends(y, half)];
  const isShown = [left, right, top, bottom].every(Number.isFinite);
  return isShown ? { left, right, top, bottom, isBar } : undefined;
}

function ends(at: Along, half: number): readonly [number, number] {
  return typeof at === 'number' ? [at - half, at + half] : [Math.min(...at), Math.max(...at)];
}

/** The room of the symbol that stands in line with a mark without a value: of several, the one nearest to its series. */
function symbolBox({ data }: Marks, { x, y }: Mark, texts: Standing['texts']): Room | undefined {
  const middle = (along: 'x' | 'y') => mean(data.flatMap((mark) => mark[along]).filter(Number.isFinite));
  const isInLine = (text: Written) =>
    [text.x - Number(x), text.y - Number(y)].some((away) => Math.abs(away) <= 12);
  const away = (text: Written) => Math.hypot(text.x - middle('x'), text.y - middle('y'));
  const symbols = texts.filter((each) => each.text.startsWith('[') && isInLine(each));
  const symbol = symbols.sort((a, b) => away(a) - away(b))[0];
  if (!symbol) return undefined;
  const centre = symbol.x + { left: 10, center: 0, right: -10 }[symbol.align ?? 'left'];
  return {
    ...{ left: centre - 12, right: centre + 12, top: symbol.y - 9, bottom: symbol.y + 9 },
    isBar: true,
  };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length);
}
