import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element } from 'xast';
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import { under } from '../addresses.ts';
import { filesBelow } from '../files.ts';

const xmlns = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** The most addresses that one file of a site map may hold. */
const most = 50_000;

/**
 * Writes the site map of a built site, `sitemap-index.xml`: every page that search engines may show, each with the day
 * on which it was published or last changed where it says so itself. What leads on, or is no page of its own, is left out.
 */
export function writeSitemap(folder: string, { base, origin }: { base: string; origin: string }): void {
  const urls = filesBelow(folder, '.')
    .filter((file) => file.endsWith('.html'))
    .flatMap((file) => page(readFileSync(join(folder, file), 'utf8')))
    .sort((a, b) => (a.loc < b.loc ? -1 : 1));
  const parts = Array.from({ length: Math.ceil(urls.length / most) || 1 }, (_, index) =>
    urls.slice(index * most, (index + 1) * most),
  );
  const places = parts.map((part, index) => {
    const name = `sitemap-${index}.xml`;
    write(join(folder, name), x('urlset', { xmlns }, part.map(url)));
    return { loc: origin + under(base, `/${name}`), lastmod: newest(part) };
  });
  const listed = places.map((place) => x('sitemap', members(place)));
  write(join(folder, 'sitemap-index.xml'), x('sitemapindex', { xmlns }, listed));
}

interface Place {
  /** The full address. */
  loc: string;
  /** A day. */
  lastmod: string | undefined;
}

/** What a page says of itself in its head; nothing when it is not to be found. */
function page(html: string): Place[] {
  const head = html.slice(0, html.indexOf('</head>'));
  const loc = /<link rel="canonical" href="([^"]+)"/.exec(head)?.[1];
  if (loc === undefined || /<meta name="robots" content="noindex"/.test(head)) return [];
  const day = (kind: string) =>
    new RegExp(`<meta property="article:${kind}_time" content="([^"]+)"`).exec(head)?.[1];
  return [{ loc, lastmod: day('modified') ?? day('published') }];
}

function newest(part: readonly Place[]): string | undefined {
  const days = part.flatMap(({ lastmod }) => lastmod ?? []);
  return days.sort().at(-1);
}

function url(place: Place): Element {
  return x('url', members(place));
}

function members({ loc, lastmod }: Place): Element[] {
  return [x('loc', loc), ...(lastmod === undefined ? [] : [x('lastmod', lastmod)])];
}

function write(file: string, tree: Element): void {
  writeFileSync(file, `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(tree)}\n`);
}
