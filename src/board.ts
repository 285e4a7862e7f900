import { z } from 'astro/zod';
import { Committee } from './committee.ts';
import { ForChildren } from './for-children.ts';
import { Day } from './paper.ts';
import { AllSeriesWords } from './series.ts';
import { WebAddress } from './web-address.ts';

const text = z.string().regex(/\S/, 'it is empty');

const colour = z.string().regex(/^#[0-9A-Fa-f]{6}$/, 'write it as #12436D');

/** The colours of the six series that a chart may have, in order, on the light and on the dark ground. */
export const Palette = z.strictObject({
  light: z.array(colour).length(6),
  dark: z.array(colour).length(6),
});
export type Palette = { readonly [mode in keyof z.infer<typeof Palette>]: readonly string[] };

/** Who publishes: the board's name, its notice on every page and the way to help. Read from `content/board.json`. */
export const Board = z.strictObject({
  $schema: z.string().optional(),
  /** The board's full name. */
  name: text.max(100),
  /** What the name is shortened to in menus and titles. */
  short: text.max(30),
  /** Who publishes the site, for search engines and feeds; left out while nobody does, as in a demonstration. */
  publisher: text.max(100).optional(),
  /** Where the site is published; its path is the sub-path that the site works under. */
  site: z
    .url({ protocol: /^https?$/ })
    .regex(
      /^https?:\/\/[a-z\d-]+(\.[a-z\d-]+)*(:\d{1,5})?(\/[\w-]+)*\/?$/i,
      'use letters, digits and hyphens in its name and its path, no name before an @, and no ? or #',
    ),
  /** The language of every page. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'write it as en-GB')
    .default('en-GB'),
  /** A sentence shown on every page. */
  notice: text.max(300),
  /** What the home page says: the question that the reports answer, a sentence below it, and what it means for children. */
  home: z.strictObject({
    title: text.max(80),
    lead: text.max(300),
    forChildren: ForChildren,
    /** Questions people ask, and the page that answers each; `{latest}` stands for the newest edition. */
    questions: z
      .array(
        z.strictObject({
          question: text.max(120),
          path: z.string().startsWith('/', 'write it from the root of the site, beginning with /'),
        }),
      )
      .max(6)
      .default([]),
  }),
  /** Two or three sentences on who the board is. */
  about: text.max(1000),
  /** The safeguarding partners. */
  partners: z.array(text),
  /** The bodies that consider reports, by the key that papers and editions name them by. */
  committees: z.record(z.string(), Committee).default({}),
  /** What the yearly reports tell, and who wrote them under which name. */
  series: AllSeriesWords.default({}),
  /** Abbreviations that everybody knows, which no glossary entry needs to explain: `UK`, `PDF`. */
  abbreviations: z.array(text.max(20)).default([]),
  /** What to do when worried about a child: shown on every page. */
  help: z
    .array(
      z.strictObject({
        when: text.max(80),
        who: text.max(80),
        contact: z.string().regex(/^\+?\d[\d ]{2,}$/, 'write a telephone number'),
      }),
    )
    .min(1),
  /** The board's own way to say that one is worried: when it is the right one, whose it is, and its web address. */
  route: z.strictObject({ when: text.max(80), who: text.max(80), address: WebAddress }).optional(),
  /** Whom readers tell of what they cannot use, and within how many working days they are answered; roles, never persons. */
  contact: z
    .strictObject({
      who: text.max(80),
      days: z.number().int().min(1).max(30),
      email: z.email().optional(),
      phone: z
        .string()
        .regex(/^\+?\d[\d ]{2,}$/, 'write a telephone number')
        .optional(),
      post: text.max(200).optional(),
    })
    .refine(
      ({ email, phone, post }) => [email, phone, post].some(Boolean),
      'name an email, a phone or a post',
    )
    .optional(),
  /**
   * Whom those tell who find a weakness of the site, for `/.well-known/security.txt`, and the day until which that holds, at
   * most a year ahead. Left out, `contact` is that of the `contact` or the `route` above; a role, never a person.
   */
  security: z
    .strictObject({
      expires: Day,
      contact: z
        .string()
        .regex(
          /^(https:\/\/[a-z\d-]+(\.[a-z\d-]+)+(\/[\w/.-]*)?|mailto:[\w.+-]+@[\w-]+(\.[\w-]+)+|tel:\+\d{6,15})$/i,
          'write it as https://…, mailto:… or tel:+44…',
        )
        .optional(),
    })
    .optional(),
  /** How the words and figures may be used. */
  licence: text.max(1000),
  /** The age at which every text should be readable; a text above it is named. */
  readingAge: z.number().int().min(9).max(18).default(12),
  /** The largest count of people that is hidden; 5 to 10. */
  threshold: z.number().int().min(5).max(10),
  /** The board's own colours for charts; the build measures whether they can be told apart. */
  palette: Palette.optional(),
});
export type Board = z.infer<typeof Board>;

/** The path of a question with the newest edition put in: `/{latest}/guidance/`. */
export function questionPath(path: string, editions: readonly string[]): string {
  return path.replaceAll('{latest}', [...editions].sort().at(-1) ?? '');
}
