import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chart } from '../src/chart/authored/authored.ts';
import { isChart, type CategoryChart } from '../src/chart/chart.ts';
import { description, fromJson, toJson, type Description } from '../src/chart/explore/description.ts';
import { nearest, spots } from '../src/chart/explore/marks.ts';
import { tones } from '../src/chart/explore/sound.ts';
import { moved, readout, walk } from '../src/chart/explore/walk.ts';
import { datasetId } from '../src/narrative/named.ts';
import { citation, publishedOn } from '../src/citation.ts';
import { content } from '../src/content.ts';
import { components } from '../src/narrative/parse.ts';
import { ChartAttributes } from '../src/narrative/vocabulary.ts';
import { browser } from './browser.ts';
import { fixtureSite, project } from './build.ts';
import { findings } from './looks.ts';
import { serve } from './server.ts';

/** A chart of shares of two areas over three years, one of them hidden. */
const shares: Description = {
  kind: 'line',
  title: 'T',
  subtitle: 'S',
  categories: ['2012/13', '2013/14', '2014/15'],
  times: [2012.5, 2013.5, 2014.5],
  series: [
    { name: 'Oxfordshire', colour: 0, values: [46.2, 48.3, 47.3] },
    { name: 'England', colour: 3, values: [50, '[c]', 50], breaks: [2] },
  ],
  measure: { name: 'share', title: 'Share', type: 'number', unit: '%', decimals: 1 },
  axis: { name: 'year', title: 'Year', type: 'string' },
  focus: [],
  hasPanels: false,
  references: [],
  bands: [],
  annotations: [],
  symbols: { '[c]': 'confidential: a small count, or a figure that would reveal one' },
};

describe('the description of a chart', () => {
  const sites = [project, join(project, 'test/site')].map((root) => content(root));
  const written = sites.flatMap(({ reports, datasets }) => reports.map((report) => ({ report, datasets })));
  const charts = written.flatMap(({ report, datasets }) =>
    components(report.tree)
      .filter(({ name }) => name === 'Chart')
      .map(({ attributes }) => {
        const { value } = datasets.find(({ id }) => id === datasetId(attributes['data']!, report))!;
        const drawn = chart(ChartAttributes.parse(attributes), value);
        if (!isChart(drawn)) throw new Error(JSON.stringify(drawn));
        return drawn;
      }),
  );

  it('says the same after its way through a file', () => {
    expect(charts.length).toBeGreaterThan(10);
    for (const each of charts) expect(fromJson(toJson(description(each)))).toEqual(description(each));
    const intervals = [[1, 2], undefined, [2, 3]] as [number, number][];
    const dots: Description = { ...(shares as CategoryChart & Description), kind: 'dot' };
    if ('series' in dots) dots.series = dots.series.map((series) => ({ ...series, intervals }));
    expect(fromJson(toJson(dots))).toEqual(dots);
  });

  it('holds what is drawn and nothing else of the dataset', () => {
    for (const each of charts) {
      const text = toJson(description(each));
      expect(text).not.toMatch(/"(data|rows|dataset|relations|waivers|disclosive|derived|notes)":/);
      expect(text.length).toBeLessThan(4000);
    }
    const values = charts
      .flatMap((each) => ('series' in each ? each.series : []))
      .flatMap((each) => each.values);
    expect(values).toContain('[c]');
  });
});

