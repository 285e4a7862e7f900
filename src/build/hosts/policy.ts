import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../../files.ts';

/** The page that may compile WebAssembly: the search does. */
const searchPage = 'search/index.html';

const name = 'http-equiv="Content-Security-Policy"';

/**
 * A page that says first of all what it may load: files of its own host, and of the styles that stand in a page those of this one
 * alone, by their digests. `file` is its path from the folder of the site.
 */
export function withPolicy(html: string, file: string): string {
  if (html.includes(name)) return html;
  const said = `<meta content="${pagePolicy(html, file)}" ${name}>`;
  const [start] = /<meta charset="?utf-8"?\s*\/?>/i.exec(html) ?? /<head\b[^>]*>/i.exec(html) ?? [];
  if (start !== undefined) return html.replace(start, () => start + said);
  return html.replace(/^(\uFEFF?\s*<!doctype[^>]*>)?/i, (doctype) => doctype + said);
}

/** What holds for every file of a site, by its page's own policy and by the header. */
export const everywhere = [
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
] as const;

/** What a page may load, as its own policy says it. */
export function pagePolicy(html: string, file: string): string {
  const styles = [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/g)].map(([, css]) => digest(css!));
  // What explores a chart brings a file of styles with it.
  const own = html.includes('<script type="module"') ? ["'self'"] : [];
  const named = [...own, ...new Set(styles)];
  return [
    "default-src 'none'",
    `script-src 'self'${file === searchPage ? " 'wasm-unsafe-eval'" : ''}`,
    ...(named.length > 0 ? [`style-src ${named.join(' ')}`] : []),
    ...everywhere,
  ].join(';');
}

function digest(text: string): string {
  // Browsers take the text as they read it: a line ends in LF alone.
  const hash = createHash('sha256').update(text.replace(/\r\n?/g, '\n'));
  return `'sha256-${hash.digest('base64')}'`;
}

/** Gives those pages of a built site a policy that are files of `public/`, which no other part of the build writes. */
export function protectOwnPages(folder: string, root: string): void {
  const pages = filesBelow(root, 'public').filter((file) => /\.html?$/.test(file));
  for (const file of pages.map((each) => each.slice('public/'.length))) {
    const place = join(folder, file);
    if (existsSync(place)) writeFileSync(place, withPolicy(readFileSync(place, 'utf8'), file));
  }
}
