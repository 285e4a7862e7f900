import { resolve } from 'node:path';
import { siteAddress } from '../src/build/address.ts';
import { site } from '../src/build/site.ts';
import { command } from '../src/command/command.ts';

const use = 'npm run build -- [--from folder] [--to folder] [--debug]';
const started = Date.now();
await command(
  use,
  { options: { from: { type: 'string' }, to: { type: 'string' } } },
  async ({ values }) => {
    siteAddress(); // Before anything is read.
    const root = resolve(values.from ?? '.');
    const to = resolve(values.to ?? `${root}/dist`);
    const outcome = await site(root, { to, debug: values.debug ?? false });
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    if (outcome === 0) console.log(`Built the site in ${seconds} s: ${values.to ?? 'dist'}/`);
    return outcome;
  },
  'It checks first, and publishes nothing while an error is left. The site is then in dist; npm run preview shows it.',
);
