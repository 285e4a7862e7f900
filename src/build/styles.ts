import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as pause } from 'node:timers/promises';
import { lettersOf, withNeededFaces } from '../faces.ts';
import { filesBelow } from '../files.ts';
import { withPolicy } from './hosts/policy.ts';
import { neededStyles, type Held } from './needed.ts';
import { propertyNames, withShortNames } from './short-names.ts';
import { withoutIdleSpace } from './white-space.ts';

const tag = /<([a-z][\w-]*)((?:\s+[^\s"'>/=]+(?:="[^"]*")?)*)\s*\/?>/g;

/** Who is told of each page as it is before its styles are trimmed, in the order of their addresses, and when that was all. */
interface Told {
  page(file: string, html: string): Promise<void>;
  all(): void;
}

/**
 * Leaves in each page only those styles that some page of its kind can use. All pages of a kind keep the same styles, so
 * that a server can name them by one digest, which the policy of each page does. `kinds` are the files of pages, by kind.
 * Pages are read twice, since all pages of a large site together take much memory; `told` has them the first time.
 */
export async function trimStyles(
  folder: string,
  kinds: readonly (readonly string[])[],
  told: Told,
): Promise<void> {
  const words = wordsOfScripts(folder);
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const held = kinds.map(nothing);
  const kindOf = new Map(kinds.flatMap((files, kind) => files.map((file) => [file, held[kind]!])));
  for (const file of [...kindOf.keys()].sort()) {
    const html = read(file);
    hold(kindOf.get(file)!, html, words);
    await told.page(file, html);
    await pause(); // Other work goes on beside this.
  }
  told.all();
  for (const [kind, files] of kinds.entries()) {
    const trimmed = new Map<string, string>();
    for (const file of files) {
      const { before, css, after } = parted(read(file));
      if (css === undefined) continue;
      const kept = trimmed.get(css) ?? shortened(css, held[kind]!);
      trimmed.set(css, kept);
      const lean = withoutIdleSpace(`${before}${kept}${after}`);
      writeFileSync(join(folder, file), withPolicy(lean, file));
      await pause();
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

/** What the pages of a kind hold, with their letters, each once, and what in them could name a custom property. */
interface HeldByPages extends Held {
  elements: Set<string>;
  ids: Set<string>;
  words: ReadonlySet<string>;
  letters: string;
  names: Set<string>;
}

function nothing(): HeldByPages {
  return { elements: new Set(), ids: new Set(), words: new Set(), letters: '', names: new Set() };
}

/** Adds what a page holds, and the words of all scripts where it loads one. */
function hold(held: HeldByPages, page: string, words: ReadonlySet<string>): void {
  const { before, after } = parted(page);
  const html = before + after;
  const [elements, ids] = [new Set<string>(), new Set<string>()];
  for (const [, name = '', attributes = ''] of html.matchAll(tag)) {
    const [, classes = ''] = /\sclass="([^"]*)"/.exec(attributes) ?? [];
    const [, id] = /\sid="([^"]*)"/.exec(attributes) ?? [];
    elements.add(`${name} ${classes}`.trim().replace(/\s+/g, ' '));
    if (id !== undefined) ids.add(id);
  }
  const found = structuredClone({ elements, ids, names: propertyNames(html) }); // Parts of a page keep all of it in memory.
  for (const kind of ['elements', 'ids', 'names'] as const)
    for (const each of found[kind]) held[kind].add(each);
  held.letters = lettersOf(held.letters + html);
  if (html.includes('<script type="module"')) held.words = words;
}

/** The words in strings of scripts, whichever page loads them. */
function wordsOfScripts(folder: string): Set<string> {
  const scripts = filesBelow(folder, '.').filter((file) => /^_astro\/.*\.js$/.test(file));
  const strings = scripts.flatMap(
    (file) => readFileSync(join(folder, file), 'utf8').match(/"[^"\n]*"|'[^'\n]*'|`[^`]*`/g) ?? [],
  );
  return new Set(strings.flatMap((each) => each.match(/[\w-]+/g) ?? []));
}
