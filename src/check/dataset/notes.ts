import { matches, type RawDataset, type Row } from '../../dataset/dataset.ts';

/** Whether a note on a cell, or on its whole row, explains a figure that the source got wrong. */
export function isNoted(dataset: RawDataset, row: Row, name: string): boolean {
  return dataset.notes.some(
    ({ where, field }) => where !== undefined && matches(row, where) && (field ?? name) === name,
  );
}
