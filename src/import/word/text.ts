import type { RootContent, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { columnsOf, textWidth } from '../../document/columns.ts';
import type { Made } from '../place.ts';
import { datasets, type Offer, type Place } from './datasets.ts';
import { frontMatter, proposal } from './front.ts';
import type { Kind, Loss } from './losses.ts';
import { markdown } from './markdown.ts';
import { linked, outlined } from './tree/outline.ts';
import { answered, prepared } from './prepared.ts';
import type { WordText } from './read.ts';
import { placeholder } from '../../placeholder.ts';

/** What an import makes of a document: its files, what is in them, and what is not. */
export interface Imported {
  made: Made[];
  carried: Record<Carried, number>;
  losses: Loss[];
  headings: string[];
  /** Tables that hold figures. */
  offers: Offer[];
  /** How many sections that the guidance asks for are left to write at its end. */
  open: number;
}

/** What is counted in a text. */
export type Carried = 'heading' | 'paragraph' | 'list' | 'table' | 'footnote' | 'link' | 'picture';

/** A note to write that stands in a text as words: its brackets are to be found and deleted like all others. */
const ownNote = /\\\[(Write here: [^\]\\]*)\\\](?![([:])/g;

/** Where a report goes: its edition, its name and its path; and where its datasets go, if tables are to be some. */
export interface Target {
  edition: string;
  name: string;
  path: string;
  tables?: Place | undefined;
  /** The text of the report that stands there already. */
  before?: string | undefined;
}

/** Makes the file of a report, and those of its pictures and datasets, from a document. */
export function imported(word: WordText, { edition, name, path, tables, before }: Target): Imported {
  const { children, headings } = word;
  const losses = [...word.losses];
  let taken = 0;
  const lose = (kind: Kind, below: number) => {
    const heading = below + taken; // The title is no longer among the headings.
    const known = losses.find((loss) => loss.kind === kind && loss.heading === heading);
    if (known) known.count += 1;
    else losses.push({ kind, heading, count: 1 });
  };
  const places = new Map([...word.places].map(([place, index]) => [place, children[index]]));
  const count = countOf(children);
  const proposed = proposal(word.front, children);
  taken = count - countOf(children);
  outlined(children, lose);
  linked(children, places, lose);
  const data = datasets(children, tables);
  const fitted = narrowed(data.children, lose);
  const pictures = placed(fitted, word, `images/${edition}/${name}`);
  const written = markdown(fitted, (heading) => lose('mark', heading));
  const old = prepared(before);
  const { text, open } = answered(written.replace(ownNote, '[$1]'), old);
  const whole = `${frontMatter(proposed, old.front)}\n${text}`;
  const made = [{ path, content: whole }, ...pictures, ...data.made];
  return { made, carried: carriedIn(fitted), losses, headings, offers: data.offers, open };
}

function countOf(children: readonly RootContent[]): number {
  return children.filter(({ type }) => type === 'heading').length;
}

/** Tables that no page has room for become lists, with the same words. */
function narrowed(
  children: readonly RootContent[],
  lose: (kind: Kind, heading: number) => void,
): RootContent[] {
  let heading = 0;
  return children.map((node) => {
    if (node.type === 'heading') heading += 1;
    if (node.type !== 'table' || fits(node)) return node;
    lose('wideTable', heading);
    return asList(node);
  });
}

function fits({ children: [head, ...rows] }: Table): boolean {
  const columns = (head?.children ?? []).map((title, index) => ({
    title: toString(title),
    cells: rows.flatMap(({ children }) => (children[index] ? [toString(children[index])] : [])),
  }));
  return columnsOf(columns, textWidth).need <= textWidth;
}

/** A list of the rows of a table; below each the cells, each with the title of its column. */
function asList({ children: [head, ...rows] }: Table): RootContent {
  const items = rows.map((row) => {
    const [first, ...rest] = row.children.map(({ children }, index) => ({
      title: toString(head!.children[index]).trim(),
      children,
    }));
    const inner = rest
      .filter(({ children }) => children.length > 0)
      .map(({ title, children }) => item([...(title ? [words(`${title}: `)] : []), ...children]));
    const lead = first!.children.length > 0 ? first!.children : [words(first!.title)];
    const list: RootContent[] =
      inner.length > 0 ? [{ type: 'list', ordered: false, spread: false, children: inner }] : [];
    const whole = item(lead);
    whole.children.push(...(list as never[]));
    return whole;
  });
  return { type: 'list', ordered: false, spread: false, children: items };
}

function words(value: string) {
  return { type: 'text' as const, value };
}

function item(children: Table['children'][number]['children'][number]['children']) {
  return { type: 'listItem' as const, spread: false, children: [{ type: 'paragraph' as const, children }] };
}

/** Gives pictures their place in `public/` and their words; those that are left out leave a note to write. */
function placed(children: RootContent[], { pictures }: WordText, folder: string): Made[] {
  const made = new Map<string, Made>();
  let count = 0;
  visit({ type: 'root', children }, 'image', (node, index, parent) => {
    const found = pictures[Number(node.url)];
    if (!found) {
      parent!.children[index!] = words(placeholder('what the picture that stood here shows')) as never;
      return;
    }
    const key = Buffer.from(found.bytes).toString('latin1');
    const known = made.get(key) ?? {
      path: `public/${folder}-${(count += 1)}.${found.ending}`,
      content: found.bytes,
    };
    made.set(key, known);
    Object.assign(node, {
      url: known.path.slice('public'.length),
      alt: found.alt || placeholder('what the picture shows'),
    });
  });
  return [...made.values()];
}

function carriedIn(children: readonly RootContent[]): Record<Carried, number> {
  const counts = { heading: 0, paragraph: 0, list: 0, table: 0, footnote: 0, link: 0, picture: 0 };
  visit({ type: 'root', children: [...children] }, (node, _, parent) => {
    if (node.type === 'paragraph' && parent?.type === 'root' && node.children[0]?.type !== 'image')
      counts.paragraph += 1;
    if (node.type === 'list' && parent?.type === 'root') counts.list += 1;
    if (node.type === 'heading' || node.type === 'table' || node.type === 'link') counts[node.type] += 1;
    if (node.type === 'footnoteDefinition') counts.footnote += 1;
    if (node.type === 'image') counts.picture += 1;
  });
  return counts;
}
