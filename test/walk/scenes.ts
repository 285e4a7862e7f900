import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { project } from '../build.ts';
import { pagePicture, terminalPicture, type View } from './pictures.ts';
import { bound, corrected, told } from './words.ts';
import { boardSite, commandWith, run, served } from './walk.ts';

/** A picture of the handbook, by the name of its file without the ending. */
export interface Picture {
  name: string;
  bytes: Uint8Array;
}

/** The pictures of the handbook, made by walking through it on the site of an invented board. */
export async function* scenes(browser: Browser): AsyncGenerator<Picture> {
  const { site, remove } = boardSite();
  const terminal = async (name: string, line: string, wanted = 0) => ({
    name,
    bytes: await terminalPicture(browser, [{ line, output: outputOf(line, site, wanted) }]),
  });
  try {
    yield { name: 'version', bytes: await terminalPicture(browser, [version()]) };
    yield await terminal('new-edition', commandWith('new -- edition'));
    yield await terminal('import-word', commandWith('import -- word'));
    yield await terminal('import-table', commandWith('import -- table'));
    told(site);
    bound(site, '1,272');
    yield await terminal('check', 'npm run check', 1);
    yield* pages(browser, site, [
      ['draft', { address: '2024-25/', size: { width: 1100, height: 800 } }],
      ['problems', { address: '2024-25/oscb/', part: '.preview-panel' }],
      ['checklist', { address: 'checklist/', size: { width: 1100, height: 900 } }],
    ]);
    bound(site, '1,262', '1,272');
    yield* pages(browser, site, [
      ['chart', { address: '2024-25/oscb/', part: 'figure' }],
      ['guidance', { address: '2024-25/guidance/', size: { width: 1100, height: 900 } }],
    ]);
    yield* pages(browser, join(project, 'test/site'), [
      ['poster', { address: 'posters/two-points/', part: 'main' }],
    ]);
    yield await terminal('publish', `${commandWith('publish')} --date 2025-09-25`);
    corrected(site);
    yield* pages(browser, site, [
      ['corrections', { address: 'about/corrections/', size: { width: 1100, height: 860 } }],
    ]);
  } finally {
    remove();
  }
}

/** Pictures of pages of the preview of a site. */
async function* pages(browser: Browser, site: string, views: [string, View][]): AsyncGenerator<Picture> {
  const { address, stop } = await served('npm run dev', site);
  try {
    await checked(`${address}checklist/`);
    for (const [name, view] of views)
      yield { name, bytes: await pagePicture(browser, { ...view, address: address + view.address }) };
  } finally {
    stop();
  }
}

/** Waits until the first check of a preview has ended, so that no page is loaded again. */
async function checked(checklist: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const text = await (await fetch(checklist)).text();
    if (!text.includes('The check is under way')) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function version() {
  const { stdout } = spawnSync(process.execPath, ['--version'], { encoding: 'utf8' });
  return { line: 'node --version', output: stdout.trim() };
}

/** What a command prints; one that does not end as it should is no picture for a handbook. */
function outputOf(line: string, site: string, wanted: number): string {
  const { code, output } = run(line, site);
  if (code !== wanted)
    throw new Error(`${line} ended with ${code}, and should end with ${wanted}:\n${output}`);
  return shortened(output);
}

/** The most lines of output that a picture shows. */
const most = 30;

function shortened(output: string): string {
  const lines = output
    .replace(/ in \d+(\.\d+)? s\b/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .split('\n');
  return lines.length <= most ? lines.join('\n') : [...lines.slice(0, most), '…'].join('\n');
}
