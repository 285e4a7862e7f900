import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { filesBelow } from '../../src/files.ts';

/** A document of a built site. */
export interface Document {
  /** From the folder of all sites: `site/posters/two-points-a4.pdf`. */
  path: string;
  file: string;
}

/** The folder of the built sites. */
export const sites = inject('sites');

/** Every document of the sites whose name ends so. */
export function documents(ending: '.pdf' | '.docx'): Document[] {
  return filesBelow(sites, '.')
    .filter((path) => path.endsWith(ending))
    .map((path) => ({ path, file: join(sites, path) }));
}

/** A page that leads to a document. */
export interface Page {
  path: string;
  /** The words of its headings, in order. */
  headings: string[];
  /** The words of its paragraphs and of the items of its lists, in order. */
  paragraphs: string[];
  /** The words of its links to it; those of a picture alone are left out. */
  links: string[];
}

const pages = filesBelow(sites, '.')
  .filter((path) => path.endsWith('.html'))
  .map((path) => ({ path, html: readFileSync(join(sites, path), 'utf8') }));

/** The pages of its site that lead to a document. */
export function pagesOf({ path }: Document): Page[] {
  const [site = ''] = path.split('/');
  const address = path.slice(site.length);
  return pages
    .filter((page) => page.path.startsWith(`${site}/`) && page.html.includes(`${address}"`))
    .map((page) => {
      const main = /<main[\s>][\s\S]*<\/main>/.exec(page.html)?.[0] ?? '';
      const text = main.split(below, 1)[0]!;
      const link = new RegExp(`<a [^>]*href="[^"]*${RegExp.escape(address)}"[^>]*>([\\s\\S]*?)</a>`, 'g');
      return {
        path: page.path,
        headings: matches(text, /<(h[1-6])[\s>][\s\S]*?<\/\1>/g),
        paragraphs: matches(text, /<(p|li)[\s>](?:(?!<(?:p|li|ol|ul)[\s>])[\s\S])*?<\/\1>/g),
        links: [...page.html.matchAll(link)].map(([, words = '']) => plain(words)).filter(Boolean),
      };
    });
}

/** The first heading of what stands below the text of a page: footnotes, publication, other pages. */
const below = /<h[2-6] id="(?!figure-|contents-)[^"]*(?:-title|footnote-label)"/;

function matches(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map(([text]) => plain(text)).filter((text) => letters(text) !== '');
}

/** The words of HTML without its tags, and without what only screen readers say. */
function plain(html: string): string {
  return html
    .replace(/<sup[\s>][\s\S]*?<\/sup>|<span class="meaning"[\s\S]*?<\/span>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(?:x([\da-f]+)|(\d+));/gi, (_, hex?: string, code?: string) =>
      String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(code)),
    )
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name: string) => named[name]!)
    .replace(/\s+/g, ' ')
    .trim();
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The letters and digits of a text alone: what stays the same however lines are broken. */
export function letters(text: string): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '');
}
