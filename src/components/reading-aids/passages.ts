import { searched, type Searched, type Span } from './text.ts';

/** A paragraph, an item, a heading or a row of a table, as it is searched and shown. */
export interface Passage extends Searched {
  element: HTMLElement;
  text: string;
  /** The heading of the section that it stands in. */
  section: string;
  /** Its pieces of text, and where each begins. */
  pieces: { node: Text; start: number }[];
}

const kinds = 'h2, h3, h4, p, li, dt, dd, caption, tr, summary';

/** What is never read there: what shows to nobody, what only repeats the text, and marks. */
const left =
  '.visually-hidden, .words, .headline-source, [data-footnote-ref], [data-footnote-backref], .figure-files, .figure-tools, [hidden], script, style, svg, button, .to';

/** The passages of a text, in its order. */
export function passages(prose: HTMLElement): Passage[] {
  const found = new Map<HTMLElement, Passage>();
  const walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT);
  let section = '';
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const within = node.parentElement!;
    const element = within.closest<HTMLElement>(kinds);
    if (!element || !prose.contains(element) || within.closest(left)) continue;
    if (/^H[23]$/.test(element.tagName)) section = element.textContent.trim();
    const passage = found.get(element) ?? { ...none, element, section, pieces: [] };
    found.set(element, passage);
    // Cells of a row stand apart.
    const before =
      passage.text &&
      within.closest('th, td') !== passage.pieces.at(-1)!.node.parentElement!.closest('th, td')
        ? ' '
        : '';
    passage.pieces.push({ node, start: passage.text.length + before.length });
    passage.text += before + node.data;
  }
  return [...found.values()]
    .filter(({ text }) => text.trim())
    .map((each) => ({ ...each, ...searched(each.text) }));
}

const none = { text: '', letters: '', places: [] };

/** A part of a passage as a range of the page. */
export function range({ pieces }: Passage, [from, to]: Span): Range {
  const made = document.createRange();
  const at = (place: number) => pieces.findLast(({ start }) => start <= place)!;
  const [first, last] = [at(from), at(to - 1)];
  made.setStart(first.node, Math.min(from - first.start, first.node.length));
  made.setEnd(last.node, Math.min(to - last.start, last.node.length));
  return made;
}

/** The words around the first thing found in a passage, with all that is found there marked. */
export function excerpt({ text }: Passage, spans: readonly Span[]): (Node | string)[] {
  const [first] = spans[0]!;
  const begin = first < 50 ? 0 : text.indexOf(' ', first - 40) + 1;
  const wished = begin + 130;
  const end = wished >= text.length ? text.length : text.lastIndexOf(' ', wished);
  const pieces: (Node | string)[] = [begin > 0 ? '… ' : ''];
  let place = begin;
  for (const [from, to] of spans.filter((span) => span[0] >= begin && span[1] <= end)) {
    if (from < place) continue;
    const mark = document.createElement('mark');
    mark.textContent = text.slice(from, to);
    pieces.push(text.slice(place, from), mark);
    place = to;
  }
  return [...pieces, text.slice(place, end), end < text.length ? ' …' : ''];
}
