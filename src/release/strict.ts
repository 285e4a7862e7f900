import { groupedReport, told } from '../check/report/report.ts';
import { inOrder } from '../check/report/tally.ts';
import type { Content } from '../content.ts';
import type { Problem } from '../problem.ts';
import { isOfEdition } from './belongings.ts';

/** What a strict check of an edition found: what stops its publication, and what only is to be known. */
export interface Verdict {
  /** Every error, and the warnings of files that are of the edition. */
  stops: Problem[];
  /** The warnings of the edition that are no reason to wait, as somebody said. */
  excused: Problem[];
  /** The warnings of other files. */
  elsewhere: Problem[];
}

/** Sorts problems by whether they stop the publication of an edition; with `allowsWarnings` only errors do. */
export function verdict(
  problems: readonly Problem[],
  edition: string,
  read: Content,
  allowsWarnings: boolean,
): Verdict {
  const kinds = Map.groupBy(inOrder(problems), ({ severity, file }) => {
    if (severity === 'error') return 'stops';
    if (!isOfEdition(file, edition, read)) return 'elsewhere';
    return allowsWarnings ? 'excused' : 'stops';
  });
  const of = (kind: keyof Verdict) => kinds.get(kind) ?? [];
  return { stops: of('stops'), excused: of('excused'), elsewhere: of('elsewhere') };
}

/** A verdict as authors read it: how many there are to be known, and all that stops, with how many in which file. */
export function verdictReport({ stops, excused, elsewhere }: Verdict, edition: string): string {
  const parts = [
    ...(stops.length > 0 ? [groupedReport(stops, { isWhole: true })] : []),
    ...(elsewhere.length > 0
      ? [
          `${told(elsewhere)} in files that are not of ${edition}; no reason to wait. npm run check shows more.`,
        ]
      : []),
    ...(excused.length > 0
      ? [
          groupedReport(excused, { isWhole: true }),
          `${told(excused)} about ${edition}, allowed for the reason you give.`,
        ]
      : []),
    ...(stops.length > 0 ? [stopped(stops, edition)] : []),
  ];
  return parts.join('\n\n');
}

/** Why nothing is published, with how much there is to do in which file, the most first. */
function stopped(stops: readonly Problem[], edition: string): string {
  const warnings = stops.filter(({ severity }) => severity === 'warning');
  const errors = stops.filter(({ severity }) => severity === 'error');
  const reasons = [
    ...(errors.length > 0 ? [told(errors)] : []),
    ...(warnings.length > 0
      ? [`${told(warnings)} about ${edition}, which count on the day of publication`]
      : []),
  ];
  const files = [...Map.groupBy(inOrder(stops), ({ file }) => file)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  return [
    `Not published: ${reasons.join(', and ')}. Nothing was changed.`,
    ...files.map(([file, own]) => `  ${file}: ${told(own)}`),
  ].join('\n');
}
