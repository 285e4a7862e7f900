import type { Content } from '../../content.ts';
import { isEditionName } from '../../edition.ts';
import type { Written } from '../../entry.ts';
import { longestExplanation, pointWords, type Point } from '../../point.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import { nameProblems, namesIn } from '../names.ts';
import { paragraphFaults, textStart } from './paragraph.ts';
import type { Rule } from '../rule.ts';
import { sitePaths } from '../once.ts';

/** Learning points name themes, audiences, reports and pages that exist; where they were found is in order; they fit on a poster. */
export const pointRule: Rule = {
  name: 'learning-points',
  group: 'Learning',
  asks: 'A learning point names themes, audiences, reports and pages that exist, tells oldest findings first, and fits on a poster.',
  why: 'Points are shown on many pages, and a poster has no room for a long one.',
  example: {
    in: 'content/points/listen.md',
    wrong: 'themes: [voices]',
    right: 'themes: [voice]',
  },
  find: pointProblems,
};

function pointProblems(content: Content): Problem[] {
  const { points, files } = content;
  const known = {
    themes: namesIn('content/themes', files),
    audiences: namesIn('content/audiences', files),
    reports: namesIn('content/reports', files),
    paths: sitePaths(content),
  };
  return points.flatMap((point) => [
    ...textProblems(point),
    ...nameProblems(point, 'themes', 'theme', known.themes),
    ...nameProblems(point, 'audiences', 'audience', known.audiences),
    ...nameProblems(point, 'ages', 'age group'),
    ...foundProblems(point, known.reports),
    ...madeProblems(point, known.paths),
  ]);
}

function textProblems({ id, value, tree, source, bodyOffset }: Written<Point>): Problem[] {
  const problem = (fault: Fault) => problemAt(source, bodyOffset + textStart(tree), fault);
  const { length } = pointWords(id, value, tree).text;
  const tooLong = {
    message: `The explanation has ${length} characters; a poster has room for ${longestExplanation}.`,
    cure: `Shorten it by ${length - longestExplanation}.`,
  };
  return [...paragraphFaults(tree, 'explanation'), ...(length > longestExplanation ? [tooLong] : [])].map(
    problem,
  );
}

function foundProblems({ value, source, offsetOf }: Written<Point>, reports: readonly string[]): Problem[] {
  return value.found.flatMap(({ edition, report }, index) => {
    const problem = (key: string) => (fault: Fault) =>
      problemAt(source, offsetOf(['found', index, key]), fault);
    const faults = yearFaults(edition, value.found[index - 1]?.edition).map(problem('edition'));
    const isHeld = report !== undefined && isEditionName(edition);
    return [...faults, ...(isHeld ? reportFaults(report, edition, reports).map(problem('report')) : [])];
  });
}

/** What is wrong with the year of something found in a paper; `before` is the year of what stands above it. */
export function yearFaults(edition: string, before = edition): Fault[] {
  if (!isEditionName(edition))
    return [{ message: `"${edition}" is not a reporting year.`, cure: 'Write it as 2019-20.' }];
  if (!isEditionName(before) || before <= edition) return [];
  const message = `${edition} stands behind ${before}, which is later.`;
  return [{ message, cure: 'Put the oldest first.' }];
}

/** What is wrong with the report that something of an edition was found in. */
export function reportFaults(report: string, edition: string, reports: readonly string[]): Fault[] {
  if (!reports.includes(report))
    return [{ message: `There is no report "${report}".`, cure: nearest(report, reports) }];
  if (report.startsWith(`${edition}/`)) return [];
  return [
    {
      message: `The report "${report}" is not of the edition ${edition}.`,
      cure: 'Correct one of the two; what was found in two years stands in the list twice.',
    },
  ];
}

function madeProblems({ value, source, offsetOf }: Written<Point>, paths: ReadonlySet<string>): Problem[] {
  return value.made.flatMap(({ path }, index) => {
    const page = path?.replace(/#.*$/s, '');
    if (page === undefined || paths.has(page)) return [];
    const fault = {
      message: 'The link leads to a page that does not exist.',
      cure: nearest(page, [...paths]),
    };
    return [problemAt(source, offsetOf(['made', index, 'path']), { ...fault, text: path! })];
  });
}
