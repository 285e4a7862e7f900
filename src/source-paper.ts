import { z } from 'astro/zod';
import { Paper } from './paper.ts';

/** Why something of a paper is not on the site: what stands under `withheld`, and how readers are told. */
export const reasons = {
  names: 'Names, telephone numbers and e-mail addresses of people',
  children: 'Facts about so few children that one of them could be recognised',
  unreadable: 'What cannot be read in our copy, such as pictures of charts',
  furniture: 'What says nothing by itself, such as marks of the page',
} as const;

const Digest = z
  .string()
  .regex(/^[0-9a-f]{12}$/, 'it has twelve of 0 to 9 and a to f; npm run coverage writes it');

const words = z.string().regex(/\S/, 'it is empty');

/** A paragraph, an item of a list or a table of a source paper, and where readers find what it says. */
export const SourceUnit = z
  .strictObject({
    lines: z
      .tuple([z.number().int().positive(), z.number().int().positive()])
      .describe('The first and the last line in the text copy of the paper; every line belongs to one unit.'),
    section: words.max(80).optional().describe('The section of the paper that begins here.'),
    place: words
      .max(80)
      .describe('As readers would find it in the paper: `paragraph 18`, `table of risk factors`.'),
    about: words.max(120).describe('What it is about, in a few words of our own.'),
    carried: z
      .array(z.string().startsWith('/'))
      .default([])
      .describe(
        'The addresses that carry it, with a fragment where the page has one: `/2016-17/paqa/#what-case-reviews-show`.',
      ),
    withheld: z
      .enum(Object.keys(reasons) as (keyof typeof reasons)[])
      .optional()
      .describe('Why it, or a part of it, is not published.'),
    slip: words
      .max(500)
      .optional()
      .describe('What does not add up in the paper here, and what the site did about it.'),
    remark: words.max(400).optional().describe('What else readers should know about it.'),
    digest: Digest.optional().describe(
      'Twelve hexadecimal digits of the digest of its lines; `npm run coverage` writes it.',
    ),
  })
  .refine(
    ({ carried, withheld }) => carried.length > 0 || withheld,
    'name an address under "carried", or say why not under "withheld"',
  );
export type SourceUnit = z.infer<typeof SourceUnit>;

/** A paper that the content comes from, with the place of each of its parts. Read from `content/sources/<name>.json`. */
export const SourcePaper = z.strictObject({
  $schema: z.string().optional().describe('The JSON Schema, for editors.'),
  ...Paper.partial({ date: true }).shape,
  edition: z.string().describe('The edition that it is about: `2016-17`.'),
  kind: words.max(300).optional().describe('What kind of paper it is, in a sentence or two.'),
  lines: z.number().int().positive().describe('How many lines its text copy has.'),
  digest: Digest.optional().describe(
    'Twelve hexadecimal digits of the digest of its text copy; `npm run coverage` writes it.',
  ),
  units: z.array(SourceUnit).default([]),
});
export type SourcePaper = z.infer<typeof SourcePaper>;

/** A section of a paper with its units, in order. */
export interface SourceSection {
  title: string;
  units: SourceUnit[];
}

/** The sections of a paper; what stands above the first is its front. */
export function sourceSections(units: readonly SourceUnit[]): SourceSection[] {
  const sections: SourceSection[] = [];
  for (const unit of units) {
    if (unit.section || sections.length === 0)
      sections.push({ title: unit.section ?? 'Front of the paper', units: [] });
    sections.at(-1)!.units.push(unit);
  }
  return sections;
}

/** How many units are on the site, on it in part, and not on it. */
export interface Share {
  all: number;
  whole: number;
  part: number;
  none: number;
}

/** How much of some units is on the site. */
export function share(units: readonly Pick<SourceUnit, 'carried' | 'withheld'>[]): Share {
  const part = units.filter(({ carried, withheld }) => carried.length > 0 && withheld).length;
  const none = units.filter(({ carried }) => carried.length === 0).length;
  return { all: units.length, whole: units.length - part - none, part, none };
}

/** A share in words: `Of 12 parts, 10 are on this site, 1 is in part, and 1 is not`. */
export function shareWords({ all, whole, part, none }: Share): string {
  if (all === 0) return 'No part has been gone through so far';
  if (whole === all) return all === 1 ? 'Its one part is on this site' : `All ${all} parts are on this site`;
  const said = [
    whole > 0 && `${are(whole)} on this site`,
    part > 0 && `${are(part)} on it in part`,
    none > 0 && `${are(none)} not on it`,
  ].filter((words) => words !== false);
  return `Of ${all} ${all === 1 ? 'part' : 'parts'}, ${new Intl.ListFormat('en-GB').format(said)}`;
}

function are(count: number): string {
  return `${count} ${count === 1 ? 'is' : 'are'}`;
}