describe('the walk through a chart', () => {
  const through = walk(shares);

  it('says series, point, value, change and place', () => {
    expect(readout(through, { series: 0, point: 1 })).toBe(
      'Oxfordshire, 2013/14: 48.3%, up 2.1 percentage points. Point 2 of 3, series 1 of 2.',
    );
    expect(readout(through, { series: 0, point: 2 })).toBe(
      'Oxfordshire, 2014/15: 47.3%, down 1.0 percentage points. Point 3 of 3, series 1 of 2.',
    );
  });

  it('says that a value is hidden, and compares nothing with it or across a break', () => {
    expect(readout(through, { series: 1, point: 1 })).toBe(
      'England, 2013/14: confidential. Point 2 of 3, series 2 of 2.',
    );
    expect(readout(through, { series: 1, point: 2 })).toBe(
      'England, 2014/15: 50.0%. Point 3 of 3, series 2 of 2.',
    );
  });

  it('compares no categories that are not times, and says no series where there is one', () => {
    const bars = { ...shares, times: undefined, series: shares.kind === 'line' ? [shares.series[0]!] : [] };
    expect(readout(walk(bars as Description), { series: 0, point: 1 })).toBe('2013/14: 48.3%. Point 2 of 3.');
  });

  it('goes by arrow keys, Home and End, and stays at the ends', () => {
    const [first, last] = [
      { series: 0, point: 0 },
      { series: 1, point: 2 },
    ];
    expect(moved(through, first, 'ArrowLeft')).toEqual(first);
    expect(moved(through, first, 'ArrowUp')).toEqual(first);
    expect(moved(through, first, 'ArrowRight')).toEqual({ series: 0, point: 1 });
    expect(moved(through, first, 'ArrowDown')).toEqual({ series: 1, point: 0 });
    expect(moved(through, first, 'End')).toEqual({ series: 0, point: 2 });
    expect(moved(through, last, 'ArrowRight')).toEqual(last);
    expect(moved(through, last, 'ArrowDown')).toEqual(last);
    expect(moved(through, last, 'Home')).toEqual({ series: 1, point: 0 });
    expect(moved(through, first, 'a')).toBeUndefined();
  });

  it('goes from point to point by every arrow key where there is one series', () => {
    const one = through.slice(0, 1);
    expect(moved(one, { series: 0, point: 1 }, 'ArrowDown')).toEqual({ series: 0, point: 2 });
    expect(moved(one, { series: 0, point: 1 }, 'ArrowUp')).toEqual({ series: 0, point: 0 });
  });

  it('says the share that a part is drawn as, and none where a part of the whole is hidden', () => {
    const measure = { name: 'children', title: 'Children', type: 'number', unit: 'children' };
    const parts = walk({ ...shares, kind: 'stacked-100', measure } as Description);
    expect(readout(parts, { series: 0, point: 0 })).toContain(': 46.2 children, 48% of the whole.');
    expect(readout(parts, { series: 0, point: 1 })).not.toContain('of the whole');
  });

  it('goes through the points of a scatter chart from left to right', () => {
    const { title, subtitle, measure, axis, symbols } = shares as CategoryChart & Description;
    const point = (name: string, across: number, up: number) => ({ name, across, up, isContext: false });
    const scatter = walk({
      ...{ kind: 'scatter', title, subtitle, symbols, references: [], bands: [], unplaced: [] },
      across: { ...axis, title: 'Days', type: 'integer', unit: 'days' },
      up: measure,
      points: [point('Neglect', 40, 12.5), point('Debt', 8, 20)],
    });
    expect(readout(scatter, { series: 0, point: 0 })).toBe('Debt: Days: 8; Share: 20.0%. Point 1 of 2.');
    expect(readout(scatter, { series: 0, point: 1 })).toContain('Neglect');
  });

  it('sounds the higher the larger the value, with silence where a value is hidden', () => {
    const played = tones(through);
    expect(played.map(({ hertz }) => hertz === undefined)).toEqual([false, false, false, false, true, false]);
    expect(played[1]!.hertz!).toBeGreaterThan(played[0]!.hertz!);
    expect(Math.max(...played.flatMap(({ hertz }) => hertz ?? []))).toBeCloseTo(4 * played[0]!.hertz!);
    expect(played.map(({ at }) => at)).toEqual(played.map(({ at }) => at).toSorted((a, b) => a - b));
  });

  it('finds the mark of each point, and the one that a pointer is near', () => {
    const at = (y: number[]) =>
      y.map((each, index) => ({ x: index * 100, y: each, title: `201${index + 2}/1${index + 3}` }));
    const drawn = [
      { type: 'line', label: 'Oxfordshire', data: at([80, 60, 70]) },
      { type: 'line', label: 'England', data: at([40, Number.NaN, 40]) },
    ];
    const texts = [
      { text: '[c]', x: 101, y: 200, align: 'center' as const },
      { text: '[c]', x: 300, y: 200 },
      { text: 'England', x: 100, y: 20 },
    ];
    const found = spots(shares, through, { marks: drawn, texts });
    expect(found).toHaveLength(6);
    expect(found[1]).toMatchObject({ series: 0, point: 1, left: 93, right: 107, top: 53, bottom: 67 });
    expect(found[4]).toMatchObject({ series: 1, point: 1, left: 89, right: 113, top: 191, bottom: 209 });
    expect(spots(shares, through, { marks: drawn, texts: [] })).toHaveLength(5);
    expect(nearest(found, 195, 66)).toMatchObject({ series: 0, point: 2 });
    expect(nearest(found, 40, 200)).toBeUndefined();
  });
});

