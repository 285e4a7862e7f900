import type { Content } from '../../content.ts';
import { firstProblems } from '../../first-problems.ts';
import { problemAt, type Fault, type Problem } from '../../problem.ts';
import { sitePaths } from '../once.ts';
import type { Rule } from '../rule.ts';

/** Every address that a frozen edition was published with is one of the site, or leads to one. */
export const goneRule: Rule = {
  name: 'gone-addresses',
  group: 'Publication',
  asks: 'Every address that was published with an edition is still there, or leads elsewhere.',
  why: 'Published addresses never die; other sites, and papers that were printed, name them.',
  find: goneProblems,
};

function goneProblems(content: Content): Problem[] {
  // What could not be read has its addresses nevertheless.
  if (content.problems.some(({ severity }) => severity === 'error')) return [];
  const known = sitePaths(content);
  const leads = content.redirects?.value ?? {};
  return content.locks.flatMap(({ value, source, offsetOf }) => {
    const gone = value.addresses
      .map((address, index) => ({ address, index }))
      .filter(({ address }) => !known.has(address) && !Object.hasOwn(leads, address));
    return firstProblems(gone.values(), ({ address, index }) =>
      problemAt(source, offsetOf(['addresses', index]), goneFault(address, value.edition)),
    );
  });
}

/** What is wrong with an address of a lock at which there is nothing. */
export function goneFault(address: string, edition: string): Fault {
  return {
    message: `The address ${address} was published with ${edition} and is gone.`,
    cure: 'Restore what stood there, or say in content/redirects.json where it leads now.',
  };
}
