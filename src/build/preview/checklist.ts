import type { Checklist, ChecklistItem, ChecklistPart } from '../../check/checklist.ts';
import { stopping } from '../../check/checklist.ts';
import { homeless, type Found } from './found.ts';
import { counted, escaped, shell, type Frame } from './html.ts';
import { problemItem } from './panel.ts';

const states: Record<Checklist['state'], string> = {
  draft: 'Draft: not published',
  'built, not frozen': 'On the site, not frozen',
  frozen: 'Published and frozen',
};

/** The page of the checklists: what is to do before each edition is published, the newest first. */
export function checklistPage(found: Found | undefined, frame: Frame): string {
  const title = 'Publication checklist';
  const lead =
    'What is done, and what is to do before an edition can be published. It follows what you save.';
  const head = `<header class="page-head"><h1>${title}</h1><p class="lead">${lead}</p></header>`;
  if (!found)
    return shell(title, `${head}<p>The check is under way. This page will show it.</p>`, frame, 'checklist/');
  const [first, ...rest] = found.checklists;
  const body = [
    homelessPart(found),
    first ? edition(first, frame, true) : '<p>There is no edition that can be read yet.</p>',
    ...rest.map((each) => edition(each, frame, stopping(each).length > 0)),
  ];
  return shell(title, `${head}${body.join('\n')}`, frame, 'checklist/');
}

/** Problems of files that no page shows. */
function homelessPart(found: Found): string {
  const problems = homeless(found);
  if (problems.length === 0) return '';
  return `<section class="preview-edition" aria-labelledby="no-page"><h2 id="no-page">Files that no page shows</h2>
<ol class="preview-list">${problems.map((problem) => problemItem(problem)).join('\n')}</ol></section>`;
}

function edition(checklist: Checklist, frame: Frame, isOpen: boolean): string {
  const { edition: id, title, state, parts } = checklist;
  const stops = stopping(checklist).length;
  const verdict =
    stops > 0
      ? `<code>npm run publish -- ${id}</code> would refuse it: ${counted(stops, 'thing')} to do first.`
      : state === 'frozen'
        ? 'Nothing stops it from being published again.'
        : `Nothing stops it. <code>npm run publish -- ${id}</code> publishes it.`;
  const shown = parts.filter(({ items }) => items.length > 0);
  return `<section class="preview-edition" aria-labelledby="edition-${id}">
<h2 id="edition-${id}"><a href="${frame.base}${id}/">${escaped(title)}</a> <span class="preview-badge${state === 'draft' ? '' : ' preview-calm'}">${states[state]}</span></h2>
<p class="preview-verdict${stops > 0 ? ' preview-refused' : ''}">${verdict}</p>
<details${isOpen ? ' open' : ''}><summary>All parts</summary>
${contents(shown, id)}${shown.map((each) => part(each, id, frame)).join('\n')}
</details></section>`;
}

/** Links to the parts in which something is open; nothing where a reader sees them all at once. */
function contents(parts: readonly ChecklistPart[], id: string): string {
  const open = parts
    .map((each) => ({ ...each, left: each.items.filter(({ isDone }) => !isDone).length }))
    .filter(({ left }) => left > 0);
  if (open.length < 3) return '';
  const links = open.map(
    ({ name, title, left }) => `<li><a href="#${name}-${id}">${title}</a> <span>${left}</span></li>`,
  );
  return `<ul class="preview-jump">${links.join('')}</ul>\n`;
}

function part({ name, title, items }: ChecklistPart, id: string, frame: Frame): string {
  const open = items.filter(({ isDone }) => !isDone);
  const done = items.filter(({ isDone }) => isDone);
  const count =
    open.length === 0 ? 'all done' : `${open.length} to ${name === 'warnings' ? 'look at' : 'do'}`;
  const finished =
    done.length === 0
      ? ''
      : `<details class="preview-done"><summary>${done.length} done</summary><ul class="preview-list">${done.map((each) => item(each, frame)).join('\n')}</ul></details>`;
  return `<div class="preview-part"><h3 id="${name}-${id}">${title} <span class="preview-count">${count}</span></h3>
${open.length === 0 ? '' : `<ul class="preview-list">${open.map((each) => item(each, frame)).join('\n')}</ul>`}${finished}</div>`;
}

function item({ what, isDone, stops, cure, file, line, path }: ChecklistItem, { base }: Frame): string {
  const kind = isDone ? 'done' : stops ? 'error' : 'warning';
  const state = isDone ? 'Done' : stops ? 'To do' : 'Look at';
  const place = file ? `<code>${escaped(file)}</code>${line ? `, line ${line}` : ''}` : '';
  const page = path ? `<a href="${base}${escaped(path.slice(1))}">See the page</a>` : '';
  const where = [place, page].filter((words) => words !== '').join(' · ');
  return `<li class="preview-${kind}"><p class="preview-what"><strong>${state}:</strong> ${escaped(what)}</p>${
    cure ? `<p>${escaped(cure)}</p>` : ''
  }${where ? `<p class="preview-place">${where}</p>` : ''}</li>`;
}
