import { excerpt } from '../../source.ts';
import { counted, escaped, headLinks, type Frame } from './html.ts';
import { problemsOf, type Found, type PlacedProblem } from './found.ts';
import { marked, type Mark } from './marks.ts';
import { stopping } from '../../check/checklist.ts';

/** A page of the site with what is wrong with it and what of it is a draft; without a check, it says that one is under way. */
export function withPanel(html: string, path: string, found: Found | undefined, frame: Frame): string {
  const problems = found ? problemsOf(path, found) : [];
  const isDraft = found?.drafts.includes(path) ?? false;
  const { html: body, marks } = marked(withDraftMarks(html, path, found?.drafts ?? [], frame), problems);
  const panel = panelOf(path, problems, marks, found, frame);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const title = `${errors > 0 ? `(${errors}) ` : ''}${isDraft ? 'Draft: ' : ''}`;
  return body
    .replace('<title>', () => `<title>${title}`)
    .replace('</head>', () => `${headLinks(frame)}</head>`)
    .replace(/(?=<main\b)/, () => panel)
    .replace(/(?=<h1\b)/, () => (isDraft ? '<p class="preview-draft-page">Draft: not published</p>' : ''));
}

/** What stands between the head of a page and its content. */
function panelOf(
  path: string,
  problems: readonly PlacedProblem[],
  marks: ReadonlyMap<PlacedProblem, Mark>,
  found: Found | undefined,
  { base }: Frame,
): string {
  const open = found?.checklists.flatMap(stopping).length ?? 0;
  const draft = found?.drafts.includes(path)
    ? '<strong class="preview-badge">Draft</strong> Not published: readers do not see this page.'
    : found?.partly[path]
      ? `<strong class="preview-badge">Draft</strong> What this page says of ${escaped(found.partly[path])} is not published yet.`
      : '';
  const list = problems.length > 0 ? problemList(problems, marks) : '';
  const none = found ? 'No problem on this page.' : 'The check is under way; this page will tell.';
  return `<section class="preview-panel" aria-label="Preview"><div class="inner">
<p class="preview-bar"><strong>Preview</strong> <span>${draft}</span> <span>${problems.length > 0 ? '' : none}</span>
<span class="preview-links"><a href="${base}checklist/">Checklist${open > 0 ? ` (${open} to do)` : ''}</a> <a href="${base}guide/">Guide</a></span></p>
${list}</div></section>
`;
}

/** Problems that can be opened and closed, the first of them open. */
function problemList(
  problems: readonly PlacedProblem[],
  marks: ReadonlyMap<PlacedProblem, Mark> = new Map(),
): string {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const count = [
    errors.length > 0 ? counted(errors.length, 'problem') : '',
    warnings.length > 0 ? counted(warnings.length, 'warning') : '',
  ].filter((words) => words !== '');
  const items = [...errors, ...warnings].map((problem) => problemItem(problem, marks.get(problem)));
  return `<details class="preview-problems"${errors.length > 0 ? ' open' : ''}><summary>${count.join(' and ')} on this page</summary>
<ol>${items.join('\n')}</ol></details>`;
}

/** One problem: what is wrong, the words, the cure, and the place in the file and on the page. */
export function problemItem(problem: PlacedProblem, mark?: Mark): string {
  const { severity, message, text, cure, file, line, column, under, draft } = problem;
  const kind = severity === 'error' ? 'Problem' : 'Warning';
  const words =
    text === undefined ? '' : `<p class="preview-words"><code>${escaped(excerpt(text))}</code></p>`;
  const place = mark
    ? ` <a href="#${mark.id}">${mark.isHeading ? `Under “${escaped(under ?? '')}”` : 'Show it on the page'}</a>`
    : '';
  return `<li class="preview-${severity}"><p class="preview-what"><strong>${kind}${draft ? ' in a draft' : ''}:</strong> ${escaped(message)}</p>
${words}<p>${escaped(cure)}</p>
<p class="preview-place"><code>${escaped(file)}</code>, line ${line}, column ${column}.${place}</p></li>`;
}

/** Links to drafts, and places of drafts on pages that show many, with a mark. */
function withDraftMarks(html: string, path: string, drafts: readonly string[], { base }: Frame): string {
  if (drafts.length === 0) return html;
  const known = new Set(drafts);
  const badge = ' <span class="preview-badge">Draft</span>';
  const start = html.indexOf('<main');
  const linked = html
    .slice(start)
    .replace(
      /(<a\b[^>]*\bhref="([^"#]*)(#[^"]*)?"[^>]*>)([\s\S]*?)<\/a>/g,
      (all, open, to, id = '', words) => {
        const target = to === '' ? '' : `/${String(to).slice(base.length)}`;
        const isDraft =
          target !== '' &&
          !String(open).includes(' aria-label') &&
          (known.has(target) || known.has(target + id)) &&
          target !== path;
        return isDraft ? `${open}${words}${badge}</a>` : all;
      },
    );
  const ids = drafts.filter((each) => each.startsWith(`${path}#`)).map((each) => each.split('#')[1]!);
  const placed = ids.reduce(
    (text, id) => text.replace(new RegExp(`<[a-z0-9]+\\b[^>]*\\bid="${id}"[^>]*>`), (tag) => tag + badge),
    linked,
  );
  return html.slice(0, start) + placed;
}
