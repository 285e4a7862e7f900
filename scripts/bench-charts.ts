import type { Chart } from '../src/chart/chart.ts';
import { png } from '../src/chart/draw/picture/png.ts';
import { svg } from '../src/chart/draw/svg.ts';
import { content } from '../src/content.ts';
import { figure } from '../src/document/figure.ts';
import { datasetId } from '../src/narrative/named.ts';
import { figures } from '../src/narrative/parse.ts';

/** How long drawing takes: every chart of the site's reports, without what is kept from earlier builds. */
export function benchCharts(root: string): void {
  const { reports, editions, datasets, board } = content(root);
  const byId = new Map(datasets.map(({ id, value }) => [id, value]));
  const charts = [...reports, ...editions].flatMap(({ id, tree }) =>
    figures(tree).flatMap((component) => {
      const dataset = byId.get(datasetId(component.attributes['data']!, { id }))!;
      return figure(component, { number: 1, id: '' }, dataset).chart ?? [];
    }),
  );
  const { name, notice } = board!.value;
  const both = (chart: Chart) => [svg(chart, 'wide'), svg(chart, 'narrow')];
  const picture = (chart: Chart) => [
    ...both(chart),
    png(chart, {
      board: name,
      notice,
      source: 'Source: Increase in Child Protection Cases: Report Card, paragraph 2.',
    }),
  ];

  console.log(`Drawing each of ${charts.length} charts, in milliseconds after warm-up: median and most`);
  for (const [what, draw, target] of [
    ['SVG, both sizes', both, 8],
    ['SVG, both sizes, and PNG', picture, 60],
  ] as const) {
    for (const chart of charts) draw(chart);
    const times = charts.map((chart) => leastTime(() => draw(chart))).sort((a, b) => a - b);
    const [middle, last] = [times[Math.floor(times.length / 2)]!, times.at(-1)!];
    const slow = times.filter((spent) => spent > target).length;
    console.log(`${what}: ${middle.toFixed(1)}, ${last.toFixed(1)} (aim: ${target}; ${slow} above it)`);
  }
}

/** The least of three runs: what other programs took is not counted. */
function leastTime(run: () => unknown): number {
  const spent = [1, 2, 3].map(() => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
  return Math.min(...spent);
}
