import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addresses } from '../src/addresses.ts';
import { deadLinks } from '../src/build/dead-links.ts';
import { azureText } from '../src/build/hosts/azure.ts';
import { headers } from '../src/build/hosts/headers.ts';
import { protectOwnPages, withPolicy } from '../src/build/hosts/policy.ts';
import { securityText } from '../src/build/hosts/security-text.ts';
import { writeHosts } from '../src/build/hosts/write.ts';
import { content } from '../src/content.ts';
import { filesBelow } from '../src/files.ts';
import { hostFiles, securityFile } from '../src/host-file.ts';
import { agedSecurity, securityContact } from '../src/security.ts';
import { browser } from './browser.ts';
import { fixtureSite, project, realSite } from './build.ts';
import { crawl, watched, type Seen } from './crawl.ts';
import { hostKinds, serveAs } from './host-kinds.ts';
import { lacking, observatory } from './observatory.ts';

const base = '/annual-reports/';
let fixture: string;
let real: string;
let scratch: string;
let chromium: Browser;

beforeAll(async () => {
  [fixture, real] = [fixtureSite(), realSite()];
  scratch = mkdtempSync(join(tmpdir(), 'hosts-'));
  chromium = await browser();
}, 400_000);
afterAll(async () => {
  await chromium?.close();
  rmSync(scratch, { recursive: true, force: true });
});

const pagesOf = (folder: string) => filesBelow(folder, '.').filter((file) => file.endsWith('.html'));
const isSearch = (file: string) => file === 'search/index.html';

