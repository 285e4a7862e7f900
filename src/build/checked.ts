import { content, type Content } from '../content.ts';
import { problems } from '../check/check.ts';
import { coverage, coverageReport } from '../check/coverage.ts';
import { toReport } from '../problem.ts';

/**
 * Reads and checks the content below a folder and prints every problem, and if asked to how many numbers are bound to
 * data; code 0 when nothing stops the build.
 */
export function checked(root: string, withCoverage = false): { code: 0 | 1; content: Content } {
  const read = content(root);
  const found = problems(read);
  const errors = found.filter(({ severity }) => severity === 'error').length;
  if (found.length > 0) console.error(`${toReport(found)}\n`);
  if (withCoverage) console.log(`${coverageReport(coverage(read))}\n`);
  const { reports, datasets, terms, posters } = read;
  const size = [
    counted(reports, 'report'),
    counted(datasets, 'dataset'),
    counted(terms, 'term'),
    counted(posters, 'poster'),
  ].join(', ');
  if (errors > 0)
    console.error(`${errors} ${errors === 1 ? 'problem' : 'problems'} to put right; nothing was published.`);
  else console.log(`Checked ${size}: no problem that stops the build.`);
  return { code: errors > 0 ? 1 : 0, content: read };
}

function counted(entries: readonly unknown[], noun: string): string {
  return `${entries.length} ${noun}${entries.length === 1 ? '' : 's'}`;
}
