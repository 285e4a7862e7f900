import { posix } from 'node:path';
import type { Archive } from '../../archive.ts';
import { damaged } from '../../container.ts';
import { Refusal } from '../../refusal.ts';
import { elementsIn, textIn, xmlTree, type Element } from '../../xml.ts';
import type { Book, Left, Sheet } from './grid.ts';
import { set } from './letters.ts';
import { changingLooks, isStruck, looksOf } from './xlsx-looks.ts';
import { sheetXlsx, type Shared } from './xlsx-sheet.ts';

interface Relation {
  /** The end of its type: `worksheet`. */
  kind: string;
  target: string;
}

/** Whether an archive is an Excel workbook. */
export function isXlsx(archive: Archive): boolean {
  return archive.names.some((name) => name.toLowerCase() === '[content_types].xml');
}

/** Reads the visible sheets of an Excel workbook, or one of them; the rest is told by kind. */
export function readXlsx(archive: Archive, only: string | undefined): Book {
  const root = [...relations(archive, '').values()].find(({ kind }) => kind === 'officeDocument');
  const workbook = tree(archive, root?.target ?? 'xl/workbook.xml');
  if (!workbook || workbook.name !== 'workbook') throw notWorkbook();
  const parts = relations(archive, root?.target ?? 'xl/workbook.xml');
  const listed = sheetsOf(workbook, parts);
  const shared = sharedOf(archive, workbook, parts);
  const seen = listed.filter(({ isVisible, kind }) => isVisible && kind === 'worksheet');
  const left = new Map<string, number>();
  const leave = (what: string, count = 1) => void left.set(what, (left.get(what) ?? 0) + count);
  listed.filter(({ isVisible }) => !isVisible).forEach(() => leave('hidden sheets'));
  listed
    .filter(({ kind, isVisible }) => isVisible && kind !== 'worksheet')
    .forEach(() => leave('sheets that hold a chart or macros'));
  const wanted = seen.filter(({ name }) => only === undefined || name.toLowerCase() === only.toLowerCase());
  const sheets = wanted.map(({ name, target }): Sheet => {
    const bytes = archive.bytes(target);
    if (!bytes) throw damaged();
    return sheetXlsx(name, bytes, shared, leave);
  });
  const names = elementsIn(elementsIn(workbook, 'definedNames')[0]).length;
  if (names > 0) leave('names for cells', names);
  return {
    sheets,
    names: seen.map(({ name }) => name),
    left: [...lefts(left), ...partsLeft(archive)],
    told: [],
  };
}

function lefts(left: ReadonlyMap<string, number>): Left[] {
  return [...left].map(([what, count]) => ({ what, count }));
}

const unread: readonly [part: RegExp, what: string][] = [
  [/^xl\/(comments\d*\.xml|comments\/|threadedComments\/)/i, 'comments'],
  [/^xl\/pivotTables\//i, 'pivot tables'],
  [/^xl\/pivotCache\/[^/]*records/i, 'copies of the rows behind pivot tables'],
  [/^xl\/externalLinks\/[^/]*\.xml$/i, 'links to other workbooks'],
  [/^xl\/(model|customData)\//i, 'data models'],
  [/^xl\/embeddings\//i, 'embedded objects'],
  [/^xl\/charts\/chart[^/]*\.xml$/i, 'charts'],
  [/^xl\/(drawings\/drawing|diagrams\/data)[^/]*\.xml$/i, 'drawings'],
  [/^xl\/media\//i, 'pictures'],
  [/^xl\/(connections\.xml$|queryTables\/)/i, 'connections to data elsewhere'],
  [/(^|\/)vbaProject\.bin$/i, 'macros'],
];

function partsLeft({ names }: Archive): Left[] {
  return unread.flatMap(([part, what]) => {
    const count = names.filter((name) => part.test(name)).length;
    return count > 0 ? [{ what, count }] : [];
  });
}

function sheetsOf(workbook: Element, parts: ReadonlyMap<string, Relation>) {
  const list = elementsIn(elementsIn(workbook, 'sheets')[0], 'sheet');
  if (list.length === 0) throw notWorkbook();
  return list.map(({ attributes }) => {
    const id = Object.entries(attributes).find(([name]) => name.endsWith('}id'))?.[1] ?? '';
    const relation = parts.get(id);
    if (!relation) throw damaged();
    const isVisible = !/hidden/i.test(attributes['state'] ?? '');
    return { name: attributes['name'] ?? '', isVisible, ...relation };
  });
}

function sharedOf(archive: Archive, workbook: Element, parts: ReadonlyMap<string, Relation>): Shared {
  const partOf = (kind: string) => {
    const relation = [...parts.values()].find((each) => each.kind === kind);
    return relation && tree(archive, relation.target);
  };
  const styles = partOf('styles');
  const { date1904 = '0' } = elementsIn(workbook, 'workbookPr')[0]?.attributes ?? {};
  return {
    strings: elementsIn(partOf('sharedStrings'), 'si').map(stringOf),
    looks: looksOf(styles),
    changing: changingLooks(styles),
    uses1904: ['1', 'true', 'on'].includes(date1904),
  };
}

/** The text of a string, with or without formatting; how it is read aloud in Japanese is left out. */
function stringOf(element: Element): string {
  return elementsIn(element)
    .map((child) => (child.name === 't' ? textIn(child) : child.name === 'r' ? pieceOf(child) : ''))
    .join('')
    .replace(/_x([\dA-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** A piece of a string that is set in its own way: `12³` is not 123, nor are letters meant that are struck through. */
function pieceOf(piece: Element): string {
  const [properties] = elementsIn(piece, 'rPr');
  return set(stringOf(piece), {
    align: elementsIn(properties, 'vertAlign')[0]?.attributes['val'],
    isStruck: isStruck(properties),
  });
}

function tree(archive: Archive, name: string): Element | undefined {
  const bytes = archive.bytes(name);
  return bytes && xmlTree(bytes);
}

/** What a part leads to, by id; what lies outside the file is left out. */
function relations(archive: Archive, part: string): Map<string, Relation> {
  const folder = posix.dirname(part);
  const list = tree(archive, posix.join(folder, '_rels', `${posix.basename(part)}.rels`));
  const inside = elementsIn(list, 'Relationship').filter(
    ({ attributes }) => attributes['TargetMode'] !== 'External',
  );
  return new Map(
    inside.map(({ attributes: { Id = '', Type = '', Target = '' } }) => {
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      return [Id, { kind: Type.split('/').at(-1)!, target }];
    }),
  );
}

function notWorkbook(): Refusal {
  return new Refusal(
    'The file is not an Excel workbook.',
    'A table comes from a file that ends in .xlsx, .ods or .csv; a Word document is imported with npm run import -- word.',
  );
}
