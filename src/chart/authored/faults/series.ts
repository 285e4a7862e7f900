import { categoriesOf, fieldOf, type Dataset, type Row } from '../../../dataset/dataset.ts';
import type { ChartAttributes } from '../../../narrative/vocabulary.ts';
import { nearest, type Fault } from '../../../problem.ts';
import { parted } from '../annotation.ts';
import { limits } from '../limits.ts';

/** Too many series, names in focus that are not there, and totals stacked on their own parts. */
export function seriesFaults(attributes: ChartAttributes, dataset: Dataset, among: readonly Row[]): Fault[] {
  const { x, series } = attributes;
  const names = series ? categoriesOf(fieldOf(dataset, series)!, among) : [];
  const known = series ? names : categoriesOf(fieldOf(dataset, x)!, among);
  const focus = parted(attributes.focus);
  return [
    ...focusFaults(attributes.focus, known),
    ...numberFaults(attributes, names, focus),
    ...totalFaults(attributes, dataset, names),
  ];
}

/** Names in focus that are not in the chart, or that are all of it. */
function focusFaults(attribute: string | undefined, known: readonly string[]): Fault[] {
  const focus = parted(attribute);
  const faults: Fault[] = focus
    .filter((name) => !known.includes(name))
    .map((name) => ({
      message: `"focus" names "${name}", which the chart does not show.`,
      cure: nearest(name, known),
    }));
  if (faults.length > 0 || focus.length === 0 || known.some((name) => !focus.includes(name))) return faults;
  return [
    {
      message: '"focus" names all that the chart shows, so nothing stands out.',
      cure: 'Name only what the title is about, or leave "focus" out.',
    },
  ];
}

function numberFaults(
  { panels }: ChartAttributes,
  names: readonly string[],
  focus: readonly string[],
): Fault[] {
  const { most } = limits.series;
  const inColour = focus.length > 0 ? focus.length : names.length;
  if (names.length > limits.names.most) {
    return [
      {
        message: `The chart has ${names.length} series${panels ? ', and as many small drawings' : ''}.`,
        cure: `Use "where" to keep ${panels ? limits.names.most : most} or fewer.`,
      },
    ];
  }
  if (panels || inColour <= most) return [];
  return [
    {
      message: `The chart has ${inColour} series in colour.`,
      cure: `Use "where" to keep ${most} or fewer, name the few that it is about in "focus", or use panels="yes".`,
    },
  ];
}

function totalFaults({ kind, series }: ChartAttributes, dataset: Dataset, names: readonly string[]): Fault[] {
  const whole = dataset.relations.find(
    ({ by, total, parts }) =>
      by === series && names.includes(total) && parts.some((part) => names.includes(part)),
  );
  if (!whole || (kind !== 'stacked' && kind !== 'stacked-100')) return [];
  return [
    {
      message: `"${whole.total}" would be stacked on its own parts.`,
      cure: `Use where="${whole.by}!=${whole.total}".`,
    },
  ];
}
