import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
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
  return rss({
    title: board.name,
    description: `Annual reports of the ${board.name}, and corrections to them`,
    site: full('/'),
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    customData: `<language>${board.language}</language><atom:link href="${full('/feed.xml')}" rel="self" type="application/rss+xml"/>`,
    items: items.map(({ date, ...item }) => ({ ...item, pubDate: new Date(`${date}T00:00:00Z`) })),
  });
};
