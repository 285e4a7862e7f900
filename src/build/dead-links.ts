import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../files.ts';

/**
 * Links of built pages that lead to no file or no id, as `page → link`.
 * `base` is the sub-path that every link of the site begins with.
 */
export function deadLinks(folder: string, base = baseOf(folder)): string[] {
  const files = filesBelow(folder, '.').map((file) => file.replace(/^\.\//, ''));
  const known = new Set(files);
  const pages = files.filter((file) => file.endsWith('.html'));
  const read = new Map(pages.map((page) => [page, readFileSync(join(folder, page), 'utf8')]));
  const ids = new Map([...read].map(([page, html]) => [page, new Set(values(html, 'id'))]));
  return pages.flatMap((page) => {
    const links = [...values(read.get(page)!, 'href'), ...values(read.get(page)!, 'src')];
    return [...new Set(links)]
      .filter((link) => isInternal(link) && !leads(link, page, base, known, ids))
      .map((link) => `${page} → ${link}`);
  });
}

function leads(
  link: string,
  page: string,
  base: string,
  known: ReadonlySet<string>,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const { pathname, hash } = new URL(link, `https://site.invalid${base}${page.replace(/index\.html$/, '')}`);
  if (!pathname.startsWith(base)) return false;
  const path = decoded(pathname.slice(base.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!known.has(file)) return false;
  const id = hash.slice(1);
  return id === '' || [id, decoded(id)].some((each) => ids.get(file)?.has(each));
}

/** What an address says; as it is where a `%` in it stands for no character. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function isInternal(link: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:/i.test(link);
}

function values(html: string, attribute: string): string[] {
  return [...html.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, 'g'))].map((match) =>
    match[1]!.replaceAll('&amp;', '&').replaceAll('&#38;', '&').replaceAll('&#x26;', '&'),
  );
}

/** The sub-path of a built site, as its home page names it. */
function baseOf(folder: string): string {
  const home = readFileSync(join(folder, 'index.html'), 'utf8');
  const canonical = /<link rel="canonical" href="([^"]+)"/.exec(home)?.[1];
  return canonical ? new URL(canonical).pathname : '/';
}
