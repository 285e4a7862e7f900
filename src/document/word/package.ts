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
  nameLinks(files);
  const first = '[Content_Types].xml';
  const names = [
    first,
    ...Object.keys(files)
      .filter((name) => name !== first)
      .sort(),
  ];
  // The parts of a date in local time are what the archive records, so they are the same in every zone.
  const mtime = new Date(1980, 0, 1, 12);
  return zipSync(Object.fromEntries(names.map((name) => [name, files[name]!])), { mtime, level: 9 });
}

/** Numbers the links to other places, which the library names at random, in the order of the text. */
function nameLinks(files: Record<string, Uint8Array>): void {
  const body = strFromU8(files['word/document.xml']!);
  const found = [...body.matchAll(/<w:hyperlink [^>]*r:id="([^"]+)"/g)].map(([, id]) => id!);
  const names = new Map([...new Set(found)].map((id, index) => [id, `rIdLink${index + 1}`]));
  for (const file of ['word/document.xml', 'word/_rels/document.xml.rels']) {
    const named = strFromU8(files[file]!).replace(/(?<=\b(?:r:id|Id)=")[^"]+/g, (id) => names.get(id) ?? id);
    files[file] = strToU8(named);
  }
}
