import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { searched, withSearch } from '../src/build/search.ts';
import { failure } from '../src/command/outcome.ts';
import { exactFirst, isMeant, type Found } from '../src/components/search/index.ts';
import { filesBelow } from '../src/files.ts';
import { roomFaults } from './access/room.ts';
import { browser } from './browser.ts';
import { fixtureSite } from './build.ts';
import { findings } from './looks.ts';
import { serve } from './server.ts';

const base = '/annual-reports/';
let folder: string;
let chromium: Browser;
let site: Awaited<ReturnType<typeof serve>>;

/** As strict as a policy can be: a hash for each style, WebAssembly on the search page alone. */
function policy(file: string): string {
  const styles = [...readFileSync(file, 'utf8').matchAll(/<style>([^]*?)<\/style>/g)].map(
    ([, text]) => `'sha256-${createHash('sha256').update(text!).digest('base64')}'`,
  );
  const isSearch = file.endsWith(join('search', 'index.html'));
  return [
    "default-src 'self'",
    `script-src 'self'${isSearch ? " 'wasm-unsafe-eval'" : ''}`,
    `style-src 'self' ${styles.join(' ')}`,
  ].join('; ');
}

beforeAll(async () => {
  folder = fixtureSite();
  site = await serve(folder, base, policy);
  chromium = await browser();
}, 240_000);

afterAll(async () => {
  await chromium?.close();
  site?.stop();
});

/** Opens an address of the site and hands over the page, with all that the browser complained of and asked for. */
async function at(
  path: string,
  look: (page: Page, seen: { faults: string[]; asked: string[] }) => Promise<void>,
  options: BrowserContextOptions = {},
) {
  const page = await chromium.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const seen = { faults: [] as string[], asked: [] as string[] };
  page.on('console', (said) => said.type() === 'error' && seen.faults.push(said.text()));
  page.on('pageerror', ({ message }) => seen.faults.push(message));
  page.on('request', (request) => seen.asked.push(new URL(request.url()).pathname));
  await page.goto(`${site.origin}${base}${path}`);
  await look(page, seen);
  await page.close();
}

/** Waits until something is as it should be, also on a slow machine. */
const eventually = <Value>(what: () => Value) => expect.poll(what, { timeout: 10_000 });

const said = (page: Page) => page.getByRole('status').textContent();
const titles = (page: Page) => page.locator('.results h3').allTextContents();
const field = (page: Page) => page.getByRole('searchbox', { name: 'What are you looking for?' });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());

describe('what of a page is searched', () => {
  const page = (attributes: string) =>
    `<meta name="description" content="What it is."><main${attributes}><h1>T</h1><p>Text</p></main>`;

  it('is its main part, with a filter for each word that says what it is', () => {
    const html = searched(page(' data-kind="Report" data-edition="2019/20|2020/21"'))!;
    expect(html).toContain('<h1>T</h1><p>Text</p>');
    expect(
      [...html.matchAll(/data-is="([^"]*)" data-pagefind-filter="(\w+)\[/g)].map(([, ...is]) => is),
    ).toEqual([
      ['Report', 'kind'],
      ['2019/20', 'edition'],
      ['2020/21', 'edition'],
    ]);
  });

  it('is the title and the description of a list alone, and nothing of a page that only leads on', () => {
    expect(searched(page(' data-kind="Overview"'))).toContain('<h1>T</h1><p>What it is.</p></main>');
    expect(searched(page(' id="main"'))).toBeUndefined();
  });
});

describe('what is told of a page that was found', () => {
  it('keeps the words of neighbouring cells apart', () => {
    const told = filesBelow(folder, 'pagefind/fragment').map((file) =>
      gunzipSync(readFileSync(join(folder, file))).toString('utf8'),
    );
    const page = told.find((text) => text.includes('"url":"/data/2020-21/plans-by-age/"'));
    expect(page).toContain(' Age Girls Boys Under 1 14. 17. 1 to 4 58. 63. ');
  });
});

describe('a machine without the program that makes the index', () => {
  it('says which kind of machine it is, and what to do', async () => {
    vi.stubEnv('npm_config_arch', 'mips');
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    const error = await withSearch(folder, 'en-GB', async () => {}).catch((why: unknown) => why);
    expect(failure(error, false)).toBe(3);
    expect(told.mock.calls.flat().join('\n')).toMatch(
      /the program that makes it \(Pagefind\) is not installed for this kind of computer, \w+-mips\.\nRun npm ci again/,
    );
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });
});

