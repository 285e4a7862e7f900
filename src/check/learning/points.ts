import { addresses } from '../../addresses.ts';
import type { Content } from '../../content.ts';
import { isEditionName } from '../../edition.ts';
import type { Written } from '../../entry.ts';
import { longestExplanation, pointWords, type Point } from '../../point.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import { nameProblems, names } from './names.ts';
import { paragraphFaults, textStart } from './paragraph.ts';

/** Learning points name themes, audiences, reports and pages that exist; where they were found is in order; they fit on a poster. */
export function pointProblems(content: Content): Problem[] {
  const { points, files } = content;
  const known = {
    themes: names(files, 'themes', /\.md$/),
    audiences: names(files, 'audiences', /\.md$/),
    reports: names(files, 'reports', /\.mdx?$/),
    paths: addresses(content).map(({ path }) => path),
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
    const problem = (key: string, message: string, cure: string) =>
      problemAt(source, offsetOf(['found', index, key]), { message, cure });
    if (!isEditionName(edition))
      return [problem('edition', `"${edition}" is not a reporting year.`, 'Write it as 2019-20.')];
    const before = value.found[index - 1]?.edition ?? edition;
    const order = 'Put the oldest first.';
    return [
      ...(isEditionName(before) && before > edition
        ? [problem('edition', `${edition} stands behind ${before}, which is later.`, order)]
        : []),
      ...(report === undefined
        ? []
        : reportFaults(report, edition, reports).map(({ message, cure }) =>
            problem('report', message, cure),
          )),
    ];
  });
}

function reportFaults(report: string, edition: string, reports: readonly string[]): Fault[] {
  if (!reports.includes(report))
    return [{ message: `There is no report "${report}".`, cure: nearest(report, reports) }];
  if (report.startsWith(`${edition}/`)) return [];
  return [
    {
      message: `The report "${report}" is not of the edition ${edition}.`,
      cure: 'Correct one of the two; a point that was found in two years stands in the list twice.',
    },
  ];
}

function madeProblems({ value, source, offsetOf }: Written<Point>, paths: readonly string[]): Problem[] {
  return value.made.flatMap(({ path }, index) => {
    const page = path?.replace(/#.*$/s, '');
    if (page === undefined || paths.includes(page)) return [];
    const fault = { message: 'The link leads to a page that does not exist.', cure: nearest(page, paths) };
    return [problemAt(source, offsetOf(['made', index, 'path']), { ...fault, text: path! })];
  });
}
