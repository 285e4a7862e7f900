import { element } from '../../chart/explore/elements.ts';

/** What is told of a link. */
export interface Explanation {
  title: string;
  words: Node[];
  /** The words of the way to all of it. */
  more: string;
}

/** What a link means; `undefined` when it cannot be found out. */
export async function explanation(link: HTMLAnchorElement): Promise<Explanation | undefined> {
  if (link.hasAttribute('data-footnote-ref')) return footnote(link);
  const known = link.matches('.term') ? defined(link) : undefined;
  if (known) return known;
  const page = await pageOf(link).catch(() => undefined);
  return page && (link.matches('.term') ? definition(page) : datum(page, link));
}

function footnote(link: HTMLAnchorElement): Explanation | undefined {
  const note = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!note) return undefined;
  const copy = note.cloneNode(true) as HTMLElement;
  for (const each of copy.querySelectorAll('[data-footnote-backref]')) each.remove();
  for (const each of copy.querySelectorAll('[id]')) each.removeAttribute('id');
  return { title: `Footnote ${link.textContent}`, words: [...copy.childNodes], more: 'All footnotes' };
}

/** The definition that stands in the list of words at the end of the page. */
function defined({ href }: HTMLAnchorElement): Explanation | undefined {
  const entries = [...document.querySelectorAll<HTMLAnchorElement>('.words dt a')];
  const entry = entries.find((each) => each.href === href);
  return entry && ofTerm(entry.textContent, entry.closest('dt')!.nextElementSibling?.textContent);
}

/** The definition of a term on its own page. */
function definition(page: Document): Explanation | undefined {
  const title = page.querySelector('h1')?.textContent;
  return title ? ofTerm(title, page.querySelector('.definition p')?.textContent) : undefined;
}

function ofTerm(title: string, words: string | null | undefined): Explanation | undefined {
  if (!words) return undefined;
  const said = plain(title);
  return {
    title: said,
    words: [element('p', '', plain(words))],
    more: `More about “${said.replace(/ \([^)]*\)$/, '')}”`,
  };
}

/** What the page of a dataset says of a number: its dataset, and its row as headers and values. */
function datum(page: Document, { hash }: HTMLAnchorElement): Explanation | undefined {
  const title = plain(page.querySelector('h1')?.textContent ?? '');
  const cell = hash ? page.getElementById(hash.slice(1)) : undefined;
  const row = cell?.closest('tr');
  if (!title) return undefined;
  const heads = [...(row?.closest('table')?.querySelectorAll('thead th') ?? [])];
  const cells = [...(row?.cells ?? [])].filter((each) => each === cell || each.tagName === 'TH');
  const said = cells.map((each) => {
    const name = plain(heads[each.cellIndex]?.textContent ?? '');
    return element('p', '', `${name}: `, element('strong', '', plain(each.textContent)));
  });
  return { title: `From the data: ${title}`, words: said, more: 'All of these data' };
}

const pages = new Map<string, Promise<Document>>();

/** The page that a link leads to, read once. */
function pageOf({ origin, pathname }: HTMLAnchorElement): Promise<Document> {
  const address = origin + pathname;
  const known = pages.get(address) ?? read(address);
  pages.set(address, known);
  known.catch(() => pages.delete(address));
  return known;
}

async function read(address: string): Promise<Document> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
