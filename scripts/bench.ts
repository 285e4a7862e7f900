import type { Chart } from '../src/chart/chart.ts';
import { png } from '../src/chart/draw/picture/png.ts';
import { svg } from '../src/chart/draw/svg.ts';
import { content } from '../src/content.ts';
import { figure } from '../src/document/figure.ts';
import { datasetId } from '../src/narrative/named.ts';
import { figures } from '../src/narrative/parse.ts';
import { RawDataset, type Cell } from '../src/dataset/dataset.ts';
import { protection } from '../src/dataset/protection/protect.ts';
import { benchDocuments } from './bench-documents.ts';

/** How long drawing takes: every chart of the site's reports, without what is kept from earlier builds. */
const { reports, editions, datasets, board } = content(process.cwd());
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

/** The least of three runs: what other programs took is not counted. */
function leastTime(run: () => unknown): number {
  const spent = [1, 2, 3].map(() => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
  return Math.min(...spent);
}

/** How long tables of about 250 cells take to be protected and attacked, without what is kept from earlier builds. */

/** A two-way table with totals, some of whose counts are small; the same at every run. */
function table(
  rows: number,
  columns: number,
  share: number,
  seed: number,
): { id: string; value: RawDataset } {
  let state = seed;
  const random = () => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296;
  const names = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${prefix}${index}`);
  const counts = names('r', rows).map(() =>
    names('c', columns).map(() =>
      random() < share ? 1 + Math.floor(random() * 5) : Math.floor(random() ** 2 * 200) + 6,
    ),
  );
  const full = counts.map((row) => [...row, row.reduce((sum, each) => sum + each, 0)]);
  full.push(full[0]!.map((_, column) => full.reduce((sum, row) => sum + row[column]!, 0)));
  const [areas, ages] = [
    [...names('r', rows), 'All'],
    [...names('c', columns), 'All'],
  ];
  const data: Cell[][] = areas.flatMap((area, row) =>
    ages.map((age, column): Cell[] => [area, age, full[row]![column]!]),
  );
  const text = (name: string) => ({ name, title: name, type: 'string' as const });
  const value = RawDataset.parse({
    name: 'table',
    title: 'A table',
    description: 'An invented table.',
    forChildren: 'Invented children.',
    sources: [{ title: 'None' }],
    period: '2020/21',
    geography: 'Exampleshire',
    status: 'final',
    theme: 'Police',
    schema: {
      fields: [
        text('area'),
        text('age'),
        { name: 'children', title: 'Children', type: 'integer', disclosive: true },
      ],
    },
    relations: [
      { field: 'children', by: 'area', total: 'All', parts: names('r', rows) },
      { field: 'children', by: 'age', total: 'All', parts: names('c', columns) },
    ],
    data: [['area', 'age', 'children'], ...data],
  });
  return { id: '2020-21/table', value };
}

console.log('Protecting and attacking a two-way table, in seconds: least, median and most of six tables');
const shapes: [rows: number, columns: number, share: number][] = [
  [12, 18, 0.05],
  [12, 18, 0.1],
  [12, 18, 0.3],
  [24, 9, 0.15],
  [49, 4, 0.15],
];
for (const [rows, columns, share] of shapes) {
  const seconds = [1, 2, 3, 4, 5, 6].map((seed) => {
    const made = table(rows, columns, share, seed);
    const started = performance.now();
    protection([made], 5);
    return (performance.now() - started) / 1000;
  });
  const sorted = seconds.toSorted((a, b) => a - b).map((each) => each.toFixed(2));
  const cells = (rows + 1) * (columns + 1);
  console.log(`${cells} cells, ${share * 100} % small: ${sorted[0]}, ${sorted[3]}, ${sorted[5]}`);
}

await benchDocuments(process.cwd());
