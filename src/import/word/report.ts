import { excerpt } from '../../source.ts';
import { became, counted, type Kind, type Loss } from './losses.ts';
import type { Carried, Imported } from './text.ts';

const names: Record<Carried, [one: string, many: string]> = {
  heading: ['heading', 'headings'],
  paragraph: ['paragraph', 'paragraphs'],
  list: ['list', 'lists'],
  table: ['table', 'tables'],
  footnote: ['footnote', 'footnotes'],
  link: ['link', 'links'],
  picture: ['picture', 'pictures'],
};

/** What an import carried over: `14 headings, 3 tables and 12 footnotes`. */
export function carriedWords(carried: Imported['carried']): string {
  const all = Object.entries(carried).flatMap(([name, count]) => {
    const [one, many] = names[name as Carried];
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return all.length < 2 ? (all[0] ?? 'no words') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)!}`;
}

/** What was not carried over as it was, by kind, each with the headings that it stood below; never any words of it. */
export function lossReport(losses: readonly Loss[], headings: readonly string[]): string {
  const sections = [
    ['Left out:', 'left out'],
    ['Carried over in another form; please look at these:', 'changed'],
  ] as const;
  return sections
    .flatMap(([title, what]) => {
      const some = losses.filter(({ kind }) => became(kind) === what);
      const kinds = [...new Set(some.map(({ kind }) => kind))];
      const lines = kinds.map((kind) =>
        kindLine(
          kind,
          some.filter((loss) => loss.kind === kind),
          headings,
        ),
      );
      return lines.length === 0 ? [] : [`${title}\n${lines.join('\n')}`];
    })
    .join('\n\n');
}

function kindLine(kind: Kind, losses: readonly Loss[], headings: readonly string[]): string {
  const total = losses.reduce((sum, { count }) => sum + count, 0);
  return `  - ${counted(kind, total)}${places(losses, headings)}`;
}

const mostPlaces = 8;

/** ` – below “Background” (2), before the first heading` */
export function places(losses: readonly Loss[], headings: readonly string[]): string {
  const somewhere = losses.filter(({ heading }) => heading >= 0);
  const hasCounts = losses.reduce((sum, { count }) => sum + count, 0) > 1 && somewhere.length > 1;
  const byPlace = new Map<string, number>();
  for (const { heading, count } of somewhere) {
    const words = headings[heading] ?? '';
    const place = words === '' ? 'before the first heading' : `below “${excerpt(words, 60)}”`;
    byPlace.set(place, (byPlace.get(place) ?? 0) + count);
  }
  const all = [...byPlace].map(([place, count]) => (hasCounts ? `${place} (${count})` : place));
  const shown = all.slice(0, mostPlaces);
  const more = all.length > mostPlaces ? [`and in ${all.length - mostPlaces} other places`] : [];
  return all.length === 0 ? '' : `, ${[...shown, ...more].join(', ')}`;
}
