import { matcher } from '../../narrative/terms.ts';
import { once } from '../once.ts';

/** Finds the terms of the glossary in a text. */
export const termMatcher = once(({ terms }) =>
  matcher(terms.map(({ id, value }) => ({ slug: id, term: value }))),
);
