import { RawDataset, type Cell } from '../src/dataset/dataset.ts';
import { protection } from '../src/dataset/protection/protect.ts';

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

/** How long tables of about 250 cells take to be protected and attacked, without what is kept from earlier builds. */
export function benchTables(): void {
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
}
