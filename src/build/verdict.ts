import { byRule, groupedReport } from '../check/report/report.ts';
import { counted, tally } from '../check/report/tally.ts';
import type { Problem } from '../problem.ts';

/** What a check asks for. */
export interface Wanted {
  /** Problems that concern drafts alone count with the rest. */
  drafts?: boolean;
  /** Warnings stop as errors do. */
  strict?: boolean;
  /** Only the problems of this rule. */
  rule?: string | undefined;
  /** Every warning is printed, also where a rule warns of one file often. */
  all?: boolean;
}

/** Thrown when a site has problems; they have been printed already. */
export class ContentFault extends Error {}

/** What a check came to; another thread can be told it. */
export interface Verdict {
  /** 0 when nothing stops the build. */
  code: 0 | 1;
  /** What was checked: `9 reports, 43 datasets`. */
  size: string;
  /** The problems that were asked for, in order. */
  problems: Problem[];
  /** How many errors drafts have, where these were not asked for. */
  inDrafts: number;
}

/** Prints the problems by file, then how many there are of each rule, then the verdict. */
export function printVerdict(found: Verdict, { strict = false, rule, all = false }: Wanted): void {
  const { problems, inDrafts } = found;
  if (problems.length > 0) {
    console.error(`${groupedReport(problems, { isColoured: isColoured(), isWhole: all })}\n`);
    if (problems.length > 1) console.error(`By rule: ${byRule(problems)}.`);
    console.error('docs/rules.md says what each rule asks, and why.\n');
  }
  const verdict = rule === undefined ? verdictOf(found, strict) : ruleVerdict(found, rule);
  if (found.code === 0) console.log(verdict);
  else console.error(verdict);
  if (inDrafts > 0)
    console.log(`Drafts, which are not published, have ${counted(inDrafts, 'problem')}: see npm run check.`);
}

function verdictOf({ problems, size }: Verdict, strict: boolean): string {
  const { errors, warnings } = tally(problems);
  const warned = warnings === 0 ? '' : ` ${counted(warnings, 'warning')}.`;
  if (errors > 0) return `${counted(errors, 'problem')} to put right; nothing was published.${warned}`;
  if (strict && warnings > 0)
    return `${counted(warnings, 'warning')} to put right or explain: with --strict, warnings stop as problems do.`;
  return `Checked ${size}: no problem that stops the build.${warned}`;
}

function ruleVerdict({ problems }: Verdict, rule: string): string {
  const { errors, warnings } = tally(problems);
  const found = `${counted(errors, 'problem')} and ${counted(warnings, 'warning')}`;
  return `The rule "${rule}": ${problems.length === 0 ? 'nothing found' : found}. What the other rules find is left out.`;
}

/** Whether somebody reads the report on a terminal that shows colours, and wants them. */
function isColoured(): boolean {
  return process.stderr.isTTY === true && !process.env['NO_COLOR'] && process.stderr.hasColors();
}
