import type { Chart as ChartJs, Plugin } from 'chart.js';
import { toText } from '../../dataset/cell.ts';
import { isSymbol } from '../../dataset/symbols.ts';
import type { CategoryChart as Chart } from '../chart.ts';
import { fontOf, widthOf, wrapped } from '../font.ts';
import { colours } from '../palette.ts';

const size = 14;
const line = 17;

interface Label {
  /** Where the line ends. */
  at: number;
  /** The middle of the label, after labels were moved apart. */
  y: number;
  lines: { text: string; weight: 400 | 700 }[];
}

/** The room in pixels that the labels at the ends of lines need. */
export function endLabelWidth(chart: Chart, width: number): number {
  return Math.ceil(
    Math.max(
      0,
      ...chart.series.flatMap((_, index) =>
        endLines(chart, index, width).map(({ text, weight }) => widthOf(text, fontOf(size, weight))),
      ),
    ),
  );
}

/** Writes the name and the last value of each line at its end; labels are moved apart so that none overlap. */
export function endLabels(chart: Chart, width: number): Plugin<'line'> {
  return {
    id: 'endLabels',
    afterDatasetsDraw(drawn) {
      const { top, bottom, right } = drawn.chartArea;
      const labels = chart.series.flatMap(({ values }, index): Label[] => {
        const last = values.findLastIndex((value) => typeof value === 'number');
        const point = drawn.getDatasetMeta(index).data[last];
        return point ? [{ at: point.y, y: point.y, lines: endLines(chart, index, width) }] : [];
      });
      for (const { at, y, lines } of apart(labels, top, bottom)) {
        if (Math.abs(at - y) > 4) leader(drawn, right + 6, at, y);
        lines.forEach(({ text, weight }, index) => {
          write(drawn, text, right + 12, y + (index - (lines.length - 1) / 2) * line, weight, 'left', 'text');
        });
      }
    },
  };
}

function endLines(chart: Chart, index: number, width: number): Label['lines'] {
  const series = chart.series[index]!;
  const last = series.values.findLast((value) => typeof value === 'number');
  const value = last === undefined ? '' : valueText(chart, last);
  const room = width * (width > 500 ? 0.26 : 0.3);
  const name = chart.series.length > 1 ? wrapped(series.name, room, fontOf(size)) : [];
  return [
    ...(value ? [{ text: value, weight: 700 as const }] : []),
    ...name.map((text) => ({ text, weight: 400 as const })),
  ];
}

/** Moves labels down, then up again from the bottom, until each has its own room between top and bottom. */
function apart(labels: readonly Label[], top: number, bottom: number): Label[] {
  const placed = [...labels].sort((a, b) => a.y - b.y).map((label) => ({ ...label }));
  const half = (label: Label) => (label.lines.length * line) / 2 + 2;
  let edge = top - 12;
  for (const label of placed) {
    label.y = Math.max(label.y, edge + half(label));
    edge = label.y + half(label);
  }
  edge = bottom + 20;
  for (const label of placed.toReversed()) {
    label.y = Math.min(label.y, edge - half(label));
    edge = label.y - half(label);
  }
  return placed;
}

function leader(drawn: ChartJs, x: number, from: number, to: number): void {
  const { ctx } = drawn;
  ctx.save();
  ctx.strokeStyle = 'axis';
  ctx.lineWidth = 1;
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(x - 2, from);
  ctx.lineTo(x + 4, to);
  ctx.stroke();
  ctx.restore();
}

/** Writes each value at the end of its bar, or inside it when bars are stacked; symbols stand at the baseline. */
export function barLabels(chart: Chart): Plugin<'bar'> {
  const used = colours(chart.series.length);
  return {
    id: 'barLabels',
    afterDatasetsDraw(drawn) {
      chart.series.forEach(({ values }, index) => {
        drawn.getDatasetMeta(index).data.forEach((element, at) => {
          const value = values[at]!;
          if (value === '[z]') return;
          const text = valueText(chart, value);
          const { x, y, base } = element.getProps(['x', 'y', 'base'], true) as unknown as Bar;
          if (chart.kind === 'stacked') {
            const fits = !isSymbol(value) && Math.abs(x - base) > widthOf(text, fontOf(size, 700)) + 6;
            if (fits)
              write(drawn, text, (x + base) / 2, y, 700, 'center', `on-${(used[index] ?? index) + 1}`);
          } else if (chart.kind === 'column') {
            write(drawn, text, x, (isSymbol(value) ? zero(drawn, 'y') : y) - 12, 700, 'center', 'text');
          } else {
            const isBelow = typeof value === 'number' && value < 0;
            const end = isSymbol(value) ? zero(drawn, 'x') : x;
            write(drawn, text, end + (isBelow ? -6 : 6), y, 700, isBelow ? 'right' : 'left', 'text');
          }
        });
      });
    },
  };
}

interface Bar {
  x: number;
  y: number;
  base: number;
}

function zero(drawn: ChartJs, axis: 'x' | 'y'): number {
  return drawn.scales[axis]!.getPixelForValue(0);
}

function valueText(chart: Chart, value: number | string): string {
  const text = toText(value, chart.measure);
  return chart.measure.unit === '%' && !isSymbol(value) ? `${text}%` : text;
}

function write(
  drawn: ChartJs,
  text: string,
  x: number,
  y: number,
  weight: 400 | 700,
  align: CanvasTextAlign,
  colour: string,
): void {
  const { ctx } = drawn;
  ctx.save();
  ctx.font = fontOf(size, weight);
  ctx.fillStyle = colour;
  ctx.textAlign = align;
  ctx.textBaseline = 'middle';
  ctx.fillText(text, x, y);
  ctx.restore();
}
