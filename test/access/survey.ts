import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { filesBelow } from '../../src/files.ts';
import { findings, ofLooks, ofPlaces } from '../looks.ts';
import { deadControls, focusFaults, forcedFaults, motionFaults } from './controls.ts';
import { ink } from './ink.ts';
import { plain, type Mode } from './modes.ts';
import { outlineFaults } from './outline.ts';
import { printFaults } from './paper.ts';
import { roomFaults, textLosses } from './room.ts';
import { visits } from './visits.ts';

/** The pages of a built site that readers can look at; one that only leads on is gone before it can be. */
export function pagesOf(folder: string): string[] {
  return filesBelow(folder, '.').filter(
    (file) =>
      file.endsWith('.html') && !readFileSync(join(folder, file), 'utf8').includes('http-equiv="refresh"'),
  );
}

/** What is found on pages in a mode, as `path rule: what`, in the order of the pages. */
export async function survey(
  chromium: Browser,
  origin: string,
  paths: readonly string[],
  mode: Mode,
): Promise<string[]> {
  return visits(chromium, origin, paths, mode, (page) => faults(page, mode));
}

/** What is found on every page, and what only this mode can show. */
async function faults(page: Page, mode: Mode): Promise<string[]> {
  const { faults: faint } = await ink(page);
  const own = (special[mode.name] ?? []).map((check) => check(page));
  const named = whole.includes(mode.name) ? undefined : mode.look ? ofLooks : ofPlaces;
  return [
    ...(await findings(page, named)),
    ...faint,
    ...(await roomFaults(page)),
    ...(await Promise.all(own)).flat(),
  ];
}

/** The modes in which a page may have other parts and names, so that all rules of axe are asked. */
const whole = [plain.name, '320 px wide', 'no script'];

type Check = (page: Page) => Promise<string[]>;

const special: Record<string, Check[]> = {
  [plain.name]: [outlineFaults, keptFaults],
  'forced colours': [forcedFaults],
  'forced colours, dark': [forcedFaults],
  'zoom of 400%': [focusFaults, textLosses],
  '320 px wide': [textLosses],
  'text at 200%': [textLosses],
  'wider text spacing': [textLosses],
  'wider text spacing, 390 px wide': [textLosses],
  'reduced motion': [motionFaults],
  'on paper': [printFaults, textLosses],
  'no script': [deadControls],
  dark: [focusFaults],
};

/** What a page keeps in the browser of its reader. */
async function keptFaults(page: Page): Promise<string[]> {
  const kept = await page.evaluate(() => [
    ...(document.cookie ? ['cookies'] : []),
    ...(localStorage.length + sessionStorage.length > 0 ? ['storage'] : []),
  ]);
  return kept.map((what) => `kept: ${what}`);
}
