/** What of Pagefind's interface in the browser is used here. */
interface Pagefind {
  createInstance(options: object): Instance;
}

interface Instance {
  filters(): Promise<unknown>;
  search(query: string | null, options: { filters: object }): Promise<Answer>;
}

/** What a search gives: results that are loaded one by one, and how many there would be with each further filter. */
export interface Answer {
  results: { id: string; data(): Promise<Found> }[];
  filters: Counts;
}

/** How many pages have each value of each filter: `{ kind: { Report: 3 } }`. */
export type Counts = Record<string, Record<string, number>>;

/** A page that was found; excerpts have their words between `<mark>` and `</mark>`, and no other elements. */
export interface Found {
  url: string;
  excerpt: string;
  content: string;
  /** Where in the content there is a word that was asked for, counted in words. */
  locations: number[];
  meta: { title?: string };
  filters: Record<string, string[]>;
  sub_results: Section[];
}

/** A section of a page that was found. */
export interface Section {
  title: string;
  url: string;
  excerpt: string;
}

/** What a reader chose: the values of each filter. */
export type Chosen = Record<string, string[]>;

/** A search index that is loaded. */
export interface Index {
  /** The pages that have all words and, of each filter with a choice, one of the values. */
  search(query: string, chosen: Chosen): Promise<Answer>;
}

let loading: Promise<Index> | undefined;

/** The search index whose program is at `address`, loaded once, when it is asked for; after a failure it is tried again. */
export function searchIndex(address: string): Promise<Index> {
  loading ??= loaded(address).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function loaded(address: string): Promise<Index> {
  const { createInstance } = (await import(/* @vite-ignore */ address)) as Pagefind;
  // In a worker it would need a policy that lets WebAssembly run at every address.
  const instance = createInstance({ noWorker: true, excerptLength: 34, excerptEllipsis: '…' });
  await instance.filters(); // Counts are given of filters that are loaded.
  return { search: (query, chosen) => searched(instance, query, chosen) };
}

async function searched(instance: Instance, query: string, chosen: Chosen): Promise<Answer> {
  const words = query === '' ? null : query;
  const answer = await instance.search(words, { filters: filtersOf(chosen) });
  const filters: Counts = { ...answer.filters };
  // Values of one filter are alternatives, so each is counted as if nothing of that filter were chosen.
  for (const name of Object.keys(chosen)) {
    const others = Object.fromEntries(Object.entries(chosen).filter(([other]) => other !== name));
    const without = await instance.search(words, { filters: filtersOf(others) });
    filters[name] = without.filters[name] ?? {};
  }
  return { ...answer, filters };
}

function filtersOf(chosen: Chosen): object {
  return Object.fromEntries(Object.entries(chosen).map(([name, any]) => [name, { any }]));
}

/** Pages that were found, those whose title is just what was asked before the others: a term before all that mention it. */
export function exactFirst(found: readonly Found[], query: string): Found[] {
  const asked = query.trim().toLowerCase();
  const rank = ({ meta: { title = '' }, filters }: Found) => {
    const [, name = title, short = ''] = /^(.*?)(?: \((.+)\))?$/.exec(title) ?? [];
    if (![title, name, short].some((each) => each.toLowerCase() === asked)) return 2;
    return filters['kind']?.[0] === 'Term' ? 0 : 1;
  };
  return [...found].sort((a, b) => rank(a) - rank(b));
}

/**
 * Whether some page has each word of what was asked, or one that begins alike. Where no page has a word, Pagefind takes
 * any part of its beginning for it, so that `xyz` finds what has an x.
 */
export function isMeant(found: readonly Found[], query: string): boolean {
  const words = found.flatMap(({ content, locations }) => {
    const all = content.split(/\s+/);
    return locations.map((at) => plain(all[at] ?? ''));
  });
  const asked = query.split(/\s+/).map((word) => plain(word).slice(0, alike));
  return asked.every((start) => start === '' || words.some((word) => word.includes(start)));
}

/** How many letters words have in common that begin alike. */
const alike = 3;

/** A word as it is compared: small letters and digits alone, without accents. */
function plain(word: string): string {
  return word
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\d]/gu, '');
}
