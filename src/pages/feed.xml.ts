import type { APIRoute } from 'astro';
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import { under } from '../addresses.ts';
import { board as boardOf, history, sorted } from '../collections/collections.ts';
import { notices } from '../frozen/notice.ts';

/** What the feed announces: editions and their reports on the day of publication, and what changed since; newest first. */
export const GET: APIRoute = async ({ site }) => {
  const board = await boardOf();
  const { locks, corrections, known } = await history();
  const editions = await sorted('editions');
  const full = (path: string) => new URL(under(import.meta.env.BASE_URL, path), site).href;
  const reports = await sorted('reports');
  // A report that was added later is announced by its entry about the change.
  const published = locks.flatMap(({ edition, published: date, reports: locked }) => {
    const first = locked.filter(({ since }) => !since).map(({ name }) => `${edition}/${name}`);
    const entries = [
      ...editions.filter(({ id }) => id === edition),
      ...reports.filter(({ id }) => first.includes(id)),
    ];
    return entries.map(({ id, data: { title, summary } }) => {
      return { date, title: `Published: ${title}`, description: summary, link: full(`/${id}/`) };
    });
  });
  const changed = locks.flatMap(({ edition }) =>
    notices(corrections, { edition }, known).map(({ path, date, what, title, changes }) => ({
      date,
      title: `${what}: ${title}`,
      description: changes.join('; '),
      link: full(path),
    })),
  );
  const items = [...changed, ...published].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
  const day = (date: string) => `${date}T00:00:00Z`;
  const feed = x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': board.language }, [
    x('title', board.name),
    x('subtitle', `Annual reports of the ${board.name}, and corrections to them`),
    x('id', full('/')),
    x('link', { href: full('/') }),
    x('link', { rel: 'self', type: 'application/atom+xml', href: full('/feed.xml') }),
    // The day of its newest entry; a board that has published nothing yet has an empty feed.
    x('updated', day(items[0]?.date ?? '1970-01-01')),
    x('author', [x('name', board.name)]),
    ...items.map(({ date, title, description, link }) =>
      x('entry', [
        x('title', title),
        x('id', `${link}#${date}`),
        x('link', { href: link }),
        x('updated', day(date)),
        x('summary', description),
      ]),
    ),
  ]);
  const body = `<?xml version="1.0" encoding="utf-8"?>\n${toXml(feed)}\n`;
  return new Response(body, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
};
