import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { command } from '../src/command/command.ts';
import type { Outcome } from '../src/command/outcome.ts';
import { progress } from '../src/command/progress.ts';
import { browser } from '../test/browser.ts';
import { scenes } from '../test/walk/scenes.ts';

const use = 'npm run pictures -- [--to folder] [--debug]';
await command(use, { options: { to: { type: 'string' } } }, async ({ values }): Promise<Outcome> => {
  const folder = resolve(values.to ?? 'docs/pictures');
  mkdirSync(folder, { recursive: true });
  const chromium = await browser();
  const bar = progress('Drawing the pictures of the handbook', 12);
  const drawn: string[] = [];
  try {
    for await (const { name, bytes } of scenes(chromium)) {
      if (values.debug) console.log(name);
      writeFileSync(join(folder, `${name}.png`), bytes);
      drawn.push(`${name}.png`);
      bar.step();
    }
  } finally {
    await chromium.close();
  }
  const old = readdirSync(folder).filter((name) => name.endsWith('.png') && !drawn.includes(name));
  for (const name of old) rmSync(join(folder, name));
  bar.done(`${drawn.length} pictures`);
  console.log(`Drew ${drawn.length} pictures of the handbook.`);
  return 0;
});
