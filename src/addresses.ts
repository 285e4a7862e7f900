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
  '/feed.xml',
  '/glossary/',
  '/posters/',
  '/robots.txt',
  '/sitemap-index.xml',
];

/** Every address of the site, those of files that cannot be read included. */
export function addresses(
  content: Pick<Content, 'files' | 'publicFiles' | 'locks' | 'corrections'>,
): Address[] {
  const { files, publicFiles } = content;
  return [
    ...always.map((path) => ({ path, file: undefined })),
    ...files.flatMap((file) => pathsOf(file).map((path) => ({ path, file }))),
    ...frozenAddresses(content),
    ...publicFiles.map((file) => ({
      path: `/${file.replace(/(^|\/)index\.html$/, '$1')}`,
      file: `public/${file}`,
    })),
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
      return name === 'dataset.schema' ? [] : [`/data/${name}/`, `/data/${name}.csv`, `/data/${name}.json`];
    default:
      return [];
  }
}

/** An address with `base` (the sub-path a site works under) before it. */
export function under(base: string, path: string): string {
  return base.replace(/\/$/, '') + path;
}
