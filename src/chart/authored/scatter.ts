import { fieldOf, rows, type Dataset, type Field, type Row } from '../../dataset/dataset.ts';
import { isSymbol } from '../../dataset/symbols.ts';
import { picked, whereFaults } from '../../dataset/where.ts';
import type { ChartAttributes } from '../../narrative/vocabulary.ts';
import { nearest, type Fault } from '../../problem.ts';
import { bands, references } from './annotation.ts';
import type { Point, ScatterChart } from '../chart.ts';
import { crowdFaults, fieldFaults, nameFaults, twiceFaults } from './fields.ts';

/** The scatter chart that an author's line describes, or what is wrong with the line. */
export function scatterChart(attributes: ChartAttributes, dataset: Dataset): ScatterChart | Fault[] {
  const faults = scatterFaults(attributes, dataset);
  if (faults.length > 0) return faults;
  const { title, subtitle } = attributes;
  const [across, up] = [fieldOf(dataset, attributes.x)!, fieldOf(dataset, attributes.y)!];
  const among = picked(rows(dataset), attributes.where);
  const label = attributes.label!;
  return {
    kind: 'scatter',
    title,
    subtitle,
    across,
    up,
    points: points(among, label, across, up, focusOf(attributes)),
    unplaced: among.flatMap((row) => {
      const symbol = [row[up.name], row[across.name]].find(isSymbol);
      return symbol ? [{ name: String(row[label]), symbol }] : [];
    }),
    references: references(attributes.reference).items,
    bands: bands(attributes.band, []).items,
    rows: among,
    dataset,
  };
}

/** A point for each row that has both numbers. */
function points(
  among: readonly Row[],
  label: string,
  across: Field,
  up: Field,
  focus: readonly string[],
): Point[] {
  return among.flatMap((row) => {
    const [x, y, name] = [row[across.name], row[up.name], String(row[label])];
    if (typeof x !== 'number' || typeof y !== 'number') return [];
    return [{ name, across: x, up: y, isContext: focus.length > 0 && !focus.includes(name) }];
  });
}

function focusOf({ focus = '' }: ChartAttributes): string[] {
  return focus
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** What is wrong with an author's line for a scatter chart: fields, rows, names, what is in focus, what does not belong. */
function scatterFaults(attributes: ChartAttributes, dataset: Dataset): Fault[] {
  const { x, y, label, where } = attributes;
  const missing = fieldFaults(dataset, { x, y, ...(label && { label }) });
  if (missing.length > 0) return missing;
  const all = rows(dataset);
  const wrong = where ? whereFaults(dataset, all, where) : [];
  if (wrong.length > 0) return wrong;
  const alien = [
    ...measureFaults(attributes, dataset),
    ...alienFaults(attributes),
    ...references(attributes.reference).faults,
    ...bands(attributes.band, []).faults,
  ];
  if (label === undefined) {
    const names = dataset.schema.fields.filter(({ type }) => type === 'string').map(({ name }) => name);
    const cure = `Name the text field whose values name the points: ${names.join(', ')}.`;
    return [...alien, { message: 'A scatter chart has no "label".', cure }];
  }
  const unnamed = [...alien, ...nameFaults(dataset, label)];
  return unnamed.length > 0 ? unnamed : pointFaults(attributes, picked(all, where));
}

/** Axes that are not two different measures. */
function measureFaults({ x, y }: ChartAttributes, dataset: Dataset): Fault[] {
  const measures = dataset.schema.fields.filter(({ type }) => type !== 'string').map(({ name }) => name);
  const texts = (
    [
      ['x', x],
      ['y', y],
    ] as const
  ).filter(([, name]) => !measures.includes(name));
  const faults = texts.map(([attribute, name]) => ({
    message: `"${attribute}" names "${name}", which is text; a scatter chart sets one number against another.`,
    cure:
      measures.length > 1 ? `Name a number field: ${measures.join(', ')}.` : 'Use kind="bar" or kind="dot".',
  }));
  if (faults.length > 0 || x !== y) return faults;
  const cure = 'Name two different number fields, or use kind="dot".';
  return [{ message: `"x" and "y" both name "${x}".`, cure }];
}

const cures = {
  series: 'Leave it out; "focus" picks out points.',
  sort: 'Leave it out; both axes are in order of number.',
  panels: 'Leave it out, or use kind="line".',
  annotation: 'Leave it out; "label" names the points.',
  low: 'Leave it out, or use kind="dot".',
  high: 'Leave it out, or use kind="dot".',
} as const;

/** Attributes of other kinds of chart. */
function alienFaults(attributes: ChartAttributes): Fault[] {
  return (Object.keys(cures) as (keyof typeof cures)[])
    .filter((name) => attributes[name] !== undefined)
    .map((name) => ({ message: `A scatter chart has no "${name}".`, cure: cures[name] }));
}

/** Rows that cannot be told apart, or of which none has a place; focus on points that are not there. */
function pointFaults(attributes: ChartAttributes, among: readonly Row[]): Fault[] {
  const { x, y, label } = attributes;
  const placed = among.filter((row) => typeof row[x] === 'number' && typeof row[y] === 'number');
  if (placed.length < 3) {
    const count =
      placed.length === 0 ? 'no row' : placed.length === 1 ? 'only 1 row' : `only ${placed.length} rows`;
    const cure = 'Change "where", or show the figures in a table.';
    return [
      { message: `A scatter chart needs 3 points, and ${count} can be placed by "${x}" and "${y}".`, cure },
    ];
  }
  const names = among.map((row) => String(row[label!]));
  const crowd = crowdFaults(names);
  if (crowd.length > 0) return crowd;
  const unknown = focusOf(attributes).filter((name) => !names.includes(name));
  return [
    ...twiceFaults(names),
    ...unknown.map((name) => ({
      message: `"focus" names "${name}", which is not a point of the chart.`,
      cure: nearest(name, names),
    })),
  ];
}
