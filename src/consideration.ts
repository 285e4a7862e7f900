import { z } from 'astro/zod';
import { asked, type CoverPaper } from './cover-paper.ts';
import { Paper, PaperDate } from './paper.ts';
import { isReportName } from './report.ts';

/** That a body considered reports of an edition, or was to; typed where no cover paper of this site tells it. */
export const Consideration = z.strictObject({
  /** Which body: its key in `content/board.json`. */
  committee: z.string(),
  /** Reports of the edition by name, or as `missing` of the edition calls them. */
  reports: z.array(z.string()).min(1),
  /** When, as far as the paper says. */
  date: PaperDate.optional(),
  /** `due` when a paper says only that the body was going to. */
  stage: z.enum(['considered', 'due']).default('considered'),
  /** What it was asked, as words behind “to”: `note the report`. */
  asked: z.string().min(1).max(600).optional(),
  /** What it resolved, in the past: `approved the report`. */
  resolved: z.string().min(1).max(300).optional(),
  /** A remark on what the paper says: `The date is that of the paper.` */
  remark: z.string().min(1).max(200).optional(),
  source: Paper.partial({ date: true }),
  /** Where in the paper: `paragraph 2`. */
  place: z.string().min(1).max(80).optional(),
});
export type Consideration = z.infer<typeof Consideration>;

/** A line of the log: a consideration, and the cover paper that tells of it where there is one. */
type Logged = Omit<Consideration, 'source'> & {
  edition: string;
  source: Consideration['source'] | undefined;
  /** The id of the cover paper. */
  paper?: string;
};

/** What each body considered of an edition, by date: what the edition tells, and each of its cover papers. */
export function logged(
  edition: { id: string; missing: readonly string[]; considered: readonly Consideration[] },
  papers: readonly { id: string; paper: CoverPaper }[],
): Logged[] {
  const own = edition.considered.map((each) => ({ ...each, edition: edition.id }));
  const covered = papers
    .filter(({ paper }) => paper.edition === edition.id)
    .map(({ id, paper }): Logged => {
      const { committee, date, annexes, background, resolved, source } = paper;
      const reports = background.filter((each) => isReportName(each) || edition.missing.includes(each));
      const known = { ...(date && { date }), ...(resolved && { resolved }) };
      return {
        ...{ edition: edition.id, paper: id, committee, stage: 'considered', source },
        ...{ reports: [...annexes, ...reports], asked: asked(paper), ...known },
      };
    });
  const order = ({ date, stage }: Logged) => (stage === 'due' ? '9998' : (date ?? '9999'));
  return [...own, ...covered].sort((a, b) => order(a).localeCompare(order(b), 'en'));
}