describe('what was found', () => {
  const found = (title: string, kind: string, content = ''): Found => ({
    ...{ url: '/', excerpt: '', content, locations: content ? [0] : [], sub_results: [] },
    ...{ meta: { title }, filters: { kind: [kind] } },
  });

  it('begins with the term that is asked for, by its name or its abbreviation', () => {
    const all = [
      found('CSE screening tool', 'Term'),
      found('Neglect', 'Theme'),
      found('Child exploitation (CSE)', 'Term'),
      found('Neglect', 'Term'),
    ];
    const kinds = (query: string) =>
      exactFirst(all, query).map(({ meta, filters }) => meta.title + filters['kind']![0]!);
    expect(kinds('cse')[0]).toBe('Child exploitation (CSE)Term');
    expect(kinds('Neglect').slice(0, 2)).toEqual(['NeglectTerm', 'NeglectTheme']);
    expect(kinds('tool')).toEqual(all.map(({ meta, filters }) => meta.title + filters['kind']![0]!));
  });

  it('is not meant where no word begins as it was asked for', () => {
    expect(isMeant([found('A', 'Term', '[x] not available')], 'xyzzy')).toBe(false);
    expect(isMeant([found('A', 'Term', 'Neglected: by')], 'neglect')).toBe(true);
    expect(isMeant([found('A', 'Term', 'Café')], 'cafés')).toBe(true);
    expect(isMeant([found('A', 'Term')], '')).toBe(true);
  });
});

