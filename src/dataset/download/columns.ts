import { rows, type Cell, type Dataset, type Field } from '../dataset.ts';
import { isMarked, marksOn } from '../marks.ts';
import { isSymbol, symbols, type Symbol } from '../symbols.ts';

/** A column of the files that readers download: the values of a field, or the marks that stand beside them. */
export interface Column {
  /** Unique in its dataset: `children`, `children_marks`. */
  name: string;
  /** Heads the column, unique in its dataset: `Length (days)`, `Children: marks`. */
  title: string;
  field: Field;
  isMarks: boolean;
  /** One a row: the value as it is published, or marks as `[p] [r]`, empty where there are none. */
  cells: Cell[];
}

/** The columns of a dataset's files: its fields in order, each followed by its marks when it has any. */
export function columns(dataset: Dataset): Column[] {
  const body = rows(dataset);
  const names = new Set(dataset.schema.fields.map(({ name }) => name));
  const titles = new Set<string>();
  return dataset.schema.fields.flatMap((field, index) => {
    const values: Column = {
      name: field.name,
      title: unique(titled(field), titles),
      field,
      isMarks: false,
      cells: dataset.data.slice(1).map((row) => row[index]!),
    };
    if (!isMarked(dataset, field)) return [values];
    const marks: Column = {
      name: unique(`${field.name}_marks`, names),
      title: unique(`${field.title}: marks`, titles),
      field,
      isMarks: true,
      cells: body.map((row) => marksOn(dataset, row, field).join(' ')),
    };
    return [values, marks];
  });
}

/** The symbols that stand in a column, in their usual order. */
export function symbolsIn({ cells, isMarks }: Column): Symbol[] {
  return isMarks ? [] : symbols.filter((symbol) => cells.includes(symbol));
}

/** A symbol or marks as files of plain values write them: `c`, `p r`. */
export function bare(text: string): string {
  return text.replace(/[[\]]/g, '');
}

/** The columns that tell the rows apart: the text fields; none when symbols stand in them. */
export function keys(all: readonly Column[]): Column[] {
  const found = all.filter(({ field, isMarks }) => field.type === 'string' && !isMarks);
  return found.some(({ cells }) => cells.some((cell) => isSymbol(cell))) ? [] : found;
}

/** A title with its unit, unless they are the same word. */
function titled({ title, unit, type }: Field): string {
  const isSaid = unit?.toLowerCase() === title.toLowerCase();
  return unit && type !== 'string' && !isSaid ? `${title} (${unit})` : title;
}

function unique(text: string, taken: Set<string>): string {
  let found = text;
  for (let count = 2; taken.has(found); count += 1) found = `${text}_${count}`;
  taken.add(found);
  return found;
}
