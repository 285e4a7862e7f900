import { element } from '../../chart/explore/elements.ts';
import { motion, wear } from './manners.ts';
import css from './finder.css?inline';
import { excerpt, passages, range, type Passage } from './passages.ts';
import { spans, wanted, type Span } from './text.ts';

interface Hit {
  passage: Passage;
  spans: Span[];
}

/** How many places are listed; more are only counted. */
const listed = 60;

/** Finds what is typed into a field in the text of the page, lists where, and leads there. */
export function find(room: HTMLElement, field: HTMLInputElement): void {
  wear(css);
  const all = [...document.querySelectorAll<HTMLElement>('.prose')].flatMap(passages);
  const said = element('p', 'finds-count');
  said.setAttribute('role', 'status');
  const list = element('div', 'finds');
  list.hidden = true;
  room.append(said, list);
  const look = () => {
    const words = wanted(field.value);
    const isLong = words.join('').length > 1;
    const hits = isLong ? hitsIn(all, words) : [];
    light(hits);
    list.hidden = hits.length === 0;
    list.replaceChildren(...sections(hits.slice(0, listed)));
    room.parentElement!.classList.toggle('finding', isLong);
    said.textContent = isLong ? count(hits.length, field.value) : '';
    const isBelow = said.getBoundingClientRect().bottom > innerHeight - 160;
    if (isLong && isBelow) room.scrollIntoView({ behavior: motion() });
  };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 120);
  });
  room.addEventListener('keydown', (event) => move(event, field, list));
  if (field.value) look();
}

function hitsIn(all: readonly Passage[], words: readonly string[]): Hit[] {
  return all
    .map((passage) => ({ passage, spans: spans(passage, words) }))
    .filter((hit) => hit.spans.length > 0);
}

function count(hits: number, query: string): string {
  if (hits === 0) return `Nothing found for “${query.trim()}”`;
  const places = `${hits} ${hits === 1 ? 'place' : 'places'}`;
  return hits > listed ? `${places}, the first ${listed} of them below` : places;
}

/** The hits below the names of their sections. */
function sections(hits: readonly Hit[]): HTMLElement[] {
  return [...Map.groupBy(hits, ({ passage }) => passage.section)].flatMap(([title, those]) => [
    element('p', 'finds-section', title || 'At the beginning'),
    element('ul', '', ...those.map((hit) => element('li', '', way(hit)))),
  ]);
}

function way(hit: Hit): HTMLButtonElement {
  const button = element('button', '', ...excerpt(hit.passage, hit.spans));
  button.type = 'button';
  button.onclick = () => go(hit.passage.element);
  return button;
}

/** Goes to a passage, shows it where it is folded away, and puts the focus there. */
function go(passage: HTMLElement): void {
  const folded = passage.closest('details');
  if (folded) folded.open = true;
  if (passage.closest('.as-table') && passage.getClientRects().length === 0)
    passage.closest('figure')!.querySelector<HTMLInputElement>('.switch label:last-child input')?.click();
  if (!passage.hasAttribute('tabindex')) {
    passage.tabIndex = -1;
    passage.addEventListener('blur', () => passage.removeAttribute('tabindex'), { once: true });
  }
  passage.scrollIntoView({ block: 'center', behavior: motion() });
  passage.focus({ preventScroll: true });
}

/** Marks in the text what was found, where a browser can without touching it. */
function light(hits: readonly Hit[]): void {
  if (!('highlights' in CSS)) return;
  const ranges = hits.flatMap(({ passage, spans: found }) => found.map((span) => range(passage, span)));
  if (ranges.length > 0) CSS.highlights.set('found', new Highlight(...ranges));
  else CSS.highlights.delete('found');
}

/** Arrow keys go through the hits, Enter from the field to the first one; Escape clears all and leads back to the field. */
function move(event: KeyboardEvent, field: HTMLInputElement, list: HTMLElement): void {
  const stops = [field, ...list.querySelectorAll('button')];
  const here = stops.indexOf(document.activeElement as HTMLInputElement);
  const steps: Partial<Record<string, number>> = { ArrowDown: here + 1, ArrowUp: here - 1 };
  if (here > 0) Object.assign(steps, { Home: 1, End: stops.length - 1 });
  const next = stops[steps[event.key] ?? -1];
  if (event.key === 'Enter' && here === 0) (stops[1] as HTMLElement | undefined)?.click();
  else if (event.key === 'Escape') clear(field);
  else if (next) next.focus();
  else return;
  event.preventDefault();
}

function clear(field: HTMLInputElement): void {
  field.value = '';
  field.dispatchEvent(new Event('input'));
  field.focus();
}