describe('the search page', () => {
  it('asks for nothing of the index before somebody searches, and shows results while they type', async () => {
    await at('search/', async (page, { asked, faults }) => {
      expect(asked.filter((path) => path.includes('/pagefind/'))).toEqual([]);
      expect(await page.locator('.filters').isVisible()).toBe(false);
      await field(page).pressSequentially('in care', { delay: 20 });
      await eventually(() => said(page)).toMatch(/^\d+ results? for “in care”$/);
      expect((await titles(page))[0]).toBe('In care');
      expect(await page.locator('.results mark').first().textContent()).toMatch(/^(in|care)$/i);
      expect(page.url()).toBe(`${site.origin}${base}search/?q=in+care`);
      expect(asked.filter((path) => path.endsWith('/pagefind.js'))).toHaveLength(1);
      expect(asked.filter((path) => !path.startsWith(base))).toEqual([]);
      expect(faults).toEqual([]);
    });
  });

  it('finds what an address asks for, leads to sections under the sub-path, and says what each page is', async () => {
    await at('search/?q=invented&kind=Report', async (page) => {
      await eventually(() => said(page)).toBe('2 results for “invented” with these filters');
      expect(await field(page).inputValue()).toBe('invented');
      expect(await page.locator('.results .kicker').allTextContents()).toEqual([
        'Report · 2020/21',
        'Report · 2020/21',
      ]);
      const links = await page
        .locator('.results a')
        .evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href));
      expect(links.filter((link) => link.includes('#')).length).toBeGreaterThan(1);
      for (const link of links) {
        const [path, id] = new URL(link).href.split('#');
        const file = join(folder, new URL(path!).pathname.slice(base.length), 'index.html');
        expect(readFileSync(file, 'utf8')).toContain(`id="${id ?? 'main'}"`);
      }
    });
  });

  it('narrows by filters that say how much each leaves, keeps them in the address, and goes back', async () => {
    await at('search/?q=invented', async (page) => {
      await eventually(() => said(page)).toMatch(/^\d\d results for “invented”$/);
      const all = await said(page);
      const box = page.getByRole('checkbox', { name: /^Dataset/ });
      const count = Number(/\d+$/.exec((await page.locator('label', { has: box }).textContent())!)![0]);
      await box.check();
      await eventually(() => said(page)).toBe(`${count} results for “invented” with these filters`);
      expect(await box.evaluate((each) => each === document.activeElement)).toBe(true);
      await page.getByRole('checkbox', { name: /^Report/ }).check();
      await eventually(() => said(page)).toBe(`${count + 2} results for “invented” with these filters`);
      expect(page.url()).toMatch(/\?q=invented&kind=Report&kind=Dataset$/);
      await page.goBack();
      await eventually(() => said(page)).toBe(`${count} results for “invented” with these filters`);
      await page.getByRole('button', { name: 'Clear the filters' }).click();
      await eventually(() => said(page)).toBe(all);
      expect(await field(page).evaluate((each) => each === document.activeElement)).toBe(true);
    });
  });

  it('shows more on demand and gives the focus to the first of them; after a look at a result all are there again', async () => {
    await at('search/?q=invented', async (page) => {
      await eventually(() => page.locator('.results > li').count()).toBe(10);
      await page.getByRole('button', { name: 'Show 10 more' }).click();
      await eventually(() => page.locator('.results > li').count()).toBe(20);
      expect(await focused(page)).toBe((await titles(page))[10]);
      await page.locator('.results h3 a').nth(12).click();
      await page.waitForURL((url) => !url.pathname.endsWith('/search/'));
      await page.goBack();
      await eventually(() => page.locator('.results > li').count()).toBe(20);
    });
  });

  it('is walked through with the keyboard alone', async () => {
    await at('search/?q=invented', async (page) => {
      await eventually(() => page.locator('.results > li').count()).toBe(10);
      const isField = () => field(page).evaluate((each) => each === document.activeElement);
      await page.keyboard.press('/');
      expect(await isField(), 'a key alone does nothing outside the search').toBe(false);
      await field(page).focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      expect(await focused(page)).toBe((await titles(page))[1]);
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      expect(await isField()).toBe(true);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('/');
      expect(await isField()).toBe(true);
      expect(await field(page).inputValue()).toBe('invented');
      for (const name of ['Search', 'Filter the results', 'What it is']) {
        await page.keyboard.press('Tab');
        expect(await focused(page)).toBe(name);
      }
      await page.keyboard.press('Escape');
      expect(await isField()).toBe(true);
      await page.keyboard.press('Escape');
      expect(await field(page).inputValue()).toBe('');
      expect(await isField()).toBe(true);
      await eventually(() => page.locator('.results > li').count()).toBe(0);
      expect(page.url()).toMatch(/search\/$/);
    });
  });

  it('helps where nothing is found, and says so where the index cannot be loaded', async () => {
    await at('search/?q=xyzzy', async (page) => {
      await eventually(() => said(page)).toBe('Nothing found for “xyzzy”');
      await eventually(() => page.getByText('No page has all of these words').isVisible()).toBe(true);
      await page.route('**/pagefind/**', (route) => route.abort());
      await page.goto(`${site.origin}${base}search/?q=care`);
      await eventually(() => said(page)).toBe('The search could not be loaded.');
      expect(await page.locator('.failed').getByRole('link', { name: 'site map' }).isVisible()).toBe(true);
    });
  });

  it('leads to the site map without script, and from a folder that no server serves', async () => {
    const needs = (page: Page) => page.getByText('Search needs JavaScript').isVisible();
    const look = async (page: Page) => {
      await eventually(() => needs(page)).toBe(true);
      expect(await field(page).isVisible()).toBe(false);
    };
    await at('search/', look, { javaScriptEnabled: false });
    const page = await chromium.newPage();
    await page.goto(pathToFileURL(join(folder, 'search/index.html')).href);
    await look(page);
    await page.close();
  });

  it.each<[string, BrowserContextOptions]>([
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['forced colours', { forcedColors: 'active' }],
    ['320 px', { viewport: { width: 320, height: 700 } }],
  ])('has no axe finding and does not scroll sideways with results and filters: %s', async (_, options) => {
    await at(
      'search/?q=invented&kind=Report&kind=Dataset',
      async (page) => {
        await eventually(() => page.locator('.results > li').count()).toBe(10);
        const isWide = (page.viewportSize()?.width ?? 0) > 1000;
        if (!isWide) await page.getByText('Filter the results').click();
        expect(await page.getByRole('checkbox', { name: /^Report/ }).isChecked()).toBe(true);
        expect(await findings(page)).toEqual([]);
        expect(await roomFaults(page)).toEqual([]);
      },
      options,
    );
  });
});

describe('a strict policy', () => {
  it('lets every kind of page work, with WebAssembly on the search page alone', async () => {
    const kinds = ['', '2020-21/crag/', 'learning/', 'data/2020-21/plans/', 'glossary/care/', 'site-map/'];
    for (const kind of kinds)
      await at(kind, async (page, { faults }) => {
        await page.waitForLoadState('load');
        expect(faults, kind).toEqual([]);
      });
  }, 180_000);
});

describe('the site map', () => {
  it('leads to every other page that can be found', () => {
    const map = readFileSync(join(folder, 'site-map/index.html'), 'utf8');
    const links = new Set([...map.matchAll(/href="([^"#]+)"/g)].map(([, link]) => link));
    const pages = filesBelow(folder, '.')
      .filter((file) => file.endsWith('index.html'))
      .filter((file) => readFileSync(join(folder, file), 'utf8').includes(' data-kind="'))
      .filter((file) => !file.startsWith('site-map'))
      .map((file) => base + file.replaceAll(sep, '/').replace(/index\.html$/, ''));
    expect(pages.length).toBeGreaterThan(40);
    expect(pages.filter((page) => !links.has(page))).toEqual([]);
  });
});
