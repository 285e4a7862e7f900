import { stored } from '../../cache.ts';
import type { Download } from '../../download.ts';
import { ownStore } from '../../store.ts';
import type { Dataset } from '../dataset.ts';
import { csv } from './csv.ts';
import { csvMetadata } from './csvw.ts';
import { dataPackage } from './package.ts';
import type { Named, Publication, Year } from './publication.ts';
import { resource } from './resource.ts';
import { workbook } from './workbook.ts';

/** A file of a dataset, or of all datasets of an edition. */
export interface DatasetFile extends Download<string | Uint8Array> {
  /** What a link calls it: `Table`. */
  title: string;
}

/** The files of a dataset; made once, since pages say how large they are and routes hand them out. */
export function datasetFiles(entry: Named<Dataset>, year: Year, publication: Publication): DatasetFile[] {
  const { id, dataset } = entry;
  const path = `/data/${id}`;
  return remembered(id, [dataset, publication.board, publication.site, year.title], () => [
    { path: `${path}.csv`, title: 'Table', content: csv(dataset) },
    { path: `${path}.ods`, title: 'Spreadsheet with notes', content: kept(year, [entry], publication) },
    { path: `${path}.json`, title: 'Table with its description', content: resource(dataset) },
    {
      path: `${path}.csv-metadata.json`,
      title: 'Description of the CSV file',
      content: csvMetadata(entry, publication),
    },
  ]);
}

/** The files that hold all datasets of an edition; none when it has no dataset. */
export function editionFiles(
  year: Year,
  entries: readonly Named<Dataset>[],
  publication: Publication,
): DatasetFile[] {
  if (entries.length === 0) return [];
  const path = `/data/${year.id}`;
  const from = [publication.board, publication.site, year.title, ...entries.map(({ dataset }) => dataset)];
  const all = `All tables of ${year.title}`;
  const what = `Description of all CSV files of ${year.title}`;
  return remembered(year.id, from, () => [
    { path: `${path}/data-${year.id}.ods`, title: all, content: kept(year, entries, publication) },
    { path: `${path}/datapackage.json`, title: what, content: dataPackage(year, entries, publication) },
  ]);
}

/** The spreadsheet of datasets; kept between builds when nothing that it says has changed. */
function kept(year: Year, entries: readonly Named<Dataset>[], publication: Publication): Uint8Array {
  const { name, short, language, licence, notice } = publication.board;
  const said = [year.title, publication.site, name, short, language, licence, notice];
  const all = entries.flatMap(({ id, dataset }) => [id, dataset]);
  return stored(ownStore(), ['workbook', ...said, ...all], () => workbook(year, entries, publication));
}

const made = new Map<string, { from: readonly unknown[]; files: DatasetFile[] }>();

/** What was made before, when it was made from the very same things. */
function remembered(key: string, from: readonly unknown[], make: () => DatasetFile[]): DatasetFile[] {
  const before = made.get(key);
  const isSame =
    before?.from.length === from.length && before.from.every((each, index) => each === from[index]);
  if (before && isSame) return before.files;
  const files = make();
  made.set(key, { from, files });
  return files;
}
