import { strToU8, zipSync } from 'fflate';
import { element, escaped } from '../src/dataset/download/ods/xml.ts';

/** A cell of a workbook that a test makes: text, a number, or what Excel stores with its type, format and formula. */
export type TestCell =
  string | number | { value?: string | number; type?: string; format?: string; formula?: string };

/** A sheet of a workbook that a test makes: cells by address. */
export interface TestSheet {
  name?: string;
  state?: string;
  cells: Record<string, TestCell>;
  merged?: string[];
  hiddenRows?: number[];
  /** First and last. */
  hiddenColumns?: [number, number][];
}

const kinds = {
  transitional: {
    main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
    relation: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  },
  strict: {
    main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
    relation: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
  },
};

/** An Excel workbook, as small as it can be; `parts` are put beside its own. */
export function xlsx(
  sheets: readonly TestSheet[],
  {
    kind = 'transitional' as keyof typeof kinds,
    date1904 = false,
    prefix = '',
    names = [] as string[],
    parts = {} as Record<string, string>,
  } = {},
): Uint8Array {
  const { main, relation } = kinds[kind];
  const formats = [
    'General',
    ...new Set(
      sheets.flatMap(({ cells }) =>
        Object.values(cells).flatMap((cell) =>
          typeof cell === 'object' && cell.format ? [cell.format] : [],
        ),
      ),
    ),
  ];
  const strings: string[] = [];
  const root = { [prefix ? `xmlns:${prefix}` : 'xmlns']: main, 'xmlns:r': relation };
  const tag = (name: string, attributes = {}, children: string[] = []) =>
    element(prefix ? `${prefix}:${name}` : name, attributes, children);
  const written = sheets.map((sheet) => sheetXml(sheet, tag, root, formats, strings));
  const relations = (list: [string, string][]) =>
    element(
      'Relationships',
      { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' },
      list.map(([type, target], index) =>
        element('Relationship', { Id: `rId${index + 1}`, Type: `${relation}/${type}`, Target: target }),
      ),
    );
  return packed({
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': tag('workbook', root, [
      tag('workbookPr', { date1904: date1904 ? 1 : 0 }),
      tag(
        'sheets',
        {},
        sheets.map(({ name, state }, index) =>
          tag('sheet', {
            name: name ?? `Sheet${index + 1}`,
            sheetId: index + 1,
            state,
            'r:id': `rId${index + 1}`,
          }),
        ),
      ),
      ...(names.length > 0
        ? [
            tag(
              'definedNames',
              {},
              names.map((name) => tag('definedName', { name }, ['Sheet1!A1'])),
            ),
          ]
        : []),
    ]),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
      ['sharedStrings', '/xl/sharedStrings.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/sharedStrings.xml': tag(
      'sst',
      root,
      strings.map((text) => tag('si', {}, [tag('t', {}, [escaped(text)])])),
    ),
    'xl/styles.xml': tag('styleSheet', root, [
      tag(
        'numFmts',
        {},
        formats.map((formatCode, index) => tag('numFmt', { numFmtId: 164 + index, formatCode })),
      ),
      tag(
        'cellXfs',
        {},
        formats.map((_, index) => tag('xf', { numFmtId: 164 + index })),
      ),
    ]),
    ...Object.fromEntries(written.map((xml, index) => [`xl/worksheets/sheet${index + 1}.xml`, xml])),
    ...parts,
  });
}

