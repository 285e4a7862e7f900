import { capital } from '../chart/words/phrases.ts';
import type { Content } from '../content.ts';
import { editionOf, yearOf, type Edition } from '../edition.ts';
import type { Written } from '../entry.ts';
import type { GuidanceItem } from '../guidance.ts';
import type { Problem } from '../problem.ts';
import { placeholders, unfilled } from '../placeholder.ts';
import { seriesNames } from '../report.ts';
import { source } from '../source.ts';
import { datasetItems } from './dataset/to-fill.ts';
import { paperItems, priorityItems, recommendationItems } from './followed/to-follow.ts';
import { once, siteAddresses } from './once.ts';
import { answering } from './guidance/answering.ts';
import { askedOf } from './guidance/editions.ts';
import { stillToWrite } from './text/still-to-write.ts';
import type { CheckedSite } from './site.ts';
import { readings } from './voice/reading-ages.ts';

/** One thing to do before an edition is published, or that is done. */
export interface ChecklistItem {
  /** As a sentence: `No section answers what was spent.` */
  what: string;
  isDone: boolean;
  /** `npm run publish` refuses the edition as long as it is not done. */
  stops: boolean;
  /** What to do about it. */
  cure?: string | undefined;
  /** The file to open, and the line in it. */
  file?: string | undefined;
  line?: number | undefined;
  /** The page where it shows: `/2024-25/crag/`. */
  path?: string | undefined;
}

/** A part of a checklist by its name; one without items has nothing to say. */
export interface ChecklistPart {
  name:
    | 'guidance'
    | 'reports'
    | 'placeholders'
    | 'data'
    | 'priorities'
    | 'recommendations'
    | 'papers'
    | 'errors'
    | 'elsewhere'
    | 'warnings'
    | 'drafts'
    | 'reading';
  title: string;
  items: ChecklistItem[];
}

/** What is done and to be done before an edition is published. */
export interface Checklist {
  /** `2024-25` */
  edition: string;
  /** `2024/25` */
  title: string;
  state: 'draft' | 'built, not frozen' | 'frozen';
  parts: ChecklistPart[];
}

/** What one edition’s items are made from. */
interface Asked {
  site: CheckedSite;
  edition: Written<Edition>;
  /** The edition’s files. */
  files: readonly string[];
  /** What is wrong with them. */
  problems: readonly Problem[];
}

/**
 * The checklist of each edition, newest first, its drafts read with it. `npm run new` prints it as what is to do, the
 * preview shows it, and `npm run publish` refuses an edition that has an item which stops it.
 */
export function checklists(site: CheckedSite, textOf: (file: string) => string | undefined): Checklist[] {
  return [...site.whole.editions].reverse().map((edition) => {
    const files = filesOf(edition.id, site.whole);
    const problems = site.problems.filter(
      ({ file, rule }) => files.includes(file) && rule !== stillToWrite.name, // These are places to fill in.
    );
    const asked: Asked = { site, edition, files, problems };
    return {
      edition: edition.id,
      title: edition.value.title,
      state: stateOf(edition.id, site.whole),
      parts: [
        { name: 'guidance', title: 'What the guidance asks for', items: guidanceItems(asked) },
        { name: 'reports', title: 'Reports', items: reportItems(asked) },
        { name: 'placeholders', title: 'Places to fill in', items: placeholderItems(asked, textOf) },
        { name: 'data', title: 'Datasets', items: datasetItems(files, site.whole) },
        { name: 'priorities', title: 'Priorities', items: priorityItems(edition, site.whole) },
        {
          name: 'recommendations',
          title: 'Recommendations of earlier years',
          items: recommendationItems(edition, site.whole),
        },
        { name: 'papers', title: 'Committee papers', items: paperItems(edition, site.whole) },
        { name: 'errors', title: 'Problems', items: problemItems(asked, 'error') },
        { name: 'elsewhere', title: 'Problems elsewhere on the site', items: elsewhereItems(asked) },
        { name: 'warnings', title: 'Warnings', items: problemItems(asked, 'warning') },
        { name: 'drafts', title: 'Drafts', items: draftItems(asked) },
        { name: 'reading', title: 'Reading ages', items: readingItems(asked) },
      ],
    };
  });
}

