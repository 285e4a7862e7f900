import type { Content } from '../content.ts';
import { hiddenInWords } from '../dataset/protection/report.ts';
import { coverage, coverageReport } from './coverage.ts';
import { askedOf } from './guidance/editions.ts';
import { guidanceMatrix } from './guidance/matrix.ts';
import { counted } from './report/tally.ts';
import { isAbove, readingReport, readings } from './voice/reading-ages.ts';

/** What a check knows beside problems, a line each: numbers bound in prose, reading ages, guidance, hidden figures. */
export function summary(content: Content): string {
  const all = coverage(content);
  const bound = all.reduce((sum, each) => sum + each.bound, 0);
  const unbound = all.reduce((sum, each) => sum + each.unbound.length, 0);
  const texts = readings(content);
  const open = content.editions
    .flatMap((edition) => askedOf(edition, content))
    .filter(({ answers, unanswered }) => answers.length === 0 && !unanswered).length;
  return [
    `Tied to a dataset: ${bound} of the ${bound + unbound} numbers in texts that one holds.`,
    `Too hard to read: ${texts.filter(isAbove).length} of ${counted(texts.length, 'text')}.`,
    `Still asked for by the guidance: ${counted(open, 'item')}.`,
    `Hidden to protect people: ${counted(content.protection.hidden.length, 'figure')}.`,
  ].join('\n');
}

/** The same in full: a table of each. */
export function fullSummary(content: Content): string {
  const { protection, raw } = content;
  const parts: [title: string, text: string][] = [
    ['Numbers in prose', coverageReport(coverage(content))],
    ['Reading ages', readingReport(readings(content))],
    ['What the guidance asks for, and where it is answered', guidanceMatrix(content)],
    [
      'Hidden, and why; private, as private/intervals.csv is, which has what can still be deduced',
      hiddenInWords(protection, raw),
    ],
  ];
  return parts
    .filter(([, text]) => text !== '')
    .map(([title, text]) => `${title}:\n\n${text}`)
    .join('\n\n');
}
