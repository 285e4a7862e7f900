import { digestOf } from '../../cache.ts';
import type { Dataset } from '../dataset.ts';
import { marks, meanings, type Symbol } from '../symbols.ts';
import { labelOf } from '../table.ts';
import { bare, columns, keys, symbolsIn, type Column } from './columns.ts';
import { csv, harmless } from './csv.ts';
import { fullAddress, type Named, type Publication, type Year } from './publication.ts';

/** The datasets of an edition as a Data Package v2 of their CSV files. */
export function dataPackage(
  { id, title }: Year,
  entries: readonly Named<Dataset>[],
  publication: Publication,
): string {
  const { name, short, licence, notice } = publication.board;
  const sources = entries.flatMap(({ dataset }) => dataset.sources);
  const description = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: `${slug(short)}-data-${id}`,
    title: `${name}: data of ${title}`,
    description: `The figures of the annual reports of ${title}, with their sources and notes. ${notice}`,
    homepage: fullAddress(publication, '/data/'),
    contributors: [{ title: name, roles: ['publisher'] }],
    licenses: [{ title: licence, path: fullAddress(publication, '/about/') }],
    sources: [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()],
    resources: entries.map(({ dataset }) => resourceOf(dataset)),
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

function resourceOf(dataset: Dataset) {
  const file = new TextEncoder().encode(csv(dataset));
  const { name, title, description, sources, licenses, period, geography, status, theme, notes } = dataset;
  return {
    name,
    type: 'table',
    path: `${name}.csv`,
    title,
    description,
    sources,
    ...(licenses && { licenses }),
    period,
    geography,
    status,
    theme,
    ...(notes.length > 0 && { notes }),
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: file.length,
    hash: `sha256:${digestOf(file)}`,
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: schemaOf(dataset),
  };
}

/** Fields are called as the header row of the file calls them. */
function schemaOf(dataset: Dataset) {
  const all = columns(dataset);
  const key = keys(all).map(({ title }) => harmless(title));
  return {
    fields: all.map((column) => fieldOf(column, dataset)),
    ...(key.length > 0 && { primaryKey: key }),
  };
}

function fieldOf(column: Column, dataset: Dataset) {
  const { title, field, isMarks } = column;
  if (isMarks) {
    const used = marks.filter((mark) => column.cells.some((cell) => String(cell).includes(mark)));
    const list = used.map((mark) => `${bare(mark)} ${meanings[mark]}`).join('; ');
    const description = `What qualifies ${field.title}, parted by spaces: ${list}`;
    return { name: harmless(title), type: 'string', description, missingValues: [''] };
  }
  const symbols = symbolsIn(column);
  return {
    name: harmless(title),
    title: field.title,
    type: field.type,
    ...(field.unit && { unit: field.unit }),
    ...(field.description && { description: field.description }),
    ...(field.categories && { categories: field.categories }),
    ...(field.categoriesOrdered && { categoriesOrdered: true }),
    ...(symbols.length === 0 && { constraints: { required: true } }),
    missingValues: symbols.map((symbol) => missing(symbol, dataset)),
  };
}

function missing(symbol: Symbol, dataset: Dataset) {
  return { value: bare(symbol), label: labelOf(dataset, symbol) };
}
