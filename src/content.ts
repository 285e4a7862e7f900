import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Accessibility, AccessibilityResults } from './accessibility.ts';
import type { Audience } from './audience.ts';
import type { Board } from './board.ts';
import type { Briefing } from './briefing.ts';
import type { Correction } from './correction.ts';
import type { CoverPaper } from './cover-paper.ts';
import type { Dataset, RawDataset } from './dataset/dataset.ts';
import type { Protection } from './dataset/protection/protect.ts';
import { draftPictures } from './narrative/draft-pictures.ts';
import type { Drafts, DraftView } from './drafts.ts';
import type { Edition } from './edition.ts';
import type { Evidence } from './evidence.ts';
import type { Guidance } from './guidance.ts';
import type { Impact } from './impact.ts';
import { fileProblem, published, type Entry, type Folder, type Text, type Written } from './entry.ts';
import { filesBelow } from './files.ts';
import {
  accessibility,
  accessibilityResults,
  audiences,
  boardEntry,
  briefings,
  corrections,
  draftsOf,
  editions,
  evidence,
  guidance,
  impacts,
  locks,
  papers,
  points,
  posters,
  priorities,
  protectedEntries,
  rawDatasets,
  recommendations,
  redirects,
  reports,
  reviews,
  sources,
  terms,
  themes,
  wording,
} from './folders.ts';
import type { Lock } from './lock.ts';
import { misplaced, noFolder } from './misplaced.ts';
import type { Point } from './point.ts';
import type { Poster } from './poster.ts';
import type { Priority } from './priority.ts';
import type { Fault, Problem } from './problem.ts';
import type { Recommendation } from './recommendation.ts';
import type { Redirects } from './redirect.ts';
import type { Report } from './report.ts';
import type { ReviewRegister } from './review.ts';
import type { SourcePaper } from './source-paper.ts';
import type { Term } from './term.ts';
import type { Theme } from './theme.ts';
import type { Wording } from './wording.ts';

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
  priorities: Written<Priority>[];
  recommendations: Written<Recommendation>[];
  impacts: Written<Impact>[];
  reviews: Written<ReviewRegister>[];
  evidence: Written<Evidence>[];
  guidance: Written<Guidance>[];
  sources: Entry<SourcePaper>[];
  /** The datasets as they are typed, but those whose small counts are too many to be hidden. Only rules on what was typed read them; nothing that is published does. */
  raw: Entry<RawDataset>[];
  /** The datasets as they are published. */
  datasets: Entry<Dataset>[];
  /** What published editions said on the day of publication. */
  locks: Entry<Lock>[];
  /** What changed since, by date. */
  corrections: Written<Correction>[];
  redirects: Entry<Redirects> | undefined;
  /** What people say of the site's accessibility, and what programs found. */
  accessibility: { said: Entry<Accessibility> | undefined; results: Entry<AccessibilityResults> | undefined };
  /** The words that public texts avoid. */
  wording: Entry<Wording> | undefined;
  /** What was hidden, and why. */
  protection: Protection;
  /** What is a draft, whether it is among all this or left out of it. */
  drafts: Drafts;
  /** Every text by folder, those of files with faulty front matter included. */
  texts: Record<keyof ReturnType<typeof writtenFolders>, Text[]>;
  /** Files of `public/`, copied as they are. */
  publicFiles: string[];
  /** How many bytes one of them has, by its path in `public/`. */
  publicSize: (path: string) => number;
  /** The bytes of one of them, by its path from the site's root. */
  publicFile: (path: string) => Uint8Array;
  /** Every file of `content/` and `data/` that is an entry, readable or not, by path. */
  files: string[];
  problems: Problem[];
}

/**
 * Reads `content/`, `data/` and the names in `public/` below the site's folder; as readers get it, without the drafts,
 * unless they are to be shown.
 */
