import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as pause } from 'node:timers/promises';
import { filesBelow } from '../files.ts';
import { dataLinks, linksOf, type Linked } from './document-links.ts';
import { searchFolder } from './search.ts';

/** A built site: its files, and the ids in those that have places to lead to. */
interface Built {
  /** The address of its root: `https://www.example.org/annual-reports/`. */
  site: URL;
  known: ReadonlySet<string>;
  ids: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Links of built pages, documents and data files that lead to no file or no id of the site, as `page → link`.
 * `base` is the sub-path that every link of the site begins with. The files of the search, which no page links to, may
 * be written meanwhile.
 */
export async function deadLinks(folder: string, base?: string): Promise<string[]> {
  const files = filesBelow(folder, '.');
  const linked = new Map<string, Linked>();
  for (const file of files) {
    const each = file.startsWith(`${searchFolder}/`) ? undefined : read(folder, file);
    if (each) linked.set(file, each);
    await pause(); // Other work goes on beside this.
  }
  const ids = new Map([...linked].map(([file, each]) => [file, each.ids]));
  const site = siteOf(folder);
  const built = { site: base === undefined ? site : new URL(base, site), known: new Set(files), ids };
  return [...linked].flatMap(([file, { links }]) =>
    [...new Set(links)]
      .filter((link) => isInternal(link, built) && !leads(link, file, built))
      .map((link) => `${file} → ${link}`),
  );
}

function read(folder: string, file: string): Linked | undefined {
  const place = join(folder, file);
  const linked = file.endsWith('.html')
    ? pageLinks(readFileSync(place, 'utf8'))
    : linksOf(file, () => readFileSync(place));
  return structuredClone(linked); // Parts of a text keep all of it in memory; copies do not.
}

function pageLinks(html: string): Linked {
  const data = [...html.matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g)];
  return {
    links: [
      ...values(html, 'href'),
      ...values(html, 'src'),
      ...values(html, 'srcset').flatMap((set) =>
        set.split(/,\s+/).map((each) => each.trim().split(/\s/)[0]!),
      ),
      ...values(html, 'content').filter((value) => /^https?:\/\/\S+$/.test(value)),
      ...data.flatMap(([, text = '']) => dataLinks(text)),
    ],
    ids: new Set(values(html, 'id')),
  };
}

function leads(link: string, file: string, { site, known, ids }: Built): boolean {
  const { pathname, hash } = new URL(link, new URL(file.replace(/index\.html$/, ''), site));
  if (!pathname.startsWith(site.pathname)) return false;
  const path = decoded(pathname.slice(site.pathname.length));
  const target = link.startsWith('#') ? file : path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!known.has(target)) return false;
  const id = hash.slice(1);
  return id === '' || [id, decoded(id)].some((each) => ids.get(target)?.has(each));
}

/** What an address says; as it is where a `%` in it stands for no character. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Whether a link leads to the site: it names no host, or that of the site and an address below its root. */
function isInternal(link: string, { site }: Built): boolean {
  return !/^[a-z][a-z0-9+.-]*:/i.test(link) || link.startsWith(site.href);
}

function values(html: string, attribute: string): string[] {
  return [...html.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, 'g'))].map((match) =>
    match[1]!.replaceAll('&amp;', '&').replaceAll('&#38;', '&').replaceAll('&#x26;', '&'),
  );
}

/** The address of a built site, as its home page names it. */
function siteOf(folder: string): URL {
  const home = readFileSync(join(folder, 'index.html'), 'utf8');
  return new URL(/<link rel="canonical" href="([^"]+)"/.exec(home)?.[1] ?? 'https://site.invalid/');
}
