import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Audience } from './audience.ts';
import { Board } from './board.ts';
import { Briefing } from './briefing.ts';
import { Correction } from './correction.ts';
import { CoverPaper } from './cover-paper.ts';
import { RawDataset, type Dataset } from './dataset/dataset.ts';
import { cacheFolder } from './dataset/protection/cache.ts';
import { protection, type Protection } from './dataset/protection/protect.ts';
import { hiddenBefore, older, shownBefore } from './dataset/protection/shown.ts';
import { Edition, isEditionName } from './edition.ts';
import {
  fileProblem,
  folder,
  jsonEntry,
  written,
  type Entry,
  type Folder,
  type Text,
  type Written,
} from './entry.ts';
import { filesBelow, linksBelow } from './files.ts';
import { Lock } from './lock.ts';
import { Point } from './point.ts';
import { Poster } from './poster.ts';
import type { Problem } from './problem.ts';
import { Redirects } from './redirect.ts';
import { isReportName, Report } from './report.ts';
import { Term } from './term.ts';
import { Theme } from './theme.ts';

/** All that a site is made from. */
export interface Content {
  board: Entry<Board> | undefined;
  editions: Written<Edition>[];
  reports: Written<Report>[];
  terms: Written<Term>[];
  points: Written<Point>[];
  themes: Written<Theme>[];
  audiences: Written<Audience>[];
  briefings: Written<Briefing>[];
  posters: Written<Poster>[];
  papers: Written<CoverPaper>[];
  /** The datasets as they are typed. Only rules on what was typed read them; nothing that is published does. */
  raw: Entry<RawDataset>[];
  /** The datasets as they are published. */
  datasets: Entry<Dataset>[];
  /** What published editions said on the day of publication. */
  locks: Entry<Lock>[];
  /** What changed since, by date. */
  corrections: Written<Correction>[];
  redirects: Entry<Redirects> | undefined;
  /** What was hidden, and why. */
  protection: Protection;
  /** Every text by folder, those of files with faulty front matter included. */
  texts: Record<
    | 'editions'
    | 'reports'
    | 'terms'
    | 'points'
    | 'themes'
    | 'audiences'
    | 'briefings'
    | 'posters'
    | 'papers'
    | 'corrections',
    Text[]
  >;
  /** Files of `public/`, copied as they are. */
  publicFiles: string[];
  /** The bytes of one of them, by its path from the site's root. */
  publicFile: (path: string) => Uint8Array;
  /** Every file of `content/` and `data/` that is an entry, readable or not, by path. */
  files: string[];
  problems: Problem[];
}

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Reads `content/`, `data/` and the names in `public/` below the site's folder. */
export function content(root: string): Content {
  const folders = {
    editions: editions(root),
    reports: reports(root),
    terms: terms(root),
    points: points(root),
    themes: themes(root),
    audiences: audiences(root),
    briefings: briefings(root),
    posters: posters(root),
    papers: papers(root),
    raw: rawDatasets(root),
    locks: locks(root),
    corrections: corrections(root),
    redirects: redirects(root),
  };
  const board = boardEntry(root);
  const safe = protectedEntries(folders.raw.entries, folders.locks.entries, board.entries[0]);
  const files = [...filesBelow(root, 'content'), ...filesBelow(root, 'data')];
  const publicFiles = filesBelow(root, 'public').map((path) => path.slice('public/'.length));
  return {
    board: board.entries[0],
    editions: folders.editions.entries,
    reports: folders.reports.entries,
    terms: folders.terms.entries,
    points: folders.points.entries,
    themes: folders.themes.entries,
    audiences: folders.audiences.entries,
    briefings: folders.briefings.entries,
    posters: folders.posters.entries,
    papers: folders.papers.entries,
    raw: folders.raw.entries,
    datasets: safe.entries,
    locks: folders.locks.entries,
    corrections: folders.corrections.entries,
    redirects: folders.redirects.entries[0],
    protection: safe.protection,
    texts: {
      editions: folders.editions.texts,
      reports: folders.reports.texts,
      terms: folders.terms.texts,
      points: folders.points.texts,
      themes: folders.themes.texts,
      audiences: folders.audiences.texts,
      briefings: folders.briefings.texts,
      posters: folders.posters.texts,
      papers: folders.papers.texts,
      corrections: folders.corrections.texts,
    },
    publicFiles,
    publicFile: (path) => readFileSync(join(root, 'public', path)),
    files,
    problems: [
      ...board.problems,
      ...Object.values(folders).flatMap(({ problems }) => problems),
      ...strays(files),
      ...['content', 'data', 'public'].flatMap((path) =>
        linksBelow(root, path).map((file) =>
          fileProblem(file, 'This is a link to another file.', 'Copy the file itself to this place.'),
        ),
      ),
      ...(files.some((path) => path.startsWith('content/editions/')) ? [] : [emptySite]),
      ...(files.includes('content/board.json') ? [] : [noBoard]),
      ...(publicFiles.includes('favicon.svg') ? [] : [noIcon]),
    ],
  };
}

