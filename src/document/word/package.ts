import { Packer, type Document } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/**
 * A Word document as a file: the same bytes each time, whatever the machine's clock. It is made on `date`
 * (`2015-10`, `2015-10-31`) and its properties say its language.
 */
export async function packed(document: Document, date: string, language: string): Promise<Uint8Array> {
  const files = unzipSync(new Uint8Array(await Packer.toBuffer(document)));
  const day = date.length === 7 ? `${date}-01` : date;
  const properties = strFromU8(files['docProps/core.xml']!)
    .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`)
    .replace('</cp:coreProperties>', `<dc:language>${language}</dc:language></cp:coreProperties>`);
  files['docProps/core.xml'] = strToU8(properties);
  nameParts(files);
  const first = '[Content_Types].xml';
  const names = [
    first,
    ...Object.keys(files)
      .filter((name) => name !== first)
      .sort(),
  ];
  // The parts of a date in local time are what the archive records, so they are the same in every zone.
  const mtime = new Date(1980, 0, 1, 12);
  return zipSync(Object.fromEntries(names.map((name) => [name, files[name]!])), { mtime, level: 6 });
}

/** Numbers in the order of the text what the library counts from one document to the next, or names at random. */
function nameParts(files: Record<string, Uint8Array>): void {
  for (const part of ['document', 'footnotes']) {
    const [file, links] = [`word/${part}.xml`, `word/_rels/${part}.xml.rels`];
    if (!files[file]) continue;
    const body = strFromU8(files[file]);
    const named = ordered(body, /(?<=<w:hyperlink [^>]*r:id=")[^"]+/g, 'rIdLink');
    const marked = ordered(body, /(?<=<w:bookmarkStart [^>]*w:id=")[^"]+/g, '');
    const places = ordered(body, /(?<=<w:bookmarkStart [^>]*w:name=")_Toc\d+/g, '_Toc');
    const set = body
      .replace(/(?<=\br:id=")[^"]+/g, (id) => named.get(id) ?? id)
      .replace(/(?<=<w:bookmark(?:Start|End) [^>]*w:id=")[^"]+/g, (id) => marked.get(id)!)
      .replace(/\b_Toc\d+/g, (name) => places.get(name) ?? name);
    let pictures = 0;
    files[file] = strToU8(set.replace(/(?<=<wp:docPr [^>]*\bid=")\d+/g, () => String((pictures += 1))));
    if (!files[links]) continue;
    const told = strFromU8(files[links]).replace(/(?<=\bId=")[^"]+/g, (id) => named.get(id) ?? id);
    files[links] = strToU8(told);
  }
}

/** Names for what a pattern finds, by their order. */
function ordered(text: string, pattern: RegExp, prefix: string): Map<string, string> {
  const found = new Set([...text.matchAll(pattern)].map(([id]) => id));
  return new Map([...found].map((id, index) => [id, `${prefix}${index + 1}`]));
}
