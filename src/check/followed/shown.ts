import type { Content } from '../../content.ts';
import type { Written } from '../../entry.ts';
import { recommendationIds } from '../../narrative/named.ts';
import { components } from '../../narrative/parse.ts';
import { problemAt, type Fault, type Problem } from '../../problem.ts';
import type { Recommendation } from '../../recommendation.ts';
import { nameFaults, namesIn } from '../names.ts';
import type { Rule } from '../rule.ts';

/** Reports and editions show recommendations that exist, of their own year and of one kind; what a report recommends stands in it. */
export const shownRule: Rule = {
  name: 'shown-recommendations',
  group: 'Following the years',
  severity: 'both',
  asks: 'Reports show the recommendations that they make, of their own year and one kind in each list.',
  why: 'A recommendation that its report does not show cannot be found by its readers.',
  example: {
    in: 'content/reports/2020-21/crag.mdx',
    wrong: 'names="do-one-thing"',
    right: 'names="do-one-thing; do-another"',
  },
  find: shownProblems,
};

function shownProblems(content: Content): Problem[] {
  const { texts, recommendations, files } = content;
  const known = namesIn('content/recommendations', files);
  const byId = new Map(recommendations.map(({ id, value }) => [id, value]));
  const inText = [...texts.reports, ...texts.editions].flatMap(({ id, tree, source, bodyOffset }) =>
    components(tree, bodyOffset)
      .filter(({ name }) => name === 'Recommendations')
      .flatMap(({ attributes, offset }) => {
        const ids = recommendationIds(attributes);
        const faults = [
          ...nameFaults(ids, 'recommendation', known).map(({ fault }) => fault),
          ...ids.flatMap((each) => strangeFaults(each, byId.get(each), id)),
          ...mixedFaults(ids.flatMap((each) => byId.get(each) ?? [])),
        ];
        return faults.map((fault) => problemAt(source, offset, fault));
      }),
  );
  return [...inText, ...recommendations.flatMap((entry) => unshown(entry, content))];
}

/** What is wrong with a recommendation of another edition or report in the narrative `id`. */
function strangeFaults(name: string, value: Recommendation | undefined, id: string): Fault[] {
  const [edition, report] = id.split('/');
  const cure = 'Name one of this year and report, or correct the file of the recommendation.';
  if (value && value.edition !== edition)
    return [{ message: `The recommendation "${name}" is of the edition ${value.edition}.`, cure }];
  if (!value?.report || !report || value.report === report) return [];
  return [{ message: `The recommendation "${name}" is of the report "${value.report}".`, cure }];
}

function mixedFaults(values: readonly Recommendation[]): Fault[] {
  const kinds = [...new Set(values.map(({ kind }) => kind))];
  if (kinds.length < 2) return [];
  return [
    {
      message: `The list mixes kinds: ${kinds.join(', ')}.`,
      cure: 'Make a list of each; its title says what they are.',
    },
  ];
}

/** A warning of a recommendation that the report that it is of does not show; its aims and messages may stand in the text. */
function unshown({ id, value, source, offsetOf }: Written<Recommendation>, { reports }: Content): Problem[] {
  const report = reports.find((each) => each.id === `${value.edition}/${value.report}`);
  if (value.kind !== 'recommendation' || !report) return [];
  const shown = components(report.tree).filter(({ name }) => name === 'Recommendations');
  if (shown.some(({ attributes }) => recommendationIds(attributes).includes(id))) return [];
  return [
    problemAt(source, offsetOf(['report']), {
      severity: 'warning',
      message: `The report "${report.id}" does not show this recommendation.`,
      cure: `Add it to a list there: <Recommendations to="…" names="${id}" />.`,
    }),
  ];
}
