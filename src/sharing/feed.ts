import { toHtml } from 'hast-util-to-html';
import type { Element } from 'xast';
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import type { Board } from '../board.ts';

/** What the feed tells of: a new edition, a new report, a change to what was published. */
export interface FeedEntry {
  /** Its full address, which is its name for ever (RFC 4287, 4.2.6). */
  address: string;
  title: string;
  summary: string;
  /** What it says in full, a paragraph each. */
  text: readonly string[];
  /** A day: `2026-09-30`; or a month, of a paper that names no day. */
  date: string;
  kind: keyof typeof kinds;
}

const kinds = { edition: 'Edition', report: 'Report', change: 'Change' } as const;

/** A feed (Atom, RFC 4287) with its entries, newest first; `root` and `self` are the full addresses of the site and of the feed. */
export function feed(
  board: Pick<Board, 'name' | 'language' | 'publisher' | 'licence'>,
  entries: readonly FeedEntry[],
  { root, self }: { root: string; self: string },
): string {
  const newest = [...entries].sort(
    (a, b) => compared(b.date, a.date) || compared(rank(a), rank(b)) || compared(a.address, b.address),
  );
  const tree = x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': board.language }, [
    x('title', `${board.name}: annual reports`),
    x('subtitle', `Annual reports of the ${board.name}, and what was changed in them`),
    x('id', self),
    x('link', { rel: 'self', type: 'application/atom+xml', href: self }),
    x('link', { rel: 'alternate', type: 'text/html', href: root }),
    // The day of its newest entry; a feed must name one, and the day of the build would be another each time.
    x('updated', moment(newest[0]?.date ?? '1970-01-01')),
    // A feed must name an author: of a site that nobody publishes it says so.
    x('author', [
      x('name', board.publisher ?? `${board.name} (a demonstration, not published by the board)`),
    ]),
    x('rights', board.licence),
    x('icon', new URL('icon-192.png', self).href),
    ...newest.map(entry),
  ]);
  return `<?xml version="1.0" encoding="utf-8"?>\n${toXml(tree, { closeEmptyElements: true })}\n`;
}

function entry({ address, title, summary, text, date, kind }: FeedEntry): Element {
  return x('entry', [
    x('title', title),
    x('id', address),
    x('link', { rel: 'alternate', type: 'text/html', href: address }),
    x('updated', moment(date)),
    x('category', { term: kind, label: kinds[kind] }),
    x('summary', summary),
    x('content', { type: 'html' }, text.map(paragraph).join('')),
  ]);
}

function paragraph(value: string): string {
  return toHtml({ type: 'element', tagName: 'p', properties: {}, children: [{ type: 'text', value }] });
}

/** A day as a moment (RFC 3339), its beginning in universal time; of a month its first day. */
function moment(date: string): string {
  return `${date.length === 7 ? `${date}-01` : date}T00:00:00Z`;
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** On one day, what was changed goes before editions, and editions before their reports. */
function rank({ kind }: FeedEntry): string {
  return String(['change', 'edition', 'report'].indexOf(kind));
}
