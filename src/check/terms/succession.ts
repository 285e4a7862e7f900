import type { Content } from '../../content.ts';
import type { Written } from '../../entry.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import { isBefore, type Term } from '../../term.ts';
import type { Rule } from '../rule.ts';

/** Names follow each other in time: what a term became is a term, the old one has an end, and no line leads back. */
export const successionRule: Rule = {
  name: 'succession',
  group: 'Glossary',
  asks: 'Names follow each other in time, and it is said where their dates are from.',
  why: 'Old pages keep their names and lead to those of today.',
  example: {
    in: 'content/glossary/care.md',
    before: 'for-children: ',
    wrong: 'from: 2019-04',
    right: 'from: 2019-04\ndates: papers',
  },
  find: successionProblems,
};

function successionProblems({ terms }: Content): Problem[] {
  const all = new Map(terms.map(({ id, value }) => [id, value]));
  return terms.flatMap((entry) =>
    faults(entry, all).map(({ key, fault }) => problemAt(entry.source, entry.offsetOf([key]), fault)),
  );
}

function faults(
  { id, value }: Written<Term>,
  all: ReadonlyMap<string, Term>,
): { key: keyof Term; fault: Fault }[] {
  const { from, until, became, dates } = value;
  const found: { key: keyof Term; fault: Fault }[] = [];
  const add = (key: keyof Term, message: string, cure: string) =>
    found.push({ key, fault: { message, cure } });
  if (from && until && isBefore(until, from))
    add('until', `The name ended on ${until}, before it began on ${from}.`, 'Correct one of the two.');
  if ((from || until) && !dates)
    add(
      until ? 'until' : 'from',
      'It is not said where the date is from.',
      'Add "dates: papers" or "dates: general knowledge".',
    );
  if (became && !until)
    add(
      'became',
      'The name was replaced, but it has no end.',
      'Add "until", the day or month in which it was last used.',
    );
  if (!became) return found;
  if (!all.has(became)) add('became', `"${became}" is not another term.`, nearest(became, [...all.keys()]));
  else if (leadsBack(id, all))
    add(
      'became',
      'What the term became leads back to the term itself.',
      'End the line at the name of today.',
    );
  return found;
}

function leadsBack(id: string, all: ReadonlyMap<string, Term>): boolean {
  const seen = new Set<string>();
  let next = all.get(id)?.became;
  while (next && next !== id && !seen.has(next)) {
    seen.add(next);
    next = all.get(next)?.became;
  }
  return next === id;
}
