import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checked } from '../src/build/checked.ts';
import { protectedCopy } from '../src/build/protected-copy.ts';

const use = 'Use: npm run protect -- --to folder [--from folder]; the folder must be empty or absent.';
try {
  const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } });
  if (values.to === undefined) throw new Error('Name the folder that gets the copy.');
  process.exitCode = run(resolve(values.from ?? '.'), resolve(values.to));
} catch (error) {
  console.error(`${(error as Error).message}\n${use}`);
  process.exitCode = 2;
}

/** Copies a site with protected datasets, then checks the copy as it stands. */
function run(root: string, to: string): number {
  const { code, content } = checked(root);
  if (code !== 0) return code;
  protectedCopy(root, content, to);
  console.log(`Copied to ${to}, with the datasets as they are published. The copy:`);
  return checked(to).code;
}
