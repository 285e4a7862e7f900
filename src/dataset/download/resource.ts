import type { Dataset } from '../dataset.ts';

const profile = 'https://datapackage.org/profiles/2.0/dataresource.json';

/** A dataset as the data resource that readers download: JSON with one row of data a line; empty lists are left out. */
export function resource(dataset: Dataset, $schema = profile): string {
  const { $schema: _, data, ...description } = dataset;
  const said = Object.entries(description).filter(
    ([, value]) => !(Array.isArray(value) && value.length === 0),
  );
  const head = JSON.stringify({ $schema, ...Object.fromEntries(said) }, null, 2);
  const rows = data.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  return `${head.slice(0, -2)},\n  "data": [\n${rows}\n  ]\n}\n`;
}
