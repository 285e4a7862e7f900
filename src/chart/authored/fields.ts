import { fieldOf, type Dataset } from '../../dataset/dataset.ts';
import { nearest, type Fault } from '../../problem.ts';
import { limits } from './limits.ts';

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

/** What is wrong when a field that should name things holds numbers. */
export function nameFaults(dataset: Dataset, name: string): Fault[] {
  if (fieldOf(dataset, name)?.type === 'string') return [];
  const names = dataset.schema.fields.filter(({ type }) => type === 'string').map((field) => field.name);
  return [
    {
      message: `"label" names "${name}", which holds numbers and cannot name anything.`,
      cure: names.length > 0 ? nearest(name, names) : 'Give the dataset a text field of names.',
    },
  ];
}

/** What is wrong when more rows have a name in a drawing than it has room for. */
export function crowdFaults(names: readonly string[]): Fault[] {
  const { most } = limits.points;
  if (names.length <= most) return [];
  const message = `The drawing has ${names.length} names; it has room for ${most}.`;
  return [{ message, cure: 'Draw fewer rows, or show the figures in a table.' }];
}

/** What is wrong when two rows have the same name. */
export function twiceFaults(names: readonly string[]): Fault[] {
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice === undefined) return [];
  return [
    { message: `Two rows are called "${twice}".`, cure: 'Name as "label" a field that tells them apart.' },
  ];
}
