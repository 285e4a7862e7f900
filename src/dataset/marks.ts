import { matches, type Dataset, type Field, type Row } from './dataset.ts';
import { isSymbol, marks, type Mark } from './symbols.ts';

/** The marks that qualify a value, in their usual order; a symbol in the place of a value has none. */
export function marksOn(dataset: Dataset, row: Row, { name }: Field): Mark[] {
  if (isSymbol(row[name])) return [];
  const here = dataset.marks.filter((mark) => mark.field === name && matches(row, mark.where ?? {}));
  return marks.filter((mark) => here.some(({ symbol }) => symbol === mark));
}

/** Whether any value of a field may have marks. */
export function isMarked(dataset: Dataset, { name }: Field): boolean {
  return dataset.marks.some(({ field }) => field === name);
}
