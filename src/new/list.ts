import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toDo, type ToDo } from '../check/to-do.ts';
import type { Content } from '../content.ts';
import { editionTitle } from '../point.ts';

/** Where the to-do list of an edition stands: in a folder that is neither published nor shared. */
export function listPath(edition: string): string {
  return `private/${edition}-to-do.html`;
}

/** Writes what an edition still needs as a page to print, in place of an older one. */
export function writeList(root: string, edition: string, content: Content): ToDo[] {
  const items = toDo(edition, content);
  mkdirSync(join(root, 'private'), { recursive: true });
  writeFileSync(join(root, listPath(edition)), page(edition, items));
  return items;
}

/** How much is left of an edition, a line for each group. */
export function summary(edition: string, items: readonly ToDo[]): string {
  const groups = [...grouped(items)];
  const width = Math.max(0, ...groups.map(([group]) => group.length));
  const lines = groups.map(([group, all]) => `    ${group.padEnd(width)}  ${progress(all)}`);
  return [`What ${editionTitle(edition)} still needs:\n`, ...lines].join('\n');
}

function grouped(items: readonly ToDo[]): Map<string, ToDo[]> {
  return Map.groupBy(items, ({ group }) => group);
}

function progress(all: readonly ToDo[]): string {
  const left = all.filter(({ done }) => !done).length;
  return left === 0 ? 'done' : `${left} to do${left < all.length ? `, ${all.length - left} done` : ''}`;
}

function page(edition: string, items: readonly ToDo[]): string {
  const title = `What ${editionTitle(edition)} still needs`;
  const left = items.filter(({ done }) => !done).length;
  const groups = [...grouped(items)].map(([group, all]) => section(group, all));
  return `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${style}</style>
<h1>${escaped(title)}</h1>
<p>${left} to do, ${items.length - left} done. Tick by hand, or print the list again: <code>npm run new -- to-do ${edition}</code>.
For use in the office: it is not published.</p>
${groups.join('\n')}
</html>
`;
}

function section(group: string, all: readonly ToDo[]): string {
  const files = Map.groupBy(all, ({ file }) => file);
  const parts = [...files].map(([file, items]) => {
    const lines = items.map(
      ({ what, line, done }) =>
        `<li${done ? ' class="done"' : ''}>${done ? '☑' : '☐'} ${escaped(what)}${line ? ` <small>line ${line}</small>` : ''}</li>`,
    );
    return `<h3>${escaped(file)}</h3>\n<ul>\n${lines.join('\n')}\n</ul>`;
  });
  return `<h2>${escaped(group)} <small>${progress(all)}</small></h2>\n${parts.join('\n')}`;
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
