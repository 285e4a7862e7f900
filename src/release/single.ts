import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withNeededFaces } from '../faces.ts';

/** A page of a built site, and what its copy says of itself. */
export interface Original {
  /** The folder of the built site. */
  built: string;
  /** The page, from the folder: `2019-20/crag/index.html`. */
  file: string;
  /** The address of the site: `https://www.example.org/reports/`. */
  site: string;
  /** A sentence at the top of the copy, in HTML; `{address}` stands for a link to the page. */
  note: string;
}

/** An opening tag; no text of a page can be taken for one, for there `<` is written as a reference. */
const tag = /<([a-z][\w-]*)((?:\s+[^\s"'>/=]+(?:="[^"]*")?)*)\s*\/?>/g;

/**
 * A page as one file that needs no other: styles, fonts and pictures are in it, scripts are not, links lead to the
 * published site, and no browser asks any host for anything.
 */
export function singleFile(original: Original): string {
  const { built, file, site, note } = original;
  const html = readFileSync(join(built, file), 'utf8');
  const page = new URL(file.replace(/index\.html$/, ''), site);
  const link = `<a href="${page.href}">${page.href}</a>`;
  const told = `<p class="copy-note">${note.replace('{address}', link)}</p>`;
  const bare = html
    .replace(/(?<=<style>)[\s\S]*?(?=<\/style>)/g, (css) => withFonts(css, html, { ...original, page }))
    .replace(/<script\b[\s\S]*?<\/script>/g, '')
    .replace(/<button\b[^>]*\shidden\b[\s\S]*?<\/button>/g, '')
    .replace(/<nav aria-label="Main">[\s\S]*?<\/nav>/, '')
    .replace(/<nav class="crumbs"[\s\S]*?<\/nav>/, '')
    .replace(html.includes(head) ? head : /<main\b[^>]*>/, (start) => `${start}${told}`);
  const text = bare.replace(tag, (whole, name: string) => replaced(whole, name, { ...original, page }));
  const single = text.replace(
    /<meta charset="utf-8">/,
    (meta) => `${meta}${policy}<style>${noteStyle}</style>`,
  );
  const fault = needs(single);
  if (fault !== undefined) throw new Error(`The copy of ${file} would need another file: ${fault}`);
  return single;
}

/** What a page begins with, behind the way to it. */
const head = '<header class="page-head">';

/** What keeps browsers from loading anything from anywhere. */
const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'">`;

const noteStyle =
  '.copy-note{margin:0 0 2rem;padding:.75rem 1rem;border-inline-start:.25rem solid var(--accent);background:var(--tint);font-size:var(--size-small);max-width:var(--measure);overflow-wrap:anywhere}';

/** A `meta` that is about the page as others show it, or says what it may load. */
const isOfTheSite = /(property|name)="(og|twitter|article):|http-equiv="Content-Security-Policy"/;

type Page = Original & { page: URL };

/** An opening tag as it stands in the copy. */
function replaced(whole: string, name: string, page: Page): string {
  if (name === 'link') return /\srel="canonical"/.test(whole) ? whole : '';
  if (name === 'meta') return isOfTheSite.test(whole) ? '' : whole;
  if (name === 'source') return '';
  if (name === 'img' || name === 'image')
    return whole
      .replace(/\ssrcset="[^"]*"/, '')
      .replace(/\s(src|href)="([^"]*)"/, (_, key: string, to: string) => ` ${key}="${asData(to, page)}"`);
  if (name !== 'a') return whole;
  return whole
    .replace(/\sdownload(="[^"]*")?(?=[\s>])/, '')
    .replace(/\shref="([^"]*)"/, (_, to: string) => ` href="${address(to, page)}"`);
}

/** Styles with the fonts in them whose letters the page has; faces for other letters are left out. */
function withFonts(css: string, html: string, page: Page): string {
  return withNeededFaces(css, html).replace(/url\("?([^)"]*)"?\)/g, (whole, to: string) =>
    /^(data:|#)/.test(to) ? whole : `url("${asData(to, page)}")`,
  );
}

const mediatypes: Record<string, string> = {
  woff2: 'font/woff2',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  svg: 'image/svg+xml',
};

function asData(to: string, page: Page): string {
  if (to.startsWith('data:')) return to;
  const path = builtFile(to, page);
  const type = mediatypes[/\.(\w+)$/.exec(path ?? '')?.[1] ?? ''];
  if (path === undefined || type === undefined)
    throw new Error(`A page shows ${to}, which cannot be put into its copy.`);
  return `data:${type};base64,${readFileSync(path).toString('base64')}`;
}

/** The file of the built site that an address names. */
function builtFile(to: string, { built, site, page }: Page): string | undefined {
  const { href, pathname } = new URL(to, page);
  if (!href.startsWith(site)) return undefined;
  const path = join(built, decodeURIComponent(pathname.slice(new URL(site).pathname.length)));
  return existsSync(path) ? path : undefined;
}

/** Where a link of the copy leads: to a place in it, or to the published site. */
function address(to: string, { page }: Page): string {
  if (to.startsWith('#')) return to;
  const full = new URL(to.replaceAll('&amp;', '&').replaceAll('&#38;', '&'), page);
  const isHere = full.origin === page.origin && full.pathname === page.pathname && full.hash !== '';
  return isHere ? full.hash : full.href.replaceAll('&', '&amp;');
}

/** What a page would have to load; `undefined` when it is whole. */
function needs(html: string): string | undefined {
  return (
    /<script\b|\ssrcset="|<(iframe|object|embed|video|audio)\b/.exec(html)?.[0] ??
    /\ssrc="(?!data:)[^"]*"/.exec(html)?.[0] ??
    /url\("?(?!"?(data:|#))[^)]*\)/.exec(html)?.[0] ??
    /@import[^;]*;/.exec(html)?.[0]
  );
}