export function content(root: string, view: DraftView = 'left out'): Content {
  const drafts = draftsOf(root);
  const seen = <Item extends Entry<object>>(folder: Folder<Item>) =>
    view === 'shown' ? folder : published(folder, drafts);
  const written = writtenFolders(root, seen);
  const raw = seen(rawDatasets(root));
  const [locked, board, moved] = [locks(root), boardEntry(root), redirects(root)];
  const cited = seen(sources(root));
  const words = wording(root);
  const [said, results] = [accessibility(root), accessibilityResults(root)];
  const frozen = { locks: locked.entries, corrections: written.corrections.entries };
  const safe = protectedEntries(raw.entries, frozen, board.entries[0]);
  const files = [...filesBelow(root, 'content'), ...filesBelow(root, 'data')].filter(
    (file) => view === 'shown' || !drafts.files.has(file),
  );
  const kept = new Set(view === 'shown' ? [] : draftPictures(root, drafts));
  const publicFiles = filesBelow(root, 'public')
    .map((path) => path.slice('public/'.length))
    .filter((file) => !kept.has(file));
  const read = [board, ...Object.values(written), raw, locked, moved, cited, words, said, results];
  return {
    ...each(written, 'entries'),
    board: board.entries[0],
    raw: raw.entries.filter(({ id }) => safe.protection.datasets.has(id)),
    datasets: safe.entries,
    locks: locked.entries,
    redirects: moved.entries[0],
    accessibility: { said: said.entries[0], results: results.entries[0] },
    wording: words.entries[0],
    sources: cited.entries,
    protection: safe.protection,
    texts: each(written, 'texts'),
    drafts,
    publicFiles,
    publicSize: (path) => statSync(join(root, 'public', path)).size,
    publicFile: (path) => readFileSync(join(root, 'public', path)),
    files,
    problems: [
      ...read.flatMap(({ problems }) => problems),
      ...safe.problems,
      ...strays(files),
      ...placeProblems(root, files, publicFiles),
    ],
  };
}

/** The folders whose files have text below their front matter. */
function writtenFolders(
  root: string,
  seen: <Item extends Entry<object>>(folder: Folder<Item>) => Folder<Item>,
) {
  return {
    editions: seen(editions(root)),
    reports: seen(reports(root)),
    terms: seen(terms(root)),
    points: seen(points(root)),
    themes: seen(themes(root)),
    audiences: seen(audiences(root)),
    briefings: seen(briefings(root)),
    posters: seen(posters(root)),
    papers: seen(papers(root)),
    priorities: seen(priorities(root)),
    recommendations: seen(recommendations(root)),
    impacts: seen(impacts(root)),
    reviews: seen(reviews(root)),
    evidence: seen(evidence(root)),
    guidance: seen(guidance(root)),
    corrections: seen(corrections(root)),
  };
}

/** The entries, or the texts, of each of some folders by its name. */
function each<Folders extends Record<string, Folder<unknown>>, Key extends 'entries' | 'texts'>(
  folders: Folders,
  key: Key,
) {
  const found = Object.entries(folders).map(([name, folder]) => [name, folder[key]]);
  return Object.fromEntries(found) as { [Name in keyof Folders]: Folders[Name][Key] };
}

/** What is no file of the site where it lies, and what every site needs and this one lacks. */
function placeProblems(root: string, files: readonly string[], publicFiles: readonly string[]): Problem[] {
  return [
    ...misplaced(root),
    ...(files.some((path) => path.startsWith('content/editions/')) ? [] : [emptySite]),
    ...(files.includes('content/board.json') ? [] : [noBoard]),
    ...(publicFiles.includes('favicon.svg') ? [] : [noIcon]),
  ];
}

const emptySite = fileProblem(
  'places',
  'content/editions',
  'There is no edition, so there is no site to build.',
  'Add an edition, for example content/editions/2019-20.md; docs/authors.md says what it holds.',
);
const noBoard = fileProblem(
  'places',
  'content/board.json',
  'There is no board, so nobody publishes the site.',
  'Add content/board.json; docs/authors.md says what it holds.',
);
const noIcon = fileProblem(
  'places',
  'public/favicon.svg',
  'There is no icon, which every page shows in its tab.',
  'Add a square drawing as public/favicon.svg.',
);

const places = [
  /^content\/board\.json$/,
  /^content\/editions\/[^/]+\.(md|lock\.json)$/,
  /^content\/corrections\/[^/]+\.md$/,
  /^content\/(redirects|wording|accessibility|accessibility-results)\.json$/,
  /^content\/reports\/.+\.mdx?$/,
  /^content\/(glossary|posters)\/.+\.mdx?$/,
  /^content\/(points|themes|audiences|papers|priorities|recommendations|impacts|reviews|evidence|guidance)\/.+\.md$/,
  /^content\/sources\/[^/]+\.json$/,
  /^content\/source-paper\.schema\.json$/,
  /^content\/learning\/.+\.mdx$/,
  /^data\/.+\.json$/,
];

function strays(files: readonly string[]): Problem[] {
  return files
    .filter((file) => !places.some((place) => place.test(file)))
    .map((file) => {
      const { message, cure } = isFolderName(file) ? noFolder : stray;
      return fileProblem('places', file, message, cure);
    });
}

const stray: Fault = {
  message: 'The build does not know what this file is.',
  cure: 'Move it to the folder of what it is (docs/authors.md), or delete it.',
};

/** Whether a path is that of a folder of `content/`. */
function isFolderName(file: string): boolean {
  const names = ['a.md', 'a.mdx', 'a.json'];
  return (
    /^content\/[^/]+$/.test(file) &&
    names.some((name) => places.some((place) => place.test(`${file}/${name}`)))
  );
}
