import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browser } from './browser.ts';
import { build } from './build.ts';
import { serve } from './server.ts';
import { siteWithReport } from './weight-report.ts';
import { brotli, weightReport } from './weight.ts';

const address = '/annual-reports/2020-21/special-weight/';
const root = mkdtempSync(join(tmpdir(), 'budget-'));
let html: string;
let site: Awaited<ReturnType<typeof serve>>;
let chromium: Browser;

beforeAll(async () => {
  expect(siteWithReport(join(root, 'site')).words).toBeGreaterThanOrEqual(1500);
  const { code, output } = build(join(root, 'site'), join(root, 'dist'));
  expect(code, output).toBe(0);
  html = readFileSync(join(root, 'dist/2020-21/special-weight/index.html'), 'utf8');
  site = await serve(join(root, 'dist'), '/annual-reports/');
  chromium = await browser();
}, 120_000);
afterAll(async () => {
  await chromium?.close();
  site?.stop();
  rmSync(root, { recursive: true, force: true });
});

describe('a report of 1,500 words with two charts', () => {
  it('has what reports have', () => {
    expect(html.match(/<figure\b/g)!.length).toBeGreaterThanOrEqual(2);
    for (const part of ['class="term"', 'data-footnote-ref', 'id="contents"', '<table', 'class="headlines"'])
      expect(html).toContain(part);
  });

  it('weighs at most 14.6 KB as a server sends it, styles and all', () => {
    expect(brotli(html), weightReport(html)).toBeLessThanOrEqual(14_600);
  });

  it('is painted after one request besides that for its font, of which no other face is asked for at once', async () => {
    const page = await chromium.newPage();
    const asked: string[] = [];
    await page.route('**', async (route) => {
      asked.push(new URL(route.request().url()).pathname);
      if (route.request().resourceType() !== 'document') await setTimeout(1500);
      await route.continue().catch(() => undefined);
    });
    await page.goto(`${site.origin}${address}`, { waitUntil: 'commit' });
    const painted = await page.waitForFunction(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    );
    expect(await painted.jsonValue()).toBeLessThan(1500);
    const [font] = /(?<=rel="preload" href=")[^"]*/.exec(html)!;
    expect(font).toMatch(/^\/annual-reports\/_astro\/text\.[\w-]{8}\.woff2$/);
    expect(asked.filter((path) => !/\.js$|favicon/.test(path)).slice(0, 2)).toEqual([address, font]);
    expect(html.split('</head>')[0]).not.toMatch(
      /<script(?! type="(module|application\/ld\+json)")|rel="stylesheet"/,
    );
    await page.close();
  }, 30_000);

  it('loads at most 40 KB of fonts', async () => {
    const page = await chromium.newPage();
    const fonts: string[] = [];
    page.on('request', (request) => request.resourceType() === 'font' && fonts.push(request.url()));
    await page.goto(`${site.origin}${address}`, { waitUntil: 'networkidle' });
    const sizes = fonts.map((url) => statSync(join(root, 'dist/_astro', url.split('/').at(-1)!)).size);
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(40_000);
    await page.close();
  });

  it('does not move when its font comes late, on a phone or on a wide screen', async () => {
    for (const width of [390, 1440]) {
      const page = await chromium.newPage({ viewport: { width, height: 900 } });
      await page.route('**/*.woff2', async (route) => {
        await setTimeout(700);
        await route.continue().catch(() => undefined);
      });
      await page.goto(`${site.origin}${address}`);
      await page.evaluate(() => document.fonts.ready);
      await setTimeout(300);
      const moved = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const observer = new PerformanceObserver((list) => {
              const shifts = list.getEntries() as (PerformanceEntry & { value: number })[];
              resolve(shifts.reduce((sum, { value }) => sum + value, 0));
            });
            observer.observe({ type: 'layout-shift', buffered: true });
            window.setTimeout(() => resolve(0), 200);
          }),
      );
      expect(moved, `${width}`).toBe(0);
      await page.close();
    }
  }, 30_000);
});
