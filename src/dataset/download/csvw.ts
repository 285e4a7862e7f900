import { matches, rows, type Dataset, type Remark } from '../dataset.ts';
import { marks, meanings } from '../symbols.ts';
import { labelOf } from '../table.ts';
import { bare, columns, keys, symbolsIn, type Column } from './columns.ts';
import { harmless } from './csv.ts';
import { fullAddress, type Named, type Publication } from './publication.ts';

/** What a dataset's CSV file holds, as W3C “CSV on the Web” metadata: found by its address, `….csv-metadata.json`. */
export function csvMetadata({ id, dataset }: Named<Dataset>, publication: Publication): string {
  const url = `${dataset.name}.csv`;
  const all = columns(dataset);
  const key = keys(all).map(({ name }) => name);
  const metadata = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': publication.board.language }],
    url,
    ...about({ id, dataset }, publication),
    dialect,
    tableSchema: {
      columns: all.map((column) => described(column, dataset)),
      ...(key.length > 0 && { primaryKey: key }),
      aboutUrl: `${dataset.name}/#row-{_row}`,
    },
    notes: notes(dataset, url, all),
  };
  return `${JSON.stringify(metadata, null, 2)}\n`;
}

const dialect = {
  encoding: 'utf-8',
  delimiter: ',',
  lineTerminators: ['\r\n'],
  quoteChar: '"',
  doubleQuote: true,
  header: true,
  headerRowCount: 1,
  skipBlankRows: false,
  skipInitialSpace: false,
  trim: false,
};

function about({ id, dataset }: Named<Dataset>, publication: Publication) {
  const { name, licence, notice, language } = publication.board;
  return {
    'dc:title': dataset.title,
    'dc:description': dataset.description,
    'dc:source': dataset.sources.map(({ title, path }) => ({
      ...(path && { '@id': path }),
      'dc:title': title,
    })),
    'dc:publisher': { 'schema:name': name },
    'dc:language': language,
    'dc:temporal': dataset.period,
    'dc:spatial': dataset.geography,
    ...(dataset.licenses
      ? { 'dc:license': dataset.licenses.map((each) => (each.path ? { '@id': each.path } : each.name)) }
      : { 'dc:rights': licence }),
    'schema:creativeWorkStatus': dataset.status,
    'schema:url': { '@id': fullAddress(publication, `/data/${id}/`) },
    'rdfs:comment': notice,
  };
}

function described(column: Column, dataset: Dataset) {
  const { name, title, field, isMarks } = column;
  if (isMarks) {
    const description = `What qualifies ${field.title}: ${marksOf(dataset, field.name)}.`;
    const datatype = 'string';
    return {
      name,
      titles: [harmless(title)],
      'dc:description': description,
      datatype,
      separator: ' ',
      null: [''],
    };
  }
  const symbols = symbolsIn(column).map(bare);
  return {
    name,
    titles: [harmless(title)],
    ...(field.description && { 'dc:description': field.description }),
    ...(field.unit && { 'schema:unitText': field.unit }),
    datatype: datatypeOf(column),
    ...(symbols.length > 0 ? { null: symbols } : { required: true }),
  };
}

function marksOf(dataset: Dataset, name: string): string {
  return marks
    .filter((mark) => dataset.marks.some(({ field, symbol }) => field === name && symbol === mark))
    .map((mark) => `${bare(mark)} ${meanings[mark]}`)
    .join('; ');
}

/** The type of a column's values, with the pattern that the numbers in the file follow. */
function datatypeOf({ field, cells }: Column) {
  if (field.type === 'string') return 'string';
  if (field.type === 'integer') return { base: 'integer', format: '0' };
  const typed = cells.filter((cell) => typeof cell === 'number').map(String);
  if (typed.some((number) => number.includes('e'))) return 'double';
  const places = Math.max(0, ...typed.map((number) => number.split('.')[1]?.length ?? 0));
  return { base: 'decimal', format: places > 0 ? `0.${'#'.repeat(places)}` : '0' };
}

/** What the symbols mean, then the remarks, each on its rows, columns or cells (RFC 7111: the header row is row 1). */
function notes(dataset: Dataset, url: string, all: readonly Column[]) {
  const used = [...new Set(all.flatMap(symbolsIn))];
  const meaning = used.map((symbol) => annotation(url, `${bare(symbol)}: ${labelOf(dataset, symbol)}`));
  return [
    ...meaning,
    ...dataset.notes.map((note) => annotation(targets(dataset, note, url, all), note.text)),
  ];
}

function annotation(target: string | string[], value: string) {
  return { type: 'Annotation', target, body: { type: 'TextualBody', format: 'text/plain', value } };
}

function targets(dataset: Dataset, { where, field }: Remark, url: string, all: readonly Column[]) {
  const column = all.findIndex(({ name }) => name === field) + 1;
  const whole = column > 0 ? `${url}#col=${column}` : url;
  if (!where) return whole;
  const lines = rows(dataset).flatMap((row, index) => (matches(row, where) ? [index + 2] : []));
  return lines.map((line) => (column > 0 ? `${url}#cell=${line},${column}` : `${url}#row=${line}`));
}
