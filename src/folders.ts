import { Accessibility, AccessibilityResults } from './accessibility.ts';
import { Audience } from './audience.ts';
import { Board } from './board.ts';
import { Briefing } from './briefing.ts';
import { Correction } from './correction.ts';
import { CoverPaper } from './cover-paper.ts';
import { RawDataset, type Dataset } from './dataset/dataset.ts';
import type { Refused } from './dataset/protection/chosen.ts';
import { protection } from './dataset/protection/protect.ts';
import { publishedBefore } from './dataset/protection/shown.ts';
import { drafts, type Drafts, type DraftView } from './drafts.ts';
import { Edition, isEditionName } from './edition.ts';
import { Evidence } from './evidence.ts';
import { Guidance } from './guidance.ts';
import { Impact } from './impact.ts';
import { folder, jsonEntry, published, written, type Entry, type Folder, type Written } from './entry.ts';
import { decoded, filesBelow } from './files.ts';
import { printings } from './frozen/printings.ts';
import { Lock } from './lock.ts';
import { Point } from './point.ts';
import { Poster } from './poster.ts';
import { Priority } from './priority.ts';
import { problemAt, type Problem } from './problem.ts';
import { Recommendation } from './recommendation.ts';
import { Redirects } from './redirect.ts';
import { isReportName, Report } from './report.ts';
import { ReviewRegister } from './review.ts';
import { SourcePaper } from './source-paper.ts';
import { ownStore } from './store.ts';
import { Term } from './term.ts';
import { Theme } from './theme.ts';
import { Wording } from './wording.ts';

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;

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
    ['points', 'by-age', 'by-edition', 'by-return'].includes(id)
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

/** What the board works on over the years. */
export function priorities(root: string): Folder<Written<Priority>> {
  return folder(root, 'content/priorities', /\.md$/, slugFault, (file, id) => written(file, id, Priority));
}

/** What papers ask for or announce; some names are those of other parts of their page. */
export function recommendations(root: string): Folder<Written<Recommendation>> {
  const name = (id: string) =>
    /^(main|help|year-.*|meaning-.*|.*-title)$/.test(id)
      ? `the page /recommendations/ has another part "${id}"`
      : slugFault(id);
  return folder(root, 'content/recommendations', /\.md$/, name, (file, id) =>
    written(file, id, Recommendation),
  );
}

/** From needs to what came of them; some names are those of other parts of their page. */
export function impacts(root: string): Folder<Written<Impact>> {
  const name = (id: string) =>
    /^(main|help|edition-.*|meaning-.*|.*-title)$/.test(id)
      ? `the page /impact/ has another part "${id}"`
      : slugFault(id);
  return folder(root, 'content/impacts', /\.md$/, name, (file, id) => written(file, id, Impact));
}

/** The reviews that editions tell of, by edition. */
export function reviews(root: string): Folder<Written<ReviewRegister>> {
  const name = (id: string) =>
    isEditionName(id) ? undefined : 'the reviews of an edition are named after its years, as 2019-20.md';
  return folder(root, 'content/reviews', /\.md$/, name, (file, id) => written(file, id, ReviewRegister));
}

/** What reports say about one theme, seen from four sides, by edition. */
export function evidence(root: string): Folder<Written<Evidence>> {
  const name = (id: string) => {
    const [edition = '', theme = '', ...more] = id.split('/');
    if (more.length > 0 || !isEditionName(edition))
      return 'evidence lies in the folder of its edition, as 2016-17/neglect.md';
    return slugFault(theme);
  };
  return folder(root, 'content/evidence', /\.md$/, name, (file, id) => written(file, id, Evidence));
}

/** Statutory guidance; some names are those of other parts of its page. */
export function guidance(root: string): Folder<Written<Guidance>> {
  const name = (id: string) =>
    /^(main|help|meaning-.*|.*-title)$/.test(id)
      ? `the page /guidance/ has another part "${id}"`
      : slugFault(id);
  return folder(root, 'content/guidance', /\.md$/, name, (file, id) => written(file, id, Guidance));
}

