import type { ChartConfiguration } from 'chart.js';
import type { Chart } from '../chart.ts';
import { category } from './category/category.ts';
import { dot } from './points/dot.ts';
import type { Frame } from './frame.ts';
import { painter } from './painter.ts';
import { quadrant } from './quadrant.ts';
import { scatter } from './points/scatter.ts';
import type { Said, Sheet, Text } from './sheet.ts';
import type { Surface } from './surface.ts';

/** What Chart.js draws a chart from, and the height in pixels that it takes. */
export interface Plan {
  height: number;
  configuration: ChartConfiguration;
  /** What is written in it, and where. */
  texts: readonly Text[];
}

/** How a chart is drawn in a frame: the same in SVG, in a bitmap and in a browser. */
export function plan(chart: Chart, frame: Frame, surface: Surface): Plan {
  const sheet = drawn(chart, frame, surface);
  sheet.settle();
  return { height: sheet.height, configuration: fromSheet(sheet), texts: sheet.texts };
}

function drawn(chart: Chart, frame: Frame, surface: Surface): Sheet {
  switch (chart.kind) {
    case 'dot':
      return dot(chart, frame, surface);
    case 'scatter':
      return scatter(chart, frame, surface);
    case 'quadrant':
      return quadrant(chart, frame, surface);
    default:
      return category(chart, frame, surface);
  }
}

/** What Chart.js says of a mark: what the sheet says. */
const said = {
  title: ([item]: { raw: unknown }[]) => (item?.raw as Said | undefined)?.title ?? '',
  label: ({ raw }: { raw: unknown }) => (raw as Said).said,
};

function fromSheet(sheet: Sheet): ChartConfiguration {
  const { isLive = false, width } = sheet.frame;
  const pixels = (max: number) => ({
    type: 'linear' as const,
    display: false,
    offset: false,
    bounds: 'data' as const,
    afterBuildTicks: (axis: { ticks: unknown[] }) => void (axis.ticks = []),
    min: 0,
    max,
  });
  return {
    type: 'line',
    data: { datasets: sheet.datasets },
    options: {
      animation: false,
      responsive: false,
      maintainAspectRatio: false,
      ...(isLive ? {} : { events: [], devicePixelRatio: 1 }),
      layout: { padding: 0, autoPadding: false },
      plugins: {
        legend: { display: false },
        tooltip: { enabled: isLive, displayColors: false, callbacks: said },
      },
      scales: { x: pixels(width), y: { ...pixels(sheet.height), reverse: true } },
    },
    plugins: [painter(sheet)],
  };
}