describe('the citation of a figure', () => {
  const cited = {
    board: { name: 'A board', notice: 'A demonstration.' },
    report: 'A report',
    edition: '2014/15',
    number: 3,
    title: 'Plans rose',
    published: undefined,
  };

  it('names board, report, edition, figure and, once published, the day', () => {
    expect(citation(cited)).toBe(
      'A board, “A report”, edition 2014/15, figure 3: “Plans rose”. A demonstration.',
    );
    expect(citation({ ...cited, report: undefined, published: '2026-09-30' })).toBe(
      'A board, edition 2014/15, figure 3: “Plans rose”. Data as published on 30 September 2026. A demonstration.',
    );
  });

  it('takes the day of the last change to the dataset', () => {
    const dataset = { name: 'plans', title: 'Plans', fields: [], rows: [] };
    const lock = {
      edition: '2014-15',
      published: '2026-01-02',
      datasets: [dataset],
      reports: [],
      addresses: [],
    };
    const change = (name: string, date: string) => ({
      value: {
        date,
        kind: 'correction' as const,
        edition: '2014-15',
        title: 'A',
        changes: [{ dataset: name }],
      },
    });
    const on = (corrections: ReturnType<typeof change>[]) =>
      publishedOn('2014-15/plans', { locks: [lock], corrections });
    expect(on([])).toBe('2026-01-02');
    expect(on([change('plans', '2026-03-04'), change('care', '2026-05-06')])).toBe('2026-03-04');
    expect(publishedOn('2014-15/care', { locks: [lock], corrections: [] })).toBeUndefined();
    expect(publishedOn('2015-16/plans', { locks: [lock], corrections: [] })).toBeUndefined();
  });
});

