import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Readers of the files that the site offers, written apart from the code that writes them. */

/** A value as a reader of a file gets it: `null` for a symbol, a list for marks. */
export type Value = string | number | null | string[];

/** RFC 4180 text as rows of cells. */
export function readCsv(text: string): string[][] {
  const found: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (!match) throw new Error('This is not CSV.');
    row.push(match[1] === undefined ? match[2]! : match[1].replaceAll('""', '"'));
    if (match[3] !== ',') {
      found.push(row);
      row = [];
    }
  }
  return found;
}

/** The header and rows of a CSV file as its “CSV on the Web” metadata says; throws when the two disagree. */
export function readCsvw(csv: string, metadata: string): { header: string[]; rows: Value[][] } {
  const { tableSchema, dialect } = JSON.parse(metadata);
  const lines = csv.split(dialect.lineTerminators[0]);
  if (lines.some((line) => line.startsWith('#'))) throw new Error('A row would be taken for a comment.');
  const [header = [], ...body] = readCsv(csv);
  const titles = tableSchema.columns.map(({ titles: [title] }: { titles: string[] }) => title);
  if (JSON.stringify(titles) !== JSON.stringify(header)) throw new Error('The columns have other titles.');
  const rows = body.map((row) => row.map((cell, index) => csvwValue(cell, tableSchema.columns[index])));
  return { header, rows };
}

interface CsvwColumn {
  datatype: string | { base: string; format: string };
  null?: string[];
  required?: boolean;
  separator?: string;
}

