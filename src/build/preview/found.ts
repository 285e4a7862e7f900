import { checklists, pageOf, type Checklist } from '../../check/checklist.ts';
import { checkedSite, type CheckedSite } from '../../check/site.ts';
import type { Content } from '../../content.ts';
import { isTold, toldLists } from '../../drafts.ts';
import { decoded } from '../../files.ts';
import { editionTitle } from '../../point.ts';
import type { Problem } from '../../problem.ts';
import { siteAddresses } from '../../check/once.ts';

/** A problem with the heading that it stands under, where there is one. */
export type PlacedProblem = Problem & { under?: string | undefined };

/** What a check of the whole site tells the pages of the preview; plain data, for it comes from another thread. */
export interface Found {
  problems: PlacedProblem[];
  /** The pages that show what a file says, by file. */
  pages: Record<string, string[]>;
  /** Addresses of drafts, and ids of drafts on pages that show many: `/recommendations/#do-one-thing`. */
  drafts: string[];
  /** Pages that show something of a draft edition beside what is published, with its year. */
  partly: Record<string, string>;
  checklists: Checklist[];
}

/** Checks the site below a folder, drafts and all. */
export function found(root: string): Found {
  const site = checkedSite(root);
  const textOf = (file: string) => decoded(root, file);
  return {
    problems: site.problems.map((problem) => ({ ...problem, under: headingAbove(problem, textOf) })),
    pages: pagesOf(site),
    drafts: draftAddresses(site.whole),
    partly: partlyDraft(site.whole),
    checklists: checklists(site, textOf),
  };
}

/** The nearest Markdown heading above a line. */
function headingAbove({ file, line }: Problem, textOf: (file: string) => string | undefined) {
  if (!/\.mdx?$/.test(file)) return undefined;
  const above = (textOf(file) ?? '').split(/\r?\n/).slice(0, line);
  const text = above.findLast((each) => /^#{2,6} /.test(each));
  return text?.replace(/^#+ /, '').trim();
}

function pagesOf({ whole, problems }: CheckedSite): Record<string, string[]> {
  const files = new Set(problems.map(({ file }) => file));
  const given = siteAddresses(whole).filter(
    ({ path, file }) => file && files.has(file) && path.endsWith('/'),
  );
  const own = (file: string) => given.filter((each) => each.file === file).map(({ path }) => path);
  const pages = [...files].map((file) => [file, own(file).concat(pageOf(file, whole) ?? [])] as const);
  return Object.fromEntries(pages.map(([file, paths]) => [file, [...new Set(paths)]]));
}

function draftAddresses(whole: Content): string[] {
  const own = siteAddresses(whole).filter(({ file }) => file && whole.drafts.files.has(file));
  const placed = [...whole.drafts.files].flatMap((file) => {
    const [, folder, name] = /^content\/(recommendations|impacts)\/(.+)\.md$/.exec(file) ?? [];
    return name ? [`/${folder === 'impacts' ? 'impact' : folder}/#${name}`] : [];
  });
  const editions = [...whole.drafts.editions].map((edition) => `/${edition}/guidance/`);
  return [...new Set([...own.map(({ path }) => path), ...editions, ...placed])];
}

function partlyDraft(whole: Content): Record<string, string> {
  const { editions, files } = whole.drafts;
  const telling = [...whole.points, ...whole.priorities, ...whole.recommendations, ...whole.audiences];
  return Object.fromEntries(
    telling.flatMap(({ value, source: { path: file } }) => {
      const lists = toldLists.flatMap((key) => (value as Record<string, unknown>)[key] ?? []);
      const told = lists.flat().filter((each) => isTold(each, editions)) as { edition: string }[];
      const page = pageOf(file, whole);
      const years = [...new Set(told.map(({ edition }) => editionTitle(edition)))];
      return page && years.length > 0 && !files.has(file) ? [[page, years.join(', ')]] : [];
    }),
  );
}

/** The problems of a page, by its address. */
export function problemsOf(path: string, { problems, pages }: Found): PlacedProblem[] {
  return problems.filter(({ file }) => pages[file]?.includes(path));
}

/** The problems of files that no page shows. */
export function homeless({ problems, pages }: Found): PlacedProblem[] {
  return problems.filter(({ file }) => (pages[file] ?? []).length === 0);
}
