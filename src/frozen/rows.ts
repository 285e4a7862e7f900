import { toText } from '../dataset/cell.ts';
import type { Cell, Row } from '../dataset/dataset.ts';
import { isSymbol } from '../dataset/symbols.ts';
import { lines } from '../dataset/download/csv.ts';
import type { LockedDataset } from '../lock.ts';

type LockedField = LockedDataset['fields'][number];

/** What stands in a cell that has no figure yet, or none any more, while entries are applied. */
export const blank = '';

/** The rows of a locked dataset by field name; what a disclosure took back reads `[c]`. */
export function lockedRows({ fields, rows }: LockedDataset): Row[] {
  return (rows ?? []).map((row) =>
    Object.fromEntries(fields.map(({ name }, index) => [name, row[index] ?? '[c]'])),
  );
}

/** The fields that tell rows apart: those that hold text. */
export function namingFields({ fields }: LockedDataset): string[] {
  return fields.filter(({ type }) => type === 'string').map(({ name }) => name);
}

/** What tells a row from the others, for comparing rows. */
export function rowKey(dataset: LockedDataset, row: Row): string {
  return JSON.stringify(namingFields(dataset).map((name) => row[name]));
}

/** A row in words, `group=Care; year=2020/21`, as an author writes it in `where`. */
export function rowWords(dataset: LockedDataset, row: Row): string {
  const names = namingFields(dataset);
  return names.map((name) => `${name}=${String(row[name])}`).join('; ');
}

/** A published figure that an author typed: `1,250`, `1250`, `−3.5`, `[c]`; the value of a text field as it is. */
export function typedCell(typed: string, type: LockedField['type']): Cell {
  const plain = typed.replaceAll(',', '').replace(/^[−–]/, '-');
  return type !== 'string' && /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : typed;
}

/** A cell as readers see it. */
export function shownCell(cell: Cell, { name, heading, type, decimals }: LockedField): string {
  return toText(cell, { name, title: heading, type, ...(decimals !== undefined && { decimals }) });
}

/** The CSV file of a locked dataset, as it was published; a row that was added later has no marks. */
export function lockedCsv(dataset: LockedDataset): string {
  const marksBehind = dataset.fields.map(({ name }) => dataset.marks?.find(({ field }) => field === name));
  const withMarks = (cells: readonly Cell[], mark: (column: number) => string) =>
    cells.flatMap((cell, column) => (marksBehind[column] ? [cell, mark(column)] : [cell]));
  const header = withMarks(
    dataset.fields.map(({ heading }) => heading),
    (column) => marksBehind[column]!.heading,
  );
  const body = (dataset.rows ?? []).flatMap((row, index) => {
    if (isGone(dataset, row)) return [];
    const cells = row.map((cell) => cell ?? '[c]');
    return [
      withMarks(cells, (column) =>
        isSymbol(cells[column]) ? '' : (marksBehind[column]!.cells[index] ?? ''),
      ),
    ];
  });
  return lines([header, ...body]);
}

/** Whether a row has no figure, or no name, any more. */
export function isGone({ fields }: LockedDataset, row: readonly (Cell | null)[]): boolean {
  const figures = row.filter((_, column) => fields[column]?.type !== 'string');
  const names = row.filter((_, column) => fields[column]?.type === 'string');
  return names.includes(blank) || (figures.length > 0 && figures.every((cell) => cell === blank));
}
