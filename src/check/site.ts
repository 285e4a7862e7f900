import { content, type Content } from '../content.ts';
import type { Problem } from '../problem.ts';
import { problems } from './check.ts';
import { siteAddresses } from './once.ts';

/** A site with everything that is wrong with it. */
export interface CheckedSite {
  /** The site as readers get it: its drafts are left out. */
  content: Content;
  /** The same with its drafts; the same object where there are none. */
  whole: Content;
  /** Every problem; those that concern drafts alone are marked `draft` and stop no build. */
  problems: Problem[];
  /** Those of them that go when the drafts are published. */
  needing: ReadonlySet<Problem>;
}

/**
 * Checks a site twice where it has drafts: as it is published, and with the drafts. A half-written draft never stops
 * what is published; what is published and needs a draft is told so.
 */
export function checkedSite(root: string): CheckedSite {
  const published = content(root);
  const { editions, files } = published.drafts;
  const found = problems(published);
  if (editions.size + files.size === 0)
    return { content: published, whole: published, problems: found, needing: new Set() };
  const whole = content(root, 'shown');
  const all = problems(whole);
  const [own, others] = [new Set(found.map(keyOf)), new Set(all.map(keyOf))];
  const lasting = found.filter((each) => others.has(keyOf(each)));
  const needing = found.filter((each) => !others.has(keyOf(each))).map((each) => needsDraft(each, whole));
  return {
    content: published,
    whole,
    needing: new Set(needing),
    problems: [
      ...lasting,
      ...needing,
      ...all.filter((each) => !own.has(keyOf(each))).map((each) => ({ ...each, draft: true as const })),
    ],
  };
}

function keyOf({ file, line, column, message }: Problem): string {
  return [file, line, column, message].join('\n');
}

/** An error that is there only because drafts are not: it names the draft where it is known, and the way out. */
function needsDraft(problem: Problem, whole: Content): Problem {
  if (problem.severity === 'warning') return problem;
  const file = draftNamed(problem, whole);
  const what = file ? `${file} is a draft` : 'What it needs is in a draft';
  return {
    ...problem,
    message: `${problem.message} ${what}, and drafts are not published.`,
    cure: 'Publish it first (take its "draft" mark away), or take out here what needs it.',
  };
}

/** The draft whose address a problem shows, or whose name stands in its message between quotation marks. */
function draftNamed({ text, message }: Problem, whole: Content): string | undefined {
  const isDraft = (file: string | undefined) => file !== undefined && whole.drafts.files.has(file);
  const path = text?.replace(/#.*$/, '');
  const led = siteAddresses(whole).find((each) => each.path === path && isDraft(each.file))?.file;
  if (led !== undefined) return led;
  const names = [...message.matchAll(/"([^"]+)"/g)].map(([, name]) => `/${name}.`);
  const named = [...whole.drafts.files].filter((file) => names.some((name) => file.includes(name)));
  const noun = (file: string) => /^content\/(\w{4})/.exec(file)?.[1] ?? 'dataset';
  return named.length === 1 ? named[0] : named.find((file) => message.toLowerCase().includes(noun(file)));
}
