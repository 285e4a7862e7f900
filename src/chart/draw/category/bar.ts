import type { Cell } from '../../../dataset/dataset.ts';
import type { CategoryChart } from '../../chart.ts';
import { segment, type Sheet, type Text } from '../sheet.ts';
import { keyOf } from './column.ts';
import { flags, type Flags } from './flags.ts';
import { key } from './key.ts';
import { reference } from './levels.ts';
import { barMarks, coloursOf, type Mark } from './marks.ts';
import { bandsAndBreaks, clearings, labelling, rows, type Rows } from './rows.ts';
import { range, scale, type Scale } from './scale.ts';
import { footOf, thinAxis, thinSymbols } from './tight.ts';
import { levels, reached, saidOf, valueText } from './values.ts';

/** Bars that lie on 0, one a category or a group of them, each with its value at its end. */
export function bar(sheet: Sheet, chart: CategoryChart): void {
  const { width, size } = sheet.frame;
  const begin = chart.series.length > 1 ? key(sheet, keyOf(chart), 0) : 0;
  const labels = labelling(sheet, chart, Math.round(width * (size === 'wide' ? 0.3 : 0.34)));
  const x = lying(sheet, chart, labels.left, width);
  const above = headings(sheet, chart, x);
  const top = begin + (above.height > 0 ? above.height + 6 : 0);
  const found = rows(sheet, chart, { ...labels, bars: chart.series.length, top, foot: footOf(sheet) });
  if (sheet.frame.isTight) thinAxis(sheet, chart, x, found);
  drawBars(sheet, chart, found, x);
  writeHeadings(sheet, chart, { x, top, found, above });
  bandsAndBreaks(sheet, chart, found);
  sheet.height = Math.ceil(found.bottom + footOf(sheet));
}

/** The scale of values between two edges, with room for the numbers at the ends of bars. */
export function lying(sheet: Sheet, chart: CategoryChart, left: number, right: number): Scale {
  const reach = range(reached(chart));
  const texts = (isBelow: boolean) =>
    chart.series.flatMap(({ values }) =>
      values
        .filter((value) => value !== '[z]' && (typeof value === 'number' && value < 0) === isBelow)
        .map((value) => valueText(chart, value)),
    );
  const room = (isBelow: boolean) => {
    const widest = sheet.widest(texts(isBelow), 700);
    return widest > 0 ? widest + 7 : 1;
  };
  return scale(reach, [left + (reach[0] < 0 ? room(true) : 0), right - room(false)]);
}

/** The bars of some rows with their values, or symbols where they would stand, and the line at 0. */
export function drawBars(sheet: Sheet, chart: CategoryChart, found: Rows, x: Scale): void {
  const { thickness } = found;
  const isCrossed = chart.references.length + chart.bands.length > 0;
  chart.series.forEach((series, place) => {
    const bars = series.values.map((value, index): Mark => {
      const y = found.rows[index]!.bars + (place + 0.5) * thickness;
      const text = valueText(chart, value);
      const end = typeof value === 'number' ? x(value) : x(0);
      const label = { ...labelAt(sheet, chart, x, value), text, y, weight: 700, hasHalo: isCrossed } as const;
      if (value !== '[z]' && !sheet.frame.isTight) sheet.write(label);
      return {
        ...saidOf(chart, series, index, text),
        x: typeof value === 'number' ? [x(0), end] : Number.NaN,
        y,
      };
    });
    const thin = chart.series.length > 1 ? thickness - 1 : thickness;
    const colours = coloursOf(chart, series);
    barMarks(sheet, { axis: 'y', label: series.name, bars, colours, thickness: thin });
  });
  if (sheet.frame.isTight) thinSymbols(sheet, chart, found, x);
  for (const [from, to] of clearings(found)) {
    sheet.above.push(segment([x(0), from], [x(0), to], 'axis'));
  }
}

/** Where a value stands at the end of its bar: beyond any reference that would run through it. */
function labelAt(sheet: Sheet, chart: CategoryChart, x: Scale, value: Cell): Pick<Text, 'x' | 'align'> {
  const side = typeof value === 'number' && value < 0 ? -1 : 1;
  const width = sheet.widthOf(valueText(chart, value), 700) + 3;
  const lines = chart.references.map((each) => x(each.value)).sort((a, b) => side * (a - b));
  const isThrough = (at: number, line: number) => side * (line - at) > -3 && side * (line - at) < width;
  const end = typeof value === 'number' ? x(value) : x(0);
  const at = lines.reduce(
    (found, line) => (isThrough(found, line) ? line + side * 5 : found),
    end + side * 6,
  );
  return { x: at, align: side < 0 ? 'right' : 'left' };
}

/** The names of references and levels, above the rows. */
export function headings(sheet: Sheet, chart: CategoryChart, x: Scale): Flags {
  return flags(sheet, [
    ...levels(chart).map(({ label, from, to }) => ({
      text: label,
      x: (x(from) + x(to)) / 2,
      stretch: x(to) - x(from),
    })),
    ...chart.references.map(({ label, value }) => ({ text: label, x: x(value) })),
  ]);
}

interface Headed {
  x: Scale;
  top: number;
  found: Rows;
  above: Flags;
}

/** Writes them, with a line down to the foot at each reference, and a shade over each level. */
export function writeHeadings(sheet: Sheet, chart: CategoryChart, { x, top, found, above }: Headed): void {
  const tops = above.write(top - 2);
  levels(chart).forEach(({ from, to }, index) => {
    const area = { left: x(from), right: x(to), top: tops[index]! - 2, bottom: found.bottom };
    sheet.below.unshift({ area, colour: 'band' });
  });
  chart.references.forEach(({ value }, index) => {
    rule(sheet, x(value), [tops[levels(chart).length + index]!, top]);
    for (const clearing of clearings(found)) rule(sheet, x(value), clearing);
  });
}

/** A piece of a reference line, from top to bottom. */
export function rule(sheet: Sheet, x: number, [from, to]: readonly [number, number]): void {
  reference(sheet, [x, from], [x, to], true);
}
