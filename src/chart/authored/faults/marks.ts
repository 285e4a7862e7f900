import type { ChartAttributes } from '../../../narrative/vocabulary.ts';
import type { Fault } from '../../../problem.ts';
import { timeOf } from '../../../time.ts';
import { annotations, bands, references } from '../annotation.ts';

/** What is wrong with what stands on a chart beside its data: references, bands and annotations. */
export function markFaults(attributes: ChartAttributes, categories: readonly string[]): Fault[] {
  const { kind, panels, reference, band, annotation } = attributes;
  const marks = { reference, band, annotation };
  const given = Object.entries(marks).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  const isOverTime = categories.every((category) => timeOf(category) !== undefined);
  if (panels && !isOverTime && given.length > 0) {
    const message = `"${given[0]}" stands in a chart with panels that do not run over time.`;
    return [{ message, cure: 'Leave it out, or leave "panels" out.' }];
  }
  const read = [references(reference), bands(band, categories), annotations(annotation, categories)];
  const faults = read.flatMap((each) => each.faults);
  return kind === 'stacked-100' ? [...faults, ...shareFaults(attributes, categories)] : faults;
}

/** Values beyond the scale of a chart of shares. */
function shareFaults({ reference, band }: ChartAttributes, categories: readonly string[]): Fault[] {
  const values = [
    ...references(reference).items.map(({ value }) => value),
    ...bands(band, categories).items.flatMap((each) => ('values' in each ? each.values : [])),
  ];
  return values
    .filter((value) => value < 0 || value > 100)
    .map((value) => ({
      message: `${value} lies beyond a scale that runs from 0% to 100%.`,
      cure: 'Write a percentage, without its sign.',
    }));
}
