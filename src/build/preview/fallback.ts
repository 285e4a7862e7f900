import type { Answer } from './answers.ts';
import { problemsOf, type Found, type PlacedProblem } from './found.ts';
import { counted, shell, type Frame } from './html.ts';
import { problemItem, withPanel } from './panel.ts';

/**
 * What stands in the place of a page that could not be made: the problems of its file, else of all files. A page that is
 * simply not there stays what it was.
 */
export function fallback(answer: Answer, found: Found | undefined, frame: Frame): Answer | undefined {
  const errors = (found?.problems ?? []).filter(({ severity }) => severity === 'error');
  const own = found ? worst(problemsOf(answer.path, found)) : [];
  if (answer.status === 404 && own.length === 0)
    return { ...answer, html: withPanel(answer.html, answer.path, found, frame) };
  const shown = own.length > 0 ? own : errors;
  const title = 'This page cannot be shown yet';
  const head = (lead: string) =>
    `<header class="page-head"><h1>${title}</h1><p class="lead">${lead}</p></header>`;
  const help = `<p>The page comes back by itself when the file is saved without what stops it. What else is to do is on the <a href="${frame.base}checklist/">checklist</a>.</p>`;
  if (shown.length > 0) {
    const where = own.length > 0 ? 'in its file' : 'in other files, one of which may be why';
    const lead = `There ${shown.length === 1 ? 'is' : 'are'} ${counted(shown.length, nounOf(shown))} ${where}.`;
    const list = `<ol class="preview-list">${shown.map((problem) => problemItem(problem)).join('\n')}</ol>`;
    return { ...answer, html: shell(title, head(lead) + list + help, frame) };
  }
  const lead = found
    ? 'No problem was found in the content, so the fault is the program’s.'
    : 'The check is under way; it will tell why.';
  const cure = found
    ? '<p>Undo what you changed last. Start the preview again with <code>npm run dev -- --debug</code> for details.</p>'
    : '';
  return { ...answer, html: shell(title, head(lead) + cure, frame) };
}

/** The errors; where there are none, the warnings: of a draft, what keeps it from being read only warns. */
function worst(problems: readonly PlacedProblem[]): readonly PlacedProblem[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  return errors.length > 0 ? errors : problems;
}

function nounOf(problems: readonly PlacedProblem[]): string {
  return problems.some(({ severity }) => severity === 'error') ? 'problem' : 'warning';
}
