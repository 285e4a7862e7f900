import type { LinkedData } from '../../linked-data.ts';
import { sizeOf } from '../../size.ts';
import { interval } from '../../time.ts';
import type { Dataset } from '../dataset.ts';
import { kindOf } from '../../download.ts';
import type { DatasetFile } from './files.ts';
import { fullAddress, type Named, type Publication } from './publication.ts';

/** A dataset as schema.org describes one, for search engines. */
export function linkedDataset(
  entry: Named<Dataset>,
  files: readonly DatasetFile[],
  publication: Publication,
): LinkedData {
  const { id, dataset } = entry;
  const url = fullAddress(publication, `/data/${id}/`);
  const { notice, language, publisher } = publication.board;
  const organisation = publisher && { '@type': 'Organization', name: publisher };
  const period = interval(dataset.period);
  return {
    '@type': 'Dataset',
    '@id': url,
    name: dataset.title,
    description: dataset.description,
    disambiguatingDescription: notice,
    url,
    inLanguage: language,
    isAccessibleForFree: true,
    creativeWorkStatus: dataset.status,
    keywords: [dataset.theme],
    ...(period && { temporalCoverage: period }),
    spatialCoverage: { '@type': 'Place', name: dataset.geography },
    ...(organisation && { creator: organisation, publisher: organisation }),
    license: licenceOf(dataset, publication),
    isBasedOn: dataset.sources.map(source),
    citation: citation(entry, publication),
    variableMeasured: dataset.schema.fields.filter(({ type }) => type !== 'string').map(variable),
    distribution: files.map((file) => distribution(file, publication)),
  };
}

/** How to cite a dataset: title, edition, source, what the site says of itself, where it stands. */
export function citation({ id, dataset }: Named<Dataset>, publication: Publication): string {
  const sources = dataset.sources.map(({ title }) => title).join('; ');
  const edition = id.split('/')[0]!.replace('-', '/');
  const address = fullAddress(publication, `/data/${id}/`);
  return `“${dataset.title}”, dataset of the edition ${edition}, Annual reports of the ${publication.board.name}, from: ${sources}. ${publication.board.notice} ${address}`;
}

function licenceOf({ licenses }: Dataset, publication: Publication) {
  const given = licenses?.map(({ name, title, path }) => path ?? title ?? name);
  if (given) return given;
  const url = fullAddress(publication, '/about/');
  return { '@type': 'CreativeWork', url, text: publication.board.licence };
}

function source({ title, path }: Dataset['sources'][number]) {
  return { '@type': 'CreativeWork', name: title, ...(path && { url: path }) };
}

function variable({ title, unit, description }: Dataset['schema']['fields'][number]) {
  return {
    '@type': 'PropertyValue',
    name: title,
    ...(unit && { unitText: unit }),
    ...(description && { description }),
  };
}

function distribution({ path, title, content }: DatasetFile, publication: Publication) {
  return {
    '@type': 'DataDownload',
    name: title,
    encodingFormat: kindOf({ path }).mediatype.split(';')[0],
    contentUrl: fullAddress(publication, path),
    contentSize: sizeOf(content),
  };
}
