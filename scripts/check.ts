import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checked } from '../src/build/checked.ts';
import { command } from '../src/command/command.ts';
import type { Outcome } from '../src/command/outcome.ts';
import { coverage, coverageReport } from '../src/check/coverage.ts';
import { readingReport, readings } from '../src/check/voice/reading-ages.ts';
import { guidanceMatrix } from '../src/check/guidance/matrix.ts';
import type { Content } from '../src/content.ts';
import { hiddenInWords, intervalReport } from '../src/dataset/protection/report.ts';

const use = 'npm run check -- [--from folder] [--debug]';
await command(use, { options: { from: { type: 'string' } } }, ({ values }) =>
  run(resolve(values.from ?? '.')),
);

function run(root: string): Outcome {
  const { code, content } = checked(root, { drafts: true });
  console.log(`\nNumbers in prose:\n\n${coverageReport(coverage(content))}`);
  console.log(`\nReading ages:\n\n${readingReport(readings(content))}`);
  const matrix = guidanceMatrix(content);
  if (matrix) console.log(`\nWhat the guidance asks for, and where it is answered:\n\n${matrix}`);
  reportHidden(root, content);
  return code;
}

/** Prints what is hidden and why, and writes what can still be deduced of it to a file that is not published. */
function reportHidden(root: string, { protection, raw }: Content): void {
  const words = hiddenInWords(protection, raw);
  if (words === '') return;
  mkdirSync(join(root, 'private'), { recursive: true });
  writeFileSync(join(root, 'private/intervals.csv'), intervalReport(protection, raw));
  console.log(
    '\nHidden, and why; private, as private/intervals.csv is, which has what can still be deduced:\n',
  );
  console.log(words);
}
