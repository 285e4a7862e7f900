import { z } from 'astro/zod';
import { Day } from './paper.ts';

const text = z.string().regex(/\S/, 'it is empty').max(500);

/** Something that does not work for everybody, or that nobody has tried. */
export const Barrier = z.strictObject({
  /** What it is, as a sentence. */
  what: text,
  /** Which pages or files. */
  where: text,
  /** The criteria of WCAG 2.2 that are not met: `1.4.12 Text spacing`; none where it was not tried. */
  criteria: z
    .array(z.string().regex(/^[1-4]\.\d\.\d{1,2} \S/, 'write number and name, as 1.4.12 Text spacing'))
    .default([]),
  why: text,
  /** What readers can use in its place. */
  instead: text,
  since: Day,
  /** When it is to be put right. */
  until: Day.optional(),
});
export type Barrier = z.infer<typeof Barrier>;

/** What people say of the site's accessibility. Written by hand; read from `content/accessibility.json`. */
export const Accessibility = z
  .strictObject({
    /** When the statement was first made. */
    prepared: Day,
    /** When somebody last went through all of it. */
    reviewed: Day,
    /** What does not meet the criteria. */
    fails: z.array(Barrier).default([]),
    /** What nobody has tried yet. */
    untried: z.array(Barrier).default([]),
    /** The test by people that a claim of full compliance needs: who made it, when, and how. */
    audit: z.strictObject({ by: text, date: Day, how: text }).optional(),
  })
  .refine(
    ({ fails, untried, audit }) => audit !== undefined || fails.length + untried.length > 0,
    'without a test by people (audit) it must name what was not tried (untried): tests by programs alone are no proof of full compliance',
  )
  .refine(({ prepared, reviewed }) => prepared <= reviewed, 'it was reviewed before it was prepared');
export type Accessibility = z.infer<typeof Accessibility>;

/** What a program found in one mode: a rule, and on how many pages. */
const Finding = z.strictObject({ rule: text, pages: z.number().int().positive() });

/** Pages that were looked at in one way, and what was found. */
export const TestedMode = z.strictObject({
  mode: text,
  pages: z.number().int().positive(),
  findings: z.array(Finding),
});
export type TestedMode = z.infer<typeof TestedMode>;

/** What programs found on the built site. Written by `npm run accessibility` to `content/accessibility-results.json`. */
export const AccessibilityResults = z.strictObject({
  date: Day,
  programs: z.array(z.strictObject({ name: text, version: text })).min(1),
  /** Every page in the first, one page of each kind in the others. */
  modes: z.array(TestedMode).min(1),
  /** The pages of each kind, as addresses: `/2019-20/crag/`. */
  kinds: z.array(z.string().startsWith('/', 'write addresses of this site, which begin with /')).min(1),
});
export type AccessibilityResults = z.infer<typeof AccessibilityResults>;

/** How far a site meets WCAG 2.2 AA, as far as anybody knows. */
export type Compliance = 'unknown' | 'partially compliant' | 'fully compliant';

/** Fully compliant is only what people have tested, of which nothing that fails is known and of which all was tried. */
export function compliance(
  said: Accessibility | undefined,
  results: AccessibilityResults | undefined,
): Compliance {
  if (!said || !results) return 'unknown';
  const found = results.modes.flatMap(({ findings }) => findings);
  const isWhole = said.fails.length + said.untried.length + found.length === 0;
  return isWhole && said.audit !== undefined ? 'fully compliant' : 'partially compliant';
}

/** What is out of date on a day, as sentences for those who run the check: the law asks for a review each year. */
export function outdated(
  said: Accessibility | undefined,
  results: AccessibilityResults | undefined,
  today: string,
): string[] {
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  const late = said?.untried.concat(said.fails).filter(({ until }) => until !== undefined && until < today);
  return [
    ...(said && said.reviewed < yearAgo
      ? [
          `content/accessibility.json was last reviewed on ${said.reviewed}: the law asks for a review each year.`,
        ]
      : []),
    ...(results && results.date < yearAgo
      ? [
          `content/accessibility-results.json is of ${results.date}: run npm run build, then npm run accessibility.`,
        ]
      : []),
    ...(late ?? []).map(({ what, until }) => `content/accessibility.json promised for ${until}: “${what}”`),
  ];
}
