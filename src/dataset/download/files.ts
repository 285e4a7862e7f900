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
  const path = `/data/${id}`;
  return remembered(id, [dataset, publication.board, publication.site, year.title], () => [
    file(`${path}.csv`, 'Table', csv(dataset)),
    file(`${path}.ods`, 'Spreadsheet with notes', workbook(year, [entry], publication)),
    file(`${path}.json`, 'Table with its description', resource(dataset)),
    file(`${path}.csv-metadata.json`, 'Description of the CSV file', csvMetadata(entry, publication)),
  ]);
}

/** The files that hold all datasets of an edition; none when it has no dataset. */
export function editionFiles(
  year: Year,
  entries: readonly Named<Dataset>[],
  publication: Publication,
): Download[] {
  if (entries.length === 0) return [];
  const path = `/data/${year.id}`;
  const from = [publication.board, publication.site, year.title, ...entries.map(({ dataset }) => dataset)];
  const all = `All tables of ${year.title}`;
  const what = 'Description of all CSV files';
  return remembered(year.id, from, () => [
    file(`${path}/data-${year.id}.ods`, all, workbook(year, entries, publication)),
    file(`${path}/datapackage.json`, what, dataPackage(year, entries, publication)),
  ]);
}

const mediatypes: Record<string, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  json: 'application/json; charset=utf-8',
  'csv-metadata.json': 'application/csvm+json; charset=utf-8',
};

function file(path: string, title: string, content: string | Uint8Array): Download {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const ending = name.slice(name.indexOf('.') + 1);
  const type = name.slice(name.lastIndexOf('.') + 1).toUpperCase();
  const mediatype = mediatypes[ending]!;
  return {
    path,
    title,
    type,
    mediatype,
    content: typeof content === 'string' ? content : new Uint8Array(content),
  };
}

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
