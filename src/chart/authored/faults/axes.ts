import { fieldOf, type Dataset } from '../../../dataset/dataset.ts';
import type { ChartAttributes } from '../../../narrative/vocabulary.ts';
import type { Fault } from '../../../problem.ts';

/** Fields of the wrong type for their part in a chart along categories or times. */
export function axisFaults({ kind, x, y, series, low, high }: ChartAttributes, dataset: Dataset): Fault[] {
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
