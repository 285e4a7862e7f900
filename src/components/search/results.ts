import type { Found, Section } from './index.ts';

/** The most sections that are named below a page. */
const mostSections = 3;

/** A page that was found, as an item of a list. */
export function item(found: Found, query: string): HTMLLIElement {
  const title = found.meta.title ?? found.url;
  // What stands before the first heading is the page itself.
  const sections = found.sub_results.filter(({ url }) => url.includes('#'));
  const own = sections.length === 0 ? found : found.sub_results.find(({ url }) => !url.includes('#'));
  const link = element('a', { href: found.url }, title);
  const kicker = element('p', { class: 'kicker' }, about(found));
  const children: Node[] = [kicker, element('h3', {}, link)];
  if (query !== '' && own) children.push(element('p', { class: 'excerpt' }, ...marked(own.excerpt, title)));
  if (query !== '' && sections.length > 0) children.push(element('ul', {}, ...best(sections).map(section)));
  return element('li', {}, ...children);
}

/** What a page is, and of which year: `Report · 2019/20`; of several years `Learning point · 2014/15 to 2021/22`. */
function about({ filters }: Found): string {
  const [kind = ''] = filters['kind'] ?? [];
  const years = [...(filters['edition'] ?? [])].sort();
  const [first, last] = [years[0], years.at(-1)];
  const span = first === last ? first : `${first} to ${last}`;
  return [kind, span].filter(Boolean).join(' · ');
}

/** The sections that hold most of what was asked, in the order of the page. */
function best(sections: readonly Section[]): Section[] {
  const hits = ({ excerpt }: Section) => excerpt.split('<mark>').length;
  const chosen = [...sections].sort((a, b) => hits(b) - hits(a)).slice(0, mostSections);
  return sections.filter((each) => chosen.includes(each));
}

function section({ title, url, excerpt }: Section): HTMLLIElement {
  return element(
    'li',
    {},
    element('a', { href: url }, title),
    element('span', {}, ...marked(excerpt, title)),
  );
}

/** An excerpt as text, with the words that were asked for in `mark`; without the title, where it begins with that. */
function marked(excerpt: string, title: string): Node[] {
  return untitled(excerpt, title)
    .split(/<mark>([^]*?)<\/mark>/)
    .map((text, index) => (index % 2 === 1 ? element('mark', {}, plain(text)) : new Text(plain(text))));
}

function untitled(excerpt: string, title: string): string {
  const words = title
    .split(/\s+/)
    .map((word) => `(?:<mark>)?${word.replace(/[^\p{L}\d]/gu, '\\W')}[.:]?(?:</mark>)?[.:]?`);
  return excerpt.replace(new RegExp(`^${words.join('\\s+')}\\s+(?=\\S)`, 'u'), '');
}

function plain(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
}

/** An element with its attributes and what is in it. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
