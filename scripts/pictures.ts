import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { site } from '../src/build/site.ts';
import { command } from '../src/command/command.ts';
import type { Outcome } from '../src/command/outcome.ts';
import { progress } from '../src/command/progress.ts';
import { browser } from '../test/browser.ts';
import { sitePicture } from '../test/site-picture.ts';
import { scenes } from '../test/walk/scenes.ts';

const use = 'npm run pictures -- [--to folder] [--debug]';
await command(use, { options: { to: { type: 'string' } } }, async ({ values }): Promise<Outcome> => {
  const docs = resolve(values.to ?? 'docs');
  const folder = join(docs, 'pictures');
  mkdirSync(folder, { recursive: true });
  const built = join(mkdtempSync(join(tmpdir(), 'pictures-')), 'dist');
  const code = await site(process.cwd(), { to: built });
  if (code !== 0) return code;
  const chromium = await browser();
  const bar = progress('Drawing the pictures of the documentation', 13);
  const drawn: string[] = [];
  const drew = (name: string, bytes: Uint8Array) => {
    if (values.debug) console.log(name);
    writeFileSync(join(folder, `${name}.png`), bytes);
    drawn.push(`${name}.png`);
    bar.step();
  };
  try {
    writeFileSync(join(docs, 'site.png'), await sitePicture(chromium, built));
    bar.step();
    for await (const { name, bytes } of scenes(chromium)) drew(name, bytes);
  } finally {
    await chromium.close();
    rmSync(join(built, '..'), { recursive: true, force: true });
  }
  const old = readdirSync(folder).filter((name) => name.endsWith('.png') && !drawn.includes(name));
  for (const name of old) rmSync(join(folder, name));
  bar.done(`${drawn.length} pictures`);
  console.log(`Drew ${drawn.length} pictures.`);
  return 0;
});
