import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { site } from '../src/build/site.ts';

const started = Date.now();
const words = given();
if (words) {
  const root = resolve(words.from ?? '.');
  const to = resolve(words.to ?? `${root}/dist`);
  process.exitCode = await site(root, { to, debug: words.debug ?? false });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (process.exitCode === 0) console.log(`Built the site in ${seconds} s: ${words.to ?? 'dist'}/`);
}

/** What was asked for; tells how the command is used, and ends with 2, when it was used wrongly. */
function given() {
  try {
    const options = { from: { type: 'string' }, to: { type: 'string' }, debug: { type: 'boolean' } } as const;
    return parseArgs({ options }).values;
  } catch (error) {
    console.error(
      `${(error as Error).message}\nUse: npm run build -- [--from folder] [--to folder] [--debug]`,
    );
    process.exitCode = 2;
    return undefined;
  }
}
