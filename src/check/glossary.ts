import { toString } from 'mdast-util-to-string';
import type { Content } from '../content.ts';
import { nearest, problemAt, type Problem } from '../problem.ts';
import { forms } from '../term.ts';

/** Every term is defined, no form belongs to two terms, and related terms exist. */
export function glossaryProblems({ terms }: Content): Problem[] {
  const owner = new Map<string, string>();
  const ids = terms.map(({ id }) => id);
  return terms.flatMap(({ id, value, tree, source, offsetOf, bodyOffset }) => {
    const found: Problem[] = [];
    if (toString(tree).trim() === '') {
      const message = `The term "${value.term}" has no definition.`;
      found.push(problemAt(source, bodyOffset, { message, cure: 'Write it below the front matter.' }));
    }
    for (const form of forms(value)) {
      const other = owner.get(form);
      if (other !== undefined && other !== id) {
        const message = `"${form}" is already a form of the term "${other}".`;
        found.push(problemAt(source, offsetOf(['term']), { message, cure: 'Keep it in one of them.' }));
      }
      owner.set(form, other ?? id);
    }
    value.see.forEach((other, index) => {
      if (ids.includes(other) && other !== id) return;
      const message = other === id ? 'The term refers to itself.' : `"${other}" is not another term.`;
      found.push(problemAt(source, offsetOf(['see', index]), { message, cure: nearest(other, ids) }));
    });
    return found;
  });
}
