import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { filesBelow } from '../files.ts';

/** What only a server or a script has a use for. */
const ofServers =
  /^(pagefind\/|_astro\/.*\.js$|sitemap-|robots\.txt$|site\.webmanifest$|_headers$|_redirects$|nginx\.conf$|web\.config$|staticwebapp\.)/;

/** Copies a built site so that it opens from a folder without a server; gives the number of pages. */
export function copyOffline(built: string, to: string): number {
  const site = siteOf(readFileSync(join(built, 'index.html'), 'utf8'));
  const files = filesBelow(built, '.').filter((file) => !ofServers.test(file));
  for (const file of files) {
    const place = join(to, file);
    mkdirSync(dirname(place), { recursive: true });
    if (!file.endsWith('.html')) copyFileSync(join(built, file), place);
    else writeFileSync(place, offlinePage(readFileSync(join(built, file), 'utf8'), file, site));
  }
  return files.filter((file) => file.endsWith('.html')).length;
}

/** The address of a built site, as its home page says it. */
function siteOf(home: string): URL {
  return new URL(/<link rel="canonical" href="([^"]+)"/.exec(home)![1]!);
}

/** An opening tag; no text of a page can be taken for one, for there `<` is written as a reference. */
const tag = /<([a-z][\w-]*)((?:\s+[^\s"'>/=]+(?:="[^"]*")?)*)\s*\/?>/g;

/** A page of a built site whose links lead from file to file, without what a server or a script has a use for. */
export function offlinePage(html: string, file: string, site: URL): string {
  const to = (link: string) => fileLink(link, file, site);
  return html
    .replace(/<script type="module"[^>]*><\/script>/g, '')
    .replace(/<p class="notice">/, `${note(site)}$&`)
    .replace(/(?<=<style[^>]*>)[\s\S]*?(?=<\/style>)/g, (css) => withFiles(css, to))
    .replace(tag, (whole, name: string) => replaced(whole, name, to));
}

/** What each page says of itself; the search that it speaks of is a form, which leads to the list of all pages. */
function note({ href }: URL): string {
  const words = 'Search leads to a list of all pages here; charts are read, not explored.';
  return `<p class="notice"><span class="inner"><strong>Copy without a server.</strong> ${words} The site itself: <a href="${href}">${href}</a></span></p>`;
}

/** What links a page has in its head that a folder can keep. */
const keptLinks = /\srel="(canonical|icon)"/;

function replaced(whole: string, name: string, to: (link: string) => string): string {
  if (name === 'link' && !keptLinks.test(whole)) return '';
  if (name === 'meta' && /\shttp-equiv="content-security-policy"/i.test(whole)) return ''; // `'self'` means no file.
  if (name === 'meta')
    return whole.replace(
      /(\shttp-equiv="refresh" content="\d+; url=)([^"]*)/,
      (_, start, link) => start + to(link),
    );
  return whole
    .replace(/(\s(?:href|src)=")([^"]*)/g, (_, start: string, link: string) => start + to(link))
    .replace(/(\saction=")[^"]*\/search\/(?=")/, (_, start: string) => start + to('/site-map/'))
    .replace(/(\ssrcset=")([^"]*)/, (_, start: string, list: string) => start + sources(list, to));
}

const sources = (list: string, to: (link: string) => string) =>
  list
    .split(/,\s*/)
    .map((each) => each.replace(/^\S+/, to))
    .join(', ');

function withFiles(css: string, to: (link: string) => string): string {
  return css.replace(/url\("?([^)"]*)"?\)/g, (_, link: string) => `url("${to(link)}")`);
}

/** A link as it leads from a file to another; what leads elsewhere, or within the page, stays. */
function fileLink(link: string, file: string, site: URL): string {
  if (/^([a-z][a-z0-9+.-]*:|#)/i.test(link)) return link;
  const page = new URL(file.replace(/index\.html$/, ''), site);
  const { pathname, search, hash } = new URL(link.replaceAll('&amp;', '&'), page);
  const path = pathname.slice(site.pathname.length).replace(/(^|\/)$/, '$1index.html');
  const way = posix.relative(posix.dirname(file), path);
  return `${way}${search.replaceAll('&', '&amp;')}${hash}`;
}
