import type { Correction } from '../correction.ts';
import type { Dates } from '../sharing/things.ts';
import { history, onceForAll } from './collections.ts';
import { usesOfDatasets } from './uses.ts';

/**
 * When pages were published and last changed, by path, as the locks and the entries about changes tell it: editions,
 * reports, datasets, and whatever shows a dataset that was corrected. Of other pages it is not known.
 */
export const datesByPath = onceForAll(async (): Promise<Map<string, Dates>> => {
  const { locks, corrections } = await history();
  const dates = new Map<string, Dates>();
  for (const { edition, published, reports, datasets } of locks) {
    dates.set(`/${edition}/`, { published });
    for (const { name, since } of reports)
      if (name !== 'edition') dates.set(`/${edition}/${name}/`, { published: since ?? published });
    for (const { name, since } of datasets)
      dates.set(`/data/${edition}/${name}/`, { published: since ?? published });
  }
  const uses = await usesOfDatasets();
  for (const { value } of corrections)
    for (const path of touched(value, (id) => uses.get(id) ?? [])) {
      const known = dates.get(path);
      const isLater = !known?.published || value.date > known.published;
      if (isLater && value.date > (known?.modified ?? ''))
        dates.set(path, { ...known, modified: value.date });
    }
  return dates;
});

/** The pages on which an entry about a change changes something. */
function touched({ edition, changes }: Correction, uses: (id: string) => { path: string }[]): string[] {
  const named = changes.flatMap(({ dataset, report }) => {
    if (report !== undefined) return report === 'edition' ? [] : [`/${edition}/${report}/`];
    const id = `${edition}/${dataset}`;
    return [`/data/${id}/`, ...uses(id).map(({ path }) => path)];
  });
  return [...new Set([`/${edition}/`, '/about/corrections/', ...named])];
}
