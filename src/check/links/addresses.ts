import type { Content } from '../../content.ts';
import type { Problem } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { siteAddresses } from '../once.ts';

/** Two files must not give one address, not even when case or Unicode form tells them apart, nor a file a folder's. */
export const addressRule: Rule = {
  name: 'addresses',
  group: 'Files and front matter',
  asks: 'Every page and file of the site has an address of its own.',
  why: 'The address comes from the place and the name of a file. Two files with one address would hide each other, also when capital letters alone tell them apart.',
  find: addressProblems,
};

function addressProblems(content: Content): Problem[] {
  const taken = new Map<string, string>();
  const all = siteAddresses(content).map((each) => ({
    ...each,
    key: each.path.normalize('NFKC').toLowerCase(),
  }));
  const folders = new Set(
    all.flatMap(({ key }) => [...key.matchAll(/\//g)].map(({ index }) => key.slice(0, index))),
  );
  return all.flatMap(({ path, file, key }) => {
    const other = taken.get(key) ?? (folders.has(key) ? 'the pages below it' : undefined);
    taken.set(key, file ?? 'every site');
    if (other === undefined) return [];
    return {
      file: file ?? path,
      line: 1,
      column: 1,
      severity: 'error',
      message: `The address ${path} is given twice: by this file, and by ${other}.`,
      cure: 'Rename or delete one of them.',
    };
  });
}
