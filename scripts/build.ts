import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { site } from '../src/build/site.ts';

try {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, to: { type: 'string' }, debug: { type: 'boolean' } },
  });
  const started = Date.now();
  const root = resolve(values.from ?? '.');
  const to = resolve(values.to ?? `${root}/dist`);
  process.exitCode = await site(root, { to, debug: values.debug ?? false });
  if (process.exitCode === 0)
    console.log(`Built the site in ${((Date.now() - started) / 1000).toFixed(1)} s: ${values.to ?? 'dist'}/`);
} catch (error) {
  console.error(`${(error as Error).message}\nUse: npm run build -- [--from folder] [--to folder] [--debug]`);
  process.exitCode = 2;
}
