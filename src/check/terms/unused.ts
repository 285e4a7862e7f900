import type { Content } from '../../content.ts';
import { termsIn } from '../../narrative/terms.ts';
import { problemAt, type Problem } from '../../problem.ts';
import { publicSources } from './abbreviations.ts';
import { termMatcher } from './matcher.ts';
import type { Rule } from '../rule.ts';

/** Warns of a term that no other text of the site uses, and no source paper; what another term became may go unused. */
export const unusedTermRule: Rule = {
  name: 'unused-terms',
  group: 'Glossary',
  severity: 'warning',
  asks: 'Every term of the glossary is used by some text or paper.',
  why: 'A term that nobody meets makes the glossary longer, and is often a form that was mistyped.',
  example: {
    in: 'content/glossary/care.md',
    wrong: 'term: in kinship lodgings',
    right: 'term: in care',
  },
  find: unusedTermProblems,
};

function unusedTermProblems(content: Content): Problem[] {
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
