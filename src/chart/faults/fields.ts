import { fieldOf, type Dataset } from '../../dataset/dataset.ts';
import type { ChartAttributes } from '../../narrative/vocabulary.ts';
import { nearest, type Fault } from '../../problem.ts';

/** What is wrong with the fields that attributes name. */
export function fieldFaults(dataset: Dataset, named: Readonly<Record<string, string | undefined>>): Fault[] {
  const names = dataset.schema.fields.map((field) => field.name);
  return Object.entries(named).flatMap(([attribute, name]) =>
    name === undefined || names.includes(name)
      ? []
      : [
          {
            message: `"${attribute}" names "${name}", which is not a field of "${dataset.name}".`,
            cure: nearest(name, names),
          },
        ],
  );
}

/** Fields of the wrong type for their part in a chart along categories or times. */
export function typeFaults({ kind, x, y, series, low, high }: ChartAttributes, dataset: Dataset): Fault[] {
  const faults: Fault[] = [];
  const isText = (name: string) => fieldOf(dataset, name)!.type === 'string';
  for (const [attribute, name] of Object.entries({ y, low, high })) {
    if (name === undefined || !isText(name)) continue;
    const cure = `Name a number field as "${attribute}".`;
    faults.push({ message: `"${name}" is text and cannot be measured.`, cure });
  }
  for (const name of [x, ...(series ? [series] : [])].filter((each) => !isText(each))) {
    faults.push({
      message: `"${name}" holds numbers and cannot be an axis or a series.`,
      cure: 'Name a text field.',
    });
  }
  if (series === x) {
    faults.push({ message: '"x" and "series" name the same field.', cure: 'Leave "series" out.' });
  }
  if ((kind === 'stacked' || kind === 'stacked-100') && !series) {
    faults.push({
      message: 'A stacked chart has no "series".',
      cure: 'Name the field whose values are stacked.',
    });
  }
  return faults;
}
