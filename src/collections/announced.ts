import { notices } from '../frozen/notice.ts';
import { dated, toWords } from '../paper.ts';
import { yearOf } from '../edition.ts';
import type { FeedEntry } from '../sharing/feed.ts';
import { history, sorted } from './collections.ts';

/** What the feed announces, with the path of each page in the place of its address. */
export async function announced(): Promise<FeedEntry[]> {
  return [...(await changes()), ...(await publications())];
}

/** The entries about changes to what was published; of a disclosure only the place. */
async function changes(): Promise<FeedEntry[]> {
  const { locks, corrections, known } = await history();
  return locks.flatMap(({ edition }) =>
    notices(corrections, { edition }, known).map(({ path, date, what, title, changes: told }) => ({
      ...{ address: path, date, kind: 'change' },
      title: `${what}: ${title}`,
      summary: told.join('; '),
      text: [title, ...told],
    })),
  );
}

/**
 * Editions and their reports, on the day on which they were published. While an edition is not frozen, nothing says when
 * that was: then each report bears the date of the paper that it was written from, and says so; one without a date is
 * left out.
 */
async function publications(): Promise<FeedEntry[]> {
  const [editions, reports] = [await sorted('editions'), await sorted('reports')];
  const { locks } = await history();
  return editions.flatMap(({ id, data: { title, summary, 'for-children': meaning } }): FeedEntry[] => {
    const lock = locks.find(({ edition }) => edition === id);
    // A report that was added later is announced by its entry about the change.
    const first = lock?.reports.filter(({ since }) => !since).map(({ name }) => `${id}/${name}`);
    const own = reports.filter(
      (report) => yearOf(report.id) === id && (first?.includes(report.id) ?? report.data.source.date),
    );
    if (!lock && own.length === 0) return [];
    const newest = dated(own.map(({ data }) => data.source));
    const told = { title: `Annual reports ${title}`, summary, meaning };
    return [
      entry('edition', `/${id}/`, told, lock?.published, newest),
      ...own.map(({ id: path, data }) => {
        const { source, 'for-children': forChildren, ...report } = data;
        return entry(
          'report',
          `/${path}/`,
          { ...report, meaning: forChildren },
          lock?.published,
          source.date,
        );
      }),
    ];
  });
}

function entry(
  kind: 'edition' | 'report',
  address: string,
  { title, summary, meaning }: { title: string; summary: string; meaning: string },
  published: string | undefined,
  paper = '',
): FeedEntry {
  const from = kind === 'edition' ? 'The newest of its papers is' : 'It was written from a paper';
  const when = published ? `Published on ${toWords(published)}.` : `${from} of ${toWords(paper)}.`;
  return { kind, address, title, date: published ?? paper, summary, text: [summary, meaning, when] };
}
