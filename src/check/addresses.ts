import { addresses } from '../addresses.ts';
import type { Content } from '../content.ts';
import type { Problem } from '../problem.ts';

/** Two files must not give one address, not even when case or Unicode form tells them apart. */
export function addressProblems(content: Content): Problem[] {
  const taken = new Map<string, string>();
  return addresses(content).flatMap(({ path, file }) => {
    const key = path.normalize('NFKC').toLowerCase();
    const other = taken.get(key);
    if (other === undefined) {
      taken.set(key, file ?? 'every site');
      return [];
    }
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
