import { categoriesOf, type Cell, type Field, type Row } from '../../dataset/dataset.ts';
import type { ChartAttributes } from '../../narrative/vocabulary.ts';
import { timeOf } from '../../time.ts';

type Line = Pick<ChartAttributes, 'kind' | 'x' | 'y' | 'series' | 'sort'>;

/** Times in order of time; bars and dots of one series by their value, unless the categories have an order. */
export function categoriesInOrder(line: Line, axis: Field, among: readonly Row[]): string[] {
  const inOrder = categoriesOf(axis, among);
  if (inOrder.every((category) => timeOf(category) !== undefined)) {
    return inOrder.toSorted((a, b) => timeOf(a)! - timeOf(b)!);
  }
  const isFree = !line.series && !axis.categoriesOrdered && line.sort !== 'given';
  if (!isFree || (line.kind !== 'bar' && line.kind !== 'dot')) return inOrder;
  const size = (category: string) => {
    const value = cellAt(among, line, '', category, line.y);
    return typeof value === 'number' ? value : -Infinity;
  };
  return inOrder.toSorted((a, b) => (size(a) === size(b) ? 0 : size(b) - size(a)));
}

/** The value of a field where a series meets a category; `[z]` where no row does. */
export function cellAt(
  among: readonly Row[],
  { x, series }: Pick<Line, 'x' | 'series'>,
  name: string,
  category: string,
  field: string,
): Cell {
  const row = among.find((each) => each[x] === category && (!series || each[series] === name));
  return row?.[field] ?? '[z]';
}
