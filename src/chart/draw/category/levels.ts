import type { CategoryChart } from '../../chart.ts';
import { segment, type Sheet } from '../sheet.ts';
import type { Scale } from './scale.ts';
import { levels } from './values.ts';

type Point = readonly [x: number, y: number];

/** The dashes of a reference line. */
export const referenceDash = [5, 3];

/** A piece of a reference line; over bars it has an outline in the colour of the ground. */
export function reference(sheet: Sheet, from: Point, to: Point, isOverBars: boolean): void {
  if (isOverBars) sheet.above.push(segment(from, to, 'ground', { width: 3.5 }));
  sheet.above.push(segment(from, to, 'reference', { width: 1.5, dash: referenceDash }));
}

/** Lines and shades at values, from side to side. */
export function levelsAndReferences(
  sheet: Sheet,
  chart: CategoryChart,
  { left, right, y }: { left: number; right: number; y: Scale },
): void {
  for (const { from, to } of levels(chart)) {
    sheet.below.unshift({ area: { left, right, top: y(to), bottom: y(from) }, colour: 'band' });
  }
  for (const { value } of chart.references) {
    reference(sheet, [left, y(value)], [right, y(value)], chart.kind !== 'line');
  }
}
