import type { ChartDataset } from 'chart.js';
import type { Field } from '../../../dataset/dataset.ts';
import type { Point, ScatterChart } from '../../chart.ts';
import { arrow, span, tickText, titleOf, valueText, writeNumbers } from './axis.ts';
import type { Box } from '../box.ts';
import { endsHeight, endsWidth, writeEnds, type End } from '../category/ends.ts';
import { referenceDash } from '../category/levels.ts';
import { scale, ticks, type Scale } from '../category/scale.ts';
import type { Frame } from '../frame.ts';
import { nameSpots, type Spot } from './names.ts';
import { segment, Sheet } from '../sheet.ts';
import type { Surface } from '../surface.ts';

/** Where a scatter chart has its points: the room for them, from numbers to pixels, and the numbers along the axes. */
interface Plot {
  box: Box;
  across: Scale;
  up: Scale;
  ticks: { across: number[]; up: number[] };
}

/** The drawing of two measures against each other: points with their names where there is room, titles along both axes. */
export function scatter(chart: ScatterChart, frame: Frame, surface: Surface): Sheet {
  const sheet = new Sheet(frame, surface);
  const ends = endsOf(sheet, chart);
  const plot = plotOf(sheet, chart, ends);
  drawLevels(sheet, chart, plot);
  drawAxes(sheet, chart, plot);
  const { right, top, bottom } = plot.box;
  const placed = ends.map((end, index) => ({
    ...end,
    from: [right, plot.up(levels(chart)[index]!)] as const,
  }));
  writeEnds(sheet, placed, right + 10, [top, bottom]);
  const spots = chart.points.map((point): Spot => ({
    name: point.name,
    x: plot.across(point.across),
    y: plot.up(point.up),
    isContext: point.isContext,
  }));
  const lines = chart.references.map(({ value }) => plot.up(value));
  const room = { ...plot.box, right: ends.length > 0 ? right : frame.width, top: top - sheet.line / 2 };
  nameSpots(sheet, spots, { radius: radiusOf(sheet), room, lines });
  for (const isContext of [false, true]) drawPoints(sheet, chart, spots, isContext);
  return sheet;
}

function radiusOf({ frame }: Sheet): number {
  return (frame.text / 14) * 5;
}

/** The middles of references and bands upwards, in the order of their labels. */
function levels({ references, bands }: ScatterChart): number[] {
  const middles = bands.flatMap((band) => ('values' in band ? [(band.values[0] + band.values[1]) / 2] : []));
  return [...references.map(({ value }) => value), ...middles];
}

/** What is written to the right of the plot: references and bands by name. */
function endsOf(sheet: Sheet, { references, bands }: ScatterChart): Omit<End, 'from'>[] {
  const { width, size } = sheet.frame;
  const room = width * (size === 'wide' ? 0.2 : 0.26);
  const named = [...references, ...bands.filter((band) => 'values' in band)];
  return named.map(({ label }) => ({
    lines: sheet.wrapped(label, room).map((text) => ({ text, colour: 'soft' })),
    colour: 'axis',
  }));
}

/** Lays out the plot, and sets the height of the sheet. */
function plotOf(sheet: Sheet, chart: ScatterChart, ends: readonly Omit<End, 'from'>[]): Plot {
  const { line, frame } = sheet;
  const values = (name: 'across' | 'up') => chart.points.map((point) => point[name]);
  const edges = chart.bands.flatMap((band) => ('values' in band ? band.values : []));
  const reached = [...values('up'), ...chart.references.map(({ value }) => value), ...edges];
  const up = ticks(span(reached), 6, isWhole(chart.up, reached));
  const left = sheet.widest(up.map((value) => tickText(value, chart.up))) + 8;
  const right = frame.width - (ends.length > 0 ? endsWidth(sheet, ends) + 12 : radiusOf(sheet) + 4);
  const across = acrossTicks(sheet, chart, values('across'), right - left);
  const [above, below] = [titleLines(sheet, chart.up), titleLines(sheet, chart.across)];
  const top = above.length * line + line;
  const foot = line * 1.65 + below.length * line + 4;
  const tall = heightOf(sheet, chart, endsHeight(sheet, ends), top + foot);
  sheet.height = Math.ceil(top + tall + foot);
  const box = { left, right, top, bottom: sheet.height - foot };
  return {
    box,
    across: scale([across[0]!, across.at(-1)!], [box.left, box.right]),
    up: scale([up[0]!, up.at(-1)!], [box.bottom, box.top]),
    ticks: { across, up },
  };
}