const emptySite = fileProblem(
  'content/editions',
  'There is no edition, so there is no site to build.',
  'Add an edition, for example content/editions/2019-20.md; docs/authors.md says what it holds.',
);
const noBoard = fileProblem(
  'content/board.json',
  'There is no board, so nobody publishes the site.',
  'Add content/board.json; docs/authors.md says what it holds.',
);
const noIcon = fileProblem(
  'public/favicon.svg',
  'There is no icon, which every page shows in its tab.',
  'Add a square drawing as public/favicon.svg.',
);

/** The board; `content/board.json`. */
export function boardEntry(root: string): Folder<Entry<Board>> {
  return folder(
    root,
    'content',
    /^board\.json$/,
    () => undefined,
    (file, id) => jsonEntry(file, id, Board),
  );
}

/** The editions, oldest first. */
export function editions(root: string): Folder<Written<Edition>> {
  const name = (id: string) =>
    isEditionName(id) ? undefined : 'an edition is named after its years, as 2019-20.md';
  return folder(root, 'content/editions', /\.md$/, name, (file, id) => written(file, id, Edition));
}

/** The reports, by edition. */
export function reports(root: string): Folder<Written<Report>> {
  const name = (id: string) => {
    const [edition = '', report = '', ...more] = id.split('/');
    if (more.length > 0 || !isEditionName(edition))
      return 'a report lies in the folder of its edition, as 2019-20/crag.mdx';
    return isReportName(report)
      ? undefined
      : 'a report is named oscb, paqa or crag, or special-… for a one-off';
  };
  return folder(root, 'content/reports', /\.mdx?$/, name, (file, id) => written(file, id, Report));
}

/** The glossary. */
export function terms(root: string): Folder<Written<Term>> {
  return folder(root, 'content/glossary', /\.mdx?$/, slugFault, (file, id) => written(file, id, Term));
}

/** The learning points. */
export function points(root: string): Folder<Written<Point>> {
  return folder(root, 'content/points', /\.md$/, slugFault, (file, id) => written(file, id, Point));
}

/** What learning points are about. */
export function themes(root: string): Folder<Written<Theme>> {
  return folder(root, 'content/themes', /\.md$/, slugFault, (file, id) => written(file, id, Theme));
}

/** Whom learning points are for. */
export function audiences(root: string): Folder<Written<Audience>> {
  const name = (id: string) =>
    slugFault(id) ?? (id.length > 51 ? 'the name of an audience has at most 51 characters' : undefined);
  return folder(root, 'content/audiences', /\.md$/, name, (file, id) => written(file, id, Audience));
}

/** The briefings; some names are those of other pages below `/learning/`. */
export function briefings(root: string): Folder<Written<Briefing>> {
  const name = (id: string) =>
    ['points', 'by-age', 'by-edition'].includes(id)
      ? `the page /learning/${id}/ is already another`
      : (slugFault(id) ?? (id.length > 43 ? 'the name of a briefing has at most 43 characters' : undefined));
  return folder(root, 'content/learning', /\.mdx$/, name, (file, id) => written(file, id, Briefing));
}

