import { toString } from 'mdast-util-to-string';
import type { Content } from '../../content.ts';
import type { Written } from '../../entry.ts';
import { termsIn } from '../../narrative/terms.ts';
import { nearest, problemAt, type Problem } from '../../problem.ts';
import { forms, type Term } from '../../term.ts';
import { nameProblems, namesIn } from '../names.ts';
import { termMatcher } from './matcher.ts';
import type { Rule } from '../rule.ts';

/** Every term is defined, in words that need no other term that needs it; no form is of two terms, and related terms exist. */
export const glossaryRule: Rule = {
  name: 'glossary',
  group: 'Glossary',
  severity: 'both',
  asks: 'Every term has a definition that does not need the term itself, and no form belongs to two terms.',
  why: 'A definition that sends readers round in a circle explains nothing.',
  example: {
    in: 'content/glossary/care.md',
    wrong: 'Being in care by the council.',
    right: 'Looked after by the council.',
  },
  find: glossaryProblems,
};

function glossaryProblems(content: Content): Problem[] {
  const { terms, files } = content;
  const papers = namesIn('content/sources', files);
  return [
    ...formProblems(terms),
    ...circleProblems(content),
    ...terms.flatMap((entry) => nameProblems(entry, 'papers', 'source paper', papers)),
  ];
}

function formProblems(terms: readonly Written<Term>[]): Problem[] {
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
    const others = ids.filter((each) => each !== id);
    value.see.forEach((other, index) => {
      if (ids.includes(other) && other !== id) return;
      const message = other === id ? 'The term refers to itself.' : `"${other}" is not another term.`;
      found.push(problemAt(source, offsetOf(['see', index]), { message, cure: nearest(other, others) }));
    });
    return found;
  });
}

/** Definitions whose first sentence explains the term by itself, or two terms by each other. */
function circleProblems(content: Content): Problem[] {
  const { terms } = content;
  const known = termMatcher(content);
  const used = new Map(
    terms.map(({ id, tree }) => [id, termsIn(firstSentence(toString(tree.children[0])), known)]),
  );
  return terms.flatMap(({ id, value, tree, source, bodyOffset }) => {
    const other = used.get(id)!.find((each) => each === id || used.get(each)!.includes(id));
    if (other === undefined) return [];
    const by = other === id ? 'itself' : `"${other}", which is explained by it`;
    const message = `The definition explains "${value.term}" by ${by}.`;
    const cure = 'Say in the first sentence what it is, in words that everybody knows.';
    const offset = bodyOffset + (tree.children[0]?.position?.start.offset ?? 0);
    return problemAt(source, offset, { severity: 'warning', message, cure });
  });
}

function firstSentence(text: string): string {
  return text.split(/(?<=[.:;])\s/)[0]!;
}
