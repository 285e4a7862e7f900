import { styleText } from 'node:util';
import type { Problem } from '../../problem.ts';
import { excerpt } from '../../source.ts';
import { counted, inOrder, tally } from './tally.ts';

/** How a report is printed. */
export interface Look {
  /** For a terminal that shows colours. */
  isColoured?: boolean;
  /** Every warning, also where a rule warns of one file often. */
  isWhole?: boolean;
}

/** How many warnings of a rule are printed of one file; of more, the first ones, and the lines of the rest. */
const most = { together: 6, first: 3 };

/**
 * Problems by file, those with errors first: the name of the file, then each problem as `file:line:column`, sentence, text,
 * cure and rule, errors first.
 */
export function groupedReport(problems: readonly Problem[], look: Look = {}): string {
  const files = [...Map.groupBy(inOrder(problems), ({ file }) => file)];
  const withErrors = files.filter(([, own]) => tally(own).errors > 0);
  const others = files.filter(([, own]) => tally(own).errors === 0);
  return [...withErrors, ...others].map(([file, own]) => section(file, own, look)).join('\n\n');
}

function section(file: string, own: readonly Problem[], look: Look): string {
  const errors = own.filter(({ severity }) => severity === 'error');
  const warnings = own.filter(({ severity }) => severity === 'warning');
  const { left, rest } = look.isWhole ? { left: warnings, rest: [] } : shortened(warnings);
  return [
    `${paint(look, 'bold', file)} ${paint(look, 'dim', `(${told(own)})`)}`,
    ...[...errors, ...left].map((problem) => entry(problem, look)),
    ...rest,
  ].join('\n\n');
}

/** `2 errors, 1 warning`. */
export function told(problems: readonly Problem[]): string {
  const { errors, warnings } = tally(problems);
  return [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ].join(', ');
}

/** The first warnings of each rule that warns of a file often, and a line on the others. */
function shortened(warnings: readonly Problem[]): { left: Problem[]; rest: string[] } {
  const often = [...Map.groupBy(warnings, ({ rule = '' }) => rule)].filter(
    ([, own]) => own.length > most.together,
  );
  const passed = new Set(often.flatMap(([, own]) => own.slice(most.first)));
  return {
    left: warnings.filter((warning) => !passed.has(warning)),
    rest: often.map(([rule, own]) => {
      const others = own.slice(most.first);
      const lines = [...new Set(others.map(({ line }) => line))];
      const named = lines.slice(0, 8).join(', ') + (lines.length > 8 ? ' …' : '');
      const where = lines.length === 1 ? 'line' : 'lines';
      return `    and ${others.length} more like this (${rule}), on ${where} ${named}; --all shows them.`;
    }),
  };
}

function entry(
  { file, line, column, severity, message, text, cure, rule, draft }: Problem,
  look: Look,
): string {
  const kind = severity === 'error' ? paint(look, 'red', 'error') : paint(look, 'yellow', 'warning');
  const place = `${paint(look, 'dim', `${file}:`)}${line}:${column}`;
  return [
    `${place} ${kind}: ${paint(look, 'bold', message)}${draft ? ' (in a draft)' : ''}`,
    ...(text === undefined ? [] : [`    ${paint(look, 'cyan', noCommand(excerpt(text)))}`]),
    `    ${cure}${rule === undefined ? '' : paint(look, 'dim', ` [${rule}]`)}`,
  ].join('\n');
}

/** A text that a build server cannot take for a command to itself. */
function noCommand(text: string): string {
  return text.replace(/^(?=\s*(?:::|##\[))/, '… ');
}

function paint({ isColoured = false }: Look, style: Parameters<typeof styleText>[0], text: string): string {
  return isColoured ? styleText(style, text, { validateStream: false }) : text;
}

/** How often each rule found something, the most frequent first: `12 wording, 3 abbreviations`. */
export function byRule(problems: readonly Problem[]): string {
  const groups = [...Map.groupBy(inOrder(problems), ({ rule = 'other' }) => rule)];
  return groups
    .sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .map(([rule, own]) => `${own.length} ${rule}`)
    .join(', ');
}
