import type { Dataset, RawDataset } from '../dataset.ts';
import { symbols } from '../symbols.ts';
import { labelOf } from '../table.ts';

/** A dataset as the data resource that readers download: JSON with one row of data a line. */
export function resource(dataset: Dataset): string {
  const { $schema: _, draft: __, data, schema, ...rest } = dataset;
  const description = {
    $schema: 'https://datapackage.org/profiles/2.0/dataresource.json',
    type: 'table',
    ...withoutEmptyLists(rest),
    schema: withoutEmptyLists({ ...schema, missingValues: missingValues(dataset) }),
  };
  return inRows(description, data);
}

/** A dataset as an author types it, with one row of data a line. */
export function typedText({ data, ...description }: RawDataset): string {
  return inRows(withoutEmptyLists(description), data);
}

/** JSON with one row of data a line. */
function inRows(description: object, data: RawDataset['data']): string {
  const head = JSON.stringify(description, null, 2);
  const rows = data.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  return `${head.slice(0, -2)},\n  "data": [\n${rows}\n  ]\n}\n`;
}

/** The symbols that the dataset explains, then those that its rows hold all the same: protection may have put them there. */
function missingValues(dataset: Dataset): { value: string; label: string }[] {
  const given = dataset.schema.missingValues;
  const cells = new Set(dataset.data.slice(1).flat());
  const added = symbols.filter((symbol) => cells.has(symbol) && !given.some(({ value }) => value === symbol));
  return [...given, ...added.map((value) => ({ value, label: labelOf(dataset, value) }))];
}

/** The same keys, without those that hold an empty list. */
function withoutEmptyLists(value: object): object {
  return Object.fromEntries(
    Object.entries(value).filter(([, held]) => !Array.isArray(held) || held.length > 0),
  );
}
