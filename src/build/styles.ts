import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withNeededFaces } from '../faces.ts';
import { filesBelow } from '../files.ts';
import { withPolicy } from './hosts/policy.ts';
import { neededStyles, type Held } from './needed.ts';
import { withShortNames } from './short-names.ts';
import { withoutIdleSpace } from './white-space.ts';

/** The styles of a page as they stand in its head; those that a board adds come behind them. */
const sheet = /(?<=<style>)[\s\S]*?(?=<\/style>)/;
const tag = /<([a-z][\w-]*)((?:\s+[^\s"'>/=]+(?:="[^"]*")?)*)\s*\/?>/g;

/**
 * Leaves in each page only those styles that some page of its kind can use. All pages of a kind keep the same styles, so
 * that a server can name them by one digest, which the policy of each page does. `kinds` are the files of pages, by kind.
 */
export function trimStyles(folder: string, kinds: readonly (readonly string[])[]): void {
  const words = wordsOfScripts(folder);
  for (const files of kinds) {
    const pages = files.map((file) => ({ file, html: readFileSync(join(folder, file), 'utf8') }));
    const held = heldBy(
      pages.map(({ html }) => html.replace(sheet, '')),
      words,
    );
    const trimmed = new Map<string, string>();
    for (const { file, html } of pages) {
      const [css] = sheet.exec(html) ?? [];
      if (css === undefined) continue;
      const kept = trimmed.get(css) ?? shortened(css, held);
      trimmed.set(css, kept);
      const lean = withoutIdleSpace(html).replace(sheet, () => kept);
      writeFileSync(join(folder, file), withPolicy(lean, file));
    }
  }
}

/** Styles without what no page can use, and with short names for what only they name. */
function shortened(css: string, held: Held & { text: string }): string {
  const needed = withNeededFaces(neededStyles(css, held), held.text);
  return withShortNames(needed, (name) => held.words.has(name) || held.text.includes(name));
}

function heldBy(pages: readonly string[], words: ReadonlySet<string>): Held & { text: string } {
  const elements = new Set<string>();
  const ids = new Set<string>();
  for (const html of pages) {
    for (const [, name = '', attributes = ''] of html.matchAll(tag)) {
      const [, classes = ''] = /\sclass="([^"]*)"/.exec(attributes) ?? [];
      const [, id] = /\sid="([^"]*)"/.exec(attributes) ?? [];
      elements.add(`${name} ${classes}`.trim().replace(/\s+/g, ' '));
      if (id !== undefined) ids.add(id);
    }
  }
  const isScripted = pages.some((html) => html.includes('<script type="module"'));
  return { elements, ids, words: isScripted ? words : new Set(), text: pages.join('') };
}

/** The words in strings of scripts, whichever page loads them. */
function wordsOfScripts(folder: string): Set<string> {
  const scripts = filesBelow(folder, '.').filter((file) => /^_astro\/.*\.js$/.test(file));
  const strings = scripts.flatMap(
    (file) => readFileSync(join(folder, file), 'utf8').match(/"[^"\n]*"|'[^'\n]*'|`[^`]*`/g) ?? [],
  );
  return new Set(strings.flatMap((each) => each.match(/[\w-]+/g) ?? []));
}
