import { categoriesOf, fieldOf, rows, type Dataset, type Row } from '../../../dataset/dataset.ts';
import { picked, whereFaults } from '../../../dataset/where.ts';
import type { ChartAttributes } from '../../../narrative/vocabulary.ts';
import type { Fault } from '../../../problem.ts';
import { timeOf } from '../../../time.ts';
import { categoriesInOrder } from '../categories.ts';
import { fieldFaults } from '../fields.ts';
import { limits } from '../limits.ts';
import { markFaults } from './marks.ts';
import { seriesFaults } from './series.ts';
import { axisFaults } from './axes.ts';
import { useFaults } from './uses.ts';
import { valueFaults } from './values.ts';

/** What is wrong with an author's line for a chart along categories or times. */
export function chartFaults(attributes: ChartAttributes, dataset: Dataset): Fault[] {
  const { x, y, series, where, low, high } = attributes;
  const unused = useFaults(attributes);
  if (unused.length > 0) return unused;
  const missing = fieldFaults(dataset, { x, y, series, low, high });
  if (missing.length > 0) return missing;
  const all = rows(dataset);
  const wrong = where ? whereFaults(dataset, all, where) : [];
  if (wrong.length > 0) return wrong;
  const among = picked(all, where).filter((row) => row[y] !== '[z]');
  if (among.length === 0) return [{ message: 'The chart has no rows to draw.', cure: 'Change "where".' }];
  const mistyped = axisFaults(attributes, dataset);
  if (mistyped.length > 0) return mistyped;
  const long = lengthFaults(categoriesOf(fieldOf(dataset, x)!, among));
  if (long.length > 0) return long;
  return [
    ...seriesFaults(attributes, dataset, among),
    ...placeFaults(attributes, among),
    ...valueFaults(attributes, fieldOf(dataset, y)!.unit, among),
    ...markFaults(attributes, categoriesInOrder(attributes, fieldOf(dataset, x)!, among)),
  ];
}

/** More categories or times than an axis can name. */
function lengthFaults(categories: readonly string[]): Fault[] {
  const areTimes = categories.every((category) => timeOf(category) !== undefined);
  const { most } = areTimes ? limits.times : limits.categories;
  if (categories.length <= most) return [];
  const message = `The axis has ${categories.length} ${areTimes ? 'times' : 'categories'}; it has room for ${most}.`;
  return [
    {
      message,
      cure: 'Use "where" to keep those that the text is about; the page of the dataset lists them all.',
    },
  ];
}

/** Categories that are no times on an axis of time, and rows that stand at one place. */
function placeFaults({ kind, x, series }: ChartAttributes, among: readonly Row[]): Fault[] {
  const faults: Fault[] = [];
  const untimed = kind === 'line' ? among.find((row) => timeOf(String(row[x])) === undefined) : undefined;
  if (untimed) {
    faults.push({
      message: `A line chart runs over time, and "${String(untimed[x])}" is not a time.`,
      cure: 'Use kind="column", or write times as 2014/15, 2015, July 2015 or 31 March 2015.',
    });
  }
  faults.push(
    ...(kind === 'line' && !untimed ? sameTimeFaults([...new Set(among.map((row) => String(row[x])))]) : []),
  );
  const places = among.map((row) => JSON.stringify([row[x], series ? row[series] : '']));
  const twice = places.findIndex((place, index) => places.indexOf(place) < index);
  if (twice !== -1) {
    faults.push({
      message: `Two rows stand at the same place of the chart (${String(among[twice]![x])}).`,
      cure: 'Name a "series", or use "where" to pick one of them.',
    });
  }
  return faults;
}

/** Times that are written in two ways. */
function sameTimeFaults(times: readonly string[]): Fault[] {
  return times.flatMap((time, index) => {
    const before = times.slice(0, index).find((each) => timeOf(each) === timeOf(time));
    if (before === undefined) return [];
    const cure = 'Write all times in one way, or pick those of one kind with "where".';
    return [{ message: `"${before}" and "${time}" stand at the same time.`, cure }];
  });
}
