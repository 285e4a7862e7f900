import { counted, inOrder, tally } from '../check/report/tally.ts';
import { checkedSite } from '../check/site.ts';
import type { Content } from '../content.ts';
import { printVerdict, type Verdict, type Wanted } from './verdict.ts';

/** A site that was checked. */
export interface Checked extends Verdict {
  /** The content without drafts. */
  content: Content;
}

/** Reads and checks the content below a folder; prints nothing. */
export function examined(root: string, { drafts = false, strict = false, rule }: Wanted = {}): Checked {
  const { content, problems: every } = checkedSite(root);
  const problems = inOrder(every).filter(
    (each) => (drafts || !each.draft) && (rule === undefined || each.rule === rule),
  );
  const { errors, warnings } = tally(problems);
  const inDrafts = drafts ? 0 : tally(every.filter(({ draft }) => draft)).errors;
  return {
    code: errors > 0 || (strict && warnings > 0) ? 1 : 0,
    content,
    size: sizeOf(content),
    problems,
    inDrafts,
  };
}

/** Reads and checks the content below a folder and prints every problem; code 0 when nothing stops the build. */
export function checked(root: string, wanted: Wanted = {}): Checked {
  const found = examined(root, wanted);
  printVerdict(found, wanted);
  return found;
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
