import type { RootContent, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { RawDataset } from '../../dataset/dataset.ts';
import { typedText } from '../../dataset/download/resource.ts';
import type { Made } from '../place.ts';
import { Refusal } from '../refusal.ts';
import { proposal } from '../table/dataset.ts';
import { tableIn } from '../table/find.ts';
import { keyOf, sheetOf, type Seen } from '../table/book/grid.ts';
import { placeholder } from '../../placeholder.ts';

/** A table that holds figures, and could be a dataset. */
export interface Offer {
  /** The words of the heading that it stands below. */
  heading: string;
  rows: number;
  columns: number;
  /** The dataset that was made of it, or why there is none. */
  name?: string;
  fault?: string;
}

/** Where datasets go, and what the site knows already. */
export interface Place {
  edition: string;
  areas: readonly string[];
  /** The largest count of people that is hidden. */
  threshold: number;
  schema: string;
}

/** Finds tables that hold figures; with a `place` each that can be one becomes a dataset, and a line stands for it. */
export function datasets(
  children: readonly RootContent[],
  place: Place | undefined,
): { children: RootContent[]; offers: Offer[]; made: Made[] } {
  const [offers, made, names]: [Offer[], Made[], Set<string>] = [[], [], new Set()];
  let heading = '';
  const changed = children.map((node, index): RootContent => {
    if (node.type === 'heading') heading = toString(node);
    if (node.type !== 'table' || !isData(node)) return node;
    const [head, ...rows] = node.children;
    const offer: Offer = { heading, rows: rows.length, columns: head!.children.length };
    offers.push(offer);
    if (!place) return node;
    const caption = captionOf(children[index - 1]);
    const name = freeName(caption || heading, names);
    const { dataset, fault } = datasetOf(node, name, caption, place);
    if (!dataset) {
      offer.fault = fault ?? 'it has cells that a dataset cannot have';
      return node;
    }
    names.add(name);
    offer.name = name;
    made.push({ path: `data/${place.edition}/${name}.json`, content: typedText(dataset) });
    return { type: 'html', value: line(dataset, caption) };
  });
  return { children: changed, offers, made };
}

const number = /^[(£€$+\-−–]?\s*\d[\d,. ]*\s*(%|pts?|m|k)?\)?$|^(-|–|—|n\/?a|\*|\[[a-z]+\])$/i;

/** Whether most cells beside the names of the rows are numbers. */
function isData({ children: [head, ...rows] }: Table): boolean {
  if (rows.length < 2 || (head?.children.length ?? 0) < 2) return false;
  const cells = rows.flatMap((row) => row.children.slice(1).map((cell) => toString(cell).trim()));
  const filled = cells.filter((cell) => cell !== '');
  return filled.length >= 3 && filled.filter((cell) => number.test(cell)).length >= filled.length * 0.6;
}

/** The words of a caption directly above a table, without its number. */
function captionOf(before: RootContent | undefined): string {
  const words = before?.type === 'paragraph' ? toString(before).trim() : '';
  return /^table\s*\d+/i.test(words) && words.length <= 150
    ? words.replace(/^table\s*\d+[\d.]*\s*[.:–—-]?\s*/i, '')
    : '';
}

function freeName(words: string, taken: ReadonlySet<string>): string {
  const slug = words
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const base = slug.length <= 34 ? slug : slug.slice(0, 35).replace(/-[^-]*$/, '');
  const name = base || 'table';
  for (let count = 2; ; count += 1) {
    const wished = count === 2 ? name : `${name}-${count - 1}`;
    if (!taken.has(wished)) return wished;
  }
}

function datasetOf(
  table: Table,
  name: string,
  caption: string,
  { areas, schema, threshold }: Place,
): { dataset?: RawDataset; fault?: string } {
  let hasNotes = false;
  visit(table, 'footnoteReference', () => void (hasNotes = true));
  if (hasNotes) return { fault: 'it has footnotes, which a dataset keeps as notes: make it by hand' };
  const cells = new Map<string, Seen>();
  table.children.forEach((row, top) =>
    row.children.forEach((cell, left) => {
      const text = toString(cell).trim();
      if (text !== '') cells.set(keyOf(top + 1, left + 1), { kind: 'text', text });
    }),
  );
  const sheet = sheetOf('', cells, [], { row: () => false, column: () => false });
  const area = { top: 1, left: 1, bottom: table.children.length, right: table.children[0]!.children.length };
  const found = { ...tableIn(sheet, area), above: caption ? [caption] : [], below: [] };
  try {
    const { dataset, faults } = proposal(found, { name, meant: new Map(), areas, schema, threshold });
    const [first] = faults;
    return first ? { fault: `row ${first.at.replace(/\D/g, '') || '?'}: a cell ${first.why}` } : { dataset };
  } catch (error) {
    if (error instanceof Refusal) return { fault: 'it is larger than a dataset can be' };
    throw error;
  }
}

/** The line that shows a dataset as the table that it was. */
function line({ name, schema: { fields } }: RawDataset, caption: string): string {
  const texts = fields.filter(({ type }) => type === 'string');
  const isCrossed = texts.length === 2 && fields.length === 3;
  const title = caption.replaceAll('"', '”') || placeholder('what the table shows');
  const attributes = {
    data: name,
    title,
    subtitle: placeholder('what is counted, where and when'),
    ...(isCrossed && { rows: texts[0]!.name, columns: texts[1]!.name }),
  };
  return `<Table ${Object.entries(attributes)
    .map(([key, value]) => `${key}="${value}"`)
    .join(' ')} />`;
}