/** What stops an edition from being published; none when it can be. */
export function stopping({ parts }: Checklist): ChecklistItem[] {
  return parts.flatMap(({ items }) => items.filter(({ isDone, stops }) => stops && !isDone));
}

function stateOf(edition: string, { drafts, locks }: Content): Checklist['state'] {
  if (drafts.editions.has(edition)) return 'draft';
  return locks.some(({ id }) => id === edition) ? 'frozen' : 'built, not frozen';
}

/** The files of an edition: those in its folders, and those that name it. */
function filesOf(edition: string, content: Content): string[] {
  const { recommendations, impacts, papers, posters, sources } = content;
  const naming = [...recommendations, ...impacts, ...papers, ...posters, ...sources].filter(
    ({ value }) => value.edition === edition,
  );
  const named = new Set(naming.map(({ source: { path } }) => path));
  return content.files.filter((file) => editionOf(file) === edition || named.has(file));
}

/** The page that each file gives; the first one. */
const pages = once((content) => {
  const paths = siteAddresses(content).filter(({ path, file }) => file !== undefined && path.endsWith('/'));
  return new Map(paths.reverse().map(({ path, file }) => [file!, path]));
});

/** The page where readers of the preview find what a file says. */
export function pageOf(file: string, content: Content): string | undefined {
  return pages(content).get(file) ?? together[/^content\/(\w+)\//.exec(file)?.[1] ?? ''];
}

/** The pages that show all files of a folder. */
const together: Record<string, string> = {
  recommendations: '/recommendations/',
  reviews: '/reviews/',
  impacts: '/impact/',
  guidance: '/guidance/',
  corrections: '/about/corrections/',
};

function guidanceItems({ site: { whole }, edition }: Asked): ChecklistItem[] {
  const { value, source: from, offsetOf } = edition;
  const key = value.unanswered.length > 0 ? 'unanswered' : 'title';
  const { line } = from.placeOf(offsetOf([key]));
  return askedOf(edition, whole).map(({ item, by, answers, unanswered }) => {
    const [[answer], title] = [answers, capital(item.title)];
    const open = answer && openSection(item, edition.id, whole);
    if (open) return open;
    const isDone = answer !== undefined || unanswered !== undefined;
    const place = { file: from.path, line, path: answer?.path ?? `/${edition.id}/guidance/#item-${item.id}` };
    if (answer) return { what: `${title}: “${answer.section}”`, isDone, stops: true, ...place };
    if (unanswered) return { what: `${title}: ${unanswered.because}`, isDone, stops: true, ...place };
    return {
      what: `${title}: no section answers it. ${by[0]!.value.title} asks: ${item.asks}`,
      cure: `Put <Answers items="${item.id}" /> below the heading that answers it, or list it under "unanswered" with the reason.`,
      ...{ isDone, stops: true, ...place },
    };
  });
}

/** The section that answers an item and is still to be written, where no other answers it. */
function openSection(
  { id, title }: GuidanceItem,
  edition: string,
  whole: Content,
): ChecklistItem | undefined {
  const own = [...whole.reports, ...whole.editions].filter((text) => yearOf(text.id) === edition);
  const all = own.flatMap((text) => answering(text).filter(({ items }) => items.includes(id)));
  const [first] = all;
  if (!first || all.some(({ isWritten }) => isWritten)) return undefined;
  const { section, file, line } = first;
  const path = pageOf(file, whole);
  return {
    what: `${section.toLowerCase() === title ? '' : `${capital(title)}: `}“${section}” is still to be written.`,
    isDone: false,
    stops: true,
    file,
    line,
    path,
  };
}

/** The reports there are, and those of the series of earlier years that are neither there nor told to be missing. */
function reportItems({ site: { whole }, edition }: Asked): ChecklistItem[] {
  const own = whole.reports.filter(({ id }) => yearOf(id) === edition.id);
  const there = own.map(({ id, value, source: { path: file } }) => ({
    ...{ what: value.title, isDone: true, stops: false, file, path: `/${id}/` },
  }));
  const before = whole.reports.filter(({ id }) => yearOf(id) < edition.id);
  const absent = Object.entries(seriesNames).filter(
    ([name]) =>
      before.some(({ id }) => id.endsWith(`/${name}`)) && !own.some(({ id }) => id.endsWith(`/${name}`)),
  );
  if (absent.length <= edition.value.missing.length) return there;
  return [
    ...there,
    ...absent.map(([name, title]) => ({
      what: `${title}: not here, as it was in earlier years.`,
      cure: `Write content/reports/${edition.id}/${name}.mdx, or name it under "missing".`,
      ...{ isDone: false, stops: false, file: edition.source.path, line: 1, path: `/${edition.id}/` },
    })),
  ];
}

/** What `npm run new` left for the author to write; the figures of a dataset stand in its own item. */
function placeholderItems(
  { files, site: { whole } }: Asked,
  textOf: (file: string) => string | undefined,
): ChecklistItem[] {
  return files.flatMap((file) => {
    const text = source(file, textOf(file) ?? '');
    const texts = placeholders(text.text).filter(({ words }) => words !== unfilled);
    return texts.map(({ words, offset }) => ({
      what: inSection(words.replace(/\s+/g, ' ').slice(1, -1), text.text.slice(0, offset)),
      ...{ isDone: false, stops: true },
      ...{ file, line: text.placeOf(offset).line, path: pageOf(file, whole) },
    }));
  });
}

/** What is to be written, with the name of “this section”: the last heading above it. */
function inSection(what: string, above: string): string {
  const heading = above
    .match(/^#{2,6} .+$/gm)
    ?.at(-1)
    ?.replace(/^#+ /, '')
    .trim();
  return heading ? what.replace(/\bthis section\b/, () => `“${heading}”`) : what;
}
function problemItems(
  { problems, site: { whole } }: Pick<Asked, 'problems' | 'site'>,
  asked: Problem['severity'],
): ChecklistItem[] {
  return problems
    .filter(({ severity }) => severity === asked)
    .map(({ message, text, cure, file, line }) => ({
      what: text === undefined ? message : `${message} (${text.slice(0, 80)})`,
      ...{ isDone: false, stops: asked === 'error', cure, file, line, path: pageOf(file, whole) },
    }));
}

/** What stops the build of the site whatever becomes of this edition. */
function elsewhereItems({ site, files }: Asked): ChecklistItem[] {
  const problems = site.problems.filter(
    (each) => !each.draft && !site.needing.has(each) && !files.includes(each.file),
  );
  return problemItems({ problems, site }, 'error');
}

/** Drafts go with their edition; one in an edition that is none is left out of it. */
function draftItems({ edition, files, site: { whole } }: Asked): ChecklistItem[] {
  const marked = files.filter((file) => whole.drafts.files.has(file));
  const isWhole = whole.drafts.editions.has(edition.id);
  return marked.map((file) => ({
    what: isWhole ? `${file} is published with the edition.` : `${file} is a draft: readers do not see it.`,
    ...{ isDone: isWhole, stops: false, file, line: 1, path: pageOf(file, whole) },
  }));
}

function readingItems({ edition, site: { whole } }: Asked): ChecklistItem[] {
  return readings(whole)
    .filter(({ name }) => name.split(/[/:\s]/).includes(edition.id))
    .map(({ name, age, most, sentences }) => {
      const isDone = Math.round(age * 10) / 10 <= most;
      const place = sentences[0]?.place;
      return {
        what: `${name} can be read at the age of ${age.toFixed(1)}; the aim is ${most}.`,
        ...{ isDone, stops: false, file: place?.source.path },
        line: place?.source.placeOf(place.offset).line,
        path: place && pageOf(place.source.path, whole),
      };
    });
}
