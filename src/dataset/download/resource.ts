import type { Dataset } from '../dataset.ts';

/** A dataset as the data resource that readers download: JSON with one row of data a line. */
export function resource(dataset: Dataset): string {
  const { $schema: _, data, ...description } = dataset;
  const head = JSON.stringify(
    { $schema: 'https://datapackage.org/profiles/2.0/dataresource.json', ...description },
    null,
    2,
  );
  const rows = data.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  return `${head.slice(0, -2)},\n  "data": [\n${rows}\n  ]\n}\n`;
}
