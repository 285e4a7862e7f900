import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checked } from '../src/build/checked.ts';
import { excerpt } from '../src/source.ts';

try {
  const { values } = parseArgs({ options: { from: { type: 'string' } } });
  process.exitCode = run(resolve(values.from ?? '.'));
} catch (error) {
  console.error(`${(error as Error).message}\nUse: npm run check -- [--from folder]`);
  process.exitCode = 2;
}

function run(root: string): number {
  try {
    return checked(root, true).code;
  } catch (error) {
    console.error(`The check failed, and that is our fault: ${excerpt((error as Error).message, 300)}`);
    return 70;
  }
}
