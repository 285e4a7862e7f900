import type { Content } from '../content.ts';
import { toReport, type Problem } from '../problem.ts';
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
  const kinds = Map.groupBy(problems, ({ severity, file }) => {
    if (severity === 'error') return 'stops';
    if (!isOfEdition(file, edition, read)) return 'elsewhere';
    return allowsWarnings ? 'excused' : 'stops';
  });
  const of = (kind: keyof Verdict) => kinds.get(kind) ?? [];
  return { stops: of('stops'), excused: of('excused'), elsewhere: of('elsewhere') };
}

/** A verdict as authors read it: what is to be known, then all that stops, with how many in which file. */
export function verdictReport({ stops, excused, elsewhere }: Verdict, edition: string): string {
  const parts = [
    ...(elsewhere.length > 0
      ? [toReport(elsewhere), `${counted(elsewhere)} in files that are not of ${edition}; no reason to wait.`]
      : []),
    ...(excused.length > 0
      ? [toReport(excused), `${counted(excused)} about ${edition}, allowed for the reason you give.`]
      : []),
    ...(stops.length > 0 ? [toReport(stops), [stopped(stops, edition), ...byFile(stops)].join('\n')] : []),
  ];
  return parts.join('\n\n');
}

function stopped(stops: readonly Problem[], edition: string): string {
  const warnings = stops.filter(({ severity }) => severity === 'warning');
  const errors = stops.filter(({ severity }) => severity === 'error');
  const reasons = [
    ...(errors.length > 0 ? [counted(errors)] : []),
    ...(warnings.length > 0
      ? [`${counted(warnings)} about ${edition}, which count on the day of publication`]
      : []),
  ];
  return `Not published: ${reasons.join(', and ')}. Nothing was changed.`;
}

/** How many problems each file has, with the most first. */
function byFile(problems: readonly Problem[]): string[] {
  const files = [...new Set(problems.map(({ file }) => file))].sort();
  const lines = files.map((file) => ({ file, own: problems.filter((each) => each.file === file) }));
  return lines
    .sort((a, b) => b.own.length - a.own.length)
    .map(({ file, own }) => `  ${file}: ${counted(own)}`);
}

/** `1 problem`, `3 warnings`, `2 problems and 1 warning`. */
export function counted(problems: readonly Problem[]): string {
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  const errors = problems.length - warnings;
  return [
    ...(errors > 0 ? [`${errors} ${errors === 1 ? 'problem' : 'problems'}`] : []),
    ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`] : []),
  ].join(' and ');
}