function csvwValue(cell: string, { datatype, null: nulls = [''], required, separator }: CsvwColumn): Value {
  if (separator) return cell === '' ? [] : cell.split(separator);
  if (nulls.includes(cell)) {
    if (required) throw new Error('A required value is missing.');
    return null;
  }
  if (datatype === 'string') return unled(cell);
  const { base, format } = typeof datatype === 'string' ? { base: datatype, format: '' } : datatype;
  const places = /^0(?:\.(#+))?$/.exec(format)?.[1]?.length ?? 0;
  const pattern =
    base === 'double' ? /./ : new RegExp(`^-?\\d+${places > 0 ? `(\\.\\d{1,${places}})?` : ''}$`);
  if (!pattern.test(cell)) throw new Error(`"${cell}" does not follow ${format}.`);
  return Number(cell);
}

/** Text without the apostrophe that keeps spreadsheets from running it. */
function unled(text: string): string {
  return /^'+[=+\-@\p{Cc}]/u.test(text) ? text.slice(1) : text;
}

/** The rows of a resource of a data package, as its schema says; `files` finds a file by its path. */
export function readResource(
  resource: Record<string, never>,
  files: (path: string) => string,
): { header: string[]; rows: Value[][] } {
  const { path, bytes, hash, schema } = resource as unknown as PackageResource;
  const file = new TextEncoder().encode(files(path));
  if (file.length !== bytes) throw new Error(`${path} has another size.`);
  if (hash !== `sha256:${createHash('sha256').update(file).digest('hex')}`)
    throw new Error(`${path} has another hash.`);
  const [header = [], ...body] = readCsv(files(path));
  if (JSON.stringify(schema.fields.map(({ name }) => name)) !== JSON.stringify(header))
    throw new Error(`${path} has other columns.`);
  const rows = body.map((row) => row.map((cell, index) => packageValue(cell, schema.fields[index]!)));
  return { header, rows };
}

interface PackageResource {
  path: string;
  bytes: number;
  hash: string;
  schema: { fields: PackageField[] };
}

interface PackageField {
  name: string;
  type: string;
  missingValues: (string | { value: string; label: string })[];
  constraints?: { required: boolean };
}

function packageValue(cell: string, { type, missingValues, constraints }: PackageField): Value {
  const missing = missingValues.map((each) => (typeof each === 'string' ? each : each.value));
  if (missing.includes(cell)) {
    if (constraints?.required) throw new Error('A required value is missing.');
    return null;
  }
  if (type === 'string') return unled(cell);
  if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(cell)) throw new Error(`"${cell}" is not a number.`);
  return Number(cell);
}

/** An element of an XML document. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
}

/** The root of an XML document; throws when it is not well formed. */
export function readXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  const token =
    /<\?xml[^>]*\?>\n|<\/([\w:-]+)>|<([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]+)/gy;
  while (token.lastIndex < xml.length) {
    const match = token.exec(xml);
    if (!match) throw new Error('This is not well-formed XML.');
    const [, closing, name, attributes = '', isEmpty, text] = match;
    if (closing !== undefined && open.pop()!.name !== closing)
      throw new Error(`</${closing}> closes nothing.`);
    if (text !== undefined) open.at(-1)!.children.push(decoded(text));
    if (name === undefined) continue;
    const pairs = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [
      key!,
      decoded(value!),
    ]);
    const element: Element = { name, attributes: Object.fromEntries(pairs), children: [] };
    open.at(-1)!.children.push(element);
    if (!isEmpty) open.push(element);
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)!.name}> is not closed.`);
  return root.children[0] as Element;
}

function decoded(text: string): string {
  if (/&(?!#\d+;)/.test(text)) throw new Error('A bare & stands in XML.');
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

/** The elements with this name at any depth, in order. */
export function all({ children }: Element, name: string): Element[] {
  return children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)],
  );
}

/** A cell of a sheet as a spreadsheet shows and holds it. */
export interface Cell {
  text: string;
  value: number | undefined;
  style: string;
  link: string | undefined;
}

/** A spreadsheet document as a reader opens it. */
export interface Ods {
  /** The names of the files in it, in order, and whether the first one is stored as it is. */
  names: string[];
  isStored: boolean;
  sheets: { name: string; rows: Cell[][] }[];
  /** The named tables: their cells, header row first. */
  tables: Map<string, { sheet: string; rows: Cell[][] }>;
  content: Element;
  styles: Element;
  meta: Element;
}

/** Opens an ODS file; throws when it is not one. */
export function readOds(bytes: Uint8Array): Ods {
  const files = unzipSync(bytes);
  const read = (name: string) => readXml(strFromU8(files[name]!));
  const content = read('content.xml');
  const sheets = all(content, 'table:table').map((table) => ({
    name: table.attributes['table:name']!,
    rows: all(table, 'table:table-row').map((row) => all(row, 'table:table-cell').map(cellOf)),
  }));
  const ranges = all(content, 'table:database-range').map(({ attributes }) => attributes);
  const tables = ranges.map((range) => {
    const address = range['table:target-range-address']!;
    const [, sheet, first, column, last] = /^'(.+)'\.A(\d+):'\1'\.([A-Z]+)(\d+)$/.exec(address)!;
    const width = [...column!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    const rows = sheets.find(({ name }) => name === sheet)!.rows.slice(Number(first) - 1, Number(last));
    if (rows.some((row) => row.length !== width)) throw new Error(`${address} does not fit its table.`);
    return [range['table:name']!, { sheet: sheet!, rows }] as const;
  });
  return {
    names: Object.keys(files),
    isStored: strFromU8(bytes.subarray(30, 38), true) === 'mimetype' && bytes[8] === 0 && bytes[9] === 0,
    sheets,
    tables: new Map(tables),
    content,
    styles: read('styles.xml'),
    meta: read('meta.xml'),
  };
}

function cellOf(cell: Element): Cell {
  const paragraphs = all(cell, 'text:p').map((each) =>
    textOf(each).replace(/^ | $/g, '').replaceAll('\u0001', ' '),
  );
  const isNumber = cell.attributes['office:value-type'] === 'float';
  if (cell.attributes['table:formula'] !== undefined) throw new Error('A cell holds a formula.');
  return {
    text: paragraphs.join('\n'),
    value: isNumber ? Number(cell.attributes['office:value']) : undefined,
    style: cell.attributes['table:style-name']!,
    link: all(cell, 'text:a')[0]?.attributes['xlink:href'],
  };
}

/** Text of a paragraph; white space runs together, as ODF says, unless an element keeps it. */
function textOf({ children }: Element): string {
  return children
    .map((child) => {
      if (typeof child === 'string') return child.replace(/[ \t\r\n]+/g, ' ');
      if (child.name === 'text:s') return '\u0001'.repeat(Number(child.attributes['text:c']));
      return child.name === 'text:tab' ? '\t' : textOf(child);
    })
    .join('');
}

/** The pieces of text of a PDF, in the order in which it says them. */
export async function pdfText(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const said: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    said.push(...items.flatMap((item) => ('str' in item ? [item.str] : [])));
  }
  await task.destroy();
  return said;
}
