import { fullAddress, type Publication } from '../dataset/download/publication.ts';
import type { Edition } from '../edition.ts';
import type { Notice } from '../frozen/notice.ts';
import type { LinkedData } from '../linked-data.ts';
import type { Report } from '../report.ts';
import type { Download } from '../download.ts';

/** When something was published and last changed, as days; nothing where that is not known. */
export interface Dates {
  published?: string | undefined;
  modified?: string | undefined;
}

/** What is known of a thing that has a page, whatever it is. */
export interface Paged {
  path: string;
  dates?: Dates | undefined;
  /** What readers are told about changes, newest first. */
  notices?: readonly Notice[];
}

/** The way to a page from the home page, the page itself last. */
export function crumbsThing(
  pages: readonly { path: string; title: string }[],
  from: Publication,
): LinkedData {
  const itemListElement = pages.map(({ path, title }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: title,
    item: fullAddress(from, path),
  }));
  return { '@type': 'BreadcrumbList', itemListElement };
}

/** The site, and how it is searched. */
export function siteThing(from: Publication): LinkedData {
  const url = fullAddress(from, '/');
  const { name, language } = from.board;
  return {
    '@type': 'WebSite',
    url,
    name: `${name}: annual reports`,
    inLanguage: language,
    ...whose(from),
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${fullAddress(from, '/search/')}?q={words}` },
      'query-input': 'required name=words',
    },
  };
}

/** A report: its period, its place where all its figures have one, its edition, its paper and its documents. */
export function reportThing(
  { report, edition, place, files, ...paged }: Paged & WrittenReport,
  from: Publication,
): LinkedData {
  const { title, source } = report;
  return {
    '@type': 'Report',
    ...common(paged, from),
    ...whose(from),
    name: title,
    temporalCoverage: `${edition.from}/${edition.to}`,
    ...(place && { spatialCoverage: { '@type': 'Place', name: place } }),
    isPartOf: editionName(edition, from),
    isBasedOn: {
      '@type': 'CreativeWork',
      name: source.title,
      ...(source.date && { datePublished: source.date }),
    },
    encoding: files.map((file) => fileThing(file, from)),
  };
}

interface WrittenReport {
  report: Pick<Report, 'title' | 'source'>;
  edition: Year;
  place: string | undefined;
  files: readonly Pick<Download, 'path'>[];
}

type Year = Pick<Edition, 'title' | 'from' | 'to'> & { id: string };

/** An edition with its reports. */
export function editionThing(
  { edition, reports, ...paged }: Paged & { edition: Year; reports: readonly Titled[] },
  from: Publication,
): LinkedData {
  return {
    ...editionName(edition, from),
    ...common(paged, from),
    ...whose(from),
    temporalCoverage: `${edition.from}/${edition.to}`,
    hasPart: reports.map(({ path, title }) => ({
      '@type': 'Report',
      name: title,
      url: fullAddress(from, path),
    })),
  };
}

interface Titled {
  path: string;
  title: string;
}

function editionName({ id, title }: Year, from: Publication): LinkedData {
  return { '@type': 'CreativeWork', name: `Annual reports ${title}`, url: fullAddress(from, `/${id}/`) };
}

/** A briefing, or a poster: what it teaches, to whom, and its files. */
export function learningThing(
  made: Titled & {
    kind: 'Briefing' | 'Poster';
    minutes?: number;
    audiences?: readonly string[];
    files: readonly Pick<Download, 'path'>[];
  },
  from: Publication,
): LinkedData {
  return {
    '@type': 'LearningResource',
    ...common(made, from),
    name: made.title,
    learningResourceType: made.kind,
    ...(made.minutes !== undefined && { timeRequired: `PT${made.minutes}M` }),
    ...(made.audiences && {
      audience: made.audiences.map((audienceType) => ({ '@type': 'Audience', audienceType })),
    }),
    encoding: made.files.map((file) => fileThing(file, from)),
  };
}

/** A term of the glossary. */
export function termThing(
  { path, title, short, description }: Titled & { short?: string | undefined; description: string },
  from: Publication,
): LinkedData {
  return {
    '@type': 'DefinedTerm',
    url: fullAddress(from, path),
    name: title,
    ...(short && { alternateName: short }),
    description,
    inDefinedTermSet: glossaryThing(from),
  };
}

/** The glossary. */
export function glossaryThing(from: Publication): LinkedData {
  return { '@type': 'DefinedTermSet', name: 'Glossary', url: fullAddress(from, '/glossary/') };
}

/** The dates of a page, and what has changed on it. */
export function changedThing({ dates = {}, notices = [] }: Omit<Paged, 'path'>, from: Publication) {
  const { published, modified } = dates;
  const correction = notices.map(({ path, date, what, title, changes }) => ({
    '@type': 'CorrectionComment',
    url: fullAddress(from, path),
    datePublished: date,
    text: [`${what}: ${title}`, ...changes].join('\n'),
  }));
  return {
    ...(published && { datePublished: published }),
    ...(modified && { dateModified: modified }),
    ...(correction.length > 0 && { correction }),
  };
}

/** What holds of every publication of the site. */
function common({ path, ...changed }: Paged, from: Publication) {
  const { notice, language } = from.board;
  return {
    url: fullAddress(from, path),
    inLanguage: language,
    disambiguatingDescription: notice,
    license: fullAddress(from, '/about/'),
    ...changedThing(changed, from),
  };
}

/** Whom it is about; and who publishes it, where somebody does. */
function whose({ board: { name, publisher } }: Publication) {
  return {
    about: { '@type': 'Organization', name },
    ...(publisher && { publisher: { '@type': 'Organization', name: publisher } }),
  };
}

function fileThing({ path }: Pick<Download, 'path'>, from: Publication): LinkedData {
  return { '@type': 'MediaObject', contentUrl: fullAddress(from, path) };
}
