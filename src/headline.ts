import { timeOf } from './time.ts';
import { trend, type Trend } from './chart/trend.ts';
import { fieldOf, rows, type Dataset, type Row } from './dataset/dataset.ts';
import { toText } from './dataset/cell.ts';
import { picked } from './dataset/where.ts';
import type { HeadlineAttributes } from './narrative/vocabulary.ts';

/** A key number as readers see it. */
export interface Headline {
  value: string;
  label: string;
  /** The time of the row, else the period of its dataset: `July 2015`. */
  when: string | undefined;
  /** The comparison with an earlier row: `up from 422 in July 2013`. */
  change: string | undefined;
  /** The figures before it, when a small line of them is drawn. */
  trend: Trend | undefined;
}

/** The headline that an author's attributes describe; its numbers come from the dataset when one is named. */
export function headline(attributes: HeadlineAttributes, dataset: Dataset | undefined): Headline {
  const { label, value, at, field: name, compare, trend: time } = attributes;
  if (!dataset || !at || !name) {
    return { value: value ?? '', label, when: undefined, change: undefined, trend: undefined };
  }
  const field = fieldOf(dataset, name);
  const [row, earlier] = [at, compare].map((where) => (where ? picked(rows(dataset), where)[0] : undefined));
  const shown = (each: Row) => toText(each[name]!, field) + (field?.unit === '%' ? '%' : '');
  return {
    value: row ? shown(row) : '',
    label,
    when: row && (timeIn(row) ?? dataset.period),
    change: row && earlier ? changed(row, earlier, name, shown) : undefined,
    trend: row && time ? trend(dataset, row, time, name) : undefined,
  };
}

function changed(row: Row, earlier: Row, name: string, shown: (row: Row) => string): string | undefined {
  const [now, before] = [row[name], earlier[name]];
  if (typeof now !== 'number' || typeof before !== 'number') return undefined;
  const when = timeIn(earlier);
  const direction = now > before ? 'up from' : now < before ? 'down from' : 'the same as';
  return `${direction} ${shown(earlier)}${when ? ` in ${when}` : ''}`;
}

/** The value of a row that is a time. */
function timeIn(row: Row): string | undefined {
  return Object.values(row).find(
    (cell): cell is string => typeof cell === 'string' && timeOf(cell) !== undefined,
  );
}
