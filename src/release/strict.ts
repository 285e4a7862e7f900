import type { Content } from '../content.ts';
import { toReport, type Problem } from '../problem.ts';
import { isOfEdition } from './belongings.ts';

/** What a strict check of an edition found: what stops its publication, and what only is to be known. */
export interface Verdict {
  /** Every error, and the warnings of files that are of the edition. */
  stops: Problem[];
  /** The warnings of other files. */
  told: Problem[];
}

/** Sorts problems by whether they stop the publication of an edition; with `allowsWarnings` only errors do. */
export function verdict(
  problems: readonly Problem[],
  edition: string,
  read: Content,
  allowsWarnings: boolean,
): Verdict {
  const isStop = ({ severity, file }: Problem) =>
    severity === 'error' || (!allowsWarnings && isOfEdition(file, edition, read));
  return { stops: problems.filter(isStop), told: problems.filter((each) => !isStop(each)) };
}

/** A verdict as authors read it: what is to be known, then all that stops, with how many in which file. */
export function verdictReport({ stops, told }: Verdict, edition: string): string {
  const known =
    told.length > 0
      ? [`${toReport(told)}\n`, `${counted(told)} elsewhere: to be put right some day; not a reason to wait.`]
      : [];
  if (stops.length === 0) return known.join('\n');
  const [errors, warnings] = (['error', 'warning'] as const).map((severity) =>
    stops.filter((each) => each.severity === severity),
  ) as [Problem[], Problem[]];
  const reason = [
    ...(errors.length > 0 ? [counted(errors)] : []),
    ...(warnings.length > 0
      ? [`${counted(warnings)} about ${edition}, which stop on the day of publication`]
      : []),
  ].join(', and ');
  return [
    ...known,
    ...(known.length > 0 ? [''] : []),
    `${toReport(stops)}\n`,
    `Not published: ${reason}. Nothing was changed.`,
    ...byFile(stops),
  ].join('\n');
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
