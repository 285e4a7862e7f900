import { toText, toWords } from '../../dataset/cell.ts';
import type { Cell, Field } from '../../dataset/dataset.ts';
import { isSymbol } from '../../dataset/symbols.ts';
import type { CategoryChart, Series } from '../chart.ts';
import { shares } from '../shares.ts';
import { toChart, type Description } from './description.ts';

/** A point that a reader can go to. */
export interface Stop {
  /** The series it belongs to; empty where there is but one. */
  series: string;
  /** The category, the time, or the name of the point. */
  name: string;
  /** `48.3%`, `confidential`. */
  value: string;
  /** Against the point before it in time: `up 2.1 percentage points`; empty where they cannot be compared. */
  change: string;
  /** What sounds: none where no number is shown. */
  number: number | undefined;
}

/** The points of each series, in the order in which a reader goes through them. */
export type Walk = readonly (readonly Stop[])[];

/** A point of a walk, by the index of its series and its own. */
export interface Place {
  series: number;
  point: number;
}

/** The walk through a chart; a quadrant has none, since its lists say all that it does. */
export function walk(chart: Description): Walk {
  if (chart.kind === 'quadrant') return [];
  if (chart.kind === 'scatter') return [pointStops(chart)];
  const isShared = chart.kind === 'stacked-100' && chart.measure.unit !== '%';
  const parts = isShared ? shares(toChart(chart) as CategoryChart) : undefined;
  return chart.series.map((series, place) =>
    chart.categories.map((name, index) => ({
      series: chart.series.length > 1 ? series.name : '',
      name,
      value: valueWords(chart, series, index) + shareWords(parts, place, index),
      change: change(chart, series, index),
      number: numberAt(parts?.series[place] ?? series, index),
    })),
  );
}

/** The points of a scatter chart from left to right. */
function pointStops({ points, across, up }: Extract<Description, { kind: 'scatter' }>): Stop[] {
  return points
    .toSorted((a, b) => a.across - b.across || a.up - b.up)
    .map((point) => ({
      series: '',
      name: point.name,
      value: `${measured(across, point.across)}; ${measured(up, point.up)}`,
      change: '',
      number: point.up,
    }));
}

/** What is said of a point: `Oxfordshire, 2013/14: 48.3%, up 2.1 percentage points. Point 3 of 5, series 1 of 3.` */
export function readout(through: Walk, place: Place): string {
  const { series, name, value, change: changed } = through[place.series]![place.point]!;
  const subject = [series, name].filter(Boolean).join(', ');
  const point = `Point ${place.point + 1} of ${through[place.series]!.length}`;
  const which = through.length > 1 ? `, series ${place.series + 1} of ${through.length}` : '';
  return `${subject}: ${[value, changed].filter(Boolean).join(', ')}. ${point}${which}.`;
}

/** Where a key leads from a place: the same place at the ends; `undefined` for keys that lead nowhere. */
export function moved(through: Walk, { series, point }: Place, key: string): Place | undefined {
  const last = through[series]!.length - 1;
  const left = { series, point: Math.max(point - 1, 0) };
  const right = { series, point: Math.min(point + 1, last) };
  const isAlone = through.length === 1; // Then bars may lie below each other.
  const places: Partial<Record<string, Place>> = {
    ArrowLeft: left,
    ArrowRight: right,
    ArrowUp: isAlone ? left : { series: Math.max(series - 1, 0), point },
    ArrowDown: isAlone ? right : { series: Math.min(series + 1, through.length - 1), point },
    Home: { series, point: 0 },
    End: { series, point: last },
  };
  return places[key];
}

type Category = Extract<Description, Pick<CategoryChart, 'categories'>>;

function valueWords({ measure, symbols }: Category, { values, intervals }: Series, index: number): string {
  const value = values[index]!;
  if (isSymbol(value)) return meaning(symbols[value] ?? value);
  const between = intervals?.[index]?.map((end) => toWords(end, measure));
  return toWords(value, measure) + (between ? `, between ${between.join(' and ')}` : '');
}

/** The share that a part is drawn as: `, 13% of the whole`. */
function shareWords(
  parts: Pick<CategoryChart, 'series' | 'measure'> | undefined,
  place: number,
  index: number,
): string {
  const share = parts && numberAt(parts.series[place]!, index);
  return share === undefined ? '' : `, ${toWords(share, parts!.measure)} of the whole`;
}

/** The first words of what a symbol means: `confidential`. */
function meaning(label: string): string {
  return label.split(':')[0]!;
}

function change({ times, measure }: Category, series: Series, index: number): string {
  const [now, before] = [numberAt(series, index), numberAt(series, index - 1)];
  const isParted = [series.breaks, series.gaps].some((indexes) => indexes?.includes(index));
  if (!times || isParted || now === undefined || before === undefined) return '';
  if (now === before) return 'no change';
  const size = Math.abs(now - before).toFixed(Math.max(...[now, before].map(decimals(measure))));
  const unit = measure.unit === '%' ? ` percentage ${size === '1' ? 'point' : 'points'}` : '';
  return `${now > before ? 'up' : 'down'} ${toText(Number(size), measure)}${unit}`;
}

/** How many decimals a number is shown with. */
function decimals({ decimals: fixed }: Field): (value: number) => number {
  return (value) => fixed ?? (String(value).split('.')[1] ?? '').length;
}

function numberAt({ values }: Series, index: number): number | undefined {
  const value: Cell | undefined = values[index];
  return typeof value === 'number' ? value : undefined;
}

function measured(field: Field, value: number): string {
  const words = field.unit === '%' ? toWords(value, field) : toText(value, field);
  return `${field.title}: ${words}`;
}
