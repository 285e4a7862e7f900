import { unzipSync, strFromU8 } from 'fflate';
import { toString } from 'mdast-util-to-string';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addresses } from '../src/addresses.ts';
import { content } from '../src/content.ts';
import { packZip } from '../src/document/pack.ts';
import { filesBelow } from '../src/files.ts';
import { themed } from '../src/narrative/themed.ts';
import { isPosterFor } from '../src/pack.ts';
import { roomFaults } from './access/room.ts';
import { browser } from './browser.ts';
import { build, project } from './build.ts';
import { findings } from './looks.ts';
import { pdfText } from './readers.ts';
import { serve } from './server.ts';

const base = '/annual-reports/';
let root: string;
let folder: string;
let chromium: Browser;
let site: Awaited<ReturnType<typeof serve>>;

const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const written = content(project);

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'ways-'));
  folder = join(root, 'dist');
  const { code, output } = build(project, folder, { env: { SITE: `https://www.example.org${base}` } });
  expect(code, output).toBe(0);
  site = await serve(folder, base);
  chromium = await browser();
}, 180_000);

afterAll(async () => {
  await chromium?.close();
  site?.stop();
  rmSync(root, { recursive: true, force: true });
});

/** The addresses that a page leads to, from the root of the site. */
function links(file: string): string[] {
  return [...read(file).matchAll(/<a [^>]*href="([^"#]+)[^"]*"/g)]
    .map(([, href]) => href!)
    .filter((href) => href.startsWith(base))
    .map((href) => href.slice(base.length - 1));
}

const fileOf = (path: string) => `${path.slice(1)}${path.endsWith('/') ? 'index.html' : ''}`;

describe('from the home page', () => {
  it.each(written.audiences.map(({ id }) => id))('two clicks lead to a briefing to print: %s', (audience) => {
    const page = `/audiences/${audience}/`;
    expect(links('index.html')).toContain(page);
    const [pdf] = links(fileOf(page)).filter((path) => path.endsWith('-briefing.pdf'));
    expect(
      readFileSync(join(folder, fileOf(pdf!)))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('names the roles that come for a briefing', () => {
    const text = read('index.html');
    for (const role of ['Teacher', 'GP', 'Health visitor', 'School nurse', 'Police officer', 'Social worker'])
      expect(text).toContain(role);
    for (const role of ['Volunteer', 'board and subgroup members', 'Foster carers', 'Councillor'])
      expect(text).toContain(role);
  });

  it('shows the latest edition before the learning', () => {
    const text = read('index.html');
    expect(text.indexOf('Latest edition')).toBeGreaterThan(0);
    expect(text.indexOf('Latest edition')).toBeLessThan(text.indexOf('id="learning-title"'));
  });

  it('leads to a report above the learning, and says what the newest edition says', () => {
    const latest = written.editions
      .map(({ id }) => id)
      .sort()
      .at(-1)!;
    const newest = written.reports
      .map(({ id }) => id)
      .sort()
      .at(-1)!;
    const text = read('index.html');
    const above = text.slice(0, text.indexOf('id="learning-title"'));
    expect(above).toContain(`id="edition-${latest}"`);
    expect(above).toContain('Key messages of');
    expect(above).toContain(`href="${base}${newest}/"`);
  });

  it('names every year from the first to the last, and says which are missing', () => {
    const text = read('index.html');
    expect(text).toContain('The years 2015/16, 2017/18, 2018/19 and 2020/21 are missing.');
    for (const page of ['series/index.html', 'series/crag/index.html'])
      for (const year of ['2015/16', '2017/18', '2018/19', '2020/21'])
        expect(read(page), page).toContain(year);
  });

  it.each<[question: string, clicks: (string | RegExp)[], answers: (string | RegExp)[]]>([
    [
      'what was promised on neglect, and what has happened since',
      [/promise on neglect/],
      ['Neglect', '2016/17', '2019/20', '2021/22'],
    ],
    [
      'how many children were on a plan in July 2015, and why two other counts exist',
      [/plan in July 2015/],
      ['626', '630', '634'],
    ],
    [
      'what must be in this year’s report, and what is missing',
      [/this year’s report cover/],
      ['2021/22', 'Not covered by the papers', 'What a report written now must also cover'],
    ],
    ['which learning points came back', [/learning points came back\?/], ['again in', 'Use chronologies']],
  ])('answers in three clicks at most, without script: %s', async (_, clicks, answers) => {
    expect(clicks.length).toBeLessThanOrEqual(3);
    const context = await chromium.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.origin}${base}`);
    for (const name of clicks) await page.locator('main').getByRole('link', { name }).first().click();
    const fragment = new URL(page.url()).hash;
    const heading = page.locator(fragment || 'h1');
    expect(await heading.isVisible()).toBe(true);
    const text = (await page.locator('main').textContent())!;
    const answer = fragment ? text.slice(text.lastIndexOf((await heading.textContent())!.trim())) : text;
    for (const words of answers) expect(answer).toContain(words);
    await context.close();
  });
});

describe('a pack', () => {
  const packOf = (id: string) => unzipSync(readFileSync(join(folder, `audiences/${id}-pack.zip`)));

  it.each(written.audiences.map(({ id }) => id))(
    'holds what its page offers and its list names: %s',
    (id) => {
      const files = packOf(id);
      const list = strFromU8(files['README.txt']!);
      const offered = links(`audiences/${id}/index.html`)
        .filter((path) => /-(briefing\.pdf|briefing\.docx|action-plan\.docx|a4\.pdf)$/.test(path))
        .map((path) => path.replace('/learning/', 'briefings/').replace(/^\//, ''));
      const held = Object.keys(files).filter((name) => name !== 'README.txt');
      expect(held).toEqual([...offered].sort());
      for (const name of held) {
        expect(list).toContain(`: ${name}\r\n`);
        expect(name.split('/').at(-1)!.length, name).toBeLessThanOrEqual(60);
        const published = name.replace('briefings/', 'learning/');
        expect(Buffer.from(files[name]!).equals(readFileSync(join(folder, published))), name).toBe(true);
        expect(files[name]!.length, name).toBeGreaterThan(1000);
      }
      expect(list).toContain(written.board!.value.notice);
      expect(list).toContain('5 October 2017');
    },
  );

  it('has the same bytes each time, whatever the order of its files', () => {
    const file = (name: string) => ({
      file: { path: `/posters/${name}-a4.pdf` as const, content: new Uint8Array([1, 2]) },
      words: 'A4',
    });
    const item = (name: string) => ({
      title: name,
      folder: 'posters' as const,
      files: [file(name)],
      points: [],
    });
    const board = written.board!.value;
    const pack = { board, title: 'Schools', address: 'https://www.example.org/' };
    const one = packZip({ ...pack, items: [item('a'), item('b')] });
    expect(Buffer.from(one).equals(packZip({ ...pack, items: [item('a'), item('b')] }))).toBe(true);
    const turned = packZip({ ...pack, items: [item('b'), item('a')] });
    expect(Object.keys(unzipSync(turned))).toEqual(['README.txt', 'posters/a-a4.pdf', 'posters/b-a4.pdf']);
  });

  it('is there only for audiences that a briefing or at least half of a poster is for', () => {
    const packs = (change: Partial<typeof written>) =>
      addresses({ ...written, ...change })
        .map(({ path }) => path)
        .filter((path) => path.endsWith('-pack.zip'));
    expect(packs({})).toHaveLength(written.audiences.length);
    expect(packs({ briefings: [], posters: [] })).toEqual([]);
    const leaders = written.briefings.filter(({ id }) => id === 'leaders');
    expect(packs({ briefings: leaders, posters: [] })).toEqual(
      leaders[0]!.value.audiences.map((id) => `/audiences/${id}-pack.zip`).sort(),
    );
    const [own, other] = [{ audiences: ['police'] }, { audiences: ['schools'] }];
    expect([isPosterFor([own, other], 'police'), isPosterFor([own, other, other], 'police')]).toEqual([
      true,
      false,
    ]);
    expect(isPosterFor([], 'police')).toBe(false);
  });

  it('is published for each audience that has one', () => {
    const found = filesBelow(folder, 'audiences').filter((file) => file.endsWith('.zip'));
    expect(found).toHaveLength(written.audiences.length);
  });
});

describe('the page of a theme', () => {
  it('tells its years from the oldest, with what was said, recommended and learned', () => {
    const text = read('themes/neglect/index.html');
    const years = [...text.matchAll(/<h3>(?:<a [^>]*>)?(\d{4}\/\d\d)/g)].map(([, year]) => year);
    expect(years).toEqual([...years].sort());
    expect(years).toEqual(expect.arrayContaining(['2014/15', '2016/17', '2019/20', '2021/22']));
    expect(text).toContain('Partners must go on tackling long-term');
    expect(text).toContain(`href="${base}recommendations/#join-system-responses"`);
    expect(text).toContain('Recommendation: Board members');
    expect(text).not.toContain(`recommendations/#champion-joint-learning`);
  });

  it('shows its figures and leads to them in their report', () => {
    const text = read('themes/neglect/index.html');
    expect(text).toContain(`href="${base}2014-15/special-child-protection/#figure-neglect-share"`);
    expect(text.match(/<svg class="drawing narrow"/g)).toHaveLength(1);
    expect(read('themes/leadership/index.html')).not.toContain('class="figure-cards"');
  });

  it('takes from a narrative what names the theme, without its footnotes', () => {
    const report = written.reports.find(({ id }) => id === '2019-20/crag')!;
    const said = themed(report.tree, 'education', '/2019-20/crag/');
    expect(said.map(({ section }) => section?.id)).toEqual([undefined]);
    expect(JSON.stringify(said)).not.toContain('footnoteReference');
  });
});

describe('the timeline of recommendations', () => {
  const all = written.recommendations;
  const text = () => read('recommendations/index.html');

  it('holds each once, in its year, and counts those of which a later paper says something', () => {
    const years = [...text().matchAll(/id="year-(\d{4}-\d\d)"/g)].map(([, year]) => year);
    expect(years).toEqual([...new Set(all.map(({ value }) => value.edition))].sort());
    for (const { id } of all) expect(text().split(`<li id="${id}"`), id).toHaveLength(2);
    const told = all.filter(({ value }) => value.follow.length > 0).length;
    expect(text()).toContain(`ask for, aim at or announce ${all.length} things.`);
    expect(text()).toContain(`A later paper speaks of ${told} of them.`);
  });

  it('leads from each to the heading of its report and back from the report, in the same words', () => {
    expect(text()).toContain(`href="${base}2019-20/crag/#conclusion-and-recommendations"`);
    const report = read('2019-20/crag/index.html');
    expect(report).toContain(`href="${base}recommendations/#champion-joint-learning"`);
    const { tree } = all.find(({ id }) => id === 'champion-joint-learning')!;
    expect(report).toContain(`<span>${toString(tree)}</span>`);
  });

  it('can be read by status, by who is to act and by theme without a script', () => {
    const [, ways = ''] = /<nav class="asked-ways".*?>(.*?)<\/nav>/s.exec(text()) ?? [];
    for (const { id } of all) expect(ways.split(`href="#${id}"`).length, id).toBeGreaterThan(2);
  });
});

describe('the register of reviews', () => {
  it('has each edition with its numbers, and tells what the parts of a total come to', () => {
    const text = read('reviews/index.html');
    const years = [...text.matchAll(/<h2 id="year-(\d{4}-\d\d)"/g)].map(([, year]) => year);
    expect(years).toEqual(
      written.reviews
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
    expect(text).toContain('6 + 4 = 10 (section 1)');
    expect(read('2019-20/index.html')).toContain(`href="${base}reviews/#year-2019-20"`);
  });
});

describe('a report', () => {
  it('ends with what it taught, and only that', () => {
    const held = written.points.filter(({ value }) =>
      value.found.some(({ report }) => report === '2016-17/paqa'),
    );
    const [, section = ''] =
      /<section class="from-report".*?>(.*?)<\/section>/s.exec(read('2016-17/paqa/index.html')) ?? [];
    const shown = [...section.matchAll(/learning\/points\/([a-z-]+)\//g)].map(([, id]) => id);
    expect(shown.sort()).toEqual(held.map(({ id }) => id).sort());
    expect(read('2016-17/crag/index.html').includes('class="from-report"')).toBe(
      written.points.some(({ value }) => value.found.some(({ report }) => report === '2016-17/crag')),
    );
  });
});

describe('the years', () => {
  it('are compared with the year before on the site, and the page says which years are missing', () => {
    const text = read('2019-20/changes/index.html');
    expect(text).toContain('What changed since 2016/17');
    expect(text).toContain('2017/18 and 2018/19 are missing, so this compares with 2016/17.');
    expect(text).toContain('No figure is told in both 2016/17 and 2019/20.');
    expect(read('2014-15/changes/index.html')).toContain('This compares with 2013/14, the year before.');
    expect(read('2013-14/changes/index.html')).toContain('There is nothing before it to compare with.');
    for (const { id } of written.editions) expect(links(`${id}/index.html`)).toContain(`/${id}/changes/`);
  });

  it('say which learning points came back, and so does the page of all', () => {
    const ids = (file: string) =>
      new Set([...read(file).matchAll(/learning\/points\/([a-z-]+)\//g)].map(([, id]) => id!));
    const back = written.points.filter(
      ({ value }) => new Set(value.found.map((each) => each.edition)).size > 1,
    );
    expect(ids('learning/by-return/index.html')).toEqual(new Set(back.map(({ id }) => id)));
    const first = (id: string) =>
      written.points
        .find((each) => each.id === id)!
        .value.found.map(({ edition }) => edition)
        .sort()[0]!;
    for (const id of ids('2019-20/changes/index.html')) expect(first(id) < '2019-20', id).toBe(true);
  });

  it('of a series stand on its page, from the newest, and its reports lead to each other', () => {
    const own = written.reports
      .map(({ id }) => id)
      .filter((id) => id.endsWith('/crag'))
      .sort()
      .reverse();
    const found = links('series/crag/index.html').filter((path) => /^\/\d{4}-\d\d\/crag\/$/.test(path));
    expect(found).toEqual(own.map((id) => `/${id}/`));
    expect(links('2019-20/crag/index.html')).toEqual(
      expect.arrayContaining(['/2016-17/crag/', '/series/crag/']),
    );
    expect(links('series/index.html')).toContain('/2014-15/special-child-protection/');
  });

  it('lead from one address to the newest report of a series, without script', async () => {
    const newest = written.reports
      .map(({ id }) => id)
      .filter((id) => id.endsWith('/crag'))
      .sort()
      .at(-1)!;
    const text = read('latest/crag/index.html');
    expect(text).toContain('<meta name="robots" content="noindex">');
    expect(text).toContain(`<link rel="canonical" href="https://www.example.org${base}${newest}/">`);
    expect(links('latest/crag/index.html')).toContain(`/${newest}/`);
    expect(read('sitemap-0.xml')).not.toContain('/latest/');
    const context = await chromium.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.origin}${base}latest/crag/`);
    await page.waitForURL(`${site.origin}${base}${newest}/`);
    await context.close();
  });

  it('that a paper does not name are told with the reason, on the edition, its reports and their documents', async () => {
    const own = written.reports.filter(({ id }) => id.startsWith('2021-22/')).map(({ id }) => id);
    expect(own.length).toBeGreaterThan(0);
    for (const id of ['2021-22', ...own])
      expect(read(`${id}/index.html`), id).toContain('The paper does not name its year');
    expect(read('2019-20/index.html')).not.toContain('Which year it is');
    const paper = await pdfText(readFileSync(join(folder, '2021-22/crag-annual-report-2021-22.pdf')));
    expect(paper).toContain('Which year it is');
  });
});

describe('the page of an audience', () => {
  it('offers the briefings that name it before those for everyone, and all before the learning points', () => {
    const text = read('audiences/leaders/index.html');
    const offered = [...text.matchAll(/\/learning\/([\w-]+)-briefing\.pdf/g)].map(([, id]) => id!);
    const named = new Set(
      written.briefings.filter(({ value }) => value.audiences.includes('leaders')).map(({ id }) => id),
    );
    expect(named.size).toBeGreaterThan(1);
    expect(new Set(offered.slice(0, named.size))).toEqual(named);
    expect(offered.length).toBeGreaterThan(named.size);
    expect(text.indexOf('id="points-title"')).toBeGreaterThan(text.lastIndexOf('-briefing.pdf'));
  });

  it.each(written.audiences.map(({ id }) => id))(
    'begins with three things to take: a briefing, a poster, and all in one file: %s',
    (id) => {
      const [, taken = ''] =
        /Three things to take to your team<\/h2>(.*?)<\/section>/s.exec(read(`audiences/${id}/index.html`)) ??
        [];
      for (const ending of ['-briefing.pdf', '-action-plan.docx', '-a4.pdf', '-pack.zip'])
        expect(taken.split(`${ending}"`), ending).toHaveLength(2);
    },
  );
});

describe('what the papers say to an audience', () => {
  it('names the paper and the place, and leads to the heading', () => {
    const text = read('audiences/health-visitors/index.html');
    expect(text).toContain('What the papers say to you');
    expect(text).toContain(`href="${base}2014-15/special-child-protection/#health-visitors"`);
    expect(text.match(/Report Card”, Performance Scrutiny Committee/g)!.length).toBeGreaterThan(1);
  });
});

describe('the filter of learning points', () => {
  const all = written.points.length;
  const fits = (change: (point: (typeof written.points)[number]['value']) => boolean) =>
    written.points.filter(({ value }) => change(value)).length;

  async function opened(query = ''): Promise<Page> {
    const page = await chromium.newPage();
    await page.goto(`${site.origin}${base}learning/${query}`);
    return page;
  }
  const count = (page: Page) => page.locator('.filter [role="status"]').textContent();
  const shown = (page: Page) => page.locator('[data-facts]:visible').count();

  it('shows the points that fit, says how many, and keeps the choice in the address', async () => {
    const page = await opened();
    expect(await count(page)).toBe(`${all} learning points`);
    const neglect = fits(({ themes }) => themes.includes('neglect'));
    await page.selectOption('select[name="theme"]', 'neglect');
    expect(await count(page)).toBe(`${neglect} of ${all} learning points`);
    expect(await shown(page)).toBe(neglect);
    expect(new URL(page.url()).search).toBe('?theme=neglect');
    const schools = fits(
      ({ themes, audiences }) =>
        themes.includes('neglect') && audiences.some((id) => ['leaders', 'everyone'].includes(id)),
    );
    await page.selectOption('select[name="for"]', 'leaders');
    expect(await shown(page)).toBe(schools);
    const counts = await page.locator('.points-of:visible .count').allTextContents();
    expect(counts.reduce((sum, each) => sum + Number(each), 0)).toBe(schools);
    expect(counts).not.toContain('0');
    await page.goBack();
    expect(await shown(page)).toBe(neglect);
    await page.goBack();
    expect(await count(page)).toBe(`${all} learning points`);
    expect(new URL(page.url()).search).toBe('');
    await page.goForward();
    expect(await shown(page)).toBe(neglect);
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(await shown(page)).toBe(all);
    await page.close();
  }, 180_000);

  it('takes the choice from the address, and passes over what is none', async () => {
    const page = await opened('?year=2019-20&theme=nothing');
    const year = fits(({ found }) => found.some(({ edition }) => edition === '2019-20'));
    expect(await shown(page)).toBe(year);
    expect(await page.locator('select[name="theme"]').inputValue()).toBe('');
    expect(await findings(page)).toEqual([]);
    await page.close();
  }, 180_000);

  it('works with the keyboard alone, and moves nothing while the page is drawn', async () => {
    const page = await chromium.newPage();
    await page.addInitScript(() => {
      const seen = globalThis as unknown as { moved: number };
      seen.moved = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.moved += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`${site.origin}${base}learning/`, { waitUntil: 'networkidle' });
    expect(await page.evaluate(() => (globalThis as unknown as { moved: number }).moved)).toBeLessThan(0.02);
    await page.locator('select[name="age"]').focus();
    await page.keyboard.press('ArrowDown');
    expect(await shown(page)).toBe(fits(({ ages }) => ages.includes('under-5')));
    await page.close();
  }, 180_000);

  it('is not there without scripts, and all points are, folded by theme', async () => {
    const context = await chromium.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.origin}${base}learning/`);
    expect(await page.locator('.filter').isVisible()).toBe(false);
    expect(await shown(page)).toBe(0);
    for (const summary of await page.locator('.points-of > summary').all()) await summary.click();
    expect(await shown(page)).toBe(all);
    await page.emulateMedia({ media: 'print' });
    expect(await shown(page)).toBe(all);
    await context.close();
  }, 180_000);

  it.each([true, false])(
    'opens what an address leads to (with scripts: %s)',
    async (javaScriptEnabled) => {
      const context = await chromium.newContext({ javaScriptEnabled });
      const page = await context.newPage();
      const id = 'point-recognise-neglect-early';
      await page.goto(`${site.origin}${base}learning/#${id}`);
      await expect.poll(() => page.locator(`#${id}`).isVisible()).toBe(true);
      expect(await page.locator('#theme-education').isVisible()).toBe(true);
      await context.close();
    },
    60_000,
  );

  it('leaves a learning page short until it is asked', async () => {
    const page = await chromium.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${site.origin}${base}learning/`);
    const height = () => page.evaluate(() => document.documentElement.scrollHeight);
    expect(await height()).toBeLessThan(6000);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await height()).toBeLessThan(12_000);
    await page.close();
  }, 180_000);

  it('is loaded on no other page', () => {
    const scripts = (file: string) =>
      [...read(file).matchAll(/<script[^>]*src="([^"]+)"/g)].map(([, src]) => src);
    const [filter] = scripts('learning/index.html');
    expect(existsSync(join(folder, filter!.slice(base.length)))).toBe(true);
    for (const page of ['index.html', 'themes/neglect/index.html', 'learning/by-age/index.html'])
      expect(scripts(page)).toEqual([]);
  });
});

describe('accessibility', () => {
  it.each([
    '',
    'audiences/',
    'audiences/gps/',
    'themes/',
    'themes/parents/',
    'learning/',
    '2016-17/',
    '2021-22/changes/',
    'series/crag/',
  ])(
    'finds no fault in light and dark, wide and narrow: /%s',
    async (path) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await chromium.newPage({ colorScheme, viewport: { width: 390, height: 800 } });
        await page.goto(`${site.origin}${base}${path}`);
        expect(await findings(page), colorScheme).toEqual([]);
        expect(await roomFaults(page), colorScheme).toEqual([]);
        await page.close();
      }
    },
    60_000,
  );
});
