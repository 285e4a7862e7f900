import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checklists, type Checklist, type ChecklistItem, type ChecklistPart } from '../check/checklist.ts';
import { checkedSite } from '../check/site.ts';

/** Where the to-do list of an edition stands: in a folder that is neither published nor shared. */
export function listPath(edition: string): string {
  return `private/${edition}-to-do.html`;
}

/** Writes what an edition still needs as a page to print, in place of an older one. */
export function writeList(root: string, edition: string): Checklist {
  const all = checklists(checkedSite(root), (file) => readFileSync(join(root, file), 'utf8'));
  const list = all.find((each) => each.edition === edition)!;
  mkdirSync(join(root, 'private'), { recursive: true });
  writeFileSync(join(root, listPath(edition)), page(list));
  return list;
}

/** How much is left of an edition, a line for each part. */
export function summary(list: Checklist): string {
  const parts = toDo(list);
  const width = Math.max(0, ...parts.map(({ title }) => title.length));
  const lines = parts.map(({ title, items }) => `    ${title.padEnd(width)}  ${progress(items)}`);
  return [`What ${list.title} still needs:\n`, ...lines].join('\n');
}

/** The parts in which there is something to do or done; what follows from others is left out. */
function toDo({ parts }: Checklist): ChecklistPart[] {
  return parts.filter(({ name, items }) => items.length > 0 && name !== 'drafts' && name !== 'reading');
}

function progress(items: readonly ChecklistItem[]): string {
  const left = items.filter(({ isDone }) => !isDone).length;
  return left === 0 ? 'done' : `${left} to do${left < items.length ? `, ${items.length - left} done` : ''}`;
}

function page(list: Checklist): string {
  const title = `What ${list.title} still needs`;
  const parts = toDo(list);
  return `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${style}</style>
<h1>${escaped(title)}</h1>
<p>${progress(parts.flatMap(({ items }) => items))}. For the office; it is not published.<br>
Tick by hand, or print it anew: <code>npm run new -- to-do ${list.edition}</code></p>
${parts.map(section).join('\n')}
</html>
`;
}

function section({ title, items }: ChecklistPart): string {
  const files = [...Map.groupBy(items, ({ file = '' }) => file)].map(([file, own]) => {
    return `<h3>${escaped(file)}</h3>\n<ul>\n${own.map(line).join('\n')}\n</ul>`;
  });
  return `<h2>${escaped(title)} <small>${progress(items)}</small></h2>\n${files.join('\n')}`;
}

function line({ what, cure, line: at, isDone }: ChecklistItem): string {
  const place = !isDone && at !== undefined && at > 1 ? `, <small>line&nbsp;${at}</small>` : '';
  const how = !isDone && cure ? `<br><small>${escaped(cure)}</small>` : '';
  const words = `${isDone ? '☑' : '☐'} ${escaped(what.replace(/^Write here: (.)/, (_, first: string) => first.toUpperCase()))}`;
  return `<li${isDone ? ' class="done"' : ''}>${words}${place}${how}</li>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

const style = `
body { font: 1rem/1.45 "Atkinson Hyperlegible Next", Verdana, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1d1d1d; }
h1 { font-size: 1.9rem; line-height: 1.2; }
h2 { font-size: 1.25rem; margin: 2rem 0 0.25rem; border-top: 2px solid #12436d; padding-top: 0.5rem; }
h3 { font: 0.85rem/1.4 Consolas, "Liberation Mono", monospace; color: #12436d; margin: 0.9rem 0 0.2rem; }
small { font-weight: 400; font-size: 0.85rem; color: #4d4d4d; }
ul { list-style: none; margin: 0; padding: 0; }
li { padding: 0.15rem 0 0.15rem 1.6rem; text-indent: -1.6rem; break-inside: avoid; }
.done { color: #4d4d4d; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } h2, h3 { break-after: avoid; } @page { margin: 18mm; } }
`;
