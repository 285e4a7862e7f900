import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checked } from '../src/build/checked.ts';
import { hiddenInWords, intervalReport } from '../src/dataset/protection/report.ts';
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
    const { code, content } = checked(root);
    const { hidden } = content.protection;
    if (hidden.length > 0) {
      mkdirSync(join(root, 'private'), { recursive: true });
      writeFileSync(join(root, 'private/intervals.csv'), intervalReport(content.protection, content.raw));
      console.log(
        `\nHidden, and why (private, as private/intervals.csv is, which says what can still be deduced):\n`,
      );
      console.log(hiddenInWords(content.protection, content.raw));
    }
    return code;
  } catch (error) {
    console.error(`The check failed, and that is our fault: ${excerpt((error as Error).message, 300)}`);
    return 70;
  }
}