/** What is wrong with the policy of a page, which is read here as browsers read it. */
function policyFaults(html: string, file: string): string[] {
  const [head = ''] = html.split('</head>');
  const [, first, policy = ''] =
    /<head>\s*<meta charset="utf-8">(<meta content="([^"]*)" http-equiv="Content-Security-Policy">)/.exec(
      html,
    ) ?? [];
  if (first === undefined || head.split('Content-Security-Policy').length !== 2) return ['no policy, or two'];
  const said = new Map(policy.split(';').map((each) => [each.split(' ')[0], each.split(' ').slice(1)]));
  const styles = [...html.matchAll(/<style[^>]*>([^]*?)<\/style>/g)].map(
    ([, css]) => `'sha256-${createHash('sha256').update(css!).digest('base64')}'`,
  );
  const own = html.includes('<script type="module"') ? ["'self'"] : [];
  const bare = html.replace(/<(script|style)\b[^]*?<\/\1>/g, '');
  const is = (name: string, ...sources: string[]) =>
    said.get(name)?.sort().join() === sources.sort().join() ? [] : [`${name} ${said.get(name)?.join(' ')}`];
  return [
    ...is('default-src', "'none'"),
    ...is('script-src', "'self'", ...(isSearch(file) ? ["'wasm-unsafe-eval'"] : [])),
    ...(styles.length > 0 ? is('style-src', ...new Set([...own, ...styles])) : []),
    ...is('base-uri', "'none'"),
    ...is('form-action', "'self'"),
    ...(/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|data:|\*|https?:/.test(policy) ? ['too wide'] : []),
    ...(/<[^>]+\sstyle=/.test(bare) ? ['a style in a tag'] : []),
    ...(/<[^>]+\son[a-z]+=/.test(bare) ? ['a script in a tag'] : []),
    ...(/<script(?![^>]*(\ssrc="\/|type="application\/ld\+json"))/.test(html)
      ? ['a script in the page']
      : []),
    ...(/\shref="javascript:/i.test(bare) ? ['a script in a link'] : []),
    ...(/<link[^>]*rel="stylesheet"/.test(head) ? ['styles beside the page'] : []),
  ];
}

describe('each page', () => {
  it('says first of all what it may load: no script, style or handler that stands in it but styles by their digest', () => {
    for (const folder of [fixture, real]) {
      const pages = pagesOf(folder);
      expect(pages.length).toBeGreaterThan(50);
      const faults = pages.flatMap((file) =>
        policyFaults(readFileSync(join(folder, file), 'utf8'), file).map((fault) => `${file}: ${fault}`),
      );
      expect(faults).toEqual([]);
    }
  });

  it.each([
    ['a digest less', (html: string) => html.replace(/'sha256-[^']*'/, "'self'"), 'style-src'],
    [
      'unsafe-inline',
      (html: string) => html.replace("style-src '", "style-src 'unsafe-inline' '"),
      'too wide',
    ],
    ['other styles', (html: string) => html.replace('<style>', '<style>a{color:red}'), 'style-src'],
    [
      'an inline style',
      (html: string) => html.replace('<main', '<main style="color:red"'),
      'a style in a tag',
    ],
    ['a handler', (html: string) => html.replace('<main', '<main onclick="x()"'), 'a script in a tag'],
    [
      'a script',
      (html: string) => html.replace('</main>', '<script>x()</script></main>'),
      'a script in the page',
    ],
    ['no policy', (html: string) => html.replace(/<meta [^>]*"Content-Security-Policy">/, ''), 'no policy'],
  ])('is found out with %s', (_, change, fault) => {
    const html = change(readFileSync(join(fixture, 'index.html'), 'utf8'));
    expect(policyFaults(html, 'index.html').join()).toContain(fault);
  });

  it('gets a policy that lets its own styles pass, also where it is a file of the publisher', () => {
    expect(withPolicy('<!doctype html><title>x</title>', 'x.html')).toMatch(
      /^<!doctype html><meta content="default-src/,
    );
    expect(withPolicy('<html><head lang="en"><style>a{}</style>', 'x.html')).toMatch(
      /^<html><head lang="en"><meta content="default-src 'none';script-src 'self';style-src 'sha256-[^']{44}';/,
    );
    const twice = withPolicy('<head></head>', 'x.html');
    expect(withPolicy(twice, 'x.html')).toBe(twice);
    expect(withPolicy('<head><style>a{}\r\nb{}</style>', 'x')).toContain(
      withPolicy('<head><style>a{}\nb{}</style>', 'x').match(/sha256-[^']*/)![0],
    );
  });
});

const kinds = Object.keys(hostKinds);
const expected = Object.fromEntries(
  Object.entries(headers(true)).map(([name, value]) => [name.toLowerCase(), value]),
);

describe.each(kinds)('%s', (kind) => {
  const at = (path: string, site = { folder: fixture, base }) => hostKinds[kind]!(site)(path);

  it('sends the same headers with every file, and keeps for good only what has another name when it changes', () => {
    const script = filesBelow(fixture, '_astro').find((file) => file.endsWith('.js'))!;
    const paths = [
      '',
      '2020-21/crag/',
      'search/',
      '404.html',
      'feed.xml',
      'favicon.svg',
      'posters/two-points-a4.pdf',
    ];
    for (const path of [...paths, 'data/2020-21/plans.csv', 'nowhere/', script]) {
      const { headers: said, status } = at(base + path);
      expect(said, path).toMatchObject(expected);
      expect(status, path).toBe(path === 'nowhere/' ? 404 : 200);
      expect(said['cache-control'], path).toBe(
        path === script ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate',
      );
    }
  });

  it('answers where nothing is with the page that says so, and shows readers none of its settings', () => {
    const missing = readFileSync(join(fixture, '404.html'), 'utf8');
    const isOpen = kind === 'Cloudflare Pages' ? /^(?!_)/ : /^$/;
    for (const path of ['nowhere/', 'data/nothing.csv', ...hostFiles.filter((file) => !isOpen.test(file))]) {
      const { status, file } = at(base + path);
      expect(status, path).toBe(404);
      expect(readFileSync(file!, 'utf8'), path).toBe(missing);
    }
  });

  it('leads on for good from addresses that are no more, and for now to the newest report', () => {
    expect(at(`${base}old/`)).toMatchObject({ status: 301, headers: { location: `${base}2020-21/crag/` } });
    expect(at(`${base}latest/crag/`)).toMatchObject({
      status: 302,
      headers: { location: `${base}2020-21/crag/` },
    });
    const site = { folder: real, base: '/' };
    const moved = JSON.parse(readFileSync(join(project, 'content/redirects.json'), 'utf8')) as Record<
      string,
      string
    >;
    expect(Object.keys(moved).length).toBeGreaterThan(5);
    for (const [from, location] of Object.entries(moved)) {
      expect(at(from, site)).toMatchObject({ status: 301, headers: { location } });
      expect(at(location, site).status).toBe(200);
    }
  });

  it('knows the media type of every file of the site', () => {
    for (const file of filesBelow(fixture, '.').filter((each) => !hostFiles.includes(each as never))) {
      const type = at(base + file).headers['content-type']!;
      const isUnknown = type === 'application/octet-stream';
      const isLeft =
        /\.(pf_\w+|pagefind)$/.test(file) ||
        (/^(Netlify|Cloudflare)/.test(kind) && /\.(zip|ods|docx|ico)$/.test(file));
      expect(isUnknown, `${file} ${type}`).toBe(isLeft);
    }
  });

  it('passes what the Observatory asks, on every page', () => {
    const faults = [fixture, real].flatMap((folder) => {
      const answer = hostKinds[kind]!({ folder, base: folder === real ? '/' : base });
      const said = answer(folder === real ? '/' : base).headers;
      return pagesOf(folder).flatMap((file) =>
        lacking({ headers: said, html: readFileSync(join(folder, file), 'utf8') }).map(
          (lack) => `${file}: ${lack}`,
        ),
      );
    });
    expect(faults).toEqual([]);
  });

  it('shows pages in a browser without a complaint, and without asking another host', async () => {
    const site = await serveAs(hostKinds[kind]!, { folder: fixture, base });
    const { page, seen } = await watched(chromium);
    const paths = ['', 'old/', '2020-21/crag/', 'data/2020-21/plans/'];
    await crawl(
      page,
      paths.map((path) => site.origin + base + path),
    );
    expect([...seen.faults, ...seen.hosts].join('\n')).toBe(new URL(site.origin).host);
    await page.context().close();
    site.stop();
  });
});

describe('what the Observatory asks', () => {
  const good = () => ({ headers: { ...expected }, html: readFileSync(join(fixture, 'index.html'), 'utf8') });
  const bare = (html: string) => html.replace(/<meta [^>]*"Content-Security-Policy">/, '');
  const policy = 'content-security-policy';

  it.each<[string, (site: ReturnType<typeof good>) => object]>([
    [
      'a site with nothing',
      () => ({ headers: {}, html: '<script src="https://cdn.example/x.js"></script>' }),
    ],
    [
      'a policy for everything',
      ({ html }) => ({ headers: { ...expected, [policy]: 'default-src *' }, html: bare(html) }),
    ],
    [
      'inline styles',
      ({ headers: said, html }) => ({
        headers: said,
        html: html.replace(/style-src [^;]*/, "style-src 'unsafe-inline'"),
      }),
    ],
    ['a policy in headers alone', ({ headers: said, html }) => ({ headers: said, html: bare(html) })],
    ['a page in a frame', ({ html }) => ({ headers: { ...expected, [policy]: "default-src 'none'" }, html })],
    [
      'a month of HTTPS',
      ({ html }) => ({ headers: { ...expected, 'strict-transport-security': 'max-age=2592000' }, html }),
    ],
    [
      'a path for others',
      ({ html }) => ({ headers: { ...expected, 'referrer-policy': 'unsafe-url' }, html }),
    ],
    ['a cookie', ({ html }) => ({ headers: { ...expected, 'set-cookie': 'a=b' }, html })],
  ])('is not passed by %s', (_, change) => {
    expect(lacking(good())).toEqual([]);
    expect(lacking(change(good()) as never)).not.toEqual([]);
  });

  it('is held each by some weak site', () => {
    const weak = {
      'content-security-policy': 'default-src *; base-uri *',
      'access-control-allow-credentials': 'true',
      'set-cookie': 'a=b',
    };
    const html = '<script src="//cdn.example/x.js"></script>';
    expect(lacking({ headers: weak, html })).toEqual(Object.keys(observatory));
  });
});

describe('in a browser that holds every page to its policy', () => {
  let site: Awaited<ReturnType<typeof serveAs>>;
  let page: Page;
  let seen: Seen;

  beforeAll(async () => {
    site = await serveAs(hostKinds['Apache']!, { folder: fixture, base });
    ({ page, seen } = await watched(chromium));
  });
  afterAll(async () => {
    await page.context().close();
    site.stop();
  });
  const open = (path: string) => page.goto(site.origin + base + path);
  const isQuiet = () => expect([...seen.faults, ...seen.hosts].join('\n')).toBe(new URL(site.origin).host);

  it('nothing of the site is forbidden, and no other host is asked', async () => {
    const paths = pagesOf(fixture).map((file) => base + file.replace(/index\.html$/, ''));
    await crawl(
      page,
      paths.filter((path) => path !== `${base}404.html`).map((path) => site.origin + path),
    );
    isQuiet();
    expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain('Atkinson');
  }, 180_000);

  it('search finds', async () => {
    await open('search/?q=invented');
    await page.waitForSelector('.results > li');
    isQuiet();
  });

  it('a chart is explored, and what explores it has its styles', async () => {
    await open('2020-21/crag/');
    await page.locator('.explore').first().click();
    await page.waitForSelector('.explored .exploration');
    isQuiet();
  });

  it('a term explains itself, and words are found in the text', async () => {
    await open('2020-21/crag/');
    await page.locator('.prose a.term').first().hover();
    await page.waitForSelector('.in-place');
    isQuiet();
  });

  it('a poster is shown with its picture', async () => {
    await open('posters/two-points/');
    await page.waitForFunction(() => [...document.images].some(({ naturalWidth }) => naturalWidth > 0));
    isQuiet();
  });

  it.each([
    ['a style that its page does not name', '<style>main{color:red}</style>', /style-src-elem inline/],
    ['a style in a tag', '<p style="color:red">x</p>', /style-src-attr inline/],
    ['a script in the page', '<script>document.title = "x"</script>', /script-src-elem inline/],
    [
      'a picture of another host',
      '<img alt="" src="https://pictures.example/x.png">',
      /img-src https:\/\/pictures/,
    ],
    ['a frame', '<iframe src="/annual-reports/"></iframe>', /frame-src/],
  ])('complains of %s', async (_, wrong, complaint) => {
    const other = await watched(chromium);
    const html = readFileSync(join(fixture, 'index.html'), 'utf8').replace('</main>', `${wrong}</main>`);
    await other.page.route(`**${base}`, (route) => route.fulfill({ body: html, contentType: 'text/html' }));
    await other.page.goto(site.origin + base);
    await expect.poll(() => other.seen.faults.join()).toMatch(complaint);
    await other.page.context().close();
  });
});

describe('links of documents and data', () => {
  /** The dead links of a copy of the fixture in which the bytes of one file are others. */
  function dead(file: string, change: (bytes: Uint8Array) => Uint8Array): Promise<string[]> {
    const copy = mkdtempSync(join(scratch, 'links-'));
    cpSync(fixture, copy, { recursive: true });
    writeFileSync(join(copy, file), change(readFileSync(join(copy, file))));
    return deadLinks(copy);
  }
  const replaced = (from: string, to: string) => (bytes: Uint8Array) => {
    const text = strFromU8(bytes, true);
    expect(text.includes(from), from).toBe(true);
    return strToU8(text.replace(from, to), true);
  };
  const inZip = (part: string, from: string | RegExp, to: string) => (bytes: Uint8Array) => {
    const files = unzipSync(bytes);
    const text = strFromU8(files[part]!);
    expect(text.replace(from, '') === text, String(from)).toBe(false);
    return zipSync({ ...files, [part]: strToU8(text.replace(from, to)) });
  };
  const site = 'https://www.example.org/annual-reports/';
  const report = '2020-21/crag-annual-report-2020-21';

  it('lead somewhere, on both sites', async () => {
    expect([...(await deadLinks(fixture)), ...(await deadLinks(real))]).toEqual([]);
  });

  it.each<[string, string, (bytes: Uint8Array) => Uint8Array, string]>([
    [
      'a PDF that leads to no page',
      `${report}.pdf`,
      replaced(`/URI (${site}2020-21/crag/)`, `/URI (${site}2020-21/carg/)`),
      `${site}2020-21/carg/`,
    ],
    ['a PDF that leads to no row', `${report}.pdf`, replaced('/#row-3)', '/#raw-3)'), '#raw-3'],
    ['a PDF that leads to no place in it', `${report}.pdf`, replaced('/Dest (', '/Dest (no-'), '#no-'],
    [
      'a Word file that leads to no page',
      `${report}.docx`,
      inZip('word/_rels/document.xml.rels', `${site}2020-21/crag/`, `${site}2020-21/carg/`),
      '2020-21/carg/',
    ],
    [
      'a Word file that leads to no row',
      `${report}.docx`,
      inZip('word/footnotes.xml', 'w:anchor="row-3"', 'w:anchor="raw-3"'),
      '#raw-3',
    ],
    [
      'a Word file that leads to no bookmark',
      `${report}.docx`,
      inZip('word/document.xml', /<w:bookmarkStart [^>]*_Toc2"[^>]*>/, ''),
      '#_Toc2',
    ],
    [
      'a sheet that leads to no page',
      'data/2020-21/plans.ods',
      inZip('content.xml', `${site}data/2020-21/plans/`, `${site}data/2020-21/plants/`),
      'plants/',
    ],
    [
      'a feed that leads to no page',
      'feed.xml',
      replaced(`href="${site}2020-21/"`, `href="${site}2020-22/"`),
      '2020-22/',
    ],
    [
      'a site map with no page',
      'sitemap-0.xml',
      replaced(`${site}2020-21/crag/`, `${site}2020-21/carg/`),
      'carg/',
    ],
    [
      'data that name no file',
      'data/2020-21/datapackage.json',
      replaced('audit-ratings.csv', 'audit-retinas.csv'),
      'audit-retinas.csv',
    ],
    [
      'a page whose large picture is gone',
      'posters/two-points/index.html',
      replaced('posters/two-points.png 1240w', 'posters/tow-points.png 1240w'),
      'tow-points.png',
    ],
    ['a page whose card is gone', 'index.html', replaced(`${site}card.png`, `${site}cord.png`), 'cord.png'],
    [
      'a page that names the site in full and leads nowhere',
      'index.html',
      replaced('</main>', `<a href="${site}#no">x</a></main>`),
      '#no',
    ],
  ])('are found dead in %s', async (_, file, change, link) => {
    const found = await dead(file, change);
    expect(found.join('\n')).toContain(link);
    expect(
      found.every((each) => each.startsWith(`${file} → `)),
      found.join('\n'),
    ).toBe(true);
  });
});

it('knows the address of every file of a built site before it builds, but of those that hosts read and that lead on', () => {
  for (const [root, site] of [
    [project, real],
    [join(project, 'test/site'), fixture],
  ] as const) {
    const all = content(root);
    const known = new Set(addresses(all).map(({ path }) => path));
    const leading = Object.keys(all.redirects?.value ?? {});
    const others = filesBelow(site, '.')
      .filter((file) => !/^(?:_astro|pagefind)\//.test(file))
      .map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`)
      .filter((path) => !known.has(path) && !leading.includes(path));
    const told = [...hostFiles.filter((file) => file !== '.htaccess'), securityFile];
    expect(others.sort()).toEqual(told.map((file) => `/${file}`).sort());
  }
});

describe('what the build writes for hosts', () => {
  const board = content(join(project, 'test/site')).board!.value;
  const site = { board, redirects: undefined, base: '/', origin: 'http://localhost' };

  it('says nothing of HTTPS where the site is published without', () => {
    const folder = mkdtempSync(join(scratch, 'plain-'));
    expect(writeHosts(folder, site)).toEqual([]);
    for (const file of hostFiles) {
      expect(readFileSync(join(folder, file), 'utf8'), file).not.toContain('Strict-Transport');
    }
    expect(existsSync(join(folder, '.well-known/security.txt'))).toBe(true);
  });

  it('is never written over a file of the publisher', () => {
    const folder = mkdtempSync(join(scratch, 'taken-'));
    mkdirSync(join(folder, '.well-known'));
    for (const file of ['.htaccess', '.well-known/security.txt']) writeFileSync(join(folder, file), 'mine');
    expect(writeHosts(folder, site).map(({ file }) => file)).toEqual([
      'public/.htaccess',
      'public/.well-known/security.txt',
    ]);
    expect(readFileSync(join(folder, '.htaccess'), 'utf8')).toBe('mine');
  });

  it('stays below what Azure reads, with pages that lead on in the place of too many redirects', () => {
    const moves = Array.from({ length: 400 }, (_, index) => ({
      from: `/old-${index}/`,
      to: '/new/',
      status: 301 as const,
    }));
    const text = azureText({ base: '/', headers: headers(true), moves });
    expect(Buffer.byteLength(text)).toBeLessThan(20_000);
    expect(JSON.parse(text).globalHeaders).toMatchObject(headers(true));
    expect(azureText({ base: '/', headers: headers(true), moves: moves.slice(0, 3) })).toContain('/old-2/');
  });

  it('is no longer than a line of Cloudflare may be', () => {
    for (const line of readFileSync(join(real, '_headers'), 'utf8').split('\n'))
      expect(line.length).toBeLessThan(2000);
  });
});

describe('a page of the publisher in public/', () => {
  it('may load no more than others may', () => {
    const root = mkdtempSync(join(scratch, 'own-'));
    mkdirSync(join(root, 'public/map'), { recursive: true });
    writeFileSync(join(root, 'public/map/index.html'), '<!doctype html><p>A map</p>');
    cpSync(join(root, 'public'), join(root, 'dist'), { recursive: true });
    protectOwnPages(join(root, 'dist'), root);
    expect(readFileSync(join(root, 'dist/map/index.html'), 'utf8')).toContain("default-src 'none'");
  });
});

describe('security.txt', () => {
  const { security: _, ...board } = content(join(project, 'test/site')).board!.value;
  const security = { expires: '2027-09-30' };

  it('has what RFC 9116 asks: whom to tell, one day until which it holds, its address at the root of the host', () => {
    const text = readFileSync(join(fixture, '.well-known/security.txt'), 'utf8');
    expect(text.match(/^Contact: (https:\/\/|mailto:|tel:\+)\S+$/gm)).toHaveLength(1);
    const [, expires] = /^Expires: (\S+)$/m.exec(text)!;
    expect(new Date(expires!).toISOString()).toBe(expires);
    expect(text.match(/^Expires:/gm)).toHaveLength(1);
    expect(text).toContain('Canonical: https://www.example.org/.well-known/security.txt\n');
    expect(text).toMatch(/^Preferred-Languages: en$/m);
    expect(readFileSync(join(real, '.well-known/security.txt'), 'utf8')).toMatch(/^Contact: https:/m);
  });

  it('names the contact of the board where it has no other, and is not there where nobody is named', () => {
    const contact = { who: 'The business unit', days: 5 };
    expect(securityContact({ security, contact: { ...contact, email: 'unit@example.org' } })).toBe(
      'mailto:unit@example.org',
    );
    expect(securityContact({ security, contact: { ...contact, phone: '+44 20 0000 0000' } })).toBe(
      'tel:+442000000000',
    );
    expect(securityContact({ security, contact: { ...contact, phone: '020 0000 0000' } })).toBeUndefined();
    expect(securityText({ ...board, security }, 'https://x.example')).toBeUndefined();
    expect(securityText(board, 'https://x.example')).toBeUndefined();
  });

  it('is told of by the check once its day is past, or is more than a year ahead', () => {
    expect(agedSecurity({ security }, '2027-01-01')).toEqual([]);
    expect(agedSecurity({ security }, '2027-10-01')[0]).toContain('out of date since 2027-09-30');
    expect(agedSecurity({ security }, '2026-09-29')[0]).toContain('less than a year');
    expect(agedSecurity({}, '2027-01-01')).toEqual([]);
  });
});
