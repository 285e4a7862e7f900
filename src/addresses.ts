import { chartOf } from './chart/choice.ts';
import type { Content } from './content.ts';
import { indicators } from './dataset/indicator.ts';
import { tabled } from './narrative/named.ts';
import { parts } from './narrative/parts.ts';
import { isFor, isPosterFor, packPath } from './pack.ts';
import { figuresName, reportName } from './report.ts';
import { seriesOf } from './series.ts';

/** Something that a reader can open, and the file that gives it its address. */
export interface Address {
  /** From the site's root: `/2019-20/crag/`, `/data/2014-15/risk-factors.csv`. */
  path: string;
  /** The file of the content, or `undefined` for pages that every site has. */
  file: string | undefined;
}

const always = [
  '/',
  '/404.html',
  '/about/',
  '/about/accessibility/',
  '/about/method/',
  '/about/privacy/',
  '/about/corrections/',
  '/about/font-licence.txt',
  '/about/software/',
  '/about/software/sbom.cdx.json',
  '/about/sources/',
  '/audiences/',
  '/card.png',
  '/data/',
  '/data/areas/',
  '/data/themes/',
  '/favicon.ico',
  '/feed.xml',
  '/glossary/',
  '/guidance/',
  '/icon-192.png',
  '/icon-512.png',
  '/icon-maskable-512.png',
  '/impact/',
  '/learning/',
  '/learning/by-age/',
  '/learning/by-edition/',
  '/learning/by-return/',
  '/papers/',
  '/posters/',
  '/priorities/',
  '/recommendations/',
  '/reviews/',
  '/robots.txt',
  '/search/',
  '/series/',
  '/site-map/',
  '/site.webmanifest',
  '/sitemap-0.xml',
  '/sitemap-index.xml',
  '/themes/',
];

/** What gives a site its addresses. */
type Giving = Pick<
  Content,
  | 'files'
  | 'publicFiles'
  | 'datasets'
  | 'locks'
  | 'corrections'
  | 'reports'
  | 'editions'
  | 'audiences'
  | 'briefings'
  | 'posters'
  | 'points'
>;

/** Every address of the site, those of files that cannot be read included. */
export function addresses(content: Giving): Address[] {
  const { files, publicFiles, datasets } = content;
  return [
    ...always.map((path) => ({ path, file: undefined })),
    ...files.flatMap((file) => pathsOf(file).map((path) => ({ path, file }))),
    ...guidancePaths(files).map((path) => ({ path, file: undefined })),
    ...wholeEditions(files).map((path) => ({ path, file: undefined })),
    ...seriesPaths(files).map((path) => ({ path, file: undefined })),
    ...indicatorPaths(datasets).map((path) => ({ path, file: undefined })),
    ...figureAddresses(content),
    ...pictureAddresses(content),
    ...packAddresses(content),
    ...frozenAddresses(content),
    ...publicFiles.map((file) => ({
      path: `/${file.replace(/(^|\/)index\.html$/, '$1')}`,
      file: `public/${file}`,
    })),
  ];
}

/** The files that hold all datasets of an edition, of each edition that has some. */
function wholeEditions(files: readonly string[]): string[] {
  const editions = new Set(files.flatMap((file) => /^data\/([^/]+)\/[^/]+\.json$/.exec(file)?.[1] ?? []));
  return [...editions].flatMap((edition) => [
    `/data/${edition}/data-${edition}.ods`,
    `/data/${edition}/datapackage.json`,
  ]);
}

/** Every year of a series, and where its newest report is, of each series that has a report. */
function seriesPaths(files: readonly string[]): string[] {
  const ids = files.flatMap((file) => /^content\/reports\/([^/]+\/[^/]+)\.mdx?$/.exec(file)?.[1] ?? []);
  return seriesOf(ids).flatMap(({ name }) => [`/series/${name}/`, `/latest/${name}/`]);
}

/** What the guidance asked of each edition, where a site has guidance. */
function guidancePaths(files: readonly string[]): string[] {
  if (!files.some((file) => /^content\/guidance\/.+\.md$/.test(file))) return [];
  const editions = files.flatMap((file) => /^content\/editions\/([^/]+)\.md$/.exec(file)?.[1] ?? []);
  return editions.map((edition) => `/${edition}/guidance/`);
}

/** The addresses of the indicators that datasets name, one set for each. */
function indicatorPaths(datasets: Content['datasets']): string[] {
  const names = new Set(datasets.flatMap(({ value }) => value.indicators.map(({ name }) => name)));
  if (names.size === 0) return [];
  return [
    '/data/indicators/',
    ...[...names].flatMap((name) => [`/data/indicators/${name}/`, `/data/indicators/${name}.csv`]),
  ];
}

/** The pictures of the figures that are drawn, what browsers draw them from, and the documents that hold all figures of a report. */
function figureAddresses({ reports, editions }: Pick<Content, 'reports' | 'editions'>): Address[] {
  return [...reports, ...editions].flatMap(({ id, tree, source }) => {
    const figures = parts(tree).parts.flatMap((part) => ('figure' in part && part.figure ? [part] : []));
    const pictures = figures
      .filter(({ name }) => name !== 'Table')
      .flatMap(({ figure, attributes }) =>
        (attributes['kind'] === 'quadrant' ? ['png'] : ['png', 'json']).map(
          (end) => `/${id}/${figure!.id}.${end}`,
        ),
      );
    const isReport = id.includes('/') && figures.length > 0;
    const documents = isReport ? ['.pdf', '.docx'].map((end) => `/${id}/${figuresName(id)}${end}`) : [];
    return [...new Set([...pictures, ...documents])].map((path) => ({ path, file: source.path }));
  });
}

