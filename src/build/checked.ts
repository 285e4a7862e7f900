import { checkedSite } from '../check/site.ts';
import type { Content } from '../content.ts';
import { toReport } from '../problem.ts';

/**
 * Reads and checks the content below a folder and prints every problem; code 0 when nothing stops the build. What
 * concerns drafts alone is counted with the rest only when `drafts` asks for it; the content is that without them.
 */
export function checked(root: string, { drafts = false } = {}): { code: 0 | 1; content: Content } {
  const { content: read, problems: all } = checkedSite(root);
  const found = all.filter(({ draft }) => drafts || !draft);
  const errors = found.filter(({ severity }) => severity === 'error').length;
  const inDrafts = all.filter(({ draft, severity }) => draft && severity === 'error').length;
  if (found.length > 0) console.error(`${toReport(found)}\n`);
  const { reports, datasets, terms, points, briefings, posters, papers, priorities, impacts } = read;
  const size = [
    counted(reports, 'report'),
    counted(datasets, 'dataset'),
    counted(terms, 'term'),
    counted(points, 'learning point'),
    counted(briefings, 'briefing'),
    counted(posters, 'poster'),
    counted(papers, 'committee paper'),
    counted(priorities, 'priority', 'priorities'),
    counted(impacts, 'chain of impact', 'chains of impact'),
  ].join(', ');
  const warnings = found.length - errors;
  const warned = warnings === 0 ? '' : ` ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`;
  if (errors > 0)
    console.error(
      `${errors} ${errors === 1 ? 'problem' : 'problems'} to put right; nothing was published.${warned}`,
    );
  else console.log(`Checked ${size}: no problem that stops the build.${warned}`);
  if (inDrafts > 0 && !drafts)
    console.log(
      `Drafts, which are not published, have ${inDrafts} ${inDrafts === 1 ? 'problem' : 'problems'}: see npm run check.`,
    );
  return { code: errors > 0 ? 1 : 0, content: read };
}

function counted(entries: readonly unknown[], noun: string, plural = `${noun}s`): string {
  return `${entries.length} ${entries.length === 1 ? noun : plural}`;
}
