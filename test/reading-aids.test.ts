import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searched, spans, wanted } from '../src/components/reading-aids/text.ts';
import { browser } from './browser.ts';
import { fixtureSite } from './build.ts';
import { findings } from './looks.ts';
import { serve } from './server.ts';

describe('words looked for in a text', () => {
  const found = (text: string, query: string) =>
    spans(searched(text), wanted(query)).map(([from, to]) => text.slice(from, to));

  it('are found in any case, without accents, and at the beginnings of words', () => {
    expect(found('Neglect, neglected; self-neglect', 'neglect')).toEqual(['Neglect', 'neglect', 'neglect']);
    expect(found('A café', 'CAFE')).toEqual(['café']);
    expect(found('a part of it', 'art')).toEqual([]);
    expect(found('The child’s ﬁle', "child's file")).toEqual(['child’s', 'ﬁle']);
  });

  it('must all be there; those in quotation marks together', () => {
    expect(found('plans for care', 'care plans')).toEqual(['plans', 'care']);
    expect(found('plans for care', 'care homes')).toEqual([]);
    expect(found('care plans; plans for care', '“care plans”')).toEqual(['care plans']);
    expect(found('31.5% of CPPs', '31.5% cpp')).toEqual(['31.5%', 'CPP']);
  });
});

