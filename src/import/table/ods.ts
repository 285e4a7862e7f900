import type { Archive } from '../archive.ts';
import { damaged, locked } from '../container.ts';
import { Refusal } from '../refusal.ts';
import { readXml, type Tag } from '../xml.ts';
import type { Book, Left, Sheet } from './grid.ts';
import { attribute, odsStyles, tableSpace, type OdsStyles } from './ods-styles.ts';
import { sheetReader } from './ods-sheet.ts';

const officeSpace = 'urn:oasis:names:tc:opendocument:xmlns:office:1.0';

/** Whether an archive is an OpenDocument file. */
export function isOds(archive: Archive): boolean {
  return archive.names.includes('content.xml') && archive.names.includes('META-INF/manifest.xml');
}

/** Reads the visible sheets of an OpenDocument spreadsheet, or one of them; the rest is told by kind. */
export function readOds(archive: Archive, only: string | undefined): Book {
  refuseLocked(archive);
  const content = archive.bytes('content.xml');
  if (!content) throw damaged();
  const styles = odsStyles([archive.bytes('styles.xml'), content].filter((each) => each !== undefined));
  const left = new Map<string, number>();
  const leave = (what: string, count = 1) => void left.set(what, (left.get(what) ?? 0) + count);
  const names: string[] = [];
  const sheets = sheetsIn(content, styles, { only, names }, leave);
  return {
    sheets,
    names,
    left: [...[...left].map(([what, count]) => ({ what, count })), ...partsLeft(archive)],
    told: [],
  };
}

function sheetsIn(
  content: Uint8Array,
  styles: OdsStyles,
  { only, names }: { only: string | undefined; names: string[] },
  leave: (what: string, count?: number) => void,
): Sheet[] {
  const sheets: Sheet[] = [];
  let [reader, depth, isSpreadsheet] = [undefined as ReturnType<typeof sheetReader> | undefined, 0, false];
  const isSheet = ({ space, name }: Tag) => space === tableSpace && name === 'table';
  readXml(content, {
    open(tag) {
      if (tag.space === officeSpace && tag.name === 'spreadsheet') isSpreadsheet = true;
      if (tag.space === officeSpace && tag.name === 'annotation') leave('comments');
      if (tag.space === tableSpace && tag.name === 'tracked-changes') leave('changes that were tracked');
      if (tag.space === tableSpace && tag.name === 'named-range') leave('names for cells');
      if (tag.space === tableSpace && tag.name === 'data-pilot-table') leave('pivot tables');
      depth += 1;
      if (reader) return reader.open(tag);
      if (!isSpreadsheet || !isSheet(tag) || depth !== 4) return;
      const name = attribute(tag, 'name');
      if (styles.isHidden(attribute(tag, 'style-name'))) return leave('hidden sheets');
      names.push(name);
      if (only === undefined || only.toLowerCase() === name.toLowerCase())
        reader = sheetReader(name, styles, leave);
    },
    text: (text) => reader?.text(text),
    close(tag) {
      depth -= 1;
      if (!reader) return;
      if (!(isSheet(tag) && depth === 3)) return reader.close(tag);
      sheets.push(reader.sheet());
      reader = undefined;
    },
  });
  if (!isSpreadsheet) throw notSpreadsheet();
  return sheets;
}

/** Locked documents are ordinary archives whose parts the manifest says to be encrypted. */
function refuseLocked(archive: Archive): void {
  const manifest = archive.bytes('META-INF/manifest.xml');
  if (!manifest) return;
  readXml(manifest, {
    open({ name }) {
      if (name === 'encryption-data') throw locked();
    },
  });
}

const unread: readonly [part: RegExp, what: string][] = [
  [/^(Object|ObjectReplacements)\b[^/]*\/content\.xml$/i, 'charts and embedded objects'],
  [/^Pictures\//i, 'pictures'],
  [/^Versions\//i, 'earlier versions'],
  [/^(Basic|Scripts)\//i, 'macros'],
];

function partsLeft({ names }: Archive): Left[] {
  return unread.flatMap(([part, what]) => {
    const count = names.filter((name) => part.test(name)).length;
    return count > 0 ? [{ what, count }] : [];
  });
}

function notSpreadsheet(): Refusal {
  return new Refusal(
    'The file is an OpenDocument file, but no spreadsheet.',
    'A table comes from a file that ends in .xlsx, .ods or .csv.',
  );
}
