import type { Content } from '../../content.ts';
import { termsIn } from '../../narrative/terms.ts';
import { problemAt, type Problem } from '../../problem.ts';
import { publicSources } from './abbreviations.ts';
import { termMatcher } from './matcher.ts';

/** Warns of a term that no other text of the site uses, and no source paper; what another term became may go unused. */
export function unusedTermProblems(content: Content): Problem[] {
  const known = termMatcher(content);
  const own = new Map(content.terms.map(({ id, source }) => [source, id]));
  const used = new Set([
    ...publicSources(content).flatMap((source) =>
      termsIn(source.text, known).filter((id) => id !== own.get(source)),
    ),
    ...content.terms.flatMap(({ value }) => value.became ?? []),
  ]);
  return content.terms.flatMap(({ id, value, source, offsetOf }) => {
    if (used.has(id) || value.papers.length > 0) return [];
    return problemAt(source, offsetOf(['term']), {
      severity: 'warning',
      message: `No other text of the site uses "${value.term}", and no source paper.`,
      cure: 'Name the papers that use it under "papers", add the form that texts use under "also", or delete the file.',
    });
  });
}
