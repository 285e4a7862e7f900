import type { Dataset } from '../dataset.ts';
import { csv } from './csv.ts';
import { csvMetadata } from './csvw.ts';
import { dataPackage } from './package.ts';
import type { Named, Publication, Year } from './publication.ts';
import { resource } from './resource.ts';
import { workbook } from './workbook.ts';

/** A file that readers download. */
export interface Download {
  /** From the site's root: `/data/2014-15/risk-factors.csv`. */
  path: string;
  /** What a link calls it: `Table`. */
  title: string;
  /** What a link says of its type: `CSV`. */
  type: string;
  mediatype: string;
  content: string | Uint8Array<ArrayBuffer>;
}

/** The files of a dataset; made once, since pages say how large they are and routes hand them out. */
export function datasetFiles(entry: Named<Dataset>, year: Year, publication: Publication): Download[] {
  const { id, dataset } = entry;
  return remembered(id, [dataset, publication.board, publication.site, year.title], () => [
    {
      path: `/data/${id}.csv`,
      title: 'Table',
      type: 'CSV',
      mediatype: 'text/csv; charset=utf-8; header=present',
      content: csv(dataset),
    },
    {
      path: `/data/${id}.ods`,
      title: 'Spreadsheet with notes',
      type: 'ODS',
      mediatype: spreadsheet,
      content: new Uint8Array(workbook(year, [entry], publication)),
    },
    {
      path: `/data/${id}.json`,
      title: 'Table with its description',
      type: 'JSON',
      mediatype: 'application/json; charset=utf-8',
      content: resource(dataset),
    },
    {
      path: `/data/${id}.csv-metadata.json`,
      title: 'What the columns of the CSV file hold',
      type: 'CSVW',
      mediatype: 'application/csvm+json; charset=utf-8',
      content: csvMetadata(entry, publication),
    },
  ]);
}

/** The files that hold all datasets of an edition; none when it has no dataset. */
export function editionFiles(
  year: Year,
  entries: readonly Named<Dataset>[],
  publication: Publication,
): Download[] {
  if (entries.length === 0) return [];
  const from = [publication.board, publication.site, year.title, ...entries.map(({ dataset }) => dataset)];
  return remembered(year.id, from, () => [
    {
      path: `/data/${year.id}/data-${year.id}.ods`,
      title: `All tables of ${year.title}`,
      type: 'ODS',
      mediatype: spreadsheet,
      content: new Uint8Array(workbook(year, entries, publication)),
    },
    {
      path: `/data/${year.id}/datapackage.json`,
      title: 'Description of all CSV files as a Data Package',
      type: 'JSON',
      mediatype: 'application/json; charset=utf-8',
      content: dataPackage(year, entries, publication),
    },
  ]);
}

const spreadsheet = 'application/vnd.oasis.opendocument.spreadsheet';
const made = new Map<string, { from: readonly unknown[]; files: Download[] }>();

/** What was made before, when it was made from the very same things. */
function remembered(key: string, from: readonly unknown[], make: () => Download[]): Download[] {
  const before = made.get(key);
  const isSame =
    before?.from.length === from.length && before.from.every((each, index) => each === from[index]);
  if (before && isSame) return before.files;
  const files = make();
  made.set(key, { from, files });
  return files;
}
