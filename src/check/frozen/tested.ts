import type { Content } from '../../content.ts';
import { problemAt, type Problem } from '../../problem.ts';
import { sitePaths } from '../once.ts';
import type { Rule } from '../rule.ts';

/** The pages that the accessibility statement says were tested are pages of the site. */
export const testedRule: Rule = {
  name: 'tested-pages',
  group: 'Publication',
  asks: 'The pages that the accessibility statement says were tested are on the site.',
  why: 'A statement about pages that are gone is out of date, and its links lead nowhere.',
  severity: 'warning',
  example: {
    in: 'content/accessibility-results.json',
    wrong: statement('/2020-21/carg/'),
    right: statement('/2020-21/crag/'),
  },
  find: goneProblems,
};

function goneProblems(content: Content): Problem[] {
  const { results } = content.accessibility;
  if (!results) return [];
  const known = sitePaths(content);
  return results.value.kinds.flatMap((path, at) => {
    if (known.has(path)) return [];
    const message = `${path} was tested, but is not a page of this site any more.`;
    const cure = 'Run npm run build, then npm run accessibility: the file is written anew.';
    const fault = { message, cure, severity: 'warning' as const };
    return problemAt(results.source, results.offsetOf(['kinds', at]), fault);
  });
}

/** A results file that names one page. */
function statement(path: string): string {
  return `{
  "date": "2026-01-31",
  "programs": [{ "name": "axe-core", "version": "4" }],
  "modes": [{ "mode": "light", "pages": 1, "findings": [] }],
  "kinds": ["${path}"]
}`;
}
