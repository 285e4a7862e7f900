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

/** The spot of every point of a walk that stands in a drawing; points without a value stand where it would begin. */
export function spots(chart: Description, through: Walk, drawn: readonly Marks[]): Spot[] {
  return through.flatMap((stops, series) => {
    const own = 'series' in chart ? drawn.filter(({ label }) => label === chart.series[series]!.name) : drawn;
    const marks = own.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0));
    return stops.flatMap(({ name }, point) => {
      const mine = marks.find(({ data }) => data.some(({ title }) => title === name));
      const mark = mine?.data.find(({ title }) => title === name);
      return mine && mark ? [{ series, point, ...box(mine, mark) }] : [];
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

function box({ type, barThickness = 0, data }: Marks, { x, y }: Marks['data'][number]) {
  const isBar = type === 'bar';
  const [left, right] = ends(
    x,
    y,
    data.map((mark) => mark.x),
    isBar ? barThickness / 2 : radius,
  );
  const [top, bottom] = ends(
    y,
    x,
    data.map((mark) => mark.y),
    isBar ? barThickness / 2 : radius,
  );
  return { left, right, top, bottom, isBar };
}

/** The ends of a mark along one axis; one that has no value there begins where others do. */
function ends(at: Along, across: Along, others: readonly Along[], half: number): [number, number] {
  const [from, to] = typeof at === 'number' ? [at, at] : at;
  if (Number.isFinite(from) && Number.isFinite(to)) {
    const isLong = typeof at !== 'number';
    return isLong ? [Math.min(from, to), Math.max(from, to)] : [from - half, from + half];
  }
  const known = others.flatMap((each) => (typeof each === 'number' ? each : each[0])).filter(Number.isFinite);
  const start = known[0] ?? (typeof across === 'number' ? across : across[0]);
  return [start - radius, start + radius];
}
