import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { content } from '../src/content.ts';
import { components } from '../src/narrative/parse.ts';
import { ChartAttributes } from '../src/narrative/vocabulary.ts';
import { ink } from './access/ink.ts';
import { browser } from './browser.ts';
import { build, project } from './build.ts';
import { findings, textFaults } from './looks.ts';
import { serve } from './server.ts';

const fixture = join(project, 'test/site');
let folder: string;
let chromium: Browser;
let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gallery-'));
  const { code, output } = build(fixture, join(folder, 'dist'));
  expect(code, output).toBe(0);
  site = await serve(join(folder, 'dist'), '/annual-reports/');
  chromium = await browser();
}, 120_000);

afterAll(async () => {
  await chromium?.close();
  site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The page that shows every kind of chart, in a window of this width. */
async function gallery(width: number, look: Parameters<Page['emulateMedia']>[0] = {}): Promise<Page> {
  const page = await chromium.newPage({ viewport: { width, height: 900 } });
  await page.emulateMedia({ reducedMotion: 'reduce', ...look });
  await page.goto(`${site.origin}/annual-reports/2020-21/special-charts/`);
  await page.evaluate(() => document.fonts.ready);
  return page;
}

describe('the gallery', () => {
  it('shows every kind of chart, and all that may stand on one', () => {
    const report = content(fixture).reports.find(({ id }) => id === '2020-21/special-charts')!;
    const shown = components(report.tree);
    const charts = shown.filter(({ name }) => name === 'Chart').map(({ attributes }) => attributes);
    const kinds = ChartAttributes.shape.kind.options;
    expect(new Set(charts.map(({ kind }) => kind))).toEqual(new Set(kinds));
    const used = new Set(charts.flatMap((attributes) => Object.keys(attributes)));
    const undrawn = ['sort', 'where', 'themes'];
    for (const name of Object.keys(ChartAttributes.shape).filter((each) => !undrawn.includes(each)))
      expect(used, name).toContain(name);
    expect(shown.map(({ name }) => name)).toEqual(expect.arrayContaining(['Quadrant', 'Headline']));
  });

  it.each<{ mode: string; width: number; look?: Parameters<Page['emulateMedia']>[0] }>([
    { mode: 'light', width: 1440 },
    { mode: 'dark', width: 1440, look: { colorScheme: 'dark' } },
    { mode: 'forced colours', width: 1440, look: { forcedColors: 'active' } },
    { mode: 'a phone', width: 390 },
    { mode: 'a phone, dark', width: 390, look: { colorScheme: 'dark' } },
    { mode: '320 px', width: 320 },
    { mode: 'paper', width: 794, look: { media: 'print' } },
  ])(
    'has no axe finding, and no text that is small, cut or over other text: $mode',
    async ({ width, look }) => {
      const page = await gallery(width, look);
      expect(await findings(page)).toEqual([]);
      expect(await textFaults(page)).toEqual([]);
      const { judged, faults } = await ink(page);
      expect(faults).toEqual([]);
      expect(judged).toBeGreaterThan(50);
      expect(await page.locator('.drawing:visible').count()).toBe(11);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.close();
    },
  );

  it('draws for the room there is: the wide drawings on a desktop and on paper, the narrow ones on a phone', async () => {
    for (const [width, shown, look] of [
      [1440, 'wide', {}],
      [390, 'narrow', {}],
      [794, 'wide', { media: 'print' }],
    ] as const) {
      const page = await gallery(width, look);
      expect(await page.locator(`.drawing.${shown}:visible`).count(), String(width)).toBe(11);
      await page.close();
    }
  });

  it('finds text that is small, cut or over other text', async () => {
    const page = await gallery(1440);
    await page.evaluate(() => {
      const [first, second, third] = document.querySelectorAll('.drawing.wide text');
      first!.setAttribute('x', '-90');
      second!.setAttribute('x', third!.getAttribute('x')!);
      second!.setAttribute('y', third!.getAttribute('y')!);
      (document.querySelectorAll<SVGElement>('.drawing.wide')[2]!.parentElement as HTMLElement).style.width =
        '400px';
    });
    const found = (await textFaults(page)).join('\n');
    for (const fault of ['small', 'outside', 'overlap']) expect(found).toContain(` ${fault}: `);
    await page.close();
  });
});
