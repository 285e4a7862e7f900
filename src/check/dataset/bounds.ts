import type { Content } from '../../content.ts';
import type { Entry } from '../../entry.ts';
import type { Problem } from '../../problem.ts';
import { fieldOf, type RawDataset } from '../../dataset/dataset.ts';
import { once } from '../once.ts';

/** A dataset as it is typed, with its file. */
export type DatasetEntry = Entry<RawDataset>;

/** Whether a message may name a cell, by field and by index of its row in `data`. */
export type IsOpen = (entry: DatasetEntry, index: number, field: string) => boolean;

/** What a rule on one dataset needs beside it: the board's threshold, and which cells a message may name. */
export interface Bounds {
  threshold: number;
  isOpen: IsOpen;
}

/** Cells that are published as they are typed, and are no small counts of people. */
function openCells({ datasets }: Content, threshold: number): IsOpen {
  const published = new Map(datasets.map(({ id, value }) => [id, value]));
  return ({ id, value }, index, name) => {
    const column = value.schema.fields.findIndex((field) => field.name === name);
    const typed = value.data[index]?.[column];
    if (typed === undefined || published.get(id)?.data[index]?.[column] !== typed) return false;
    return !isSmall(typed, threshold) || fieldOf(value, name)?.disclosive !== true;
  };
}

const bounds = once((content): Bounds => {
  const threshold = content.board?.value.threshold ?? 5;
  return { threshold, isOpen: openCells(content, threshold) };
});

/** The `find` of a rule that looks at one dataset after the other; no message repeats a count that is small or hidden. */
export function onEachDataset(problems: (entry: DatasetEntry, bounds: Bounds) => Problem[]) {
  return (content: Content): Problem[] => content.raw.flatMap((entry) => problems(entry, bounds(content)));
}

/** Whether a cell is, or says in text, a number other than 0 that is not above the threshold. */
export function isSmall(cell: string | number, threshold: number): boolean {
  const size = Math.abs(Number.parseFloat(String(cell).replace(/[^\d.]/g, '')));
  return size > 0 && size <= threshold;
}
