import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fontFiles } from '../src/chart/font.ts';
import { filesBelow } from '../src/files.ts';
import { browser } from './browser.ts';
import { build } from './build.ts';
import { serve } from './server.ts';
import { missingRules } from './sheets.ts';
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
    const painted = Promise.withResolvers<void>();
    await page.route('**', async (route) => {
      asked.push(new URL(route.request().url()).pathname);
      if (route.request().resourceType() !== 'document') await painted.promise;
      await route.continue().catch(() => undefined);
    });
    await page.goto(`${site.origin}${address}`, { waitUntil: 'commit' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    painted.resolve();
    const [font] = /(?<=rel="preload" href=")[^"]*/.exec(html)!;
    expect(font).toMatch(/^\/annual-reports\/_astro\/text\.[\w-]{8}\.woff2$/);
    expect(asked.filter((path) => !/\.js$|favicon/.test(path)).slice(0, 2)).toEqual([address, font]);
    expect(html.split('</head>')[0]).not.toMatch(
      /<script(?! type="(module|application\/ld\+json)")|rel="stylesheet"/,
    );
    await page.close();
  }, 180_000);

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
      expect(await shift(width, html), `${width}`).toBe(0);
      // The measure can tell: a font that takes the place of a narrower one moves the page.
      const late = html.replaceAll('font-display:optional', 'font-display:swap');
      // Its policy names the styles as they were.
      expect(await shift(width, late.replace(/<meta [^>]*"Content-Security-Policy">/, ''))).not.toBe(0);
    }
  }, 180_000);
});

/**
 * How far a page moves (Cumulative Layout Shift) when its font comes after it is painted. A bold font comes for it here,
 * which is wider than any that stands in: the browser of the tests has no fonts but the site's.
 */
async function shift(width: number, text: string): Promise<number> {
  const wide = readFileSync(fontFiles.find((file) => file.includes('700Bold'))!);
  const page = await chromium.newPage({ viewport: { width, height: 900 } });
  await page.route('**/*.woff2', async (route) => {
    await setTimeout(1000);
    await route.fulfill({ body: wide, contentType: 'font/ttf' }).catch(() => undefined);
  });
  await page.route(`**${address}`, (route) => route.fulfill({ body: text, contentType: 'text/html' }));
  await page.addInitScript(() => {
    const all: number[] = [];
    Object.assign(window, { shifts: all });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        all.push(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${site.origin}${address}`);
  await page.evaluate(() => document.fonts.ready);
  await setTimeout(500);
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  await page.close();
  return shifts.reduce((sum, each) => sum + each, 0);
}

describe('pictures', () => {
  it('have their size on every page, are there once somebody scrolls to them, and leave no blank place on paper', async () => {
    const files = filesBelow(join(root, 'dist'), '.').filter((file) => file.endsWith('.html'));
    const pictured = files.filter((file) => readFileSync(join(root, 'dist', file), 'utf8').includes('<img'));
    expect(pictured.length).toBeGreaterThan(0);
    const page = await chromium.newPage({ viewport: { width: 390, height: 200 } });
    let late = 0;
    for (const file of pictured) {
      await page.goto(`${site.origin}/annual-reports/${file.replace(/index\.html$/, '')}`);
      const sized = await page.$$eval('img', (all) =>
        all.every((each) => each.hasAttribute('width') && each.hasAttribute('height')),
      );
      expect(sized, file).toBe(true);
      late += await page.locator('img[loading="lazy"]').count();
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('img[loading="lazy"]').filter({ visible: true }).count(), file).toBe(0);
      await page.waitForFunction(() =>
        [...document.images]
          .filter(({ loading }) => loading !== 'lazy')
          .every(({ naturalWidth }) => naturalWidth > 0),
      );
      await page.emulateMedia({ media: 'screen' });
      for (const picture of await page.locator('img').all()) await picture.scrollIntoViewIfNeeded();
      await page.waitForFunction(() => [...document.images].every(({ naturalWidth }) => naturalWidth > 0));
    }
    expect(late).toBeGreaterThan(0);
    await page.close();
  }, 180_000);
});

/** Names that two parts use, each for its own pages. */
const apart = new Set([
  'narrative.css: summary',
  'edition.css: main>.part>:is(.cards,.covers,.status-list,.log,.themes)',
  // Rows of tables in reports have no address of their own.
  'target.css: tr:has(>:target):not(:has(>[id]~[id]))',
  'target.css: tr:has(>:target):not(:has(>[id]~[id]))>:target',
]);

describe('sheets', () => {
  it('have every rule that is about something on their pages', async () => {
    const page = await chromium.newPage();
    const files = filesBelow(join(root, 'dist'), '.').filter((file) => file.endsWith('.html'));
    const pages = files.map((file) => ({ file, html: readFileSync(join(root, 'dist', file), 'utf8') }));
    expect((await missingRules(page, pages)).filter((each) => !apart.has(each.split(' on ')[0]!))).toEqual(
      [],
    );
    const poor = html.replace(/(?<=<style>)[\s\S]*?(?=<\/style>)/, 'a{color:red}');
    expect(await missingRules(page, [{ file: 'a page', html: poor }])).toContain(
      'cover.css: .cover on a page',
    );
    await page.close();
  }, 180_000);
});
