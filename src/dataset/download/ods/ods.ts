import { strToU8, zipSync } from 'fflate';
import { rangeXml, sheetXml, type Sheet } from './sheet.ts';
import { automaticStyles, namespaces, stylesXml } from './styles.ts';
import { element, escaped, xmlDocument } from './xml.ts';

/** A spreadsheet document. */
export interface Workbook {
  title: string;
  description: string;
  /** The organisation that publishes it; never a person. */
  creator: string;
  /** `en-GB` */
  language: string;
  sheets: Sheet[];
}

const mediatype = 'application/vnd.oasis.opendocument.spreadsheet';

/** A workbook as an ODF 1.3 spreadsheet; the same bytes each time, whatever the machine's clock, zone or language. */
export function ods(workbook: Workbook): Uint8Array {
  // The parts of a date in local time are what the archive records, so they are the same in every zone.
  const mtime = new Date(1980, 0, 1, 12);
  const part = (xml: string): [Uint8Array, { level: 6 }] => [strToU8(xml), { level: 6 }];
  return zipSync(
    {
      mimetype: [strToU8(mediatype), { level: 0 }],
      'META-INF/manifest.xml': part(manifestXml()),
      'content.xml': part(contentXml(workbook.sheets)),
      'styles.xml': part(stylesXml(workbook.language)),
      'meta.xml': part(metaXml(workbook)),
    },
    { mtime },
  );
}

function manifestXml(): string {
  const entry = (path: string, type: string) =>
    element('manifest:file-entry', { 'manifest:full-path': path, 'manifest:media-type': type });
  const root = {
    'xmlns:manifest': 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0',
    'manifest:version': '1.3',
  };
  return xmlDocument('manifest:manifest', root, [
    entry('/', mediatype),
    ...['content.xml', 'styles.xml', 'meta.xml'].map((path) => entry(path, 'text/xml')),
  ]);
}

function metaXml({ title, description, creator, language }: Workbook): string {
  const entry = (name: string, text: string) => element(name, {}, [escaped(text)]);
  return xmlDocument('office:document-meta', namespaces, [
    element('office:meta', {}, [
      entry('dc:title', title),
      entry('dc:description', description),
      entry('meta:initial-creator', creator),
      entry('dc:creator', creator),
      entry('dc:language', language),
    ]),
  ]);
}

function contentXml(sheets: readonly Sheet[]): string {
  const cells = sheets.flatMap(({ table }) => table?.rows.flat() ?? []);
  const decimals = cells.flatMap((cell) => ('value' in cell ? [cell.decimals] : []));
  const widths = sheets.flatMap(
    ({ table, width }) => table?.columns.map((each) => each.width) ?? [width ?? 40],
  );
  const inOrder = (numbers: number[]) => [...new Set(numbers)].sort((a, b) => a - b);
  return xmlDocument('office:document-content', namespaces, [
    automaticStyles(inOrder(widths), inOrder(decimals)),
    element('office:body', {}, [
      element('office:spreadsheet', {}, [
        ...sheets.map(sheetXml),
        element('table:database-ranges', {}, sheets.map(rangeXml)),
      ]),
    ]),
  ]);
}