function sheetXml(
  { cells, merged = [], hiddenRows = [], hiddenColumns = [] }: TestSheet,
  tag: (
    name: string,
    attributes?: Record<string, string | number | undefined>,
    children?: string[],
  ) => string,
  root: Record<string, string>,
  formats: string[],
  strings: string[],
): string {
  const byRow = Map.groupBy(Object.entries(cells), ([at]) => Number(/\d+/.exec(at)![0]));
  const rows = [...byRow]
    .sort(([one], [other]) => one - other)
    .map(([row, inRow]) =>
      tag(
        'row',
        { r: row, hidden: hiddenRows.includes(row) ? 1 : undefined },
        inRow.map(([r, cell]) => {
          if (typeof cell === 'string')
            return tag('c', { r, t: 's' }, [tag('v', {}, [String(strings.push(cell) - 1)])]);
          const {
            value,
            type,
            format = 'General',
            formula,
          } = typeof cell === 'number' ? { value: cell } : cell;
          return tag('c', { r, t: type, s: formats.indexOf(format) }, [
            ...(formula === undefined ? [] : [tag('f', {}, [escaped(formula)])]),
            ...(value === undefined
              ? []
              : type === 'inlineStr'
                ? [tag('is', {}, [tag('t', {}, [escaped(String(value))])])]
                : [tag('v', {}, [escaped(String(value))])]),
          ]);
        }),
      ),
    );
  return tag('worksheet', root, [
    ...(hiddenColumns.length > 0
      ? [
          tag(
            'cols',
            {},
            hiddenColumns.map(([min, max]) => tag('col', { min, max, hidden: 1 })),
          ),
        ]
      : []),
    tag('sheetData', {}, rows),
    ...(merged.length > 0
      ? [
          tag(
            'mergeCells',
            {},
            merged.map((ref) => tag('mergeCell', { ref })),
          ),
        ]
      : []),
  ]);
}

/** What the parts of a workbook are; programs that are stricter than ours want to know. */
function contentTypes(count: number): string {
  const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts = [
    ['workbook.xml', 'sheet.main'],
    ['styles.xml', 'styles'],
    ['sharedStrings.xml', 'sharedStrings'],
    ...Array.from({ length: count }, (_, index) => [`worksheets/sheet${index + 1}.xml`, 'worksheet']),
  ];
  return element('Types', { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' }, [
    element('Default', {
      Extension: 'rels',
      ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
    }),
    element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    ...parts.map(([name, type]) =>
      element('Override', { PartName: `/xl/${name}`, ContentType: `${sheet}.${type}+xml` }),
    ),
  ]);
}

/** A ZIP archive of texts, the same bytes each time. */
export function packed(parts: Record<string, string | Uint8Array>): Uint8Array {
  const bytes = Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
  );
  return zipSync(bytes, { mtime: new Date(1980, 0, 1, 12) });
}

/** The cells of rows of texts and numbers, from `A1`. */
export function cellsOf(rows: readonly (readonly (TestCell | undefined)[])[]): Record<string, TestCell> {
  return Object.fromEntries(
    rows.flatMap((row, down) =>
      row.flatMap((cell, right) =>
        cell === undefined ? [] : [[`${String.fromCharCode(65 + right)}${down + 1}`, cell] as const],
      ),
    ),
  );
}

const spaces = {
  'xmlns:office': 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
  'xmlns:table': 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
  'xmlns:text': 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
  'xmlns:style': 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
  'xmlns:number': 'urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0',
};

/** An OpenDocument spreadsheet of the XML of its tables, and of its styles. */
export function ods(tables: string, styles = '', parts: Record<string, string> = {}): Uint8Array {
  const content = element('office:document-content', spaces, [
    element('office:automatic-styles', {}, [styles]),
    element('office:body', {}, [element('office:spreadsheet', {}, [tables])]),
  ]);
  return packed({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml': '<manifest/>',
    'content.xml': content,
    ...parts,
  });
}

/** A sheet of an OpenDocument spreadsheet: text, or a number with what is shown of it. */
export function odsTable(
  rows: readonly (readonly (string | [number: number, shown: string])[])[],
  name = 'Sheet1',
): string {
  const cell = (each: string | [number, string]) =>
    typeof each === 'string'
      ? element(
          'table:table-cell',
          { 'office:value-type': 'string' },
          each === '' ? [] : [element('text:p', {}, [escaped(each)])],
        )
      : element('table:table-cell', { 'office:value-type': 'float', 'office:value': each[0] }, [
          element('text:p', {}, [escaped(each[1])]),
        ]);
  return element(
    'table:table',
    { 'table:name': name },
    rows.map((row) => element('table:table-row', {}, row.map(cell))),
  );
}
