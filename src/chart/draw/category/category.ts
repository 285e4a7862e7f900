import type { CategoryChart } from '../../chart.ts';
import type { Frame } from '../frame.ts';
import { Sheet } from '../sheet.ts';
import type { Surface } from '../surface.ts';

/** The drawing of a chart along categories or times. */
export function category(chart: CategoryChart, frame: Frame, surface: Surface): Sheet {
  throw new Error(`${chart.kind} ${frame.width} ${surface.colour('text')}`);
}
