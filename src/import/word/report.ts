import { excerpt } from '../../source.ts';
import { became, counted, type Kind, type Loss } from './losses.ts';
import type { Offer } from './datasets.ts';
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

/** What an import made, what it could not carry over, and what to do next, in plain words. */
export function told(path: string, result: Imported, isNew: boolean): string {
  const { made, carried, losses, headings, offers, open } = result;
  const pictures = made.filter((each) => each.path.startsWith('public/'));
  const lost = lossReport(losses, headings);
  const steps = [
    `Open ${path} and compare it with the document.`,
    'Write what stands in brackets: [Write here: …].',
    ...(open > 0 ? [openWords(path, open)] : []),
    ...(offers.some(({ name }) => name) ? ['Write what stands for you to write in each dataset.'] : []),
    'Run npm run check, and put right what it names.',
  ];
  return [
    `${isNew ? 'Written' : 'Nothing has changed since the last import'}: ${path}, a draft, with ${carriedWords(carried)}.`,
    ...(pictures.length > 0 ? [pictureWords(pictures.map((each) => each.path))] : []),
    ...(lost === '' ? ['Everything was carried over.'] : [`\n${lost}`]),
    ...(offers.length > 0 ? [`\n${offered(offers, path)}`] : []),
    `\nWhat to do next:\n${steps.map((step, index) => `  ${index + 1}. ${step}`).join('\n')}`,
  ].join('\n');
}

function openWords(path: string, open: number): string {
  const [, edition = ''] = /reports\/([^/]+)\//.exec(path) ?? [];
  const which =
    open === 1
      ? 'The last section is one that the guidance asks for. If the report tells it elsewhere, move its line'
      : `The last ${open} sections are what the guidance asks for. Where the report tells it elsewhere, move the line`;
  return `${which} <Answers … /> below that heading, and delete what is left. What it does not tell goes under "unanswered" in content/editions/${edition}.md, with the reason.`;
}

function pictureWords(paths: readonly string[]): string {
  const [first = ''] = paths;
  const rest = paths.length === 1 ? '' : ` and ${paths.length - 1} more beside it`;
  return `Pictures, without the place, time and device that photos carry: ${first}${rest}.`;
}

/** Tables of figures: the datasets that were made of them, or how to make them. */
function offered(offers: readonly Offer[], path: string): string {
  const [, edition = ''] = /reports\/([^/]+)\//.exec(path) ?? [];
  const place = ({ heading, rows, columns }: Offer) =>
    `${heading ? `below “${excerpt(heading, 60)}”` : 'before the first heading'}, ${rows} rows and ${columns} columns`;
  const made = offers.filter(({ name }) => name);
  const lines = offers.map((offer) => {
    if (offer.name) return `  - ${place(offer)}: data/${edition}/${offer.name}.json`;
    return `  - ${place(offer)}${offer.fault ? `: stays a table, for ${offer.fault}` : ''}`;
  });
  const isAsked = made.length > 0 || offers.some(({ fault }) => fault);
  const title = isAsked
    ? 'Tables of figures, and the datasets that were made of them:'
    : `Tables of figures that could be datasets; in the text, small counts of children are not hidden and nothing is recomputed. Import again with --tables data/${edition}/ to make datasets of them:`;
  return `${title}\n${lines.join('\n')}`;
}
