import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { toString } from 'mdast-util-to-string';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deadLinks } from '../src/build/dead-links.ts';
import { content } from '../src/content.ts';
import { emptyQuarter, evidenceWords } from '../src/evidence.ts';
import { reportName } from '../src/report.ts';
import { filesBelow } from '../src/files.ts';
import { kinds } from './access/kinds.ts';
import { browser } from './browser.ts';
import { overBudget } from './budgets.ts';
import { project, realSite } from './build.ts';
import { textFaults } from './looks.ts';
import { pdfText } from './readers.ts';
import { serve } from './server.ts';
import { feedFaults, linkedFaults, xmlTree } from './sharing.ts';
import { signsWithoutFont } from './signs.ts';

let folder: string;
let pages: string[];
let chromium: Browser;
let site: Awaited<ReturnType<typeof serve>>;

const addressOf = (file: string) => `${site.origin}/${file.replace(/index\.html$/, '')}`;
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

beforeAll(async () => {
  folder = realSite();
  // What stands at an old address only leads on.
  const moved = new Set(Object.keys(content(project).redirects?.value ?? {}).map((path) => path.slice(1)));
  pages = filesBelow(folder, '.').filter(
    (file) => file.endsWith('.html') && !moved.has(file.replace(/index\.html$/, '')),
  );
  site = await serve(folder);
  chromium = await browser();
}, 120_000);

afterAll(async () => {
  await chromium?.close();
  site?.stop();
});

