import { element, xmlDocument } from './xml.ts';

/** The namespaces of ODF 1.3 that the files use. */
export const namespaces = {
  'xmlns:office': 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
  'xmlns:style': 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
  'xmlns:text': 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
  'xmlns:table': 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
  'xmlns:number': 'urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0',
  'xmlns:fo': 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:meta': 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0',
  'office:version': '1.3',
} as const;

const wrapped = { 'fo:wrap-option': 'wrap', 'style:vertical-align': 'top' };
const space = {
  'fo:padding-top': '0.6mm',
  'fo:padding-bottom': '0.6mm',
  'fo:padding-left': '1.6mm',
  'fo:padding-right': '1.6mm',
};
const bold = { 'fo:font-weight': 'bold' };
const end = { 'fo:text-align': 'end' };
const header = { ...wrapped, 'style:vertical-align': 'bottom', 'fo:border-bottom': '1pt solid' };

/** `styles.xml`: 12-point sans in the document's language, and the styles by the names that people see. */
export function stylesXml(language: string): string {
  const [code, country] = language.split('-');
  const letters = {
    'style:font-name': 'sans',
    'fo:font-size': '12pt',
    'fo:language': code!,
    'fo:country': country ?? 'none',
  };
  return xmlDocument('office:document-styles', namespaces, [
    element('office:font-face-decls', {}, [
      element('style:font-face', {
        'style:name': 'sans',
        'fo:font-family': 'Arial',
        'style:font-family-generic': 'swiss',
      }),
    ]),
    element('office:styles', {}, [
      element('style:default-style', { 'style:family': 'table-cell' }, [
        element('style:text-properties', letters),
      ]),
      cellStyle('Default', space, letters),
      cellStyle('Heading_20_1', {}, { 'fo:font-size': '16pt', ...bold }, 'Heading 1'),
      cellStyle('Text', wrapped, {}),
      cellStyle('Symbol', wrapped, {}, 'Symbol', end),
      cellStyle('Table_20_header', header, bold, 'Table header'),
      cellStyle('Number_20_header', header, bold, 'Number header', end),
    ]),
    ...page(),
  ]);
}

function cellStyle(
  name: string,
  cell: Record<string, string>,
  letters: Record<string, string>,
  display: string = name,
  paragraph?: Record<string, string>,
): string {
  const attributes = {
    'style:name': name,
    'style:display-name': display,
    'style:family': 'table-cell',
    ...(name !== 'Default' && { 'style:parent-style-name': 'Default' }),
  };
  return element('style:style', attributes, [
    element('style:table-cell-properties', cell),
    ...(paragraph ? [element('style:paragraph-properties', paragraph)] : []),
    element('style:text-properties', letters),
  ]);
}

/** On paper: A4 across, as wide as one page. */
function page(): string[] {
  const layout = {
    'fo:page-width': '297mm',
    'fo:page-height': '210mm',
    'style:print-orientation': 'landscape',
    'style:scale-to-X': 1,
  };
  const master = { 'style:name': 'Default', 'style:page-layout-name': 'page' };
  return [
    element('office:automatic-styles', {}, [
      element('style:page-layout', { 'style:name': 'page' }, [
        element('style:page-layout-properties', layout),
      ]),
    ]),
    element('office:master-styles', {}, [element('style:master-page', master)]),
  ];
}

/** The styles of `content.xml`: sheets, rows, columns by their width in millimetres, numbers by their decimals. */
export function automaticStyles(widths: readonly number[], decimals: readonly number[]): string {
  const sized = (name: string, family: string, properties: Record<string, string>) =>
    element('style:style', { 'style:name': name, 'style:family': family }, [
      element(`style:${family}-properties`, properties),
    ]);
  return element('office:automatic-styles', {}, [
    ...decimals.flatMap(numberStyles),
    element(
      'style:style',
      { 'style:name': 'sheet', 'style:family': 'table', 'style:master-page-name': 'Default' },
      [element('style:table-properties', { 'table:display': true })],
    ),
    sized('row', 'table-row', { 'style:use-optimal-row-height': 'true' }),
    ...widths.map((width) => sized(`width${width}`, 'table-column', { 'style:column-width': `${width}mm` })),
  ]);
}

/** Numbers as pages show them: commas between thousands, so many decimals, and a minus sign rather than a hyphen. */
function numberStyles(decimals: number): string[] {
  const digits = element('number:number', {
    'number:decimal-places': decimals,
    'number:min-decimal-places': decimals,
    'number:min-integer-digits': 1,
    'number:grouping': true,
  });
  const positive = `digits${decimals}positive`;
  const map = element('style:map', { 'style:condition': 'value()>=0', 'style:apply-style-name': positive });
  const cell = {
    'style:name': `number${decimals}`,
    'style:family': 'table-cell',
    'style:parent-style-name': 'Default',
    'style:data-style-name': `digits${decimals}`,
  };
  return [
    numberStyle(positive, [digits], true),
    numberStyle(`digits${decimals}`, [element('number:text', {}, ['−']), digits, map]),
    element('style:style', cell, [element('style:table-cell-properties', { 'style:vertical-align': 'top' })]),
  ];
}

function numberStyle(name: string, children: string[], isPart?: true): string {
  const written = { 'number:language': 'en', 'number:country': 'GB' };
  return element(
    'number:number-style',
    { 'style:name': name, 'style:volatile': isPart, ...written },
    children,
  );
}
