import type { CategoryChart } from '../../chart.ts';
import { segment, type Sheet } from '../sheet.ts';
import { drawBars, lying, rule } from './bar.ts';
import { areFitting, categoriesHeight, drawColumns, slotsBetween, writeCategories } from './column.ts';
import { key, type Entry } from './key.ts';
import { levelsAndReferences, referenceDash } from './levels.ts';
import {
  drawLines,
  grid,
  halfSteps,
  obstacles,
  overTime,
  strokes,
  timesHeight,
  writeTimes,
} from './lines.ts';
import { colourOf, dashOf, fillOf } from './marks.ts';
import { bandsAndBreaks, clearings, labelling, rows, type Rows } from './rows.ts';
import { range, scale, ticks, type Scale } from './scale.ts';
import { axisText, levels, reached, remarks, stretches, valueText } from './values.ts';

const gap = 20;

/** A small drawing for each series in focus, all to one scale, with the context in each. */
export function panels(sheet: Sheet, chart: CategoryChart): void {
  const parts = partsOf(chart);
  const isUpright = chart.kind === 'line' || (chart.kind === 'column' && areUpright(sheet, chart, parts));
  const top = key(sheet, entries(chart, isUpright), 0);
  sheet.height = Math.ceil(
    isUpright ? upright(sheet, chart, parts, top) : lyingDown(sheet, chart, parts, top),
  );
}

/** The charts of one series in focus each, and the context. */
function partsOf(chart: CategoryChart): CategoryChart[] {
  const context = chart.series.filter(({ colour }) => colour === 'context');
  const own = chart.series.filter(({ colour }) => colour !== 'context');
  return (own.length > 0 ? own : context).map((series) => ({
    ...chart,
    series: [series, ...context.filter((each) => each !== series)],
  }));
}

/** What is the same in all the drawings, and so is named once. */
function entries(chart: CategoryChart, isUpright: boolean): Entry[] {
  const context = chart.series.filter(({ colour }) => colour === 'context');
  const line = (name: string) => ({ name, colour: 'reference', dash: referenceDash });
  return [
    ...context.map((series) => ({
      name: series.name,
      colour: chart.kind === 'line' ? colourOf(series) : fillOf(chart, series),
      ...(chart.kind === 'line' && { dash: dashOf(chart, series) }),
    })),
    ...chart.references.map(({ label }) => line(label)),
    ...levels(chart).map(({ label }) => ({ name: label, colour: 'band' })),
    ...(isUpright ? stretches(chart).map(({ label }) => ({ name: label, colour: 'band' })) : []),
    ...(isUpright ? remarks(chart) : []).map(({ text, index }) => ({
      name: `${chart.categories[index]!}: ${text}`,
      colour: 'axis',
      dash: [2, 3],
    })),
  ];
}

function columnsOf(sheet: Sheet, count: number): number {
  if (sheet.frame.size === 'narrow') return Math.min(2, count);
  return count === 4 ? 2 : Math.min(3, count);
}

/** How upright drawings stand: how many beside each other, from where, and how wide. */
function across(sheet: Sheet, chart: CategoryChart, count: number, steps: readonly number[]) {
  const left = sheet.widest(steps.map((step) => axisText(chart, step))) + 8;
  const inRow = left > 60 && sheet.frame.size === 'narrow' ? 1 : columnsOf(sheet, count);
  const width = (sheet.frame.width - left - gap * (inRow - 1)) / inRow;
  return { left, inRow, width };
}

function stepsOf(chart: CategoryChart): number[] {
  const values = reached(chart);
  return ticks(range(values), 4, values.every(Number.isInteger));
}

/** Whether the columns of each drawing can be named and told apart. */
function areUpright(sheet: Sheet, chart: CategoryChart, parts: readonly CategoryChart[]): boolean {
  const { left, width } = across(sheet, chart, parts.length, stepsOf(chart));
  const place = slotsBetween(parts[0]!, left, left + width, sheet.frame.text * 4);
  return areFitting(sheet, parts[0]!, place) || (chart.times !== undefined && place.pitch >= 6);
}

/** Lines or columns, in rows of drawings; the numbers of the axis stand to the left of each row. */
function upright(sheet: Sheet, chart: CategoryChart, parts: readonly CategoryChart[], begin: number): number {
  const steps = stepsOf(chart);
  const { left, inRow, width } = across(sheet, chart, parts.length, steps);
  const foot = chart.times
    ? timesHeight(sheet, chart.categories)
    : categoriesHeight(sheet, chart, slotsBetween(chart, 0, width, 0)) + sheet.line / 2;
  const count = Math.ceil(parts.length / inRow);
  const wish = sheet.frame.height === undefined ? 0 : (sheet.frame.height - begin) / count - foot - 60;
  const tall = Math.max(9 * sheet.frame.text, wish);
  let edge = begin;
  for (let row = 0; row < count; row += 1) {
    const inThis = parts.slice(row * inRow, (row + 1) * inRow);
    const names = inThis.map(({ series }) => sheet.wrapped(series[0]!.name, width, 700));
    const top =
      edge +
      Math.max(...names.map((lines) => lines.length)) * sheet.line +
      (chart.kind === 'column' ? sheet.line + 6 : 12);
    inThis.forEach((part, index) => {
      const from = left + index * (width + gap);
      heading(sheet, names[index]!, from, edge);
      const area = { left: from, right: from + width, top, bottom: top + tall };
      small(sheet, part, { ...area, steps }, index === 0);
    });
    edge = top + tall + foot + 18;
  }
  return edge - 16;
}

