import { pageKinds } from '../../page-about.ts';
import type { Chosen, Counts } from './index.ts';
import { element } from './results.ts';

/** The filters in their order, and what readers call them. */
const names = {
  kind: 'What it is',
  edition: 'Year',
  theme: 'Theme',
  audience: 'For your work',
  series: 'Series of reports',
} as const;

/** What is chosen in a form. */
export function chosenIn(form: HTMLFormElement): Chosen {
  const data = new FormData(form);
  return chosenOf((name) => data.getAll(name).map(String));
}

/** What an address chooses. */
export function chosenAt(query: URLSearchParams): Chosen {
  return chosenOf((name) => query.getAll(name));
}

function chosenOf(values: (name: string) => string[]): Chosen {
  const all = Object.keys(names).map((name) => [name, values(name).filter((value) => value !== '')] as const);
  return Object.fromEntries(all.filter(([, chosen]) => chosen.length > 0));
}

/** Puts the filters that `all` pages know into `place`, with nothing chosen. */
export function fill(place: HTMLElement, all: Counts): void {
  const groups = Object.entries(names).map(([name, title], index) => {
    const values = Object.keys(all[name] ?? {}).sort(orders[name] ?? earlier);
    const fieldset = element('fieldset', {}, element('legend', { class: 'visually-hidden' }, title));
    fieldset.append(...values.map((value) => option(name, value)));
    const group = element('details', {}, element('summary', {}, title), fieldset);
    group.open = index < 2;
    return group;
  });
  place.replaceChildren(...groups);
}

/** The orders of values that do not go by the alphabet: kinds as they were listed, the newest year first. */
const orders: Record<string, (a: string, b: string) => number> = {
  kind: (a, b) => place(a) - place(b),
  edition: (a, b) => earlier(b, a),
};

function place(kind: string): number {
  return (pageKinds as readonly string[]).indexOf(kind);
}

function earlier(a: string, b: string): number {
  return a.localeCompare(b, 'en');
}

function option(name: string, value: string): HTMLLabelElement {
  const box = element('input', { type: 'checkbox', name, value });
  const count = element('span', { class: 'count' });
  return element('label', {}, box, element('span', {}, value), count);
}

/** Says at each value how many pages there are with it; what nothing has is left out, unless it is chosen or in use. */
export function count(place: HTMLElement, counts: Counts): void {
  for (const box of boxes(place)) {
    const found = counts[box.name]?.[box.value] ?? 0;
    box.nextElementSibling!.nextElementSibling!.textContent = String(found);
    box.parentElement!.hidden = found === 0 && !box.checked && box !== document.activeElement;
  }
  for (const group of place.querySelectorAll('details'))
    group.hidden = [...group.querySelectorAll('label')].every(({ hidden }) => hidden);
}

/** Chooses in `place` what is chosen, and opens the groups that have a choice. */
export function choose(place: HTMLElement, chosen: Chosen): void {
  for (const box of boxes(place)) {
    box.checked = chosen[box.name]?.includes(box.value) ?? false;
    if (box.checked) box.closest('details')!.open = true;
  }
}

function boxes(place: HTMLElement): HTMLInputElement[] {
  return [...place.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
}
