import { byRule, groupedReport } from '../check/report/report.ts';
import { counted, inOrder, tally } from '../check/report/tally.ts';
import { checkedSite } from '../check/site.ts';
import type { Content } from '../content.ts';
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

/** A site that was checked. */
export interface Checked {
  /** 0 when nothing stops the build. */
  code: 0 | 1;
  /** The content without drafts. */
  content: Content;
  /** The problems that were asked for, in order. */
  problems: Problem[];
  /** How many errors drafts have, where these were not asked for. */
  inDrafts: number;
}

/** Reads and checks the content below a folder; prints nothing. */
export function examined(root: string, { drafts = false, strict = false, rule }: Wanted = {}): Checked {
  const { content, problems: every } = checkedSite(root);
  const problems = inOrder(every).filter(
    (each) => (drafts || !each.draft) && (rule === undefined || each.rule === rule),
  );
  const { errors, warnings } = tally(problems);
  const inDrafts = drafts ? 0 : tally(every.filter(({ draft }) => draft)).errors;
  return { code: errors > 0 || (strict && warnings > 0) ? 1 : 0, content, problems, inDrafts };
}

/** Reads and checks the content below a folder and prints every problem; code 0 when nothing stops the build. */
export function checked(root: string, wanted: Wanted = {}): Checked {
  const found = examined(root, wanted);
  printChecked(found, wanted);
  return found;
}

/** Prints the problems by file, then how many there are of each rule, then the verdict. */
export function printChecked(found: Checked, { strict = false, rule, all = false }: Wanted): void {
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

function verdictOf({ problems, content }: Checked, strict: boolean): string {
  const { errors, warnings } = tally(problems);
  const warned = warnings === 0 ? '' : ` ${counted(warnings, 'warning')}.`;
  if (errors > 0) return `${counted(errors, 'problem')} to put right; nothing was published.${warned}`;
  if (strict && warnings > 0)
    return `${counted(warnings, 'warning')} to put right or explain: with --strict, warnings stop as problems do.`;
  return `Checked ${sizeOf(content)}: no problem that stops the build.${warned}`;
}

function ruleVerdict({ problems }: Checked, rule: string): string {
  const { errors, warnings } = tally(problems);
  const found = `${counted(errors, 'problem')} and ${counted(warnings, 'warning')}`;
  return `The rule "${rule}": ${problems.length === 0 ? 'nothing found' : found}. What the other rules find is left out.`;
}

function sizeOf(content: Content): string {
  const { reports, datasets, terms, points, briefings, posters, papers, priorities, impacts } = content;
  return [
    counted(reports.length, 'report'),
    counted(datasets.length, 'dataset'),
    counted(terms.length, 'term'),
    counted(points.length, 'learning point'),
    counted(briefings.length, 'briefing'),
    counted(posters.length, 'poster'),
    counted(papers.length, 'committee paper'),
    counted(priorities.length, 'priority', 'priorities'),
    counted(impacts.length, 'chain of impact', 'chains of impact'),
  ].join(', ');
}

/** Whether somebody reads the report on a terminal that shows colours, and wants them. */
function isColoured(): boolean {
  return process.stderr.isTTY === true && !process.env['NO_COLOR'] && process.stderr.hasColors();
}