function heading(sheet: Sheet, lines: readonly string[], x: number, top: number): void {
  lines.forEach((text, row) => {
    sheet.write({ text, x, y: top + (row + 0.5) * sheet.line, weight: 700 });
  });
}

interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
  steps: readonly number[];
}

/** One of the drawings. */
function small(sheet: Sheet, part: CategoryChart, area: Area, isFirst: boolean): void {
  const { left, right, top, bottom, steps } = area;
  const y = scale([steps[0]!, steps.at(-1)!], [bottom, top]);
  const place = slotsBetween(part, left, right, sheet.frame.text * 4);
  const middle = (index: number) => left + (index + 0.5) * place.slot;
  const x = part.kind === 'line' ? overTime(part.times!, [left + 7, right - 7]) : middle;
  const places = part.kind === 'line' ? part.times!.map(x) : part.categories.map((_, index) => middle(index));
  grid(sheet, part, { ...area, x, y }, isFirst ? left : undefined);
  stretchesIn(sheet, part, { ...area, places });
  if (part.kind === 'line') {
    drawLines(sheet, part, { ...area, x, y });
    lastValue(sheet, part, places, y);
  } else {
    levelsAndReferences(sheet, part, { left, right, y });
    drawColumns(sheet, part, { place, y, top, bottom, hasValues: false });
  }
  if (part.times) ends(sheet, part, places, { left, right, bottom });
  else writeCategories(sheet, part, place, bottom + sheet.line / 2 + 1);
}

/** The first time and the last below a drawing, and a stroke for each. */
function ends(
  sheet: Sheet,
  { categories }: CategoryChart,
  places: readonly number[],
  edges: Pick<Area, 'left' | 'right' | 'bottom'>,
): void {
  const shown = [...new Set([0, places.length - 1])];
  const at = shown.map((index) => places[index]!);
  writeTimes(
    sheet,
    shown.map((index) => categories[index]!),
    at,
    edges,
  );
  strokes(sheet, places, edges.bottom);
}

/** The last value of a small line, above or below its end where it meets no text, line or reference. */
function lastValue(
  sheet: Sheet,
  part: CategoryChart,
  places: readonly number[],
  y: (value: number) => number,
): void {
  const { values } = part.series[0]!;
  const last = values.findLastIndex((value) => typeof value === 'number');
  const value = values[last];
  if (typeof value !== 'number') return;
  const text = { text: valueText(part, value), x: places[last]! + 6, weight: 700, align: 'right' } as const;
  const line = values.map((each, index) => ({
    x: places[index]!,
    y: typeof each === 'number' ? y(each) : Number.NaN,
  }));
  const away = [-6, -14, -22, 6, 14, 22].map((step) => y(value) + step + (Math.sign(step) * sheet.line) / 2);
  const references = part.references.map((each) => ({
    left: 0,
    right: sheet.frame.width,
    top: y(each.value) - 1,
    bottom: y(each.value) + 1,
  }));
  sheet.offer(
    away.map((place) => ({ ...text, y: place, hasHalo: true })),
    () => [...obstacles(part.series[0]!, line), ...references],
  );
}

/** Shades and rules for what the key names: bands along the categories, and remarks. */
function stretchesIn(sheet: Sheet, part: CategoryChart, area: Area & { places: readonly number[] }): void {
  const { left, right, top, bottom, places } = area;
  for (const { from, to } of stretches(part)) {
    const [start, end] = halfSteps(places, from, to);
    const shade = { left: Math.max(left, start), right: Math.min(right, end), top, bottom };
    sheet.below.unshift({ area: shade, colour: 'band' });
  }
  for (const { index } of remarks(part)) {
    const x = places[index]!;
    sheet.below.push(segment([x, top], [x, bottom], 'axis', { dash: [2, 3] }));
  }
}

/** Bars, in rows of drawings that share the names of their categories; one below the other on a phone. */
function lyingDown(
  sheet: Sheet,
  chart: CategoryChart,
  parts: readonly CategoryChart[],
  begin: number,
): number {
  const { width, size } = sheet.frame;
  const inRow = size === 'narrow' ? 1 : columnsOf(sheet, parts.length);
  const labels = labelling(sheet, chart, Math.round(width * (size === 'wide' ? 0.22 : 0.34)));
  const room = (width - labels.left - gap * (inRow - 1)) / inRow;
  let edge = begin;
  for (let at = 0; at < parts.length; at += inRow) {
    const inThis = parts.slice(at, at + inRow);
    const names = inThis.map(({ series }) => sheet.wrapped(series[0]!.name, inRow === 1 ? width : room, 700));
    const top = edge + Math.max(...names.map((lines) => lines.length)) * sheet.line + 4;
    const found = rows(sheet, chart, { ...labels, bars: inThis[0]!.series.length, top });
    inThis.forEach((part, index) => {
      const left = labels.left + index * (room + gap);
      heading(sheet, names[index]!, inRow === 1 ? 0 : left, edge);
      const x = lying(sheet, chart, left, left + room);
      drawBars(sheet, part, found, x);
      acrossRows(sheet, part, x, found);
    });
    bandsAndBreaks(sheet, chart, found);
    edge = found.bottom + 14;
  }
  return edge - 12;
}

/** Shades and lines at values, across the rows of one drawing. */
function acrossRows(sheet: Sheet, part: CategoryChart, x: Scale, found: Rows): void {
  const [top, bottom] = [found.rows[0]!.top, found.bottom];
  for (const { from, to } of levels(part)) {
    sheet.below.unshift({ area: { left: x(from), right: x(to), top, bottom }, colour: 'band' });
  }
  for (const { value } of part.references) {
    for (const clearing of clearings(found)) rule(sheet, x(value), clearing);
  }
}
