import { isSymbol } from '../../../dataset/symbols.ts';
import type { CategoryChart } from '../../chart.ts';
import { segment, type Sheet } from '../sheet.ts';
import type { Rows } from './rows.ts';
import { range, ticks, type Scale } from './scale.ts';
import { axisText, reached } from './values.ts';

/** The room below bars that are too thin to bear their values: for the numbers of an axis. */
export function footOf({ frame, line }: Sheet): number {
  return frame.isTight ? line + 8 : 0;
}

/** Light lines behind bars that are too thin to bear their values, with numbers below them. */
export function thinAxis(sheet: Sheet, chart: CategoryChart, x: Scale, { rows, bottom }: Rows): void {
  const [least, most] = range(reached(chart));
  for (const value of ticks([least, most], 6, false).filter((each) => each >= least && each <= most)) {
    const text = axisText(chart, value);
    sheet.below.push(segment([x(value), rows[0]!.top], [x(value), bottom], 'grid'));
    const at = Math.min(x(value), sheet.frame.width - sheet.widthOf(text) / 2);
    sheet.write({ text, x: at, y: bottom + 4 + sheet.line / 2, align: 'center', colour: 'soft' });
  }
}

/** The symbols that stand in place of bars that are too thin to bear them: once a row, behind its longest bar. */
export function thinSymbols(sheet: Sheet, chart: CategoryChart, { rows }: Rows, x: Scale): void {
  rows.forEach(({ middle }, index) => {
    const cells = chart.series.map(({ values }) => values[index]!);
    const symbols = new Set(cells.filter((cell) => isSymbol(cell) && cell !== '[z]'));
    const end = Math.max(x(0), ...cells.map((cell) => (typeof cell === 'number' ? x(cell) : 0)));
    if (symbols.size === 0) return;
    sheet.write({ text: [...symbols].join(' '), x: end + 6, y: middle, weight: 700 });
  });
}
