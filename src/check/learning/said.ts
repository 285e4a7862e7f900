import type { Content } from '../../content.ts';
import { anchors } from '../../narrative/parts.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import { namesIn } from '../names.ts';
import { reportFaults, yearFaults } from './points.ts';
import type { Rule } from '../rule.ts';

/** What papers say to an audience names years, reports and headings that exist, oldest first. */
export const saidRule: Rule = {
  name: 'said',
  group: 'Learning',
  asks: 'What papers say to an audience names years, reports and headings that exist, oldest first.',
  why: 'Readers follow it to the place where it was said.',
  example: {
    in: 'content/audiences/schools.md',
    before: 'for-children: ',
    wrong:
      'said:\n  - { text: Schools asked first., edition: 2020-21, place: paragraph 2, report: 2020-21/carg }',
    right:
      'said:\n  - { text: Schools asked first., edition: 2020-21, place: paragraph 2, report: 2020-21/crag }',
  },
  find: saidProblems,
};

function saidProblems({ audiences, reports, files }: Content): Problem[] {
  const names = namesIn('content/reports', files);
  const headings = new Map(reports.map(({ id, tree }) => [id, [...anchors(tree)]]));
  return audiences.flatMap(({ value: { said }, source, offsetOf }) =>
    said.flatMap(({ edition, report, section }, index) => {
      const problem = (key: string, fault: Fault) => problemAt(source, offsetOf(['said', index, key]), fault);
      const wrong = report ? reportFaults(report, edition, names) : [];
      const known = headings.get(report ?? '');
      return [
        ...yearFaults(edition, said[index - 1]?.edition).map((fault) => problem('edition', fault)),
        ...wrong.map((fault) => problem('report', fault)),
        ...(section && known && !known.includes(section)
          ? [problem('section', lost(section, report!, known))]
          : []),
      ];
    }),
  );
}

function lost(section: string, report: string, known: readonly string[]): Fault {
  return { message: `The report "${report}" has no heading "${section}".`, cure: nearest(section, known) };
}