/** The posters. */
export function posters(root: string): Folder<Written<Poster>> {
  return folder(root, 'content/posters', /\.mdx?$/, slugFault, (file, id) => written(file, id, Poster));
}

/** The papers with which committees are given editions. */
export function papers(root: string): Folder<Written<CoverPaper>> {
  return folder(root, 'content/papers', /\.md$/, slugFault, (file, id) => written(file, id, CoverPaper));
}

/** The locks of published editions. */
export function locks(root: string): Folder<Entry<Lock>> {
  const name = (id: string) =>
    isEditionName(id.replace(/\.lock$/, ''))
      ? undefined
      : 'a lock is named after its edition, as 2019-20.lock.json';
  return folder(root, 'content/editions', /\.lock\.json$/, name, (file, id) =>
    jsonEntry(file, id.replace(/\.lock$/, ''), Lock),
  );
}

/** The entries about what changed after publication, by date. */
export function corrections(root: string): Folder<Written<Correction>> {
  return folder(root, 'content/corrections', /\.md$/, slugFault, (file, id) => written(file, id, Correction));
}

/** The addresses that lead elsewhere; `content/redirects.json`. */
export function redirects(root: string): Folder<Entry<Redirects>> {
  return folder(
    root,
    'content',
    /^redirects\.json$/,
    () => undefined,
    (file, id) => jsonEntry(file, id, Redirects),
  );
}

/** The datasets as they are published, by edition. */
export function datasets(root: string): Folder<Entry<Dataset>> {
  const { entries, texts, problems } = rawDatasets(root);
  return {
    entries: protectedEntries(entries, locks(root).entries, boardEntry(root).entries[0]).entries,
    texts: texts as never[],
    problems,
  };
}

/** The datasets as they are typed, by edition. */
function rawDatasets(root: string): Folder<Entry<RawDataset>> {
  const name = (id: string) => {
    const [edition = '', dataset = '', ...more] = id.split('/');
    if (more.length > 0 || !isEditionName(edition))
      return 'a dataset lies in the folder of its edition, as 2019-20/reviews.json';
    return slugFault(dataset);
  };
  const isDataset = /^(?!dataset\.schema\.json$).*\.json$/;
  return folder(root, 'data', isDataset, name, (file, id) => jsonEntry(file, id, RawDataset));
}

/** Protects all datasets together, once: what one shows can reveal what another hides. */
function protectedEntries(
  raw: readonly Entry<RawDataset>[],
  locked: readonly Entry<Lock>[],
  board: Entry<Board> | undefined,
) {
  const published = locked.map(({ value }) => value);
  const safe = protection(raw, board?.value.threshold ?? 5, {
    cache: cacheFolder,
    wasShown: shownBefore(raw, published),
    wasHidden: hiddenBefore(raw, published),
    older: older(raw, published),
  });
  const entries = raw.map((entry) => ({ ...entry, value: safe.datasets.get(entry.id)! }));
  return { entries, protection: safe };
}

function slugFault(id: string): string | undefined {
  return slug.test(id) && id.length <= 60
    ? undefined
    : 'a name has only small letters, digits and hyphens, and at most 60';
}

const places = [
  /^content\/board\.json$/,
  /^content\/editions\/[^/]+\.(md|lock\.json)$/,
  /^content\/corrections\/[^/]+\.md$/,
  /^content\/redirects\.json$/,
  /^content\/reports\/.+\.mdx?$/,
  /^content\/(glossary|posters)\/.+\.mdx?$/,
  /^content\/(points|themes|audiences|papers)\/.+\.md$/,
  /^content\/learning\/.+\.mdx$/,
  /^data\/.+\.json$/,
];

function strays(files: readonly string[]): Problem[] {
  return files
    .filter((file) => !places.some((place) => place.test(file)))
    .map((file) =>
      fileProblem(
        file,
        'The build does not know what this file is.',
        'Move it to the folder of what it is (docs/authors.md), or delete it.',
      ),
    );
}
