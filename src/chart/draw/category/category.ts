import type { CategoryChart } from '../../chart.ts';
import type { Frame } from '../frame.ts';
import { Sheet } from '../sheet.ts';
import type { Surface } from '../surface.ts';
import { bar } from './bar.ts';
import { column, isColumn } from './column.ts';
import { line } from './line.ts';
import { panels } from './panels.ts';
import { stacked } from './stacked.ts';

/** The drawing of a chart along categories or times. */
export function category(chart: CategoryChart, frame: Frame, surface: Surface): Sheet {
  const sheet = new Sheet(frame, surface);
  const isPart = chart.kind === 'stacked' || chart.kind === 'stacked-100';
  if (isPart) stacked(sheet, chart);
  else if (chart.hasPanels) panels(sheet, chart);
  else if (chart.kind === 'line') line(sheet, chart);
  else if (chart.kind === 'column' && isColumn(sheet, chart)) column(sheet, chart);
  else bar(sheet, chart);
  sheet.height = Math.ceil(Math.max(sheet.height, frame.height ?? 0));
  return sheet;
}
