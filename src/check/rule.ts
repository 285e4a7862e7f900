import type { Content } from '../content.ts';
import type { Problem } from '../problem.ts';

/** What a rule is about; the page of rules has a section for each. */
export const ruleGroups = [
  'Files and front matter',
  'Text',
  'Links and pictures',
  'Private facts and small numbers',
  'Numbers and data',
  'Charts and tables',
  'Documents on paper',
  'Learning',
  'Following the years',
  'Glossary',
  'Voice',
  'Publication',
] as const;
export type RuleGroup = (typeof ruleGroups)[number];

/** A rule finds every fault of one kind in the whole content, and tells authors what it asks. */
export interface Rule {
  /** Its address on the page of rules, and its name in `check --json`: `headings`. */
  name: string;
  group: RuleGroup;
  /** What it asks, as one sentence: `Headings go down one level at a time.` */
  asks: string;
  /** Why, in a sentence or two for authors; what it cannot see. */
  why: string;
  /** Whether what it finds stops the build; an error when left out. */
  severity?: Problem['severity'] | 'both';
  example?: Example;
  /** Whether its errors are warnings in drafts: what it asks must be right on the day of publication. */
  warnsInDrafts?: true;
  find: (content: Content) => Problem[];
}

/** A few lines that a rule finds fault with, and the same put right; both as they stand in a file. A test tries them. */
export interface Example {
  wrong: string;
  right: string;
  /** The file of the fixture site in which `right` stands and can be put wrong; a file that is not there is all of it. Left out, both go to the end of a report. */
  in?: string;
  /** Where in that file both go before, when neither stands there. */
  before?: string;
}

/** The `find` of a rule on what is met while the content is read, before any rule runs. */
export function metWhileReading(name: string): Rule['find'] {
  return ({ problems }) => problems.filter(({ rule }) => rule === name);
}
