import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TestedMode } from '../src/accessibility.ts';
import { command } from '../src/command/command.ts';
import { WrongUse, type Outcome } from '../src/command/outcome.ts';
import { progress } from '../src/command/progress.ts';
import { kinds } from '../test/access/kinds.ts';
import { invalid } from '../test/access/markup.ts';
import { modes, plain } from '../test/access/modes.ts';
import { pagesOf, survey } from '../test/access/survey.ts';
import { browser } from '../test/browser.ts';
import { serve } from '../test/server.ts';

/** Looks at every page of the built site, and at one of each kind in all modes, and writes what was found. */
const use = 'npm run accessibility -- [--site dist] [--debug]';
await command(use, { options: { site: { type: 'string' } } }, async ({ values }): Promise<Outcome> => {
  const folder = resolve(values.site ?? 'dist');
  if (!existsSync(join(folder, 'index.html')))
    throw new WrongUse(
      'There is no built site to test. Run npm run build first, or name its folder after --site.',
    );
  const pages = pagesOf(folder);
  const one = kinds('.', pages);
  const site = await serve(folder);
  const chromium = await browser();
  const bar = progress('Testing the site', modes.length + 1);
  const tested: TestedMode[] = [];
  try {
    const markup = await invalid(folder, pages);
    for (const mode of [plain, ...modes]) {
      const looked = mode === plain ? pages : one;
      const found = await survey(chromium, site.origin, looked, mode);
      const all = mode === plain ? [...found, ...markup] : found;
      if (all.length > 0) console.log([`${mode.name}:`, ...all].join('\n  '));
      tested.push({ mode: mode.name, pages: looked.length, findings: byRule(all) });
      bar.step();
    }
  } finally {
    await chromium.close();
    site.stop();
  }
  bar.done(`${tested.length} ways of reading`);
  const programs = [
    { name: 'axe-core', version: versionOf('axe-core') },
    { name: 'html-validate', version: versionOf('html-validate') },
    { name: 'Chromium', version: chromium.version() },
  ];
  const date = new Date().toISOString().slice(0, 10);
  const addresses = one.map((page) => `/${page.replace(/index\.html$/, '')}`);
  const results = { date, programs, modes: tested, kinds: addresses };
  writeFileSync('content/accessibility-results.json', `${JSON.stringify(results, null, 2)}\n`);
  const faulty = tested.filter(({ findings }) => findings.length > 0).length;
  console.log(
    `Tested ${pages.length} pages, and ${one.length} of them in ${modes.length} other ways; ${faulty === 0 ? 'nothing was found' : `something was found in ${faulty} of the ways`}.`,
  );
  console.log(
    'Wrote content/accessibility-results.json. Read content/accessibility.json too: it tells what programs cannot see.',
  );
  return 0;
});

/** Findings, as `page rule: what`, counted by rule and page. */
function byRule(found: readonly string[]): TestedMode['findings'] {
  const pairs = new Set(found.map((each) => /^(\S+) ([^:]+):/.exec(each)!.slice(1).join(' ')));
  const rules = Map.groupBy(pairs, (pair) => pair.slice(pair.indexOf(' ') + 1));
  return [...rules]
    .map(([rule, held]) => ({ rule, pages: held.length }))
    .sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

function versionOf(name: string): string {
  const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
