import type { Archive } from '../../archive.ts';
import { damaged, locked } from '../../container.ts';
import { Refusal } from '../../refusal.ts';
import { readXml, type Tag } from '../../xml.ts';
import type { Book, Left, Sheet } from './grid.ts';
import { attribute, odsStyles, tableSpace, type OdsStyles } from './ods-styles.ts';
import { OdsReading } from './ods-sheet.ts';

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

/** Counts something that is told, and not read. */
type Leave = (what: string, count?: number) => void;

function sheetsIn(
  content: Uint8Array,
  styles: OdsStyles,
  { only, names }: { only: string | undefined; names: string[] },
  leave: Leave,
): Sheet[] {
  const sheets: Sheet[] = [];
  let [reading, depth, isSpreadsheet] = [undefined as OdsReading | undefined, 0, false];
  readXml(content, {
    open(tag) {
      depth += 1;
      if (tag.space === officeSpace && tag.name === 'spreadsheet') isSpreadsheet = true;
      leaveKind(tag, leave);
      if (reading || !isSpreadsheet || !isSheet(tag, depth)) return reading?.open(tag);
      const name = attribute(tag, 'name');
      if (styles.isHidden(attribute(tag, 'style-name'))) return leave('hidden sheets');
      names.push(name);
      if ((only ?? name).toLowerCase() === name.toLowerCase()) reading = new OdsReading(name, styles, leave);
    },
    text: (text) => reading?.text(text),
    close(tag) {
      depth -= 1;
      if (!reading || !isSheet(tag, depth + 1)) return reading?.close(tag);
      sheets.push(reading.sheet());
      reading = undefined;
    },
  });
  if (!isSpreadsheet) throw notSpreadsheet();
  return sheets;
}

/** Whether a table is a sheet: tables may stand in its cells, too. */
function isSheet({ space, name }: Tag, depth: number): boolean {
  return space === tableSpace && name === 'table' && depth === 4;
}

/** What is told, and not read, by namespace and name. */
const kinds: Readonly<Record<string, string>> = {
  [`${officeSpace}:annotation`]: 'comments',
  [`${tableSpace}:tracked-changes`]: 'changes that were tracked',
  [`${tableSpace}:named-range`]: 'names for cells',
  [`${tableSpace}:data-pilot-table`]: 'pivot tables',
};

function leaveKind({ space, name }: Tag, leave: Leave): void {
  const kind = kinds[`${space}:${name}`];
  if (kind) leave(kind);
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
