import { z } from 'astro/zod';
import { Draft } from './draft.ts';
import { ForChildren } from './for-children.ts';
import type { Committee } from './committee.ts';
import { Day, Paper, toWords } from './paper.ts';
import { ReadingAge } from './reading-age.ts';

/** What a committee can be asked to do, with the word that leads on to what it does it with. */
const verbs = {
  note: 'note',
  comment: 'comment on',
  consider: 'consider',
  approve: 'approve',
  agree: 'agree',
  endorse: 'endorse',
} as const;

/** One thing that a committee is asked: `to: note`, `what: the annual report`. */
const Request = z.strictObject({
  to: z.enum(Object.keys(verbs) as [keyof typeof verbs]),
  what: z.string().min(1).max(300),
});

const words = z.string().min(1).max(1200);

/** What follows from a report for those who decide, in the order of the paper: all six, or none. */
const Implications = z.strictObject({
  finance: words,
  legal: words,
  staff: words,
  equality: words,
  sustainability: words,
  risk: words,
});

/** The implications in their order, with their headings. */
export const implicationTitles = {
  finance: 'Financial implications',
  legal: 'Legal implications',
  staff: 'Staff implications',
  equality: 'Equality and inclusion implications',
  sustainability: 'Sustainability implications',
  risk: 'Risk management',
} as const satisfies Record<keyof z.infer<typeof Implications>, string>;

/** A role, never a person's name: `Business Manager`. */
const role = z.string().min(1).max(160);

/**
 * The paper with which a committee is given an edition. Read from `content/papers/<paper>.md`; the text holds its
 * sections, and what can be taken from elsewhere is not typed again.
 */
export const CoverPaper = z.strictObject({
  title: z.string().min(1).max(120),
  'for-children': ForChildren,
  'reading-age': ReadingAge.optional(),
  draft: Draft,
  /** The edition that it is about: `2016-17`. */
  edition: z.string(),
  /** Which committee it is for: its key in `content/board.json`. */
  committee: z.string(),
  /** The day of the meeting; left out as long as there is none. */
  date: Day.optional(),
  /** Which electoral divisions it concerns: `All`. */
  divisions: z.string().min(1).max(80).optional(),
  /** Who reports: a role. */
  by: role.optional(),
  /** What the committee is asked, each thing with what it is to do: `to: note`, `what: the annual report`. */
  asks: z.array(Request).default([]),
  /** The same in words of one’s own, behind “is RECOMMENDED to”, in place of `asks`. */
  recommendation: z.string().min(1).max(600).optional(),
  /** Whose key messages are the key issues: `edition`, and reports of the edition by name. */
  'key-messages': z.array(z.string()).min(1),
  /** What the section with them is called. */
  'key-issues': z.string().min(1).max(60).default('Key issues'),
  implications: Implications.optional(),
  /** Reports of the edition by name, in their order; one that the site does not have as `missing` of the edition calls it. */
  annexes: z.array(z.string()).default([]),
  /** Papers on which this one rests: a report as under `annexes`, or the title of another paper. */
  background: z.array(z.string().min(1)).default([]),
  /** Whom to ask: a role. */
  contact: role,
  /** What the committee resolved, once it is known: `noted the report`. */
  resolved: z.string().min(1).max(300).optional(),
  /** The paper that this one was written from, where it tells of one. */
  source: Paper.partial({ date: true }).optional(),
  /** A remark on how this paper was made. */
  note: z.string().min(1).max(600).optional(),
});
export type CoverPaper = z.infer<typeof CoverPaper>;

/** What a committee is asked, as words behind “to”: `note the report and to consider the key messages`. */
export function asked(paper: Pick<CoverPaper, 'asks' | 'recommendation'>): string {
  return paper.recommendation?.replace(/\.$/, '') ?? requests(paper).join(' and to ');
}

/** Each thing that is asked: `note the report`. */
export function requests({ asks }: Pick<CoverPaper, 'asks'>): string[] {
  return asks.map(({ to, what }) => `${verbs[to]} ${what}`);
}

/** Where and when a paper is considered: `Cabinet, 21 October 2014`. */
export function meeting({ date }: Pick<CoverPaper, 'date'>, { name }: Committee): string {
  const raised = name.charAt(0).toUpperCase() + name.slice(1);
  return date ? `${raised}, ${toWords(date)}` : raised;
}

/** The sections that are made, each with its heading; one that the text names stands where it stands there. */
export function madeSections(paper: CoverPaper) {
  return {
    recommendation: 'Recommendation',
    summary: 'Executive summary',
    issues: paper['key-issues'],
    implications: 'Implications',
  } as const;
}