describe('a figure in a browser', () => {
  let chromium: Browser;
  let site: Awaited<ReturnType<typeof serve>>;
  let address: string;

  beforeAll(async () => {
    site = await serve(fixtureSite(), '/annual-reports/');
    address = `${site.origin}/annual-reports/2020-21/crag/`;
    chromium = await browser();
  }, 120_000);
  afterAll(async () => {
    await chromium?.close();
    site?.stop();
  });

  /** A page with what it asked for, and what went wrong in it. */
  async function opened(context: BrowserContext | Browser = chromium, at = address) {
    const page = await context.newPage();
    const asked: string[] = [];
    const faults: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(at);
    return { page, asked, faults };
  }

  /** Goes by Tab to what has a name. */
  async function tabTo(page: Page, name: string): Promise<void> {
    for (let count = 0; count < 120; count += 1) {
      await page.keyboard.press('Tab');
      const label = await page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
      );
      if (label?.trim() === name) return;
    }
    throw new Error(`The keyboard does not reach "${name}".`);
  }

  const button = 'Explore this chart, figure 1';
  const said = (page: Page) => page.locator('.readout').textContent();

  it('is explored by keyboard alone: points, series, ends, Escape twice', async () => {
    const { page, asked, faults } = await opened();
    await page.waitForFunction(() => !document.querySelector<HTMLElement>('.explore')!.hidden);
    const isScript = (url: string) => /\.(js|json)$/.test(url);
    expect(asked.filter(isScript)).toHaveLength(1);
    await tabTo(page, button);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.stage canvas');
    expect(asked.filter(isScript).length).toBeGreaterThan(2);
    expect([...new Set(asked.map((url) => new URL(url).origin))]).toEqual([site.origin]);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('application');
    expect(
      await page
        .locator('figure')
        .locator('[aria-live], output, [role=status], [role=alert], [role=log]')
        .count(),
    ).toBe(1);

    const steps: [key: string, said: string][] = [
      ['', 'Plan, 2018/19: 1,000 children. Point 1 of 3, series 1 of 2.'],
      ['ArrowRight', 'Plan, 2019/20: confidential. Point 2 of 3, series 1 of 2.'],
      ['ArrowRight', 'Plan, 2020/21: 1,100 children. Point 3 of 3, series 1 of 2.'],
      ['ArrowRight', 'Plan, 2020/21: 1,100 children. Point 3 of 3, series 1 of 2.'],
      ['ArrowDown', 'Care, 2020/21: 150 children. Point 3 of 3, series 2 of 2.'],
      ['Home', 'Care, 2018/19: 200 children. Point 1 of 3, series 2 of 2.'],
      ['ArrowUp', 'Plan, 2018/19: 1,000 children. Point 1 of 3, series 1 of 2.'],
      ['End', 'Plan, 2020/21: 1,100 children. Point 3 of 3, series 1 of 2.'],
      ['ArrowLeft', 'Plan, 2019/20: confidential. Point 2 of 3, series 1 of 2.'],
    ];
    for (const [key, expected] of steps) {
      if (key) await page.keyboard.press(key);
      expect(await said(page), key).toBe(expected);
      expect(await page.locator('.tip').isVisible(), key).toBe(true);
    }
    await page.keyboard.press('Escape');
    expect(await page.locator('.tip').isVisible()).toBe(false);
    expect(await page.locator('.stage').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('.stage').count()).toBe(0);
    expect(await page.locator('.drawing:visible').count()).toBeGreaterThan(1);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(button);
    expect(faults).toEqual([]);
    await page.close();
  });

  /** A page with many charts, and the file of each, which a test may keep from it. */
  async function gallery() {
    const { page } = await opened(chromium, `${site.origin}/annual-reports/2020-21/special-charts/`);
    const explore = (index: number) => page.locator('.explore').nth(index).click();
    const active = () => page.evaluate(() => document.activeElement!.closest('figure')?.id);
    const explored = () =>
      page.locator('.explored').evaluateAll((all) => all.map(({ id: figure }) => figure));
    await page.waitForFunction(() => !document.querySelector<HTMLElement>('.explore')!.hidden);
    return { page, explore, active, explored };
  }

  it('goes on to another chart where the reader is, and does not go back to the one before', async () => {
    const { page, explore, active, explored } = await gallery();
    await explore(0);
    await page.waitForSelector('#figure-plan-rates.explored');
    await explore(7);
    await page.waitForSelector('#figure-audit-ratings-1.explored');
    expect(await explored()).toEqual(['figure-audit-ratings-1']);
    expect(await active()).toBe('figure-audit-ratings-1');
    const { y } = (await page.locator('.stage').boundingBox())!;
    expect(y).toBeGreaterThan(-200);
    expect(y).toBeLessThan(page.viewportSize()!.height);
    await page.close();
  });

  it('says that a chart cannot be explored, and leaves what is explored as it is', async () => {
    const { page, explore, active, explored } = await gallery();
    await explore(0);
    await page.waitForSelector('#figure-plan-rates.explored');
    await page.route('**/figure-*.json', (route) => route.abort());
    await explore(7);
    const sentence = page.locator('#figure-audit-ratings-1 .readout');
    await sentence.waitFor();
    expect(await sentence.textContent()).toContain('The table has all of its values.');
    expect(await explored()).toEqual(['figure-plan-rates']);
    expect(await active()).toBe('figure-audit-ratings-1');
    await page.unroute('**/figure-*.json');
    await explore(7);
    await page.waitForSelector('#figure-audit-ratings-1.explored');
    expect(await page.locator('.exploration').count()).toBe(1);
    await page.close();
  });

  it('says so too when the script that explores does not come', async () => {
    const { page, explore } = await gallery();
    await page.route('**/exploration.*.js', (route) => route.abort());
    await explore(1);
    await page.locator('.readout').waitFor();
    expect(await said(page)).toContain('cannot be explored');
    await page.close();
  });

  it('opens the chart that was asked for last, whichever answers first', async () => {
    const { page, explore, explored } = await gallery();
    let release = () => {};
    const held = new Promise<void>((free) => (release = free));
    await page.route('**/figure-plan-rates.json', async (route) => {
      await held;
      await route.continue();
    });
    await explore(0);
    await explore(3);
    await page.waitForSelector('.explored');
    const open = await explored();
    const answered = page.waitForResponse('**/figure-plan-rates.json');
    release();
    await answered;
    await page.waitForTimeout(100);
    expect(open).not.toEqual(['figure-plan-rates']);
    expect(await explored()).toEqual(open);
    await page.close();
  });

  it('shows what the static drawing shows, as large, and has no axe finding', async () => {
    const { page } = await opened();
    const drawing = await page.locator('.drawing:visible').first().boundingBox();
    await page.locator('.explore').first().click();
    await page.waitForSelector('.stage canvas');
    const canvas = await page.locator('.stage canvas').boundingBox();
    expect(Math.abs(canvas!.width - drawing!.width)).toBeLessThan(2);
    expect(Math.abs(canvas!.height - drawing!.height)).toBeLessThan(12);
    expect(await findings(page)).toEqual([]);
    await page.close();
  });

  it('is drawn in the colours of the page, and anew when they or the room change', async () => {
    const { page } = await opened();
    await page.locator('.explore').first().click();
    await page.waitForSelector('.stage canvas');
    const look = () =>
      page.evaluate(() => {
        const canvas = document.querySelector<HTMLCanvasElement>('.stage canvas')!;
        const [ring, frame] = ['.ring', '.stage canvas'].map((each) =>
          document.querySelector(each)!.getBoundingClientRect(),
        );
        const scale = canvas.width / frame!.width;
        const at = [ring!.x + ring!.width / 2 - frame!.x, ring!.y + ring!.height / 2 - frame!.y];
        const pixel = canvas.getContext('2d')!.getImageData(at[0]! * scale, at[1]! * scale, 1, 1).data;
        const mark = getComputedStyle(document.querySelector('.drawing .series-1')!);
        const colour = [mark.fill, mark.stroke].find((each) => each.startsWith('rgb'));
        return { drawn: `rgb(${[...pixel].slice(0, 3).join(', ')})`, colour, width: frame!.width };
      });
    const light = await look();
    expect(light.drawn).toBe(light.colour);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(async () => (await look()).drawn).toBe((await look()).colour);
    expect((await look()).colour).not.toBe(light.colour);
    await page.setViewportSize({ width: 320, height: 640 });
    await expect.poll(async () => (await look()).width).toBeLessThanOrEqual(320);
    await expect.poll(async () => (await look()).drawn).toBe((await look()).colour);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.close();
  });

  it('tells of a point that a pointer goes to, stays while the pointer is on what it tells, and goes at Escape', async () => {
    const { page } = await opened();
    await page.locator('.explore').first().click();
    await page.waitForSelector('.stage canvas');
    const tip = page.locator('.tip');
    await page.keyboard.press('Escape');
    expect(await tip.isVisible()).toBe(false);
    const ring = (await page.locator('.ring').boundingBox())!;
    await page.mouse.move(ring.x + 4, ring.y + 4);
    expect(await tip.isVisible()).toBe(true);
    expect(await tip.textContent()).toContain('1,000');
    const box = (await tip.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 8 });
    await page.waitForTimeout(500);
    expect(await tip.isVisible()).toBe(true);
    expect(await tip.textContent()).toContain('1,000');
    await page.keyboard.press('Escape');
    expect(await tip.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(button);
    await page.close();
  });

  it('tells of a point that is tapped, and keeps telling', async () => {
    const context = await chromium.newContext({ hasTouch: true, viewport: { width: 390, height: 800 } });
    const { page } = await opened(context);
    await page.locator('.explore').first().tap();
    await page.waitForSelector('.stage canvas');
    await page.keyboard.press('End');
    const last = (await page.locator('.ring').boundingBox())!;
    await page.keyboard.press('Home');
    await page.touchscreen.tap(last.x + last.width / 2, last.y + last.height / 2);
    await page.waitForTimeout(500);
    expect(await page.locator('.tip').isVisible()).toBe(true);
    expect(await said(page)).toContain('Plan, 2020/21: 1,100 children');
    const small = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          '.figure-tools button, .figure-tools label, .exploration button, .figure-files a',
        ),
      ]
        .map((each) => ({ name: each.textContent, box: each.getBoundingClientRect() }))
        .filter(({ box }) => box.height > 0 && (box.height < 44 || box.width < 44))
        .map(({ name }) => name),
    );
    expect(small).toEqual([]);
    await context.close();
  });

  it('keeps an exploration while the table is shown', async () => {
    const { page, faults } = await opened();
    await page.locator('.explore').first().click();
    await page.waitForSelector('.stage canvas');
    const figure = page.locator('.figure').first();
    await figure.getByRole('radio', { name: 'Table' }).check();
    expect(await page.locator('.stage').isVisible()).toBe(false);
    expect(await figure.getByRole('button', { name: 'Close' }).isVisible()).toBe(false);
    await figure.getByRole('radio', { name: 'Chart' }).check();
    expect((await page.locator('.stage canvas').boundingBox())!.width).toBeGreaterThan(300);
    expect(await page.locator('.ring').isVisible()).toBe(true);
    expect(faults).toEqual([]);
    await page.close();
  });

  it('closes one exploration when another begins, and plays a chart only when asked', async () => {
    const { page, faults } = await opened();
    await page.locator('.explore').first().click();
    await page.waitForSelector('.stage canvas');
    await page.locator('.explore').nth(1).click();
    await page.waitForFunction(() =>
      document.querySelector('.readout')?.textContent?.startsWith('Plan: 1,000'),
    );
    expect(await page.locator('.stage').count()).toBe(1);
    const sound = page.getByRole('button', { name: 'Play as sound' });
    await sound.click();
    const stop = page.getByRole('button', { name: 'Stop the sound' });
    await stop.click();
    expect(await sound.isVisible()).toBe(true);
    expect(faults).toEqual([]);
    await page.close();
  });

  it('says that the table has all values when the chart cannot be loaded', async () => {
    const { page } = await opened();
    await page.route('**/*.json', (route) => route.abort());
    await page.locator('.explore').first().click();
    await expect.poll(() => said(page)).toContain('The table has all of its values');
    expect(await page.locator('.drawing:visible').count()).toBeGreaterThan(1);
    await page.close();
  });

  it('shows chart or table by keyboard, without script, and offers no exploration there', async () => {
    const context = await chromium.newContext({ javaScriptEnabled: false });
    const { page, asked } = await opened(context);
    expect(asked.filter((url) => url.endsWith('.js'))).toEqual([]);
    const figure = page.locator('.figure').first();
    expect(await page.locator('.explore').first().isVisible()).toBe(false);
    expect(await figure.locator('.description').isVisible()).toBe(true);
    expect(await figure.locator('table').isVisible()).toBe(false);
    await figure.locator('input').first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await figure.locator('table').isVisible()).toBe(true);
    expect(await figure.locator('.drawing:visible').count()).toBe(0);
    expect(await figure.locator('table').textContent()).toContain('1,100');
    await page.keyboard.press('ArrowLeft');
    expect(await figure.locator('.drawing:visible').count()).toBe(1);
    await context.close();
  });

  it('offers data and picture with type and size, its own address, and how to cite it', async () => {
    const { page } = await opened();
    const figure = page.locator('.figure').first();
    const links = await figure.locator('.figure-files > a').allTextContents();
    expect(links.map((text) => text.trim().replace(/[\d.]+ (bytes|KB)/, '… $1'))).toEqual([
      'Data (CSV, … bytes)',
      'Spreadsheet (ODS, … KB)',
      'Image (PNG, … KB)',
    ]);
    for (const link of await figure.locator('a[download]').all()) {
      const name = (await link.getAttribute('aria-label'))!;
      expect(name).toContain((await link.textContent())!.trim());
      const { status } = await page.evaluate(
        async (href) => {
          const answer = await fetch(href!);
          return { status: answer.status };
        },
        await link.getAttribute('href'),
      );
      expect(status, name).toBe(200);
    }
    expect(await figure.getByRole('link', { name: 'Figure 1', exact: true }).getAttribute('href')).toBe(
      '#figure-plans',
    );
    const cite = figure.locator('.citation');
    expect(await cite.isVisible()).toBe(false);
    await figure.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await cite.isVisible()).toBe(true);
    expect(await cite.textContent()).toMatch(
      /edition 2020\/21, figure 1: “Plans rose while care fell”\..*https:\/\/www\.example\.org\/annual-reports\/2020-21\/crag\/#figure-plans/s,
    );
    await page.close();
  });

  it('tabulates a chart with a column for each category, or for each series where categories are many', async () => {
    const { page } = await opened();
    const heads = async (title: string) => {
      const figure = page.locator('.figure').filter({ hasText: title });
      return (await figure.locator('thead th').allTextContents()).map((text) => text.trim());
    };
    expect(await heads('Plans rose while care fell')).toEqual(['Group', '2018/19', '2019/20', '2020/21']);
    await page.goto(address.replace('/crag/', '/special-charts/'));
    const many = await heads('By 2021 the rate in Exampleshire');
    expect(many).toEqual(['Year', 'Exampleshire', 'Similar areas', 'England']);
    await page.close();
  });

  it('lists what a quadrant draws', async () => {
    const { page } = await opened();
    const figure = page.locator('.figure').filter({ hasText: 'One risk is common and strong' });
    expect(await figure.locator('.drawing:visible').count()).toBe(1);
    await figure.getByRole('radio', { name: 'Lists' }).check();
    const names = await figure.locator('dd').allTextContents();
    const description = (await figure.locator('.description').textContent())!;
    expect(names.length).toBeGreaterThan(1);
    // An empty cell says so in its own words.
    for (const name of names.filter((each) => each !== 'None')) expect(description).toContain(name);
    expect(await figure.locator('.drawing:visible').count()).toBe(0);
    await page.close();
  });

  it('prints the chart with its description, then the table', async () => {
    const { page } = await opened();
    await page.locator('.explore').first().click();
    await page.waitForSelector('.stage canvas');
    await page.emulateMedia({ media: 'print' });
    const figure = page.locator('.figure').first();
    const places = await Promise.all(
      ['.drawing.wide', '.description', 'table'].map(
        async (part) => (await figure.locator(part).boundingBox())!.y,
      ),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    for (const part of ['.stage', '.switch', '.figure-files > a'])
      expect(await figure.locator(part).first().isVisible(), part).toBe(false);
    await page.close();
  });
});