/** The papers that the content comes from. */
export function sources(root: string): Folder<Entry<SourcePaper>> {
  return folder(root, 'content/sources', /\.json$/, slugFault, (file, id) =>
    jsonEntry(file, id, SourcePaper),
  );
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

/** What people say of the site's accessibility; `content/accessibility.json`. */
export function accessibility(root: string): Folder<Entry<Accessibility>> {
  return folder(
    root,
    'content',
    /^accessibility\.json$/,
    () => undefined,
    (file, id) => jsonEntry(file, id, Accessibility),
  );
}

/** What programs found on the built site; `content/accessibility-results.json`. */
export function accessibilityResults(root: string): Folder<Entry<AccessibilityResults>> {
  return folder(
    root,
    'content',
    /^accessibility-results\.json$/,
    () => undefined,
    (file, id) => jsonEntry(file, id, AccessibilityResults),
  );
}

/** The words that public texts avoid; `content/wording.json`. */
export function wording(root: string): Folder<Entry<Wording>> {
  return folder(
    root,
    'content',
    /^wording\.json$/,
    () => undefined,
    (file, id) => jsonEntry(file, id, Wording),
  );
}

/** What is a draft among the files of `content/` and `data/`. */
export function draftsOf(root: string): Drafts {
  const names = ['content', 'data'].flatMap((path) => filesBelow(root, path));
  const files = names.filter((path) => /\.(mdx?|json)$/.test(path));
  return drafts(files.map((path) => ({ path, text: decoded(root, path) ?? '' })));
}

/** The datasets as they are published, by edition; while a site is written its drafts are protected with them. */
export function datasets(root: string, view: DraftView = 'left out'): Folder<Entry<Dataset>> {
  const raw = rawDatasets(root);
  const drafts = draftsOf(root);
  const seen = <Item extends Entry<object>>(each: Folder<Item>) =>
    view === 'shown' ? each : published(each, drafts);
  const { entries, texts, problems } = seen(raw);
  const frozen = { locks: locks(root).entries, corrections: seen(corrections(root)).entries };
  const safe = protectedEntries(entries, frozen, boardEntry(root).entries[0]);
  return {
    entries: safe.entries,
    texts: texts as never[],
    problems: [...problems, ...safe.problems],
  };
}

/** The datasets as they are typed, by edition. */
export function rawDatasets(root: string): Folder<Entry<RawDataset>> {
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
export function protectedEntries(
  raw: readonly Entry<RawDataset>[],
  frozen: { locks: readonly Entry<Lock>[]; corrections: readonly Written<Correction>[] },
  board: Entry<Board> | undefined,
) {
  const locked = frozen.locks.map(({ value }) => value);
  const safe = protection(raw, board?.value.threshold ?? 5, {
    cache: ownStore(),
    ...publishedBefore(raw, printings(locked, frozen.corrections)),
  });
  const entries = raw.flatMap((entry) => {
    const value = safe.datasets.get(entry.id);
    return value ? [{ ...entry, value }] : [];
  });
  return { entries, protection: safe, problems: refusals(safe.refused, raw) };
}

/** Says of each dataset that its small counts are too many to be hidden together. */
function refusals(refused: readonly Refused[], raw: readonly Entry<RawDataset>[]): Problem[] {
  return raw.flatMap(({ id, source, value, offsetOf }) => {
    const own = refused.filter(({ datasets: ids }) => ids.includes(id));
    if (own.length === 0) return [];
    const sum = (key: 'counts' | 'sums') =>
      own.reduce((all, each) => all + each[key], 0).toLocaleString('en-GB');
    return problemAt(source, offsetOf([value.relations.length > 0 ? 'relations' : 'data']), {
      rule: 'sizes',
      message: `The small counts of this dataset cannot be hidden in good time, with all that hangs together with them: ${sum('counts')} numbers in ${sum('sums')} sums.`,
      cure: 'Publish fewer breakdowns together, or merge categories.',
    });
  });
}

/** The most characters of a name that files and addresses are named after. */
export const longestName = 60;

function slugFault(id: string): string | undefined {
  return slug.test(id) && id.length <= longestName
    ? undefined
    : `a name has only small letters, digits and hyphens, and at most ${longestName}`;
}
