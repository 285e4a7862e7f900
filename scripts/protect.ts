import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checked } from '../src/build/checked.ts';
import { committed, copyFault, isRepository, protectedCopy } from '../src/build/protected-copy.ts';

const use = `Use: npm run protect -- --to folder [--from folder]
The folder is absent or empty, or a git repository of earlier copies, in which the new copy is committed.`;
try {
  const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } });
  if (values.to === undefined) throw new Error('Name the folder that gets the copy.');
  const to = resolve(values.to);
  const fault = copyFault(to);
  if (fault !== undefined) throw new Error(fault);
  process.exitCode = run(resolve(values.from ?? '.'), to);
} catch (error) {
  console.error(`${(error as Error).message}\n${use}`);
  process.exitCode = 2;
}

/** Copies a site with protected datasets, checks the copy as it stands, and commits it where there is a repository. */
function run(root: string, to: string): number {
  const { code, content } = checked(root);
  if (code !== 0) return code;
  protectedCopy(root, content, to);
  console.log(`Copied to ${to}, with the datasets as they are published. The copy:`);
  const found = checked(to).code;
  if (found === 0 && isRepository(to))
    console.log(committed(to) ? 'Committed it.' : 'Nothing has changed since the last copy.');
  return found;
}
