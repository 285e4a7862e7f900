import type { Content } from '../../content.ts';
import type { Problem } from '../../problem.ts';
import { openCells, type Bounds, type DatasetEntry } from './bounds.ts';
import { cellProblems } from './cells.ts';
import { copyProblems } from './copies.ts';
import { derivationProblems } from './derivations.ts';
import { fieldProblems } from './fields.ts';
import { indicatorProblems } from './indicators.ts';
import { mentionProblems } from './mentions.ts';
import { percentageProblems } from './percentages.ts';
import { relationProblems } from './relations.ts';
import { rowProblems } from './rows.ts';
import { sharedCellProblems } from './shared-cells.ts';
import { timeProblems } from './times.ts';
import { undeclaredProblems } from './undeclared.ts';
import { waiverProblems } from './waivers.ts';

const rules: ((entry: DatasetEntry, bounds: Bounds) => Problem[])[] = [
  rowProblems,
  fieldProblems,
  cellProblems,
  timeProblems,
  mentionProblems,
  relationProblems,
  derivationProblems,
  percentageProblems,
  undeclaredProblems,
  waiverProblems,
];

/** Every fault of the datasets as they are typed; no message repeats a count that is small or hidden. */
export function datasetProblems(content: Content): Problem[] {
  const threshold = content.board?.value.threshold ?? 5;
  const bounds = { threshold, isOpen: openCells(content, threshold) };
  return [
    ...content.raw.flatMap((entry) => rules.flatMap((rule) => rule(entry, bounds))),
    ...sharedCellProblems(content),
    ...copyProblems(content),
    ...indicatorProblems(content),
  ];
}
