import { strFromU8, unzipSync } from 'fflate';
import { digestOf, stored, type Store } from '../cache.ts';
import { ownStore } from '../store.ts';

/** Where a file leads, and the places in it that links can lead to. */
export interface Linked {
  links: string[];
  ids: ReadonlySet<string>;
}

/** Documents, which take a while to read: what they lead to is kept between builds. */
const documents: ReadonlySet<string> = new Set(['pdf', 'docx', 'ods']);

/** Where a document or a data file of the site leads, by the ending of its name; nothing of other files, which are not read. */
export function linksOf(file: string, read: () => Uint8Array, store: Store = ownStore()): Linked | undefined {
  const [ending = ''] = /[^.]*$/.exec(file)!;
  const reader = readers.get(ending);
  if (!reader) return undefined;
  const bytes = read();
  if (!documents.has(ending)) return reader(bytes);
  const made = stored(store, ['links', ending, digestOf(bytes)], () => Buffer.from(written(reader(bytes))));
  const { links, ids } = JSON.parse(Buffer.from(made).toString('utf8')) as Record<keyof Linked, string[]>;
  return { links, ids: new Set(ids) };
}

function written({ links, ids }: Linked): string {
  return JSON.stringify({ links: [...new Set(links)], ids: [...ids] });
}

const readers = new Map(
  Object.entries<(bytes: Uint8Array) => Linked>({
    pdf: pdfLinks,
    docx: wordLinks,
    ods: sheetLinks,
    xml: (bytes) => ({ links: found(strFromU8(bytes), /(?:\shref="|<loc>)([^"<]*)/g), ids: new Set() }),
    json: (bytes) => ({ links: dataLinks(strFromU8(bytes)), ids: new Set() }),
    webmanifest: (bytes) => ({ links: dataLinks(strFromU8(bytes)), ids: new Set() }),
  }),
);

/** The links of annotations, which Typst writes as plain text, and the names of places, which stand in pairs with them. */
function pdfLinks(bytes: Uint8Array): Linked {
  const text = strFromU8(bytes, true);
  const addresses = found(text, /\/URI *\(((?:[^\\()]|\\.)*)\)/g);
  const inner = found(text, /\/Dest *\(((?:[^\\()]|\\.)*)\)/g).map((name) => `#${name}`);
  const names = found(text, /\(((?:[^\\()]|\\.)*)\) \d+ 0 R/g);
  return { links: [...addresses, ...inner].map(unescaped), ids: new Set(names.map(unescaped)) };
}

/** A string of a PDF without the marks that stand before brackets. */
function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

/** The links of each part of a Word file: to a mark in the file, or to an address and a place there. */
function wordLinks(bytes: Uint8Array): Linked {
  const parts = xmlParts(bytes);
  const all = [...parts].filter(([name]) => /^word\/[^/]+\.xml$/.test(name));
  const links = all.flatMap(([name, text]) => {
    const related = parts.get(name.replace('word/', 'word/_rels/').concat('.rels')) ?? '';
    const targets = new Map(
      tags(related, 'Relationship').map((each) => [valueOf(each, 'Id'), valueOf(each, 'Target')]),
    );
    return tags(text, 'w:hyperlink').map((each) => {
      const [id, place] = [valueOf(each, 'r:id'), valueOf(each, 'w:anchor')];
      return (id === '' ? '' : (targets.get(id) ?? '')) + (place === '' ? '' : `#${place}`);
    });
  });
  const marks = all.flatMap(([, text]) => tags(text, 'w:bookmarkStart'));
  return { links, ids: new Set(marks.map((each) => valueOf(each, 'w:name'))) };
}

function sheetLinks(bytes: Uint8Array): Linked {
  const parts = [...xmlParts(bytes).values()];
  const names = parts.flatMap((part) => found(part, /<table:table [^>]*table:name="([^"]*)"/g));
  return {
    links: parts.flatMap((part) => found(part, /<text:a [^>]*xlink:href="([^"]*)"/g)),
    ids: new Set(names.map((name) => `'${name}'.A1`)),
  };
}

function xmlParts(bytes: Uint8Array): Map<string, string> {
  const files = unzipSync(bytes, { filter: ({ name }) => /\.(xml|rels)$/.test(name) });
  return new Map(Object.entries(files).map(([name, part]) => [name, strFromU8(part)]));
}

function tags(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<${name}\\s[^>]*>`, 'g')) ?? [];
}

function valueOf(tag: string, name: string): string {
  return found(tag, new RegExp(`\\s${name}="([^"]*)"`, 'g'))[0] ?? '';
}

/** The addresses and the names of files that data name; what stands behind a `#` there is a name, not a place. */
export function dataLinks(text: string): string[] {
  return [
    ...found(text, /"(?:url|path|src|start_url)": ?"([^"\\]+)"/g),
    ...found(text, /"(https?:\/\/[^"\\\s]+)"/g),
  ].map((link) => link.replace(/#.*$/, ''));
}

function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, link = '']) =>
    link.replace(/&(amp|#38|#x26);/g, '&').replaceAll('&apos;', "'"),
  );
}