describe('the real site', () => {
  it('has a page for every report, dataset, term, learning point, theme, audience, briefing, poster, paper and priority', () => {
    const { editions, reports, datasets, terms, points, themes, audiences, briefings, posters, papers } =
      content(project);
    const { priorities } = content(project);
    const expected = [
      ...editions.flatMap(({ id }) => [`${id}/index.html`, `${id}/changes/index.html`]),
      ...editions.map(({ id }) => `${id}/guidance/index.html`),
      ...reports.map(({ id }) => `${id}/index.html`),
      ...datasets.map(({ id }) => `data/${id}/index.html`),
      ...terms.map(({ id }) => `glossary/${id}/index.html`),
      ...points.map(({ id }) => `learning/points/${id}/index.html`),
      ...themes.map(({ id }) => `themes/${id}/index.html`),
      ...audiences.map(({ id }) => `audiences/${id}/index.html`),
      ...briefings.map(({ id }) => `learning/${id}/index.html`),
      ...posters.map(({ id }) => `posters/${id}/index.html`),
      ...papers.map(({ id }) => `papers/${id}/index.html`),
      ...priorities.map(({ id }) => `priorities/${id}/index.html`),
    ];
    expect(pages).toEqual(expect.arrayContaining(expected));
    expect(filesBelow(folder, '.')).toEqual(
      expect.arrayContaining(datasets.flatMap(({ id }) => [`data/${id}.csv`, `data/${id}.json`])),
    );
  });

  it('says on each poster what its page says, in the same order', async () => {
    const page = await chromium.newPage();
    for (const { id } of content(project).posters) {
      await page.goto(addressOf(`posters/${id}/index.html`));
      const words = '.poster h1, .poster .lead, .poster-points h2, .poster-points p';
      const said = (await page.locator(words).allTextContents()).join('').replace(/\s+/g, '');
      for (const sheet of ['a4', 'a3']) {
        const printed = await pdfText(readFileSync(join(folder, `posters/${id}-${sheet}.pdf`)));
        const numbers = /^\d\d?$/; // The numbers of the points stand before them, and are drawn by the page's styles.
        const words = printed
          .filter((text) => !numbers.test(text))
          .join('')
          .replace(/\s+/g, '');
        expect(words, `${id}-${sheet}`).toContain(said);
      }
    }
    await page.close();
  }, 180_000);

  it('says below a heading what its section answers, in the same words on the page and in the PDF', async () => {
    const page = await chromium.newPage();
    let lines = 0;
    for (const { id } of content(project).reports) {
      await page.goto(addressOf(`${id}/index.html`));
      const said = await page.locator('.answers').allTextContents();
      lines += said.length;
      const pdf = readFileSync(join(folder, id.split('/')[0]!, `${reportName(id)}.pdf`));
      const printed = (await pdfText(pdf)).join('').replace(/\s+/g, '');
      for (const line of said) expect(printed, id).toContain(line.replace(/\s+/g, ''));
    }
    expect(lines).toBeGreaterThan(9);
    await page.close();
  }, 180_000);

  it('leads in two clicks from the front page of the latest edition to what its reports lack', async () => {
    const page = await chromium.newPage();
    await page.goto(addressOf('2021-22/index.html'));
    await page.getByRole('link', { name: 'Where each is answered' }).click();
    expect(await page.locator('.asked-gap').count()).toBeGreaterThan(0);
    const [missing] = await page.locator('#missing').allTextContents();
    expect(missing).toMatch(/^Not covered by the papers \(\d\)$/);
    expect(await page.locator('#now').textContent()).toBe('What a report written now must also cover');
    await page.close();
  });

  it('has no link that leads nowhere', async () => {
    expect(await deadLinks(folder)).toEqual([]);
  });

  it('has no script but that of its own files, its styles once in its head, and no address of another host but links', () => {
    for (const page of pages) {
      const html = read(page);
      expect(html, page).not.toMatch(
        /<script(?! type="application\/ld\+json"| type="module" src="\/_astro\/[\w.-]+\.js"><\/script>)|\son\w+="|\sstyle="|javascript:/i,
      );
      const [head = '', body = ''] = html.split('</head>');
      if (!html.includes('http-equiv="refresh"')) expect(head.match(/<style>/g), page).toHaveLength(1);
      expect(`${head.replace('<style>', '')}${body}`, page).not.toMatch(/<style|rel="stylesheet"/);
      const loaded = [
        ...html.matchAll(/<(?:img|link|source|iframe|video|audio)\b[^>]*(?:src|href)="(https?:[^"]+)"/g),
      ];
      expect(
        loaded.map(([, url]) => url).filter((url) => !html.includes(`rel="canonical" href="${url}"`)),
        page,
      ).toEqual([]);
    }
  });

  it('says on every page that it is a demonstration and where to find help', () => {
    for (const page of pages) {
      expect(read(page), page).toContain('not published by the Oxfordshire Safeguarding Children Board');
      expect(read(page), page).toContain('0800 1111');
    }
  });

  it('says on every page once, directly below its title and lead, what it means for children', () => {
    const place =
      /^[^]*?<main[^]*?<h1[^]*?<\/h1>\s*(?:<p class="lead">[^]*?<\/p>|<div class="lead">[^]*?<\/div>|<p>[^]*?<\/p>)?\s*<p class="for-children">\s*<strong>What this means for children<\/strong>\s*[^<]*[.!?]\s*<\/p>/;
    const wrong = pages.filter((page) => {
      const html = read(page);
      if (html.includes('http-equiv="refresh"')) return false; // It only leads elsewhere.
      const before = place.exec(html)?.[0];
      return (
        before === undefined || /<section|<h2/.test(before) || html.split('class="for-children"').length !== 2
      );
    });
    expect(wrong).toEqual([]);
    expect(pages.length).toBeGreaterThan(250);
  });

  it('shows every learning point once among all, and with its themes and its audiences', () => {
    for (const { id, value } of content(project).points) {
      const pages = [
        'learning',
        ...value.themes.map((theme) => `themes/${theme}`),
        ...value.audiences.map((audience) => `audiences/${audience}`),
      ];
      for (const page of pages)
        expect(read(`${page}/index.html`).split(`<li id="point-${id}"`), `${id} on ${page}`).toHaveLength(2);
    }
  });

  it('says of a learning point that returned in which years, with their reports', () => {
    const page = read('learning/points/recognise-neglect-early/index.html');
    const found = /<p class="point-found">(.*?)<\/p>/s.exec(page)?.[1] ?? '';
    expect(found.replace(/<[^>]*>/g, '').trim()).toBe('Found in 2019/20; again in 2021/22');
    expect(found).toContain('href="/2019-20/crag/"');
    expect(page).toContain('undated, the strategic messages from reviews, and on priorities for change');
  });

  it('shows every chain of impact with its address, and counts those without an outcome', () => {
    const { impacts, priorities } = content(project);
    const page = read('impact/index.html');
    const silent = impacts.filter(({ value }) => !value.outcome).length;
    expect(page).toContain(`${silent} of ${impacts.length} activities have no reported outcome`);
    expect(page.split('No outcome reported.')).toHaveLength(silent + 1);
    for (const { id } of impacts) expect(page.split(`id="${id}"`), id).toHaveLength(2);
    for (const { id, value } of priorities)
      for (const { edition } of value.record) {
        expect(read(`priorities/${id}/index.html`)).toContain(`id="year-${edition}"`);
        expect(read(`${edition}/index.html`)).toContain(`href="/priorities/${id}/#year-${edition}"`);
      }
  });

  it('shows each piece of evidence in its report and with its themes, in the words of documents', () => {
    for (const { id, value, tree } of content(project).evidence) {
      const { id: anchor, title, quarters, remark } = evidenceWords(id, value, toString(tree));
      const words = quarters.flatMap((each) => [
        each.title,
        ...each.items.flatMap(({ what, place }) => [what, place]),
        ...(each.items.length === 0 ? [emptyQuarter] : []),
      ]);
      const expected = [title, ...words, remark].join(' ').replace(/\s+/g, '');
      for (const page of [value.report, ...value.themes.map((theme) => `themes/${theme}`)]) {
        const shown = read(`${page}/index.html`)
          .split('<div class="evidence">')
          .filter((part) => part.includes(` id="${anchor}`))
          .map((part) => part.replace(/<[^>]*>|\s+/g, '').slice(0, expected.length));
        expect(shown, `${id} on ${page}`).toContain(expected);
      }
    }
  });

  it('has a description, a canonical address and one h1 on every page', () => {
    for (const page of pages) {
      const html = read(page);
      expect(html.match(/<h1[ >]/g), page).toHaveLength(1);
      expect(html, page).toMatch(/<meta name="description" content="[^"]{20,}/);
      expect(html, page).toContain('<link rel="canonical" href="https://');
    }
  });

  it('gives each page a title and a description that no other page has', () => {
    const found = pages.filter((page) => !read(page).includes('name="robots" content="noindex"'));
    const said = (pattern: RegExp) => found.map((page) => [page, pattern.exec(read(page))![1]!] as const);
    for (const all of [said(/<title>(.*?)<\/title>/s), said(/<meta name="description" content="(.*?)"/)]) {
      const pagesBy = Map.groupBy(all, ([, text]) => text);
      expect([...pagesBy].filter(([, same]) => same.length > 1)).toEqual([]);
    }
    const lengths = said(/<meta property="og:description" content="(.*?)"/).map(([page, text]) => {
      return [page, text.replace(/&[#\w]+;/g, '.').length] as const;
    });
    expect(lengths.filter(([, length]) => length < 50 || length > 160)).toEqual([]);
  });

  it('describes each page to search engines as schema.org expects it, with the way to it that readers see', () => {
    const { site: origin } = content(project).board!.value;
    const plain = (html: string) =>
      html
        .replace(/<[^>]*>/g, '')
        .replace(/&#x26;|&amp;|&#38;/g, '&')
        .trim();
    const found: string[] = [];
    let crumbs = 0;
    for (const page of pages.filter((each) => !read(each).includes('name="robots" content="noindex"'))) {
      const html = read(page);
      const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)];
      expect(blocks, page).toHaveLength(1);
      const { '@context': context, '@graph': graph, ...only } = JSON.parse(blocks[0]![1]!);
      expect(context).toBe('https://schema.org');
      const things: Record<string, unknown>[] = graph ?? [only];
      found.push(...things.flatMap(linkedFaults).map((fault) => `${page} ${fault}`));
      const way = things.find((thing) => thing['@type'] === 'BreadcrumbList');
      const steps = ((way?.['itemListElement'] ?? []) as { name: string; item: string }[]).map(
        ({ name, item }) => [item, name],
      );
      const seen = /<nav class="crumbs".*?<\/nav>/s.exec(html)?.[0] ?? '';
      const shown = [...seen.matchAll(/<li.*?<\/li>/gs)].map(([item]) => [
        origin + (/href="([^"]*)"/.exec(item)?.[1] ?? `/${page.replace(/index\.html$/, '')}`),
        plain(item),
      ]);
      expect(steps, page).toEqual(shown);
      for (const [address = ''] of steps)
        expect(pages).toContain(`${address.slice(origin.length + 1).replace(/#.*/, '')}index.html`);
      crumbs += steps.length;
    }
    expect(found).toEqual([]);
    expect(crumbs).toBeGreaterThan(pages.length);
    const said = read('2019-20/crag/index.html');
    expect(said).not.toContain('"publisher"');
    expect(said).toContain('it is not published by the');
  });

  it('gives each page that is shared a picture of its own size, and small cards', () => {
    const { site: origin } = content(project).board!.value;
    const cards = filesBelow(folder, '.').filter((file) => /(^|-)card\.png$/.test(file));
    expect(cards).toEqual(expect.arrayContaining(content(project).reports.map(({ id }) => `${id}-card.png`)));
    for (const file of cards) expect(statSync(join(folder, file)).size, file).toBeLessThan(60_000);
    for (const page of pages.filter((each) => !read(each).includes('name="robots" content="noindex"'))) {
      const html = read(page);
      const meta = (name: string) =>
        new RegExp(`<meta property="og:${name}" content="(.*?)"`).exec(html)?.[1];
      const canonical = /<link rel="canonical" href="(.*?)"/.exec(html)?.[1];
      expect(canonical, page).toBe(`${origin}/${page.replace(/index\.html$/, '')}`);
      expect(meta('url'), page).toBe(canonical);
      const head = readFileSync(join(folder, meta('image')!.slice(origin.length + 1))).subarray(0, 24);
      const size = [head.readUInt32BE(16), head.readUInt32BE(20)].map(String);
      expect([meta('image:width'), meta('image:height')], page).toEqual(size);
      expect(meta('image:alt'), page).toMatch(/\S/);
    }
  });

  it('lists in its site map every page that is to be found, and in its feed what has an address', () => {
    const { site: origin } = content(project).board!.value;
    const file = (address: string) => address.slice(origin.length + 1).replace(/(^|\/)$/, '$1index.html');
    const [urls, entries] = ['sitemap-0.xml', 'feed.xml'].map((name) => xmlTree(read(name)).children);
    const listed = urls!.map(({ children }) => file(children[0]!.text));
    const found = pages.filter((page) => !read(page).includes('name="robots" content="noindex"'));
    expect(listed.sort()).toEqual(found.sort());
    expect(feedFaults(read('feed.xml'))).toEqual([]);
    const told = entries!.filter(({ name }) => name === 'entry');
    for (const { children } of told)
      expect(pages).toContain(file(children.find(({ name }) => name === 'id')!.text));
    const dated = content(project).reports.filter(({ value }) => value.source.date);
    expect(told.length).toBeGreaterThan(dated.length);
    const { icons } = JSON.parse(read('site.webmanifest'));
    for (const { src } of icons) expect(statSync(join(folder, src)).size).toBeGreaterThan(100);
  });

  it('keeps every page, with its styles in it, below 350 KB', () => {
    for (const page of pages) expect(statSync(join(folder, page)).size, page).toBeLessThan(350_000);
  });

  it('keeps the longest page of each kind within its budget', () => {
    const all = pages.map((file) => ({ file, html: read(file) }));
    expect(overBudget(all)).toEqual([]);
  });

  it('prints no letter or sign that the fonts of the site lack', async () => {
    const page = await chromium.newPage();
    expect(await signsWithoutFont(page, pages.map(read))).toEqual([]);
    expect(await signsWithoutFont(page, ['<p>Dŵr – “£5” ½</p>', '<p>Вода</p>'])).toEqual([...'Вода'].sort());
    await page.close();
  });

  it('asks no other host for anything, and shows its own font', async () => {
    const page = await chromium.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).origin));
    const standing = pages.filter((file) => !read(file).includes('http-equiv="refresh"'));
    for (const kind of kinds(project, standing)) {
      await page.goto(addressOf(kind));
      const shown = await page.evaluate(async () => {
        await document.fonts.ready;
        const isLoaded = [...document.fonts].some(
          ({ family, status }) => family.includes('Atkinson') && status === 'loaded',
        );
        return { isLoaded, height: document.querySelector('h1')?.getBoundingClientRect().height ?? 0 };
      });
      expect(shown.isLoaded, kind).toBe(true);
      expect(shown.height, kind).toBeGreaterThan(20);
    }
    expect([...new Set(asked)]).toEqual([site.origin]);
    await page.close();
  }, 180_000);

  it('leads from the address of a figure to the figure, on the longest page', async () => {
    const page = await chromium.newPage({ viewport: { width: 1440, height: 900 } });
    const id = 'figure-looked-after-legal-status';
    await page.goto(`${addressOf('2014-15/special-child-protection/index.html')}#${id}`);
    await page.evaluate(() => document.fonts.ready);
    const top = () => page.evaluate((name) => document.getElementById(name)!.getBoundingClientRect().top, id);
    await expect.poll(top).toBeLessThan(100);
    await page.waitForTimeout(900);
    expect(await top()).toBeGreaterThan(-10);
    expect(await top()).toBeLessThan(100);
    await page.close();
  });

  it('lets the keyboard skip to the content, and every figure be read without script', async () => {
    const context = await chromium.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(addressOf('2014-15/special-child-protection/index.html'));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(page.url()).toMatch(/#main$/);
    expect(await page.locator('.drawing:visible').count()).toBeGreaterThanOrEqual(8);
    expect(await page.locator('.explore:visible').count()).toBe(0);
    const figure = page.locator('.figure:has(.drawing)').first();
    await figure.getByRole('radio', { name: 'Table' }).check();
    expect(await figure.locator('table').isVisible()).toBe(true);
    await context.close();
  });

  it('shows text in charts at 12 px or more, inside the drawing and never overlapping, on a phone and a desktop', async () => {
    for (const width of [390, 1280]) {
      const page = await chromium.newPage({ viewport: { width, height: 800 } });
      await page.goto(addressOf('2014-15/special-child-protection/index.html'));
      expect(await textFaults(page), String(width)).toEqual([]);
      expect(await page.locator('.drawing:visible').count()).toBeGreaterThanOrEqual(8);
      await page.close();
    }
  }, 180_000);
});
