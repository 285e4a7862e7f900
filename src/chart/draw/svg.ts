import {
  BarController,
  BarElement,
  CategoryScale,
  Chart as ChartJs,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type ChartConfiguration,
  type ChartDataset,
  type Plugin,
} from 'chart.js';
import { toText } from '../../dataset/cell.ts';
import type { Chart as AnyChart, CategoryChart as Chart } from '../chart.ts';
import { RecordingContext } from './context.ts';
import { fontOf, widthOf, wrapped } from '../font.ts';
import { barLabels, endLabels, endLabelWidth } from './labels.ts';
import { words } from '../words/words.ts';

ChartJs.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
);

/** The widths in pixels that a chart is drawn at: the measure of a page, and a phone. */
export const widths = { wide: 680, narrow: 340 } as const;
export type Size = keyof typeof widths;

/** The size of text in charts, in pixels. */
export const textSize = 14;

const dashes = [[], [7, 4], [2, 3], [10, 3, 2, 3], [4, 4], [1, 4]];
const markers = ['circle', 'rect', 'triangle', 'rectRot', 'circle', 'rect'] as const;

/** A chart as an inline SVG of classes and numbers: no fixed size, no style attribute, no script. */
export function svg(chart: AnyChart, size: Size): string {
  if (chart.kind === 'scatter' || chart.kind === 'quadrant') throw new Error('not drawn yet');
  const width = widths[size];
  const height = heightOf(chart, width);
  const context = new RecordingContext(width, height);
  const drawn = new ChartJs(context as unknown as CanvasRenderingContext2D, configuration(chart, width));
  drawn.destroy();
  const alt = words(chart).alt.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<svg class="drawing ${size}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${alt}">${context.elements.join('')}</svg>`;
}

function heightOf(chart: Chart, width: number): number {
  if (chart.kind === 'line') return width > 500 ? 360 : 300;
  if (chart.kind === 'column') return width > 500 ? 300 : 260;
  const bars = chart.kind === 'stacked' ? 1 : chart.series.length;
  const lines = chart.categories.map((category) => categoryLines(category, width).length);
  const rows = lines.map((count) => Math.max(bars * 24 + 16, count * 18 + 14));
  return Math.max(...rows) * rows.length + 12;
}

function categoryLines(category: string, width: number): string[] {
  return wrapped(category, Math.round(width * (width > 500 ? 0.3 : 0.36)), fontOf(textSize));
}

function configuration(chart: Chart, width: number): ChartConfiguration {
  const isLine = chart.kind === 'line';
  return {
    type: isLine ? 'line' : 'bar',
    data: { labels: chart.categories, datasets: chartDatasets(chart) },
    options: {
      animation: false,
      responsive: false,
      maintainAspectRatio: false,
      devicePixelRatio: 1,
      events: [],
      indexAxis: chart.kind === 'bar' || chart.kind === 'stacked' ? 'y' : 'x',
      font: { family: '"Atkinson Hyperlegible Next"', size: textSize },
      layout: { padding: padding(chart, width) },
      scales: isLine ? timeScales(chart, width) : barScales(chart, width),
    },
    plugins: [(isLine ? endLabels(chart, width) : barLabels(chart)) as Plugin],
  };
}

function padding(chart: Chart, width: number) {
  if (chart.kind === 'line') return { top: 12, bottom: 2, left: 2, right: endLabelWidth(chart, width) + 14 };
  if (chart.kind === 'column') return { top: 26, bottom: 2, left: 2, right: 2 };
  if (chart.kind === 'stacked') return { top: 4, bottom: 4, left: 0, right: 2 };
  const longest = Math.max(
    ...chart.series
      .flatMap(({ values }) => values)
      .map((value) =>
        widthOf(
          toText(value, chart.measure) + (chart.measure.unit === '%' ? '%' : ''),
          fontOf(textSize, 700),
        ),
      ),
  );
  const isBelow = chart.series.some(({ values }) =>
    values.some((value) => typeof value === 'number' && value < 0),
  );
  return { top: 4, bottom: 4, left: isBelow ? longest + 8 : 0, right: longest + 12 };
}

function chartDatasets(chart: Chart): ChartDataset[] {
  return chart.series.map(({ name, values, breaks = [], gaps = [], colour: place }, index) => {
    const numbers = values.map((value) => (typeof value === 'number' ? value : Number.NaN));
    const colour = place === 'context' ? 'context' : `series-${place + 1}`;
    const isLine = chart.kind === 'line';
    const data = isLine ? numbers.map((y, at) => ({ x: chart.times![at]!, y })) : numbers;
    const parted = [...breaks, ...gaps];
    const line = {
      ...(parted.length > 0 && { segment: { borderColor: unlessParted(parted) } }),
      borderColor: colour,
      borderWidth: 3,
      borderDash: dashes[index] ?? [],
      pointBackgroundColor: colour,
      pointBorderColor: 'ground',
      pointBorderWidth: 1.5,
      pointRadius: 5,
      pointStyle: markers[index] ?? 'circle',
      spanGaps: false,
      clip: false,
    };
    const bar = {
      backgroundColor: colour,
      inflateAmount: chart.kind === 'stacked' ? -1 : 0,
      categoryPercentage: 0.82,
      barPercentage: chart.series.length > 1 && chart.kind !== 'stacked' ? 0.94 : 1,
      maxBarThickness: chart.kind === 'column' ? 84 : 30,
    };
    return { label: name, data, ...(isLine ? line : bar) } as ChartDataset;
  });
}

/** No line leads up to a category that is parted from those before it. */
function unlessParted(parted: readonly number[]) {
  return ({ p1DataIndex }: { p1DataIndex: number }) => (parted.includes(p1DataIndex) ? 'none' : undefined);
}

const tickFont = { family: '"Atkinson Hyperlegible Next"', size: textSize, weight: 400 } as const;

function timeScales(chart: Chart, width: number) {
  const times = chart.times!;
  return {
    x: {
      type: 'linear' as const,
      min: Math.min(...times) - (times.length === 1 ? 1 : 0),
      max: Math.max(...times) + (times.length === 1 ? 1 : 0),
      border: { color: 'axis' },
      grid: { display: false },
      afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
        axis.ticks = shownTimes(chart, width).map((value) => ({ value }));
      },
      ticks: {
        autoSkip: false,
        color: 'text',
        font: tickFont,
        maxRotation: 0,
        callback: (value: number | string) => chart.categories[times.indexOf(Number(value))] ?? '',
      },
    },
    y: {
      beginAtZero: true,
      border: { display: false },
      grid: { color: 'grid', drawTicks: false },
      ticks: {
        color: 'text',
        font: tickFont,
        padding: 8,
        maxTicksLimit: 6,
        callback: (value: number | string) =>
          toText(Number(value), undefined) + (chart.measure.unit === '%' ? '%' : ''),
      },
    },
  };
}

/** The times that are written below the axis: as many as fit beside each other, the last among them. */
function shownTimes({ times, categories }: Chart, width: number): number[] {
  const room = width * 0.55;
  const widest = Math.max(...categories.map((category) => widthOf(category, fontOf(textSize)))) + 12;
  const step = Math.max(1, Math.ceil((times!.length - 1) / Math.max(1, Math.floor(room / widest))));
  return times!.filter((_, index) => (times!.length - 1 - index) % step === 0);
}

function barScales(chart: Chart, width: number) {
  const isUpright = chart.kind === 'column';
  const stacked = chart.kind === 'stacked';
  const values = {
    stacked,
    beginAtZero: true,
    display: false,
    ...(stacked && { max: Math.max(...totals(chart)) || 1 }),
  };
  const slot = (width - 20) / chart.categories.length;
  const lines = (category: string) =>
    isUpright ? wrapped(category, slot - 6, fontOf(textSize)) : categoryLines(category, width);
  const categories = {
    stacked,
    border: { display: isUpright, color: 'axis' },
    grid: { display: false },
    ticks: {
      color: 'text',
      font: tickFont,
      autoSkip: false,
      maxRotation: 0,
      crossAlign: isUpright ? ('near' as const) : ('far' as const),
      callback: (_: unknown, index: number) => lines(chart.categories[index]!),
    },
  };
  return isUpright ? { x: categories, y: values } : { x: values, y: categories };
}

function totals({ categories, series }: Chart): number[] {
  return categories.map((_, index) =>
    series.reduce((sum, { values }) => sum + (typeof values[index] === 'number' ? values[index] : 0), 0),
  );
}
