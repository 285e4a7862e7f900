import { choose, chosenAt, chosenIn, count, fill } from './filters.ts';
import {
  exactFirst,
  isMeant,
  searchIndex,
  type Answer,
  type Chosen,
  type Found,
  type Index,
} from './index.ts';
import { item } from './results.ts';
import { walk } from './walk.ts';

/** How many results are shown at first, and with each further step. */
const step = 10;

/** The milliseconds without a key after which what is typed is searched for. */
const pause = 250;

const place = document.querySelector<HTMLElement>('.search')!;
const form = place.querySelector('form')!;
const field = form.querySelector<HTMLInputElement>('[type="search"]')!;
const panel = form.querySelector<HTMLDetailsElement>('.filters')!;
const groups = panel.querySelector<HTMLElement>('.groups')!;
const said = place.querySelector<HTMLElement>('[role="status"]')!;
const list = place.querySelector<HTMLElement>('.results')!;
const more = place.querySelector<HTMLButtonElement>('.more-results')!;
const clear = place.querySelector<HTMLButtonElement>('.clear')!;
const nothing = place.querySelector<HTMLElement>('.nothing')!;
const failed = place.querySelector<HTMLElement>('.failed')!;
const isWide = matchMedia('(min-width: 62rem)');

/** The search that is shown or under way; an older one that ends later shows nothing. */
let latest = 0;
let typed: ReturnType<typeof setTimeout> | undefined;

place.classList.add('ready');
said.textContent = '';
follow();
panel.open = isWide.matches;
isWide.onchange = () => {
  panel.open = isWide.matches;
};
walk(place, field, () => empty());
field.onfocus = () => void open().catch(() => undefined); // A failure is told when something is searched for.
field.oninput = () => {
  clearTimeout(typed);
  typed = setTimeout(() => changed('replaceState'), pause);
};
form.onchange = ({ target }) => {
  if (target !== field) changed('pushState');
};
form.onsubmit = (event) => {
  event.preventDefault();
  changed('pushState');
};
clear.onclick = () => {
  choose(groups, {});
  field.focus();
  changed('pushState');
};
window.onpopstate = () => follow();

/** The index, loaded, with its filters beside it. */
async function open(): Promise<Index> {
  const index = await searchIndex(place.dataset['index']!);
  if (!groups.firstElementChild) {
    const { filters } = await index.search('', {});
    if (!groups.firstElementChild) fill(groups, filters);
    count(groups, filters);
    panel.hidden = false;
  }
  return index;
}

/** Searches for what the address says. */
function follow(): void {
  const query = new URLSearchParams(location.search);
  field.value = query.get('q') ?? '';
  void show(field.value.trim(), chosenAt(query), (history.state as { shown?: number } | null)?.shown ?? step);
}

/** Searches for what the form says, and puts it into the address. */
function changed(how: 'pushState' | 'replaceState'): void {
  clearTimeout(typed);
  const query = new URLSearchParams(
    [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]),
  );
  if (!query.get('q')) query.delete('q');
  const address = `${location.pathname}${query.size > 0 ? `?${query}` : ''}`;
  if (address !== location.pathname + location.search) history[how](null, '', address);
  void show(field.value.trim(), chosenIn(form), step);
}

/** Takes all words out of the field. */
function empty(): void {
  field.value = '';
  changed('replaceState');
}

/** Shows what a search gives; without words and filters, nothing. */
async function show(query: string, chosen: Chosen, most: number): Promise<void> {
  const own = (latest += 1);
  if (query === '' && Object.keys(chosen).length === 0 && !groups.firstElementChild) return;
  const slow = setTimeout(() => (said.textContent = 'Loading what can be searched …'), 800);
  try {
    const index = await open();
    choose(groups, chosen);
    const answer = await index.search(query, chosen);
    if (own === latest) await present(answer, query, chosen, most, own);
  } catch {
    if (own === latest) fail();
  } finally {
    clearTimeout(slow);
  }
}

async function present(
  answer: Answer,
  query: string,
  chosen: Chosen,
  most: number,
  own: number,
): Promise<void> {
  const isAsked = query !== '' || Object.keys(chosen).length > 0;
  const first = await pages(isAsked ? answer.results.slice(0, most) : []);
  if (own !== latest) return;
  const results = isMeant(first, query) ? answer.results.slice(0, isAsked ? undefined : 0) : [];
  const found = results.length > 0 ? exactFirst(first, query) : [];
  count(groups, answer.filters);
  list.replaceChildren(...found.map((each) => item(each, query)));
  said.textContent = isAsked ? words(results.length, query, chosen) : '';
  clear.hidden = Object.keys(chosen).length === 0;
  nothing.hidden = !isAsked || results.length > 0;
  failed.hidden = true;
  offer(results, most, query);
}

function pages(results: Answer['results']): Promise<Found[]> {
  return Promise.all(results.map((result) => result.data()));
}

/** Offers the next results; the first of them takes the focus. */
function offer(results: Answer['results'], shown: number, query: string): void {
  more.hidden = results.length <= shown;
  more.textContent = `Show ${Math.min(step, results.length - shown)} more`;
  more.onclick = async () => {
    const own = latest;
    const found = await pages(results.slice(shown, shown + step)).catch(() => undefined);
    if (own !== latest) return;
    if (!found) return fail();
    const items = found.map((each) => item(each, query));
    list.append(...items);
    items[0]?.querySelector('a')?.focus();
    history.replaceState({ shown: shown + step }, '');
    offer(results, shown + step, query);
  };
}

/** `12 results for “neglect”`, `1 result for “neglect” with these filters`. */
function words(found: number, query: string, chosen: Chosen): string {
  const results = found === 0 ? 'Nothing found' : found === 1 ? '1 result' : `${found} results`;
  const asked = query === '' ? '' : ` for “${query}”`;
  return `${results}${asked}${Object.keys(chosen).length > 0 ? ' with these filters' : ''}`;
}

function fail(): void {
  list.replaceChildren();
  more.hidden = true;
  nothing.hidden = true;
  failed.hidden = false;
  said.textContent = 'The search could not be loaded.';
}
