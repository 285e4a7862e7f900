import type { Content } from './content.ts';

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
  '/about/method/',
  '/about/corrections/',
  '/data/',
  '/data/areas/',
  '/data/themes/',
  '/feed.xml',
  '/glossary/',
  '/posters/',
  '/robots.txt',
  '/sitemap-index.xml',
];

/** Every address of the site, those of files that cannot be read included. */
export function addresses(
  content: Pick<Content, 'files' | 'publicFiles' | 'datasets' | 'locks' | 'corrections'>,
): Address[] {
  const { files, publicFiles, datasets } = content;
  return [
    ...always.map((path) => ({ path, file: undefined })),
    ...files.flatMap((file) => pathsOf(file).map((path) => ({ path, file }))),
    ...wholeEditions(files).map((path) => ({ path, file: undefined })),
    ...indicatorPaths(datasets).map((path) => ({ path, file: undefined })),
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

/** The addresses of the indicators that datasets name, one set for each. */
function indicatorPaths(datasets: Content['datasets']): string[] {
  const names = new Set(datasets.flatMap(({ value }) => value.indicators.map(({ name }) => name)));
  if (names.size === 0) return [];
  return [
    '/data/indicators/',
    ...[...names].flatMap((name) => [`/data/indicators/${name}/`, `/data/indicators/${name}.csv`]),
  ];
}

/** The addresses of what was published once: files until a correction, and notices where a dataset was withdrawn. */
function frozenAddresses({ files, locks, corrections }: Pick<Content, 'files' | 'locks' | 'corrections'>) {
  const withdrawn = locks.flatMap(({ value: { edition, datasets }, source }) =>
    datasets
      .filter(({ name, rows }) => !rows && !files.includes(`data/${edition}/${name}.json`))
      .flatMap(({ name }) =>
        pathsOf(`data/${edition}/${name}.json`).map((path) => ({ path, file: source.path })),
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

/** The addresses that a file of the content gives. */
function pathsOf(file: string): string[] {
  const [, folder = '', name = ''] =
    /^content\/(editions|reports|glossary|posters)\/(.+)\.mdx?$/.exec(file) ??
    /^(data)\/(.+)\.json$/.exec(file) ??
    [];
  switch (folder) {
    case 'editions':
    case 'reports':
      return [`/${name}/`];
    case 'glossary':
      return [`/glossary/${name}/`];
    case 'posters':
      return [`/posters/${name}/`, `/posters/${name}-a4.pdf`];
    case 'data':
      return name === 'dataset.schema'
        ? []
        : ['/', '.csv', '.csv-metadata.json', '.json', '.ods'].map((ending) => `/data/${name}${ending}`);
    default:
      return [];
  }
}

/** An address with `base` (the sub-path a site works under) before it. */
export function under(base: string, path: string): string {
  return base.replace(/\/$/, '') + path;
}