describe('a report in a browser', () => {
  let folder: string;
  let chromium: Browser;
  let site: Awaited<ReturnType<typeof serve>>;
  let address: string;
  const faults: string[] = [];

  beforeAll(async () => {
    folder = fixtureSite();
    site = await serve(folder, '/annual-reports/');
    address = `${site.origin}/annual-reports/2020-21/crag/`;
    chromium = await browser();
  }, 120_000);
  afterAll(async () => {
    await chromium?.close();
    site?.stop();
    expect(faults).toEqual([]);
  });

  /** Opens the report and gives its page to `read`; what goes wrong in it is a fault. */
  async function reading(read: (page: Page) => Promise<void>, how: BrowserContextOptions = {}) {
    const context = await chromium.newContext({ viewport: { width: 1440, height: 700 }, ...how });
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    page.on('pageerror', ({ message }) => faults.push(message));
    await page.goto(address);
    await read(page);
    await context.close();
  }

  const narrow = { width: 390, height: 760 };
  const phone: BrowserContextOptions = { viewport: narrow, hasTouch: true, isMobile: true };
  const marked = (page: Page) => page.locator('.rail [aria-current]');
  const box = (page: Page) => page.locator('.in-place');
  const go = (page: Page, selector: string, block = 'start') =>
    page
      .locator(selector)
      .first()
      .evaluate((each, at) => each.scrollIntoView({ block: at as 'start', behavior: 'instant' }), block);
  /** How far outside the window a box is, in pixels. */
  const outside = (page: Page) =>
    box(page).evaluate((each) => {
      const { left, top, right, bottom } = each.getBoundingClientRect();
      return Math.max(-left, -top, right - innerWidth, bottom - innerHeight, 0);
    });

  it('marks in the contents what is read: nothing before the first section, nor after the last', () =>
    reading(async (page) => {
      expect(await marked(page).count()).toBe(0);
      await go(page, '#what-happened');
      await marked(page).waitFor();
      expect(await marked(page).textContent()).toBe('What happened');
      expect(await marked(page).getAttribute('aria-current')).toBe('true');
      await go(page, '#a-closer-look');
      await page.waitForFunction(
        () => document.querySelector('.rail [aria-current]')?.textContent === 'A closer look',
      );
      expect(await marked(page).count()).toBe(1);
      await go(page, '.publication');
      await page.waitForFunction(() => !document.querySelector('.rail [aria-current]'));
    }));

  it('marks where a jump leads to, though a section is too short to be brought up', () =>
    reading(
      async (page) => {
        await page.locator('.rail a[href="#footnote-label"]').click();
        await page.waitForFunction(
          () => document.querySelector('.rail [aria-current]')?.textContent === 'Footnotes',
        );
      },
      { viewport: { width: 1440, height: 1600 } },
    ));

  it('moves the contents and not the page, at once where no motion is wanted, and shifts nothing', () =>
    reading(
      async (page) => {
        await page.evaluate(() => {
          const log = ((globalThis as never as { shifts: number[] }).shifts = [] as number[]);
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) log.push((entry as never as { value: number }).value);
          }).observe({ type: 'layout-shift', buffered: true });
        });
        const contents = page.locator('.rail .contents');
        await go(page, '#footnote-label');
        await page.waitForFunction(
          () => document.querySelector('.rail [aria-current]')?.textContent === 'Footnotes',
        );
        await page.waitForTimeout(100);
        expect(await contents.evaluate((each) => each.scrollTop)).toBeGreaterThan(0);
        const top = await page.evaluate(() => scrollY);
        await page.waitForTimeout(200);
        expect(await page.evaluate(() => scrollY)).toBe(top);
        const frames = await Promise.all([contents.boundingBox(), marked(page).boundingBox()]);
        expect(frames[1]!.y + frames[1]!.height).toBeLessThanOrEqual(frames[0]!.y + frames[0]!.height + 1);
        expect(await page.evaluate(() => (globalThis as never as { shifts: number[] }).shifts)).toEqual([]);
      },
      { viewport: { width: 1440, height: 320 }, reducedMotion: 'reduce' },
    ));

  it('tells a term on hover beside the text, stays while the pointer is on it, and goes with Escape', () =>
    reading(async (page) => {
      const term = page.locator('.prose a.term').first();
      await term.hover();
      await box(page).waitFor();
      expect(await box(page).textContent()).toContain(
        'A plan that says what will be done to keep a child safe.',
      );
      const [right, left] = await Promise.all([
        page
          .locator('.report > .prose')
          .last()
          .evaluate((each) => each.getBoundingClientRect().right),
        box(page).evaluate((each) => each.getBoundingClientRect().left),
      ]);
      expect(left).toBeGreaterThan(right);
      await box(page).hover();
      await page.waitForTimeout(900);
      expect(await box(page).isVisible()).toBe(true);
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      expect(await box(page).isVisible()).toBe(false);
      await term.hover();
      await box(page).waitFor();
      await page.mouse.move(5, 5);
      await box(page).waitFor({ state: 'hidden' });
    }));

  it('tells a term on focus; Escape hides it and leaves the focus; Enter leads to its page', () =>
    reading(async (page) => {
      const term = page.locator('.prose a.term').first();
      const name = (await term.getAttribute('aria-describedby'))!;
      expect(await page.locator(`#${name}`).textContent()).toContain('A plan that says');
      const before = page.locator('.rail a').last();
      await before.focus();
      for (
        let presses = 0;
        presses < 12 && !(await term.evaluate((each) => each === document.activeElement));
        presses++
      )
        await page.keyboard.press('Tab');
      await box(page).waitFor();
      await page.keyboard.press('Escape');
      expect(await box(page).isVisible()).toBe(false);
      expect(await term.evaluate((each) => each === document.activeElement)).toBe(true);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/glossary/child-protection-plan/');
    }));

  it('tells a footnote and the row of a number', () =>
    reading(async (page) => {
      await page.locator('[data-footnote-ref]').first().hover();
      await box(page).waitFor();
      expect(await box(page).textContent()).toMatch(/Footnote 1.*A footnote\. Plans rose by 10%, to 1,100/s);
      expect(await box(page).locator('[id], [data-footnote-backref]').count()).toBe(0);
      await page.keyboard.press('Escape');
      await page.locator('.footnotes a.num').last().hover();
      await box(page).waitFor();
      expect(await box(page).textContent()).toMatch(/From the data: .*1,100/s);
    }));

  it('tells a term on the first tap, with a way to its page, and leads there', () =>
    reading(async (page) => {
      const term = page.locator('.prose a.term').first();
      await term.tap();
      await box(page).waitFor();
      expect(page.url()).toBe(address);
      expect(await box(page).evaluate((each) => each === document.activeElement)).toBe(true);
      expect(await outside(page)).toBe(0);
      await box(page).getByRole('button', { name: 'Close' }).tap();
      expect(await box(page).isVisible()).toBe(false);
      expect(await term.evaluate((each) => each === document.activeElement)).toBe(true);
      await term.tap();
      await box(page).waitFor();
      await page.touchscreen.tap(300, 740);
      await box(page).waitFor({ state: 'hidden' });
      await term.tap();
      await box(page)
        .getByRole('link', { name: /^More about/ })
        .tap();
      await page.waitForURL('**/glossary/child-protection-plan/');
    }, phone));

  it('keeps what it tells within a window of 320 by 256 pixels', () =>
    reading(
      async (page) => {
        const term = page.locator('.prose a.term').first();
        for (const block of ['start', 'center', 'end']) {
          await go(page, 'a.term', block);
          await page.keyboard.press('Tab');
          await term.evaluate((each) => each.blur());
          await term.focus();
          await box(page).waitFor();
          expect(await outside(page), block).toBe(0);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
          await page.keyboard.press('Escape');
        }
        expect(await page.locator('.here').isVisible()).toBe(false);
      },
      { viewport: { width: 320, height: 256 } },
    ));

  it('names on a phone what is read, and opens the contents there; no focus lies below the bar', () =>
    reading(async (page) => {
      expect(await page.locator('.here').count()).toBe(0);
      await go(page, '#what-happened');
      const bar = page.locator('.here > button');
      await bar.waitFor();
      expect(await bar.textContent()).toBe('Contents What happened');
      expect((await bar.boundingBox())!.height).toBeLessThan(70);
      await bar.tap();
      const link = page.locator('.here-contents').getByRole('link', { name: 'What was said' });
      await link.waitFor();
      expect(await findings(page)).toEqual([]);
      await link.tap();
      await page.locator('.here-contents').waitFor({ state: 'hidden' });
      await page.waitForFunction(
        () => document.querySelector('.here-title')!.textContent === 'What was said',
      );
      const [top] = (await bar.boundingBox())!.y ? [(await bar.boundingBox())!.y] : [0];
      for (let presses = 0; presses < 12; presses++) {
        await page.keyboard.press('Tab');
        const below = await page.evaluate(() => {
          const at = document.activeElement!;
          return at.closest('.here') ? 0 : at.getBoundingClientRect().top;
        });
        expect(below).toBeLessThan(top);
      }
    }, phone));

  it('finds words by keyboard, leads to the paragraph, and clears with Escape', () =>
    reading(async (page) => {
      const field = page.getByRole('searchbox', { name: 'Find in this report' });
      const said = page.locator('.find-in-text [role="status"]');
      await field.focus();
      await said.waitFor({ state: 'attached' });
      await page.keyboard.type('“Listening Hélps”');
      await page.waitForFunction(() => document.querySelector('.finds-count')!.textContent === '1 place');
      expect(await page.locator('.finds-section').textContent()).toBe('What was said');
      expect(await page.locator('.finds mark').textContent()).toBe('Listening helps');
      expect(await page.evaluate(() => CSS.highlights.get('found')!.size)).toBe(1);
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowUp');
      expect(await field.evaluate((each) => each === document.activeElement)).toBe(true);
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement!.textContent)).toContain('Listening helps.');
      await field.focus();
      await page.keyboard.press('Escape');
      expect(await field.inputValue()).toBe('');
      await page.locator('.rail .contents').waitFor();
      expect(await page.evaluate(() => CSS.highlights.has('found'))).toBe(false);
      await field.fill('nowhere at all');
      await page.waitForFunction(() =>
        document.querySelector('.finds-count')!.textContent!.startsWith('Nothing'),
      );
    }));

  it('finds the rows of a table behind a chart and shows them, and nothing that is hidden', () =>
    reading(
      async (page) => {
        const field = page.getByRole('searchbox', { name: 'Find in this report' });
        await field.fill('plan 1,000 [c]');
        const hit = page.locator('.finds button').first();
        await hit.click();
        expect(await page.evaluate(() => document.activeElement!.tagName)).toBe('TR');
        expect(await page.locator('tr:focus').isVisible()).toBe(true);
        await field.fill('“be done to keep a child safe”');
        await page.waitForFunction(() =>
          document.querySelector('.finds-count')!.textContent!.startsWith('Nothing'),
        );
      },
      { reducedMotion: 'reduce' },
    ));

  it('copies a citation and the link to a paragraph, and says so', () =>
    reading(
      async (page) => {
        const copied = () => page.evaluate(() => navigator.clipboard.readText());
        const figure = page.locator('#figure-plans');
        await figure.getByText('Cite figure').click();
        await figure.getByRole('button', { name: /^Copy: Cite figure/ }).click();
        await page.getByText('The citation is copied.').waitFor({ state: 'attached' });
        expect(await copied()).toMatch(/^\S.*“Plans rose while care fell”.*\/2020-21\/crag\/#figure-plans$/);
        const link = page.locator('.prose p > a.to').first();
        expect(await link.getAttribute('tabindex')).toBe('-1');
        await page.getByRole('button', { name: 'Links to paragraphs' }).click();
        await page.locator('.with-links').waitFor({ state: 'attached' });
        expect(await link.getAttribute('tabindex')).toBe('0');
        await link.evaluate((each) => (each as HTMLElement).click());
        await page.getByText('The link is copied.').waitFor({ state: 'attached' });
        expect(await copied()).toBe(address + (await link.getAttribute('href')));
        expect(page.url()).toBe(await copied());
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    ));

  it('goes on where one part of it fails, and where the clipboard is refused the link is followed', () =>
    reading(async (page) => {
      await page.addInitScript(() => {
        Object.defineProperty(globalThis, 'IntersectionObserver', { value: undefined });
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
      });
      await page.reload();
      await page.locator('.prose a.term').first().hover();
      await box(page).waitFor();
      await page
        .locator('.prose p > a.to')
        .first()
        .evaluate((each) => (each as HTMLElement).click());
      expect(page.url()).toContain('#');
    }));

  it('shows the mark, what is told and what is found in forced colours', () =>
    reading(
      async (page) => {
        await page.locator('.rail a[href="#what-happened"]').click();
        await marked(page).waitFor();
        const line = await marked(page).evaluate(
          (each) => getComputedStyle(each, '::before').borderLeftWidth,
        );
        expect(line).toBe('3px');
        await page.locator('.prose a.term').first().hover();
        await box(page).waitFor();
        expect(await box(page).evaluate((each) => getComputedStyle(each).borderTopWidth)).toBe('1px');
      },
      { forcedColors: 'active' },
    ));

  it('is whole without a script: plain links, all contents, no field, no bar', () =>
    reading(
      async (page) => {
        expect(await page.locator('.prose a.term').first().getAttribute('href')).toContain('/glossary/');
        expect(await page.locator('.words dd').first().textContent()).toContain('A plan that says');
        for (const part of ['#find', '.here', '.in-place'])
          expect(await page.locator(part).count(), part).toBe(0);
        expect(
          await page.locator('.find-in-text').evaluate((each) => each.getBoundingClientRect().height),
        ).toBe(0);
        expect(await page.locator('.rail .contents a').last().isVisible()).toBe(true);
      },
      { javaScriptEnabled: false },
    ));

  it('prints none of it', () =>
    reading(async (page) => {
      await page.locator('.prose a.term').first().hover();
      await box(page).waitFor();
      await page.emulateMedia({ media: 'print' });
      for (const part of ['.in-place', '.rail', '.prose a.to'])
        expect(await page.locator(part).first().isVisible(), part).toBe(false);
    }));

  it('loads one file of at most 2.5 KB before a reader asks for more', () => {
    const html = readFileSync(join(folder, '2020-21/crag/index.html'), 'utf8');
    const scripts = [...html.matchAll(/<script[^>]*src="([^"]+)"[^>]*>/g)].map(([tag, src]) => ({
      tag,
      src: src!,
    }));
    expect(scripts).toHaveLength(1);
    expect(scripts[0]!.tag).toContain('type="module"');
    const text = readFileSync(join(folder, scripts[0]!.src.replace('/annual-reports/', '')), 'utf8');
    expect(gzipSync(text).length).toBeLessThanOrEqual(2560);
    expect(text).not.toMatch(/^import\s*[{"'`]/m);
    const all = readdirSync(join(folder, '_astro')).filter((file) =>
      /^(aside|bar|copies|finder|paragraphs)\./.test(file),
    );
    for (const file of all) {
      const more = readFileSync(join(folder, '_astro', file), 'utf8');
      expect(more, file).not.toMatch(
        /innerHTML|localStorage|sessionStorage|document\.cookie|setAttribute\(.style/,
      );
      expect(gzipSync(more).length, file).toBeLessThan(3000);
    }
  });
});