/** The pictures of the charts that datasets and indicators ask for by their shape. */
function pictureAddresses({ reports, datasets }: Pick<Content, 'reports' | 'datasets'>): Address[] {
  const without = tabled(reports);
  const drawn = datasets
    .filter(({ id, value }) => !without.has(id) && chartOf(value))
    .flatMap(({ id, source }) =>
      ['.png', '/chart.json'].map((end) => ({ path: `/data/${id}${end}`, file: source.path })),
    );
  const series = indicators(datasets.map(({ id, value }) => ({ id, dataset: value })));
  const joined = series
    .filter(({ points }) => points.length > 1)
    .flatMap(({ name }) =>
      ['.png', '/chart.json'].map((end) => ({ path: `/data/indicators/${name}${end}`, file: undefined })),
    );
  return [...drawn, ...joined];
}

/** The packs of the audiences that have a briefing or a poster. */
function packAddresses(content: Pick<Content, 'audiences' | 'briefings' | 'posters' | 'points'>): Address[] {
  const { audiences, briefings, posters, points } = content;
  const onPosters = posters.map(({ value }) =>
    points.filter(({ id }) => value.points.includes(id)).map((point) => point.value),
  );
  return audiences
    .filter(
      ({ id }) =>
        briefings.some(({ value }) => isFor(value, id)) || onPosters.some((held) => isPosterFor(held, id)),
    )
    .map(({ id, source }) => ({ path: packPath(id), file: source.path }));
}

/** The addresses of what was published once: files until a correction, and notices where a dataset was withdrawn. */
function frozenAddresses({ files, locks, corrections }: Pick<Content, 'files' | 'locks' | 'corrections'>) {
  const withdrawn = locks.flatMap(({ value: { edition, datasets }, source }) =>
    datasets
      .filter(({ name, rows }) => !rows && !files.includes(`data/${edition}/${name}.json`))
      .flatMap(({ name }) =>
        [...pathsOf(`data/${edition}/${name}.json`), `/data/${edition}/${name}.png`].map((path) => ({
          path,
          file: source.path,
        })),
      ),
  );
  const superseded = corrections
    .filter(({ value }) => value.kind !== 'disclosure')
    .flatMap(({ value: { edition, date, changes }, source }) =>
      changes
        .filter(({ dataset, where }) => dataset && where)
        .map(({ dataset }) => ({ path: `/data/${edition}/${dataset}-until-${date}.csv`, file: source.path })),
    );
  return [...withdrawn, ...new Map(superseded.map((each) => [each.path, each])).values()];
}

/** The addresses that a file gives, by the folder that it lies in. */
const given: Record<string, (name: string) => string[]> = {
  editions: (name) => [`/${name}/`, `/${name}/changes/`, cardPath(`/${name}/`)],
  reports: (name) => {
    const path = `/${name.split('/')[0]}/${reportName(name)}`;
    return [`/${name}/`, `${path}.pdf`, `${path}.docx`, cardPath(`/${name}/`)];
  },
  glossary: (name) => [`/glossary/${name}/`],
  points: (name) => [`/learning/points/${name}/`],
  themes: (name) => [`/themes/${name}/`],
  priorities: (name) => [`/priorities/${name}/`],
  audiences: (name) => [`/audiences/${name}/`],
  learning: (name) =>
    ['/', '-briefing.pdf', '-briefing.docx', '-action-plan.docx', '-card.png'].map(
      (end) => `/learning/${name}${end}`,
    ),
  posters: (name) =>
    ['/', '-a4.pdf', '-a3.pdf', '.png', '-small.png', '-card.png'].map((end) => `/posters/${name}${end}`),
  papers: (name) => ['/', '.pdf', '.docx'].map((end) => `/papers/${name}${end}`),
  sources: (name) => [`/about/sources/${name}/`],
  data: (name) => ['/', '.csv', '.csv-metadata.json', '.json', '.ods'].map((end) => `/data/${name}${end}`),
};

/** The addresses that a file of the content gives; none when it is no entry. */
function pathsOf(file: string): string[] {
  const [, folder = '', name = ''] =
    /^content\/(\w+)\/(.+)\.mdx?$/.exec(file) ??
    /^(?:content\/)?(data|sources)\/(?!dataset\.schema\.)(.+)\.json$/.exec(file) ??
    [];
  return (Object.hasOwn(given, folder) && given[folder]?.(name)) || [];
}

/** The address of the card that stands for a page where it is shared: `/2019-20/crag-card.png`; that of the site is `/card.png`. */
export function cardPath(page: string): `${string}.png` {
  return page === '/' ? '/card.png' : `${page.slice(0, -1)}-card.png`;
}

/** An address with `base` (the sub-path a site works under) before it. */
export function under(base: string, path: string): string {
  return base.replace(/\/$/, '') + path;
}
