import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lettersOf, withNeededFaces } from '../faces.ts';
import { filesBelow } from '../files.ts';
import { withPolicy } from './hosts/policy.ts';
import { neededStyles, type Held } from './needed.ts';
import { propertyNames, withShortNames } from './short-names.ts';
import { withoutIdleSpace } from './white-space.ts';

const tag = /<([a-z][\w-]*)((?:\s+[^\s"'>/=]+(?:="[^"]*")?)*)\s*\/?>/g;

/**
 * Leaves in each page only those styles that some page of its kind can use. All pages of a kind keep the same styles, so
 * that a server can name them by one digest, which the policy of each page does. `kinds` are the files of pages, by kind.
 */
export function trimStyles(folder: string, kinds: readonly (readonly string[])[]): void {
  const words = wordsOfScripts(folder);
  const read = (file: string) => parted(readFileSync(join(folder, file), 'utf8'));
  for (const files of kinds) {
    // Pages are read twice, since all pages of a large site together take much memory.
    const held = heldBy(
      files.map((file) => () => read(file)),
      words,
    );
    const trimmed = new Map<string, string>();
    for (const file of files) {
      const { before, css, after } = read(file);
      if (css === undefined) continue;
      const kept = trimmed.get(css) ?? shortened(css, held);
      trimmed.set(css, kept);
      const lean = withoutIdleSpace(`${before}${kept}${after}`);
      writeFileSync(join(folder, file), withPolicy(lean, file));
    }
  }
}

/** A page about its styles, as they stand in its head; those that a board adds come behind them. */
interface Parted {
  before: string;
  css?: string;
  after: string;
}

function parted(html: string): Parted {
  const [start, end] = ['<style>', '</style>'];
  const first = html.indexOf(start) + start.length;
  const last = html.indexOf(end, first);
  if (first < start.length || last < 0) return { before: html, after: '' };
  return { before: html.slice(0, first), css: html.slice(first, last), after: html.slice(last) };
}

/** Styles without what no page can use, and with short names for what only they name. */
function shortened(css: string, held: HeldByPages): string {
  const needed = withNeededFaces(neededStyles(css, held), held.letters);
  return withShortNames(needed, (name) => held.words.has(name) || held.names.has(name));
}

/** What pages hold, with their letters, each once, and what in them could name a custom property. */
interface HeldByPages extends Held {
  letters: string;
  names: ReadonlySet<string>;
}

function heldBy(pages: readonly (() => Parted)[], words: ReadonlySet<string>): HeldByPages {
  const [elements, ids, names] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let [letters, isScripted] = ['', false];
  for (const page of pages) {
    const { before, after } = page();
    const html = before + after;
    for (const [, name = '', attributes = ''] of html.matchAll(tag)) {
      const [, classes = ''] = /\sclass="([^"]*)"/.exec(attributes) ?? [];
      const [, id] = /\sid="([^"]*)"/.exec(attributes) ?? [];
      elements.add(`${name} ${classes}`.trim().replace(/\s+/g, ' '));
      if (id !== undefined) ids.add(id);
    }
    for (const name of propertyNames(html)) names.add(name);
    letters = lettersOf(letters + html);
    isScripted ||= html.includes('<script type="module"');
  }
  return { elements, ids, words: isScripted ? words : new Set(), letters, names };
}

/** The words in strings of scripts, whichever page loads them. */
function wordsOfScripts(folder: string): Set<string> {
  const scripts = filesBelow(folder, '.').filter((file) => /^_astro\/.*\.js$/.test(file));
  const strings = scripts.flatMap(
    (file) => readFileSync(join(folder, file), 'utf8').match(/"[^"\n]*"|'[^'\n]*'|`[^`]*`/g) ?? [],
  );
  return new Set(strings.flatMap((each) => each.match(/[\w-]+/g) ?? []));
}
