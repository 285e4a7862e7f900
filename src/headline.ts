import { fieldOf, rows, type Dataset, type Row } from './dataset/dataset.ts';
import { toText } from './dataset/cell.ts';
import { picked } from './dataset/where.ts';
import type { HeadlineAttributes } from './narrative/vocabulary.ts';

/** A key number as readers see it. */
export interface Headline {
  value: string;
  label: string;
  /** The comparison with an earlier row: `up from 422 (July 2013)`. */
  change: string | undefined;
}

/** The headline that an author's attributes describe; its numbers come from the dataset when one is named. */
export function headline(attributes: HeadlineAttributes, dataset: Dataset | undefined): Headline {
  const { label, value, at, field: name, compare } = attributes;
  if (!dataset || !at || !name) return { value: value ?? '', label, change: undefined };
  const field = fieldOf(dataset, name);
  const [row, earlier] = [at, compare].map((where) => (where ? picked(rows(dataset), where)[0] : undefined));
  const shown = (each: Row) => toText(each[name]!, field) + (field?.unit === '%' ? '%' : '');
  return {
    value: row ? shown(row) : '',
    label,
    change: row && earlier ? changed(row, earlier, name, shown) : undefined,
  };
}

function changed(row: Row, earlier: Row, name: string, shown: (row: Row) => string): string | undefined {
  const [now, before] = [row[name], earlier[name]];
  if (typeof now !== 'number' || typeof before !== 'number') return undefined;
  const differences = Object.keys(row).filter(
    (key) => row[key] !== earlier[key] && typeof row[key] === 'string',
  );
  const when = differences.map((key) => String(earlier[key])).join(', ');
  const direction = now > before ? 'up from' : now < before ? 'down from' : 'the same as';
  return `${direction} ${shown(earlier)}${when && ` (${when})`}`;
}