/** The height of the plot: as wished for when all that is written has room, else what looks best. */
function heightOf({ line, frame }: Sheet, { points }: ScatterChart, ends: number, others: number): number {
  const crowd = Math.min(10, Math.max(0, points.length - 6));
  const best = (frame.size === 'wide' ? 20 : 17 + crowd) * line;
  return Math.max(frame.height === undefined ? best : frame.height - others, ends, 8 * line);
}

function isWhole(field: Field, values: readonly number[]): boolean {
  return field.type === 'integer' && values.every(Number.isInteger);
}

/** As many round numbers as fit beside each other. */
function acrossTicks(
  sheet: Sheet,
  { across }: ScatterChart,
  values: readonly number[],
  room: number,
): number[] {
  for (const count of [8, 7, 6, 5, 4]) {
    const found = ticks(span(values), count, isWhole(across, values));
    const widest = sheet.widest(found.map((value) => tickText(value, across)));
    if ((widest + 12) * (found.length - 1) <= room) return found;
  }
  return ticks(span(values), 3, isWhole(across, values));
}

function titleLines(sheet: Sheet, field: Field): string[] {
  return sheet.wrapped(titleOf(field), sheet.frame.width - sheet.line * 1.5, 700);
}

/** Bands and references, below the points. */
function drawLevels(sheet: Sheet, { references, bands }: ScatterChart, { box, up }: Plot): void {
  for (const band of bands) {
    if (!('values' in band)) continue;
    const [bottom, top] = band.values.map(up).sort((a, b) => b - a) as [number, number];
    sheet.below.push({ area: { ...box, top, bottom }, colour: 'band' });
  }
  for (const { value } of references) {
    const y = up(value);
    sheet.above.push(
      segment([box.left, y], [box.right, y], 'reference', { width: 1.5, dash: referenceDash }),
    );
  }
}

function drawAxes(sheet: Sheet, chart: ScatterChart, { box, across, up, ticks: along }: Plot): void {
  const { line, height } = sheet;
  for (const value of along.up) {
    const y = up(value);
    sheet.below.push(segment([box.left, y], [box.right, y], 'grid'));
    sheet.write({ text: tickText(value, chart.up), x: box.left - 8, y, align: 'right' });
  }
  sheet.below.push(segment([box.left, box.bottom], [box.right, box.bottom], 'axis'));
  for (const x of along.across.map(across)) {
    sheet.below.push(segment([x, box.bottom], [x, box.bottom + 5], 'axis'));
  }
  writeNumbers(
    sheet,
    along.across.map((value) => ({ x: across(value), text: tickText(value, chart.across) })),
    box.bottom + line * 1.05,
  );
  const [above, below] = [titleLines(sheet, chart.up), titleLines(sheet, chart.across)];
  title(sheet, above, line / 2, 'up');
  title(sheet, below, height - (below.length - 0.5) * line, 'across');
}

/** Writes the title of an axis, upwards from the left, across up to the right, with an arrow behind its last line. */
function title(sheet: Sheet, lines: readonly string[], top: number, way: 'up' | 'across'): void {
  const { line, frame } = sheet;
  const length = frame.text;
  lines.forEach((text, index) => {
    const isLast = index === lines.length - 1;
    const y = top + index * line;
    const end = way === 'up' ? sheet.widthOf(text, 700) : frame.width - (isLast ? length + 5 : 0);
    sheet.write({ text, x: end, y, align: 'right', weight: 700 });
    if (!isLast) return;
    if (way === 'up')
      arrow(sheet, [end + length * 0.75, y + length / 2], [end + length * 0.75, y - length / 2]);
    else arrow(sheet, [end + 5, y], [end + 4 + length, y]);
  });
}

function drawPoints(sheet: Sheet, chart: ScatterChart, spots: readonly Spot[], isContext: boolean): void {
  const { surface, frame } = sheet;
  const said = ({ across, up }: Point) =>
    `${chart.up.title}: ${valueText(up, chart.up)}; ${chart.across.title}: ${valueText(across, chart.across)}`;
  const data = spots.flatMap(({ name, x, y, isContext: isGrey }, index) =>
    isGrey === isContext ? [{ x, y, title: name, said: said(chart.points[index]!) }] : [],
  );
  if (data.length === 0) return;
  sheet.datasets.push({
    type: 'line',
    label: isContext ? 'Others' : chart.up.title,
    data,
    showLine: false,
    order: isContext ? 1 : 0,
    pointStyle: 'circle',
    pointRadius: isContext ? radiusOf(sheet) - 1 : radiusOf(sheet),
    pointHitRadius: 8,
    pointBackgroundColor: surface.colour(isContext ? 'ground' : 'series-1'),
    pointBorderColor: surface.colour(isContext ? 'axis' : 'ground'),
    pointBorderWidth: ((isContext ? 1.5 : 1) * frame.text) / 14,
    clip: false,
  } as unknown as ChartDataset);
}
