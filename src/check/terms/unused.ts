import type { Content } from '../../content.ts';
import { matcher, termsIn } from '../../narrative/terms.ts';
import { problemAt, type Problem } from '../../problem.ts';
import { publicSources } from './abbreviations.ts';

/** Warns of a term that no text of the site uses, and no source paper. */
export function unusedTermProblems(content: Content): Problem[] {
  const known = matcher(content.terms.map(({ id, value }) => ({ slug: id, term: value })));
  const own = new Set(content.texts.terms.map(({ source }) => source));
  const texts = publicSources(content).filter((source) => !own.has(source));
  const used = new Set(texts.flatMap(({ text }) => termsIn(text, known)));
  return content.terms.flatMap(({ id, value, source, offsetOf }) => {
    if (used.has(id) || value.papers.length > 0) return [];
    return problemAt(source, offsetOf(['term']), {
      severity: 'warning',
      message: `No text of the site uses "${value.term}", and no source paper.`,
      cure: 'Name the papers that use it under "papers", add the form that texts use under "also", or delete the file.',
    });
  });
}
