import { addresses } from '../addresses.ts';
import type { Content } from '../content.ts';
import type { RawDataset } from '../dataset/dataset.ts';
import { yearOf, type Edition } from '../edition.ts';
import type { Written } from '../entry.ts';
import type { Problem } from '../problem.ts';
import { seriesNames } from '../report.ts';
import { source } from '../source.ts';
import { once } from './once.ts';
import { askedOf } from './guidance/editions.ts';
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
  name: 'guidance' | 'reports' | 'placeholders' | 'data' | 'errors' | 'warnings' | 'drafts' | 'reading';
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
    const problems = site.problems.filter(({ file }) => files.includes(file));
    const asked: Asked = { site, edition, files, problems };
    return {
      edition: edition.id,
      title: edition.value.title,
      state: stateOf(edition.id, site.whole),
      parts: [
        { name: 'guidance', title: 'What the guidance asks for', items: guidanceItems(asked) },
        { name: 'reports', title: 'Reports', items: reportItems(asked) },
        { name: 'placeholders', title: 'Places to fill in', items: placeholderItems(asked, textOf) },
        { name: 'data', title: 'Datasets', items: dataItems(asked) },
        { name: 'errors', title: 'Problems', items: problemItems(asked, 'error') },
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
export function filesOf(edition: string, content: Content): string[] {
  const { recommendations, impacts, papers, posters, sources } = content;
  const naming = [...recommendations, ...impacts, ...papers, ...posters, ...sources].filter(
    ({ value }) => value.edition === edition,
  );
  const named = new Set(naming.map(({ source: { path } }) => path));
  const isOwn = (file: string) =>
    /^(?:content\/(?:editions|reports|evidence|reviews)|data)\/([^/.]+)/.exec(file)?.[1] === edition;
  return content.files.filter((file) => isOwn(file) || named.has(file));
}

/** The page that each file gives; the first one. */
const pages = once((content) => {
  const paths = addresses(content).filter(({ path, file }) => file !== undefined && path.endsWith('/'));
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
    const [answer] = answers;
    const isDone = answer !== undefined || unanswered !== undefined;
    const place = { file: from.path, line, path: answer?.path ?? `/${edition.id}/guidance/#item-${item.id}` };
    if (answer) return { what: `${item.title}: “${answer.section}”`, isDone, stops: true, ...place };
    if (unanswered) return { what: `${item.title}: ${unanswered.because}`, isDone, stops: true, ...place };
    return {
      what: `${item.title}: no section answers it. ${by[0]!.value.title} asks: ${item.asks}`,
      cure: `Put <Answers items="${item.id}" /> below the heading that answers it, or list it under "unanswered" with the reason.`,
      ...{ isDone, stops: true, ...place },
    };
  });
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

/** What `npm run new` left for the author to write. */
const unwritten = /\[(?:Write here:[^\]]*|fill in)\]/g;

function placeholderItems(
  { files, site: { whole } }: Asked,
  textOf: (file: string) => string | undefined,
): ChecklistItem[] {
  return files.flatMap((file) => {
    const text = source(file, textOf(file) ?? '');
    const places = [...text.text.matchAll(unwritten)];
    return places.map(({ 0: words, index }) => ({
      ...{ what: words.replace(/\s+/g, ' ').slice(1, -1), isDone: false, stops: true },
      ...{ file, line: text.placeOf(index).line, path: pageOf(file, whole) },
    }));
  });
}

/** The datasets of the edition, and whether each can be read and has a figure. */
function dataItems({ files, site: { whole } }: Asked): ChecklistItem[] {
  return files
    .filter((file) => file.startsWith('data/'))
    .map((file) => {
      const entry = whole.raw.find(({ source: { path } }) => path === file);
      const isDone = entry !== undefined && isFilled(entry.value);
      const fault = entry === undefined ? 'it cannot be read yet' : 'it has no figures yet';
      return {
        what: isDone ? entry.value.title : `${entry?.value.title ?? file}: ${fault}`,
        ...{ isDone, stops: true, file, line: 1, path: entry && `/data/${entry.id}/` },
      };
    });
}

/** Whether a dataset that has number fields has a figure, and no cell is left to fill in. */
function isFilled({ schema, data }: RawDataset): boolean {
  const cells = data.slice(1).flat();
  const isNumeric = schema.fields.some(({ type }) => type !== 'string');
  return !cells.includes('[fill in]') && (!isNumeric || cells.some((cell) => typeof cell === 'number'));
}

function problemItems({ problems, site: { whole } }: Asked, asked: Problem['severity']): ChecklistItem[] {
  return problems
    .filter(({ severity }) => severity === asked)
    .map(({ message, text, cure, file, line }) => ({
      what: text === undefined ? message : `${message} (${text.slice(0, 80)})`,
      ...{ isDone: false, stops: asked === 'error', cure, file, line, path: pageOf(file, whole) },
    }));
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
